"""What an outcome is held against, chosen by a fixed rule before any number is looked at.

For reported crime of a kommun: the kommuner of its kommungrupp, when the registry names the group and at least
`MIN_JAMFORELSE` of them have every year; else the country without the kommun; else nothing. For a promise at places:
the incidents at all other known places of the same kommun.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from transforms import settings
from transforms.database import run, sql
from transforms.registry import Registry

_COUNTRY = "riket"


@dataclass(frozen=True)
class Beside:
    """Counts per year of what was not treated; `kind` = `kommungrupp`, `riket` or `ovriga_platser`.

    `people` = inhabitants per year, None where places are compared, which are the same places in all years.
    """

    kind: str
    regions: int
    counts: dict[int, int]
    people: dict[int, float] | None


@dataclass(frozen=True)
class Months:
    """Incidents of a problem per month: at a promise's places, at other known places, and at none that is known."""

    demo: bool
    months: tuple[date, ...]
    inside: tuple[int, ...]
    outside: tuple[int, ...]
    unplaced: tuple[int, ...]

    def years(self, counts: Sequence[int]) -> dict[int, int]:
        """Sums of the calendar years that have all twelve months."""
        found: dict[int, list[int]] = {}
        for month, count in zip(self.months, counts, strict=True):
            found.setdefault(month.year, []).append(count)
        return {year: sum(own) for year, own in found.items() if len(own) == 12}


def of_kommun(
    con: duckdb.DuckDBPyConnection, registry: Registry, kommun: str, problem: str, own: dict[int, tuple[int, float]]
) -> Beside | None:
    """The comparison for a kommun's reported crime; `own` = its (count, inhabitants) of every year that is needed."""
    group = _group(registry, kommun)
    if group and (found := _summed(con, problem, own, group)) and found[0] >= settings.MIN_JAMFORELSE.varde:
        return Beside("kommungrupp", *found)
    if country := _summed(con, problem, own, [_COUNTRY]):
        _, counts, people = country
        return Beside("riket", 1, {year: n - own[year][0] for year, n in counts.items()},
                      {year: n - own[year][1] for year, n in people.items()})
    others = [code for code in registry.kommuner if code != kommun]
    found = _summed(con, problem, own, others)
    return Beside("riket", *found) if found and found[0] == len(others) else None


def at_places(con: duckdb.DuckDBPyConnection, kommun: str, problem: str, areas: Sequence[str]) -> Months | None:
    """The months of a problem at `areas` and beside them; real incidents before synthetic ones.

    None when no source tells the problem: a series that is zero everywhere and always measures nothing.
    """
    rows = run(con, sql("measure")["plats_manader"],
               {"problem": problem, "omraden": list(areas), "kommun": kommun}).fetchall()
    demo = all(row[0] for row in rows)
    kept = [row[1:] for row in rows if row[0] == demo]
    told = any(sum(counts) for _, *counts in kept)
    return Months(demo, *(tuple(column) for column in zip(*kept, strict=True))) if told else None


def _group(registry: Registry, kommun: str) -> list[str]:
    name = registry.kommuner[kommun].kommungrupp
    return [k.kod for k in registry.kommuner.values() if name and k.kommungrupp == name and k.kod != kommun]


def _summed(
    con: duckdb.DuckDBPyConnection, problem: str, own: dict[int, tuple[int, float]], regions: list[str]
) -> tuple[int, dict[int, int], dict[int, float]] | None:
    rows = run(con, sql("measure")["jamforelse_grupp"],
               {"problem": problem, "ar": list(own), "regioner": regions}).fetchall()
    if not rows:
        return None
    return rows[0][3], {row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows}
