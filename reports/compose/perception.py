"""Section 6: perceived safety."""

from reports.compose.beside import beside
from reports.compose.common import DEMO, NONE, Indicator, Underlag, both, interval, pick, picture, value
from reports.context import Context
from reports.figures import andelar
from reports.model import Section, Table, Text
from transforms.swedish import numbers


def perception(underlag: Underlag, context: Context) -> Section:
    """What the survey says, the two latest waves."""
    seen: dict[str, list[Indicator]] = {}
    for i in pick(underlag, "trygghet", context.kommun_kod):
        if i["varde"] is not None and i["ki"] and "ungefarlig" not in i["flaggor"]:
            seen.setdefault(i["problem"], []).append(i)
    if not seen:
        empty = Text("Ingen trygghetsundersökning är inläst, eller så är svaren för få för att visas.")
        return Section("trygghet", "Upplevd trygghet", (empty,), (beside(underlag, context),))
    rows = {context.problemnamn[p]: own[-2:] for p, own in seen.items()}
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
    figure = picture("trygghet", title, source, alt, andelar.draw, data, long, andelar.height(data))
    return Section("trygghet", "Upplevd trygghet", (figure, _waves(rows, synthetic)), (beside(underlag, context),))


def _waves(rows: dict[str, list[Indicator]], synthetic: bool) -> Table:
    years = sorted({i["period"] for own in rows.values() for i in own})
    cells = []
    for name, own in rows.items():
        found = {i["period"]: i for i in own}
        shown = [(both(found.get(y)), numbers.antal(found[y]["n"]) if y in found else NONE) for y in years]
        cells.append((name, *(cell for pair in shown for cell in pair)))
    header = ("Problem", *(text for year in years for text in (f"{year}, andel", "Svar")))
    return Table("Andel som anger problemet, med 95 % intervall", header, tuple(cells), synthetic)
