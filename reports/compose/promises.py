"""Section 11: each promise on its own sheet, evidence first, then whether it can be followed, then its text."""

import re
from typing import Any

from reports.compose.assessment import verdict
from reports.compose.common import NONE, Underlag, lowered
from reports.compose.plan import action_plan
from reports.compose.thread import thread
from reports.compose.walks import link
from reports.context import Context
from reports.figures.matris import SHAPES
from reports.model import Block, Bullets, Section, Table, Text
from transforms.registry import Lofte
from transforms.swedish import numbers
from transforms.swedish.evidence import KALLSLAG, area
from transforms.swedish.followup import every, per

DEMANDS = {
    "problem": "problem", "plats": "plats", "tid": "tid", "mangd": "mängd", "ansvarig": "ansvarig",
    "underlag": "underlag", "orsak": "orsak", "baslinje": "utgångsläge", "matt": "mått och mål",
    "uppfoljning": "uppföljning",
}
CRITERION = (("uppfyllt", "●\u00a0uppfyllt"), ("delvis", "◐\u00a0delvis"), ("saknas", "○\u00a0saknas"))
_VERDICTS = (("stoder", "stöder"), ("motsager", "motsäger"), ("oklart", "oklart"), ("saknas", "saknas"))
_PLACES = {"kommunen": "hela kommunen", "enligt:lagesbild": "där lägesbilden visar behov",
           "enligt:otrygghet": "där invånarna är otrygga"}


def promises(underlag: Underlag, context: Context) -> Section:
    """One part per promise that is in force or to come."""
    texts = {lofte.lofte_id: lofte for lofte in context.loften}
    parts = tuple(_promise(record, texts[record["lofte_id"]], underlag, context)
                  for record in underlag["loften"] if record["motivering"])
    if not parts:
        return Section("loften", "Löften och åtgärder", (Text("Inget löfte gäller eller följer på perioden."),),
                       action_plan(underlag, context))
    intro = Text("Varje löfte står här mot vad varje slags källa sade före löftet. "
                 "Inget löfte får ett sammanvägt betyg.")
    return Section("loften", "Löften och åtgärder", (intro,),
                   (*_agreements(underlag, context), *action_plan(underlag, context), *parts))


def _agreements(underlag: Underlag, context: Context) -> tuple[Section, ...]:
    found = []
    for number, agreement in enumerate(dict.fromkeys(lofte.overenskommelse for lofte in context.loften), 1):
        until = f" till {agreement.till}" if agreement.till else ", utan angivet slut"
        term = "Odaterat" if agreement.fran is None else f"Gäller från {agreement.fran}{until}"
        goals = tuple(f"Mål: {f.mal}" for f in agreement.fokusomraden)
        follow = agreement.uppfoljning.beskrivning or "texten säger inget om uppföljning"
        blocks: tuple[Block, ...] = (
            Text(f"{term}. Parter: {numbers.upprakning(list(agreement.parter))}. {agreement.underlag_beskrivning}"),
            Bullets((*goals, f"Uppföljning enligt texten: {follow}", f"Läst ur: {agreement.kalla}")),
            *thread(underlag, context, agreement))
        found.append(Section(f"overenskommelse-{number}", agreement.namn, blocks))
    return tuple(found)


def _promise(record: dict[str, Any], lofte: Lofte, underlag: Underlag, context: Context) -> Section:
    problems = ", ".join(context.problemnamn[p] for p in lofte.problem) or "inget problem, ett arbetssätt"
    evidence = Table(
        f"Vad källorna säger om löftet {lofte.lofte_id}", ("Källslag", "Utslag", "Källan säger", "Skäl till utslaget"),
        tuple((KALLSLAG[m["kallslag"]], verdict(m),
               link(_lines(m["mening"], lofte, context) or NONE, m["indikatorer"], KALLSLAG[m["kallslag"]],
                    underlag),
               m["skal"])
              for m in record["motivering"]),
        any(m["demo"] for m in record["motivering"]))
    blocks = (Text(f"Gäller: {problems}. Plats: {_places(lofte, context)}."), Bullets(_in_short(record)), evidence,
              _followable(record, lofte), *_better(record, lofte), _facts(lofte, problems, context))
    return Section(f"lofte-{lofte.lofte_id}", lofte.rubrik, blocks, page=True)


