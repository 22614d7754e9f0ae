"""Sections 1 to 9: from the summary to prioritisation."""

from typing import Any

from reports.compose.common import HIDDEN, NONE, interval, measure, pick, picture, series_names, value
from reports.context import Context
from reports.figures import andelar, forandring, matris, platser, serier
from reports.maps import karta
from reports.model import REAL, SYNTHETIC, Block, Bullets, Section, Table, Text
from transforms.swedish import numbers
from transforms.swedish.evidence import KALLSLAG

Underlag = dict[str, Any]
_BRA = f"{REAL}: Brå, anmälda brott. Egen bearbetning. Strecket är antalet, fältet 95 % intervall för slumpen."
_DEMO = f"{SYNTHETIC}. Egen bearbetning."


def introduction(underlag: Underlag, context: Context) -> tuple[Section, ...]:
    """Summary, basis, and the kommun with its areas."""
    real = "Sammanfattningen bygger bara på verkliga källor." if underlag["syntetiskt"] else ""
    summary: list[Block] = [Text(context.sammanfattning[0], "ingress"), Bullets(context.sammanfattning[1:])]
    if real:
        summary.append(Text(real, "not"))
    return (
        Section("sammanfattning", "Sammanfattning", tuple(summary)),
        Section("underlag", "Underlag", _basis(underlag, context)),
        Section("kommunen", "Kommunen och områdena", _kommun(context)),
    )


def _basis(underlag: Underlag, context: Context) -> tuple[Block, ...]:
    rows = tuple(
        (k["titel"], KALLSLAG[k["kallslag"]], k["producent"] or NONE, k["hamtad"] or NONE,
         *(NONE if k[c] is None else numbers.antal(k[c]) for c in ("rader", "godkanda", "karantan", "dubbletter", "personrader")),
         "syntetisk" if k["syntetisk"] else "verklig")
        for k in underlag["kallor"]
    )
    limits = tuple(dict.fromkeys(f"{k['titel']}: {k['begransning']}" for k in underlag["kallor"]
                                 if k["begransning"] and not k["syntetisk"]))
    table = Table("Källor och räknade rader", ("Källa", "Slag", "Producent", "Hämtad", "Rader", "Godkända", "Karantän",
                                               "Dubbletter", "Personrader", "Art"), rows, underlag["syntetiskt"],
                  (3.4, 1.7, 1.7, 1.3, 1, 1.1, 1, 1.2, 1.2, 1))
    rejected = tuple(f"{f['fil']}: {f['skal']}" for f in context.leveranser if f["status"] in ("avvisad", "okand_fil"))
    held = tuple(f"{f['fil']}: {f['karantan']} rader i karantän, {f['personrader']} personrader avvisade"
                 for f in context.leveranser if f["karantan"] or f["personrader"])
    blocks: list[Block] = [
        Text("Varje rad i varje fil är räknad: godkänd, i karantän, dubblett eller avvisad för personuppgifter. "
             "Tal i rapporten går att följa tillbaka till sina rader."),
        table,
        Bullets(rejected) if rejected else Text("Ingen fil avvisades."),
    ]
    if held:
        blocks.append(Bullets(held))
    if limits:
        blocks += [Text("Begränsningar i de verkliga källorna"), Bullets(limits)]
    return tuple(blocks)


