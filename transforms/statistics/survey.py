"""Design-based shares from a stratified sample, from the moments of each stratum, for many areas and questions at once.

The moments are counted in SQL; what is done with them is done here. Taylor linearisation of the ratio mean
(Särndal, Swensson & Wretman 1992, section 5.7), Korn-Graubard interval (Korn & Graubard 1998, Survey Methodology
24:193-201) with the effective sample size capped at the number of respondents. An area or a group is a subpopulation:
its strata keep all their sampled units, those outside it having the residual zero (same book, section 10.3). Degrees of
freedom are the domain's own: answers less strata with an answer. Persons are drawn one by one; there are no clusters.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from transforms.statistics import display
from transforms.statistics.counts import exact_share
from transforms.statistics.result import Result

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Stratum:
    """Sums over all sampled units of one stratum (units outside the domain or without answer count in `n` only).

    Attributes:
        n: sampled units; population: units in the frame, None when unknown (no finite-population correction).
        answers: units in the domain with a valid answer.
        w, wy: sums of weights, and of weights of those who count.
        w2, w2y: sums of squared weights of the same.
    """

    n: int
    population: float | None
    answers: int
    w: float
    wy: float
    w2: float
    w2y: float


@dataclass(frozen=True)
class Moments:
    """Strata of many estimates in the long form: arrays of one length, a row per estimate and stratum.

    `estimate` numbers the estimates from 0; `population` is NaN when unknown; the rest as in `Stratum`. A stratum in
    which nobody of an estimate answered may be left out of it.
    """

    estimate: NDArray[np.int64]
    n: Floats
    population: Floats
    answers: Floats
    w: Floats
    wy: Floats
    w2: Floats
    w2y: Floats


@dataclass(frozen=True)
class Share:
    """A share and its standard error on the scale 0-1, its degrees of freedom and effective number of answers."""

    p: float
    se: float
    df: int
    answers: int
    effective: float
    result: Result


@dataclass(frozen=True)
class Shares:
    """Many shares as arrays of shape (estimates,), NaN where nobody answered.

    `few`, `loose`: must not be shown (display.py); `lonely`: a stratum with one sampled unit, which adds no variance.
    """

    p: Floats
    se: Floats
    df: NDArray[np.int64]
    answers: NDArray[np.int64]
    effective: Floats
    lo: Floats
    hi: Floats
    few: NDArray[np.bool_]
    loose: NDArray[np.bool_]
    lonely: NDArray[np.bool_]

    def one(self, i: int) -> Share | None:
        """The estimate numbered `i`, or None when nobody answered."""
        if self.answers[i] == 0:
            return None
        flags = display.flags(self.few[i], self.loose[i], *("ensamt_stratum",) * bool(self.lonely[i]))
        p, answers = float(self.p[i]), int(self.answers[i])
        result = Result(p, float(self.lo[i]), float(self.hi[i]), answers, "korn_graubard", flags=flags)
        return Share(p, float(self.se[i]), int(self.df[i]), answers, float(self.effective[i]), result)


def share(strata: Sequence[Stratum], level: float = 0.95, rule: display.Rule = display.NCHS) -> Share | None:
    """The weighted share of those who count among those who answered, or None when nobody answered. See `shares`."""
    rows = [(s.n, np.nan if s.population is None else s.population, s.answers, s.w, s.wy, s.w2, s.w2y) for s in strata]
    columns = np.asarray(rows, dtype=float).reshape(-1, 7).T
    return shares(Moments(np.zeros(len(rows), dtype=np.int64), *columns), 1, level, rule).one(0)


def shares(m: Moments, estimates: int, level: float = 0.95, rule: display.Rule = display.NCHS) -> Shares:
    """The weighted shares of those who count among those who answered, one per estimate.

    Flags `for_fa_svar` and `brett_intervall` as in display.py. At 0 or 1 the design gives no variance and the interval
    rests on the number of answers. A stratum with one sampled unit adds no variance and is flagged `ensamt_stratum`.
    """
    there = m.answers > 0

    def summed(x: NDArray[np.generic]) -> Floats:
        return np.bincount(m.estimate, weights=x, minlength=estimates).astype(float)

    total, answers = summed(m.w), summed(m.answers)
    with np.errstate(invalid="ignore", divide="ignore"):
        p = _snapped(summed(m.wy) / total)
        variance = summed(_stratum_variance(m, p[m.estimate], total[m.estimate]))
    df = np.maximum(answers - summed(there), 1)
    effective = np.minimum(effective_n(p, variance, answers, df, level), answers)
    lo, hi = exact_share(p * effective, effective, (1 - level) / 2)
    lo, hi = np.where(answers > 0, lo, np.nan), np.where(answers > 0, hi, np.nan)
    return Shares(p, np.sqrt(variance), df.astype(np.int64), answers.astype(np.int64), effective, lo, hi,
                  display.too_few(lo, hi, np.minimum(answers, effective), df, rule),
                  display.loose(p, lo, hi, rule), summed(there & (m.n < 2)) > 0)


def effective_n(p: ArrayLike, variance: ArrayLike, answers: ArrayLike, df: ArrayLike, level: float = 0.95) -> Floats:
    """Answers of a simple random sample that would be as sure (Korn & Graubard 1998), not yet capped at `answers`."""
    share, var, n = (np.asarray(x, dtype=float) for x in (p, variance, answers))
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = (special.stdtrit(np.maximum(n - 1, 1), (1 + level) / 2) / special.stdtrit(df, (1 + level) / 2)) ** 2
        designed = share * (1 - share) / var * spread
    return np.where((var > 0) & (share > 0) & (share < 1), designed, n)


def _snapped(p: Floats) -> Floats:
    """0 or 1 exactly where only the rounding of two sums of weights stands between."""
    return np.where(np.abs(p - np.round(p)) < 1e-9, np.round(p), p)


def _stratum_variance(m: Moments, p: Floats, total: Floats) -> Floats:
    """Variance share of each stratum: residuals w(y - p)/W, units without answer having residual zero."""
    sum_z = (m.wy - p * m.w) / total
    sum_z2 = ((1 - 2 * p) * m.w2y + p * p * m.w2) / (total * total)
    correction = np.where(np.isnan(m.population), 1.0, np.maximum(0.0, 1 - m.n / m.population))
    spread = correction * m.n / (m.n - 1) * np.maximum(0.0, sum_z2 - sum_z * sum_z / m.n)
    return np.where((m.n >= 2) & (m.answers > 0), spread, 0.0)
