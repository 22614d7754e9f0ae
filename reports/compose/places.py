"""Section 7: areas against chance, named places in their order, and when it happens."""

import re
from typing import Any

from reports.compose.areas import area_rates, gathered
from reports.compose.common import DEMO, Indicator, Underlag, both, lowered, pick, picture
from reports.compose.hot import standing_out
from reports.context import Context
from reports.figures import platser, platsrang, tider
from reports.model import REAL, Block, Picture, Section, Table, Text
from transforms import settings
from transforms.swedish import numbers, times
from transforms.swedish import public as words

Place = dict[str, Any]
_COLUMNS = 5  # problems beside each other in the table of places: what a sheet of paper holds
_ROWS = 12  # rows of a figure or table; all of them stand in platser.csv
_NONE_SHOWN = (
    "Händelser är inlästa, men inga kan visas här. Antingen ligger de inte vid någon plats som har en känd punkt "
    "i platsregistret, eller så är antalen dolda. Antal per problem och område står i tabeller/indikatorer.csv."
)
_POLICE = f"{REAL}: polisens händelser. Egen bearbetning."


def places_and_times(underlag: Underlag, context: Context) -> Section:
    """What the incidents say of where and when, and what they do not."""
    year = max((p["period"] for p in underlag["platser"]), default=None)
    if year is None or all(p["antal"] is None for p in underlag["platser"]):
        taken = any(f.get("kalla") == "handelser" and f["godkanda"] for f in context.leveranser)
        empty = Text(f"{_NONE_SHOWN if taken else 'Inga händelser med tid och plats är inlästa.'} Därför sägs inget om "
                     "någon plats.")
        return Section("platser", "Platser och tider", (empty,))
    ids = {p.plats_id for p in context.platser}
    shown = [p for p in underlag["platser"] if p["antal"] is not None]
    named = [p for p in shown if p["plats_id"] in ids]
    areas = [p for p in underlag["platser"] if p["plats_id"] not in ids]
    open_to_all = context.utgava == "publik"
    parts = (
        Section("omraden-mot-slumpen", "Områden som skiljer sig från slumpen",
                (Text(words.NO_AREAS),) if open_to_all else _areas(areas, context, year)),
        area_rates(underlag, context),
        Section("namngivna-platser", "Namngivna platser", (
            Text("Namngivna platser prövas inte mot slumpen: ingen är folkbokförd vid en station eller ett torg, så "
                 "det finns ingen folkmängd att mäta mot, och ren yta säger inget om var händelser väntas."),
            *([Text(words.NO_ORDER)] if open_to_all else _order(named, context, year)),
            *_counts(underlag, context, named, year))),
        gathered(context),
        Section("tider", "Tider", (Text(words.NO_TIMES),) if open_to_all else _times(shown, context)),
    )
    return Section("platser", "Platser och tider", (), parts)


def _areas(areas: list[Place], context: Context, year: str) -> tuple[Block, ...]:
    """The test in words, what it found, and what could not be tested."""
    tested = {p["problem"] for p in areas if p["p"] is not None}
    flags = {flag for p in areas for flag in p["flaggor"]}
    if not tested:
        return (Text(_none_tested(flags, bool(areas))),)
    some_hidden = any(p["antal"] is None and "for_fa_handelser" not in p["flaggor"] for p in areas)
    hot = sorted((p for p in areas if "anhopning" in p["flaggor"]), key=lambda p: (p["p"], p["q"]))
    blocks: list[Block] = [Text(_method(areas, year)), *_hot(hot, some_hidden, context, year)]
    few = [lowered(context.problemnamn[p])
           for p in dict.fromkeys(p["problem"] for p in areas if "for_fa_handelser" in p["flaggor"])]
    if few:
        blocks.append(Text(f"För {numbers.upprakning(few)} bär talen inget påstående om områden: händelserna är färre "
                           f"än {_number(settings.MIN_HANDELSER_PLATS)} i områdena tillsammans.", "not"))
    return tuple(blocks)


def _none_tested(flags: set[str], some: bool) -> str:
    """Why nothing is claimed and nothing denied."""
    if not some:
        return ("Kommunen har inga områden (RegSO) med händelser inlästa, så inget påstående görs om att något område "
                "skiljer sig från slumpen.")
    if "utan_befolkning" in flags:
        return ("Folkmängden är inte inläst för alla områden i samma indelning som kartan. Utan den finns inget att "
                "mäta händelserna mot: inget område prövas och inget pekas ut.")
    if "ett_omrade" in flags:
        return "Kommunen har bara ett område att pröva. Det finns inget att jämföra det med, så inget pekas ut."
    return ("Talen bär inget påstående om att något område skiljer sig från slumpen: inget problem har minst "
            f"{_number(settings.MIN_HANDELSER_PLATS)} händelser i områdena tillsammans.")


