"""Parts of section 7: rates of the areas beside each other, and how gathered the incidents are."""

from typing import Any

from reports.compose.common import DEMO, NONE, Indicator, Underlag, interval, lowered, pick, picture, value
from reports.context import Context
from reports.figures import omraden
from reports.model import REAL, Block, Section, Table, Text
from transforms import settings
from transforms.swedish import areas as words
from transforms.swedish import numbers

_POLICE = f"{REAL}: polisens händelser. Egen bearbetning."


def area_rates(underlag: Underlag, context: Context) -> Section:
    """The problem with most incidents as a figure and a table by name; the others stand in indikatorer.csv."""
    rows = [i for i in pick(underlag, "handelser_per_1000") if i["varde"] is not None and i["ki"]]
    if not rows:
        return Section("omradenas-tal", "Händelser per invånare", (Text(words.NOTHING),))
    by_problem: dict[str, list[Indicator]] = {}
    for i in rows:
        by_problem.setdefault(i["problem"], []).append(i)
    problem, own = max(by_problem.items(), key=lambda item: (sum(i["antal"] for i in item[1]), item[0]))
    drawn = {i["omrade_kod"]: i for i in pick(underlag, "handelser_utjamnad") if i["problem"] == problem}
    name = lowered(context.problemnamn[problem])
    return Section("omradenas-tal", "Händelser per invånare", (
        Text(words.INTRO.format(period=_period(own[0]))), *_said(own, drawn, name), *_shown(own, drawn, name, context)))


def _period(row: Indicator) -> str:
    taken = next((int(flag[3:]) for flag in row["flaggor"] if flag.startswith("ar_")), 1)
    last = int(row["period"])
    return f"{last - taken + 1}–{last} tillsammans" if taken > 1 else str(last)


def _said(own: list[Indicator], drawn: dict[str, Indicator], name: str) -> list[Block]:
    flags = own[0]["flaggor"]
    blocks: list[Block] = []
    if "for_fa_omraden" in flags:
        blocks.append(Text(words.FEW_AREAS.format(n=numbers.antal(len(own)),
                                                  minst=numbers.antal(settings.MIN_OMRADEN.varde)), "not"))
    if "ingen_skillnad_visad" in flags:
        blocks.append(Text(words.NO_DIFFERENCE.format(problem=name), "ingress"))
    if any("undertryckt" in i["flaggor"] for i in drawn.values()):
        blocks.append(Text(words.HIDDEN.format(problem=name), "not"))
    return blocks


def _shown(own: list[Indicator], drawn: dict[str, Indicator], name: str, context: Context) -> list[Block]:
    names = {str(i["omrade_kod"]): context.platsnamn.get(i["omrade_kod"], str(i["omrade_kod"])) for i in own}
    own = sorted(own, key=lambda i: names[i["omrade_kod"]])
    synthetic = any("demo" in i["flaggor"] for i in own)
    cells = tuple((names[i["omrade_kod"]], numbers.antal(i["antal"]), _rate(i), interval(i),
                   value(drawn[i["omrade_kod"]]) if i["omrade_kod"] in drawn else NONE) for i in own)
    table = Table(f"{context.problemnamn[own[0]['problem']]} per 1 000 invånare och år", (
        "Område", "Händelser", "Per 1 000", "95 % intervall", "Utjämnat"), cells, synthetic)
    data = tuple(
        omraden.AreaRate(names[i["omrade_kod"]], i["varde"], i["ki"][0], i["ki"][1],
                         drawn[i["omrade_kod"]]["varde"] if i["omrade_kod"] in drawn else None)
        for i in own if "opalitlig" not in i["flaggor"])
    if not data:
        return [table]
    alt = "Punktdiagram med intervall. " + " ".join(
        f"{r.area}: {numbers.decimal(r.rate)}, {numbers.intervall(r.lo, r.hi)}." for r in data)
    rings = any(r.drawn is not None for r in data)
    source = (f"{DEMO if synthetic else _POLICE} n: antalen i tabellen. Streck: 95 % intervall. "
              f"{'Ring: utjämnat tal. ' if rings else ''}Områden i bokstavsordning.")
    figure = picture("omradestal", _title(own, name), source, alt, omraden, data, table)
    return [figure, table]


def _title(own: list[Indicator], name: str) -> str:
    if "ingen_skillnad_visad" in own[0]["flaggor"]:
        return f"Inget tyder på att områdena skiljer sig i {name} mer än slumpen ger"
    return f"Områdena skiljer sig i {name} mer än slumpen ger"


def _rate(row: Indicator) -> str:
    """A rate on too few incidents is no rate: the count and its interval stand alone."""
    return "för få" if "opalitlig" in row["flaggor"] else value(row)


def gathered(context: Context) -> Section:
    """How few squares hold half of the incidents; real ones when there are any."""
    rows: list[dict[str, Any]] = sorted(context.koncentration, key=lambda r: r["syntetisk"])
    if not rows:
        return Section("koncentration", "Hur samlade händelserna är", (
            Text("Inga händelser med känd punkt är inlästa för året."),))
    row = rows[0]
    label = " (Syntetiska demodata.)" if row["syntetisk"] else ""
    return Section("koncentration", "Hur samlade händelserna är", (
        Text(words.concentration(row, settings.RUTA.varde, settings.MIN_KONCENTRATION.varde) + label),))
