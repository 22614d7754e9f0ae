"""What the generator stands on: Brå's real totals, areas, named places and promised activities."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import shapely

from transforms.errors import RegistryError
from transforms.geography import read_areas
from transforms.registry import Lofte, Plats, Registry
from transforms.registry.loften import read_loften

# The period whose promises each kommun's first lägesbild follows; the two years before it justify them.
PERIODS = {"0120": 2017, "0125": 2025, "0163": 2019, "0182": 2017, "0683": 2022}
_HISTORY = 5  # years before the period's, for which incidents are drawn where Brå has counts
_BROTT = Path("riket/brott/bra-2015-2025.csv")

TOTAL = "Totalt antal brott"
PERSON = "3-7 kap. Brott mot person"
STOLD = "8 kap. Stöld, rån m.m."
INBROTT = "Stöld genom inbrott, inbrottsstöld i bostad"
SKADEGORELSE = "12 kap. Skadegörelsebrott"
NARKOTIKA = "Narkotikastrafflagen + vapenlagen (sammanlagda)"
GROUPS = (TOTAL, PERSON, STOLD, INBROTT, SKADEGORELSE, NARKOTIKA)


@dataclass(frozen=True)
class Area:
    """A RegSO on land; `polygon` in SWEREF 99 TM metres."""

    kod: str
    namn: str
    polygon: shapely.Geometry


@dataclass(frozen=True)
class Inputs:
    """One kommun: crimes per (year, Brå group), implied inhabitants per year, areas, places, promises."""

    kommun: str
    period: int
    brott: dict[tuple[int, str], int]
    folk: dict[int, int]
    areas: tuple[Area, ...]
    platser: tuple[Plats, ...]
    loften: tuple[Lofte, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The period's year and the two before it."""
        return (self.period - 2, self.period - 1, self.period)

    @property
    def counted_years(self) -> tuple[int, ...]:
        """Those and the years before them that Brå has counted, five at most: the history of the incidents."""
        return tuple(sorted({year for year, _ in self.brott}))

    @cached_property
    def land(self) -> shapely.Geometry:
        """All areas as one geometry, prepared for many point tests."""
        land = shapely.union_all([area.polygon for area in self.areas])
        shapely.prepare(land)
        return land


def input_files(raw: Path, kommuner: tuple[str, ...]) -> list[Path]:
    """Every file that decides what is generated, sorted.

    Raises:
        RegistryError: naming those that are missing.
    """
    registry = raw / "registry"
    needed = [raw / _BROTT]
    needed += [registry / folder / f"{k}.{ext}" for k in kommuner for folder, ext in _PER_KOMMUN]
    if missing := [path.relative_to(raw).as_posix() for path in needed if not path.is_file()]:
        raise RegistryError(f"demodata kan inte göras, underlag saknas: {', '.join(missing)}")
    return sorted([*needed, *(registry / "loften").glob("*.toml")])


_PER_KOMMUN = (("omraden", "geojson"), ("platser", "csv"))


def read_inputs(raw: Path, kommuner: tuple[str, ...]) -> Iterator[Inputs]:
    """The inputs of each kommun, in the order asked for.

    Raises:
        RegistryError: a file, a place or one of Brå's figures is missing.
    """
    input_files(raw, kommuner)
    roots = (raw / "registry",)
    # Not `registry.load`: the cross-check of the whole registry is the build's business, not the generator's.
    registry = Registry({}, {}, (), {}, (), read_loften(roots), roots)
    figures = _figures(raw / _BROTT)
    for kommun in kommuner:
        if kommun not in PERIODS:
            raise RegistryError(f"ingen demoperiod för kommun {kommun}: välj bland {', '.join(PERIODS)}")
        period = PERIODS[kommun]
        years = [y for y in range(period - _HISTORY, period + 1) if y > period - 3 or (kommun, y, TOTAL) in figures]
        wanted = [(kommun, year, group) for year in years for group in GROUPS]
        if absent := [key for key in wanted if key not in figures]:
            raise RegistryError(f"{_BROTT.name} saknar {' '.join(map(str, absent[0]))}")
        platser = registry.platser(kommun)
        if not platser:
            raise RegistryError(f"platser/{kommun}.csv har inga platser")
        frame = read_areas(raw / "registry" / "omraden" / f"{kommun}.geojson")
        yield Inputs(
            kommun,
            period,
            {(year, group): figures[kommun, year, group][0] for _, year, group in wanted},
            {year: _implied(*figures[kommun, year, TOTAL]) for year in years},
            tuple(Area(*row) for row in frame[["kod", "namn", "geometry"]].itertuples(index=False)),
            _unambiguous(platser),
            registry.loften_for(kommun),
        )


def _figures(path: Path) -> dict[tuple[str, int, str], tuple[int, float]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return {
            (row["kommun"], int(row["period"]), row["brottstyp"]): (
                int(row["antal"]),
                float(row["per_100000"]),
            )
            for row in csv.DictReader(handle, delimiter=";")
        }


def _implied(count: int, rate: float) -> int:
    """Inhabitants that Brå's count and rate per 100 000 imply."""
    return round(count * 100_000 / rate)


def _unambiguous(platser: tuple[Plats, ...]) -> tuple[Plats, ...]:
    """Places whose name no other place bears as name or alias: demo deliveries must map without remarks."""
    names = [n.casefold() for p in platser for n in {p.namn.casefold(), *(a.casefold() for a in p.alias)}]
    return tuple(p for p in platser if names.count(p.namn.casefold()) == 1)
