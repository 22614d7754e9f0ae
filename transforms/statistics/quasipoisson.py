"""Log-linear counts whose variance is a multiple of their mean: many series of one design fitted at once."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from transforms.statistics.result import Result

Floats = NDArray[np.float64]
_STEPS = 50
_DEVIANCE = 1e-10  # relative change of the deviance at which a fit rests
_FARTHEST = 30.0  # a level of nothing but zeros has its log mean at minus infinity: it stops here
_RIDGE = 1e-10  # a level that no count tells of is left where it stood


@dataclass(frozen=True)
class Fits:
    """One fit per series.

    Attributes:
        beta: coefficients, (series, columns); mean: fitted means, (series, points).
        covariance: of `beta` for a dispersion of one, (series, columns, columns).
        dispersion: Pearson's chi-square over its degrees of freedom, (series,), as it came out: it may be under one.
        df: degrees of freedom left, (series,).
    """

    beta: Floats
    mean: Floats
    covariance: Floats
    dispersion: Floats
    df: Floats


def fit(design: Floats, counts: Floats, weights: ArrayLike = 1.0, offset: ArrayLike = 0.0) -> Fits:
    """Quasi-likelihood fits of log mean = offset + design @ beta (McCullagh & Nelder 1989, chapters 2, 6 and 9).

    Iteratively reweighted least squares; every series with the same design, so that all the sums of squares of a step
    are one product of two matrices.

    Args:
        design: (points, columns), of full rank where the weights are positive.
        counts: (series, points), not negative.
        weights: prior weights that broadcast to `counts`; zero leaves the point out.
        offset: logs of the exposure, broadcasting to `counts`.
    """
    weights = np.broadcast_to(np.asarray(weights, dtype=float), counts.shape)
    offset = np.broadcast_to(np.asarray(offset, dtype=float), counts.shape)
    squares = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    eta, beta = np.log(counts + 0.1), np.zeros((len(counts), design.shape[1]))
    last = np.full(len(counts), np.inf)
    moving = np.arange(len(counts))
    for _ in range(_STEPS):
        if not moving.size:
            break
        y, w, off = counts[moving], weights[moving], offset[moving]
        beta[moving] = _step(design, squares, y, w, off, eta[moving])
        eta[moving] = np.clip(beta[moving] @ design.T + off, -_FARTHEST, _FARTHEST)
        now = _deviance(y, np.exp(eta[moving]), w)
        rests = np.abs(now - last[moving]) <= _DEVIANCE * (now + 0.1)
        last[moving], moving = now, moving[~rests]
    mean = np.exp(eta)
    df = (weights > 0).sum(axis=1) - design.shape[1]
    pearson = (weights * (counts - mean) ** 2 / mean).sum(axis=1)
    covariance = np.asarray(np.linalg.inv(_information(design, squares, weights * mean)), dtype=float)
    return Fits(beta, mean, covariance, pearson / np.maximum(df, 1), df.astype(float))


def as_ratio(
    log: float, se: float, df: float, n: int, method: str, level: float, flags: tuple[str, ...] = ()
) -> Result:
    """A log coefficient as a ratio: Student's interval and one-sided p against 1; normal when `df` is infinite."""
    half = float(stats.t.ppf((1 + level) / 2, df)) * se
    return Result(
        math.exp(log), math.exp(log - half), math.exp(log + half), n, method, p_up=float(stats.t.sf(log / se, df)),
        p_down=float(stats.t.cdf(log / se, df)), flags=flags,
    )


def leverage(design: Floats, fits: Fits, weights: Floats) -> Floats:
    """How much each count draws its own mean, 0-1, (series, points)."""
    squares = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    spread = fits.covariance.reshape(len(fits.covariance), -1) @ squares.T
    return np.asarray(np.clip(weights * fits.mean * spread, 0.0, 1.0 - 1e-9))


def _step(design: Floats, squares: Floats, y: Floats, w: Floats, offset: Floats, eta: Floats) -> Floats:
    """One weighted least squares of the working response."""
    mean = np.exp(eta)
    working = w * (mean * (eta - offset) + y - mean)
    found = np.linalg.solve(_information(design, squares, w * mean), (working @ design)[:, :, None])
    return np.asarray(found[:, :, 0], dtype=float)


def _information(design: Floats, squares: Floats, w: Floats) -> Floats:
    columns = design.shape[1]
    return np.asarray((w @ squares).reshape(-1, columns, columns) + _RIDGE * np.eye(columns), dtype=float)


def _deviance(y: Floats, mean: Floats, w: Floats) -> Floats:
    return np.asarray(2 * (w * (special.xlogy(y, y / mean) - y + mean)).sum(axis=1))
