"""A delivered table as text cells with line numbers, before anything is judged."""

from collections.abc import Iterator
from dataclasses import dataclass, field

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
