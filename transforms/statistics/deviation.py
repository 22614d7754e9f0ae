"""Is the latest count more than the series' own history lets one expect? Flexible Farrington, many series at once.

Noufaily, Enki, Farrington, Garthwaite, Andrews & Charlett 2013, Statistics in Medicine 32:1206-1222, after Farrington,
Andrews, Beale & Catchpole 1996, Journal of the Royal Statistical Society A 159:547-563.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from transforms.statistics import quasipoisson
from transforms.statistics.quasipoisson import Fits, Floats

Threshold = Literal["prediktiv", "instick"]


@dataclass(frozen=True)
class Calendar:
    """How a year is cut.

    Attributes:
        period: points in a year.
        window: points on either side of the same date in earlier years that count as the same season.
        seasons: levels of the season, at least two, that of the window among them.
        skipped: latest points that are left out of the history, lest an ongoing rise become its own expectation.
        years: years of history used at most.
    """

    period: int
    window: int
    seasons: int
    skipped: int
    years: int = 5


# Five years of 52 weeks fall short by six days, well within the window of three weeks.
WEEKS = Calendar(period=52, window=3, seasons=10, skipped=26)
MONTHS = Calendar(period=12, window=1, seasons=10, skipped=6)


@dataclass(frozen=True)
class Deviations:
    """What was expected of each point of each series; all arrays are (series, points).

    Attributes:
        expected: mean by the history; bound: the most that chance gives; p: chance of so many or more.
            NaN where not assessed.
        flagged: more than the bound, which is the same as p <= alpha. Never where not assessed.
        reason: why not assessed (`saknat_tal`, `for_kort_historik`, `for_fa_handelser`), empty where assessed.
        method: `farrington_flexibel`.
    """

    expected: Floats
    bound: Floats
    p: Floats
    flagged: NDArray[np.bool_]
    reason: NDArray[np.str_]
    method: str = "farrington_flexibel"


def deviations(
    counts: ArrayLike, points: Sequence[int], calendar: Calendar, exposure: ArrayLike = 1.0, alpha: float = 0.01,
    recent: tuple[int, int] = (5, 4), min_years: int = 3, min_mean: float = 1.25, outlier: float = 2.58,
    threshold: Threshold = "prediktiv",
) -> Deviations:
    """Expected count, bound and one-sided p of each series at each of `points`.

    A series is not assessed at a point where the count itself is missing, where fewer than `min_years` earlier years
    have their whole window, where the windows hold fewer than `min_mean` events a point on average, or where the latest
    `recent[1]` points hold fewer than `recent[0]` events (Farrington et al. 1996, section 3.8). The mean is asked for
    because the last rule alone picks rare series out just when chance has heaped them: a tenth of those picked are then
    flagged (tests/proof).

    Args:
        counts: (series, time), evenly spaced and complete periods; NaN where there is no comparable count (not
            delivered, before a break in the series, a known extraordinary event).
        points: indices into time, to be assessed against what came before them.
        exposure: days or people, broadcasting to `counts`; positive.
        outlier: earlier points whose standardised Anscombe residual is above this weigh less.
        threshold: `instick` takes the expected mean and the dispersion as known, as R surveillance's nbPlugin does, and
            flags up to twice as often as `alpha` in monthly series. `prediktiv` adds the variance of the estimated mean
            and, where there is overdispersion, reads normal quantiles as Student's.

    Raises:
        ValueError: when a count is negative, an exposure not positive or a point outside the series.
    """
    counts = np.atleast_2d(np.asarray(counts, dtype=float))
    exposure = np.broadcast_to(np.asarray(exposure, dtype=float), counts.shape)
    at = np.asarray(points, dtype=int)
    if (counts < 0).any() or (exposure <= 0).any() or ((at < 0) | (at >= counts.shape[1])).any():
        raise ValueError("counts must not be negative, exposures positive and points within the series")
    offsets, design, same = _layout(calendar)
    history, over = (_taken(values, at[:, None] + offsets) for values in (counts, exposure))
    reason = _reasons(counts, at, history[:, :, same], calendar, recent, min_years, min_mean)
    expected, bound, p = (np.full(reason.shape, np.nan) for _ in range(3))
    assessed = reason == ""
    if assessed.any():
        now, scale = counts[:, at][assessed], exposure[:, at][assessed]
        mean, dispersion, spread, df = _predicted(design, history[assessed], np.log(over[assessed]), scale, outlier)
        if threshold == "instick":
            spread = dispersion
        df = np.where((dispersion > 1) & (threshold == "prediktiv"), df, np.inf)
        expected[assessed] = mean
        bound[assessed], p[assessed] = _bound(mean, spread, df, alpha), _tail(now, mean, spread, df)
    return Deviations(expected, bound, p, counts[:, at] > bound, reason)


def _layout(calendar: Calendar) -> tuple[NDArray[np.int_], Floats, NDArray[np.bool_]]:
    """Offsets of the history from its target, the design they share, and which lie in the target's own season.

    The columns are a level, the seasons but the target's own, and last the trend, so that the target itself has a one
    in the first column and zero elsewhere.
    """
    c = calendar
    offsets = np.arange(-c.years * c.period - c.window, -c.skipped)
    place = (offsets + c.window) % c.period
    rest = np.arange(2 * c.window + 1, c.period)
    parts = np.array_split(rest, c.seasons - 1)
    seasons = [np.isin(place, part).astype(float) for part in parts]
    design = np.column_stack([np.ones(len(offsets)), *seasons, offsets / c.period])
    return offsets, design, place <= 2 * c.window


def _taken(values: Floats, where: NDArray[np.int_]) -> Floats:
    """Values at (points, offsets) of each series; NaN before the series begins."""
    taken = values[:, np.maximum(where, 0)]
    taken[:, where < 0] = np.nan
    return taken


def _reasons(
    counts: Floats, at: NDArray[np.int_], windows: Floats, calendar: Calendar, recent: tuple[int, int], min_years: int,
    min_mean: float,
) -> NDArray[np.str_]:
    """Why each point of each series is not assessed, empty where it is. `windows`: the same season of earlier years."""
    width = 2 * calendar.window + 1
    present = ~np.isnan(windows)
    by_year = present[:, :, : width * calendar.years].reshape(*windows.shape[:2], calendar.years, width)
    mean = np.nansum(windows, axis=2) / np.maximum(present.sum(axis=2), 1)
    latest = np.nansum(_taken(counts, at[:, None] - np.arange(recent[1])), axis=2)
    checks = [np.isnan(counts[:, at]), by_year.all(axis=3).sum(axis=2) < min_years,
              (mean < min_mean) | (latest < recent[0])]
    return np.select(checks, ["saknat_tal", "for_kort_historik", "for_fa_handelser"], default="")


def _predicted(design: Floats, history: Floats, log_exposure: Floats, scale: Floats, outlier: float) -> Floats:
    """Of each target: expected count, dispersion, the same with the variance of the mean, degrees of freedom.

    The trend is left out where it would carry the expected count above all that the history has seen.
    """
    present = (~np.isnan(history)).astype(float)
    counts, offset = np.nan_to_num(history), np.nan_to_num(log_exposure)
    found = _at_target(_reweighted(design, counts, present, offset, outlier), scale)
    beyond = np.flatnonzero(found[0] > counts.max(axis=1))
    if beyond.size:
        flat = _reweighted(design[:, :-1], counts[beyond], present[beyond], offset[beyond], outlier)
        found[:, beyond] = _at_target(flat, scale[beyond])
    return found


def _at_target(fits: Fits, scale: Floats) -> Floats:
    """The target has a one in the first column and zero elsewhere."""
    mean = np.exp(fits.beta[:, 0]) * scale
    dispersion = np.maximum(fits.dispersion, 1.0)
    return np.stack([mean, dispersion, dispersion * (1 + mean * fits.covariance[:, 0, 0]), fits.df])


def _reweighted(design: Floats, counts: Floats, present: Floats, offset: Floats, outlier: float) -> Fits:
    """Fitted twice: earlier outbreaks weigh by their inverse squared residual the second time."""
    first = quasipoisson.fit(design, counts, present, offset)
    dispersion = np.maximum(first.dispersion, 1.0)[:, None]
    anscombe = 1.5 * (counts ** (2 / 3) * first.mean ** (-1 / 6) - np.sqrt(first.mean))
    residual = anscombe / np.sqrt(dispersion * (1 - quasipoisson.leverage(design, first, present)))
    weights = np.where(residual > outlier, 1 / np.maximum(residual, outlier) ** 2, 1.0) * present
    weights *= present.sum(axis=1, keepdims=True) / weights.sum(axis=1, keepdims=True)
    return quasipoisson.fit(design, counts, weights, offset)


def _bound(mean: Floats, spread: Floats, df: Floats, alpha: float) -> Floats:
    """The largest count that chance gives: a quantile of the negative binomial with variance spread * mean."""
    level = stats.norm.sf(stats.t.isf(alpha, df))
    size = mean / np.where(spread > 1, spread - 1, 1.0)
    return np.where(spread > 1, stats.nbinom.ppf(1 - level, size, 1 / spread), stats.poisson.ppf(1 - level, mean))


def _tail(now: Floats, mean: Floats, spread: Floats, df: Floats) -> Floats:
    """Chance of `now` or more."""
    at_least = np.maximum(now, 1.0)
    size = mean / np.where(spread > 1, spread - 1, 1.0)
    tail = np.where(spread > 1, special.betainc(at_least, size, 1 - 1 / spread), special.gammainc(at_least, mean))
    return np.where(now <= 0, 1.0, stats.t.sf(stats.norm.isf(tail), df))
