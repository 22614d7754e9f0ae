"""DuckDB: contracts filled, staging and marts counted, indicators measured, checks that must return no rows.

One `.sql` file is one table of the same name. Order follows from the names: `raw_`, `reg_` and `lage` before
`stg_`, those before `mart_`; among marts, from the tables they mention.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb

from transforms import scratch
from transforms.database import insert, mentioned, opened, run, sql
from transforms.errors import BrokenContractError
from transforms.intake import EARLY, Intake
from transforms.locate import areas_of, locate
from transforms.measure.areas import measure_areas, measure_concentration
from transforms.measure.coding import measure_coding
from transforms.measure.indicators import measure
from transforms.measure.months import measure_months
from transforms.measure.perception import measure_perception
from transforms.measure.places import measure_places
from transforms.measure.references import measure_references
from transforms.measure.trends import measure_trends
from transforms.measure.weeks import measure_weeks
from transforms.period import Period
from transforms.registry import Registry

_WEEKLY = frozenset({"mart_vecka", "mart_tackning", "mart_veckoplats", "mart_atgardsplan", "stg_kalender"})
_WEEKLY_CHECKS = frozenset({"check_leverans__rader_summerar", "check_lage__rader_i_kommunen",
                            "check_mart_vecka__summerar"})


@dataclass
class Site:
    """A database being built. Nobody reads it until it is kept."""

    con: duckdb.DuckDBPyConnection
    target: Path | None = None

    def keep(self, path: Path) -> None:
        """Let the finished database appear at `path` when the site is left."""
        self.target = path


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    """A new database in `folder`; gone again unless it was kept."""
    temporary = scratch.beside(folder / "bygge.duckdb")
    try:
        with opened(temporary) as con:
            place = Site(con)
            yield place
        if place.target is not None:
            scratch.put(temporary, place.target)
    finally:
        scratch.remove(temporary)


def build(intake: Intake, registry: Registry, omraden: list[str], period: Period, seed: int = 1,
          years: AbstractSet[int] = frozenset()) -> None:
    """Count and measure on the rows that were taken in, in the intake's own database.

    `omraden` are the area codes for which changes are measured beside the kommun's own; `period` is what the months
    of are held against their history, and its last whole year is that in which places are tested, by draws that start
    from `seed`; so they are in `years`, up to which promises may be justified.

    Raises:
        BrokenContractError: a contract or a check refused rows.
    """
    con = intake.con
    params = {"kommun": intake.kommun, "omraden": [intake.kommun, *omraden], "till": period.last,
              "per": min(period.last, date.today())}
    insert(con, "reg_omraden", areas_of(intake.kommun, registry))
    insert(con, "lage", locate(intake, registry))
    _models(con, params)
    _indicators(con, params)
    measure(con, registry)
    measure_coding(con, seed)
    measure_references(con, {kommun.kod: kommun.kommungrupp for kommun in registry.kommuner.values()})
    measure_places(con, {period.last_whole_year, *years}, seed)
    measure_months(con, period)
    measure_trends(con, intake.kommun, period)
    measure_areas(con, period.last_whole_year)
    measure_concentration(con, intake.kommun, period.last_whole_year, seed)
    measure_perception(con, intake.kommun, period.last_whole_year)
    _check(con, params)


def build_week(intake: Intake, registry: Registry, week: Period) -> None:
    """Count and measure what the picture of one ISO week needs, in the intake's own database.

    Raises:
        BrokenContractError: a contract or a check refused rows.
    """
    con, params = intake.con, {"kommun": intake.kommun, "per": min(week.last, date.today())}
    insert(con, "reg_omraden", areas_of(intake.kommun, registry))
    insert(con, "lage", locate(intake, registry))
    _models(con, params, _WEEKLY)
    measure_weeks(con, week.first)
    _check(con, params, _WEEKLY_CHECKS)


def _models(con: duckdb.DuckDBPyConnection, params: dict[str, Any], wanted: AbstractSet[str] | None = None) -> None:
    """Create every model, or those that are wanted with what they read."""
    models = {name: text for name, text in (sql("staging") | sql("marts")).items() if name not in EARLY}
    graph = {name: (mentioned(text) - {name}) & set(models) for name, text in models.items()}
    for name in TopologicalSorter(graph if wanted is None else _behind(wanted, graph)).static_order():
        run(con, f"create table {name} as\n{models[name]}", params)


def _behind(wanted: AbstractSet[str], graph: dict[str, set[str]]) -> dict[str, set[str]]:
    needed, edge = set[str](), set(wanted)
    while edge:
        needed |= edge
        edge = {read for name in edge for read in graph[name]} - needed
    return {name: graph[name] for name in needed}


def _indicators(con: duckdb.DuckDBPyConnection, params: dict[str, Any]) -> None:
    for text in sql("indicators").values():
        run(con, f"insert into matbar by name\n{text}", params)


def _check(con: duckdb.DuckDBPyConnection, params: dict[str, Any], wanted: AbstractSet[str] | None = None) -> None:
    broken = []
    for name, text in sql("checks").items():
        if wanted is not None and name not in wanted:
            continue
        rows = run(con, text, params).fetchall()
        if rows:
            broken.append(f"{name}: {len(rows)} rader, första {rows[0]}")
    if broken:
        raise BrokenContractError("\n".join(broken))
