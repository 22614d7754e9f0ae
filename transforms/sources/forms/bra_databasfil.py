"""SOL's `Databasfil.txt`: a line per region, crime type and period; names only, no codes and no hierarchy.

`Region;Brott;År;Period;Antal;/100 000 inv`, each line ended by one `;` more than the header. A year stands in `Period`
with `År` before it, a month in `Period` with its year before it. One of the two measures may be missing.
"""

from pathlib import Path

from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, UnreadableError, header_key
from transforms.sources.forms.bra_gemensamt import Brott, first_cells, fitted, measure, period, read_lines, table

_NEEDED = ("region", "brott", "ar", "period")


def fits(head: Head) -> bool:
    """Told by its header, whatever the file is called."""
    return set(_NEEDED) <= {header_key(cell) for cell in first_cells(head)}


def parse(path: Path) -> RawTable:
    """Its lines as crime lines; what cannot be cut is kept as broken.

    Raises:
        UnreadableError: empty, or two headers that become the same.
    """
    lines = read_lines(path)
    header = [header_key(cell) for cell in lines.cells[0][1]]
    while header and not header[-1]:
        header.pop()
    places = {name: header.index(name) for name in _NEEDED}
    measures = {found: i for i, cell in enumerate(header) if (found := measure(cell))}
    twice = [name for name in header if header.count(name) > 1]
    if twice:
        raise UnreadableError("dubbla_rubriker", rubriker=", ".join(sorted(set(twice))))
    rows, broken = [], lines.broken
    for number, cells in lines.cells[1:]:
        if (row := fitted(cells, places["brott"], len(header))) is None:
            broken.append((number, ";".join(cells), "fel_antal_celler"))
        else:
            rows.append((number, _line(row, places, measures)))
    raw = table(rows, lines.encoding, measures)
    raw.broken = sorted(broken)
    return raw


def _line(cells: list[str], places: dict[str, int], measures: dict[str, int]) -> Brott:
    when, preliminary = period(cells[places["ar"]], cells[places["period"]])
    antal, rate = (cells[measures[name]] if name in measures else "" for name in ("antal", "per_100000"))
    crime = " ".join(cells[places["brott"]].split())
    return Brott(cells[places["region"]].strip(), when, crime, antal, rate, preliminary)
