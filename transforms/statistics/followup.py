"""Was what was done followed by a change? The smallest that could be seen first, then four answers, no others."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from transforms.statistics import counts
from transforms.statistics.contrast import (
    POISSON,
    Dispersion,
    Pair,
    dispersion_between_years,
    ratio_of_ratios,
    weighted_difference,
)
from transforms.statistics.quasipoisson import Floats, as_ratio
from transforms.statistics.result import Result
from transforms.statistics.trend import trend

_PIECES = 200

Verdict = Literal["minskade_mer", "okade_mer", "ingen_synlig_skillnad", "kan_inte_bedomas"]
_VERDICTS: dict[int, Verdict] = {-1: "minskade_mer", 1: "okade_mer"}


@dataclass(frozen=True)
class Followup:
    """The answer and what it rests on.

    Attributes:
        verdict: against the comparison; by `main` alone, which is fixed in advance.
        smallest_fall: the smallest fall beyond the comparison's that these numbers would show, as a share; None when
            not even the largest would be.
        main: ratio of ratios; difference: the same as a number of events; None without a comparison.
        interrupted: ratio of the steps of two monthly series, None when not asked for.
        earlier: ratio of the year before to the mean of the years before that; against_earlier: the ratio of ratios
            with those years as before; None without them.
        flags: `ingen_jamforelse`, `seriebrott`, `nollcell`; `for_fa_ar`: too few earlier years; `under_20`: no
            percentage may be written; `atergang`: chosen for its numbers, so some fall is expected by itself;
            `hogt_fore`: the year before was higher than the earlier years account for, so that a fall is likely by
            itself; `ej_mot_tidigare_ar`: the fall is one from the year before only; `matten_skiljer`: the difference
            in number answers otherwise than the ratio.
    """

    verdict: Verdict
    smallest_fall: float | None
    main: Result | None
    difference: Result | None
    interrupted: Result | None
    earlier: Result | None
    against_earlier: Result | None
    flags: tuple[str, ...]


def followup(
    treated: Pair, comparison: Pair | None, spread: Dispersion = POISSON, beside: tuple[Pair, Pair] | None = None,
    interrupted: Result | None = None, earlier: Sequence[tuple[int, int]] = (), chosen_for_its_numbers: bool = True,
    broken: bool = False, level: float = 0.95, power: float = 0.80, largest_unseen: float = 0.50,
    percent_from: int = 20, min_years: int = 3, apart: int = 1,
) -> Followup:
    """What can be said of the change in `treated` beside `comparison`.

    `minskade_mer` or `okade_mer` when the interval of the ratio of ratios leaves 1 out; else `ingen_synlig_skillnad`
    when a fall of `largest_unseen` would have been seen with `power`; else `kan_inte_bedomas`, as without a comparison
    and across a break in the series. Each of the first two comes with chance (1 - level) / 2 where nothing differs.

    A place chosen for its numbers is likely to be high in the year that it was chosen by, and falls by itself: its fall
    is then one only when it is there against the earlier years too. Without them that chance is several times higher
    (tests/proof), and all that can be done is to say so.

    Kommuner go different ways from year to year by more than chance: of 100 pairs of years and problems in five
    kommuner's reported crime 2015-2024, where nothing is known to have been done, 52 would be called a change by the
    Poisson model and 2 when the earlier years' own movement is allowed for. So `min_years` earlier years are needed for
    an answer, and the larger of `spread` and the dispersion between them is used.

    Args:
        spread: of the months, by `contrast.dispersion`, where months are known.
        beside: areas beside the treated one and beside the comparison, where what was prevented may have gone.
        earlier: (treated, comparison) of each year before that of `before`, over the same exposures as
            that, consecutive and oldest first; apart: years from before to after.
    """
    alpha = (1 - level) / 2
    past = _above_earlier(treated, earlier)
    flags = ["atergang"] if chosen_for_its_numbers else []
    flags += ["hogt_fore"] if past is not None and _direction(past, alpha) > 0 else []
    if comparison is None or broken:
        flags.append("seriebrott" if broken else "ingen_jamforelse")
        fall = counts.smallest_detectable_fall(treated.before, power, alpha)
        return Followup("kan_inte_bedomas", fall, None, None, interrupted, past, None, tuple(flags))
    years = dispersion_between_years([*earlier, (treated.before, comparison.before)], apart)
    spread = max(spread, years, key=lambda one: one.value**0.5 * one.quantile(level))
    fall = smallest_detectable(treated, comparison, spread, power, level)
    main = ratio_of_ratios(treated, comparison, spread, level)
    difference = weighted_difference(treated, comparison, beside, spread, level)
    against = _against_earlier(treated, comparison, earlier, spread, level)
    direction = _direction(main, alpha)
    if direction != _direction(difference, alpha):
        flags.append("matten_skiljer")
    if chosen_for_its_numbers and against and direction < 0 <= _direction(against, alpha):
        flags.append("ej_mot_tidigare_ar")
        direction = 0
    flags += main.flags
    known = len(earlier) >= min_years
    if not known:
        flags.append("for_fa_ar")
        direction = 0
    if min(treated.before, treated.after, comparison.before, comparison.after) < percent_from:
        flags.append("under_20")
    seen = known and main.p_up is not None and fall is not None and fall <= largest_unseen
    verdict = _VERDICTS[direction] if direction else "ingen_synlig_skillnad" if seen else "kan_inte_bedomas"
    return Followup(verdict, fall, main, difference, interrupted, past, against, tuple(flags))


def smallest_detectable(
    treated: Pair, comparison: Pair, spread: Dispersion = POISSON, power: float = 0.80, level: float = 0.95
) -> float | None:
    """Smallest fall beyond the comparison's that the ratio of ratios shows with `power`; only `before` is looked at.

    A share in steps of one percentage point; None when a fall of 99 % would not be seen.
    """
    if min(treated.before, comparison.before) <= 0:
        return None
    steps = range(1, 100)
    found = bisect_left(steps, power, key=lambda step: power_of_fall(treated, comparison, step / 100, spread, level))
    return steps[found] / 100 if found < len(steps) else None


def power_of_fall(
    treated: Pair, comparison: Pair, fall: float, spread: Dispersion = POISSON, level: float = 0.95
) -> float:
    """Chance that a fall of `fall` beyond the comparison's is shown, when `before` are the means; 0 <= fall < 1.

    Summed over what all four counts may come out as. Overdispersed counts are taken as so many fewer Poisson ones.
    """
    ours = _changes(treated.before, treated.growth * (1 - fall), spread)
    theirs = _changes(comparison.before, comparison.growth, spread)
    shift = math.log(treated.growth / comparison.growth)
    log = ours[0][:, None] - theirs[0] - shift
    seen = log <= -spread.quantile(level) * np.sqrt(ours[1][:, None] + theirs[1])
    return float(ours[2] @ seen @ theirs[2])


def _changes(before: float, growth: float, spread: Dispersion) -> tuple[Floats, Floats, Floats]:
    """What the log ratio of one pair of counts may be, with its variance and its probability, in at most 200 pieces."""
    (first, p_first), (second, p_second) = (_counts(mean / spread.value) for mean in (before, before * growth))
    log = (np.log(second)[:, None] - np.log(first)).ravel()
    variance = (1 / second[:, None] + 1 / first).ravel()
    p = (p_second[:, None] * p_first).ravel()
    order = np.argsort(log)
    piece = np.minimum((np.cumsum(p[order]) * _PIECES).astype(int), _PIECES - 1)
    sums = [np.asarray(np.bincount(piece, x[order]), dtype=float) for x in (p, p * log, p * variance)]
    weight, logs, variances = sums
    kept = weight > 0
    return logs[kept] / weight[kept], variances[kept] / weight[kept], weight[kept]


def _counts(mean: float) -> tuple[Floats, Floats]:
    """What one count may be, in at most 80 values, and the probability of each; a zero is taken as a half."""
    lo, hi = stats.poisson.ppf([1e-6, 1 - 1e-6], mean)
    values = np.unique(np.round(np.linspace(lo, hi, 80)))
    p = stats.poisson.pmf(values, mean)
    return np.maximum(values, 0.5), p / p.sum()


def interrupted(
    treated: ArrayLike, comparison: ArrayLike, start: int, first_month: int, breaks: Sequence[int] = (),
    exposure: ArrayLike = 1.0, comparison_exposure: ArrayLike = 1.0, level: float = 0.95, min_before: int = 24,
    min_after: int = 12, min_mean: float = 5.0,
) -> Result:
    """Ratio of the step at `start` in one monthly series to the step in another, trend and season taken out of each.

    Controlled interrupted series: Lopez Bernal, Cummins & Gasparrini 2018, International Journal of Epidemiology
    47:2082-2093. One series alone says too much by its model, so there is no form without a comparison.

    Args:
        treated, comparison: (months,), consecutive and of the same months.
        start: index of the first month after; first_month: 1-12, the month of the first count.
        breaks: known breaks that both series share.

    Returns:
        Flag `for_kort_serie` or `for_fa_handelser`, without estimate, when either series does not carry it.
    """
    series = [trend(y, first_month, (start, *breaks), over, level, min_before + min_after, min_mean)
              for y, over in ((treated, exposure), (comparison, comparison_exposure))]
    n = sum(s.steps[0].n for s in series)
    flags = {flag for s in series for flag in s.steps[0].flags}
    if start < min_before or np.size(treated) - start < min_after:
        flags = {"for_kort_serie"}
    if flags & {"for_kort_serie", "for_fa_handelser"}:
        return Result(None, None, None, n, "avbruten_serie", flags=tuple(sorted(flags)))
    (ours, theirs), df = (s.effects[1] for s in series), min(s.df for s in series)
    log, se = ours.log - theirs.log, math.hypot(ours.se, theirs.se)
    return as_ratio(log, se, df, n, "avbruten_serie", level, tuple(sorted(flags)))


def _above_earlier(treated: Pair, earlier: Sequence[tuple[int, int]]) -> Result | None:
    """The year before against the mean of the years before that: how much of a fall is only a return to the usual."""
    if not earlier:
        return None
    return counts.ratio(treated.before, sum(ours for ours, _ in earlier), 1.0, float(len(earlier)))


def _against_earlier(
    treated: Pair, comparison: Pair, earlier: Sequence[tuple[int, int]], spread: Dispersion, level: float
) -> Result | None:
    """Ratio of ratios with the earlier years as before."""
    if not earlier:
        return None
    ours, theirs = (
        replace(pair, before=sum(before), exposure_before=pair.exposure_before * len(earlier))
        for pair, before in zip((treated, comparison), zip(*earlier, strict=True), strict=True)
    )
    return ratio_of_ratios(ours, theirs, spread, level)


def _direction(result: Result, alpha: float) -> int:
    """-1 fell, 1 rose, 0 neither at this level."""
    if result.p_up is None or result.p_down is None:
        return 0
    return 1 if result.p_up <= alpha else -1 if result.p_down <= alpha else 0
