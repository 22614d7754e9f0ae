"""XLSX to text cells, through calamine, behind a look at how much it unpacks to."""

import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from transforms.deliveries.archive import BROKEN_ARCHIVE, TooLargeError, blocks
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import UnreadableError, header_key, unified

MAX_UNPACKED = 500_000_000
MAX_CELLS = 20_000_000  # of one sheet: calamine lays out every cell up to the last row and column, filled or not
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]*)([0-9]+)[\"']", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_LONGEST_TAG, _LONGEST_PLACE = 1_000_000, 100  # bytes


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
        _measure(path)
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except TooLargeError:
        raise UnreadableError("for_stor_arbetsbok", megabyte=MAX_UNPACKED // 1_000_000) from None
    except (*BROKEN_ARCHIVE, python_calamine.CalamineError):
        raise UnreadableError("trasig_arbetsbok") from None


def _measure(path: Path) -> None:
    """Pass a workbook that fits in memory.

    Raises:
        TooLargeError: it unpacks to more than it may.
        UnreadableError: a sheet reaches over too many cells, or the workbook is of another form than XLSX.
    """
    left = MAX_UNPACKED
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.bin" in archive.namelist():
            raise UnreadableError("trasig_arbetsbok")
        for item in archive.infolist():
            rows, columns, size = _extent(blocks(archive, item, left))
            left -= size
            if rows * columns > MAX_CELLS:
                raise UnreadableError("for_vitt_blad", miljoner=MAX_CELLS // 1_000_000)


def _extent(member: Iterable[bytes]) -> tuple[int, int, int]:
    """Rows, columns and bytes of an unpacked sheet. Where only some cells name their place, at least half of them."""
    last_row = rows = last_column = most_cells = cells = size = 0
    rest = b""
    for block in member:
        size += len(block)
        whole, rest = _cut(rest + block)
        places = set(_PLACE.findall(whole))
        last_row = max([last_row, *(int(row) for _, row in places)])
        last_column = max([last_column, *(_column(letters) for letters in {letters for letters, _ in places})])
        before, *started = (len(_CELL.findall(row)) for row in _ROW.split(whole))
        rows, cells = rows + len(started), (started or [cells + before])[-1]
        most_cells = max([most_cells, cells + before, *started])
    return max(last_row, rows), max(last_column, most_cells), size


def _cut(block: bytes) -> tuple[bytes, bytes]:
    """`block` up to its last tag, which may go on, and the rest; what is as long as that is no tag."""
    at = block.rfind(b"<")
    return (block[:at], block[at:]) if len(block) - at <= _LONGEST_TAG else (block, block[-_LONGEST_PLACE:])


def _column(letters: bytes) -> int:
    """The number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S") if value.time() != time() else value.strftime("%Y-%m-%d")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else unified(str(value))
