"""The promises of a record: each on its evidence, and what became of it."""

from dataclasses import dataclass, replace
from typing import Any

from transforms import evidence, settings
from transforms.earlier import Named
from transforms.judgement import followability, followup, improvement
from transforms.judgement.activities import Line
from transforms.judgement.reason import Reason
from transforms.judgement.utslag import Utslag, decide
from transforms.registry import KALLSLAG, Lofte
from transforms.swedish import evidence as words
from transforms.swedish import improvement as improvement_words
from transforms.swedish import reasons
from transforms.underlag.followup import follow_up
from transforms.underlag.view import View

_OF_OTHERS = ("okade_annat_foll",)  # reasons that speak of more than the numbers that decided
# Kinds whose numbers are counted and not tested: what the shown ones support, no hidden one can take away.
_COUNTED = ("dialog", "vandring")
_TOLD = 4  # numbers of one source kind that are told in sentences


@dataclass(frozen=True)
class Judged:
    """A promise with its verdicts (empty when it ended before the period)."""

    lofte: Lofte
    verdicts: tuple[Utslag, ...]


def judge(view: View, lofte: Lofte) -> Judged:
    """The verdict of each source kind on a promise that the period justifies."""
    if not evidence.covers_or_follows(lofte, view.unit.period):
        return Judged(lofte, ())
    last = evidence.cutoff_year(lofte, view.unit.period)
    place = evidence.scope(lofte, view.unit.kommun, view.shown_before(lofte))
    oldest = last - settings.MAX_ALDER.varde
    verdicts = []
    for kallslag in KALLSLAG:
        found = evidence.claims(lofte, kallslag, view.rows, view.registry, view.unit.kommun, last, place)
        delivered = [r for r in view.rows if r["kallslag"] == kallslag and oldest < r["ar"] <= last]
        verdict = decide(lofte, kallslag, found, place, delivered)
        shown = [c for c in found if not view.hides(c.row)]
        if kallslag in _COUNTED and len(shown) < len(found):
            by_shown = decide(lofte, kallslag, shown, place, delivered)
            if by_shown.utslag == "stoder":
                verdict = replace(by_shown, claims=verdict.claims, demo=verdict.demo)
        verdicts.append(_open(view, verdict))
    return Judged(lofte, tuple(verdicts))


def _open(view: View, verdict: Utslag) -> Utslag:
    """The verdict as the edition may tell it: an answer that rests on hidden numbers says something of them.

    That many were needed for "raised often", or that a change lies within chance, bounds the count behind it.
    """
    hidden = [c for c in verdict.claims if view.hides(c.row)]
    rests_elsewhere = verdict.resting and not any(c in hidden for c in verdict.resting)
    if not hidden or (rests_elsewhere and verdict.reason.code not in _OF_OTHERS):
        return verdict
    return replace(verdict, utslag="oklart", reason=Reason("dolt"), resting=())


def promise(view: View, judged: Judged, log: list[Line]) -> dict[str, Any]:
    """One promise of the record, in the contract's keys; `log` = what was done, of all promises."""
    lofte = judged.lofte
    last = evidence.cutoff_year(lofte, view.unit.period)
    grades = followability.followability(lofte, improvement.measured(lofte, view.rows, view.unit.kommun, last))
    followed = followup.began(lofte, view.unit.period)
    return {
        "lofte_id": lofte.lofte_id, "rubrik": lofte.rubrik, "problem": list(lofte.problem),
        "platser": list(lofte.platser), "slag": lofte.slag, "odaterad": lofte.odaterad,
        "motivering": [_justification(view, v) for v in judged.verdicts],
        "uppfoljbarhet": grades, "forbattring": _improvement(view, lofte, grades, last),
        "uppfoljning": follow_up(view, lofte, log) if followed else {"aktiviteter": [], "utfall": []},
    }


def _improvement(view: View, lofte: Lofte, grades: dict[str, str], last: int) -> dict[str, Any]:
    return {
        "erbjudanden": [{"krav": criterion, "text": improvement_words.offer(criterion, grade)}
                        for criterion, grade in improvement.offers(grades)],
        "problembeskrivning": [improvement_words.unsaid(part) for part in improvement.unsaid(lofte)],
        "utgangslage": [_baseline(view, b) for b in
                        improvement.baselines(lofte, view.rows, view.unit.kommun, last)],
    }


def _baseline(view: View, found: improvement.Baseline) -> str:
    shown = view.shown(found.row)
    assert shown is not None
    name = view.registry.problem[found.problem].namn
    if found.row["bredare"]:
        name = f"{name} (bredare serie)"
    return improvement_words.baseline(name, shown["antal"], found.row["ar"], found.fall, found.target)


def _justification(view: View, verdict: Utslag) -> dict[str, Any]:
    return {
        "kallslag": verdict.kallslag, "utslag": verdict.utslag, "demo": verdict.demo,
        "ungefarlig": verdict.ungefarlig, "skal": reasons.reason(verdict.reason.code, _readable(view, verdict)),
        "mening": _said(view, verdict),
        "indikatorer": [f"{c.row['indikator_id']}@{c.row['omrade_kod']}@{c.row['period']}" for c in verdict.claims
                        if view.audience.tells(c.row)],
    }


def _readable(view: View, verdict: Utslag) -> dict[str, Any]:
    """The reason's parameters with what an earlier lägesbild named as this edition may tell it."""
    params = verdict.reason.params
    shown: Named | None = params.get("lagesbild")
    if shown is None:
        return params
    codes = shown.areas if view.unit.edition == "intern" else shown.told
    return params | {"lagesbild": {
        "period": shown.period, "antal": len(shown.areas), "demo": shown.demo,
        "namn": [view.names.get(code, code) for code in codes]}}


def _said(view: View, verdict: Utslag) -> str:
    """What decided, then the rest; of many numbers the first are told one by one and the others counted."""
    claims = [c for c in verdict.claims if view.audience.tells(c.row)]
    resting = [c for c in verdict.resting if c in claims]
    others = [c for c in claims if c not in resting]
    room = len(others) if len(claims) <= _TOLD else max(0, _TOLD - 1 - len(resting))
    told = [view.sentence(c, contradicts=verdict.utslag == "motsager") for c in resting[:_TOLD]]
    if len(resting) > _TOLD:
        told.append(words.likewise(len(resting) - _TOLD))
    told += [view.sentence(c) for c in others[:room]]
    if room < len(others):
        told.append(words.others(len(others) - room))
    return " ".join(told)
