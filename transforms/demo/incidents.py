"""Police incidents whose totals equal Brå's real ones, with a structure that a reader recognises."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from transforms.demo.world import World

_ALL, _PERSON, _THEFT = "Totalt antal brott", "3-7 kap. Brott mot person", "8 kap. Stöld, rån m.m."
_BURGLARY, _DAMAGE = "Stöld genom inbrott, inbrottsstöld i bostad", "12 kap. Skadegörelsebrott"
_DRUGS = "Narkotikastrafflagen + vapenlagen (sammanlagda)"


@dataclass(frozen=True)
class Kind:
    """A crime code of the demo: where, when and how long its incidents tend to be."""

    code: str
    name: str
    share: float
    places: tuple[str, ...] = ()
    at_place: float = 0.0
    hours: str = "jamnt"
    months: tuple[float, ...] = (1.0,) * 12
    hours_long: float = 0.0


_DARK = (1.6, 1.4, 1.0, 0.8, 0.7, 0.7, 0.9, 0.9, 0.9, 1.1, 1.5, 1.7)
_SPRING = (0.2, 0.3, 0.7, 1.4, 3.0, 1.8, 0.8, 1.2, 1.2, 0.7, 0.3, 0.2)
_GROUPS: dict[str, tuple[Kind, ...]] = {
    _BURGLARY: (Kind("0805", "Inbrottsstöld i bostad", 1.0, hours="dag", months=_DARK, hours_long=14),),
    _THEFT: (
        Kind("0812", "Cykelstöld", 0.22, ("station", "centrum"), 0.5, "dag", _SPRING, 7),
        Kind("0821", "Fordonsbrott", 0.28, (), 0.0, "natt", hours_long=10),
        Kind("0840", "Övrig stöld", 0.50, ("centrum", "torg"), 0.4, "dag"),
    ),
    _PERSON: (
        Kind("0360", "Misshandel utomhus", 0.17, ("station", "centrum"), 0.6, "helgnatt"),
        Kind("0380", "Misshandel i nära relation", 0.20, hours="kvall"),
        Kind("0410", "Olaga hot", 0.30, ("station", "centrum", "skola"), 0.25, "kvall"),
        Kind("0430", "Ofredande", 0.23, ("station", "centrum", "skola"), 0.3, "kvall"),
        Kind("0610", "Sexualbrott", 0.10, hours="kvall"),
    ),
    _DAMAGE: (
        Kind("1201", "Skadegörelse", 0.62, ("skola", "station"), 0.25, "helgnatt", hours_long=9),
        Kind("1205", "Klotter", 0.38, ("station", "park", "ungdomsplats"), 0.55, "natt", hours_long=12),
    ),
    _DRUGS: (
        Kind("5010", "Narkotikabrott", 0.72, ("station", "centrum", "park"), 0.45, "kvall"),
        Kind("5020", "Narkotikabrott, ungdom", 0.23, ("skola", "ungdomsplats", "fritidsgard"), 0.6, "kvall"),
        Kind("5030", "Vapenbrott", 0.05, hours="kvall"),
    ),
    _ALL: (
        Kind("3001", "Hastighetsöverträdelse", 0.16, ("vag",), 0.5, "dag"),
        Kind("3005", "Vårdslös körning moped", 0.07, ("skola", "ungdomsplats"), 0.6, "eftermiddag", _SPRING),
        Kind("3010", "Rattfylleri", 0.07, ("vag",), 0.3, "helgnatt"),
        Kind("0901", "Bedrägeri", 0.40),
        Kind("0905", "Bedrägeri mot äldre", 0.08, hours="dag"),
        Kind("9999", "Övrigt brott", 0.22),
    ),
}
_HOURS = {
    "jamnt": np.ones(24),
    "dag": np.array([0.2] * 7 + [1.0] * 3 + [1.6] * 8 + [0.8] * 4 + [0.3] * 2),
    "eftermiddag": np.array([0.1] * 12 + [0.6] * 3 + [2.0] * 6 + [0.6] * 3),
    "kvall": np.array([0.5] * 3 + [0.1] * 6 + [0.6] * 7 + [1.8] * 6 + [1.4] * 2),
    "natt": np.array([1.8] * 5 + [0.4] * 14 + [1.0] * 3 + [1.8] * 2),
    "helgnatt": np.array([2.5] * 3 + [0.5] * 3 + [0.2] * 9 + [0.5] * 5 + [1.4] * 1 + [2.5] * 3),
}


def write_incidents(world: World) -> None:
    """One file a year; every total equals Brå's for the year and crime group."""
    for year in world.years:
        parts = [_kind(world, year, kind, count) for kind, count in _counts(world, year)]
        frame = pd.concat(parts, ignore_index=True).sort_values(["start", "brottskod"], kind="stable", ignore_index=True)
        frame.insert(0, "handelse_id", [f"D{world.kommun}-{year}-{i:05d}" for i in range(1, len(frame) + 1)])
        lost = world.rng.random(len(frame)) < 0.03
        frame.loc[lost, ["n", "e"]] = None
        world.write_table("handelser", f"handelser-{year}.csv", frame, f"Händelser {year}", f"{year + 1}-02-01")


