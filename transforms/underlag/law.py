"""The law's checklist in the record's keys."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from transforms.judgement import lag
from transforms.swedish import lag as words
from transforms.underlag.view import View


def law(view: View, loften: Sequence[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """One row per demand of lag (2023:196); `loften` = the promises as the record has them."""
    return [{"paragraf": k.paragraf, "krav": words.demand(k.krav), "status": k.status,
             "skal": words.reason(k.skal, k.params)} for k in lag.checklist(_facts(view, loften), today)]


def _facts(view: View, loften: Sequence[dict[str, Any]]) -> lag.Facts:
    kommun, registry = view.unit.kommun, view.registry
    rows = view.con.execute("select kallslag, kalla, syntetisk from leverans where godkanda > 0").fetchall()
    approved = registry.godkannanden(kommun)
    agreements = {lofte.overenskommelse.namn: None for lofte in registry.loften_for(kommun)}
    return lag.Facts(
        real=frozenset(kind for kind, _, synthetic in rows if not synthetic),
        demo=frozenset(kind for kind, _, synthetic in rows if synthetic),
        analysis=bool(registry.bedomning(kommun, view.unit.period.text)), causes=bool(registry.orsaker(kommun)),
        plan=any(source == "atgarder" and not synthetic for _, source, synthetic in rows),
        followed=any(a["utfort"] is not None and not a["demo"]
                     for lofte in loften for a in lofte["uppfoljning"]["aktiviteter"]),
        agreements=tuple(agreements), approved=max((a.datum for a in approved), default=None),
        public=any(a.utgava == "publik" for a in approved))
