"""What is ordinary: the band that holds the middle half of all kommuner."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from transforms.statistics.result import Result


@dataclass(frozen=True)
class Band:
    """A quarter of the kommuner lie below `lo`, a quarter above `hi`; None when there are too few of them.

    `n`: kommuner with a value. Kommuner count alike, whatever their size, so small ones' chance widens the band.
    """

    lo: float | None
    middle: float | None
    hi: float | None
    n: int
    method: str = "kvartiler"
    flags: tuple[str, ...] = ()


def middle_half(values: ArrayLike, min_units: int = 20) -> Band:
    """Quartiles and median of kommuner's values of shape (kommuner,), NaN where one has none.

    Linear between order statistics (Hyndman & Fan 1996, The American Statistician 50:361-365, type 7). Under
    `min_units` values there is no band (`for_fa_enheter`).
    """
    x: NDArray[np.float64] = np.asarray(values, dtype=float)
    x = x[np.isfinite(x)]
    if len(x) < min_units:
        return Band(None, None, None, len(x), flags=("for_fa_enheter",))
    lo, middle, hi = (float(q) for q in np.quantile(x, [0.25, 0.5, 0.75]))
    return Band(lo, middle, hi, len(x))


def position(own: Result, band: Band) -> str:
    """Where a kommun stands by its interval: `over`, `under` or `inom` the band, else `kan_inte_sagas`.

    An interval that reaches over a border of the band, or a number without interval, places the kommun nowhere.
    """
    if own.lo is None or own.hi is None or band.lo is None or band.hi is None:
        return "kan_inte_sagas"
    if own.lo > band.hi:
        return "over"
    if own.hi < band.lo:
        return "under"
    return "inom" if band.lo <= own.lo and own.hi <= band.hi else "kan_inte_sagas"
