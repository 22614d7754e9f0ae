"""What a delivered table must hold. Each source module declares one `Table`; this room reads and checks by it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text", "fritext", "id", "datum", "klocka", "tidpunkt", "heltal", "tal", "koordinat", "kommun", "omrade", "ja_nej"
]
# Kinds in which a run of digits is a number, not a person (contract, "A personal row").
NUMERIC_KINDS = ("datum", "klocka", "tidpunkt", "heltal", "tal", "koordinat")


@dataclass(frozen=True)
class Column:
    """One column: its contract name, kind, and whether the header and the cell must be there."""

    name: str
    kind: Kind = "text"
    required: bool = True
    empty_ok: bool = False
    values: tuple[str, ...] = ()
    positive: bool = False


@dataclass(frozen=True)
class Table:
    """A delivered table: the source folder it comes in, the raw table it fills, its columns and natural key.

    `bulk` = it may hold millions of rows: they land in the contract as they come (`transforms/bulk.py`).
    """

    source: str
    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    bulk: bool = False

    @property
    def required(self) -> tuple[str, ...]:
        """Headers without which the file is refused."""
        return tuple(c.name for c in self.columns if c.required)

    def of_kind(self, *kinds: str) -> tuple[str, ...]:
        """Names of the columns of these kinds."""
        return tuple(c.name for c in self.columns if c.kind in kinds)


def optional(name: str, kind: Kind = "text", **more: object) -> Column:
    """A column that may be absent, and empty where it is present."""
    return Column(name, kind, required=False, empty_ok=True, **more)  # type: ignore[arg-type]