def _kommun(context: Context) -> tuple[Block, ...]:
    if context.omraden is None or context.omraden.empty:
        return (Text("Områdesgränser är inte inlästa för kommunen, så ingen karta kan ritas."),)
    places = tuple((i, p.namn, p.n, p.e, p.noggrannhet == "kalla") for i, p in enumerate(context.platser, 1))
    names = dict(zip(context.omraden["kod"], context.omraden["namn"], strict=True))
    rows = tuple((str(i), p.namn, p.typ, names.get(p.omrade_kod, p.omrade_kod),
                  "känd punkt" if p.noggrannhet == "kalla" else "ungefärlig")
                 for i, p in enumerate(context.platser, 1))
    table = Table("Namngivna platser, numrerade som på kartan", ("Nr", "Plats", "Typ", "Område", "Läge"), rows,
                  widths=(0.6, 3, 1.6, 3, 1.4))
    title = f"{context.kommun_namn} har {len(context.omraden)} områden och {len(context.platser)} namngivna platser i registret"
    alt = (f"Karta över {context.kommun_namn} i {context.lan}: {len(context.omraden)} RegSO-områden på land och "
           f"{len(context.platser)} numrerade platser. Platserna står i tabellen intill.")
    source = "Områden: SCB, RegSO 2025 (CC0). Platser: GeoNames (CC BY 4.0) och kommunens register. Ring = ungefärligt läge."
    return (picture("karta", title, source, alt, karta.draw, karta.Map(context.omraden, places), table, (7.2, 5.6)), table)


def mapping(underlag: Underlag, context: Context) -> tuple[Section, ...]:
    """Extent and consequences."""
    blocks: list[Block] = []
    counts = pick(underlag, "brott", context.kommun_kod)
    if counts:
        blocks.append(Text("Anmälda brott är inte samma sak som begångna brott. Intervallen gäller slump, inte mörkertal eller kodning."))
        blocks += _series(context, counts)
        blocks += _changes(underlag, context)
    else:
        blocks.append(Text("Ingen statistik över anmälda brott är inläst för kommunen."))
    blocks.append(Text("Nivån kan inte jämföras med andra kommuner: ingen sådan serie är inläst.", "not"))
    missing = Text("Lagen kräver att en lägesbild också beskriver brottens konsekvenser: vilka som drabbas, skada, kostnad och "
                   "vad människor undviker. Ingen källa till det är levererad, så avsnittet är tomt.")
    return (Section("omfattning", "Kartläggning – omfattning", tuple(blocks)), Section("konsekvenser", "Konsekvenser", (missing,)))


def _start(context: Context, problem: str) -> int | None:
    starts = [lofte.overenskommelse.fran.year for lofte in context.loften
              if problem in lofte.problem and lofte.overenskommelse.fran]
    return max(starts, default=None)


