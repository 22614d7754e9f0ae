"""The red thread of a record: per agreement its strands and where it breaks."""

from collections.abc import Sequence
from typing import Any

from transforms.judgement.reason import Reason
from transforms.judgement.thread import Thread, threads
from transforms.registry import Lofte
from transforms.swedish import thread as words
from transforms.underlag.view import View


def red_thread(view: View, loften: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One entry per agreement; `loften` = the promises as the record has them."""
    texts = view.registry.loften_for(view.unit.kommun)
    logged = {a["aktivitet_id"]: a["utfort"] is not None for p in loften for a in p["uppfoljning"]["aktiviteter"]}
    measured = {r["indikator_id"] for r in view.rows if r["ar"] <= view.unit.period.last_whole_year}
    return [_entry(view, found, texts) for found in threads(texts, logged, measured, view.unit.kommun)]


def _entry(view: View, found: Thread, texts: Sequence[Lofte]) -> dict[str, Any]:
    headings = {lofte.lofte_id: lofte.rubrik for lofte in texts}
    goals = {f.id: f.mal for f in found.overenskommelse.fokusomraden}
    return {
        "overenskommelse": found.overenskommelse.namn, "delas_med": list(found.delas_med),
        "delas_med_namn": [view.registry.kommun(k).namn for k in found.delas_med],
        "tradar": [{"fokusomrade": s.fokusomrade, "lofte_id": s.lofte, "aktivitet_id": s.aktivitet, "logg": s.logg,
                    "indikatorer": list(s.indikatorer)} for s in found.strands],
        "brott": [{"slag": r.code, "vad": words.told(r.code, _named(r, headings, goals))} for r in found.breaks],
    }


def _named(reason: Reason, headings: dict[str, str], goals: dict[str, str]) -> dict[str, Any]:
    """The parameters of a break with ids as they are read; an id that is nowhere stays as it is."""
    names = {"lofte": headings, "fokusomrade": goals}
    return {key: names.get(key, {}).get(value, value) for key, value in reason.params.items()}
