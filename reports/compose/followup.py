"""Section 12: outcome before and after, and promised against done."""

from typing import Any

from reports.compose.common import BRA, HIDDEN, NONE, Underlag, group_name, pick, picture
from reports.context import Context
from reports.figures import fore_efter
from reports.model import Block, Section, Table, Text
from transforms.registry import Lofte
from transforms.swedish import numbers

_OUTCOME = {"uppfyllt": "gjort", "delvis": "delvis gjort", "ej": "inte registrerat", "okant": "okänt"}


def follow_up(underlag: Underlag, context: Context) -> Section:
    """All outcomes beside each other, then one part per promise."""
    texts = {lofte.lofte_id: lofte for lofte in context.loften}
    parts = tuple(part for record in underlag["loften"]
                  if (part := _followed(record, texts[record["lofte_id"]], underlag, context)) is not None)
    if not parts:
        empty = Text("Inget daterat löfte började i eller före perioden, så det finns inget att följa upp.")
        return Section("uppfoljning", "Uppföljning", (empty,))
    intro = Text("En plats eller ett problem väljs ofta när det är som värst och faller då tillbaka av sig självt. "
                 "Utan jämförelse kan ingen förändring tillskrivas löftet; då står det att det inte kan bedömas.")
    blocks = (intro, *_outcomes(underlag, context))
    return Section("uppfoljning", "Uppföljning", blocks, parts, page=True)


def _outcomes(underlag: Underlag, context: Context) -> list[Block]:
    """The figure and its table, one row per series; the smallest visible change stands before the change."""
    rows = [(lofte["lofte_id"], u) for lofte in underlag["loften"] for u in lofte["uppfoljning"]["utfall"]]
    if not rows:
        return [Text("Ingen verklig serie mäter löftenas problem före och efter. Utfallet kan inte bedömas.")]
    wide = {i["problem"] for i in pick(underlag, "brott", context.kommun_kod) if "ungefarlig" in i["flaggor"]}
    named = [(group_name(context, [problem], problem in wide), lofte_id, u)
             for lofte_id, u in rows for problem in [u["indikator_id"].partition(".")[0]]]
    table = Table(
        "Anmälda brott året före löftet och första året efter start",
        ("Serie", "Löfte", "Minsta synliga fall", "Före", "Efter", "Kvot", "95 % intervall", "Slutsats"),
        tuple((name, lofte_id, _smallest(u), *_numbers(u), u["slutsats"]) for name, lofte_id, u in named))
    data = tuple(fore_efter.BeforeAfter(name, lofte_id, u["fore"], u["efter"], _change(u))
                 for name, lofte_id, u in named if u["fore"] is not None and u["efter"] is not None)
    if not data:
        return [table]
    unknown = sum(u["slutsats"] == "kan inte bedömas" for *_, u in named)
    title = (f"{unknown} av {len(named)} utfall kan inte bedömas" if unknown < len(named) else
             f"Om {'utfallet' if unknown == 1 else f'något av {unknown} utfall'} beror på löftet kan inte bedömas")
    alt = "Stapeldiagram. " + " ".join(
        f"{d.label}, löfte {d.lofte_id}: {numbers.antal(d.before)} före och {numbers.antal(d.after)} efter, {d.change}."
        for d in data)
    source = (f"{BRA} n: talen vid staplarna. Hela kalenderår; kvoten är räknad per invånare. "
              "Jämförelse med andra områden saknas.")
    return [picture("fore-efter", title, source, alt, fore_efter.draw, data, table, fore_efter.height(data)), table]


def _smallest(outcome: dict[str, Any]) -> str:
    if outcome["fore"] is None:
        return HIDDEN
    fall = outcome["minsta_pavisbara"]
    return "ingen, inte ens till noll" if fall is None else numbers.procent(fall * 100, 0)


def _numbers(outcome: dict[str, Any]) -> tuple[str, str, str, str]:
    if outcome["fore"] is None:
        return (HIDDEN,) * 4
    lo, hi = outcome["ki"] or (None, None)
    limits = NONE if lo is None or hi is None else numbers.intervall(lo, hi, 2)
    ratio = NONE if outcome["kvot"] is None else numbers.kvot(outcome["kvot"])
    return numbers.antal(outcome["fore"]), numbers.antal(outcome["efter"]), ratio, limits


def _change(outcome: dict[str, Any]) -> str:
    if outcome["kvot"] is None:
        return "ingen kvot går att räkna"
    _, _, ratio, limits = _numbers(outcome)
    return f"kvot per invånare {ratio}" + ("" if limits == NONE else f" (95 % intervall {limits})")


def _followed(record: dict[str, Any], lofte: Lofte, underlag: Underlag, context: Context) -> Section | None:
    follow = record["uppfoljning"]
    if not follow["aktiviteter"] and not follow["utfall"]:
        return None
    names = {a.aktivitet_id: a.vad for a in lofte.aktiviteter}
    demo = any(k["syntetisk"] and k["kallslag"] == "aktivitet" for k in underlag["kallor"])
    wide = {i["problem"] for i in pick(underlag, "brott", context.kommun_kod) if "ungefarlig" in i["flaggor"]}
    blocks: list[Block] = [Text(_said(follow["utfall"], lofte, wide, context))]
    if follow["aktiviteter"]:
        blocks.append(Table(
            f"Lovat och gjort, {lofte.lofte_id}", ("Aktivitet", "Lovat", "Gjort", "Bedömning"),
            tuple((names[a["aktivitet_id"]], "ingen mängd" if a["lovat"] is None else numbers.antal(a["lovat"]),
                   NONE if a["utfort"] is None else numbers.antal(a["utfort"]), _OUTCOME[a["utfall"]])
                  for a in follow["aktiviteter"]), demo))
    return Section(f"uppfoljning-{lofte.lofte_id}", f"Uppföljning: {lofte.rubrik}", tuple(blocks))


def _said(outcomes: list[dict[str, Any]], lofte: Lofte, wide: set[str], context: Context) -> str:
    """The outcome in a sentence; the numbers stand in the table above."""
    if not lofte.problem:
        return "Löftet gäller ett arbetssätt: det följs upp på om det är gjort."
    if not outcomes:
        return "Ingen verklig serie mäter problemet före och efter. Utfallet kan inte bedömas."
    return " ".join(
        f"{group_name(context, [u['indikator_id'].partition('.')[0]], u['indikator_id'].partition('.')[0] in wide)}. "
        f"Minsta minskning som hade synts i fyra fall av fem: {_smallest(u)}. " + (
            f"För få anmälda brott för att visas. Slutsats: {u['slutsats']}." if u["fore"] is None else
            f"Anmälda brott före: {numbers.antal(u['fore'])}, efter: {numbers.antal(u['efter'])}; {_change(u)}. "
            f"Slutsats: {u['slutsats']}.") for u in outcomes)
