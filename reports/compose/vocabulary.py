"""The names by which tables speak of problems, sources, places and promises."""

from reports.compose.assessment import COLUMN
from reports.context import Context
from reports.vocabulary import KALLA, LOFTE, PLATS, PROBLEM, About, Vocabulary
from transforms.registry import KALLSLAG as JUDGED
from transforms.registry import Lofte
from transforms.swedish.evidence import KALLSLAG

Ids = dict[str, tuple[str, ...]]


def vocabulary(context: Context) -> Vocabulary:
    """The registry's names. The kommun is no place to choose: what concerns it concerns every place in it."""
    areas = {code: name for code, name in context.platsnamn.items() if code != context.kommun_kod}
    places = areas | {p.plats_id: p.namn for p in context.platser}
    names: dict[str, Ids] = {PROBLEM: {}, KALLA: {}, PLATS: {}, LOFTE: {}}
    for problem, name in context.problemnamn.items():
        _name(names[PROBLEM], name, (problem,))
    for kind in JUDGED:
        for name in (KALLSLAG[kind], COLUMN[kind]):
            _name(names[KALLA], name, (kind,))
    within = {p.plats_id: p.omrade_kod for p in context.platser}
    for code, name in places.items():
        _name(names[PLATS], name, tuple(c for c in (code, within.get(code)) if c in places))
    for lofte in context.loften:
        for name in (lofte.lofte_id, lofte.rubrik):
            _name(names[LOFTE], name, (lofte.lofte_id,))
    return Vocabulary(names, {PROBLEM: context.problemnamn, KALLA: KALLSLAG, PLATS: places},
                      {lofte.lofte_id: _about(lofte, context, places) for lofte in context.loften})


def _name(known: Ids, name: str, ids: tuple[str, ...]) -> None:
    if name:
        known[name] = tuple(dict.fromkeys((*known.get(name, ()), *ids)))


def _about(lofte: Lofte, context: Context, known: dict[str, str]) -> About:
    """A promise for the whole kommun stays whatever place is chosen; one for an area concerns the places in it."""
    found: dict[str, None] = {}
    for code in lofte.platser:
        kind, _, which = code.partition(":")
        if code == "kommunen" or kind == "enligt":
            return {PROBLEM: lofte.problem}
        within = [p.plats_id for p in context.platser if (p.typ == which if kind == "typ" else code == p.omrade_kod)]
        found |= dict.fromkeys(c for c in (code, *within) if c in known)
    return {PROBLEM: lofte.problem, PLATS: tuple(found)}
