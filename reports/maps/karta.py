"""The kommun's areas on land with its named places, numbered as in the table beside the map."""

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from reports.figures.style import COMPARISON, INK, SMALL, SUBJECT

_LAND, _WATER, _EDGE = "#f1efe8", "#dfeaf2", "#a9b1ba"


@dataclass(frozen=True)
class Map:
    """Areas in metres, and places as (number, name, n, e, exact)."""

    areas: gpd.GeoDataFrame
    places: tuple[tuple[int, str, float, float, bool], ...]


def draw(data: Map, ax: Axes) -> None:
    """Land on water, area borders, numbered places (a ring where the position is approximate), scale bar."""
    ax.set_facecolor(_WATER)
    polygons = [list(part.exterior.coords)
                for shape in data.areas.geometry for part in getattr(shape, "geoms", [shape])]
    ax.add_collection(PolyCollection(polygons, facecolor=_LAND, edgecolor=_EDGE, lw=0.6))
    west, south, east, north = data.areas.total_bounds
    halo = [patheffects.withStroke(linewidth=2.2, foreground="white")]
    taken: list[tuple[float, float]] = []
    step = (east - west) / 28
    for number, _name, n, e, exact in data.places:
        ax.plot([e], [n], marker="o", ms=5, color=SUBJECT, markerfacecolor=SUBJECT if exact else "white", zorder=3)
        x, y = e + step * 0.4, n + step * 0.25
        while any(abs(x - a) < step and abs(y - b) < step * 0.8 for a, b in taken):
            y += step * 0.5
        taken.append((x, y))
        ax.text(x, y, str(number), fontsize=SMALL, fontweight="bold", color=INK, path_effects=halo, zorder=4)
    _scale_bar(ax, west, south, east - west)
    margin = (east - west) * 0.03
    ax.set_xlim(west - margin, east + margin)
    ax.set_ylim(south - margin * 1.6, north + margin)
    ax.set_aspect("equal")
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)


def _scale_bar(ax: Axes, west: float, south: float, width: float) -> None:
    length: Any = max(k for k in (1, 2, 5, 10, 20) if k * 1000 <= width / 4 or k == 1)
    ax.plot([west, west + length * 1000], [south, south], color=INK, lw=2, solid_capstyle="butt")
    ax.text(west + length * 500, south, f"{length} km", ha="center", va="bottom", fontsize=SMALL, color=COMPARISON)
