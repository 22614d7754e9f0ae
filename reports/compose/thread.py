"""Part of section 11: the red thread of each agreement, with its breaks."""

from typing import Any

from reports.compose.common import Underlag, measure
from reports.context import Context
from reports.model import Block, Bullets, Table, Text
from transforms.registry import Overenskommelse
from transforms.swedish import thread as words


def thread(underlag: Underlag, context: Context, agreement: Overenskommelse) -> tuple[Block, ...]:
    """Text, table and breaks of one agreement; nothing when the record is older than the thread."""
    found = next((t for t in underlag.get("rod_trad", []) if t["overenskommelse"] == agreement.namn), None)
    if found is None:
        return ()
    kinds: dict[str, list[str]] = {}
    for one in found["brott"]:
        kinds.setdefault(one["slag"], []).append(one["vad"])
    shared = words.shared(found["delas_med_namn"])
    breaks: Block = (Bullets(tuple(words.broken(code, what) for code, what in kinds.items())) if kinds
                     else Text(words.WHOLE))
    return (*([Text(shared)] if shared else []), Text(words.INTRO), _table(found, context, agreement), breaks)


def _table(found: dict[str, Any], context: Context, agreement: Overenskommelse) -> Table:
    goals = {f.id: f.mal for f in agreement.fokusomraden}
    headings = {lofte.lofte_id: lofte.rubrik for lofte in context.loften}
    acts = {a.aktivitet_id: a.vad for lofte in context.loften for a in lofte.aktiviteter}
    rows = tuple(
        (goals.get(s["fokusomrade"], words.NO_GOAL), headings.get(s["lofte_id"], words.NO_PROMISE),
         acts.get(s["aktivitet_id"], words.NO_ACTIVITY if s["lofte_id"] else "–"), words.LOG[s["logg"]],
         ", ".join(_indicator(i, context) for i in s["indikatorer"]) or words.NO_INDICATOR)
        for s in found["tradar"])
    header = ("Mål", "Löfte", "Aktivitet", "Logg", "Tal att följa")
    return Table(f"Den röda tråden: {agreement.namn}", header, rows)


def _indicator(name: str, context: Context) -> str:
    problem = context.problemnamn[name.partition(".")[0]]
    return f"{problem}: {context.matt[measure({'indikator_id': name})]['namn'].lower()}"