def _lines(text: str, lofte: Lofte, context: Context) -> str:
    """One line per number: every sentence about a number begins with its problem's name."""
    names = "|".join(re.escape(context.problemnamn[p]) for p in lofte.problem)
    return re.sub(rf"(?<=\.) (?=(?:{names}), )", "\n", text) if names else text


def _in_short(record: dict[str, Any]) -> tuple[str, ...]:
    """Which source kinds say what, before the long table; empty answers are left out."""
    lines = []
    for utslag, word in _VERDICTS:
        kinds = [lowered(KALLSLAG[m["kallslag"]]) + (" (demo)" if m["demo"] else "")
                 for m in record["motivering"] if m["utslag"] == utslag]
        if kinds:
            lines.append(f"{SHAPES[utslag]} {word}: {numbers.upprakning(kinds)}")
    return tuple(lines)


def _followable(record: dict[str, Any], lofte: Lofte) -> Table:
    """Ten criteria in at most three rows: what the promise states, states in part, and leaves out."""
    rows = tuple(
        (word, ", ".join(DEMANDS[k] for k, v in record["uppfoljbarhet"].items() if v == key))
        for key, word in CRITERION if key in record["uppfoljbarhet"].values())
    return Table(f"Går löftet {lofte.lofte_id} att följa upp? Tio krav", ("Svar", "Krav"), rows)


def _better(record: dict[str, Any], lofte: Lofte) -> list[Block]:
    """Offers per criterion, what the problem statement leaves out, and the baseline that the data holds."""
    better = record["forbattring"]
    rows = [(DEMANDS[o["krav"]], o["text"]) for o in better["erbjudanden"]]
    rows += [("problembeskrivning", text) for text in better["problembeskrivning"]]
    blocks: list[Block] = []
    if rows:
        blocks.append(Table(f"Så kan löftet {lofte.lofte_id} bli lättare att följa upp", ("Krav", "Förslag"),
                            tuple(rows)))
    if better["utgangslage"]:
        blocks += [Text("Utkast till utgångsläge och mål, ur anmälda brott före löftet:"),
                   Bullets(tuple(better["utgangslage"]))]
    return blocks


def _facts(lofte: Lofte, problems: str, context: Context) -> Table:
    activities = "; ".join(f"{a.vad}: {_amount(a.antal, a.frekvens)}" for a in lofte.aktiviteter)
    return Table(f"Vad löftet {lofte.lofte_id} säger", ("Uppgift", "Enligt texten"), (
        ("Slag", "arbetssätt" if lofte.slag == "arbetssatt" else "problem"),
        ("Problem", problems),
        ("Plats", _places(lofte, context)),
        ("Målgrupp", lofte.malgrupp or "anges inte"),
        ("Ansvarig", ", ".join(lofte.ansvarig) or "anges inte"),
        ("Villkor", lofte.villkor or "inget"),
        ("Aktiviteter", activities or "anges inte"),
        ("Källa", f"{lofte.overenskommelse.kalla}, {lofte.kallrad}"),
    ))


def _places(lofte: Lofte, context: Context) -> str:
    return ", ".join(place_name(p, context) for p in lofte.platser)


def place_name(code: str, context: Context) -> str:
    """A place of a promise as it is read: its name, its type, or where the text leaves it to be shown."""
    return _PLACES.get(code) or area(code, context.platsnamn)


def _amount(count: int | None, often: str) -> str:
    if count is not None:
        return numbers.antal(count) + (f" per {per(often)}" if often else "")
    return every(often) if often else "ingen mängd anges"
