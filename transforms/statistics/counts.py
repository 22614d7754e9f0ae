"""Counts, rates and ratios of counts, all with exact intervals.

A count is seen as one outcome of a Poisson process: the interval covers chance, not under-reporting or coding.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from transforms.statistics.result import Result

_LEVEL = 0.95


def poisson(count: int, level: float = _LEVEL) -> Result:
    """Exact interval of a Poisson mean from one count (Garwood 1936, Biometrika 28:437-442).

    Raises:
        ValueError: when the count is negative.
    """
    if count < 0:
        raise ValueError(f"a count cannot be negative: {count}")
    tail = (1 - level) / 2
    # Half a chi-square quantile with 2k degrees of freedom is the inverse incomplete gamma function of k.
    lo = 0.0 if count == 0 else float(special.gammaincinv(count, tail))
    hi = float(special.gammaincinv(count + 1, 1 - tail))
    return Result(float(count), lo, hi, count, "garwood")


def rate(count: int, exposure: float, per: float = 1000.0, level: float = _LEVEL, reliable_from: int = 10) -> Result:
    """Rate per `per` units of `exposure` (taken as fixed), with the count's exact interval scaled.

    Flag `opalitlig` under `reliable_from` events, or when the interval is wider than 160 % of the rate
    (NCHS data presentation standards for rates, 2023). Without exposure there is no rate.
    """
    exact = poisson(count, level)
    if exposure <= 0 or exact.lo is None or exact.hi is None:
        return Result(None, None, None, count, "garwood", flags=("utan_befolkning",))
    scale = per / exposure
    wide = count > 0 and (exact.hi - exact.lo) / count > 1.6
    flags = ("opalitlig",) if count < reliable_from or wide else ()
    return Result(count * scale, exact.lo * scale, exact.hi * scale, count, "garwood", flags=flags)


def pooled(counts: Sequence[int], exposures: Sequence[float], per: float = 1000.0, level: float = _LEVEL,
           reliable_from: int = 10) -> Result:
    """Rate over several years: all events over all person-years, each of shape (years,).

    A sum of Poisson counts is Poisson whatever the years' own means, so the interval is exact for the years' mean rate.
    A year without exposure leaves no rate (`utan_befolkning`): its events would be over nobody.

    Raises:
        ValueError: when a count is negative, or the years of the two differ in number.
    """
    if len(counts) != len(exposures) or min(counts, default=0) < 0:
        raise ValueError(f"one count, not negative, and one exposure per year: {counts}, {exposures}")
    known = len(exposures) > 0 and min(exposures) > 0
    return rate(sum(counts), sum(exposures) if known else 0.0, per, level, reliable_from)


def ratio(after: int, before: int, exposure_after: float = 1.0, exposure_before: float = 1.0,
          level: float = _LEVEL, percent_from: int = 20) -> Result:
    """Ratio of two Poisson rates, after / before, conditional on their sum.

    Given the total, `after` is binomial; the Clopper-Pearson limits of its share become limits of the ratio
    (Przyborowski & Wilenski 1940, Biometrika 31:313-323). `p_up`, `p_down` are the exact one-sided tails, so they
    agree with the interval. Flag `under_20` (by `percent_from`): no percentage may be written.
    """
    total = after + before
    share = exposure_after / (exposure_after + exposure_before)
    flags = ("under_20",) if min(after, before) < percent_from else ()
    if total == 0:
        return Result(None, None, None, 0, "kvot_exakt", flags=flags)
    lo_share, hi_share = clopper_pearson(after, total, level)
    odds = exposure_before / exposure_after
    hi = None if hi_share >= 1 else hi_share / (1 - hi_share) * odds
    return Result(
        estimate=after / before * odds if before else None,
        lo=lo_share / (1 - lo_share) * odds,
        hi=hi,
        n=total,
        method="kvot_exakt",
        p_up=float(stats.binom.sf(after - 1, total, share)),
        p_down=float(stats.binom.cdf(after, total, share)),
        flags=flags,
    )


def clopper_pearson(hits: float, n: float, level: float = _LEVEL) -> tuple[float, float]:
    """Exact limits of a binomial share (Clopper & Pearson 1934); `hits` and `n` may be effective numbers."""
    lo, hi = exact_share(hits, n, (1 - level) / 2)
    return float(lo), float(hi)


def exact_share(hits: ArrayLike, n: ArrayLike, tail: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The same limits by their one-sided tail, for arrays of one shape: quantiles of the beta distribution."""
    k, size = np.asarray(hits, dtype=float), np.asarray(n, dtype=float)
    lo = special.betaincinv(np.where(k > 0, k, 1.0), size - k + 1, tail)
    hi = special.betainccinv(k + 1, np.where(k < size, size - k, 1.0), tail)
    return np.where(k > 0, lo, 0.0), np.where(k < size, hi, 1.0)


def smallest_detectable_fall(before: int, power: float = 0.80, alpha: float = 0.025) -> float | None:
    """Smallest relative fall, one period against an equally long one, that the exact test sees with `power`.

    `before` is taken as the mean of the first period. Both counts vary: the power is summed over the joint
    distribution. Returned as a share (0.31 = 31 %), in steps of one percentage point; None when not even a fall
    to zero would be seen.
    """
    if before <= 0:
        return None
    return next((step / 100 for step in range(1, 101)
                 if _power_of_fall(before, before * (1 - step / 100), alpha) >= power), None)


def smallest_detectable_rise(before: int, power: float = 0.80, alpha: float = 0.025) -> float | None:
    """The same for a relative rise: a rise from one mean to another is seen as often as the fall back.

    None when not even a tenfold count would be seen.
    """
    if before <= 0:
        return None
    return next((step / 100 for step in range(1, 901)
                 if _power_of_fall(before * (1 + step / 100), before, alpha) >= power), None)


def _power_of_fall(mean_before: float, mean_after: float, alpha: float) -> float:
    """P(conditional exact test rejects towards a fall): sums over the total of both counts, then its split."""
    total_mean = mean_before + mean_after
    first, last = (int(stats.poisson.ppf(q, total_mean)) for q in (1e-6, 1 - 1e-6))
    totals = range(max(first, 1), last + 1)
    critical = stats.binom.ppf(alpha, totals, 0.5) - 1  # largest count whose lower tail stays within alpha
    over = stats.binom.cdf(critical + 1, totals, 0.5) <= alpha
    critical = critical + over
    reject = stats.binom.cdf(critical, totals, mean_after / total_mean)
    return float((stats.poisson.pmf(totals, total_mean) * reject).sum())
