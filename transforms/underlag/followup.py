"""What became of a promise, in the record's keys, with nothing that the edition hides."""

from dataclasses import replace
from typing import Any

from transforms.disclosure import small
from transforms.evidence import scope
from transforms.judgement import activities, comparison, followup
from transforms.judgement.activities import Done, Line
from transforms.judgement.followup import Outcome
from transforms.registry import Lofte
from transforms.statistics.result import Result
from transforms.swedish import evidence as evidence_words
from transforms.swedish import followup as words
from transforms.underlag.view import View


def follow_up(view: View, lofte: Lofte, lines: list[Line]) -> dict[str, Any]:
    """Promised against done, where, and the outcomes; for a promise that began in or before the period."""
    period = view.unit.period
    named = view.shown_before(lofte)
    codes = None if named is None else {*named.areas, *named.places}
    return {
        "aktiviteter": [_activity(d) for d in activities.done(lofte, lines, period)],
        "utfall": [_outcome(view, o) for o in _outcomes(view, lofte)],
        "platser": [{"slag": a.kind, "pa_plats": a.there, "med_plats": a.placed, "utan_plats": a.unplaced,
                     "skal": a.reason, "lagesbild": named.period if named and a.kind == "lagesbild" else None}
                    for a in activities.at_places(lofte, lines, period, codes)],
    }


def _activity(done: Done) -> dict[str, Any]:
    rhythm = done.rhythm
    return {
        "aktivitet_id": done.aktivitet_id, "lovat": done.lovat, "utfort": done.utfort, "utfall": done.utfall,
        "vantat": done.expected,
        "rytm": None if rhythm is None else words.rhythm(rhythm.frekvens, rhythm.kept, rhythm.spans),
        "utanfor": done.outside, "demo": done.demo,
        "kvartal": [{"kvartal": q.namn, "vantat": q.expected, "utfort": q.done, "hittills": q.done_so_far}
                    for q in done.quarters],
    }


def _outcomes(view: View, lofte: Lofte) -> list[Outcome]:
    """Reported crime of the kommun, then incidents at the promise's places; nothing sensitive at a place outside."""
    unit = view.unit
    found = followup.outcomes(
        lofte, view.rows, unit.kommun, unit.period,
        lambda problem, own: comparison.of_kommun(view.con, view.registry, unit.kommun, problem, own))
    place = scope(lofte, unit.kommun)
    if place.whole:
        return found
    for problem in lofte.problem:
        if unit.edition != "intern" and view.registry.problem[problem].kansligt:
            continue
        months = comparison.at_places(view.con, unit.kommun, problem, place.areas)
        if months and (there := followup.at_places(lofte, problem, place.areas, months, unit.period)):
            found.append(there)
    return found


def _outcome(view: View, outcome: Outcome) -> dict[str, Any]:
    beside = outcome.beside
    first, last = outcome.before_year, outcome.after_year
    shown = _hidden(outcome) if view.unit.edition != "intern" and _revealing(view, outcome) else outcome
    told = None if shown is not outcome else shown
    flags = () if told is None else told.flags
    detected = view.registry.problem[outcome.problem].upptacktsstyrt
    return {
        "indikator_id": outcome.indikator_id,
        "fore": told and told.before, "efter": told and told.after,
        "jamforelse_fore": beside.counts[first] if told and beside else None,
        "jamforelse_efter": beside.counts[last] if told and beside else None,
        "kvot": shown.ratio, "ki": None if shown.lo is None or shown.hi is None else [shown.lo, shown.hi],
        "minsta_pavisbara": shown.smallest_fall, "slutsats": shown.slutsats,
        "skal": words.reason(shown.reason) + (f" {evidence_words.DETECTED}" if detected else ""),
        "jamforelse": beside and words.comparison(beside.kind, beside.regions),
        "skillnad": _said(shown.difference, words.difference), "manadsserie": _said(shown.steps, words.steps),
        "varningar": words.warnings(flags), "fore_ar": first, "efter_ar": last,
        "platser": list(outcome.areas), "demo": outcome.demo,
    }


def _said(result: Result | None, sentence: Any) -> str | None:
    if result is None or result.estimate is None or result.lo is None or result.hi is None:
        return None
    return str(sentence(result.estimate, result.lo, result.hi))


def _hidden(outcome: Outcome) -> Outcome:
    """Without any number, and without the answer, which would say something of them."""
    return replace(outcome, ratio=None, lo=None, hi=None, smallest_fall=None, reason="dolt", flags=(),
                   slutsats=followup.CANNOT_SAY, difference=None, steps=None)


def _revealing(view: View, outcome: Outcome) -> bool:
    """Would a number of this outcome show, or give back, a count that the edition hides?

    The comparison is the rest of a sum that is known (the country's, or the kommun's incidents), so one small count of
    these takes the others with it; and the places of a promise together are not shown when one of them is hidden.
    """
    beside = outcome.beside
    counts = [outcome.before, outcome.after, *(outcome.unplaced or ())]
    counts += [] if beside is None else [beside.counts[outcome.before_year], beside.counts[outcome.after_year]]
    if any(small(count) for count in counts):
        return True
    here = [row for row in view.rows if row["indikator_id"] == outcome.indikator_id
            and row["omrade_kod"] in outcome.areas and row["syntetisk"] == outcome.demo
            and row["ar"] in (outcome.before_year, outcome.after_year)]
    return any((shown := view.shown(row)) is None or shown["antal"] is None for row in here)
