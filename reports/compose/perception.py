"""Sections 6 and 7: perceived safety; places and times."""

from reports.compose.common import DEMO, NONE, Indicator, Underlag, both, interval, lowered, pick, picture, value
from reports.context import Context
from reports.figures import andelar, platser
from reports.model import Section, Table, Text
from transforms.swedish import numbers

_COLUMNS = 5  # problems beside each other in the table of places: what a sheet of paper holds
_ROWS = 12  # places in the figure
_NONE_SHOWN = (
    "Händelser är inlästa, men inga kan visas här. Antingen ligger de inte vid någon plats som har en känd punkt "
    "i platsregistret, eller så är antalen för små. Antal per problem och område står i tabeller/indikatorer.csv."
)


def perception(underlag: Underlag, context: Context) -> Section:
    """What the survey says, the two latest waves."""
    seen: dict[str, list[Indicator]] = {}
    for i in pick(underlag, "trygghet", context.kommun_kod):
        if i["varde"] is not None and i["ki"] and "ungefarlig" not in i["flaggor"]:
            seen.setdefault(i["problem"], []).append(i)
    if not seen:
        empty = Text("Ingen trygghetsundersökning är inläst, eller så är svaren för få för att visas.")
        return Section("trygghet", "Upplevd trygghet", (empty,))
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
    return Section("trygghet", "Upplevd trygghet", (figure, _waves(rows, synthetic)))


def _waves(rows: dict[str, list[Indicator]], synthetic: bool) -> Table:
    years = sorted({i["period"] for own in rows.values() for i in own})
    cells = []
    for name, own in rows.items():
        found = {i["period"]: i for i in own}
        shown = [(both(found.get(y)), numbers.antal(found[y]["n"]) if y in found else NONE) for y in years]
        cells.append((name, *(cell for pair in shown for cell in pair)))
    header = ("Problem", *(text for year in years for text in (f"{year}, andel", "Svar")))
    return Table("Andel som anger problemet, med 95 % intervall", header, tuple(cells), synthetic)


def places_and_times(underlag: Underlag, context: Context) -> Section:
    """Counts per problem at named places, each with its own interval; nothing is summed or called a hot-spot."""
    say = Text("Platserna jämförs inte med varandra och ingen kallas hot-spot: metoden för att skilja en anhopning "
               "från slump kommer i en senare version.")
    year = max((p["period"] for p in underlag["platser"]), default=None)
    places = {p["plats_id"]: p["namn"] for p in underlag["platser"]}
    counts = [i for i in pick(underlag, "handelser") if i["period"] == year and i["omrade_kod"] in places]
    if year is None or all(i["varde"] is None for i in counts):
        taken = any(f.get("kalla") == "handelser" and f["godkanda"] for f in context.leveranser)
        empty = Text(_NONE_SHOWN if taken else "Inga händelser med tid och plats är inlästa.")
        return Section("platser", "Platser och tider", (empty, say))
    synthetic = any("demo" in i["flaggor"] for i in counts)
    largest = _largest(counts, places, context)[:_ROWS]
    long = Table(
        f"Problemet med flest händelser per plats {year}", ("Plats", "Problem", "Händelser", "95 % intervall"),
        tuple((p.place, p.problem, numbers.antal(p.count), numbers.intervall(p.lo, p.hi, 0)) for p in largest),
        synthetic)
    title = f"Vanligast vid {largest[0].place} år {year} är {largest[0].problem}; platsernas ordning är inte prövad"
    alt = "Stapeldiagram. " + " ".join(f"{p.place}: {p.problem}, {numbers.antal(p.count)}." for p in largest)
    source = (f"{DEMO if synthetic else 'Polisens händelser. Egen bearbetning.'} n: talet vid stapeln. "
              "Streck: 95 % intervall. Per plats visas det problem som har flest händelser.")
    figure = picture("platser", title, source, alt, platser.draw, largest, long, platser.height(largest))
    table = _by_problem(underlag, context, counts, places, year)
    times = Text("Klockslag redovisas inte i den här versionen.")
    return Section("platser", "Platser och tider", (say, figure, table, times))


def _largest(counts: list[Indicator], places: dict[str, str], context: Context) -> tuple[platser.PlaceCount, ...]:
    """Per place the problem with most events, as it stands in the underlag; places by that count."""
    found: dict[str, Indicator] = {}
    for i in counts:
        if i["varde"] is not None and i["ki"] and i["varde"] > found.get(i["omrade_kod"], {"varde": 0})["varde"]:
            found[i["omrade_kod"]] = i
    ordered = sorted(found.values(), key=lambda i: (-i["varde"], places[i["omrade_kod"]]))
    return tuple(
        platser.PlaceCount(places[i["omrade_kod"]], lowered(context.problemnamn[i["problem"]]), i["varde"], *i["ki"])
        for i in ordered)


def _by_problem(
    underlag: Underlag, context: Context, counts: list[Indicator], places: dict[str, str], year: str,
) -> Table:
    """Places against the problems with most events in the whole kommun. The rest stands in indikatorer.csv."""
    shown = {i["problem"] for i in counts if i["varde"] is not None}
    whole = [i for i in pick(underlag, "handelser", context.kommun_kod)
             if i["period"] == year and i["problem"] in shown]
    columns = [i["problem"] for i in sorted(whole, key=lambda i: (-(i["varde"] or 0), i["problem"]))[:_COLUMNS]]
    cells = {(i["omrade_kod"], i["problem"]): i for i in counts}
    rows = tuple((name, *(both(cells.get((code, p))) for p in columns))
                 for code, name in sorted(places.items(), key=lambda t: t[1]))
    return Table(
        f"Händelser vid namngivna platser {year}, med 95 % intervall: kommunens {len(columns)} vanligaste problem",
        ("Plats", *(context.problemnamn[p] for p in columns)), rows, any("demo" in i["flaggor"] for i in counts))
