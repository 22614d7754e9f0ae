"""Did one series change more than another? Four counts: before and after, where it was done and where it was not."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from transforms.statistics.quasipoisson import as_ratio
from transforms.statistics.result import Result


@dataclass(frozen=True)
class Pair:
    """Counts of one series before and after, and what each is counted over (years, or people times years)."""

    before: int
    after: int
    exposure_before: float = 1.0
    exposure_after: float = 1.0

    @property
    def growth(self) -> float:
        """Exposure after over exposure before."""
        return self.exposure_after / self.exposure_before


@dataclass(frozen=True)
class Dispersion:
    """Variance over mean, at least one, and the degrees of freedom it was estimated with."""

    value: float = 1.0
    df: float = math.inf

    def quantile(self, level: float) -> float:
        """Student's two-sided quantile, the normal one where nothing was estimated."""
        return float(stats.t.ppf((1 + level) / 2, self.df))


POISSON = Dispersion()


def dispersion(tables: Iterable[ArrayLike]) -> Dispersion:
    """How much more the months vary than chance: Pearson's chi-square of period x month, over its degrees of freedom.

    McCullagh & Nelder 1989, section 6.2. Each series has its own seasons and its own level in each period, so neither a
    season nor a change counts as variation. Variation between years that takes all months of a year alike is not seen.

    Args:
        tables: per series (periods, months of the year); periods or months without any event say nothing.

    Returns:
        At least one: months that vary less than chance are chance. `POISSON` when nothing can be estimated.
    """
    chi_square, df = 0.0, 0
    for each in tables:
        table = np.asarray(each, dtype=float)
        table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
        if min(table.shape) > 1:
            expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0) / table.sum()
            chi_square += float(((table - expected) ** 2 / expected).sum())
            df += (table.shape[0] - 1) * (table.shape[1] - 1)
    return Dispersion(chi_square / df, df) if chi_square > df else POISSON


def dispersion_between_years(years: Sequence[tuple[int, int]], apart: int = 1) -> Dispersion:
    """How much more the ratio of ratios moves from year to year than chance, where nothing was done.

    The mean of its squared standardised logs over all pairs of years `apart`: the same comparison made where the answer
    is known to be none. It sees what months cannot: that kommuner go different ways from one year to the next.

    Args:
        years: (treated, comparison) of consecutive years before the measure. Pairs with a zero say nothing.
        apart: years between before and after of the follow-up itself.
    """
    pairs = [Pair(before[0], after[0]) for before, after in zip(years, years[apart:], strict=False)]
    beside = [Pair(before[1], after[1]) for before, after in zip(years, years[apart:], strict=False)]
    squares = [
        math.log(ours.after / ours.before * theirs.before / theirs.after) ** 2 / inverse
        for ours, theirs in zip(pairs, beside, strict=True)
        if (inverse := _inverse(ours, theirs))
    ]
    return Dispersion(sum(squares) / len(squares), len(squares)) if sum(squares) > len(squares) else POISSON


def ratio_of_ratios(treated: Pair, comparison: Pair, spread: Dispersion = POISSON, level: float = 0.95) -> Result:
    """(treated after / before) / (comparison after / before), per exposure: 1 = no more change than the comparison.

    The interaction of a Poisson regression of the four counts, standard error by the sum of their inverses (Woolf 1955,
    Annals of Human Genetics 19:251-253) times the dispersion. Flag `nollcell`: a zero in the treated series has
    Fisher's conditional exact limits (1935, Journal of the Royal Statistical Society 98:39-82); with overdispersion,
    with nothing in either period or with a zero in the comparison there is no estimate.
    """
    cells = (treated.after, treated.before, comparison.after, comparison.before)
    if min(cells) < 0:
        raise ValueError(f"a count cannot be negative: {cells}")
    odds = treated.growth / comparison.growth
    if min(cells) == 0:
        told = spread.value <= 1 and treated.after + treated.before and comparison.after and comparison.before
        return _exact(treated, comparison, odds, level) if told else _nothing(sum(cells))
    log = math.log(treated.after / treated.before * comparison.before / comparison.after / odds)
    se = math.sqrt(spread.value * _inverse(treated, comparison))
    return as_ratio(log, se, spread.df, sum(cells), "kvot_av_kvoter", level)


def weighted_difference(
    treated: Pair, comparison: Pair, beside: tuple[Pair, Pair] | None = None, spread: Dispersion = POISSON,
    level: float = 0.95,
) -> Result:
    """Weighted displacement difference: events fewer (negative) than the comparison's change accounts for.

    Wheeler & Ratcliffe 2018, Crime Science 7:11. It supposes that the areas would have changed by the same *number*,
    where `ratio_of_ratios` supposes the same *share*.

    Args:
        treated, comparison: counts are taken per exposure, so state exposures as multiples of one period or area.
        beside: an area beside the treated one and one beside the comparison, which catch what only moved.
    """
    known = [(treated, 1), (comparison, -1)]
    known += [(beside[0], 1), (beside[1], -1)] if beside else []
    estimate = sum(sign * (p.after / p.exposure_after - p.before / p.exposure_before) for p, sign in known)
    variance = sum(p.after / p.exposure_after**2 + p.before / p.exposure_before**2 for p, _ in known)
    n = sum(p.after + p.before for p, _ in known)
    if not variance:
        return Result(None, None, None, 0, "wdd", flags=("nollcell",))
    se = math.sqrt(variance * spread.value)
    half = spread.quantile(level) * se
    t = estimate / se
    return Result(estimate, estimate - half, estimate + half, n, "wdd", p_up=float(stats.t.sf(t, spread.df)),
                  p_down=float(stats.t.cdf(t, spread.df)))


def _inverse(treated: Pair, comparison: Pair) -> float:
    """Variance of the log ratio of ratios of Poisson counts; 0 when one of them is zero."""
    cells = (treated.after, treated.before, comparison.after, comparison.before)
    return sum(1 / count for count in cells) if all(cells) else 0.0


def _nothing(n: int) -> Result:
    return Result(None, None, None, n, "kvot_av_kvoter", flags=("nollcell",))


def _exact(treated: Pair, comparison: Pair, odds: float, level: float) -> Result:
    """One treated count is zero. Given all sums, `treated.after` is hypergeometric; one limit does not exist."""
    table = np.array([[treated.after, treated.before], [comparison.after, comparison.before]])
    limits = stats.contingency.odds_ratio(table, kind="conditional").confidence_interval(level)
    none = stats.nchypergeom_fisher(table.sum(), table[:, 0].sum(), table[0].sum(), odds)
    return Result(
        None if treated.before == 0 else 0.0, float(limits.low) / odds,
        float(limits.high) / odds if math.isfinite(limits.high) else None, int(table.sum()), "kvot_av_kvoter_exakt",
        p_up=float(none.sf(treated.after - 1)), p_down=float(none.cdf(treated.after)), flags=("nollcell",),
    )
