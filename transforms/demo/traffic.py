"""`trafik`: speed measurements a few times a year at the roads and schools that have a name."""

from pathlib import Path

import numpy as np

from transforms.demo.world import World
from transforms.demo.write import write_rows

_HEADER = "datum_fran;datum_till;plats;skyltad;medelhastighet;antal_fordon;v85"
_POSTED = {
    "vag": (40, 50, 60),
    "skola": (30,),
    "centrum": (30, 40),
    "bostadsomrade": (30,),
    "ovrigt": (40, 50),
}
_SPOTS = 5
_PER_YEAR = 12


def make(world: World, folder: Path) -> None:
    """Twelve one-week measurements a year; each spot keeps its limit and its level, give or take a little."""
    rng = world.rng("trafik")
    first = [*_POSTED]
    places = [plats for plats in world.inputs.platser if plats.typ in _POSTED] or list(world.inputs.platser)
    spots = sorted(places, key=lambda p: first.index(p.typ) if p.typ in first else 0)[:_SPOTS]
    posted = [int(rng.choice(_POSTED.get(plats.typ, (40,)))) for plats in spots]
    over = rng.normal(3.0, 3.0, len(spots))
    rows: list[tuple[object, ...]] = []
    for year in world.inputs.years:
        for number in range(_PER_YEAR):
            i = number % len(spots)
            start = np.datetime64(f"{year}-{number + 1:02d}-{int(rng.integers(1, 21)):02d}")
            mean = posted[i] + over[i] + rng.normal(0, 1.2)
            fast = mean + rng.uniform(5.0, 9.0)
            cars = int(rng.lognormal(8.4, 0.5))
            rows.append((start, start + 6, spots[i].namn, posted[i], _comma(mean), cars, _comma(fast)))
    write_rows(folder / "trafik" / "matningar.csv", _HEADER, rows, world.seed)


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
