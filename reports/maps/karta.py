"""The kommun's areas on land, with its named places or the areas that stand out, numbered as in the table beside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import matplotlib as mpl
from matplotlib import patheffects
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from reports.figures.style import COMPARISON, INK, SMALL, SUBJECT, WIDTH
from reports.maps.geometry import simplified

_LAND, _WATER, _EDGE = "#f1efe8", "#dfeaf2", "#a9b1ba"
_MARK, _HATCH = "#cfe0f0", "#8fb0cf"
_RINGS = (0.17, 0.26, 0.36, 0.48, 0.62)  # inches from the point
_SIDES = ((1, 0.5), (1, -0.5), (-1, 0.5), (-1, -0.5), (0, 1), (0, -1), (1, 0), (-1, 0))


@dataclass(frozen=True)
class Map:
    """Areas in metres, places as (number, name, n, e, exact), and the number of each area that is marked, by code.

    `height` of the drawing in inches.
    """

    areas: gpd.GeoDataFrame
    places: tuple[tuple[int, str, float, float, bool], ...] = ()
    marked: Mapping[str, int] = field(default_factory=dict)
    height: float = 5.6


def height(data: Map) -> float:
    """Inches of the drawing, whatever the kommun's shape."""
    return data.height


def draw(data: Map, ax: Axes) -> None:
    """Land on water, area borders, numbered places (a ring where the position is approximate), scale bar."""
    ax.set_facecolor(_WATER)
    areas = simplified(data.areas)
    _land(areas, data.marked, ax)
    west, south, east, north = areas.total_bounds
    inch = max((east - west) / WIDTH, (north - south) / height(data))
    _places(data, inch, ax)
    _numbers(areas, data.marked, inch, ax)
    _scale_bar(ax, west, south, east - west)
    margin = (east - west) * 0.03
    ax.set_xlim(west - margin, east + margin)
    ax.set_ylim(south - margin * 1.6, north + margin)
    ax.set_aspect("equal")
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)


def _land(areas: gpd.GeoDataFrame, marked: Mapping[str, int], ax: Axes) -> None:
    """Plain land, and marked areas hatched: told from the others in grey as well."""
    def parts(kind: bool) -> list[Any]:
        return [list(part.exterior.coords) for code, shape in zip(areas["kod"], areas.geometry, strict=True)
                if (code in marked) is kind for part in getattr(shape, "geoms", [shape])]

    ax.add_collection(PolyCollection(parts(False), facecolor=_LAND, edgecolor=_EDGE, lw=0.6))
    if marked:
        with mpl.rc_context({"hatch.color": _HATCH, "hatch.linewidth": 0.6}):
            ax.add_collection(PolyCollection(parts(True), facecolor=_MARK, edgecolor=SUBJECT, lw=1.1, hatch="////"))


def _numbers(areas: gpd.GeoDataFrame, marked: Mapping[str, int], inch: float, ax: Axes) -> None:
    """Number and name inside each marked area; the name below its number, moved where two would meet."""
    halo = [patheffects.withStroke(linewidth=2.6, foreground="white")]
    inside = {code: shape.representative_point() for code, shape in zip(areas["kod"], areas.geometry, strict=True)}
    names = dict(zip(areas["kod"], areas["namn"], strict=True))
    taken: list[tuple[float, float, float]] = []
    for code, number in marked.items():
        text = f"{number} {names[code]}"
        half = 0.042 * len(text) * inch  # half the width of the text: 0.084 inches a letter
        x, y = free_spot((inside[code].x, inside[code].y), half, taken, inch)
        taken.append((x, y, half))
        ax.text(x, y, text, fontsize=SMALL, fontweight="bold", color=INK, path_effects=halo, zorder=4, ha="center",
                va="center")


def free_spot(
    point: tuple[float, float], half: float, taken: list[tuple[float, float, float]], inch: float,
) -> tuple[float, float]:
    """Where a text of half-width `half` stands: at its point, or the nearest step up or down that meets no other."""
    x, y = point
    line = 0.17 * inch
    for step in sorted(range(-12, 13), key=abs):
        at = y + step * line / 2
        if not any(abs(x - tx) < half + thalf and abs(at - ty) < line for tx, ty, thalf in taken):
            return x, at
    return x, y


def _places(data: Map, inch: float, ax: Axes) -> None:
    """Points and their numbers; a number that had to move away is tied to its point by a thin line."""
    halo = [patheffects.withStroke(linewidth=2.2, foreground="white")]
    spots = label_spots([(e, n) for _, _, n, e, _ in data.places], inch)
    for (number, _name, n, e, exact), (x, y) in zip(data.places, spots, strict=True):
        if max(abs(x - e), abs(y - n)) > 0.2 * inch:
            ax.plot([e, x], [n, y], color=COMPARISON, lw=0.7, zorder=2)
        ax.plot([e], [n], marker="o", ms=5, color=SUBJECT, markerfacecolor=SUBJECT if exact else "white", zorder=3)
        ax.text(x, y, str(number), fontsize=SMALL, fontweight="bold", color=INK, path_effects=halo, zorder=4,
                ha="center", va="center")


def label_spots(points: list[tuple[float, float]], inch: float) -> list[tuple[float, float]]:
    """The middle of each point's number, in metres: the nearest of eight sides on growing rings that is free.

    `inch` is the metres in an inch of the drawing. A number is taken as 0.2 × 0.15 inches, a point as 0.1.
    """
    spots: list[tuple[float, float]] = []
    for e, n in points:
        tried = [(e + ring * inch * dx, n + ring * inch * dy) for ring in _RINGS for dx, dy in _SIDES]
        free = (s for s in tried
                if not any(abs(s[0] - x) < 0.2 * inch and abs(s[1] - y) < 0.15 * inch for x, y in spots)
                and not any(abs(s[0] - x) < 0.15 * inch and abs(s[1] - y) < 0.125 * inch for x, y in points))
        spots.append(next(free, tried[0]))
    return spots


def _scale_bar(ax: Axes, west: float, south: float, width: float) -> None:
    length: Any = max(k for k in (1, 2, 5, 10, 20) if k * 1000 <= width / 4 or k == 1)
    ax.plot([west, west + length * 1000], [south, south], color=INK, lw=2, solid_capstyle="butt")
    ax.text(west + length * 500, south, f"{length} km", ha="center", va="bottom", fontsize=SMALL, color=COMPARISON)
