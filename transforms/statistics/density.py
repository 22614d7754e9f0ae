"""A density of incidents as a picture. It shows where they lie; it is no evidence that a place is a hot-spot."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, eq=False)
class Density:
    """A picture and how it was made.

    Attributes:
        per_km2: rows x columns, incidents per square kilometre; NaN outside the land; None when there are too few.
        bandwidth_m: standard deviation of the kernel, the same in all directions.
        n: incidents drawn; flags: `for_fa_handelser`.
    """

    per_km2: NDArray[np.float64] | None
    bandwidth_m: float
    n: int
    method: str = "tathet_gauss"
    flags: tuple[str, ...] = ()


def density(north: ArrayLike, east: ArrayLike, rows: ArrayLike, columns: ArrayLike, bandwidth_m: float = 750.0,
            land: NDArray[np.bool_] | None = None, min_incidents: int = 50) -> Density:
    """Gaussian kernel density with one fixed bandwidth (Silverman 1986, Density Estimation, section 4.2), no edge
    correction.

    The bandwidth is a convention and is stated: selectors differ by a factor of 13 on the same points. The kernel is
    a product of one factor by north and one by east, so the whole picture is one matrix product, and exact.

    Args:
        north, east: incidents, metres (SWEREF 99 TM).
        rows, columns: northings and eastings of the middles of the picture's cells, metres.
        land: rows x columns, where the picture is shown.
        min_incidents: with fewer there is no picture.

    Raises:
        ValueError: when the bandwidth is not positive.
    """
    if not bandwidth_m > 0:
        raise ValueError(f"a bandwidth is positive, not {bandwidth_m} m")
    n = int(np.asarray(north).size)
    if n < min_incidents:
        return Density(None, bandwidth_m, n, flags=("for_fa_handelser",))
    per_m2 = _kernel(rows, north, bandwidth_m) @ _kernel(columns, east, bandwidth_m).T
    return Density(per_m2 * 1e6 if land is None else np.where(land, per_m2 * 1e6, np.nan), bandwidth_m, n)


def _kernel(middles: ArrayLike, points: ArrayLike, bandwidth: float) -> NDArray[np.float64]:
    """Cells x points."""
    off = (np.asarray(middles, dtype=float)[:, None] - np.asarray(points, dtype=float)[None, :]) / bandwidth
    return np.asarray(np.exp(-off * off / 2) / (bandwidth * np.sqrt(2 * np.pi)))
