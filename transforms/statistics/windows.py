"""Hot-spots: windows that hold more incidents than their share of people or buildings explains.

Each window of cells is tested by the exact binomial tail, and all windows of all problems of one report together by
the smallest p that chance alone gives in such a report: at most `alpha` of reports without structure name any place.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from transforms.statistics.multiple import benjamini_hochberg
from transforms.statistics.places import Address, Field, Place, coarse, join, repeats
from transforms.statistics.surface import Surface, window_sums
from transforms.statistics.tails import at_least

_SCREEN = 0.001
_CELLS_AT_ONCE = 1_000_000


@dataclass(frozen=True, eq=False)
class Points:
    """The incidents of one problem in one period and what they are measured against.

    Attributes:
        north, east: metres (SWEREF 99 TM), one per incident; points that only fill a gap are left out before.
        surface: residents for most problems, dwellings for burglary; None when neither is at hand.
    """

    north: ArrayLike
    east: ArrayLike
    surface: Surface | None


@dataclass(frozen=True)
class Tested:
    """What was looked at for one problem.

    Attributes:
        n: incidents in the test; outside: those without weight anywhere in their window, left out of it.
        windows: windows tested.
        repeats: addresses with several incidents, most first; a description, not a finding.
        flags: `utan_underlag` (nothing to measure against), `for_fa_handelser`: no hot-spot can be claimed or denied.
            `grova_lagen`: points are rounded to 10 m or more, so no addresses are told.
    """

    n: int
    outside: int
    windows: int
    repeats: tuple[Address, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True)
class HotSpots:
    """All hot-spots of one report.

    Attributes:
        places: strongest first.
        tested: by problem, also those where nothing could be said.
        critical: a window stands when its own p is below this; None when nothing was tested.
        alpha: share of reports without structure that name any place; draws: reports drawn to know it.
    """

    places: tuple[Place, ...]
    tested: dict[str, Tested]
    critical: float | None
    alpha: float
    draws: int
    method: str = "binomialfonster_max"


def hotspots(problems: Mapping[str, Points], seed: int | np.random.Generator, alpha: float = 0.05, draws: int = 999,
             min_incidents: int = 30, min_count: int = 5, reach: int = 1) -> HotSpots:
    """The hot-spots of one report, over all its problems together.

    A window holds X ~ Binomial(n, its share of the weight) incidents when risk follows the weight; its p is the exact
    upper tail. The p of a place is family-wise: the share of drawn reports whose smallest p anywhere is as small
    (single-step minimum p, Westfall & Young 1993, Resampling-Based Multiple Testing; Kulldorff 1997, Communications in
    Statistics 26:1481-1496, for the same idea with circles), counting the report itself (Davison & Hinkley 1997,
    section 4.2). q is Benjamini & Hochberg's over all windows of the report. Windows that stand are joined into places.

    Args:
        problems: the incidents by problem. One report's place claims all belong in one call.
        min_incidents: fewer in a problem are not tested. min_count: fewer in a window are no place.
        reach: windows are 2 * reach + 1 cells a side.

    Raises:
        ValueError: when so few draws can never reach `alpha`.
    """
    if alpha * (draws + 1) < 1:
        raise ValueError(f"{draws} draws cannot show a p of {alpha}")
    looked = {problem: _look(problem, points, reach, min_incidents, min_count) for problem, points in problems.items()}
    fields = [field for _, field in looked.values() if field is not None]
    tested = {problem: result for problem, (result, _) in looked.items()}
    if not fields:
        return HotSpots((), tested, None, alpha, draws)
    random = np.random.default_rng(seed)
    least = np.sort(np.min([least_p(f.surface, f.n, draws, random, reach) for f in fields], axis=0))
    critical = float(least[int(alpha * (draws + 1) + 1e-9) - 1])
    own = [_window_p(field) for field in fields]
    q = np.split(benjamini_hochberg(np.concatenate(own)), np.cumsum([p.size for p in own])[:-1])
    places = [
        place for field, p, adjusted in zip(fields, own, q, strict=True)
        for place in join(field, p, (1 + np.searchsorted(least, p, side="right")) / (draws + 1), adjusted, critical)
    ]
    places.sort(key=lambda place: (place.p, place.p_own))
    return HotSpots(tuple(places), tested, critical, alpha, draws)


def least_p(surface: Surface, n: int, draws: int, random: np.random.Generator, reach: int = 1) -> NDArray[np.float64]:
    """The smallest window p of each of `draws` reports in which `n` incidents fall by the weight alone.

    Each incident's cell is one look-up. The tail is computed only where a count passes its window's own limit for
    p <= 0.001, and for every window that holds anything in those draws where none passes: the minimum is exact.
    """
    share = surface.shares(reach)
    limit = _limits(share, n)
    least = np.ones(draws)
    at_once = max(1, _CELLS_AT_ONCE // max(share.size, n))
    for first in range(0, draws, at_once):
        part = least[first:first + at_once]
        counts = _drawn(surface, n, len(part), random, reach)
        _lower(part, counts, counts >= limit, n, share)
        quiet = np.flatnonzero(part == 1)
        if quiet.size:
            lowest = part[quiet]
            _lower(lowest, counts[quiet], counts[quiet] > 0, n, share)
            part[quiet] = lowest
    return least


def _drawn(surface: Surface, n: int, draws: int, random: np.random.Generator, reach: int) -> NDArray[np.integer]:
    """Counts of draws x windows."""
    size = surface.weight.size
    cells = surface.lookup[random.integers(0, surface.total, (draws, n), dtype=np.int32)]
    flat = (cells + np.arange(draws, dtype=np.int64)[:, None] * size).ravel()
    counts: NDArray[np.integer] = np.bincount(flat, minlength=draws * size)
    counts = counts.astype(np.int16 if n <= np.iinfo(np.int16).max else np.int32)
    return window_sums(counts.reshape(draws, *surface.weight.shape), reach).reshape(draws, size)


def _limits(share: NDArray[np.float64], n: int) -> NDArray[np.integer]:
    """The smallest count of each window whose tail is at most the screen: a tail of k is, up to a share that is the
    beta quantile of k (Clopper & Pearson), and those shares grow with k."""
    top = float(share.max())
    last = min(n, int(n * top + 12 * np.sqrt(n * top) + 30))
    k = np.arange(1, last + 1)
    return 1 + np.searchsorted(special.betaincinv(k, n - k + 1, _SCREEN), share)


def _lower(least: NDArray[np.float64], counts: NDArray[np.integer], where: NDArray[np.bool_], n: int,
           share: NDArray[np.float64]) -> None:
    """Lower each draw's smallest p by the windows marked in `where`, in place."""
    flat = np.flatnonzero(where)
    draw, window = np.divmod(flat, share.size)
    np.minimum.at(least, draw, at_least(counts.ravel()[flat], n, share[window]))


