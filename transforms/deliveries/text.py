"""Bytes to a table of text cells with line numbers. Decodes by rule, never by statistics, and says which rule."""

import csv
import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

MAX_BYTES = 2_000_000_000
MAX_UNPACKED = 500_000_000
# What opening a damaged archive may raise: an encrypted or unknown form is a RuntimeError, a bad name a ValueError.
BROKEN_ARCHIVE = (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, KeyError, zlib.error, struct.error)
_SEPARATORS = ";,\t"
_LINE_END = re.compile(rb"\r\n|\r|\n")
# Stands after the last line; when a cell swallows it, a quotation mark was never closed.
_END = "\x00slut\x00"


class UnreadableError(Exception):
    """The file cannot be read as a table; `code` and `params` name the Swedish reason."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


@dataclass
class RawTable:
    """Cells as delivered: `rows` holds (line number, cells); `broken` lines that could not be decoded or cut."""

    header: list[str]
    rows: list[tuple[int, list[str]]]
    encoding: str
    broken: list[tuple[int, str, str]] = field(default_factory=list)
    remarks: list[tuple[str, dict[str, object]]] = field(default_factory=list)


@dataclass(frozen=True)
class Head:
    """How a file begins, for telling its form: its path, its first 64 KB, and those as text by the usual rule."""

    path: Path
    data: bytes
    text: str

    @property
    def is_workbook(self) -> bool:
        """True for XLSX, whatever the file is called."""
        return self.data.startswith(b"PK\x03\x04") and self.path.suffix.casefold() != ".docx"

    @property
    def is_json(self) -> bool:
        """True when the first character that is no space opens a JSON object or array."""
        return self.text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def head(path: Path) -> Head:
    """The beginning of a file; a letter cut in two at its end does not change the encoding."""
    with path.open("rb") as handle:
        data = handle.read(65_536)
    whole = data[: data.rfind(b"\n") + 1] or data if len(data) == 65_536 else data
    try:
        return Head(path, data, decode(whole)[0])
    except UnreadableError:
        return Head(path, data, "")


def decode(data: bytes) -> tuple[str, str, list[int]]:
    """Text, name of the encoding, and the numbers of lines that are not of it.

    A byte-order mark decides; else UTF-8 if every byte is; else, when some lines are UTF-8 beyond ASCII, the file
    mixes encodings and the other lines are named; else Windows-1252 (ISO-8859-1 where that has no character).
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "utf-16", []
        except UnicodeDecodeError:
            raise UnreadableError("trasig_kodning", kodning="utf-16") from None
    marked = data.startswith(b"\xef\xbb\xbf")
    data = data[3:] if marked else data
    try:
        return data.decode("utf-8"), "utf-8-sig" if marked else "utf-8", []
    except UnicodeDecodeError:
        pass
    lines = _LINE_END.split(data)
    if marked or any(not line.isascii() and _is_utf8(line) for line in lines):
        bad = [i + 1 for i, line in enumerate(lines) if not _is_utf8(line)]
        return data.decode("utf-8", errors="replace"), "utf-8 (blandad)", bad
    try:
        return data.decode("cp1252"), "windows-1252", []
    except UnicodeDecodeError:
        return data.decode("latin-1"), "iso-8859-1", []


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def header_key(text: str) -> str:
    """A header as it is compared: case, surrounding space, å ä ö and `_` against space do not matter."""
    plain = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(" ", "_").replace("\ufeff", "")


def read_table(path: Path, *wanted: Collection[str]) -> RawTable:
    """The delivered table in `path`, CSV or XLSX by its first bytes.

    `wanted` are sets of required headers, any one of which tells the right sheet of a workbook.

    Raises:
        UnreadableError: too large, empty, or no header.
    """
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableError("for_stor", gigabyte=2)
    data = path.read_bytes()
    if data.startswith(b"PK\x03\x04"):
        return _read_workbook(path, [{header_key(name) for name in names} for names in wanted])
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # the old binary Office form
        raise UnreadableError("trasig_arbetsbok")
    text, encoding, bad_lines = decode(data)
    return parse_csv(text, encoding, bad_lines)


def parse_csv(text: str, encoding: str, bad_lines: Iterable[int] = ()) -> RawTable:
    """Cut decoded text into cells; a first line `sep=;` is understood, blank lines are passed over.

    Raises:
        UnreadableError: no header, or a cell structure that cannot be followed.
    """
    csv.field_size_limit(64_000_000)
    bad = set(bad_lines)
    lines = unified(text)
    skip = 0
    separator = ""
    if lines[:4].casefold() == "sep=" and lines[4:5] in tuple(_SEPARATORS):
        separator, skip = lines[4], 1
        lines = lines.partition("\n")[2]
    first = next((line for line in lines.split("\n") if line.strip()), "")
    if not first:
        raise UnreadableError("tom_fil")
    separator = separator or max(_SEPARATORS, key=first.count)
    reader = csv.reader(_with_end(lines), delimiter=separator)
    table = RawTable([], [], encoding)
    last = 0
    try:
        for cells in reader:
            if _END in cells[-1:]:
                return table
            number, last = last + 1 + skip, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not table.header:
                table.header = [cell.strip() for cell in cells]
            elif bad.intersection(range(number, last + 1 + skip)):
                table.broken.append((number, separator.join(cells), "blandad_kodning"))
            elif len(cells) != len(table.header) and not _trailing_empty(cells, table.header):
                table.broken.append((number, separator.join(cells), "fel_antal_celler"))
            else:
                table.rows.append((number, cells[: len(table.header)]))
    except csv.Error:
        number = last + 1 + skip
    raise UnreadableError("trasig_tabell", rad=number)


def unified(text: str) -> str:
    """One kind of line end, and letters in one piece (`å` may come as a and a ring)."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _with_end(lines: str) -> Iterator[str]:
    yield from io.StringIO(lines if lines.endswith("\n") else lines + "\n")
    yield _END


def _trailing_empty(cells: list[str], header: list[str]) -> bool:
    return len(cells) > len(header) and not any(c.strip() for c in cells[len(header) :])


def _read_workbook(path: Path, wanted: list[set[str]]) -> RawTable:
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
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
        if unpacked > MAX_UNPACKED:
            raise UnreadableError("for_stor_arbetsbok", megabyte=MAX_UNPACKED // 1_000_000)
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
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
