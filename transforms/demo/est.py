"""`est`: reports from functions (never persons), some of them silent for weeks, and their roster."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from transforms.demo import clocks
from transforms.demo.world import World, shared_out
from transforms.demo.write import texts, write_rows
from transforms.registry import Plats

_HEADER = "rapport_id;rapportor;datum;kategori;plats;tid_fran;tid_till;n;e;allvar;fritext"
_SCALE = 38.0  # reports a year per square root of a thousand inhabitants
_YEARLY = 0.1  # EST grows: more reporters, more reports
_FEWEST, _MOST = 150, 500
_POINTS = 0.7
_SILENT_WEEKS = 4


@dataclass(frozen=True)
class _Report:
    moment: np.datetime64
    kategori: str
    plats: Plats


def make(world: World, folder: Path) -> None:
    """The roster, and one file of reports per year in order of time."""
    roster = _roster(world)
    rows = [(name, since, "") for name, since in roster.items()]
    write_rows(folder / "est" / "rapportorer.csv", "rapportor;aktiv_fran;aktiv_till", rows, world.seed)
    for year in world.inputs.years:
        rng = world.rng(f"est {year}")
        quiet = {name: int(rng.integers(2, 52 - _SILENT_WEEKS)) for name in roster}
        lines = [
            (
                f"{world.inputs.kommun}-E{year}-{number:04d}",
                *_line(world, report, _able(report, roster, quiet), rng),
            )
            for number, report in enumerate(_reports(world, year, rng), start=1)
        ]
        write_rows(folder / "est" / f"est-{year}.csv", _HEADER, lines, world.seed)


def _roster(world: World) -> dict[str, str]:
    """Reporter and first day; two of them join in the second year."""
    first = world.inputs.years[0]
    names = texts("est")["rapportorer"][: 8 + len(world.inputs.platser) // 3]
    late = world.rng("est rapportörer").choice(len(names), size=2, replace=False)
    return {name: f"{first + 1}-03-01" if i in late else f"{first}-01-01" for i, name in enumerate(names)}


def _able(report: _Report, roster: dict[str, str], quiet: dict[str, int]) -> list[str]:
    """Who is on the roster that day and not in the weeks of the year when they send nothing."""
    day = report.moment.astype("datetime64[D]")
    week = int((day - day.astype("datetime64[Y]")).astype(int)) // 7
    return [
        name
        for name, since in roster.items()
        if since <= str(day) and not quiet[name] <= week < quiet[name] + _SILENT_WEEKS
    ]


def _reports(world: World, year: int, rng: np.random.Generator) -> list[_Report]:
    growth = 1.0 + _YEARLY * (year - world.inputs.years[0])
    expected = _SCALE * np.sqrt(world.inputs.folk[year] / 1000) * growth
    total = int(np.clip(rng.poisson(expected), _FEWEST, _MOST))
    kinds = texts("est")["kategorier"]
    numbers = shared_out(total, np.array([kind["vikt"] for kind in kinds.values()], dtype=float)).tolist()
    reports = []
    for (name, kind), count in zip(kinds.items(), numbers, strict=True):
        chosen, pull = world.places(kind["typer"])
        if not chosen:
            chosen, pull = world.places({plats.typ: 1.0 for plats in world.inputs.platser})
        times = clocks.moments(kind["klocka"], year, count, rng)
        at = rng.choice(len(chosen), size=count, p=pull)
        reports += [_Report(moment, name, chosen[i]) for i, moment in zip(at, times, strict=True)]
    return sorted(reports, key=lambda report: str(report.moment))


def _line(world: World, report: _Report, able: list[str], rng: np.random.Generator) -> tuple[object, ...]:
    """The row without its id. An end is kept before midnight, so that no reader has to guess its day."""
    stock = texts("est")
    day, clock = str(report.moment).split("T")
    minutes = int(clock[:2]) * 60 + int(clock[3:])
    until = min(minutes + int(rng.choice([15, 30, 60, 90])), 24 * 60 - 1)
    x, y = world.points_at(report.plats, 1, rng)[0] if rng.random() < _POINTS else ("", "")
    first, then = stock["kategorier"][report.kategori]["texter"], stock["hur"]
    text = first[int(rng.integers(len(first)))] + then[int(rng.integers(len(then)))]
    eager = 1.0 / np.arange(2, len(able) + 2)
    reporter = able[int(rng.choice(len(able), p=eager / eager.sum()))]
    severity = int(rng.choice([1, 2, 3], p=[0.5, 0.35, 0.15]))
    return (
        reporter,
        day,
        report.kategori,
        report.plats.namn,
        clock,
        f"{until // 60:02d}:{until % 60:02d}",
        y,
        x,
        severity,
        text,
    )
