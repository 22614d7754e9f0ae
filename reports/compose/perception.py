"""Section 6: perceived safety, and what was said in dialogs."""

from reports.compose.beside import beside
from reports.compose.common import DEMO, HIDDEN, NONE, Indicator, Underlag, both, interval, pick, picture, value
from reports.compose.dialog import dialog
from reports.compose.survey_areas import survey_areas
from reports.context import Context
from reports.figures import andelar
from reports.model import Block, Section, Table, Text
from transforms.swedish import numbers


def perception(underlag: Underlag, context: Context) -> Section:
    """What the survey says, the two latest waves."""
    parts = survey_areas(underlag, context), beside(underlag, context), dialog(underlag, context)
    seen: dict[str, list[Indicator]] = {}
    every = pick(underlag, "trygghet", context.kommun_kod)
    for i in every:
        if i["varde"] is not None and i["ki"] and "ungefarlig" not in i["flaggor"]:
            seen.setdefault(i["problem"], []).append(i)
    if not seen:
        empty = Text("Ingen trygghetsundersökning är inläst, eller så är svaren för få för att visas.")
        blocks: tuple[Block, ...] = (empty, *_published(underlag, context))
        return Section("trygghet", "Upplevd trygghet", blocks, parts)
    most_first = sorted(seen.items(), key=lambda item: -item[1][-1]["varde"])
    rows = {context.problemnamn[p]: own[-2:] for p, own in most_first}
    synthetic = any("demo" in i["flaggor"] for own in rows.values() for i in own)
    data = tuple(andelar.ShareRow(name, tuple((int(i["period"]), i["varde"], *i["ki"]) for i in own))
                 for name, own in rows.items())
    long = Table("Andel som anger problemet", ("Problem", "År", "Andel", "95 % intervall", "Svar"), tuple(
        (name, i["period"], value(i), interval(i), numbers.antal(i["n"]))
        for name, own in rows.items() for i in own), synthetic)
    top = max(data, key=lambda r: r.waves[-1][1])
    title = (f"{top.label} är det som flest svarande anger år {top.waves[-1][0]}, "
             f"med {numbers.procent(top.waves[-1][1], 0)}")
    alt = "Punktdiagram med intervall. " + " ".join(
        f"{r.label}: {numbers.procent(r.waves[-1][1])} år {r.waves[-1][0]}." for r in data)
    answers = sorted({i["n"] for own in rows.values() for i in own})
    source = (f"{DEMO if synthetic else 'Trygghetsundersökning. Egen bearbetning.'} n = {numbers.antal(answers[0])}–"
              f"{numbers.antal(answers[-1])} svar per fråga och år. Viktat; bortfallet ligger utanför intervallen.")
    figure = picture("trygghet", title, source, alt, andelar, data, long)
    hidden = {(context.problemnamn[i["problem"]], i["period"]) for i in every if "undertryckt" in i["flaggor"]}
    told = figure, _waves(rows, hidden, synthetic), *_published(underlag, context)
    return Section("trygghet", "Upplevd trygghet", told, parts)


def _published(underlag: Underlag, context: Context) -> tuple[Block, ...]:
    """The latest share of each problem that others have summed up: context where the kommun has answers of its own."""
    latest = {i["problem"]: i for i in pick(underlag, "publicerad", context.kommun_kod)}
    changes = {(i["problem"], i["period"]): i for i in pick(underlag, "publicerad_skillnad", context.kommun_kod)}
    if not latest:
        return ()
    own = {i["problem"] for i in pick(underlag, "trygghet", context.kommun_kod)}
    rows = tuple((context.problemnamn[p], i["period"], both(i), both(changes.get((p, i["period"]))),
                  "egen enkät" if p in own else "den här") for p, i in latest.items())
    table = Table("Publicerade andelar, hela kommunen", (
        "Problem", "År", "Ungefärlig andel (95 % intervall)", "Skillnad mot tidigare", "Det som talar"), rows,
        any("demo" in i["flaggor"] for i in latest.values()))
    return table, Text("Publicerade andelar är ungefärliga. Där kommunens egen enkät finns är det den som talar, och "
                       "den publicerade är sammanhang. Mätningar som delar ett år jämförs inte.", "not")


def _waves(rows: dict[str, list[Indicator]], hidden: set[tuple[str, str]], synthetic: bool) -> Table:
    years = sorted({i["period"] for own in rows.values() for i in own})
    cells = []
    for name, own in rows.items():
        found = {i["period"]: i for i in own}
        shown = [(both(found[y]), numbers.antal(found[y]["n"])) if y in found else
                 (HIDDEN if (name, y) in hidden else NONE,) * 2 for y in years]
        cells.append((name, *(cell for pair in shown for cell in pair)))
    header = ("Problem", *(text for year in years for text in (f"{year}, andel", "Svar")))
    return Table("Andel som anger problemet, med 95 % intervall", header, tuple(cells), synthetic)
