"""Section 12: outcome before and after, and promised against done."""

from collections.abc import Sequence
from typing import Any

from reports.compose.common import BRA, DEMO, HIDDEN, NONE, Underlag, group_name, pick, picture
from reports.compose.promises import place_name
from reports.context import Context
from reports.figures import fore_efter, lovat_gjort
from reports.model import Block, Bullets, Section, Table, Text
from transforms import settings
from transforms.judgement.generations import Change, generations
from transforms.period import parse
from transforms.registry import Lofte
from transforms.swedish import followup as words
from transforms.swedish import numbers
from transforms.swedish.evidence import area

_WHEN_TOLD = ("Väntat hittills", "Varav i takt", "Jämförelse före", "Jämförelse efter")
_OUTCOME = {"uppfyllt": "gjort", "delvis": "delvis gjort", "ej": "inte registrerat", "okant": "okänt"}


def follow_up(underlag: Underlag, context: Context) -> Section:
    """All outcomes beside each other, then one part per promise."""
    texts = {lofte.lofte_id: lofte for lofte in context.loften}
    parts = tuple(part for record in underlag["loften"]
                  if (part := _followed(record, texts[record["lofte_id"]], underlag, context)) is not None)
    if not parts:
        empty = Text("Inget daterat löfte började i eller före perioden, så det finns inget att följa upp.")
        return Section("uppfoljning", "Uppföljning", (empty,))
    rule = words.RULE.format(minst=numbers.antal(settings.MIN_JAMFORELSE.varde))
    blocks = (Text(words.REGRESSION), Text(rule, "not"), *_outcomes(underlag, context),
              *_progress(underlag, texts))
    return Section("uppfoljning", "Uppföljning", blocks, (*parts, *_generations(context)), page=True)


def _generations(context: Context) -> tuple[Section, ...]:
    """What each agreement added, kept and dropped against the one before it."""
    found = generations(context.loften, parse(context.period))
    tables = tuple(Table(
        f"Från {g.before} till {g.after}", ("Slag", "Nytt", "Kvar", "Borta"), (
            words.generation("problem", *([context.problemnamn[p] for p in part] for part in _parts(g.problems))),
            words.generation("plats", *([place_name(p, context) for p in part] for part in _parts(g.places))),
            words.generation("aktivitet", *_parts(g.activities)))) for g in found)
    blocks = tables or (Text(words.NO_GENERATION),)
    return (Section("loften-over-tid", "Löftena från en period till nästa", blocks),)


def _parts(change: Change) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return change.new, change.kept, change.dropped


def _outcomes(underlag: Underlag, context: Context) -> list[Block]:
    """The figure and its table, one row per series; the smallest visible change stands before the change."""
    rows = [(lofte["lofte_id"], u) for lofte in underlag["loften"] for u in lofte["uppfoljning"]["utfall"]]
    if not rows:
        return [Text("Ingen serie mäter löftenas problem före och efter. Utfallet kan inte bedömas.")]
    named = [(_series(u, underlag, context), lofte_id, u) for lofte_id, u in rows]
    blocks: list[Block] = []
    for demo in (False, True):
        kind = [row for row in named if row[2]["demo"] == demo]
        if kind:
            blocks += _of_one_kind(kind, demo)
    return blocks


def _of_one_kind(named: list[tuple[str, str, dict[str, Any]]], demo: bool) -> list[Block]:
    rows = [(name, lofte_id, _smallest(u), *_numbers(u), u["slutsats"]) for name, lofte_id, u in named]
    table = _without_empty(
        "Händelser vid löftets platser före och efter" if demo else
        "Före och efter: året före löftet och första året efter start",
        ("Serie", "Löfte", "Minsta synliga fall", "Före", "Efter", "Jämförelse före", "Jämförelse efter", "Kvot",
         "95 % intervall", "Slutsats"), rows, demo)
    data = tuple(fore_efter.BeforeAfter(name, lofte_id, u["fore"], u["efter"], _change(u), _compared(u))
                 for name, lofte_id, u in named if u["fore"] is not None and u["efter"] is not None)
    if not data:
        return [table]
    unknown = sum(u["slutsats"] == "kan inte bedömas" for *_, u in named)
    title = (f"{unknown} av {len(named)} utfall kan inte bedömas" if unknown < len(named) else
             f"Om {'utfallet' if unknown == 1 else f'något av {unknown} utfall'} beror på löftet kan inte bedömas")
    alt = "Stapeldiagram. " + " ".join(
        f"{d.label}, löfte {d.lofte_id}: {numbers.antal(d.before)} före och {numbers.antal(d.after)} efter, {d.change}."
        for d in data)
    compared = any(u["jamforelse"] for *_, u in named)
    source = (f"{DEMO if demo else BRA} n: talen vid staplarna. Hela kalenderår. " + (
        "Kvoten är mot jämförelsen. Upprätt streck: efter, om antalet hade följt den." if compared else
        "Kvoten är räknad per invånare. Jämförelse med andra områden saknas."))
    return [picture(f"fore-efter{'-platser' if demo else ''}", title, source, alt, fore_efter, data, table),
            table]