def _distinct(context: Context, counts: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """One series per set of numbers: problems that share a wider group are shown once, named together."""
    groups: dict[tuple[Any, ...], list[str]] = {}
    rows: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for problem in series_names(counts):
        own = [i for i in counts if i["problem"] == problem]
        key = tuple((i["period"], i["antal"]) for i in own)
        groups.setdefault(key, []).append(problem)
        rows[key] = own
    return [(_group_name(context, problems, rows[key]), rows[key]) for key, problems in groups.items()]


def _group_name(context: Context, problems: list[str], rows: list[dict[str, Any]]) -> str:
    names = ", ".join(context.problemnamn[p].lower() for p in problems)
    wide = "ungefarlig" in rows[0]["flaggor"]
    return f"Bredare serie för {names}" if wide else names[0].upper() + names[1:]


def _series(context: Context, counts: list[dict[str, Any]]) -> list[Block]:
    groups = _distinct(context, [i for i in counts if i["varde"] is not None])
    if not groups:
        return [Text("Antalen är för små för att visas.")]
    lines = tuple(
        serier.Series(name, tuple(int(i["period"]) for i in rows), tuple(i["varde"] for i in rows),
                      tuple(i["ki"][0] for i in rows), tuple(i["ki"][1] for i in rows), _start(context, rows[0]["problem"]))
        for name, rows in groups
    )
    table = Table("Anmälda brott per år", ("Serie", "År", "Antal", "95 % intervall"),
                  tuple((name, i["period"], value(i), interval(i)) for name, rows in groups for i in rows))
    last = max(i["period"] for _, rows in groups for i in rows)
    first = min(i["period"] for _, rows in groups for i in rows)
    title = f"Anmälda brott i {context.kommun_namn} {first}–{last}, en serie per brottsgrupp"
    alt = "Linjediagram. " + " ".join(
        f"{name}: {value(rows[0])} år {rows[0]['period']} och {value(rows[-1])} år {rows[-1]['period']}." for name, rows in groups)
    return [picture("anmalda-brott", title, _BRA, alt, serier.draw, lines, table, (7.2, 1.1 + 1.05 * len(lines))), table]


def _changes(underlag: Underlag, context: Context) -> list[Block]:
    rows = pick(underlag, "brott_forandring", context.kommun_kod)
    if not rows:
        return []
    last = max(i["period"] for i in rows)
    counts = {(i["problem"], i["period"]): i for i in pick(underlag, "brott", context.kommun_kod)}
    drawn, table, seen = [], [], set()
    for change in (i for i in rows if i["period"] == last):
        before, now = (counts.get((change["problem"], y)) for y in (str(int(last) - 1), last))
        key = (before and before["antal"], now and now["antal"])
        if key in seen:
            continue
        seen.add(key)
        shared = [c for c in counts.values() if now and c["period"] == last and c["antal"] == now["antal"]]
        name = _group_name(context, [c["problem"] for c in shared] or [change["problem"]], [change])
        small = "under_20" in change["flaggor"]
        table.append((name, value(before), value(now), "för få för procent" if small else value(change), NONE if small else interval(change)))
        if change["ki"] and change["varde"] and not small:
            drawn.append(forandring.Change(name, change["varde"], *change["ki"]))
    shown = Table(f"Anmälda brott per invånare {last} mot {int(last) - 1}", ("Serie", str(int(last) - 1), last, "Kvot", "95 % intervall"),
                  tuple(table), widths=(4, 1, 1, 1, 1.4))
    if not drawn:
        return [shown]
    up = sum(c.lo > 1 for c in drawn)
    down = sum(c.hi < 1 for c in drawn)
    title = f"{up} av {len(drawn)} serier ökade och {down} minskade mer än slumpen brukar ge {last}"
    alt = "Punktdiagram. " + " ".join(
        f"{c.label}: {numbers.forandring_procent(c.ratio)}, intervall {numbers.forandring_procent(c.lo)} till {numbers.forandring_procent(c.hi)}."
        for c in drawn)
    source = f"{REAL}: Brå, anmälda brott per invånare, {int(last) - 1} och {last}. Ifylld punkt: intervallet utesluter oförändrat."
    return [picture("forandring", title, source, alt, forandring.draw, tuple(drawn), shown, (7.2, 0.9 + 0.5 * len(drawn))), shown]


def perception(underlag: Underlag, context: Context) -> Section:
    """What the survey says."""
    rows = [i for i in pick(underlag, "trygghet", context.kommun_kod) if i["varde"] is not None and i["ki"]]
    seen: dict[str, list[dict[str, Any]]] = {}
    for i in rows:
        if "ungefarlig" not in i["flaggor"]:
            seen.setdefault(i["problem"], []).append(i)
    if not seen:
        return Section("trygghet", "Upplevd trygghet", (Text("Ingen trygghetsundersökning är inläst, eller så är svaren för få för att visas."),))
    data = tuple(andelar.ShareRow(context.problemnamn[p], tuple((int(i["period"]), i["varde"], *i["ki"]) for i in own[-2:])) for p, own in seen.items())
    synthetic = any("demo" in i["flaggor"] for i in rows)
    table = Table("Andel som anger problemet", ("Problem", "År", "Andel", "95 % intervall", "Svar"),
                  tuple((context.problemnamn[p], i["period"], value(i), interval(i), numbers.antal(i["n"])) for p, own in seen.items() for i in own[-2:]), synthetic)
    top = max(data, key=lambda r: r.waves[-1][1])
    title = f"{top.label} är det som flest svarande anger år {top.waves[-1][0]}, med {numbers.procent(top.waves[-1][1], 0)}"
    alt = "Punktdiagram med intervall. " + " ".join(f"{r.label}: {numbers.procent(r.waves[-1][1])} år {r.waves[-1][0]}." for r in data)
    answers = sorted({i["n"] for own in seen.values() for i in own[-1:]})
    source = (f"{_DEMO if synthetic else 'Trygghetsundersökning.'} {numbers.antal(answers[0])}–{numbers.antal(answers[-1])} svar per fråga. "
              "Viktat; bortfallet ligger utanför intervallen.")
    figure = picture("trygghet", title, source, alt, andelar.draw, data, table, (7.2, 0.9 + 0.42 * len(data)))
    return Section("trygghet", "Upplevd trygghet", (figure, table))


def places_and_times(underlag: Underlag, context: Context) -> Section:
    """Counts at named places; nothing is called a hot-spot."""
    totals: dict[str, list[dict[str, Any]]] = {}
    year = max((p["period"] for p in underlag["platser"]), default=None)
    for i in pick(underlag, "handelser"):
        if i["period"] == year and i["omrade_kod"] in {p.plats_id for p in context.platser} and i["varde"] is not None:
            totals.setdefault(i["omrade_kod"], []).append(i)
    say = Text("Platserna jämförs inte med varandra och ingen kallas hot-spot: metoden för att skilja en anhopning från slump kommer i en senare version.")
    if not totals:
        return Section("platser", "Platser och tider", (Text("Inga händelser med plats är inlästa, eller så är antalen för små för att visas."), say))
    largest = sorted(((sum(i["varde"] for i in own), code) for code, own in totals.items()), key=lambda t: (-t[0], t[1]))[:10]
    synthetic = any("demo" in i["flaggor"] for own in totals.values() for i in own)
    data = []
    for total, code in largest:
        # The sum over problems is bounded by the exact interval of the sum.
        lo, hi = _poisson(int(total))
        data.append(platser.PlaceCount(context.platsnamn.get(code, code), total, lo, hi))
    table = Table(f"Visade händelser vid namngivna platser {year}", ("Plats", "Händelser", "95 % intervall"),
                  tuple((p.label, numbers.antal(p.count), numbers.intervall(p.lo, p.hi, 0)) for p in data), synthetic)
    title = f"Flest visade händelser vid {data[0].label} år {year}; ordningen är inte prövad"
    alt = "Stapeldiagram. " + " ".join(f"{p.label}: {numbers.antal(p.count)}." for p in data)
    source = f"{_DEMO if synthetic else 'Polisens händelser.'} Problem med färre än fem händelser på platsen ingår inte. Streck: 95 % intervall."
    figure = picture("platser", title, source, alt, platser.draw, tuple(data), table, (7.2, 0.8 + 0.36 * len(data)))
    return Section("platser", "Platser och tider", (say, figure, table, Text("Klockslag redovisas inte i den här versionen.")))


def _poisson(count: int) -> tuple[float, float]:
    from transforms.statistics.counts import poisson

    result = poisson(count)
    return float(result.lo or 0), float(result.hi or 0)


def assessment(underlag: Underlag, context: Context) -> Section:
    """Every promise against every source kind."""
    active = [lofte for lofte in underlag["loften"] if lofte["motivering"]]
    if not active:
        return Section("bedomning", "Samlad bedömning", (Text("Inget löfte gäller eller följer på perioden."),))
    kinds = [m["kallslag"] for m in active[0]["motivering"]]
    cells = tuple(tuple((m["utslag"], _mark(m)) for m in lofte["motivering"]) for lofte in active)
    data = matris.Matrix(tuple(_short(lofte["rubrik"]) for lofte in active), tuple(_COLUMN[k] for k in kinds), cells)
    table = Table("Löften mot källor", ("Löfte", *(KALLSLAG[k] for k in kinds)),
                  tuple((lofte["rubrik"], *(f"{matris.SHAPES[u]} {matris.WORDS[u]}{f' ({mark})' if mark else ''}" for u, mark in row))
                        for lofte, row in zip(active, cells, strict=True)), underlag["syntetiskt"], (3, *([1.3] * len(kinds))))
    real = [m for lofte in active for m in lofte["motivering"] if not m["demo"]]
    support, against = (sum(m["utslag"] == u for m in real) for u in ("stoder", "motsager"))
    title = f"Verkliga källor stöder {support} och motsäger {against} gånger, över {len(active)} löften och sju källslag"
    alt = "Matris. " + " ".join(f"{row[0]}: " + ", ".join(f"{h} {c}" for h, c in zip(table.header[1:], row[1:], strict=True)) + "." for row in table.rows)
    source = "Ett utslag per källslag; källor vägs aldrig ihop. " + ("Rutor märkta demo bygger på syntetiska demodata." if underlag["syntetiskt"] else "")
    size = (8.4, 0.8 + 0.62 * len(active))
    figure = picture("loften-mot-kallor", title, source, alt, matris.draw, data, table, size)
    unknown = Text("Det vi inte vet: hur nivåerna står sig mot andra kommuner, om någon plats avviker från slumpen, vilka konsekvenser "
                   "brotten har, och hur mycket som aldrig anmäls.")
    return Section("bedomning", "Samlad bedömning", (figure, table, unknown))


_COLUMN = {"brottsstatistik": "Brott", "handelser": "Händelser", "est": "EST", "undersokning": "Enkät", "dialog": "Dialog",
           "vandring": "Vandring", "trafik": "Fart"}


def _mark(row: dict[str, Any]) -> str:
    return ", ".join(word for word, on in (("demo", row["demo"]), ("ungefärlig", row["ungefarlig"] and row["mening"])) if on)


def _short(text: str, width: int = 46) -> str:
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines[:3])


