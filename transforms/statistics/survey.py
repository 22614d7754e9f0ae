"""Design-based shares from a stratified sample, from the moments of each stratum.

The moments are counted in SQL; what is done with them is done here. Taylor linearisation of the ratio mean
(Särndal, Swensson & Wretman 1992, section 5.7), Korn-Graubard interval (Korn & Graubard 1998, Survey Methodology
24:193-201) with the effective sample size capped at the number of respondents.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy import optimize, stats

from transforms.statistics.counts import clopper_pearson, exact_share
from transforms.statistics.result import Result


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
class Share:
    """A share and its standard error on the scale 0-1, its degrees of freedom and effective number of answers."""

    p: float
    se: float
    df: int
    answers: int
    effective: float
    result: Result


def share(strata: Sequence[Stratum], level: float = 0.95, min_n: float = 30.0, max_width: float = 0.30) -> Share | None:
    """The weighted share of those who count among those who answered, or None when nobody answered.

    Flag `for_fa_svar` when n or the effective n is under `min_n` or the interval wider than `max_width`
    (NCHS Series 2 No. 175): the share must then not be shown. At 0 or 1 the design gives no variance and the
    interval rests on the number of answers. A stratum with one unit adds no variance and is flagged.
    """
    total, answers = sum(s.w for s in strata), sum(s.answers for s in strata)
    if answers == 0 or total <= 0:
        return None
    p = _snapped(sum(s.wy for s in strata) / total)
    variance = sum(_stratum_variance(s, p, total) for s in strata)
    df = max(sum(s.n for s in strata) - len(strata), 1)
    se = math.sqrt(variance)
    effective = _effective_n(p, variance, answers, df)
    lo, hi = clopper_pearson(p * effective, effective, level)
    flags: tuple[str, ...] = ("for_fa_svar",) if min(answers, effective) < min_n or hi - lo > max_width else ()
    if any(s.n == 1 for s in strata):
        flags += ("ensamt_stratum",)
    result = Result(p, lo, hi, answers, "korn_graubard", flags=flags)
    return Share(p, se, df, answers, effective, result)


def difference(after: Share, before: Share, level: float = 0.95) -> Result:
    """Difference of two independent shares, after - before, on the scale 0-1.

    The interval is put together from the two shares' own Korn-Graubard intervals by squaring and adding (Newcombe 1998,
    Statistics in Medicine 17:873-890, method 10 with exact limits; Zou & Donner 2008, 27:1693-1702), and p is the tail
    at which its limit meets zero. The normal interval errs far too often when a small wave follows a large one
    (tests/proof).
    """
    tail = (1 - level) / 2
    estimate = after.p - before.p
    p = _meets_zero(after, before) if estimate >= 0 else _meets_zero(before, after)
    return Result(
        estimate, _lower(after, before, tail), -_lower(before, after, tail), after.answers + before.answers, "skillnad",
        p_up=p if estimate >= 0 else 1 - p, p_down=1 - p if estimate >= 0 else p,
        flags=tuple(sorted({*after.result.flags, *before.result.flags})),
    )


def _lower(after: Share, before: Share, tail: float) -> float:
    """Lower limit of after - before; the upper one is the mirror image of before - after."""
    lo, _ = exact_share(after.p * after.effective, after.effective, tail)
    _, hi = exact_share(before.p * before.effective, before.effective, tail)
    return after.p - before.p - math.hypot(after.p - lo, hi - before.p)


def _meets_zero(after: Share, before: Share) -> float:
    """The one-sided tail at which the lower limit of a rise is zero; 0.5 when none is."""
    least, most = math.log(1e-12), math.log(0.5)
    if _lower(after, before, 0.5) <= 0:
        return 0.5
    if _lower(after, before, math.exp(least)) >= 0:
        return math.exp(least)
    return math.exp(optimize.brentq(lambda x: _lower(after, before, math.exp(x)), least, most, xtol=1e-9))


def _snapped(p: float) -> float:
    """0 or 1 exactly where only the rounding of two sums of weights stands between."""
    return float(round(p)) if abs(p - round(p)) < 1e-9 else p


def _stratum_variance(s: Stratum, p: float, total: float) -> float:
    """Variance share of one stratum: residuals w(y - p)/W, units without answer having residual zero."""
    if s.n < 2:
        return 0.0
    sum_z = (s.wy - p * s.w) / total
    sum_z2 = ((1 - 2 * p) * s.w2y + p * p * s.w2) / (total * total)
    correction = 1.0 if s.population is None else max(0.0, 1 - s.n / s.population)
    return correction * s.n / (s.n - 1) * max(0.0, sum_z2 - sum_z * sum_z / s.n)


def _effective_n(p: float, variance: float, answers: int, df: int) -> float:
    if variance <= 0 or p in (0.0, 1.0):
        return float(answers)
    spread = (stats.t.ppf(0.975, max(answers - 1, 1)) / stats.t.ppf(0.975, df)) ** 2
    return min(float(p * (1 - p) / variance * spread), float(answers))
