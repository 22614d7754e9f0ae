"""A kommun among others: is its rate further from theirs than chance and their ordinary differences explain?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize, stats

Floats = NDArray[np.float64]
_LEVELS = (0.95, 0.998)


@dataclass(frozen=True)
class Funnel:
    """Units in the order they came; rates as ratios to the common one, NaN where nothing can be said.

    Attributes:
        common: events per unit of exposure, the funnel's middle.
        expected: events that the common rate gives each unit, shape (units,).
        ratio: events over expected, shape (units,).
        lo, hi: limits of the ratio at each level, shape (levels, units).
        position: per unit `over_yttre`, `over`, `inom`, `under`, `under_yttre`, or `kan_inte_sagas`.
        p_up, p_down: one-sided p against "no more than" and "no less than expected", that of the limits, (units,).
        phi: mean squared z, 1 when chance explains all; phi_trimmed: the same with both ends winsorised.
        tau2: variance between units beyond chance, on the scale of the square root of the ratio.
        tau2_closed: the same by the published closed form, for comparison with other tools; not used.
        method: `poisson_exakt` or `tratt_overspridning`.
        flags: `for_fa_enheter`, `inga_handelser`: no funnel.
    """

    common: float | None
    expected: Floats
    ratio: Floats
    lo: Floats
    hi: Floats
    position: tuple[str, ...]
    p_up: Floats
    p_down: Floats
    phi: float | None
    phi_trimmed: float | None
    tau2: float
    tau2_closed: float
    method: str
    flags: tuple[str, ...] = ()


def funnel(counts: ArrayLike, exposures: ArrayLike, levels: tuple[float, float] = _LEVELS, trim: float = 0.10,
           min_units: int = 10, min_expected: float = 10.0) -> Funnel:
    """Funnel limits around the common rate of units of shape (units,), widened when they differ by more than chance.

    Spiegelhalter (2005, Quality and Safety in Health Care 14:347-351): z on the square-root scale, `trim` of the units
    winsorised at each end, an additive variance. The published closed form of that variance is `additive`; it leaves
    limits that hold 83-89 % at kommuner's sizes instead of 95 % (tests/proof), because winsorising shortens z and
    because the largest units decide. So the variance is the one at which the winsorised z, adjusted by it, spread as
    normal ones do (`balanced`; the equation of Paule & Mandel 1982, J. Res. NBS 87:377-385). Without such variance the
    limits are exact Poisson limits. Widened limits hold what they say from `min_expected` expected events; under it,
    and with fewer than `min_units` units, neither limits nor position are given.

    Raises:
        ValueError: when counts and exposures differ in shape, or a count is negative.
    """
    o, n = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    if o.shape != n.shape or (o < 0).any():
        raise ValueError(f"one count, not negative, and one exposure per unit: {o.shape}, {n.shape}")
    there = n > 0
    total, few = o[there].sum(), int(there.sum()) < min_units
    if few or total == 0:
        nothing = np.full(len(o), np.nan)
        return Funnel(None, nothing, nothing, *(np.full((2, len(o)), np.nan),) * 2, ("kan_inte_sagas",) * len(o),
                      nothing, nothing, None, None, 0.0, 0.0, "poisson_exakt",
                      ("for_fa_enheter",) if few else ("inga_handelser",))
    common = float(total / n[there].sum())
    expected = np.where(there, n * common, np.nan)
    z, weight = 2 * (np.sqrt(o) - np.sqrt(expected))[there], 4 * expected[there]
    tau2 = balanced(z, weight, trim)
    told = there & ((expected >= min_expected) | (tau2 == 0))
    lo, hi = limits(np.where(told, expected, np.nan), levels, tau2)
    ratio, phi_trimmed = o / expected, float((winsorised(z, trim) ** 2).mean())
    return Funnel(common, expected, ratio, lo, hi, _positions(ratio, lo, hi, told),
                  *chances(o, np.where(told, expected, np.nan), tau2), float((z**2).mean()), phi_trimmed,
                  tau2, additive(phi_trimmed, weight), "tratt_overspridning" if tau2 else "poisson_exakt")


def winsorised(z: Floats, trim: float) -> Floats:
    """z with the outermost `trim` at each end drawn in to the quantile there."""
    lo, hi = np.quantile(z, [trim, 1 - trim])
    return np.clip(z, lo, hi)


def additive(phi: float, weight: Floats) -> float:
    """Variance between units by moments, from mean squared z and weights 4E (DerSimonian & Laird 1986, as in 2005)."""
    k, total = len(weight), weight.sum()
    return float(max(0.0, (k * phi - (k - 1)) / (total - (weight**2).sum() / total)))


def balanced(z: Floats, weight: Floats, trim: float) -> float:
    """The variance at which z / sqrt(1 + weight · variance), winsorised, spread as normal ones do; 0 if none needed."""
    cut = float(stats.norm.ppf(1 - trim))
    normal = 1 - 2 * trim - 2 * cut * float(stats.norm.pdf(cut)) + 2 * trim * cut**2

    def beyond(tau2: float) -> float:
        return float((winsorised(z / np.sqrt(1 + weight * tau2), trim) ** 2).mean()) - normal

    if beyond(0.0) <= 0:
        return 0.0
    upper = 1.0
    while beyond(upper) > 0:
        upper *= 4
    return float(optimize.brentq(beyond, 0.0, upper, xtol=1e-12))


def limits(expected: Floats, levels: tuple[float, float], tau2: float) -> tuple[Floats, Floats]:
    """Limits of observed / expected at each level, shape (levels, units): exact ones when `tau2` is 0."""
    tails = (1 - np.asarray(levels)[:, None]) / 2
    if tau2 == 0:
        return stats.poisson.ppf(tails, expected) / expected, stats.poisson.isf(tails, expected) / expected
    half = stats.norm.isf(tails) * np.sqrt(1 / (4 * expected) + tau2)
    return np.maximum(1 - half, 0) ** 2, (1 + half) ** 2


def chances(observed: Floats, expected: Floats, tau2: float) -> tuple[Floats, Floats]:
    """P(as many or more) and P(as few or fewer) of each unit, (units,), by the distribution that `limits` cuts."""
    if tau2 == 0:
        return stats.poisson.sf(observed - 1, expected), stats.poisson.cdf(observed, expected)
    z = (np.sqrt(observed / expected) - 1) / np.sqrt(1 / (4 * expected) + tau2)
    return stats.norm.sf(z), stats.norm.cdf(z)


def _positions(ratio: Floats, lo: Floats, hi: Floats, told: NDArray[np.bool_]) -> tuple[str, ...]:
    """In words, the outer limits first."""
    with np.errstate(invalid="ignore"):
        where = [~told, ratio > hi[1], ratio < lo[1], ratio > hi[0], ratio < lo[0]]
    words = ["kan_inte_sagas", "over_yttre", "under_yttre", "over", "under"]
    return tuple(str(word) for word in np.select(where, words, "inom"))
