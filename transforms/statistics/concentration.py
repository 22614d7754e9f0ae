"""How much of the events lies in how few places, beside what chance alone gathers there. Describes; compares nobody.

With few events half of them always lie in few places: sixty at random on 2 000 street segments lie in 1.5 %.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Concentration:
    """Concentration over places, or flags why nothing is said.

    Attributes:
        events, places: how many; places without events count too.
        part: share of the places that holds `half` of the events, the busiest first.
        part_chance: mean of the same when the events fall at random; p: how often chance gathers as much, Monte Carlo.
        gini: generalised Gini index, 0 to 1; gini_lo, gini_hi: its 95 % limits, None when they would not hold.
        gini_chance: mean of the same when the events fall at random.
        flags: `for_fa_handelser`: nothing is said; `utan_intervall`: no limits of the index.
    """

    events: int
    places: int
    part: float | None = None
    part_chance: float | None = None
    p: float | None = None
    gini: float | None = None
    gini_lo: float | None = None
    gini_hi: float | None = None
    gini_chance: float | None = None
    method: str = "koncentration"
    flags: tuple[str, ...] = ()


def concentration(counts: ArrayLike, rng: np.random.Generator, half: float = 0.5, draws: int = 999,
                  min_events: int = 100, min_busy: int = 100, level: float = 0.95) -> Concentration:
    """Concentration of events over all places, shape (places,), those without events included.

    Random events are multinomial over the places, each alike. The limits of the generalised Gini are normal ones by the
    jackknife over places (Efron & Stein 1981, Annals of Statistics 9:586-596). Resampled places hold a little less than
    they say, and resampled events add chance to chance: those limits hardly ever hold (tests/proof). They are given
    from `min_busy` places with events, and not when about as many events as places, where the index has a kink.

    Raises:
        ValueError: when a count is negative.
    """
    x = np.asarray(counts, dtype=np.int64)
    if (x < 0).any():
        raise ValueError("a count cannot be negative")
    events, places = int(x.sum()), len(x)
    if events < max(min_events, 1):
        return Concentration(events, places, flags=("for_fa_handelser",))
    chance = rng.multinomial(events, np.full(places, 1 / places), size=draws)
    part, gini, parts = float(holding(x, half)[0]), float(generalised_gini(x)[0]), holding(chance, half)
    lo, hi = gini_limits(x, level) if int((x > 0).sum()) >= min_busy else (None, None)
    return Concentration(
        events, places, part, float(parts.mean()), float((1 + (parts <= part).sum()) / (draws + 1)), gini, lo, hi,
        float(generalised_gini(chance).mean()), flags=("utan_intervall",) if lo is None else (),
    )


def holding(counts: ArrayLike, half: float = 0.5) -> Floats:
    """Share of places that holds at least `half` of the events, for sets of places of shape (sets, places)."""
    busiest = -np.sort(-np.atleast_2d(counts), axis=1)
    together = busiest.cumsum(axis=1)
    return np.asarray(((together < half * together[:, -1:]).sum(axis=1) + 1) / busiest.shape[1])


def generalised_gini(counts: ArrayLike) -> Floats:
    """Gini index over places, scaled to the largest evenness that the events allow when fewer than places.

    Bernasco & Steenbeek (2017, J. Quant. Criminol. 33:451-467): G' = max(1, n / c) (G - 1) + 1 for n places and c
    events; NaN without events. For sets of places of shape (sets, places).
    """
    x = np.sort(np.atleast_2d(np.asarray(counts, dtype=float)), axis=1)
    places, events = x.shape[1], x.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        gini = 2 * (x @ np.arange(1, places + 1)) / (places * events) - (places + 1) / places
        return np.asarray(np.maximum(1, places / events) * (gini - 1) + 1)


def gini_limits(counts: NDArray[np.int64], level: float = 0.95) -> tuple[float | None, float | None]:
    """Limits of the generalised Gini by the jackknife over places; None where it cannot be told which form it takes.

    `counts` has shape (places,). Where events are about as many as places, another draw of places may have either more.
    """
    places, events = len(counts), int(counts.sum())
    if abs(events - places) < stats.norm.ppf(0.995) * np.sqrt(places * counts.var()):
        return None, None
    values, times = np.unique(counts, return_counts=True)
    without = _without_one(np.sort(counts).astype(float), values)
    spread = (times * (without - (times * without).sum() / places) ** 2).sum() * (places - 1) / places
    gini, half = float(generalised_gini(counts)[0]), float(stats.norm.ppf((1 + level) / 2) * np.sqrt(spread))
    return max(gini - half, 0.0), min(gini + half, 1.0)


def _without_one(x: Floats, values: NDArray[np.int64]) -> Floats:
    """Generalised Gini of sorted `x` without one place of each value: those ranked after it move one step down."""
    places, events, together = len(x), x.sum(), x.cumsum()
    last = np.searchsorted(x, values, side="right") - 1
    ranked = (x * np.arange(1, places + 1)).sum() - (last + 1) * values - (events - together[last])
    n, c = places - 1, events - values
    return np.asarray(np.maximum(1, n / c) * (2 * ranked / (n * c) - (n + 1) / n - 1) + 1)
