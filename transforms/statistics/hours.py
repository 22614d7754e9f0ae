"""When things happen in the week, when only a span of time is known for each.

A span from start to end gives each minute the same weight, together one incident (aoristic weights; Ratcliffe 2002,
Journal of Quantitative Criminology 18:23-43). Times are local clock times; Monday 00:00 is minute 0.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

WEEK = 7 * 24 * 60
_MONDAY = np.datetime64("1970-01-05T00:00", "m")
_MIDNIGHT_COUNT = 5
_NONE = np.zeros(0, dtype=np.int64)
# Day-parts from 02-06 to 22-02 on weekdays, then the same at the weekend: Friday 18 to Sunday 18, whole day-parts.
_HOUR = np.arange(168)
_WEEKEND = (_HOUR >= 4 * 24 + 18) & (_HOUR < 6 * 24 + 18)
DAY_PARTS = np.equal.outer((_HOUR - 2) % 24 // 4 + 6 * _WEEKEND, np.arange(12))


@dataclass(frozen=True, eq=False)
class Spans:
    """Pieces of time; an incident whose span meets a change of the clock has two.

    Attributes:
        incident: number of the incident, 0 to n - 1, of each piece; start: minute of the week; minutes: its length.
        weight: of each minute of each piece; the minutes of an incident add up to 1.
        n: incidents; without_time, backwards: rows left out, no start or an end before the start.
        long_share: share of incidents whose span is longer than 24 hours.
        midnight_share: share that have only a start, at exactly 00:00, as systems write when they know no time.
    """

    incident: NDArray[np.int64]
    start: NDArray[np.int64]
    minutes: NDArray[np.int64]
    weight: NDArray[np.float64]
    n: int
    without_time: int = 0
    backwards: int = 0
    long_share: float = 0.0
    midnight_share: float = 0.0


@dataclass(frozen=True, eq=False)
class Profile:
    """Incidents over the week.

    Attributes:
        detail: `timme` (168 hours from Monday 00), `dygnsdel` (12, see DAY_PARTS) or `inget`.
        count: incidents per cell, adding up to n; lo, hi: limits of the cell's share of all incidents.
        n: incidents; flags: `for_fa_handelser`, `langa_tidsspann`, `midnatt`.
    """

    detail: str
    count: NDArray[np.float64]
    lo: NDArray[np.float64]
    hi: NDArray[np.float64]
    n: int
    flags: tuple[str, ...]
    method: str = "aoristisk"


def spans(start: ArrayLike, end: ArrayLike, summer_time: bool = True) -> Spans:
    """The spans of incidents, to the minute.

    Without an end, or with one in the same minute, all weight lies on the start. A span of a week or more says
    nothing and is spread over all the week. Under summer time a span has its real length: the hour that is skipped on
    the last Sunday of March holds nothing, the one that comes twice in October counts twice (directive 2000/84/EC;
    years from 1996). A time in that hour is taken as the first of the two.

    Args:
        start, end: naive local times (datetime64), NaT when unknown.
        summer_time: False for a clock that is never changed.
    """
    first, last = (np.asarray(t, dtype="datetime64[m]") for t in (start, end))
    known = ~np.isnat(first)
    backwards = last < first  # comparisons with NaT are false
    kept = known & ~backwards
    first, last = first[kept], last[kept]
    point = np.isnat(last)
    midnight = int((first[point] == first[point].astype("datetime64[D]")).sum())
    last = np.where(point, first, last)
    incident, begin, minutes, length = _pieces(first, last, summer_time)
    n = first.size
    return Spans(
        incident, begin, minutes, (1.0 / length)[incident], n, int((~known).sum()), int(backwards.sum()),
        float((length > 24 * 60).mean()) if n else 0.0, midnight / n if midnight >= _MIDNIGHT_COUNT else 0.0,
    )


def week(found: Spans) -> NDArray[np.float64]:
    """Weights of the 7 x 24 hours, Monday first, adding up to n."""
    return _sums(found, found.start[None]).reshape(7, 24)


def turned(found: Spans, turn: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights of the 168 hours when each incident is moved on by its minutes: draws x 168 from draws x n."""
    return _sums(found, (found.start + turn[:, found.incident]) % WEEK)


