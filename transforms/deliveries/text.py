"""Bytes to a table of text cells with line numbers. Decodes by rule, never by statistics, and says which rule."""

import codecs
import csv
import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

MAX_BYTES = 2_000_000_000
MAX_UNPACKED = 500_000_000
# What opening a damaged archive may raise: an encrypted or unknown form is a RuntimeError, a bad name a ValueError.
BROKEN_ARCHIVE = (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, KeyError, zlib.error, struct.error)
_SEPARATORS = ";,\t"
_BLOCK = 1 << 22
_PART = 100_000  # rows of a CSV that are held at a time
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # bytes to which Windows-1252 gives no character
_NEWLINE = ord("\n")
_LINE_END = re.compile(rb"\r\n|\r|\n")
# Stands after the last line; when a cell swallows it, a quotation mark was never closed.
_END = "\x00slut\x00"


class UnreadableError(Exception):
    """The file cannot be read as a table; `code` and `params` name the Swedish reason."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


Row = tuple[int, list[str]]  # line number, cells
Broken = tuple[int, str, str]  # line number, text, reason code


@dataclass
class RawTable:
    """Cells as delivered: `rows` holds (line number, cells); `broken` lines that could not be decoded or cut.

    Of a long file these are the first ones; `rest` reads on, a part at a time.
    """

    header: list[str]
    rows: list[Row]
    encoding: str
    broken: list[Broken] = field(default_factory=list)
    remarks: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    rest: Iterator[tuple[list[Row], list[Broken]]] = field(default_factory=lambda: iter(()))

    def parts(self) -> Iterator["RawTable"]:
        """The table in parts that fit in memory; each is read only when it is asked for."""
        yield self
        for rows, broken in self.rest:
            yield RawTable(self.header, rows, self.encoding, broken)


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


@dataclass(frozen=True)
class Encoding:
    """The name of an encoding, Python's codec for it, and the numbers of the lines that are not of it.

    `lines` is how many there are at most when all end alike, None when they do not; `quoted` = there are quotation
    marks, so that a record may go over several lines.
    """

    name: str
    codec: str
    bad: frozenset[int] = frozenset()
    lines: int | None = None
    quoted: bool = False

    @property
    def errors(self) -> str:
        """How to decode: a line that is not of a mixed file's encoding is marked, and quarantined by its number."""
        return "replace" if self.bad else "strict"


def encoding_of(data: BinaryIO) -> Encoding:
    """The encoding by rule. Reads block by block and leaves the position at the beginning.

    A byte-order mark decides; else UTF-8 if every byte is; else, when some lines are UTF-8 beyond ASCII, the file
    mixes encodings and the other lines are named; else Windows-1252 (ISO-8859-1 where that has no character).
    """
    start = data.read(3)
    data.seek(0)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Encoding("utf-16", "utf-16")
    marked = start == b"\xef\xbb\xbf"
    all_utf8, lines, quoted = _scanned(data)
    data.seek(0)
    found = Encoding("utf-8-sig" if marked else "utf-8", "utf-8-sig") if all_utf8 else _mixed(data, marked)
    data.seek(0)
    return replace(found, lines=lines, quoted=quoted)


