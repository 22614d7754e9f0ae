"""Brå's CSV of all kommuner for one period and one crime type, which stand in its card and not in the file.

`Kommun;Antal (prel.);Per 100 000 inv. (prel.)`, UTF-8 with BOM; the card says `[brott] period = "2025"` and
`brottstyp = "Totalt antal brott"`.
"""

from pathlib import Path

from transforms.deliveries.account import FileReport
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, UnreadableError, header_key
from transforms.sources.brott_regler import period_fault
from transforms.sources.forms.bra_gemensamt import Brott, first_cells, fitted, measure, read_lines, table


def fits(head: Head) -> bool:
    """Told by a header of a kommun and measures, and nothing that tells a period."""
    cells = [cell for cell in first_cells(head) if cell.strip()]
    return len(cells) > 1 and header_key(cells[0]) == "kommun" and all(measure(cell) for cell in cells[1:])


def parse(path: Path, report: FileReport) -> RawTable:
    """Its lines as crime lines of the period and type in the card.

    Raises:
        UnreadableError: the card does not tell them, or the file is empty.
    """
    when, crime = _told(report)
    lines = read_lines(path)
    header = lines.cells[0][1]
    measures = {found: i for i, cell in enumerate(header) if (found := measure(cell))}
    preliminary = "ja" if any("prel" in cell.casefold() for cell in header) else "nej"
    rows, broken = [], lines.broken
    for number, cells in lines.cells[1:]:
        row = fitted(cells, 0, len(header))
        if row is None:
            broken.append((number, ";".join(cells), "fel_antal_celler"))
            continue
        antal, rate = (row[measures[name]] if name in measures else "" for name in ("antal", "per_100000"))
        rows.append((number, Brott(row[0].strip(), when, crime, antal, rate, preliminary)))
    raw = table(rows, lines.encoding, measures)
    raw.broken = sorted(broken)
    return raw


def _told(report: FileReport) -> tuple[str, str]:
    part = report.card.extra.get("brott")
    part = part if isinstance(part, dict) else {}
    when, crime = (str(part.get(name, "")).strip() for name in ("period", "brottstyp"))
    if period_fault(when) == "okand_period" or not crime:
        raise UnreadableError("kort_utan_brott", kort=f"{report.path.name}.toml")
    return when, crime
