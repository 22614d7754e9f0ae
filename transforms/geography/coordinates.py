"""Which system a delivered coordinate is written in, and the same point in SWEREF 99 TM."""

import numpy as np
import pandas as pd
from pyproj import Transformer
from pyproj.exceptions import CRSError

CRS = "EPSG:3006"
# Ranges in which a coordinate lies in Sweden, and in no other of the systems below.
_N, _E = (6_100_000, 7_700_000), (250_000, 930_000)
_RT90_Y = (1_150_000, 1_900_000)
_LAT, _LON = (54.5, 69.5), (10.0, 25.0)


def system_of(west: float, south: float, east: float, north: float) -> int | None:
    """EPSG code of the only system in which this box lies in Sweden, or None."""
    for epsg, ys, xs in ((3006, _N, _E), (3021, _N, _RT90_Y), (4326, _LAT, _LON)):
        if ys[0] <= south <= north <= ys[1] and xs[0] <= west <= east <= xs[1]:
            return epsg
    return None


def _within(values: pd.Series, limits: tuple[float, float]) -> pd.Series:
    return values.between(*limits)


def mended_points(
    n: pd.Series, e: pd.Series, crs: pd.Series
) -> tuple[pd.DataFrame, dict[str, pd.Series], pd.Series]:
    """Points in SWEREF 99 TM, which rows were mended (per kind), and which hold no Swedish coordinate.

    Numbers in the Swedish range of one of our systems are of that system; others are read by the declared `crs`.
    Half a coordinate is no point, nor is 0 or the same number twice (0/0, 9999999/9999999): no point in Sweden
    has equal coordinates in any of these systems, but fillers do.
    """
    n, e = pd.to_numeric(n).astype(float), pd.to_numeric(e).astype(float)
    system = pd.to_numeric(crs).astype(float)
    nothing = n.isna() | e.isna() | (n == 0) | (e == 0) | (n == e)
    n, e = n.mask(nothing), e.mask(nothing)
    swapped = (_within(e, _N) & (_within(n, _E) | _within(n, _RT90_Y))) | (_within(e, _LAT) & _within(n, _LON))
    n, e = n.where(~swapped, e), e.where(~swapped, n)
    degrees = _within(n, _LAT) & _within(e, _LON)
    rt90 = _within(n, _N) & _within(e, _RT90_Y)
    declared = system.notna() & (system != 3006) & ~degrees & ~rt90 & ~nothing
    n, e = _transformed(n, e, degrees, 4326)
    n, e = _transformed(n, e, rt90, 3021)
    for code in system[declared].unique():
        n, e = _transformed(n, e, declared & (system == code), int(code))
    good = nothing | (_within(n, _N) & _within(e, _E))
    mended = {"vaxlade": swapped, "wgs84": degrees & (system != 4326), "rt90": rt90 & (system != 3021)}
    return pd.DataFrame({"n": n, "e": e}), mended, ~good


def _transformed(n: pd.Series, e: pd.Series, rows: pd.Series, epsg: int) -> tuple[pd.Series, pd.Series]:
    if not rows.any():
        return n, e
    try:
        transformer = Transformer.from_crs(epsg, CRS, always_xy=True)
    except CRSError:  # no such system, so these numbers are no point whatever they look like
        return n.mask(rows, np.inf), e.mask(rows, np.inf)
    x, y = transformer.transform(e[rows].to_numpy(), n[rows].to_numpy())
    n, e = n.copy(), e.copy()
    n[rows], e[rows] = np.round(y, 1), np.round(x, 1)
    return n, e


def out_of_spring_gap(moments: pd.Series) -> pd.Series:
    """Local times that do not exist (clocks go from 02 to 03 in March) moved one hour on."""
    zone = "Europe/Stockholm"
    shifted = moments.dt.tz_localize(zone, nonexistent=pd.Timedelta(hours=1), ambiguous=np.ones(len(moments), bool))
    return shifted.dt.tz_localize(None)