def _number(setting: settings.Setting) -> str:
    return numbers.antal(setting.varde)


def _method(areas: list[Place], year: str) -> str:
    other = sorted({flag.partition("_")[2] for p in areas for flag in p["flaggor"]
                    if re.fullmatch("folkmangd_[0-9]+", flag)})
    text = (f"Varje områdes (RegSO) händelser {year} prövas mot dess del av folkmängden, alla områden och problem "
            f"tillsammans. Slumpen ensam pekar ut något område i högst {numbers.procent(_alpha() * 100, 0)} av sådana "
            "rapporter. Där många vistas utan att bo, som i ett centrum, väntas fler händelser än folkmängden ger: "
            "prövningen säger var det händer mer, inte varför. Problem med färre än "
            f"{_number(settings.MIN_HANDELSER_PLATS)} händelser i områdena tillsammans prövas inte: så små tal bär "
            "inget påstående.")
    return f"{text} Folkmängden är från {numbers.upprakning(other)}, inte från {year}." if other else text


def _alpha() -> float:
    return settings.ALFA_PLATSER.varde


def _hot(hot: list[Place], some_hidden: bool, context: Context, year: str) -> list[Block]:
    if not hot:
        which = "Inget område vars tal visas" if some_hidden else "Inget område"
        return [Text(f"{which} skiljer sig från slumpen.", "ingress")]
    where = len({p["plats_id"] for p in hot})
    blocks: list[Block] = [Text(
        f"{numbers.i_ord(where).capitalize()} {'område' if where == 1 else 'områden'} har fler händelser av något "
        f"problem än slumpen ger, sammanlagt {numbers.i_ord(len(hot))} par av område "
        "och problem."
        + (f" De {_ROWS} tydligaste står i tabellen, alla i platser.csv." if len(hot) > _ROWS else ""))]
    blocks += standing_out(hot[:_ROWS], context, year)
    struck = [f"{p['namn']} ({lowered(context.problemnamn[p['problem']])})" for p in hot
              if "upprepad_adress" in p["flaggor"]]
    if struck:
        blocks.append(Text(f"Hos {numbers.upprakning(struck)} ligger överskottet på enstaka adresser där det händer om "
                           "och om igen. Räknas varje adress en gång skiljer sig området inte från slumpen.", "not"))
    return blocks


def _order(named: list[Place], context: Context, year: str) -> list[Block]:
    """The rank intervals of the problem with most incidents at named places."""
    ranked: dict[str, list[Place]] = {}
    for p in named:
        if p["rang"]:
            ranked.setdefault(p["problem"], []).append(p)
    if not ranked:
        return [Text("Ingen ordning ges mellan platserna: inget problem har minst "
                     f"{_number(settings.MIN_HANDELSER_PLATS)} händelser vid dem.")]
    problem, rows = max(ranked.items(), key=lambda item: sum(p["antal"] for p in item[1]))
    rows = sorted(rows, key=lambda p: (-p["antal"], p["namn"]))
    data = tuple(platsrang.PlaceRank(p["namn"], p["antal"], *p["rang"]) for p in rows[:_ROWS])
    synthetic = any("demo" in p["flaggor"] for p in rows)
    what = lowered(context.problemnamn[problem])
    long = Table(f"Platsernas ordning för {what} {year}", ("Plats", "Händelser", "Plats i ordningen, 95 %"), tuple(
        (r.place, numbers.antal(r.count), r.ranks) for r in data), synthetic)
    alt = "Intervalldiagram. " + " ".join(
        f"{r.place}: plats {r.ranks}, {numbers.antal(r.count)} händelser." for r in data)
    source = (f"{DEMO if synthetic else _POLICE} n: talet vid strecket. Streck: de platser i ordningen som slumpen "
              "lämnar öppna, 95 % för alla platser var för sig.")
    return [picture("platsrang", _order_title(data, what, year), source, alt, platsrang, data, long), long]


def _order_title(data: tuple[platsrang.PlaceRank, ...], what: str, year: str) -> str:
    sure = [r for r in data if r.best == r.worst == 1]
    if sure:
        return f"{sure[0].place} har flest händelser av {what} {year}, också när slumpen räknas in"
    first = [r.place for r in data if r.best == 1]
    return (f"{numbers.i_ord(len(first)).capitalize()} av platserna kan ha flest händelser av {what} {year}: "
            "slumpen skiljer dem inte åt")


