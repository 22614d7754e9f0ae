"""Sections 11 to 13: promises with their evidence, follow-up, appendix."""

from typing import Any

from reports.compose.common import NONE
from reports.context import Context
from reports.figures.matris import SHAPES, WORDS
from reports.model import SYNTHETIC, Block, Bullets, Section, Table, Text
from transforms.registry import Lofte
from transforms.swedish import numbers
from transforms.swedish.evidence import KALLSLAG, area

Underlag = dict[str, Any]
_CRITERIA = {
    "problem": "Problemet är namngivet", "plats": "Platsen är namngiven", "tid": "Tiden är angiven", "mangd": "Mängden är angiven",
    "ansvarig": "Ansvarig är angiven", "underlag": "Underlaget är angivet", "orsak": "Orsaken är angiven",
    "baslinje": "Utgångsläget är angivet", "matt": "Mått och mål är angivna", "uppfoljning": "Uppföljningen är angiven",
}
_OUTCOME = {"uppfyllt": "gjort", "delvis": "delvis gjort", "ej": "inte registrerat", "okant": "okänt"}


def promises(underlag: Underlag, context: Context) -> Section:
    """One part per promise that is in force or to come: facts, evidence, followability."""
    texts = {lofte.lofte_id: lofte for lofte in context.loften}
    parts = tuple(_promise(record, texts[record["lofte_id"]], underlag, context) for record in underlag["loften"] if record["motivering"])
    intro = Text("Varje löfte står här mot vad varje slags källa sade före löftet. Inget löfte får ett sammanvägt betyg.")
    return Section("loften", "Löften och åtgärder", (intro, *_agreements(context)) if parts else (Text("Inget löfte gäller eller följer på perioden."),), parts)


def _agreements(context: Context) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for agreement in dict.fromkeys(lofte.overenskommelse for lofte in context.loften):
        term = "odaterat" if agreement.fran is None else f"från {agreement.fran}" + (f" till {agreement.till}" if agreement.till else ", utan angivet slut")
        goals = tuple(f"Mål: {f.mal}" for f in agreement.fokusomraden)
        follow = agreement.uppfoljning.beskrivning or "texten säger inget om uppföljning"
        blocks.append(Text(f"{agreement.namn} ({' och '.join(agreement.parter)}), {term}. {agreement.underlag_beskrivning}"))
        blocks.append(Bullets((*goals, f"Uppföljning enligt texten: {follow}", f"Läst ur: {agreement.kalla}")))
    return tuple(blocks)


def _places(lofte: Lofte, context: Context) -> str:
    words = {"kommunen": "hela kommunen", "enligt:lagesbild": "där lägesbilden visar behov", "enligt:otrygghet": "där invånarna är otrygga"}
    return ", ".join(words.get(p) or area(p, context.platsnamn) for p in lofte.platser)


def _promise(record: dict[str, Any], lofte: Lofte, underlag: Underlag, context: Context) -> Section:
    activities = tuple(f"{a.vad}: {_amount(a.antal, a.frekvens)}" for a in lofte.aktiviteter)
    facts = Table(f"Vad löftet {lofte.lofte_id} säger", ("Uppgift", "Enligt texten"), (
        ("Slag", "arbetssätt" if lofte.slag == "arbetssatt" else "problem"),
        ("Problem", ", ".join(context.problemnamn[p] for p in lofte.problem) or "inget"),
        ("Plats", _places(lofte, context)),
        ("Målgrupp", lofte.malgrupp or "anges inte"),
        ("Ansvarig", ", ".join(lofte.ansvarig) or "anges inte"),
        ("Villkor", lofte.villkor or "inget"),
        ("Aktiviteter", "; ".join(activities)),
        ("Källa", f"{lofte.overenskommelse.kalla}, {lofte.kallrad}"),
    ), widths=(1, 4))
    evidence = Table(
        f"Underlag för löftet {lofte.lofte_id}", ("Källslag", "Utslag", "Vad källan säger", "Varför"),
        tuple((KALLSLAG[m["kallslag"]], _verdict(m), m["mening"] or NONE, m["skal"]) for m in record["motivering"]),
        any(m["demo"] for m in record["motivering"]), (1.4, 1.1, 3.2, 2.6))
    criteria = Table(f"Går löftet {lofte.lofte_id} att följa upp?", ("Krav", "Bedömning"),
                     tuple((_CRITERIA[k], v) for k, v in record["uppfoljbarhet"].items()), widths=(3, 1))
    return Section(f"lofte-{lofte.lofte_id}", lofte.rubrik, (facts, evidence, criteria))


def _amount(count: int | None, often: str) -> str:
    if count is not None:
        return f"{numbers.antal(count)}" + (f" per {often}" if often else "")
    return {"ar": "varje år", "": "ingen mängd anges"}.get(often, f"varje {often}")


def _verdict(m: dict[str, Any]) -> str:
    marks = [w for w, on in (("demo", m["demo"]), ("ungefärlig", m["ungefarlig"] and m["mening"])) if on]
    return f"{SHAPES[m['utslag']]} {WORDS[m['utslag']]}" + (f" ({', '.join(marks)})" if marks else "")