def _compared(outcome: dict[str, Any]) -> tuple[int, int] | None:
    before, after = outcome["jamforelse_fore"], outcome["jamforelse_efter"]
    return None if before is None or after is None else (before, after)


def _series(outcome: dict[str, Any], underlag: Underlag, context: Context) -> str:
    """The problem, or the wider series that stands for it, and the places when there are any."""
    problem, _, measure = outcome["indikator_id"].partition(".")
    wide = measure == "brott" and problem in {
        i["problem"] for i in pick(underlag, "brott", context.kommun_kod) if "ungefarlig" in i["flaggor"]}
    name = group_name(context, [problem], wide)
    where = [area(code, context.platsnamn) for code in outcome["platser"]]
    return f"{name}, {words.places(where)}" if where else name


def _smallest(outcome: dict[str, Any]) -> str:
    if outcome["fore"] is None:
        return HIDDEN
    fall = outcome["minsta_pavisbara"]
    return "ingen, inte ens till noll" if fall is None else numbers.procent(fall * 100, 0)


def _numbers(outcome: dict[str, Any]) -> tuple[str, ...]:
    """Before, after, the comparison's two, the ratio and its interval."""
    if outcome["fore"] is None:
        return (HIDDEN,) * 6
    lo, hi = outcome["ki"] or (None, None)
    limits = NONE if lo is None or hi is None else numbers.intervall(lo, hi, 2)
    ratio = NONE if outcome["kvot"] is None else numbers.kvot(outcome["kvot"])
    counts = [NONE if outcome[key] is None else numbers.antal(outcome[key])
              for key in ("fore", "efter", "jamforelse_fore", "jamforelse_efter")]
    return (*counts, ratio, limits)


def _change(outcome: dict[str, Any]) -> str:
    if outcome["kvot"] is None:
        return "ingen kvot går att räkna"
    *_, ratio, limits = _numbers(outcome)
    against = "kvot mot jämförelsen" if outcome["jamforelse"] else "kvot per invånare"
    return f"{against} {ratio}" + ("" if limits == NONE else f" (95 % intervall {limits})")


def _progress(underlag: Underlag, texts: dict[str, Lofte]) -> list[Block]:
    """The figure of promised against done, for every activity that the log speaks of."""
    rows = [(lofte["lofte_id"], a) for lofte in underlag["loften"] for a in lofte["uppfoljning"]["aktiviteter"]
            if a["kvartal"]]
    if not rows:
        return []
    names = {a.aktivitet_id: a.vad for lofte in texts.values() for a in lofte.aktiviteter}
    data = tuple(lovat_gjort.Progress(
        names[a["aktivitet_id"]], lofte_id,
        tuple((q["kvartal"], q["vantat"], q["hittills"]) for q in a["kvartal"])) for lofte_id, a in rows)
    demo = any(a["demo"] for _, a in rows)
    paced = sum(a["vantat"] is not None for _, a in rows)
    title = ("Inget löfte säger hur mycket som ska göras, så det gjorda har inget att mätas mot" if not paced else
             f"{sum(_in_pace(a) for _, a in rows)} av {paced} aktiviteter med lovad mängd är i takt")
    table = Table("Gjort till och med varje kvartal", ("Aktivitet", "Löfte", "Kvartal", "Väntat hittills",
                                                       "Gjort hittills"),
                  tuple((d.label, d.lofte_id, name, NONE if expected is None else numbers.antal(expected),
                         numbers.antal(done)) for d in data for name, expected, done in d.quarters), demo)
    alt = "Stapeldiagram per kvartal. " + " ".join(
        f"{d.label}: {numbers.antal(d.quarters[-1][2])} gjorda till och med {d.quarters[-1][0]}." for d in data)
    source = (f"{DEMO if demo else 'Aktivitetsloggen.'} n: talen i staplarna. "
              "Staplar: gjort hittills. Grå streck: väntat hittills, jämn takt.")
    return [picture("lovat-gjort", title, source, alt, lovat_gjort, data, table)]


def _in_pace(activity: dict[str, Any]) -> bool:
    return activity["vantat"] is not None and activity["utfort"] >= activity["vantat"]


