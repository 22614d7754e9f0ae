"""Promised against done: the activity log of a promise's term, its rhythm, its quarters and its places."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

import duckdb

from transforms.judgement import pace
from transforms.judgement.pace import Term
from transforms.period import Period
from transforms.registry import Aktivitet, Lofte

_WHERE_SHOWN = "enligt:lagesbild"


@dataclass(frozen=True)
class Line:
    """One line of the log; `omraden` = the named places and place types that its place means, empty when unknown."""

    aktivitet_id: str
    datum: date
    antal: int
    omraden: tuple[str, ...]
    syntetisk: bool


@dataclass(frozen=True)
class Rhythm:
    """A promised frequency: in how many of the whole weeks (months, autumns …) it was kept."""

    frekvens: str
    kept: int
    spans: int


@dataclass(frozen=True)
class Quarter:
    """A quarter of the term: what could be expected by its end (None = no pace is stated), done in it and by it."""

    namn: str
    expected: int | None
    done: int
    done_so_far: int


@dataclass(frozen=True)
class Done:
    """One activity: what was promised and done; `lovat` None = no amount stated, `utfort` None = no log of then.

    `expected` = what could be done by now at an even pace; `outside` = lines of the log outside the promise's term.
    """

    aktivitet_id: str
    lovat: int | None
    utfort: int | None
    utfall: str
    demo: bool
    expected: int | None = None
    rhythm: Rhythm | None = None
    quarters: tuple[Quarter, ...] = ()
    outside: int = 0


@dataclass(frozen=True)
class AtPlaces:
    """How much was done where it should be: `there` of `placed` occasions; `unplaced` have no known place.

    `kind` = `lovade` (places the promise names) or `lagesbild` (places the lägesbild before had named); `reason` says
    why no share can be given, "" when it can.
    """

    kind: str
    there: int
    placed: int
    unplaced: int
    reason: str = ""


def term(lofte: Lofte, period: Period) -> Term | None:
    """The part of a promise's term that the period lets us follow; None before it began and for undated ones."""
    start, end = lofte.overenskommelse.fran, lofte.overenskommelse.till
    if start is None or start > period.last:
        return None
    return Term(start, min(end or period.last, period.last), end)


def read(con: duckdb.DuckDBPyConnection) -> list[Line]:
    """The whole log of a build, oldest first."""
    rows = con.execute("select aktivitet_id, datum, antal, omraden, syntetisk from mart_aktiviteter "
                       "order by datum, fil_id, rad").fetchall()
    return [Line(name, day, count, tuple(areas), synthetic) for name, day, count, areas, synthetic in rows]


def done(lofte: Lofte, lines: Sequence[Line], period: Period) -> list[Done]:
    """Each activity against the log of the promise's term, up to the end of the period.

    An activity without a line in that term is unknown (`okant`): a missing line is no broken promise. Only a
    delivered zero is `ej`. Real lines win over synthetic ones.
    """
    followed = term(lofte, period)
    if followed is None:
        return []
    mine = _of_one_kind(lofte, lines, followed)
    demo = all(line.syntetisk for line in mine)
    return [_done(a, [line for line in mine if line.aktivitet_id == a.aktivitet_id], followed, demo,
                  _outside(a, lines, followed, period)) for a in lofte.aktiviteter]


def at_places(lofte: Lofte, lines: Sequence[Line], period: Period, named: AbstractSet[str] | None) -> list[AtPlaces]:
    """Was it done where it was promised, and where the lägesbild before had shown the need?

    `named` = the areas and places which that lägesbild named for the promise's problems; None = none is at hand.
    """
    followed = term(lofte, period)
    if followed is None:
        return []
    mine = _of_one_kind(lofte, lines, followed)
    own = {p for p in lofte.platser if p not in ("kommunen", *lofte.overenskommelse.kommuner) and ":" not in p}
    own |= {p for p in lofte.platser if p.startswith("typ:")}
    found = [_at("lovade", mine, own)] if own else []
    if _WHERE_SHOWN in lofte.platser:
        found.append(AtPlaces("lagesbild", 0, 0, 0, "ingen_tidigare") if named is None else
                     AtPlaces("lagesbild", 0, 0, 0, "inga_utpekade") if not named else
                     _at("lagesbild", mine, named))
    return found


def _at(kind: str, lines: Iterable[Line], wanted: AbstractSet[str]) -> AtPlaces:
    placed, there, unplaced = 0, 0, 0
    for line in lines:
        if line.omraden:
            placed += line.antal
            there += line.antal * bool(wanted & set(line.omraden))
        else:
            unplaced += line.antal
    return AtPlaces(kind, there, placed, unplaced, "" if placed else "inga_platser_i_loggen")


def _of_one_kind(lofte: Lofte, lines: Iterable[Line], followed: Term) -> list[Line]:
    """The promise's lines in its term; the synthetic ones only when the term's log holds no real line at all."""
    inside = [line for line in lines if followed.first <= line.datum <= followed.last]
    synthetic = all(line.syntetisk for line in inside)
    ids = {a.aktivitet_id for a in lofte.aktiviteter}
    return [line for line in inside if line.aktivitet_id in ids and line.syntetisk == synthetic]


def _outside(aktivitet: Aktivitet, lines: Iterable[Line], followed: Term, period: Period) -> int:
    """Lines up to the period's end that lie before the term or after its end."""
    return sum(line.aktivitet_id == aktivitet.aktivitet_id and line.datum <= period.last
               and not followed.first <= line.datum <= followed.last for line in lines)


def _done(aktivitet: Aktivitet, lines: Sequence[Line], followed: Term, demo: bool, outside: int) -> Done:
    promised, expected = pace.promised(aktivitet, followed), pace.expected(aktivitet, followed)
    if not lines:
        return Done(aktivitet.aktivitet_id, promised, None, "okant", False, expected, outside=outside)
    count = sum(line.antal for line in lines)
    rhythm = _rhythm(aktivitet, lines, followed)
    enough = count >= (promised or 1) and (rhythm is None or rhythm.kept == rhythm.spans)
    outcome = "uppfyllt" if enough else "delvis" if count else "ej"
    return Done(aktivitet.aktivitet_id, promised, count, outcome, demo, expected, rhythm,
                tuple(_quarters(aktivitet, lines, followed)), outside)


def _rhythm(aktivitet: Aktivitet, lines: Sequence[Line], followed: Term) -> Rhythm | None:
    if not aktivitet.frekvens:
        return None
    spans = pace.spans(aktivitet.frekvens, followed.first, followed.last)
    kept = sum(_sum(lines, first, last) >= (aktivitet.antal or 1) for first, last in spans)
    return Rhythm(aktivitet.frekvens, kept, len(spans))


def _quarters(aktivitet: Aktivitet, lines: Sequence[Line], followed: Term) -> Iterable[Quarter]:
    for first, last in pace.quarters(followed):
        name = f"{first.year}-Q{(first.month - 1) // 3 + 1}"
        yield Quarter(name, pace.expected(aktivitet, followed.until(last)), _sum(lines, first, last),
                      _sum(lines, followed.first, last))


def _sum(lines: Iterable[Line], first: date, last: date) -> int:
    return sum(line.antal for line in lines if first <= line.datum <= last)
