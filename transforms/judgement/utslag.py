"""One utslag per promise and source kind: `stoder | motsager | oklart | saknas`, by a table with reasons.

The error rate is held over all claims of one promise within one source kind: each direction shares `ALFA` equally
among the tested numbers, so that at most 2.5 % of supports and 2.5 % of contradictions arise where nothing is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from transforms import settings
from transforms.evidence import LEVEL, Claim, Row, Scope, measure, testable
from transforms.judgement.reason import Reason
from transforms.registry import Lofte


@dataclass(frozen=True)
class Utslag:
    """The verdict of one source kind on one promise, with the claims it rests on."""

    kallslag: str
    utslag: str
    reason: Reason
    claims: tuple[Claim, ...] = ()
    demo: bool = False
    ungefarlig: bool = False


@dataclass(frozen=True)
class Rule:
    """One row of the decision table, printed in the appendix: kallslag, condition, utslag and why."""

    kallslag: tuple[str, ...]
    villkor: str
    utslag: str


# The table that the functions below carry out; tests walk through it row by row.
RULES = (
    Rule(("alla",), "arbetssatt", "saknas"),
    Rule(("alla",), "inget_underlag", "saknas"),
    Rule(("brottsstatistik", "handelser", "undersokning"), "okade", "stoder"),
    Rule(("brottsstatistik",), "over_andra", "stoder"),
    Rule(("brottsstatistik", "handelser", "undersokning"), "minskade", "motsager"),
    Rule(("brottsstatistik",), "under_andra", "motsager"),
    Rule(("brottsstatistik", "handelser", "undersokning"), "minskade_bredare", "oklart"),
    Rule(("brottsstatistik", "handelser"), "minskade_upptackt", "oklart"),
    Rule(("brottsstatistik", "handelser", "undersokning", "est"), "inom_slumpen", "oklart"),
    Rule(("brottsstatistik",), "inom_slumpen_och_andra", "oklart"),
    Rule(("brottsstatistik", "handelser", "undersokning", "est", "trafik"), "at_olika_hall", "oklart"),
    Rule(("est",), "okade_lika_manga", "stoder"),
    Rule(("est",), "fler_rapportorer", "oklart"),
    Rule(("est",), "farre_rapporter", "oklart"),
    Rule(("dialog", "vandring"), "namns_ofta", "stoder"),
    Rule(("dialog", "vandring"), "namns_sallan", "oklart"),
    Rule(("dialog", "vandring"), "tystnad", "oklart"),
    Rule(("dialog", "vandring"), "tystnad_plats", "oklart"),
    Rule(("trafik",), "over_gransen", "stoder"),
    Rule(("trafik",), "under_gransen", "motsager"),
    Rule(("trafik",), "kring_gransen", "oklart"),
    Rule(("brottsstatistik",), "seriebrott", "oklart"),
    Rule(("brottsstatistik", "handelser", "undersokning", "est", "trafik"), "for_lite_data", "oklart"),
)


def decide(lofte: Lofte, kallslag: str, claims: list[Claim], place: Scope, delivered: list[Row]) -> Utslag:
    """The utslag of one source kind.

    `delivered` = all rows of the kind for the kommun and time, whatever their problem: where there are some, a
    dialog or walk that does not mention the problem is silence (`oklart`), not absence (`saknas`).
    """
    if lofte.slag == "arbetssatt":
        return Utslag(kallslag, "saknas", Reason("arbetssatt"))
    if not claims:
        if delivered and kallslag in ("dialog", "vandring"):
            return _silence(lofte, kallslag, delivered)
        return Utslag(kallslag, "saknas", Reason("inget_underlag"))
    verdict, reason, resting = _DECIDERS[kallslag](claims)
    if place.condition:
        reason = Reason(reason.code, reason.params | {"villkor": place.condition, "hela": place.whole})
    rough = any(c.wider or c.coarser for c in (resting or claims))
    return Utslag(kallslag, verdict, reason, tuple(claims), demo=any(c.demo for c in claims), ungefarlig=rough)


def _silence(lofte: Lofte, kallslag: str, delivered: list[Row]) -> Utslag:
    """Nobody raised the problem, or somebody did but elsewhere than at the promise's places."""
    elsewhere = any(row["problem"] in lofte.problem for row in delivered)
    demo = all(row["syntetisk"] for row in delivered)
    reason = Reason("tystnad_plats" if elsewhere else "tystnad", {"kallslag": kallslag})
    return Utslag(kallslag, "oklart", reason, demo=demo)


