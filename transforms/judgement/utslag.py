"""One utslag per promise and source kind: `stoder | motsager | oklart | saknas`.

Numbers decide which condition holds; the decision table (`table.py`) says what it means. The error rate is held over
all claims of one promise within one source kind: each direction shares `ALFA` equally among what the numbers are of
(change, level, gathering, hours) and within each among its numbers, so that at most 2.5 % of supports and 2.5 % of
contradictions arise where nothing is. All areas of a report were tested together, and so were all hot times: such a
family counts as one number, whose share does not shrink with the number of places (weighted Bonferroni).

Support stands when any number supports. A contradiction asks for more: a sure fall, and no number that so much as
points the other way. So more of the same evidence never turns support into anything else, nor a contradiction into
support.
"""

from collections.abc import Callable
from dataclasses import dataclass

from transforms import settings
from transforms.evidence import FAMILIES, Claim, Row, Scope, slag, testable
from transforms.judgement import table
from transforms.judgement.reason import Reason
from transforms.registry import Lofte

_UP = {"forandring": "okade", "niva": "over_jamforelsen", "anhopning": "anhopning", "tid": "het_tid"}
# Flags of a number that cannot be tested, each a condition of the decision table.
_NOT_COMPARED = ("seriebrott", "koder_saknas", "ej_hela_ar")
_DOWN = {"forandring": "minskade", "niva": "under_jamforelsen"}


@dataclass(frozen=True)
class Utslag:
    """The verdict of one source kind on one promise, with all its claims and those among them that decided."""

    kallslag: str
    utslag: str
    reason: Reason
    claims: tuple[Claim, ...] = ()
    resting: tuple[Claim, ...] = ()
    demo: bool = False
    ungefarlig: bool = False


def decide(lofte: Lofte, kallslag: str, claims: list[Claim], place: Scope, delivered: list[Row]) -> Utslag:
    """The utslag of one source kind.

    `delivered` = all rows of the kind for the kommun and time, whatever their problem: where there are some, a
    dialog or walk that does not mention the problem is silence (`oklart`), not absence (`saknas`).
    """
    if lofte.slag == "arbetssatt":
        return _verdict(kallslag, Reason("arbetssatt"))
    if not claims:
        if delivered and kallslag in ("dialog", "vandring"):
            return _silence(lofte, kallslag, delivered)
        if kallslag == "trafik" and any(row["problem"] in lofte.problem for row in delivered):
            return _verdict(kallslag, Reason("annan_plats"))
        return _verdict(kallslag, Reason("inget_underlag"))
    reason, resting = _DECIDERS[kallslag](claims)
    if place.conditions:
        reason = Reason(reason.code, reason.params | {
            "villkor": place.conditions, "hela": place.whole, "andra": place.beside, "lagesbild": place.shown})
    return Utslag(kallslag, table.utslag(kallslag, reason.code), reason, tuple(claims), tuple(resting),
                  demo=any(c.demo for c in claims), ungefarlig=any(_rough(c) for c in resting or claims))


def _rough(claim: Claim) -> bool:
    """A wider or coarser series, or a number that its source only knows roughly."""
    return claim.wider or claim.coarser or "ungefarlig" in claim.row["flaggor"]


def _verdict(kallslag: str, reason: Reason, *, demo: bool = False) -> Utslag:
    return Utslag(kallslag, table.utslag(kallslag, reason.code), reason, demo=demo)


def _silence(lofte: Lofte, kallslag: str, delivered: list[Row]) -> Utslag:
    """Nobody raised the problem, or somebody did but elsewhere than at the promise's places."""
    elsewhere = any(row["problem"] in lofte.problem for row in delivered)
    reason = Reason("tystnad_plats" if elsewhere else "tystnad", {"kallslag": kallslag})
    return _verdict(kallslag, reason, demo=all(row["syntetisk"] for row in delivered))


_Decision = tuple[Reason, list[Claim]]


