"""Can a promise be followed up? Ten criteria from what its text states: `uppfyllt | delvis | saknas`."""

from collections.abc import Set as AbstractSet

from transforms.registry import Lofte

CRITERIA = ("problem", "plats", "tid", "mangd", "ansvarig", "underlag", "orsak", "baslinje", "matt", "uppfoljning")


def followability(lofte: Lofte, measured: AbstractSet[str] = frozenset()) -> dict[str, str]:
    """One word per criterion, in the contract's order; `measured` = the goals' indicators that the data tells."""
    agreement = lofte.overenskommelse
    follow = agreement.uppfoljning
    return {
        "problem": "uppfyllt" if lofte.problem else "saknas",
        "plats": _plats(lofte),
        "tid": _grade(bool(agreement.fran and agreement.till), bool(agreement.fran)),
        "mangd": _mangd(lofte),
        "ansvarig": "uppfyllt" if lofte.ansvarig else "saknas",
        # Kinds of sources are named, never a figure: that is as far as any of the texts goes.
        "underlag": "delvis" if agreement.underlag else "saknas",
        "orsak": "uppfyllt" if lofte.orsak else "saknas",
        "baslinje": _baslinje(lofte, measured),
        "matt": _grade(any(m.varde is not None for m in lofte.mal), bool(lofte.mal)),
        "uppfoljning": _grade(bool(follow.frekvens), bool(follow.beskrivning)),
    }


def _baslinje(lofte: Lofte, measured: AbstractSet[str]) -> str:
    """Fulfilled when a level that is to be reached has a number to start from; in part when only a direction has."""
    known = [m for m in lofte.mal if m.indikator in measured]
    return _grade(any(m.varde is not None for m in known), bool(known))


def _grade(full: bool, partly: bool) -> str:
    if full:
        return "uppfyllt"
    return "delvis" if partly else "saknas"


def _plats(lofte: Lofte) -> str:
    if not lofte.platser:
        return "saknas"
    named = [p for p in lofte.platser if p != "kommunen" and ":" not in p]
    return _grade(len(named) == len(lofte.platser), True)


def _mangd(lofte: Lofte) -> str:
    stated = [a.antal is not None or bool(a.frekvens) for a in lofte.aktiviteter]
    return _grade(bool(stated) and all(stated), any(stated))
