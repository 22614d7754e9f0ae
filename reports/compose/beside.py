"""Part of section 6: what is felt beside what is reported. Its conclusion stands in the assessment too."""

from typing import Any

from reports.compose.common import DEMO, NONE, Underlag, lowered, picture
from reports.context import Context
from reports.figures import upplevelse
from reports.model import Block, Bullets, Section, Table, Text
from transforms import settings
from transforms.swedish import numbers
from transforms.swedish import perception as words

_CLASSED = (*words.CONFLICT, *words.AGREE)
_ROWS = 8
Pair = dict[str, Any]


def beside(underlag: Underlag, context: Context) -> Section:
    """The kommun's two numbers per problem, the areas that got a class, and in words why the others did not."""
    pairs = _pairs(underlag)
    if not pairs:
        return Section("upplevelse", "Upplevelse mot statistik", (Text(words.NOTHING),))
    areas = _areas(pairs)
    # A series that is wider than its problem would stand there as if it were the problem's own.
    whole = [p for p in pairs if p["jamfort_med"] == "ingen" and "anmalt:bredare" not in p["flaggor"]]
    classed = [p for kind in _CLASSED for p in areas if p["klass"] == kind]
    blocks: list[Block] = [Text(words.INTRO)]
    if classed:
        blocks.append(Bullets(tuple(words.sentence(
            p, context.problemnamn[p["problem"]], _place(p, context), "upptacktsstyrt" in p["flaggor"])
            for p in classed[:_ROWS])))
    if why := words.unsaid(areas):
        blocks.append(Text(why))
    if whole:
        blocks.append(Text(words.ALONE))
    shown = [p for p in (*whole, *classed[:_ROWS]) if p["upplevt"]["varde"] is not None and p["upplevt"]["ki"]]
    if shown:
        blocks.append(_figure(shown, areas, context))
    if areas:
        blocks.append(_by_problem(areas, context))
    return Section("upplevelse", "Upplevelse mot statistik", tuple(blocks))


def conclusion(underlag: Underlag) -> str:
    """One sentence for the assessment, "" when no area was tried."""
    areas = _areas(_pairs(underlag))
    demo = " (syntetiska demodata)" if any("demo" in p["flaggor"] for p in areas) else ""
    return f"{_headline(areas)}{demo}. Se Upplevelse mot statistik." if areas else ""


def _pairs(underlag: Underlag) -> list[Pair]:
    """Real pairs, or synthetic ones where there are no real."""
    pairs: list[Pair] = underlag.get("upplevelse", [])
    return [p for p in pairs if "demo" not in p["flaggor"]] or pairs


def _areas(pairs: list[Pair]) -> list[Pair]:
    return [p for p in pairs if p["jamfort_med"] == "resten"]


def _headline(areas: list[Pair]) -> str:
    def told(kinds: tuple[str, ...]) -> int:
        return sum(p["klass"] in kinds for p in areas)

    return words.headline(len(areas), told(words.AGREE), told(words.CONFLICT))


def _figure(shown: list[Pair], areas: list[Pair], context: Context) -> Block:
    synthetic = any("demo" in p["flaggor"] for p in shown)
    data = tuple(upplevelse.Pair(_label(p, context), _dot(p["upplevt"]), _dot(p["anmalt"]),
                                 words.CLASSES[p["klass"]]) for p in shown)
    table = Table(
        "Upplevt och anmält", ("Problem och område", "År", "Anger problemet", "Svar", "Anmält per 1 000", "Ruta"),
        tuple((_label(p, context), p["period"], _told(p["upplevt"], numbers.procent),
               numbers.antal(p["upplevt"]["svar"]), _told(p["anmalt"], numbers.decimal), words.CLASSES[p["klass"]])
              for p in shown), synthetic)
    title = _headline(areas) if areas else words.ALONE_TITLE
    alt = "Punktdiagram i två rutor. " + " ".join(
        f"{row[0]}: {row[2]} anger problemet, {row[4]} anmält per 1 000, {row[5]}." for row in table.rows)
    answers = sorted(p["upplevt"]["svar"] for p in shown)
    source = (f"{DEMO if synthetic else 'Trygghetsundersökning, Brå och polisens händelser. Egen bearbetning.'} "
              f"n = {numbers.antal(answers[0])}–{numbers.antal(answers[-1])} svar. Kommunens anmälda brott är Brås, "
              "områdenas händelser är polisens. Bortfall och det som inte anmäls ligger utanför intervallen.")
    return picture("upplevelse", title, source, alt, upplevelse, data, table)


def _label(pair: Pair, context: Context) -> str:
    return f"{context.problemnamn[pair['problem']]}, {_place(pair, context)}"


def _place(pair: Pair, context: Context) -> str:
    code = str(pair["omrade_kod"])
    return context.platsnamn.get(code, code)


def _dot(side: dict[str, Any]) -> upplevelse.Dot | None:
    """None where the number is unknown, or rests on too little to be printed."""
    if side["varde"] is None or side["ki"] is None or _few(side):
        return None
    lo, hi = side["ki"]
    return upplevelse.Dot(side["varde"], lo, hi, side["referens"])


def _few(side: dict[str, Any]) -> bool:
    return "antal" in side and side["antal"] < settings.MIN_TILLFORLITLIG.varde


def _told(side: dict[str, Any], form: Any) -> str:
    return NONE if _dot(side) is None else f"{form(side['varde'])} ({numbers.intervall(*side['ki'])})"


def _by_problem(areas: list[Pair], context: Context) -> Table:
    """How many areas stand where, per problem."""
    kinds = (*words.AGREE[:1], *words.CONFLICT, *words.AGREE[1:], "kan_inte_sagas", "undertryckt")
    rows = []
    for problem in dict.fromkeys(p["problem"] for p in areas):
        own = [p["klass"] for p in areas if p["problem"] == problem]
        rows.append((context.problemnamn[problem], *(str(own.count(kind)) for kind in kinds)))
    header = ("Problem", *(lowered(words.CLASSES[kind]).capitalize() for kind in kinds))
    return Table("Antal områden i varje ruta", header, tuple(rows), any("demo" in p["flaggor"] for p in areas))
