"""Many tests in one run: how many answers chance alone gives, and which stand when that is allowed for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats


@dataclass(frozen=True)
class Run:
    """All tests of one run together.

    Attributes:
        flagged: k, tests whose own p is at most `alpha`; tested: m, tests that have a p at all.
        expected: alpha * m, about as many as chance alone flags when nothing has happened anywhere.
        alpha: the level of each single test.
        left: how many of all tests stand by Benjamini and Hochberg at `share`.
        share: the largest expected share of false ones among those that stand.
    """

    flagged: int
    tested: int
    expected: float
    alpha: float
    left: int
    share: float


def benjamini_hochberg(p: ArrayLike) -> NDArray[np.float64]:
    """Adjusted p of each test: the smallest share of false findings at which it still stands.

    Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289-300. It holds for tests that are
    independent or positively dependent.

    Args:
        p: p-values of any shape; NaN marks what was not tested, stays NaN and counts for nothing.

    Raises:
        ValueError: when a p lies outside 0-1.
    """
    p = np.asarray(p, dtype=float)
    adjusted = np.full(p.shape, np.nan)
    tested = ~np.isnan(p)
    if tested.any():
        adjusted[tested] = stats.false_discovery_control(p[tested], axis=None, method="bh")
    return adjusted


def run(p: ArrayLike, alpha: float = 0.01, share: float = 0.05) -> Run:
    """What is said beside the flags: "k of m flagged, about alpha * m by chance", and how many stand together.

    Args:
        p: p-values of any shape, NaN where nothing was tested.
    """
    p = np.asarray(p, dtype=float)
    tested = int((~np.isnan(p)).sum())
    with np.errstate(invalid="ignore"):
        flagged, left = int((p <= alpha).sum()), int((benjamini_hochberg(p) <= share).sum())
    return Run(flagged, tested, alpha * tested, alpha, left, share)
