"""When a share may be shown: the presentation standard for proportions (NCHS, Vital and Health Statistics 2:175, 2017).

`for_fa_svar`: too few answers, effective answers or degrees of freedom, or an interval too wide for anything; such a
share is neither shown nor compared. `brett_intervall`: the interval is wide for what it is about; the share is not
shown, but a change may be judged from it: to let only shares that came out high into a comparison makes rises of chance
(tests/proof). What the standard leaves to a reviewer (few degrees of freedom) is not shown, since nobody reviews.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

TOO_FEW, LOOSE = "for_fa_svar", "brett_intervall"


@dataclass(frozen=True)
class Rule:
    """Thresholds; widths on the scale 0-1, `relative` as interval width over share."""

    min_n: float = 30.0
    max_width: float = 0.30
    narrow: float = 0.05
    relative: float = 1.30
    min_df: int = 8


NCHS = Rule()


def too_few(lo: ArrayLike, hi: ArrayLike, n: ArrayLike, df: ArrayLike, rule: Rule) -> NDArray[np.bool_]:
    """Which shares rest on too little; `n` is the smaller of answers and effective answers, all of one shape."""
    width = np.asarray(hi, dtype=float) - np.asarray(lo, dtype=float)
    few = (np.asarray(n) < rule.min_n) | (np.asarray(df) < rule.min_df)
    return np.asarray(few | (width >= rule.max_width) | np.isnan(width))


def loose(p: ArrayLike, lo: ArrayLike, hi: ArrayLike, rule: Rule) -> NDArray[np.bool_]:
    """Which intervals are wide for their share."""
    width = np.asarray(hi, dtype=float) - np.asarray(lo, dtype=float)
    return np.asarray((width > rule.narrow) & (width > rule.relative * np.asarray(p, dtype=float)))


def flags(few: bool, wide: bool, *more: str) -> tuple[str, ...]:
    """The codes of a share."""
    return (TOO_FEW,) * bool(few) + (LOOSE,) * bool(wide and not few) + more