def _window_p(field: Field) -> NDArray[np.float64]:
    """The exact tail of each window; NaN where there is no weight, so nothing to test."""
    p = at_least(field.window_counts, field.n, field.shares)
    return np.where(field.shares > 0, p, np.nan)


def _look(problem: str, points: Points, reach: int, min_incidents: int, min_count: int) -> tuple[Tested, Field | None]:
    """The incidents of one problem in their cells, or why they cannot be tested."""
    surface = points.surface
    north, east = np.asarray(points.north, dtype=float), np.asarray(points.east, dtype=float)
    rounded = coarse(north, east)
    found, flags = ((), ("grova_lagen",)) if rounded else (repeats(north, east, min_count), ())
    if surface is None or surface.total == 0:
        return Tested(0, north.size, 0, found, ("utan_underlag", *flags)), None
    cells = surface.cells(north, east)
    shares = surface.shares(reach)
    inside = (cells >= 0) & (shares[cells] > 0)
    n = int(inside.sum())
    if n < min_incidents:
        return Tested(n, len(cells) - n, 0, found, ("for_fa_handelser", *flags)), None
    counts = np.bincount(cells[inside], minlength=shares.size).reshape(surface.weight.shape)
    field = Field(problem, surface, north[inside], east[inside], cells[inside], counts,
                  window_sums(counts, reach).ravel(), shares, n, reach, min_count, rounded)
    return Tested(n, len(cells) - n, int((shares > 0).sum()), found, flags), field
