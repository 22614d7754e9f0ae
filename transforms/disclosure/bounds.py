"""What a reader can work out of hidden counts from the sums they stand in.

Every hidden count starts as "at least one" (a row that is there tells that much) and its range is narrowed along every
sum until nothing moves. Where no two sums share more than one count and they form no ring, as here (kommun, types,
places; kommun, months; areas), the ranges are exact for whole numbers. A reader is held to know no upper limit: which
counts are hidden for being small, and which beside them, is not published.
"""

import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from transforms import settings
from transforms.disclosure.rules import Cell

Range = tuple[float, float]


@dataclass(frozen=True)
class Sum:
    """A count and the counts in it: all of it (`whole`), or some of it beside what no row tells."""

    total: Cell
    parts: tuple[Cell, ...]
    whole: bool = True


def ranges(sums: Iterable[Sum], shown: Mapping[Cell, int], floor: Mapping[Cell, int]) -> dict[Cell, Range]:
    """Smallest and largest possible value of every count in the sums; `floor` = least value of a hidden one.

    A count that is neither shown nor has a floor is zero: no row stands for it.
    """
    every = list(sums)
    found: dict[Cell, Range] = {}
    for cell in {c for s in every for c in (s.total, *s.parts)}:
        value = shown.get(cell)
        found[cell] = (value, value) if value is not None else (floor[cell], math.inf) if cell in floor else (0, 0)
    moved = True
    while moved:
        moved = sum(_narrowed(s, found) for s in every) > 0
    return found


def _narrowed(one: Sum, found: dict[Cell, Range]) -> bool:
    """Did any range of this sum become smaller?"""
    least = sum(found[p][0] for p in one.parts)
    most, open_ends = 0.0, 0
    for part in one.parts:
        if math.isinf(found[part][1]):
            open_ends += 1
        else:
            most += found[part][1]
    total = found[one.total]
    lo, hi = max(total[0], least), total[1]
    if one.whole and not open_ends:
        hi = min(hi, most)
    moved = _set(found, one.total, lo, hi)
    for part in one.parts:
        low, high = found[part]
        if low == high:
            continue
        others_open = open_ends - math.isinf(high)
        at_least = lo - (most - (0 if math.isinf(high) else high)) if one.whole and not others_open else low
        moved |= _set(found, part, max(low, at_least), min(high, hi - (least - low)))
    return moved


def _set(found: dict[Cell, Range], cell: Cell, lo: float, hi: float) -> bool:
    if (lo, hi) == found[cell]:
        return False
    found[cell] = lo, hi
    return True


def exposed(guarded: AbstractSet[Cell], found: Mapping[Cell, Range], floor: Mapping[Cell, int]) -> list[Cell]:
    """The guarded counts that are narrowed down: not all of one up to the threshold is left.

    A sum of several hidden counts that each have a row is known to be as large as their number (its `floor`); from
    there on it keeps as many values.
    """
    spread = settings.TROSKEL.varde - 2
    return sorted(c for c in guarded if c in found
                  and not found[c][0] <= max(1, floor[c]) <= found[c][1] - spread)
