"""Borders as a page needs them: no finer than the eye sees, the same on both sides, in rounded degrees."""

from typing import Any

import geopandas as gpd
import shapely

_SEEN = 1200  # parts of the map's longer side that a reader tells apart
_DECIMALS = 4  # of a degree: some ten metres

Ring = list[list[float]]  # [latitude, longitude], as Leaflet has them


def simplified(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The areas with fewer corners; what two share stays shared (Visvalingam over the whole coverage)."""
    west, south, east, north = areas.total_bounds
    fewer = shapely.coverage_simplify(areas.geometry.to_numpy(), max(east - west, north - south) / _SEEN)
    return areas.set_geometry(gpd.GeoSeries(fewer, index=areas.index, crs=areas.crs))


def rings(areas: gpd.GeoDataFrame) -> list[list[Ring]]:
    """Per area the outlines of its parts in WGS 84; holes are left out, as on the drawn map."""
    degrees = simplified(areas).to_crs(4326)
    return [[_ring(part) for part in getattr(shape, "geoms", [shape])] for shape in degrees.geometry]


def points(eastings_northings: list[tuple[float, float]], crs: Any) -> list[tuple[float, float]]:
    """(latitude, longitude) of points given as (e, n), rounded like the borders."""
    places = gpd.GeoSeries(gpd.points_from_xy(*zip(*eastings_northings, strict=True)), crs=crs).to_crs(4326)
    return [(round(p.y, _DECIMALS), round(p.x, _DECIMALS)) for p in places]


def _ring(part: shapely.Polygon) -> Ring:
    return [[round(y, _DECIMALS), round(x, _DECIMALS)] for x, y in part.exterior.coords]
