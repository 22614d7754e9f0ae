"""What the deliveries of a kommun share: where people live, where things happen, and their chance."""

import zlib
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from transforms.demo.inputs import Area, Inputs
from transforms.registry import Plats

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
CENTRAL = frozenset({"station", "centrum", "torg"})
_RURAL_M2 = 7e6
_NEIGHBOURHOODS = 6
_NEIGHBOURHOOD_M = 220.0


def shared_out(total: int, weights: Floats) -> Ints:
    """Whole numbers in proportion to `weights` that sum to `total` exactly (largest remainder)."""
    exact = total * weights / weights.sum()
    whole = np.floor(exact).astype(np.int64)
    order = np.argsort(whole - exact, kind="stable")
    whole[order[: total - int(whole.sum())]] += 1
    return whole


class World:
    """One kommun's invented geography; the same for a seed, in whatever order it is drawn from."""

    def __init__(self, inputs: Inputs, seed: int) -> None:
        self.inputs = inputs
        self.seed = seed

    def rng(self, what: str) -> np.random.Generator:
        """A stream of its own for each use, so that one delivery can change without moving the others."""
        return np.random.default_rng([self.seed, int(self.inputs.kommun), zlib.crc32(what.encode())])

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas, sorted by code."""
        return self.inputs.areas

    @cached_property
    def residents(self) -> Floats:
        """Share of the inhabitants per area. Invented: RegSO are alike in population rather than in area."""
        draw = self.rng("befolkning").lognormal(0.0, 0.35, len(self.areas))
        return draw / draw.sum()

    @cached_property
    def central(self) -> NDArray[np.bool_]:
        """True for areas with a station, a centre or a square."""
        codes = {plats.omrade_kod for plats in self.inputs.platser if plats.typ in CENTRAL}
        return np.array([area.kod in codes for area in self.areas])

    @cached_property
    def rural(self) -> NDArray[np.bool_]:
        """True for large areas without a centre."""
        return np.array([area.polygon.area > _RURAL_M2 for area in self.areas]) & ~self.central

    @cached_property
    def _neighbourhoods(self) -> list[Floats]:
        """A few points per area (x, y) where houses are thought to stand."""
        rng = self.rng("kvarter")
        return [_inside(area.polygon, _NEIGHBOURHOODS, rng) for area in self.areas]

    def points_in(self, area: int, count: int, rng: np.random.Generator) -> Floats:
        """`count` points (x, y) inside an area: most of them near its neighbourhoods, all on a decimetre."""
        polygon, homes = self.areas[area].polygon, self._neighbourhoods[area]
        near = homes[rng.integers(len(homes), size=count)] + rng.normal(0.0, _NEIGHBOURHOOD_M, (count, 2))
        near = near.round(1)
        stray = ~_contains(polygon, near) | (rng.random(count) < 0.2)
        near[stray] = _inside(polygon, int(stray.sum()), rng)
        return near

    def points_at(self, plats: Plats, count: int, rng: np.random.Generator) -> Floats:
        """`count` points (x, y) within a place's radius and on the kommun's land."""
        tries = 4 * count + 40
        reach = plats.radie_m * 0.95 * rng.beta(1.6, 2.0, tries)
        angle = rng.random(tries) * 2 * np.pi
        around = np.column_stack([plats.e + reach * np.cos(angle), plats.n + reach * np.sin(angle)]).round(1)
        good = around[_contains(self.inputs.land, around)]
        if len(good) >= count:
            return good[:count]
        if len(good):
            return good[rng.integers(len(good), size=count)]
        home = next((i for i, area in enumerate(self.areas) if area.kod == plats.omrade_kod), 0)
        return self.points_in(home, count, rng)

    def places(self, weights: dict[str, float]) -> tuple[list[Plats], Floats]:
        """The places of the types in `weights` and how often each is drawn (sums to 1); none gives empty.

        The places of one type differ among themselves, so that a few stand out.
        """
        chosen = [plats for plats in self.inputs.platser if weights.get(plats.typ, 0) > 0]
        if not chosen:
            return [], np.array([])
        pull = np.array([weights[plats.typ] * self._heat[plats.plats_id] for plats in chosen])
        return chosen, pull / pull.sum()

    @cached_property
    def _heat(self) -> dict[str, float]:
        draw = self.rng("platser").lognormal(0.0, 0.6, len(self.inputs.platser))
        return {plats.plats_id: float(value) for plats, value in zip(self.inputs.platser, draw, strict=True)}


def _contains(polygon: shapely.Geometry, points: Floats) -> NDArray[np.bool_]:
    shapely.prepare(polygon)
    return shapely.contains_xy(polygon, points[:, 0], points[:, 1])


def _inside(polygon: shapely.Geometry, count: int, rng: np.random.Generator) -> Floats:
    """Points spread evenly over a polygon, by rejection from its box; rounded before they are tested."""
    west, south, east, north = polygon.bounds
    filled = polygon.area / ((east - west) * (north - south))
    found = np.empty((0, 2))
    while len(found) < count:
        size = int((count - len(found)) / filled * 1.2) + 20
        tried = rng.uniform((west, south), (east, north), (size, 2)).round(1)
        found = np.vstack([found, tried[_contains(polygon, tried)]])
    return found[:count]
