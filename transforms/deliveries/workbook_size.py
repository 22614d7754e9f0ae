"""How large a workbook is once it is read: bytes, cells and text, told from its XML before calamine lays it out.

Calamine lays out every cell up to the last row and column, filled or not, and gives each cell its own copy of a text
that many share: a file of a few kilobytes may ask for all the memory there is.
"""

import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from transforms.deliveries.archive import TooLargeError, blocks
from transforms.deliveries.text import UnreadableError

MAX_CELLS = 20_000_000  # of one sheet
MAX_TEXT = 2_000_000_000  # bytes of shared text, once for each cell that shows it
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]*)([0-9]+)[\"']", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_TEXT = re.compile(rb"<(?:\w+:)?si\b")
_SHARED = re.compile(rb"\bt\s*=\s*[\"']s[\"']")
_SHOWN = re.compile(rb"\bt\s*=\s*[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v>([0-9]{1,9})<")
_LONGEST_TAG, _LONGEST_PLACE = 1_000_000, 100  # bytes


@dataclass
class _Part:
    """What is counted in one member, block by block; `texts[i + 1]` is the size of shared text `i`."""

    size: int = 0
    last_row: int = 0
    last_column: int = 0
    rows: int = 0
    cells: int = 0
    most_cells: int = 0
    shared: int = 0
    shown: Counter[bytes] = field(default_factory=Counter)
    texts: list[int] = field(default_factory=lambda: [0])
    rest: bytes = b""

    def take(self, block: bytes) -> None:
        """Count the tags of a block; cells may name their place or just follow on."""
        self.size += len(block)
        whole, self.rest = _cut(self.rest + block)
        places = set(_PLACE.findall(whole))
        self.last_row = max([self.last_row, *(int(row) for _, row in places)])
        self.last_column = max([self.last_column, *(_column(name) for name in {name for name, _ in places})])
        before, *started = (len(_CELL.findall(row)) for row in _ROW.split(whole))
        self.most_cells = max([self.most_cells, self.cells + before, *started])
        self.rows, self.cells = self.rows + len(started), (started or [self.cells + before])[-1]
        self.shared += len(_SHARED.findall(whole))
        self.shown.update(_SHOWN.findall(whole))
        of_the_last, *more = (len(text) for text in _TEXT.split(whole))
        self.texts[-1] += of_the_last
        self.texts += more

    @property
    def extent(self) -> int:
        """Rows by columns; at least a quarter of them where only some cells name their place."""
        return max(self.last_row, self.rows) * max(self.last_column, self.most_cells)


def measure(path: Path, most: int) -> None:
    """Pass a workbook that fits in memory.

    Raises:
        TooLargeError: it unpacks to more than `most` bytes.
        UnreadableError: a sheet reaches over too many cells or shows too much text, or the form is not XLSX.
    """
    parts: list[_Part] = []
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.bin" in archive.namelist():
            raise UnreadableError("trasig_arbetsbok")
        for item in archive.infolist():
            part = _Part()
            for block in blocks(archive, item, most - sum(p.size for p in parts)):
                part.take(block)
            parts.append(part)
            if part.extent > MAX_CELLS:
                raise UnreadableError("for_vitt_blad", miljoner=MAX_CELLS // 1_000_000)
    texts = max((part.texts[1:] for part in parts), key=len, default=[])
    for part in parts:
        told = sum(count * texts[int(i)] for i, count in part.shown.items() if int(i) < len(texts))
        untold = (part.shared - part.shown.total()) * max(texts, default=0)
        if told + untold > MAX_TEXT:
            raise TooLargeError


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
