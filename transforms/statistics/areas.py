"""Areas of a kommun beside each other: own rates, and rates drawn towards the common one. Never a league table."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from transforms.statistics.counts import rate
from transforms.statistics.result import Result

Floats = NDArray[np.float64]
_METHOD = "empirisk_bayes"


@dataclass(frozen=True)
class Areas:
    """Areas in the order they came.

    Attributes:
        raw: each area's own rate with its exact interval and flags.
        smoothed: the same drawn towards the common rate, None where nothing may be drawn.
        common: the rate of all areas together, None without inhabitants.
        spread: standard deviation of the areas' true rates, same unit; 0 when chance explains all differences.
        p: how often chance alone makes areas differ as much, None when it cannot be said.
        flags: `for_fa_omraden` (nothing is drawn), `ingen_skillnad_visad` (no evidence that areas differ).
    """

    raw: tuple[Result, ...]
    smoothed: tuple[float | None, ...]
    common: float | None
    spread: float
    p: float | None
    method: str = _METHOD
    flags: tuple[str, ...] = ()


def beside(counts: Sequence[int], exposures: Sequence[float], per: float = 1000.0, level: float = 0.95,
           reliable_from: int = 10, min_areas: int = 15, alpha: float = 0.05) -> Areas:
    """Raw and empirical Bayes rates per `per` of areas, each argument of shape (areas,).

    Global empirical Bayes by moments (Marshall 1991, Applied Statistics 40:283-294). Areas without exposure have no
    rate, are left out of the common one, and are flagged `utan_befolkning` in `raw`.

    Raises:
        ValueError: when a count is negative, or counts and exposures differ in number.
    """
    if len(counts) != len(exposures) or min(counts, default=0) < 0:
        raise ValueError(f"one count, not negative, and one exposure per area: {len(counts)}, {len(exposures)}")
    raw = tuple(rate(int(x), float(n), per, level, reliable_from) for x, n in zip(counts, exposures, strict=True))
    x, n = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    there = n > 0
    if not there.any():
        return Areas(raw, (None,) * len(raw), None, 0.0, None, flags=("for_fa_omraden", "ingen_skillnad_visad"))
    common, variance = marshall(x[there], n[there])
    p = chance_of_differing(x[there], n[there])
    few = int(there.sum()) < min_areas
    flags = ("for_fa_omraden",) * few + ("ingen_skillnad_visad",) * (variance == 0 or p is None or p >= alpha)
    smoothed: tuple[float | None, ...] = (None,) * len(raw)
    if not few and variance > 0:
        drawn = per * shrunk(x, np.where(there, n, np.nan), common, variance)
        smoothed = tuple(None if np.isnan(value) else float(value) for value in drawn)
    return Areas(raw, smoothed, common * per, float(np.sqrt(variance)) * per, p, flags=flags)


def marshall(counts: Floats, exposures: Floats) -> tuple[float, float]:
    """Common rate, and variance of the true rates around it (Marshall 1991); exposures all above zero."""
    common = counts.sum() / exposures.sum()
    observed = (exposures * (counts / exposures - common) ** 2).sum() / exposures.sum()
    return float(common), float(max(0.0, observed - common / exposures.mean()))


def shrunk(counts: Floats, exposures: Floats, common: float, variance: float) -> Floats:
    """Rates drawn towards `common`, the more the less exposure stands behind them; variance above zero."""
    weight = variance / (variance + common / exposures)
    return np.asarray(common + (counts / exposures - common) * weight)


def chance_of_differing(counts: Floats, exposures: Floats) -> float | None:
    """P(Pearson's X² at least as large | one common rate), given the total; None with one area or no events.

    The exact first two moments of X² (Haldane 1937, Biometrika 29:133-143) are given to a gamma distribution: with few
    events per area the usual chi-square is wrong.
    """
    k, total = len(counts), counts.sum()
    if k < 2 or total == 0:
        return None
    share = exposures / exposures.sum()
    found = ((counts - total * share) ** 2 / (total * share)).sum()
    mean, variance = k - 1, 2 * (k - 1) + ((1 / share).sum() - k**2 - 2 * k + 2) / total
    if variance <= 0:
        return None
    return float(stats.gamma.sf(found, mean**2 / variance, scale=variance / mean))
