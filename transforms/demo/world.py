"""What the generator knows of a kommun: real totals, areas and places, and a seeded source of chance."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from transforms import geography
from transforms.paths import RIKET
from transforms.registry import Lofte, Plats, Registry

# Report period of each kommun and the years before it that its promises are justified by.
YEARS = {
    "0120": (2015, 2016, 2017),
    "0125": (2023, 2024, 2025),
    "0163": (2017, 2018, 2019),
    "0182": (2015, 2016, 2017),
    "0683": (2020, 2021, 2022),
}
_CARD = """titel = "{title}"
producent = "Lägesbild, demogenerator"
kalla = "syntetiska demodata, frö {seed}"
hamtad = {date}
licens = "CC0 1.0"
syntetisk = true
personuppgifter = false
begransning = "Syntetiska demodata: påhittade uppgifter i leveransens rätta form. Beskriver ingen verklig händelse, plats eller person."
"""


@dataclass
class World:
    """One kommun's demo: everything random comes from `rng`, everything real from the registry and Brå."""

    kommun: str
    years: tuple[int, ...]
    seed: int
    areas: gpd.GeoDataFrame
    places: tuple[Plats, ...]
    loften: tuple[Lofte, ...]
    totals: dict[tuple[int, str], int]
    folk: dict[int, int]
    weights: np.ndarray
    pools: list[np.ndarray]
    rng: np.random.Generator
    out: Path
    written: list[Path]

    @classmethod
    def of(cls, kommun: str, registry: Registry, seed: int, out: Path) -> "World":
        """The world of one bundled kommun."""
        file = registry.omraden_file(kommun)
        if file is None:
            raise FileNotFoundError(f"no polygons for {kommun}")
        rng = np.random.default_rng([seed, int(kommun)])
        areas = geography.read_areas(file)
        brott = pd.read_csv(RIKET / "brott" / "bra-2015-2025.csv", sep=";", dtype={"kommun": str})
        own = brott[(brott["kommun"] == kommun) & brott["period"].isin(YEARS[kommun])]
        totals = {(int(r.period), str(r.brottstyp)): int(r.antal) for r in own.itertuples()}
        whole = own[own["brottstyp"] == "Totalt antal brott"]
        folk = {int(r.period): round(r.antal * 1e5 / r.per_100000) for r in whole.itertuples()}
        # Densely built areas are small: people are spread by the square root of the density a plain split would give.
        weights = rng.gamma(8, size=len(areas)) * np.clip(areas.geometry.area.to_numpy() / 1e6, 1, 12) ** 0.2
        pools = [_pool(shape, rng) for shape in areas.geometry]
        return cls(kommun, YEARS[kommun], seed, areas, registry.platser(kommun), registry.loften_for(kommun), totals,
                   folk, weights / weights.sum(), pools, rng, out / kommun, [])

    def places_of(self, *types: str) -> list[Plats]:
        """The places of these types, or all when the kommun has none of them."""
        return [p for p in self.places if p.typ in types] or list(self.places)

    def points_in_areas(self, count: int) -> np.ndarray:
        """`count` points (n, e) spread over the areas by population."""
        chosen = self.rng.choice(len(self.areas), size=count, p=self.weights)
        picks = self.rng.integers(0, len(self.pools[0]), size=count)
        return np.array([self.pools[a][i] for a, i in zip(chosen, picks, strict=True)]).reshape(-1, 2)

    def points_at(self, place: Plats, count: int) -> np.ndarray:
        """`count` points (n, e) around a place, within its radius."""
        distance = place.radie_m * 0.9 * np.sqrt(self.rng.random(count)) * self.rng.random(count)
        angle = self.rng.random(count) * 2 * np.pi
        return np.column_stack([place.n + distance * np.sin(angle), place.e + distance * np.cos(angle)]).round(1)

    def write(self, source: str, name: str, text: str, title: str, date: str) -> None:
        """One delivered file and its card."""
        path = self.out / source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        card = _CARD.format(title=f"{title} (syntetiska demodata)", seed=self.seed, date=date)
        path.with_name(name + ".toml").write_text(card, encoding="utf-8")
        self.written.append(path)

    def write_table(self, source: str, name: str, frame: pd.DataFrame, title: str, date: str) -> None:
        """One delivered table, `;` and empty cells for the unknown."""
        self.write(source, name, frame.to_csv(sep=";", index=False), title, date)


def _pool(shape: shapely.Geometry, rng: np.random.Generator, size: int = 600) -> np.ndarray:
    """`size` points (n, e) inside a polygon, by rejection from its box."""
    shapely.prepare(shape)
    west, south, east, north = shape.bounds
    found = np.empty((0, 2))
    while len(found) < size:
        x, y = rng.uniform(west, east, 4 * size), rng.uniform(south, north, 4 * size)
        inside = shapely.contains_xy(shape, x, y)
        found = np.vstack([found, np.column_stack([y[inside], x[inside]])])
    return found[:size].round(1)


def digest(paths: list[Path]) -> str:
    """Hex digest of the contents of several files, in the order given."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()
