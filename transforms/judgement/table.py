"""The decision table: which condition of which source kind gives which utslag, and why. Data, in `beslut.csv`."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transforms.registry import KALLSLAG

UTSLAG = ("stoder", "motsager", "oklart", "saknas")
_FILE = Path(__file__).with_name("beslut.csv")


@dataclass(frozen=True)
class Rule:
    """One row, printed in the appendix: when `villkor` holds for a source kind, `utslag` follows, because of `skal`."""

    kallslag: str
    villkor: str
    utslag: str
    skal: str


@cache
def rules() -> tuple[Rule, ...]:
    """The whole table.

    Raises:
        ValueError: a word outside the vocabularies, or a condition that a source kind has twice.
    """
    with _FILE.open(encoding="utf-8", newline="") as handle:
        found = tuple(Rule(**row) for row in csv.DictReader(handle, delimiter=";"))
    if strange := [r for r in found if r.kallslag not in KALLSLAG or r.utslag not in UTSLAG]:
        raise ValueError(f"beslut.csv: {strange[0]}")
    if len({(r.kallslag, r.villkor) for r in found}) < len(found):
        raise ValueError("beslut.csv: the same condition twice for a source kind")
    return found


def utslag(kallslag: str, villkor: str) -> str:
    """What the table says.

    Raises:
        KeyError: the source kind has no such condition.
    """
    return {(r.kallslag, r.villkor): r.utslag for r in rules()}[kallslag, villkor]
