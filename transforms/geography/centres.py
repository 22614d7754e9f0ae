"""Where a place or an area is, as a map on the web wants it: longitude, latitude and a radius."""

import math

import geopandas as gpd
from pyproj import Transformer

from transforms.geography.coordinates import CRS
from transforms.registry import Plats

Centre = tuple[float, float, float]


def centre_of_place(place: Plats) -> Centre | None:
    """Longitude and latitude (WGS 84) and radius in metres; None for a place without a sourced point."""
    return (*_degrees(place.n, place.e), place.radie_m) if place.noggrannhet == "kalla" else None


def centres_of_areas(areas: gpd.GeoDataFrame) -> dict[str, Centre]:
    """By code: a point inside the area, and the radius of a circle as large as the area."""
    inside = areas.geometry.representative_point()
    return {
        str(code): (*_degrees(point.y, point.x), math.sqrt(size / math.pi))
        for code, point, size in zip(areas["kod"], inside, areas.geometry.area, strict=True)
    }


def _degrees(n: float, e: float) -> tuple[float, float]:
    lon, lat = Transformer.from_crs(CRS, 4326, always_xy=True).transform(e, n)
    return round(lon, 6), round(lat, 6)