def _followed(record: dict[str, Any], lofte: Lofte, underlag: Underlag, context: Context) -> Section | None:
    follow = record["uppfoljning"]
    if not follow["aktiviteter"] and not follow["utfall"]:
        return None
    blocks: list[Block] = []
    last, end = parse(context.period).last, lofte.overenskommelse.till
    if end is None or end > last:
        blocks.append(Text(words.running(str(last), str(end) if end else None)))
    blocks += _said(follow["utfall"], lofte, underlag, context)
    blocks += [Bullets(lines)] if (lines := _beside(follow)) else []
    blocks += _done(follow["aktiviteter"], lofte)
    return Section(f"uppfoljning-{lofte.lofte_id}", f"Uppföljning: {lofte.rubrik}", tuple(blocks))


def _beside(follow: dict[str, Any]) -> tuple[str, ...]:
    """Where it was done, and lines that do not count."""
    outside = sum(a["utanfor"] for a in follow["aktiviteter"])
    return (*(words.at_places(p) for p in follow.get("platser", ())), *([words.outside(outside)] if outside else []))


def _done(activities: list[dict[str, Any]], lofte: Lofte) -> list[Block]:
    """What was promised and done, and the same quarter by quarter."""
    if not activities:
        return []
    names = {a.aktivitet_id: a.vad for a in lofte.aktiviteter}
    demo = any(a["demo"] for a in activities)
    rows = [(names[a["aktivitet_id"]], "ingen mängd" if a["lovat"] is None else numbers.antal(a["lovat"]),
             NONE if a["vantat"] is None else numbers.antal(a["vantat"]),
             NONE if a["utfort"] is None else numbers.antal(a["utfort"]), a["rytm"] or NONE, _OUTCOME[a["utfall"]])
            for a in activities]
    blocks: list[Block] = [_without_empty(
        f"Lovat och gjort, {lofte.lofte_id}",
        ("Aktivitet", "Lovat", "Väntat hittills", "Gjort", "Varav i takt", "Bedömning"), rows, demo)]
    logged = [a for a in activities if a["kvartal"]]
    if logged:
        quarters = [q["kvartal"] for q in logged[0]["kvartal"]]
        blocks.append(Table(
            f"Läget varje kvartal, {lofte.lofte_id}: gjort hittills"
            + (" av väntat hittills" if any(a["vantat"] is not None for a in logged) else ""),
            ("Aktivitet", *quarters),
            tuple((names[a["aktivitet_id"]], *(_so_far(q) for q in a["kvartal"])) for a in logged), demo))
    return blocks


def _without_empty(caption: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]], demo: bool) -> Table:
    """The table without those columns of `_WHEN_TOLD` that tell nothing in any row."""
    kept = [i for i, head in enumerate(header) if head not in _WHEN_TOLD or {row[i] for row in rows} != {NONE}]
    return Table(caption, tuple(header[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in rows), demo)


def _so_far(quarter: dict[str, Any]) -> str:
    done = numbers.antal(quarter["hittills"])
    return done if quarter["vantat"] is None else f"{done} av {numbers.antal(quarter['vantat'])}"


def _said(outcomes: list[dict[str, Any]], lofte: Lofte, underlag: Underlag, context: Context) -> list[Block]:
    """One paragraph per outcome; the numbers stand in the table above."""
    if not lofte.problem:
        return [Text("Löftet gäller ett arbetssätt: det följs upp på om det är gjort.")]
    if not outcomes:
        return [Text("Ingen serie mäter problemet före och efter. Utfallet kan inte bedömas.")]
    return [Text(" ".join([
        *(["Syntetiska demodata."] if u["demo"] else []), _sentence(u, _series(u, underlag, context)),
        *(line for line in (u["skillnad"], u["manadsserie"], *u["varningar"]) if line)])) for u in outcomes]


def _sentence(outcome: dict[str, Any], series: str) -> str:
    smallest = f"{series}. Minsta minskning som hade synts i fyra fall av fem: {_smallest(outcome)}."
    what = "händelser" if outcome["platser"] else "anmälda brott"
    if outcome["fore"] is None:
        return f"{smallest} Antalet {what} är dolt. Slutsats: {outcome['slutsats']}. {outcome['skal']}"
    against = "" if outcome["jamforelse"] is None or outcome["jamforelse_fore"] is None else (
        f" Jämförelse, {outcome['jamforelse']}: {numbers.antal(outcome['jamforelse_fore'])} före och "
        f"{numbers.antal(outcome['jamforelse_efter'])} efter.")
    return (f"{smallest} {what.capitalize()} år {outcome['fore_ar']}: {numbers.antal(outcome['fore'])}, år "
            f"{outcome['efter_ar']}: {numbers.antal(outcome['efter'])}.{against} {_change(outcome).capitalize()}. "
            f"Slutsats: {outcome['slutsats']}. {outcome['skal']}")
