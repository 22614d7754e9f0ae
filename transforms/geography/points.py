"""Points to the areas and places that hold them, and points that stand for "somewhere" instead of a place."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from transforms.registry import Plats

_CHUNK = 1_000_000  # points at a time: bounds the memory, and the sorted slices stay in the processor's cache


def areas_of_points(points: pd.DataFrame, areas: gpd.GeoDataFrame) -> pd.Series:
    """Area code of each row of `points` (`n`, `e` in metres), None outside all and without a point.

    A point on a shared border belongs to the area with the lowest code: `intersects_xy` holds the border, areas are
    asked in the order of their codes, and the first hit is kept.
    """
    areas = areas.sort_values("kod", ignore_index=True)
    n, e = points["n"].to_numpy(float), points["e"].to_numpy(float)
    shapes = areas.geometry.to_numpy()
    shapely.prepare(shapes)
    hits = [_first_hit(n[i : i + _CHUNK], e[i : i + _CHUNK], shapes) for i in range(0, len(n), _CHUNK)]
    codes = np.array([*areas["kod"], None], dtype=object)
    return pd.Series(codes[np.concatenate(hits)] if hits else [], index=points.index, dtype="object")


def _first_hit(
    n: npt.NDArray[np.float64], e: npt.NDArray[np.float64], shapes: npt.NDArray[np.object_]
) -> npt.NDArray[np.int32]:
    """Position of the first shape that holds each point, -1 for none.

    Points are sorted by northing (Sweden is longer than wide), so that a shape meets one slice of them and tests
    only those of it that lie in its box: the exact test then runs on few points more than it finds.
    """
    order = np.argsort(n)
    y, x = n[order], e[order]
    west, south, east, north = shapely.bounds(shapes).T
    first, last = np.searchsorted(y, south, "left"), np.searchsorted(y, north, "right")
    found = np.full(len(y), -1, dtype=np.int32)
    for i in np.flatnonzero(first < last):
        here = slice(first[i], last[i])
        near = np.flatnonzero((x[here] >= west[i]) & (x[here] <= east[i]) & (found[here] < 0)) + first[i]
        found[near[shapely.intersects_xy(shapes[i], x[near], y[near])]] = i
    result = np.empty_like(found)
    result[order] = found
    return result


def places_of_points(points: pd.DataFrame, places: tuple[Plats, ...]) -> pd.DataFrame:
    """Pairs (`row` position, `plats_id`) of points within a place's radius; a point may be at several places."""
    pairs = []
    e, n = points["e"].to_numpy(float), points["n"].to_numpy(float)
    for place in places:
        near = np.flatnonzero(np.hypot(e - place.e, n - place.n) <= place.radie_m)
        pairs.append(pd.DataFrame({"row": near, "plats_id": place.plats_id}))
    return pd.concat(pairs, ignore_index=True) if pairs else pd.DataFrame({"row": [], "plats_id": []})
