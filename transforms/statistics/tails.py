"""Exact binomial tails, many at once."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special


def at_least(count: ArrayLike, n: int, share: ArrayLike) -> NDArray[np.float64]:
    """P(X >= count) for X ~ Binomial(n, share), as the incomplete beta function; 1 for a count of 0.

    Arrays of counts and shares are taken element by element; the same count and share always give the same bits.
    """
    k = np.asarray(count, dtype=np.int64)
    tail = special.betainc(np.maximum(k, 1), n - np.maximum(k, 1) + 1, share)
    return np.asarray(np.where(k < 1, 1.0, tail), dtype=float)
