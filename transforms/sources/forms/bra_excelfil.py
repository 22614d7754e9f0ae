"""SOL's "Öppna som excelfil": in truth a `;` text with a cross table in it.

A title, stacked header rows that tell the period (a cell left empty goes on with the one to its left), a row of
measures (`Antal`, `/100 000 inv`), then a row with only a region's name before the crime types of that region.
Built from working code that reads such files (real-estate-war-lord/am-dashboard-se, scripts/import_bra.py): no real
file was at hand, and that labels are indented by level is our assumption; without it the label stands alone.
"""

import html
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, UnreadableError
from transforms.sources.forms.bra_gemensamt import Brott, Lines, Sokvag, cut, fitted, measure, period, read_lines, table

_HEADER_ROWS = 15


def fits(head: Head) -> bool:
    """Told by its row of measures among the first rows."""
    lines = html.unescape(head.text).replace("\u00a0", " ").splitlines()[:_HEADER_ROWS]
    return any(_are_measures(cut(line)) for line in lines)


def parse(path: Path) -> RawTable:
    """Its cells as crime lines, numbered in reading order.

    Raises:
        UnreadableError: no row of measures.
    """
    lines = read_lines(path)
    at = next((i for i, (_, cells) in enumerate(lines.cells[:_HEADER_ROWS]) if _are_measures(cells)), None)
    if at is None:
        raise UnreadableError("trasig_tabell", rad=lines.cells[-1][0])
    measures = [measure(cell) for cell in lines.cells[at][1]]
    while not measures[-1]:
        measures.pop()
    periods = _periods([cells for _, cells in lines.cells[:at]], len(measures))
    found = [*_lines(lines, at, periods, measures)]
    rows = [(number, line) for number, line in enumerate(found, start=1) if isinstance(line, Brott)]
    raw = table(rows, lines.encoding, measures)
    raw.broken = [(number, line, "fel_antal_celler") for number, line in enumerate(found, start=1)
                  if isinstance(line, str)]
    raw.broken += [(len(found) + i, line, code) for i, (_, line, code) in enumerate(lines.broken, start=1)]
    return raw


def _are_measures(cells: list[str]) -> bool:
    told = [cell for cell in cells[1:] if cell.strip()]
    return bool(told) and not cells[0].strip() and all(measure(cell) for cell in told)


def _periods(header: list[list[str]], width: int) -> list[tuple[str, str]]:
    """(period, preliminar) of each column; a header row that fills none but the first cell is the title."""
    filled = []
    for cells in header:
        row, last = [""], ""
        for cell in (cells + [""] * width)[1:width]:
            last = cell.strip() or last
            row.append(last)
        filled.append(row)
    return [period(*parts) for parts in zip(*filled, strict=True)] if filled else [("", "nej")] * width


def _lines(
    lines: Lines, at: int, periods: list[tuple[str, str]], measures: list[str]
) -> Iterator[Brott | str]:
    """Crime lines, and the text of rows that could not be cut."""
    region, above = "", Sokvag()
    for _, cells in lines.cells[at + 1:]:
        label = cells[0].strip()
        if label and not any(cell.strip() for cell in cells[1:]):
            region, above = label, Sokvag()
            continue
        row = fitted(cells, 0, len(measures))
        if row is None:
            yield ";".join(cells)
            continue
        indent = len(row[0]) - len(row[0].lstrip())
        crime = above.down_to(indent, " ".join(row[0].split()))
        columns = [c for c in range(1, len(measures)) if measures[c]]
        for (when, preliminary), group in groupby(columns, key=lambda c: periods[c]):
            told = {measures[c]: row[c] for c in group}
            yield Brott(region, when, crime, told.get("antal", ""), told.get("per_100000", ""), preliminary)
