"""Promised against done, and the outcome before and after, with the smallest change that could have been seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import duckdb

from transforms import settings
from transforms.evidence import Row
from transforms.period import Period
from transforms.registry import Lofte
from transforms.statistics import counts

_LATEST_START = (3, 31)
CANNOT_SAY = "kan inte bedömas"


@dataclass(frozen=True)
class Done:
    """One activity: what was promised and done; `lovat` None = no amount stated, `utfort` None = no log at all."""

    aktivitet_id: str
    lovat: int | None
    utfort: int | None
    utfall: str
    demo: bool


@dataclass(frozen=True)
class Outcome:
    """One series before and after; counts per calendar year, ratio per inhabitant with exact interval."""

    problem: str
    indikator_id: str
    before_year: int
    after_year: int
    before: Row
    after: Row
    ratio: float | None
    lo: float | None
    hi: float | None
    smallest_fall: float | None
    slutsats: str


def began(lofte: Lofte, period: Period) -> bool:
    """Promises that began in or before the period are followed up; undated ones never are."""
    start = lofte.overenskommelse.fran
    return start is not None and start <= period.last


def done(lofte: Lofte, con: duckdb.DuckDBPyConnection, period: Period) -> list[Done]:
    """Each activity against the log of the promise's term, up to the end of the period."""
    start, end = lofte.overenskommelse.fran, lofte.overenskommelse.till or period.last
    logged = con.execute("select count(*) from raw_aktiviteter").fetchone()
    has_log = bool(logged and logged[0])
    rows = con.execute(
        "select a.aktivitet_id, cast(sum(a.antal) as integer), bool_or(l.syntetisk) from stg_aktiviteter as a "
        "inner join leverans as l using (fil_id) where a.datum between $fran and $till group by all",
        {"fran": start, "till": min(end, period.last)},
    ).fetchall()
    found = {aktivitet: (count, demo) for aktivitet, count, demo in rows}
    return [_done(a.aktivitet_id, a.antal, found.get(a.aktivitet_id), has_log) for a in lofte.aktiviteter]


def _done(aktivitet_id: str, promised: int | None, logged: tuple[int, bool] | None, has_log: bool) -> Done:
    if not has_log:
        return Done(aktivitet_id, promised, None, "okant", False)
    count, demo = logged or (0, False)
    enough = count >= (promised or 1)
    verdict = "uppfyllt" if enough else "delvis" if count else "ej"
    return Done(aktivitet_id, promised, count, verdict, demo)


def years(lofte: Lofte) -> tuple[int, int]:
    """The whole calendar years compared: the one before the start, and the first that lies (nearly) after it.

    A promise that begins by 31 March has its first year as "after"; a later one the year that follows.
    """
    start = lofte.overenskommelse.fran or date.min
    first = start.year if (start.month, start.day) <= _LATEST_START else start.year + 1
    return start.year - 1, first


def outcomes(lofte: Lofte, rows: Iterable[Row], kommun: str, period: Period) -> list[Outcome]:
    """Reported crime per problem before and after. Without a comparison series the verdict cannot be given."""
    before_year, after_year = years(lofte)
    if after_year > period.last_whole_year:
        return []
    series = {(r["problem"], r["ar"]): r for r in rows
              if r["indikator_id"].endswith(".brott_per_1000") and r["omrade_kod"] == kommun and not r["syntetisk"]}
    found = []
    for problem in lofte.problem:
        before, after = series.get((problem, before_year)), series.get((problem, after_year))
        if before and after:
            found.append(_outcome(problem, before, after))
    return found


def _outcome(problem: str, before: Row, after: Row) -> Outcome:
    people = [r["antal"] / r["varde"] if r["varde"] else 1.0 for r in (after, before)]
    result = counts.ratio(after["antal"], before["antal"], *people, settings.KONFIDENS.varde)
    fall = counts.smallest_detectable_fall(before["antal"], settings.STYRKA.varde, settings.ALFA.varde)
    return Outcome(problem, f"{problem}.brott", before["ar"], after["ar"], before, after, result.estimate, result.lo,
                   result.hi, fall, CANNOT_SAY)