def follow_up(underlag: Underlag, context: Context) -> Section:
    """Promised against done, before and after; the smallest change that could have been seen comes first."""
    texts = {lofte.lofte_id: lofte for lofte in context.loften}
    parts = tuple(part for record in underlag["loften"] if (part := _followed(record, texts[record["lofte_id"]], underlag, context)))
    intro = Text("En plats eller ett problem väljs ofta när det är som värst och faller då tillbaka av sig självt. Utan jämförelse kan "
                 "ingen förändring tillskrivas löftet; då står det att det inte kan bedömas.")
    if not parts:
        return Section("uppfoljning", "Uppföljning", (Text("Inget daterat löfte började i eller före perioden, så det finns inget att följa upp."),))
    return Section("uppfoljning", "Uppföljning", (intro,), parts)


def _followed(record: dict[str, Any], lofte: Lofte, underlag: Underlag, context: Context) -> Section | None:
    follow = record["uppfoljning"]
    if not follow["aktiviteter"] and not follow["utfall"]:
        return None
    names = {a.aktivitet_id: a.vad for a in lofte.aktiviteter}
    demo = any(k["syntetisk"] and k["kallslag"] == "aktivitet" for k in underlag["kallor"])
    blocks: list[Block] = []
    if follow["utfall"]:
        blocks += _outcomes(follow["utfall"], lofte, context)
    elif lofte.problem:
        blocks.append(Text("Ingen verklig serie mäter problemet före och efter. Utfallet kan inte bedömas."))
    if follow["aktiviteter"]:
        blocks.append(Table(
            f"Lovat och gjort, {lofte.lofte_id}", ("Aktivitet", "Lovat", "Gjort", "Bedömning"),
            tuple((names[a["aktivitet_id"]], "ingen mängd anges" if a["lovat"] is None else numbers.antal(a["lovat"]),
                   NONE if a["utfort"] is None else numbers.antal(a["utfort"]), _OUTCOME[a["utfall"]]) for a in follow["aktiviteter"]),
            demo, (3.5, 1.2, 0.8, 1.2)))
    return Section(f"uppfoljning-{lofte.lofte_id}", f"Uppföljning: {lofte.rubrik}", tuple(blocks))


def _outcomes(rows: list[dict[str, Any]], lofte: Lofte, context: Context) -> list[Block]:
    blocks: list[Block] = []
    start = lofte.overenskommelse.fran
    for row in rows:
        name = context.problemnamn[row["indikator_id"].partition(".")[0]]
        if row["fore"] is None:
            blocks.append(Text(f"{name}: för få anmälda brott för att visas. Utfall: {row['slutsats']}."))
            continue
        fall = row["minsta_pavisbara"]
        seen = ("Inte ens en minskning till noll hade synts." if fall is None else
                f"Minsta minskning som hade synts med fyra fall av fem: {numbers.procent(fall * 100, 0)}.")
        lo, hi = row["ki"] or (None, None)
        interval = "" if lo is None or hi is None else f" (95 % intervall {numbers.intervall(lo, hi, 2)})"
        change = "ingen kvot går att räkna" if row["kvot"] is None else f"kvot per invånare {numbers.kvot(row['kvot'])}{interval}"
        blocks.append(Text(f"{name}. {seen} Anmälda brott året före löftet: {numbers.antal(row['fore'])}, året efter start"
                           f"{f' ({start.year})' if start else ''}: {numbers.antal(row['efter'])}; {change}. "
                           f"Jämförelse saknas. Slutsats: {row['slutsats']}."))
    return blocks


def appendix(underlag: Underlag, context: Context) -> Section:
    """Method, thresholds, decision table, suppression."""
    control = underlag["rojandekontroll"]
    methods = Table("Mått och metoder", ("Mått", "Namn", "Enhet", "Metod", "Förbehåll"),
                    tuple((k, m["namn"], m["enhet"], m["metod"], m["forbehall"]) for k, m in context.matt.items()), widths=(1.6, 2, 1.8, 1.4, 3.4))
    limits = Table("Gränser och skäl", ("Gräns", "Värde", "Skäl", "Källa"), context.installningar, widths=(2.6, 0.8, 3.4, 2))
    rules = Table("Så ges utslag", ("Källslag", "Utslag", "Skäl"), context.regler, widths=(2, 1, 4))
    blocks: list[Block] = [
        Text(f"I den här utgåvan är {numbers.antal(control['undertryckta'])} tal dolda: antal 1–{control['troskel'] - 1} och det som räknas av dem, "
             "andelar med för få svar, och känsliga problem under kommunnivå. Dolt är inte noll. Full röjandekontroll finns inte än."),
        methods, limits, rules,
        Text("Folkmängden är Brås egen: antalet anmälda brott delat med antalet per 100 000 invånare. Ett löfte som börjar senast 31 mars "
             "har sitt första kalenderår som år efter start."),
    ]
    if underlag["syntetiskt"]:
        blocks.append(Text(f"{SYNTHETIC}: påhittade händelser, rapporter, enkätsvar, yttranden, vandringar, aktiviteter och mätningar i rätt form. "
                           "De summeras aldrig med verkliga uppgifter.", "varning"))
    return Section("bilaga", "Bilaga: metod, definitioner och dolda tal", tuple(blocks))
