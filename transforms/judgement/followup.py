"""Promised against done, and the outcome before and after, with the smallest change that could have been seen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import duckdb

from transforms import settings
from transforms.evidence import Row
from transforms.period import Period
from transforms.registry import Aktivitet, Lofte
from transforms.statistics import counts

_LATEST_START = (3, 31)
_PER_YEAR = {"dag": 365, "vecka": 52, "manad": 12, "kvartal": 4, "tertial": 3, "halvar": 2, "ar": 1}
CANNOT_SAY = "kan inte bedömas"


@dataclass(frozen=True)
class Done:
    """One activity: what was promised and done; `lovat` None = no amount stated, `utfort` None = no log of then."""

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
    """Each activity against the log of the promise's term, up to the end of the period.

    An activity without a line in that term is unknown (`okant`): a missing line is no broken promise. Only a
    delivered zero is `ej`. Real lines win over synthetic ones.
    """
    start, end = lofte.overenskommelse.fran, min(lofte.overenskommelse.till or period.last, period.last)
    if start is None:
        return []
    rows = con.execute(
        "select a.aktivitet_id, l.syntetisk, cast(sum(a.antal) as integer) from stg_aktiviteter as a "
        "inner join leverans as l using (fil_id) where a.datum between $fran and $till group by all",
        {"fran": start, "till": end},
    ).fetchall()
    demo = all(synthetic for _, synthetic, _ in rows)
    found = {aktivitet: count for aktivitet, synthetic, count in rows if synthetic == demo}
    return [_done(a.aktivitet_id, _promised(a, start, end), found.get(a.aktivitet_id), demo)
            for a in lofte.aktiviteter]


def _promised(aktivitet: Aktivitet, start: date, end: date) -> int | None:
    """What the text promises for the term: a number, a frequency times the term's length, or None."""
    if not aktivitet.frekvens:
        return aktivitet.antal
    times = max(1, round(_PER_YEAR[aktivitet.frekvens] * ((end - start).days + 1) / 365.25))
    return times * (aktivitet.antal or 1)


def _done(aktivitet_id: str, promised: int | None, count: int | None, demo: bool) -> Done:
    if count is None:
        return Done(aktivitet_id, promised, None, "okant", False)
    enough = count >= (promised or 1)
    return Done(aktivitet_id, promised, count, "uppfyllt" if enough else "delvis" if count else "ej", demo)


def years(lofte: Lofte) -> tuple[int, int]:
    """The whole calendar years compared: the one before the start, and the first that lies (nearly) after it.

    A promise that begins by 31 March has its first year as "after"; a later one the year that follows.
    """
    start = lofte.overenskommelse.fran or date.min
    first = start.year if (start.month, start.day) <= _LATEST_START else start.year + 1
    return start.year - 1, first


def outcomes(lofte: Lofte, rows: Iterable[Row], kommun: str, period: Period) -> list[Outcome]:
    """Reported crime per problem before and after; across a break in the series the two have no ratio.

    Without a comparison series the verdict cannot be given.
    """
    before_year, after_year = years(lofte)
    if after_year > period.last_whole_year:
        return []
    series = {(r["problem"], r["ar"]): r for r in rows
              if r["indikator_id"].endswith(".brott_per_1000") and r["omrade_kod"] == kommun and not r["syntetisk"]}
    people = {r["ar"]: r["antal"] / r["varde"] for r in series.values() if r["varde"]}
    found = []
    seen: set[tuple[int, int]] = set()
    for problem in lofte.problem:
        before, after = series.get((problem, before_year)), series.get((problem, after_year))
        if before and after:
            numbers = (before["antal"], after["antal"])
            if before["bredare"] and numbers in seen:
                continue  # two problems that share one wider series are one outcome
            seen.add(numbers)
            outcome = _outcome(problem, before, after, people)
            broken = any("seriebrott" in r["flaggor"] for (own, ar), r in series.items()
                         if own == problem and before_year < ar <= after_year)
            found.append(replace(outcome, ratio=None, lo=None, hi=None) if broken else outcome)
    return found


def _outcome(problem: str, before: Row, after: Row, people: dict[int, float]) -> Outcome:
    """`people` = thousands per year, from any series of the year: a count of nothing does not tell it itself."""
    known = after["ar"] in people and before["ar"] in people
    exposure = (people[after["ar"]], people[before["ar"]]) if known else (1.0, 1.0)
    result = counts.ratio(after["antal"], before["antal"], exposure[0], exposure[1], settings.KONFIDENS.varde)
    fall = counts.smallest_detectable_fall(before["antal"], settings.STYRKA.varde, settings.ALFA.varde)
    return Outcome(problem, f"{problem}.brott", before["ar"], after["ar"], before, after, result.estimate, result.lo,
                   result.hi, fall, CANNOT_SAY)
