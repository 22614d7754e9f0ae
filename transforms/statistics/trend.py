"""How a series moves, by month or by year: its yearly trend, and the step at a known date, the season taken out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from transforms.statistics import quasipoisson
from transforms.statistics.quasipoisson import Floats
from transforms.statistics.result import Result

_LAG = 3


@dataclass(frozen=True)
class Effect:
    """A coefficient on the log scale.

    Attributes:
        log, se: the coefficient and its standard error, the dispersion (at least one) counted in.
        se_dependent: by Newey & West, which allows for months that depend on their neighbours.
    """

    log: float
    se: float
    se_dependent: float


@dataclass(frozen=True)
class Trend:
    """A fitted series, or why nothing is said of it.

    Attributes:
        yearly: ratio of one year to the year before; steps: ratio after to before at each break, in the order given;
            n = events. Without estimate, and flagged `for_kort_serie` or `for_fa_handelser`, when the series does not
            carry it; flag `kanslig_for_beroende` when the allowance for dependent months changes the answer.
        effects: the same on the log scale, time first, then the steps; empty when nothing is said.
        dispersion: variance over mean, as estimated; df: degrees of freedom; both 0 when nothing is said.
        fitted: expected count of each month, (months,), empty when nothing is said.
    """

    yearly: Result
    steps: tuple[Result, ...]
    effects: tuple[Effect, ...]
    dispersion: float
    df: int
    fitted: Floats


def trend(
    counts: ArrayLike, first_month: int, breaks: Sequence[int] = (), exposure: ArrayLike = 1.0, level: float = 0.95,
    min_months: int = 36, min_mean: float = 5.0,
) -> Trend:
    """Quasi-Poisson regression on time, two harmonics of the year and a step at each known break.

    McCullagh & Nelder 1989, Generalized Linear Models, chapters 6 and 9; as an interrupted series Lopez Bernal, Cummins
    & Gasparrini 2017, International Journal of Epidemiology 46:348-355. Intervals are Student's with the dispersion
    estimated; the allowance for dependent months is Newey & West 1987, Econometrica 55:703-708, lag 3.

    Args:
        counts: (months,), consecutive and complete; NaN where a month was not delivered.
        first_month: 1-12, the calendar month of the first count.
        breaks: indices of the first month after each break in the series.
        exposure: residents x days or the like, broadcasting to `counts`; positive.
        min_months: months with a count (and at least one between two breaks); min_mean: events a month. With less,
            yearly counts are what can be shown.

    Raises:
        ValueError: when a count is negative, an exposure not positive or a break not within the series.
    """
    y = np.asarray(counts, dtype=float)
    exposure = np.broadcast_to(np.asarray(exposure, dtype=float), y.shape)
    present = _checked(y, exposure, breaks)
    short = present.sum() < min_months or _unknown_stretch(present, breaks)
    if short or y[present].sum() < min_mean * present.sum():
        flag = "for_kort_serie" if short else "for_fa_handelser"
        nothing = Result(None, None, None, int(np.nansum(y)), "kvasipoisson", flags=(flag,))
        return Trend(nothing, (nothing,) * len(breaks), (), 0.0, 0, np.empty(0))
    design = _design(len(y), first_month, breaks)
    fits = quasipoisson.fit(design, np.nan_to_num(y)[None], present.astype(float)[None], np.log(exposure)[None])
    df = int(fits.df[0])
    effects = _effects(design, y, present, fits)
    results = [_result(effect, df, int(np.nansum(y)), level) for effect in effects]
    return Trend(results[0], tuple(results[1:]), tuple(effects), float(fits.dispersion[0]), df, fits.mean[0])


def yearly(
    counts: ArrayLike, breaks: Sequence[int] = (), exposure: ArrayLike = 1.0, level: float = 0.95, min_years: int = 6,
    min_mean: float = 20.0,
) -> Result:
    """Ratio of one year to the year before, by quasi-Poisson regression on time with a step at each known break.

    McCullagh & Nelder 1989, chapters 6 and 9; Student's interval with the dispersion estimated, at least one. With few
    years the dispersion is a guess, and Student's quantile pays for it. Flags and refusals as of `trend`; a step costs
    a year of `min_years`.

    Args:
        counts: (years,), consecutive; NaN where a year is unknown. breaks: indices of the first year counted otherwise.
        exposure: residents, broadcasting to `counts`; positive.
        min_years: years with a count, steps taken off; min_mean: events a year.

    Raises:
        ValueError: as `trend`.
    """
    y = np.asarray(counts, dtype=float)
    exposure = np.broadcast_to(np.asarray(exposure, dtype=float), y.shape)
    present = _checked(y, exposure, breaks)
    n = int(np.nansum(y))
    if present.sum() - len(breaks) < min_years or _unknown_stretch(present, breaks):
        return Result(None, None, None, n, "kvasipoisson", flags=("for_kort_serie",))
    if y[present].sum() < min_mean * present.sum():
        return Result(None, None, None, n, "kvasipoisson", flags=("for_fa_handelser",))
    design = _trend_columns(np.arange(len(y), dtype=float), breaks)
    fits = quasipoisson.fit(design, np.nan_to_num(y)[None], present.astype(float)[None], np.log(exposure)[None])
    se = float(np.sqrt(fits.covariance[0, 0, 0] * max(float(fits.dispersion[0]), 1.0)))
    return quasipoisson.as_ratio(float(fits.beta[0, 0]), se, float(fits.df[0]), n, "kvasipoisson", level)


def _checked(y: Floats, exposure: Floats, breaks: Sequence[int]) -> NDArray[np.bool_]:
    """Where a count is known; refuses what cannot be."""
    if (y < 0).any() or (exposure <= 0).any():
        raise ValueError("counts must not be negative and exposures positive")
    if len(set(breaks)) < len(breaks) or any(not 0 < at < len(y) for at in breaks):
        raise ValueError(f"breaks must differ and have points on either side: {list(breaks)} of {len(y)}")
    return ~np.isnan(y)


def _unknown_stretch(present: NDArray[np.bool_], breaks: Sequence[int]) -> bool:
    """True when nothing is known between two breaks."""
    return any(not stretch.any() for stretch in np.split(present, sorted(breaks)))


def _trend_columns(time: Floats, breaks: Sequence[int]) -> Floats:
    """Columns: time, the steps, level."""
    at = np.arange(len(time))
    return np.column_stack([time, *[(at >= first).astype(float) for first in breaks], np.ones(len(time))])


def _design(months: int, first_month: int, breaks: Sequence[int]) -> Floats:
    """Columns: time in years, the steps, level, two harmonics."""
    t = np.arange(months)
    angle = 2 * np.pi * (t + first_month) / 12
    waves = [wave(k * angle) for k in (1, 2) for wave in (np.sin, np.cos)]
    return np.column_stack([_trend_columns(t / 12, breaks), *waves])


def _effects(design: Floats, y: Floats, present: NDArray[np.bool_], fits: quasipoisson.Fits) -> list[Effect]:
    """Time and steps, which are the first columns."""
    se = np.sqrt(np.diag(fits.covariance[0]) * max(float(fits.dispersion[0]), 1.0))
    dependent = _newey_west(design[present], (y - fits.mean[0])[present], fits.covariance[0])
    return [Effect(float(fits.beta[0, i]), float(se[i]), float(dependent[i])) for i in range(design.shape[1] - 5)]


def _result(effect: Effect, df: int, n: int, level: float) -> Result:
    quantile = float(stats.t.ppf((1 + level) / 2, df))
    differs = (abs(effect.log) > quantile * effect.se) != (abs(effect.log) > quantile * effect.se_dependent)
    flags = ("kanslig_for_beroende",) if differs else ()
    return quasipoisson.as_ratio(effect.log, effect.se, df, n, "kvasipoisson", level, flags)


def _newey_west(design: Floats, residual: Floats, covariance: Floats) -> Floats:
    """Standard errors with Bartlett weights, scaled for the degrees of freedom used."""
    scores = design * residual[:, None]
    middle = scores.T @ scores
    for lag in range(1, _LAG + 1):
        cross = scores[lag:].T @ scores[:-lag]
        middle += (1 - lag / (_LAG + 1)) * (cross + cross.T)
    n, columns = design.shape
    return np.asarray(np.sqrt(np.diag(covariance @ middle @ covariance) * n / (n - columns)))