_CRITERIA = (("vanligt", "Vanligt"), ("okar", "Ökar"), ("avviker", "Avviker"), ("platsbundet", "Platsbundet"),
             ("upplevs", "Upplevs mer"), ("dialog", "I dialog"), ("konsekvens", "Konsekvens"))


def gaps_and_priorities(underlag: Underlag, context: Context) -> tuple[Section, ...]:
    """The matrix without a score, what has no promise, and causes."""
    rows = tuple((context.problemnamn[p["problem"]], *(p["kriterier"][k] for k, _ in _CRITERIA), ", ".join(p["loften"]) or "inget")
                 for p in underlag["prioritering"])
    blocks: list[Block] = [Text("Matrisen är ett underlag för samtal. Ingen poäng räknas ut. Rådets egna val är inte inlästa.")]
    if rows:
        blocks.append(Table("Problem mot kriterier", ("Problem", *(name for _, name in _CRITERIA), "Löften"), rows,
                            underlag["syntetiskt"], (2.4, *([1.1] * 7), 1.8)))
    gaps = tuple(f"{context.problemnamn[g['problem']]}: {g['skal']}" for g in underlag["problem_utan_lofte"])
    against = tuple(f"{g['lofte_id']}: {g['skal']}" for g in underlag["lofte_utan_problem"])
    blocks += [Text("Problem utan löfte"), Bullets(gaps) if gaps else Text("Ingen verklig serie som motsvarar ett problem ökade mer än slumpen utan att ha ett löfte.")]
    blocks += [Text("Löften som underlaget talar emot"), Bullets(against) if against else Text("Inget löfte motsägs av en verklig källa utan att stödjas av någon.")]
    named = tuple(f"{lofte.rubrik}: {lofte.orsak}" for lofte in context.loften if lofte.orsak)
    cause: list[Block] = [Text("Ingen orsaksanalys är inläst. Orsaker som löftena själva nämner:" if named else "Ingen orsaksanalys är inläst, och inget löfte nämner någon orsak.")]
    if named:
        cause.append(Bullets(named))
    return Section("prioritering", "Prioritering", tuple(blocks)), Section("orsaker", "Orsaksanalys", tuple(cause))


__all__ = ["HIDDEN", "assessment", "gaps_and_priorities", "introduction", "mapping", "measure", "perception", "places_and_times"]
