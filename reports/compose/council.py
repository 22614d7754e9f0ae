"""What the kommun has written itself: the council's choices, causes, and its own analysis with its numbers filled."""

import re
from typing import Any

from reports.compose.common import HIDDEN, NONE, Indicator, Underlag, both
from reports.context import Context
from reports.model import Block, Bullets, Section, Table, Text
from transforms.registry.radet import CITED, Orsak

_CHOSEN = {True: "● valt", False: "bortvalt"}
_KIND = {"situation": "plats och tillfälle", "individ": "person", "narmiljo": "familj, skola och vänner",
         "samhalle": "samhälle"}
_NUMBER = re.compile(r"(?<![\w{@.,])\d[\d\u00a0 ]*(?:,\d+)?(?:\u00a0?%| procent)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def choice(entry: dict[str, Any]) -> str:
    """What the council said of a problem, in one word."""
    return _CHOSEN[entry["val"]["valt"]] if entry.get("val") else NONE


def choices(underlag: Underlag, context: Context) -> tuple[Block, ...]:
    """Who chose, and why, beside the matrix that chooses nothing."""
    chosen = [p for p in underlag["prioritering"] if p.get("val")]
    if not chosen or context.prioritering is None:
        return (Text("Rådets egna val är inte inlästa. De läggs i registret och visas då här, med skälen."),)
    decision = context.prioritering
    when = f" {decision.beslutad}" if decision.beslutad else ""
    whom = f" av {decision.av}" if decision.av else ""
    rows = tuple((context.problemnamn[p["problem"]], choice(p), p["val"]["skal"])
                 for p in sorted(chosen, key=lambda p: not p["val"]["valt"]))
    said = Text(f"Valen är gjorda{when}{whom}. Skälen är deras egna, och programmet har inte prövat dem.")
    return said, Table("Valt och bortvalt, med skäl", ("Problem", "Val", "Skäl"), rows)


def causes(context: Context) -> Section:
    """Causes as the kommun sees them, and the promises that name none."""
    blocks: list[Block] = []
    if context.orsaker:
        blocks += [Text("Orsakerna är kommunens egna, med det stöd som den anger."),
                   Table("Orsaker bakom problemen", ("Problem", "Orsak", "Slag", "Stöd", "Löften"),
                         tuple(_cause(o, context) for o in context.orsaker))]
    else:
        blocks.append(Text("Ingen orsaksanalys är inläst."))
    if named := tuple(f"{lofte.rubrik}: {lofte.orsak}" for lofte in context.loften if lofte.orsak):
        blocks += [Text("Orsaker som löftena själva nämner:"), Bullets(named)]
    acting = {lofte for orsak in context.orsaker for lofte in orsak.loften}
    if without := tuple(lofte.rubrik for lofte in context.loften
                        if lofte.slag == "problem" and not lofte.orsak and lofte.lofte_id not in acting):
        blocks += [Text("Löften utan angiven orsak. Skriv gärna vilken orsak åtgärden ska påverka:"), Bullets(without)]
    return Section("orsaker", "Orsaksanalys", tuple(blocks))


def _cause(orsak: Orsak, context: Context) -> tuple[str, ...]:
    return (context.problemnamn[orsak.problem], orsak.orsak, _KIND[orsak.slag], orsak.stod,
            ", ".join(orsak.loften) or "inget")


def written(underlag: Underlag, context: Context) -> tuple[Section, ...]:
    """The kommun's own analysis, told to be theirs; cited numbers come from the record, others are pointed out."""
    if not context.bedomning:
        return ()
    known = _numbers(underlag, context)
    text = CITED.sub(lambda found: _filled(found[1], known, context), context.bedomning)
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]
    plain = CITED.sub("", context.bedomning)
    loose = [n.strip() for n in _NUMBER.findall(plain) if not _YEAR.fullmatch(n.strip())]
    blocks: list[Block] = [Text("Texten är kommunens egen, inte programmets.", "not"),
                           *(Text(p.lstrip("# ")) for p in paragraphs)]
    if loose:
        numbers = ", ".join(dict.fromkeys(loose))
        blocks.append(Text(f"Tal i texten som inte är hämtade ur underlaget: {numbers}.", "not"))
    return (Section("egen-bedomning", "Kommunens egen bedömning", tuple(blocks)),)


def _numbers(underlag: Underlag, context: Context) -> dict[str, Indicator]:
    """By every way to cite it: with area and period, with area, or bare for the kommun's latest."""
    found: dict[str, Indicator] = {}
    for row in sorted(underlag["indikatorer"], key=lambda i: ("demo" not in i["flaggor"], str(i["period"]))):
        name = str(row["indikator_id"])
        found[f"{name}@{row['omrade_kod']}@{row['period']}"] = found[f"{name}@{row['omrade_kod']}"] = row
        if row["omrade_kod"] == context.kommun_kod:
            found[name] = row
    return found


def _filled(cited: str, known: dict[str, Indicator], context: Context) -> str:
    row = known.get(cited)
    if row is None:
        return f"[{cited}: inget sådant tal i underlaget]"
    demo = ", demo" if "demo" in row["flaggor"] else ""
    shown = both(row)
    if shown == HIDDEN:
        return f"[dolt tal, {row['period']}{demo}]"
    return f"{shown} [{row['period']}{demo}]"