def _tested(decide: Callable[[list[Claim], list[Claim], int], _Decision]) -> Callable[[list[Claim]], _Decision]:
    """A decider that sees which numbers rose and which fell beyond chance at the shared level, and how many were tried.

    Without a number that can be tested there is nothing to decide. A fall beside numbers that point up is none.
    """

    def weigh(claims: list[Claim]) -> _Decision:
        able = [c for c in claims if testable(c.row)]
        if not able:
            return Reason(next((why for why in _NOT_COMPARED if any(why in c.row["flaggor"] for c in claims)),
                               "for_lite_data")), []
        tried = _tried(able)
        level = _levels(able)
        up = [c for c in able if c.row["p_upp"] < level[slag(c.row)]]
        down = [c for c in able if c.row["p_ned"] is not None and c.row["p_ned"] < level[slag(c.row)]]
        if down and not up and any(_points_up(c) for c in able):
            return Reason("at_olika_hall"), []
        reason, resting = decide(up, down, tried)
        level_known = any(slag(c.row) == "niva" for c in able)
        return Reason(reason.code, reason.params | {"niva": level_known}), resting

    return weigh


def _levels(able: list[Claim]) -> dict[str, float]:
    """The error rate of one number of each sort; a family has its sort's whole share."""
    kinds = [slag(c.row) for c in able]
    share = settings.ALFA.varde / len(set(kinds))
    return {kind: share if kind in FAMILIES else share / kinds.count(kind) for kind in set(kinds)}


def _tried(able: list[Claim]) -> int:
    """Numbers that share the error rate; those of a family were corrected for one another already."""
    kinds = [slag(c.row) for c in able]
    return sum(kind not in FAMILIES for kind in kinds) + len(FAMILIES.intersection(kinds))


def _points_up(claim: Claim) -> bool:
    """Whether more of the same could come to support. A hot time always could: nothing there can be shown to fall."""
    row = claim.row
    return row["p_ned"] is None or row["p_upp"] < row["p_ned"]


def _change(up: list[Claim], down: list[Claim], n: int) -> _Decision:
    if up:
        kinds = [kind for kind in _UP if any(slag(c.row) == kind for c in up)]
        code = "okade_annat_foll" if kinds[0] == "forandring" and down else _UP[kinds[0]]
        return Reason(code, {"n": n, "aven": [_UP[kind] for kind in kinds[1:]]}), up
    return _fall(down, n) if down else (Reason("inom_slumpen", {"n": n}), [])


def _fall(down: list[Claim], n: int) -> _Decision:
    """Only a series that is exactly the promise's, and that does not follow the police's own effort, contradicts."""
    exact = [c for c in down if not (c.wider or c.coarser)]
    kind = next(kind for kind in _DOWN if any(slag(c.row) == kind for c in exact or down))
    code = _DOWN[kind]
    if exact and not any(c.detected for c in exact):
        return Reason(code, {"n": n}), exact
    return (Reason(f"{code}_upptackt"), exact) if exact else (Reason(f"{code}_bredare"), down)


def _est(up: list[Claim], down: list[Claim], n: int) -> _Decision:
    if up:
        steady = [c for c in up if (c.row["tillfallen"] or 0) <= (c.row["jamfor_tillfallen"] or 0)]
        return (Reason("okade_lika_manga"), steady) if steady else (Reason("fler_rapportorer"), up)
    return (Reason("farre_rapporter"), []) if down else (Reason("inom_slumpen", {"n": n}), [])


def _mentions(claims: list[Claim]) -> _Decision:
    often = [c for c in claims if c.row["antal"] >= settings.MIN_YTTRANDEN.varde
             and (c.row["tillfallen"] or 0) >= settings.MIN_TILLFALLEN.varde]
    return (Reason("namns_ofta"), often) if often else (Reason("namns_sallan"), [])


def _speed(up: list[Claim], down: list[Claim], _n: int) -> _Decision:
    if up:
        return Reason("over_gransen"), up
    exact = [c for c in down if not c.coarser]
    return (Reason("under_gransen"), exact) if exact else (Reason("kring_gransen"), [])


_DECIDERS: dict[str, Callable[[list[Claim]], _Decision]] = {
    "brottsstatistik": _tested(_change), "handelser": _tested(_change), "undersokning": _tested(_change),
    "est": _tested(_est), "dialog": _mentions, "vandring": _mentions, "trafik": _tested(_speed),
}
