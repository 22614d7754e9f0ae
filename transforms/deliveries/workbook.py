"""XLSX to text cells, through calamine, behind a look at how much it unpacks to."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from transforms.deliveries.archive import BROKEN_ARCHIVE, TooLargeError
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import UnreadableError, header_key, unified
from transforms.deliveries.workbook_size import measure

MAX_UNPACKED = 500_000_000


def read_workbook(path: Path, wanted: list[set[str]]) -> RawTable:
    """The first sheet with the wanted headers within its first ten rows; other sheets are named in a remark.

    When no sheet has them, the first row with two filled cells: so that the refusal can name what was found.
    """
    sheets = _open_sheets(path)
    heads = [(name, i, [_cell(c).strip() for c in row]) for name, cells in sheets for i, row in enumerate(cells[:10])]
    right = [h for h in heads if any(names <= {header_key(c) for c in h[2]} for names in wanted)]
    likely = [h for h in heads if sum(map(bool, h[2])) >= 2]
    if not right and not likely:
        raise UnreadableError("tom_fil")
    name, start, header = (right or likely)[0]
    rows = [(i + 1, [_cell(c) for c in row]) for i, row in enumerate(dict(sheets)[name]) if i > start]
    table = RawTable(header, [(rad, row) for rad, row in rows if any(cell.strip() for cell in row)], "xlsx")
    if others := [other for other, _ in sheets if other != name]:
        table.remarks.append(("andra_blad", {"blad": ", ".join(others)}))
    return table


def read_sheets(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Every sheet of a workbook by name, as rows of text cells from its first row on.

    Raises:
        UnreadableError: no workbook, or one that unpacks to more than it may.
    """
    return [(name, [[_cell(c).strip() for c in row] for row in cells]) for name, cells in _open_sheets(path)]


def _open_sheets(path: Path) -> list[tuple[str, list[list[Any]]]]:
    import python_calamine

    try:
        measure(path, MAX_UNPACKED)
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except TooLargeError:
        raise UnreadableError("for_stor_arbetsbok", megabyte=MAX_UNPACKED // 1_000_000) from None
    except (*BROKEN_ARCHIVE, python_calamine.CalamineError):
        raise UnreadableError("trasig_arbetsbok") from None


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S") if value.time() != time() else value.strftime("%Y-%m-%d")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else unified(str(value))
