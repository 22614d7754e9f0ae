"""The hot time of a place or a problem: named only when the week is surely not the same all through."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from transforms.statistics.hours import DAY_PARTS, WEEK, Spans, resolution, turned

_LENGTHS = range(3, 9)
_PIECES_AT_ONCE = 500_000


@dataclass(frozen=True)
class Window:
    """Some hours of the week.

    Attributes:
        day: 0 Monday to 6 Sunday on which it begins; None for every day, or for a day-part.
        hour: at which it begins; hours: how many a time.
        days: `en_dag`, `alla_dagar`, `vardag` (Sunday 18 to Friday 18) or `helg` (Friday 18 to Sunday 18).
    """

    day: int | None
    hour: int
    hours: int
    days: str


@dataclass(frozen=True)
class HotTime:
    """When it happens more than at other times.

    Attributes:
        window: None when no time can be called hot.
        count: incidents in the window by aoristic weight; expected: were the week even; both None without a window.
        p: of an even week, family-wise over all groups of the run; None when not tested.
        n: incidents; detail: `timme`, `dygnsdel` or `inget`.
        flags: `for_fa_handelser`, `langa_tidsspann`, `midnatt` (bare 00:00 too often: no time is named), `jamn`
            (tested, and no time beats an even week).
    """

    window: Window | None
    count: float | None
    expected: float | None
    p: float | None
    n: int
    detail: str
    flags: tuple[str, ...]
    method: str = "vecka_max"


def hot_times(groups: Mapping[str, Spans], seed: int | np.random.Generator, alpha: float = 0.05, draws: int = 999,
              min_incidents: int = 20, min_hours: int = 100, max_long: float = 0.5,
              max_midnight: float = 0.05) -> dict[str, HotTime]:
    """The hot time of each group of one report: at most `alpha` of reports with even weeks name any.

    Under an even week each incident may as well lie anywhere in it with its span kept: every draw turns each incident
    by its own uniform number of minutes (a randomisation test, Davison & Hinkley 1997, section 4.3; no chi-square on
    weights, which are not counts). The statistic is the largest standardised excess over all windows: 3 to 8 hours on
    one day or on every day, or, when hours cannot be told, day-parts at weekdays, weekend or both. Over groups by
    Holm 1979, Scandinavian Journal of Statistics 6:65-70.

    Args:
        groups: spans by group, for instance by place. The other arguments as in `hours.profile`.
    """
    random = np.random.default_rng(seed)
    found = {}
    for name, spans in groups.items():
        detail, flags = resolution(spans, min_incidents, min_hours, max_long, max_midnight)
        if detail == "inget" or "midnatt" in flags:
            found[name] = HotTime(None, None, None, None, spans.n, detail, flags)
        else:
            found[name] = _tested(spans, detail, flags, random, draws)
    return _adjusted(found, alpha)


@cache
def windows(detail: str) -> tuple[tuple[Window, ...], NDArray[np.float64]]:
    """All windows of a level of detail, and the hours that each holds: 168 x windows."""
    named: list[Window] = []
    held: list[NDArray[np.bool_]] = []
    hour = np.arange(168)
    if detail == "timme":
        for length in _LENGTHS:
            for start in range(168):
                named.append(Window(start // 24, start % 24, length, "en_dag"))
                held.append((hour - start) % 168 < length)
            for start in range(24):
                named.append(Window(None, start, length, "alla_dagar"))
                held.append((hour - start) % 24 < length)
    else:
        for part in range(6):
            weekday, weekend = DAY_PARTS[:, part], DAY_PARTS[:, part + 6]
            for days, hours in (("vardag", weekday), ("helg", weekend), ("alla_dagar", weekday | weekend)):
                named.append(Window(None, 2 + 4 * part, 4, days))
                held.append(hours)
    return tuple(named), np.array(held, dtype=float).T


def _tested(spans: Spans, detail: str, flags: tuple[str, ...], random: np.random.Generator, draws: int) -> HotTime:
    """The window with the largest excess and the p of an even week."""
    named, held = windows(detail)
    expected = spans.n * held.sum(axis=0) / 168
    observed = turned(spans, np.zeros((1, spans.n), dtype=np.int64)) @ held - expected
    at_once = max(1, _PIECES_AT_ONCE // max(spans.start.size, 2 * 168))
    drawn = [turned(spans, random.integers(0, WEEK, (min(at_once, draws - first), spans.n))) @ held - expected
              for first in range(0, draws, at_once)]
    off = np.concatenate([observed, *drawn])
    spread = np.sqrt((off**2).mean(axis=0))
    even = spread < 1e-9 * spans.n  # spans of whole weeks: nothing can stand out
    excess = np.where(even, 0.0, off / np.where(even, 1.0, spread))
    best = int(excess[0].argmax())
    largest = excess.max(axis=1)
    p = float((largest >= largest[0] - 1e-9).sum() / (draws + 1))
    return HotTime(named[best], float(observed[0, best] + expected[best]), float(expected[best]), p, spans.n, detail,
                   flags)


def _adjusted(found: dict[str, HotTime], alpha: float) -> dict[str, HotTime]:
    """Holm's p over the tested groups; those that do not stand lose their window."""
    tested = sorted((time.p, name) for name, time in found.items() if time.p is not None)
    least = 0.0
    for place, (own, name) in enumerate(tested):
        least = max(least, min(1.0, own * (len(tested) - place)))
        time = found[name]
        window, count, expected = (time.window, time.count, time.expected) if least <= alpha else (None, None, None)
        flags = time.flags if window else (*time.flags, "jamn")
        found[name] = HotTime(window, count, expected, least, time.n, time.detail, flags)
    return found