_Decision = tuple[str, Reason, list[Claim]]


def _tested(decide: Callable[[list[Claim], list[Claim], int], _Decision]) -> Callable[[list[Claim]], _Decision]:
    """A decider that sees which numbers rose and which fell beyond chance at the shared level, and how many were tried.

    Without a number that can be tested, or with numbers that point different ways, there is nothing to decide.
    """

    def weigh(claims: list[Claim]) -> _Decision:
        able = [c for c in claims if testable(c.row)]
        level = settings.ALFA.varde / max(len(able), 1)
        up = [c for c in able if c.row["p_upp"] < level]
        down = [c for c in able if c.row["p_ned"] < level]
        if not able:
            broken = any("seriebrott" in c.row["flaggor"] for c in claims)
            return "oklart", Reason("seriebrott" if broken else "for_lite_data"), []
        if up and down:
            return "oklart", Reason("at_olika_hall"), []
        verdict = decide(up, down, len(able))
        return _beside_others(verdict) if any(measure(c.row) == LEVEL for c in able) else verdict

    return weigh


def _change(up: list[Claim], down: list[Claim], n: int) -> _Decision:
    if up:
        return "stoder", Reason("okade", {"n": n}), up
    return _fall(down, n) if down else ("oklart", Reason("inom_slumpen", {"n": n}), [])


def _fall(down: list[Claim], n: int) -> _Decision:
    """Only a series that is exactly the promise's, and that does not follow the police's own effort, contradicts."""
    exact = [c for c in down if not (c.wider or c.coarser)]
    if exact and not any(c.detected for c in exact):
        return "motsager", Reason("minskade", {"n": n}), exact
    if exact:
        return "oklart", Reason("minskade_upptackt"), exact
    return "oklart", Reason("minskade_bredare"), down


def _beside_others(decision: _Decision) -> _Decision:
    """The same utslag, told by the level beside others where that was tried and no change is among what it rests on."""
    verdict, reason, resting = decision
    told = _BY_LEVEL.get(reason.code)
    if told is None or any(measure(c.row) != LEVEL for c in resting):
        return decision
    return verdict, Reason(told, reason.params), resting


def _est(up: list[Claim], down: list[Claim], n: int) -> _Decision:
    if down:
        return "oklart", Reason("farre_rapporter"), []
    if up:
        steady = [c for c in up if (c.row["tillfallen"] or 0) <= (c.row["jamfor_tillfallen"] or 0)]
        return ("stoder", Reason("okade_lika_manga"), steady) if steady else ("oklart", Reason("fler_rapportorer"), up)
    return "oklart", Reason("inom_slumpen", {"n": n}), []


def _mentions(claims: list[Claim]) -> _Decision:
    often = [c for c in claims if c.row["antal"] >= settings.MIN_YTTRANDEN.varde
             and (c.row["tillfallen"] or 0) >= settings.MIN_TILLFALLEN.varde]
    return ("stoder", Reason("namns_ofta"), often) if often else ("oklart", Reason("namns_sallan"), [])


def _speed(up: list[Claim], down: list[Claim], _n: int) -> _Decision:
    if up:
        return "stoder", Reason("over_gransen"), up
    exact = [c for c in down if not c.coarser]
    return ("motsager", Reason("under_gransen"), exact) if exact else ("oklart", Reason("kring_gransen"), [])


_BY_LEVEL = {"okade": "over_andra", "minskade": "under_andra", "inom_slumpen": "inom_slumpen_och_andra"}
_DECIDERS: dict[str, Callable[[list[Claim]], _Decision]] = {
    "brottsstatistik": _tested(_change), "handelser": _tested(_change), "undersokning": _tested(_change),
    "est": _tested(_est), "dialog": _mentions, "vandring": _mentions, "trafik": _tested(_speed),
}
