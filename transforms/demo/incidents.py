"""`handelser`: incidents, as many per year and crime group as Brå counts, with a recognisable structure."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from transforms.demo import clocks
from transforms.demo.crimes import CRIMES, counts
from transforms.demo.world import Floats, Ints, World
from transforms.demo.write import write_rows

_HEADER = "handelse_id;brottskod;brottstyp;start;n;e;slut;inskriven;crs;plats"
_WITHOUT_POINT = 0.03
_LONGEST_MIN = 16 * 24 * 60
_CENTRES_DRAW = 1.8


def make(world: World, folder: Path) -> None:
    """One file per year, in order of start. Months are held against years of history: those are delivered too."""
    for year in world.inputs.counted_years:
        rows = _rows(world, year, world.rng(f"handelser {year}"))
        write_rows(folder / "handelser" / f"handelser-{year}.csv", _HEADER, rows, world.seed)


def _rows(world: World, year: int, rng: np.random.Generator) -> Iterable[tuple[Any, ...]]:
    wanted = counts(world.inputs.brott, year)
    numbers = np.array([wanted[crime.kod] for crime in CRIMES])
    which = np.repeat(np.arange(len(CRIMES)), numbers)
    start = np.concatenate(
        [clocks.moments(crime.clock, year, int(n), rng) for crime, n in zip(CRIMES, numbers, strict=True)]
    )
    points, plats = _where(world, which, rng)
    end, written = _ends(start, which, year, rng)
    order = np.argsort(start, kind="stable")
    known = rng.random(len(order)) >= _WITHOUT_POINT
    east, north = (np.where(known, points[order, axis].astype("U12"), "").tolist() for axis in (0, 1))
    return zip(
        [f"{world.inputs.kommun}-{year}-{number:05d}" for number in range(1, len(order) + 1)],
        [CRIMES[i].kod for i in which[order]],
        [CRIMES[i].namn for i in which[order]],
        clocks.as_text(start[order]),
        north,
        east,
        clocks.as_text(end[order]),
        clocks.as_text(written[order]),
        ["3006"] * len(order),
        plats[order].tolist(),
        strict=True,
    )


def _where(world: World, which: Ints, rng: np.random.Generator) -> tuple[Floats, np.ndarray]:
    """A point (x, y) and the name of its place ("" when at none) for every incident."""
    points, plats = np.empty((len(which), 2)), np.full(len(which), "", dtype=object)
    at = _at(world, which, rng)
    for i, place in enumerate(world.inputs.platser):
        rows = np.flatnonzero(at == i)
        if len(rows):
            points[rows], plats[rows] = world.points_at(place, len(rows), rng), place.namn
    rows = np.flatnonzero(at < 0)
    area = _areas(world, which[rows], rng)
    for i in range(len(world.areas)):
        here = rows[area == i]
        points[here] = world.points_in(i, len(here), rng)
    return points, plats


def _at(world: World, which: Ints, rng: np.random.Generator) -> Ints:
    """Position of the named place of each incident, -1 for those at none."""
    at = np.full(len(which), -1)
    known = {plats.plats_id: i for i, plats in enumerate(world.inputs.platser)}
    for i, crime in enumerate(CRIMES):
        rows = np.flatnonzero(which == i)
        chosen, pull = world.places(crime.types)
        rows = rows[rng.random(len(rows)) < crime.at_place] if chosen else rows[:0]
        if len(rows):
            at[rows] = rng.choice([known[plats.plats_id] for plats in chosen], size=len(rows), p=pull)
    return at


def _areas(world: World, which: Ints, rng: np.random.Generator) -> Ints:
    """An area for each incident at no named place: by residents; more at centres unless at home."""
    homes = np.array([crime.homes for crime in CRIMES])[which]
    outdoors = world.residents * np.where(world.central, _CENTRES_DRAW, 1.0)
    area = np.empty(len(which), dtype=np.int64)
    for rows, weights in ((homes, world.residents), (~homes, outdoors)):
        area[rows] = rng.choice(len(weights), size=int(rows.sum()), p=weights / weights.sum())
    return area


def _ends(
    start: np.ndarray, which: Ints, year: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """End and registration; both inside the year, since Brå counts by the year of registration."""
    median, sigma = (np.array([crime.span_h[part] for crime in CRIMES])[which] for part in (0, 1))
    span = (median * 60 * np.exp(sigma * rng.normal(size=len(which)))).clip(max=_LONGEST_MIN)
    lag = rng.exponential(20 * 60, len(which)) + 15
    last = np.datetime64(f"{year}-12-31T23:59", "m")
    end = clocks.out_of_gap(np.minimum(start + _minutes(span), last))
    return end, clocks.out_of_gap(np.minimum(end + _minutes(lag), last))


def _minutes(span: Floats) -> np.ndarray:
    return span.astype(np.int64).astype("timedelta64[m]")
