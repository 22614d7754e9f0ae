"""The only room that knows coordinates: SWEREF 99 TM (EPSG:3006) inside, point to area, name to place."""

from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from transforms.errors import RegistryError
from transforms.registry import Plats

CRS = "EPSG:3006"
# Ranges in which a coordinate lies in Sweden, and in no other of the systems below.
_N, _E = (6_100_000, 7_700_000), (250_000, 930_000)
_RT90_Y = (1_150_000, 1_900_000)
_LAT, _LON = (54.5, 69.5), (10.0, 25.0)
OUTSIDE_M = 500.0


def read_areas(file: Path) -> gpd.GeoDataFrame:
    """Areas with `kod, namn` and land geometry in metres, sorted by code.

    Raises:
        RegistryError: the file is no GeoJSON with these properties.
    """
    try:
        areas = gpd.read_file(file).to_crs(CRS)
        return areas[["kod", "namn", "geometry"]].sort_values("kod", ignore_index=True)
    except (RuntimeError, ValueError, KeyError, AttributeError):  # pyogrio's own errors are RuntimeError
        raise RegistryError(f"omraden/{file.name}: går inte att läsa som GeoJSON med kod och namn") from None


@lru_cache(maxsize=8)
def border(file: Path) -> shapely.Geometry:
    """The kommun's land grown by the distance within which a point still belongs to it."""
    grown = shapely.union_all(read_areas(file).geometry.buffer(OUTSIDE_M, resolution=4).to_numpy())
    shapely.prepare(grown)
    return grown


def far_outside(n: pd.Series, e: pd.Series, grown: shapely.Geometry) -> pd.Series:
    """True for points more than `OUTSIDE_M` outside; rows without a point are never outside."""
    inside = shapely.contains_xy(grown, e.to_numpy(float), n.to_numpy(float))
    return n.notna() & ~pd.Series(inside, index=n.index)


def _within(values: pd.Series, limits: tuple[float, float]) -> pd.Series:
    return values.between(*limits)


def mended_points(
    n: pd.Series, e: pd.Series, crs: pd.Series
) -> tuple[pd.DataFrame, dict[str, pd.Series], pd.Series]:
    """Points in SWEREF 99 TM, which rows were mended (per kind), and which hold no Swedish coordinate.

    A declared `crs` is obeyed; else the ranges decide: they do not overlap between the systems in Sweden.
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
    except Exception:  # pyproj raises its own error for an unknown code: the rows then fail the range test
        return n, e
    x, y = transformer.transform(e[rows].to_numpy(), n[rows].to_numpy())
    n, e = n.copy(), e.copy()
    n[rows], e[rows] = np.round(y, 1), np.round(x, 1)
    return n, e


def out_of_spring_gap(moments: pd.Series) -> pd.Series:
    """Local times that do not exist (clocks go from 02 to 03 in March) moved one hour on."""
    zone = "Europe/Stockholm"
    shifted = moments.dt.tz_localize(zone, nonexistent=pd.Timedelta(hours=1), ambiguous=np.ones(len(moments), bool))
    return shifted.dt.tz_localize(None)


def areas_of_points(points: pd.DataFrame, areas: gpd.GeoDataFrame) -> pd.Series:
    """Area code of each row of `points` (`n`, `e` in metres), None outside all.

    A point on a shared border belongs to the area with the lowest code: `intersects_xy` holds the border, and the
    first hit is kept. Points are sorted by easting so that each polygon sees only those within its box.
    """
    found = pd.Series(None, index=points.index, dtype="object")
    order = np.argsort(points["e"].to_numpy(), kind="stable")
    x, y = points["e"].to_numpy()[order], points["n"].to_numpy()[order]
    codes = np.full(len(points), None, dtype=object)
    for code, polygon in zip(areas["kod"], areas.geometry, strict=True):
        west, south, east, north = polygon.bounds
        first, last = np.searchsorted(x, west, "left"), np.searchsorted(x, east, "right")
        near = np.arange(first, last)
        near = near[(y[near] >= south) & (y[near] <= north) & (codes[near] == None)]  # noqa: E711
        shapely.prepare(polygon)
        codes[near[shapely.intersects_xy(polygon, x[near], y[near])]] = code
    found.iloc[order] = codes
    return found


def places_of_points(points: pd.DataFrame, places: tuple[Plats, ...]) -> pd.DataFrame:
    """Pairs (`row` position, `plats_id`) of points within a place's radius; a point may be at several places."""
    pairs = []
    e, n = points["e"].to_numpy(float), points["n"].to_numpy(float)
    for place in places:
        near = np.flatnonzero(np.hypot(e - place.e, n - place.n) <= place.radie_m)
        pairs.append(pd.DataFrame({"row": near, "plats_id": place.plats_id}))
    return pd.concat(pairs, ignore_index=True) if pairs else pd.DataFrame({"row": [], "plats_id": []})


def places_by_name(names: pd.Series, places: tuple[Plats, ...]) -> pd.Series:
    """`plats_id` of each name by exact name or alias (case does not matter); None when unknown or ambiguous."""
    known: dict[str, set[str]] = {}
    for place in places:
        for name in (place.plats_id, place.namn, *place.alias):
            known.setdefault(name.casefold(), set()).add(place.plats_id)
    single = {name: next(iter(ids)) for name, ids in known.items() if len(ids) == 1}
    return names.fillna("").astype(str).str.strip().str.casefold().map(single)