def _counts(underlag: Underlag, context: Context, named: list[Place], year: str) -> list[Block]:
    """Counts per problem at named places, each with its own interval; nothing is summed."""
    places = {p["plats_id"]: p["namn"] for p in underlag["platser"] if p["plats_id"] in
              {known.plats_id for known in context.platser}}
    counts = [i for i in pick(underlag, "handelser") if i["period"] == year and i["omrade_kod"] in places]
    if not named or all(i["varde"] is None for i in counts):
        return [Text("Inga händelser vid namngivna platser är inlästa, eller så är antalen dolda.")]
    synthetic = any("demo" in i["flaggor"] for i in counts)
    largest = _largest(counts, places, context)[:_ROWS]
    long = Table(
        f"Problemet med flest händelser per plats {year}", ("Plats", "Problem", "Händelser", "95 % intervall"),
        tuple((p.place, p.problem, numbers.antal(p.count), numbers.intervall(p.lo, p.hi, 0)) for p in largest),
        synthetic)
    title = f"Vanligast vid {largest[0].place} år {year} är {largest[0].problem}"
    if context.utgava == "publik":
        title = words.MOST_COMMON.format(ar=year)
    alt = "Stapeldiagram. " + " ".join(f"{p.place}: {p.problem}, {numbers.antal(p.count)}." for p in largest)
    source = (f"{DEMO if synthetic else _POLICE} n: talet vid stapeln. "
              "Streck: 95 % intervall. Per plats visas det problem som har flest händelser.")
    figure = picture("platser", title, source, alt, platser, largest, long)
    return [figure, _by_problem(underlag, context, counts, places, year)]


def _times(shown: list[Place], context: Context) -> tuple[Block, ...]:
    """Times that beat an even week, all pairs of place and problem in one family."""
    hot = sorted((p for p in shown if p["dygnstid"]), key=lambda p: (-p["antal"], p["namn"], p["problem"]))
    level = numbers.procent(settings.ALFA_PLATSER.varde * 100, 0)
    tried = (f"De {_number(settings.DYGNSTID_PAR)} största paren av plats och problem med minst "
             f"{_number(settings.MIN_TIDER)} händelser prövas tillsammans mot en vecka där det är lika "
             f"vanligt alla timmar; slumpen ensam ger någon tid i högst {level} av rapporterna. Händelser med okänt "
             "klockslag fördelas över den tid då de kan ha skett.")
    if not hot:
        return (Text(tried), Text("Ingen plats har någon tid som skiljer sig från slumpen.", "ingress"))
    exact = any(p["dygnstid"]["andel"] is not None for p in hot)
    rows = tuple((p["namn"], context.problemnamn[p["problem"]], numbers.antal(p["antal"]), p["dygnstid"]["topp"],
                  *([numbers.procent(p["dygnstid"]["andel"] * 100, 0)] if exact else [])) for p in hot)
    header = ("Plats", "Problem", "Händelser", "När", *(["Andel av händelserna"] if exact else []))
    table = Table("Tider då det händer mer än slumpen ger", header, rows, any("demo" in p["flaggor"] for p in hot))
    return Text(tried), _times_figure(hot, table, context), table


def _times_figure(hot: list[Place], table: Table, context: Context) -> Picture:
    told = [p["dygnstid"]["topp"] for p in hot]
    spans = [times.span(one) for one in told]
    data = tuple(tider.Time(f"{p['namn']}: {lowered(context.problemnamn[p['problem']])}", first, length, days)
                 for p, (days, first, length) in zip(hot, spans, strict=True))
    alt = "Staplar över dygnet. " + " ".join(f"{row.label}: {one}." for row, one in zip(data, told, strict=True))
    source = (f"{DEMO if table.synthetic else _POLICE} n: antalen i tabellen. "
              "Stapel: den tid som skiljer sig mest från en jämn vecka.")
    return picture("tider", times.headline(told), source, alt, tider, data, table)


def _largest(counts: list[Indicator], places: dict[str, str], context: Context) -> tuple[platser.PlaceCount, ...]:
    """Per place the problem with most events, as it stands in the underlag; places by that count."""
    found: dict[str, Indicator] = {}
    for i in counts:
        if i["varde"] is not None and i["ki"] and i["varde"] > found.get(i["omrade_kod"], {"varde": 0})["varde"]:
            found[i["omrade_kod"]] = i
    by_name = context.utgava == "publik"
    ordered = sorted(found.values(), key=lambda i: (not by_name and -i["varde"], places[i["omrade_kod"]]))
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
    # The incidents of the kommun are known: a place without a row had none.
    rows = tuple((name, *(both(cells[code, p]) if (code, p) in cells else "0" for p in columns))
                 for code, name in sorted(places.items(), key=lambda t: t[1]))
    return Table(
        f"Händelser vid namngivna platser {year}, med 95 % intervall: kommunens {len(columns)} vanligaste problem",
        ("Plats", *(context.problemnamn[p] for p in columns)), rows, any("demo" in i["flaggor"] for i in counts))