def _counts(world: World, year: int) -> list[tuple[Kind, int]]:
    """Each code's count: a group's total less the groups inside it, split without loss."""
    totals = {group: world.totals[year, group] for group in _GROUPS}
    totals[_THEFT] -= totals[_BURGLARY]
    totals[_ALL] -= sum(totals[g] for g in (_BURGLARY, _THEFT, _PERSON, _DAMAGE, _DRUGS))
    counts = []
    for group, kinds in _GROUPS.items():
        shares = np.array([k.share for k in kinds])
        split = world.rng.multinomial(totals[group], shares / shares.sum())
        counts += list(zip(kinds, split.tolist(), strict=True))
    return counts


def _kind(world: World, year: int, kind: Kind, count: int) -> pd.DataFrame:
    rng = world.rng
    start = _starts(rng, year, kind, count)
    at = rng.random(count) < kind.at_place
    points = world.points_in_areas(count)
    names = np.full(count, "", dtype=object)
    places = world.places_of(*kind.places) if kind.places else []
    if places and at.any():
        chosen = rng.choice(len(places), size=count, p=_uneven(len(places)))
        for i, place in enumerate(places):
            rows = at & (chosen == i)
            points[rows], names[rows] = world.points_at(place, int(rows.sum())), place.namn
    minutes = rng.gamma(2.0, kind.hours_long * 30, count).round() if kind.hours_long else np.zeros(count)
    end = start + pd.to_timedelta(minutes, unit="min")
    entered = end + pd.to_timedelta(rng.integers(1, 72, count), unit="h")
    return pd.DataFrame({
        "brottskod": kind.code, "brottstyp": kind.name, "start": start.strftime("%Y-%m-%d %H:%M"),
        "n": points[:, 0], "e": points[:, 1], "slut": end.strftime("%Y-%m-%d %H:%M"),
        "inskriven": entered.strftime("%Y-%m-%d %H:%M"), "crs": 3006, "plats": names,
    })


def _uneven(n: int) -> np.ndarray:
    share = 1 / np.arange(1, n + 1)
    return share / share.sum()


def _starts(rng: np.random.Generator, year: int, kind: Kind, count: int) -> pd.DatetimeIndex:
    """Start times of the year: month by the kind's season, weekday and hour by its habit; never in the spring gap."""
    days = pd.date_range(f"{year}-01-01", f"{year}-12-31")
    weight = np.array(kind.months)[days.month - 1]
    if kind.hours == "helgnatt":
        weight = weight * np.where(days.dayofweek.isin([4, 5]), 3.0, 1.0)
    day = days[rng.choice(len(days), size=count, p=weight / weight.sum())]
    hours = _HOURS[kind.hours]
    hour = rng.choice(24, size=count, p=hours / hours.sum())
    # The small hours of a weekend night belong to the day after.
    day = day + pd.to_timedelta(np.where((kind.hours == "helgnatt") & (hour < 6), 1, 0), unit="D")
    day = pd.DatetimeIndex(np.where(day.year == year, day, day - pd.Timedelta(days=1)))
    gap = (day.month == 3) & (day.dayofweek == 6) & (day.day >= 25) & (hour == 2)
    hour = np.where(gap, 1, hour)
    return day + pd.to_timedelta(hour, unit="h") + pd.to_timedelta(rng.integers(0, 60, count), unit="min")
