"""The drawn map again, to be moved and zoomed: the rows of the table beside it, on the same areas and points."""

from collections.abc import Mapping, Sequence

import geopandas as gpd

from reports.maps.geometry import points, rings
from reports.model import LiveMap, Outline, Spot
from transforms.registry import Plats

Numbered = tuple[int, tuple[str, ...]]


def live(
    areas: gpd.GeoDataFrame, places: Sequence[tuple[int, Plats, tuple[str, ...]]] = (),
    marked: Mapping[str, Numbered] | None = None,
) -> LiveMap:
    """Areas with their names, those in `marked` (by code) with number and lines; places as (number, place, lines)."""
    known = marked or {}
    middles = [(p.x, p.y) for p in areas.geometry.representative_point()]
    outlines = tuple(
        Outline(code, name, shape, inside, *known.get(code, (None, ()))) for code, name, shape, inside in
        zip(areas["kod"], areas["namn"], rings(areas), points(middles, areas.crs), strict=True))
    where = points([(p.e, p.n) for _, p, _ in places], areas.crs) if places else []
    return LiveMap(outlines, tuple(
        Spot(p.plats_id, number, p.namn, lines, lat, lon, p.noggrannhet == "kalla")
        for (number, p, lines), (lat, lon) in zip(places, where, strict=True)))