def _sums(found: Spans, begin: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights of the 168 hours by where each piece begins: draws x 168 from draws x pieces.

    A difference array on the minutes of the week, kept by hour: a piece adds its weight per minute where it begins and
    takes it away where it ends, for the rest of that hour and for whole hours after.
    """
    draws, size = len(begin), 2 * 168 + 1
    weight = np.broadcast_to(found.weight, begin.shape).ravel()
    change, part = np.zeros(draws * size), np.zeros(draws * size)
    for at, sign in ((begin, 1.0), (begin + found.minutes, -1.0)):
        hour = at // 60
        cell = (hour + np.arange(draws)[:, None] * size).ravel()
        change += sign * np.bincount(cell, weight, draws * size)
        part += sign * np.bincount(cell, weight * (60 * (hour + 1) - at).ravel(), draws * size)
    whole = change.reshape(draws, size)
    hours = part.reshape(draws, size) + 60 * (np.cumsum(whole, axis=1) - whole)
    return np.asarray(np.maximum(hours[:, :-1].reshape(draws, 2, 168).sum(axis=1), 0.0))


def profile(found: Spans, level: float = 0.95, min_incidents: int = 20, min_hours: int = 100, max_long: float = 0.5,
            max_midnight: float = 0.05) -> Profile:
    """Counts and shares per hour of the week, or per day-part when hours cannot be told apart.

    The variance of a share is that of resampled incidents: the bootstrap variance of a mean of independent weights is
    known in closed form (Efron & Tibshirani 1993, section 5.2), so nothing is drawn. It gives an effective number of
    incidents, whose exact binomial limits are used (Korn & Graubard 1998, Survey Methodology 24:193-201); at most n,
    since an incident known by its span is known no better than one known to the minute. Percentiles of draws would
    give no interval where no incident fell and cover too little where few did.

    Args:
        min_incidents: fewer give no profile. min_hours: fewer give day-parts, as does a share above `max_long` of
            spans longer than 24 hours. max_midnight: share of bare 00:00 from which the hours are flagged.
    """
    detail, flags = resolution(found, min_incidents, min_hours, max_long, max_midnight)
    if detail == "inget":
        nothing = np.zeros(0)
        return Profile(detail, nothing, nothing, nothing, found.n, flags)
    total, squares = _moments(found, DAY_PARTS.astype(float) if detail == "dygnsdel" else np.eye(168))
    lo, hi = _limits(total, squares, found.n, (1 - level) / 2)
    return Profile(detail, total, lo, hi, found.n, flags)


def resolution(found: Spans, min_incidents: int, min_hours: int, max_long: float,
               max_midnight: float) -> tuple[str, tuple[str, ...]]:
    """How finely the week can be told, and why not finer."""
    if found.n < min_incidents:
        return "inget", ("for_fa_handelser",)
    long = found.long_share > max_long
    flags = ("langa_tidsspann",) * long + ("midnatt",) * (found.midnight_share >= max_midnight)
    return "dygnsdel" if long or found.n < min_hours else "timme", flags


def _pieces(first: NDArray[np.datetime64], last: NDArray[np.datetime64],
            summer_time: bool) -> tuple[NDArray[np.int64], ...]:
    """Incident, minute of the week and minutes of each piece, and the minutes (1 to a week) of each incident. A span is
    one piece, or two where the clock changes inside it."""
    start = (first - _MONDAY).astype(np.int64) % WEEK
    minutes = (last - first).astype(np.int64)
    split, rest, resumed = _second_pieces(first, last, minutes) if summer_time and first.size else (_NONE,) * 3
    length = minutes.copy()
    length[split] += rest
    longer = rest > 0
    return (np.concatenate([np.arange(first.size), split[longer]]), np.concatenate([start, resumed[longer]]),
            np.concatenate([np.clip(minutes, 1, WEEK), rest[longer]]), np.clip(length, 1, WEEK))


def _second_pieces(first: NDArray[np.datetime64], last: NDArray[np.datetime64],
                   minutes: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
    """The spans that meet a change of the clock: their numbers, the minutes after it and the minute of the week where
    those begin. `minutes` is cut there, in place."""
    cut, resume = _changes(first.min(), last.max())
    coming = np.searchsorted(cut, first, side="right")
    split = np.flatnonzero((last >= cut[coming]) & (minutes < WEEK))
    cut, resume = cut[coming[split]], resume[coming[split]]
    minutes[split] = (cut - first[split]).astype(np.int64)
    rest = np.maximum((last[split] - resume).astype(np.int64), 0)
    return split, rest, (resume - _MONDAY).astype(np.int64) % WEEK


def _changes(first: np.datetime64, last: np.datetime64) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
    """Local times at which the clock is changed, and what it shows then, from the first year to the one after last."""
    years = np.arange(first.astype("datetime64[Y]"), last.astype("datetime64[Y]") + 2)
    cut, resume = [], []
    for month, before, after in ((3, 2, 3), (10, 3, 2)):
        end = (years.astype("datetime64[M]") + month).astype("datetime64[D]") - 1
        sunday = end - (end.astype(np.int64) - 3) % 7  # day 3 of 1970, the 4th of January, was a Sunday
        cut.append(sunday.astype("datetime64[m]") + before * 60)
        resume.append(sunday.astype("datetime64[m]") + after * 60)
    order = np.argsort(np.concatenate(cut))
    return np.concatenate(cut)[order], np.concatenate(resume)[order]


def by_hour(found: Spans, pieces: NDArray[np.integer]) -> NDArray[np.float64]:
    """Weights of the numbered pieces in each of the 168 hours: pieces x 168."""
    edges = np.arange(0, 2 * WEEK + 1, 60)
    until = np.clip(edges - found.start[pieces, None], 0, found.minutes[pieces, None])
    weights = np.diff(until, axis=1).reshape(-1, 2, 168).sum(axis=1) * found.weight[pieces, None]
    return np.asarray(weights)


def _moments(found: Spans, cells: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sums over incidents of their weight in each cell, and of its square; `cells` is 168 x cells."""
    total, squares = np.zeros(cells.shape[1]), np.zeros(cells.shape[1])
    for first in range(0, found.n, 5000):
        mine = np.zeros((min(5000, found.n - first), cells.shape[1]))
        pieces = np.flatnonzero((found.incident >= first) & (found.incident < first + len(mine)))
        for some in np.split(pieces, range(5000, pieces.size, 5000)):
            np.add.at(mine, found.incident[some] - first, by_hour(found, some) @ cells)
        total += mine.sum(axis=0)
        squares += (mine**2).sum(axis=0)
    return total, squares


def _limits(total: NDArray[np.float64], squares: NDArray[np.float64], n: int,
            tail: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    share = np.clip(total / n, 0, 1)
    variance = np.maximum(squares / n - share**2, 0) / n
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = np.where(variance > 0, np.minimum(share * (1 - share) / variance, n), n)
    hits = share * effective
    lo = np.where(hits > 0, special.betaincinv(np.maximum(hits, 1e-9), effective - hits + 1, tail), 0.0)
    hi = np.where(share < 1, special.betainccinv(hits + 1, np.maximum(effective - hits, 1e-9), tail), 1.0)
    return lo, hi