def _scanned(data: BinaryIO) -> tuple[bool, int | None, bool]:
    """Whether every byte is UTF-8, the number of lines when they all end alike, and whether there are quotations."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    good, quoted, lines, returns, both, last = True, False, 1, 0, 0, b""
    while block := data.read(_BLOCK):
        lines += block.count(b"\n")
        quoted = quoted or b'"' in block
        if b"\r" in block or last == b"\r":
            returns += block.count(b"\r")
            both += block.count(b"\r\n") + (last == b"\r" and block[:1] == b"\n")
        last = block[-1:]
        try:
            decoder.decode(block)
        except UnicodeDecodeError:
            good = False
            decoder.reset()
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        good = False
    return good, lines if returns in (0, both) and both in (0, lines - 1) else None, quoted


def _mixed(data: BinaryIO, marked: bool) -> Encoding:
    """The encoding of bytes that are not all UTF-8."""
    bad, some_utf8, cp1252 = [], marked, True
    for number, line in enumerate(_byte_lines(data), start=1):
        if line.isascii():
            continue
        if _is_utf8(line):
            some_utf8 = True
        else:
            bad.append(number)
            cp1252 = cp1252 and not _NOT_1252.search(line)
    if some_utf8:
        return Encoding("utf-8 (blandad)", "utf-8-sig", frozenset(bad))
    return Encoding("windows-1252", "cp1252") if cp1252 else Encoding("iso-8859-1", "latin-1")


def _byte_lines(data: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while block := data.read(_BLOCK):
        # A block may end between \r and \n: what follows the last line end waits for the next one.
        *lines, rest = _LINE_END.split(rest + block) if not block.endswith(b"\r") else [rest + block]
        yield from lines
    yield from _LINE_END.split(rest)


def decode(data: bytes) -> tuple[str, str, frozenset[int]]:
    """Text, name of the encoding, and the numbers of lines that are not of it (`encoding_of`)."""
    encoding = encoding_of(io.BytesIO(data))
    try:
        return data.decode(encoding.codec, encoding.errors), encoding.name, encoding.bad
    except UnicodeDecodeError:
        raise UnreadableError("trasig_kodning", kodning=encoding.name) from None


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


def read_table(
    path: Path, *wanted: Collection[str], straight: Callable[["CsvFile"], "Taken | None"] | None = None
) -> RawTable:
    """The delivered table in `path`, CSV or XLSX by its first bytes.

    `wanted` are sets of required headers, any one of which tells the right sheet of a workbook. `straight` may take
    the lines of a CSV that are in order as they stand; the table then holds the others.

    Raises:
        UnreadableError: too large, empty, or no header; while its parts are read: a cell structure that cannot be
            followed.
    """
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableError("for_stor", gigabyte=2)
    with path.open("rb") as handle:
        start = handle.read(4)
        if start == b"PK\x03\x04":
            return _read_workbook(path, [{header_key(name) for name in names} for names in wanted])
        if start == b"\xd0\xcf\x11\xe0":  # the old binary Office form
            raise UnreadableError("trasig_arbetsbok")
        handle.seek(0)
        encoding = encoding_of(handle)

    def lines() -> Iterator[str]:
        with path.open(encoding=encoding.codec, errors=encoding.errors) as text:
            try:
                yield from text
            except UnicodeDecodeError:
                raise UnreadableError("trasig_kodning", kodning=encoding.name) from None

    file = CsvFile.opened(lines, encoding, path)
    return file.table(straight(file) if straight else None)


def parse_csv(text: str, encoding: str, bad_lines: Collection[int] = ()) -> RawTable:
    """A CSV that is already decoded; see `read_table`.

    Raises:
        UnreadableError: no header, or a cell structure that cannot be followed.
    """
    known = Encoding(encoding, "utf-8", frozenset(bad_lines))
    table = CsvFile.opened(lambda: io.StringIO(unified(text)), known).table()
    for rows, broken in table.rest:
        table.rows += rows
        table.broken += broken
    return table


Taken = npt.NDArray[np.bool_]  # per line number, from 0: it has been taken in already


@dataclass(frozen=True)
class CsvFile:
    """A CSV with its separator and header found: `header_line` is the number of the last line of the header."""

    lines: Callable[[], Iterable[str]]
    encoding: Encoding
    separator: str
    header: list[str]
    header_line: int
    path: Path | None = None

    @classmethod
    def opened(cls, lines: Callable[[], Iterable[str]], encoding: Encoding, path: Path | None = None) -> "CsvFile":
        """Find separator and header; a first line `sep=;` is understood, blank lines are passed over.

        Raises:
            UnreadableError: there is no header.
        """
        csv.field_size_limit(64_000_000)
        reader = _Lines(numbered(lines()), 0)
        separator = ""
        for line in reader:
            if line == _END:
                break
            if reader.number == 1 and line[:4].casefold() == "sep=" and line[4:5] in tuple(_SEPARATORS):
                separator = line[4]
            elif line.strip():
                separator = separator or max(_SEPARATORS, key=line.count)
                header = _first_record(line, reader, separator)
                return cls(lines, encoding, separator, header, reader.number, path)
        raise UnreadableError("tom_fil")

    def table(self, taken: Taken | None = None) -> RawTable:
        """The lines under the header that are not `taken` yet; the first part is read at once.

        Raises:
            UnreadableError: a cell structure that cannot be followed.
        """
        parts = self._parts(taken)
        rows, broken = next(parts, ([], []))
        return RawTable(self.header, rows, self.encoding.name, broken, rest=parts)

    def _parts(self, taken: Taken | None) -> Iterator[tuple[list[Row], list[Broken]]]:
        left = numbered(self.lines()) if taken is None else self._left(taken)
        lines = _Lines(left, self.header_line)
        rows: list[Row] = []
        broken: list[Broken] = []
        at = (0, 0)
        try:
            for cells in csv.reader(lines, delimiter=self.separator):
                if _END in cells[-1:]:
                    yield rows, broken
                    return
                at = lines.record()
                self._sort_in(at, cells, rows, broken)
                if len(rows) + len(broken) >= _PART:
                    yield rows, broken
                    rows, broken = [], []
        except csv.Error:
            pass
        # The last record swallowed the end, or the one after it cannot be cut.
        raise UnreadableError("trasig_tabell", rad=lines.record()[0] or at[0])

    def _left(self, taken: Taken) -> Iterator[tuple[int, str]]:
        """The lines that are not taken, found among the bytes of the file: most lines are never decoded."""
        assert self.path is not None
        number, rest = 1, b""
        with self.path.open("rb") as data:
            while block := data.read(_BLOCK):
                block = rest + block
                ends = np.flatnonzero(np.frombuffer(block, dtype=np.uint8) == _NEWLINE) + 1
                starts = np.concatenate(([0], ends))
                for i in np.flatnonzero(~taken[number : number + len(ends)]):
                    yield number + int(i), block[starts[i] : ends[i]].decode(self.encoding.codec)
                number, rest = number + len(ends), block[starts[-1] :]
        if rest and not taken[number]:
            yield number, rest.decode(self.encoding.codec)

    def _sort_in(self, at: tuple[int, int], cells: list[str], rows: list[Row], broken: list[Broken]) -> None:
        first, last = at
        if not any(cell.strip() for cell in cells):
            return
        if self.encoding.bad and self.encoding.bad.intersection(range(first, last + 1)):
            broken.append((first, self.separator.join(cells), "blandad_kodning"))
        elif len(cells) != len(self.header) and not _trailing_empty(cells, self.header):
            broken.append((first, self.separator.join(cells), "fel_antal_celler"))
        else:
            rows.append((first, cells[: len(self.header)]))


def numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, from 1."""
    return enumerate(lines, start=1)


class _Lines:
    """Lines with letters in one piece, those up to `skip` left out, and `_END` after all of them."""

    def __init__(self, lines: Iterable[tuple[int, str]], skip: int) -> None:
        self._lines, self._skip, self._ended = iter(lines), skip, False
        self.number = self._first = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        for number, line in self._lines:
            if number > self._skip:
                self.number, self._first = number, self._first or number
                return line if line.isascii() else unified(line)
        if self._ended:
            raise StopIteration
        self._ended = True
        self._first = self._first or self.number + 1
        return _END

    def record(self) -> tuple[int, int]:
        """First and last line of what was read since the question was last asked."""
        first, self._first = self._first, 0
        return first, self.number


def _first_record(line: str, more: Iterator[str], separator: str) -> list[str]:
    try:
        cells = next(csv.reader(chain([line], more), delimiter=separator))
    except csv.Error:
        raise UnreadableError("trasig_tabell", rad=1) from None
    if _END in cells[-1]:
        raise UnreadableError("trasig_tabell", rad=1)
    return [cell.strip() for cell in cells]


def unified(text: str) -> str:
    """One kind of line end, and letters in one piece (`å` may come as a and a ring)."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


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
