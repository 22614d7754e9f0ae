"""Section 1 of the public edition: the lägesbild in klarspråk, for a reader who has never seen one."""

from typing import Any

from reports.compose.common import Underlag
from reports.context import Context
from reports.model import Block, Bullets, Section, Text
from transforms.swedish import public as words


def plain_summary(underlag: Underlag, context: Context) -> Section:
    """What it is, what was promised, what the evidence says, what happens next, and how to read the numbers."""
    active = [lofte for lofte in underlag["loften"] if lofte["motivering"]]
    parts = (
        Section("i-korthet-lovat", "Vad har kommunen och polisen lovat?", tuple(_promised(active))),
        Section("i-korthet-underlag", "Vad säger underlaget?", tuple(_evidence(active, underlag, context))),
        Section("i-korthet-nu", "Vad händer nu?", tuple(_next(active, context))),
        Section("i-korthet-las", "Så läser du siffrorna", (Bullets(words.READ),)),
    )
    what = words.WHAT.format(kommun=context.kommun_namn, period=context.period)
    return Section("sammanfattning", "Sammanfattning", (Text(what, "ingress"),), parts)


def _promised(active: list[dict[str, Any]]) -> list[Block]:
    if not active:
        return [Text(words.NO_PROMISE)]
    return [Text(words.PROMISED), Bullets(tuple(lofte["rubrik"] for lofte in active))]


def _evidence(active: list[dict[str, Any]], underlag: Underlag, context: Context) -> list[Block]:
    """Real sources alone, told promise by promise."""
    blocks: list[Block] = [Text(context.sammanfattning[0])]
    if active:
        blocks += [Text(words.EVIDENCE), Bullets(tuple(_said(lofte) for lofte in active))]
    return [*blocks, *([Text(words.DEMO, "not")] if underlag["syntetiskt"] else [])]


def _said(lofte: dict[str, Any]) -> str:
    verdicts: dict[str, list[str]] = {}
    for row in lofte["motivering"]:
        if not row["demo"]:
            verdicts.setdefault(row["utslag"], []).append(row["kallslag"])
    return words.evidence(lofte["rubrik"], verdicts, lofte["slag"] == "arbetssatt")


def _next(active: list[dict[str, Any]], context: Context) -> list[Block]:
    """The agreements of the promises told of, and what the law asks for."""
    told = {lofte["lofte_id"] for lofte in active}
    agreements = dict.fromkeys(lofte.overenskommelse for lofte in context.loften if lofte.lofte_id in told)
    terms = tuple(words.term(a.namn, str(a.till) if a.till else None, a.uppfoljning.beskrivning) for a in agreements)
    return [*([Bullets(terms)] if terms else []), Text(words.LAW)]
