"""A CSV in parts that fit in memory: separator and header found, lines cut into cells, none lost."""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

from transforms.deliveries.table import Broken, RawTable, Row
from transforms.deliveries.text import Encoding, UnreadableError, unified

_SEPARATORS = ";,\t"
_BLOCK = 1 << 22
_PART = 100_000  # rows that are held at a time
_NEWLINE = ord("\n")
# Stands after the last line; when a cell swallows it, a quotation mark was never closed.
_END = "\x00slut\x00"


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
        codec = self.encoding.codec.removesuffix("-sig")  # a mark within the file is no mark
        number, rest = 1, b""
        with self.path.open("rb") as data:
            while block := data.read(_BLOCK):
                block = rest + block
                ends = np.flatnonzero(np.frombuffer(block, dtype=np.uint8) == _NEWLINE) + 1
                starts = np.concatenate(([0], ends))
                for i in np.flatnonzero(~taken[number : number + len(ends)]):
                    yield number + int(i), block[starts[i] : ends[i]].decode(codec)
                number, rest = number + len(ends), block[starts[-1] :]
        if rest and not taken[number]:
            yield number, rest.decode(codec)

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


def _trailing_empty(cells: list[str], header: list[str]) -> bool:
    return len(cells) > len(header) and not any(c.strip() for c in cells[len(header) :])
