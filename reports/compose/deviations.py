"""Part of section 4: which months of the period hold more than their own history lets one expect."""

from typing import Any

from reports.compose.common import DEMO, HIDDEN, Underlag, lowered, pick, picture
from reports.context import Context
from reports.figures import avvikelser
from reports.model import Block, Bullets, Section, Table, Text
from transforms import settings
from transforms.swedish import deviations as words
from transforms.swedish import numbers

_PANELS, _NAMED = 4, 5
_OVER = ("avviker", "over_gransen")
_TRIED = (*_OVER, "inom_gransen")
Month = dict[str, Any]


def deviations(underlag: Underlag, context: Context) -> Section:
    """What was tried and fell out, real and synthetic apart, and in words what could not be assessed."""
    rows: list[Month] = underlag["avvikelser"]
    blocks: list[Block] = []
    if not rows:
        blocks.append(Text(words.NOTHING))
    else:
        blocks.append(Text(words.INTRO))
        for counts in context.provningar:
            blocks += _outcome([r for r in rows if _synthetic(r) == counts["syntetisk"]], counts, context)
        if not context.provningar:
            blocks.append(Text("Ingen månad kan bedömas."))
        blocks.append(Bullets(_unassessed(rows, context)))
    if pick(underlag, "brott", context.kommun_kod) and not any(_source(r) == "brott" for r in rows):
        blocks.append(Text(words.YEARLY, "not"))
    return Section("avvikelser", "Avvikelser månad för månad", tuple(blocks))


def _source(row: Month) -> str:
    return str(row["serie"]).split(".")[1]


def _synthetic(row: Month) -> bool:
    return str(row["serie"]).endswith(".demo")


def _name(row: Month, context: Context) -> str:
    return f"{context.problemnamn[row['problem']]}, {words.SOURCE[_source(row)]}"


def _outcome(rows: list[Month], counts: dict[str, Any], context: Context) -> list[Block]:
    tried = [r for r in rows if r["flagga"] in _TRIED]
    over = sorted((r for r in tried if r["flagga"] in _OVER), key=lambda r: (r["p"], r["serie"], r["period"]))
    blocks: list[Block] = [Text(words.tried(counts))]
    if over:
        blocks.append(Bullets(tuple(words.fell_out(r, _name(r, context)) for r in over[:_NAMED])))
    if len(over) > _NAMED:
        blocks.append(Text(f"Ytterligare {numbers.i_ord(len(over) - _NAMED)} står i tabellen avvikelser.csv.", "not"))
    if hidden := sum(r["flagga"] == "undertryckt" for r in rows):
        blocks.append(Text(words.hidden(hidden), "not"))
    return blocks + (_figure(rows, tried, counts, context) if tried else [])


def _figure(rows: list[Month], tried: list[Month], counts: dict[str, Any], context: Context) -> list[Block]:
    """The series with the least likely month, drawn and as a table; the rest stands in avvikelser.csv."""
    lowest: dict[str, float] = {}
    for r in tried:
        lowest[r["serie"]] = min(r["p"], lowest.get(r["serie"], 1.0))
    series = sorted(lowest, key=lambda s: (lowest[s], s))[:_PANELS]
    months = {s: [r for r in rows if r["serie"] == s] for s in series}
    names = {s: _name(months[s][0], context) for s in series}
    panels = tuple(avvikelser.Panel(
        names[s], tuple((_of_year(r), _month(r)) for r in months[s]),
        tuple(_of_year(r) for r in months[s] if r["flagga"] == "undertryckt")) for s in series)
    synthetic = bool(counts["syntetisk"])
    long = Table("Antal mot historiken", ("Serie", "Månad", "Antal", "Väntat", "Övre gräns", "p", "Utfall"), tuple(
        (names[s], r["period"], *_cells(r)) for s in series for r in months[s]), synthetic)
    alt = "Staplar per månad. " + " ".join(_in_words(names[s], months[s]) for s in series)
    source = (f"{DEMO if synthetic else 'Verkliga uppgifter. Egen bearbetning.'} n: antalen i tabellen. Visas: de "
              f"{numbers.i_ord(len(series))} serier vars högsta månad är minst trolig. Varje ruta har egen skala."
              + (" Tom månad: kunde inte bedömas."
                 if any(m is None and k not in p.hidden for p in panels for k, m in p.months) else ""))
    figure = picture("avvikelser-demo" if synthetic else "avvikelser", words.headline(counts), source, alt,
                     avvikelser, panels, long)
    return [figure, _by_month(series, names, months, synthetic)]


def _of_year(row: Month) -> int:
    return int(row["period"][5:])


def _month(row: Month) -> avvikelser.Month | None:
    if row["flagga"] not in _TRIED:
        return None
    return avvikelser.Month(_of_year(row), row["antal"], row["forvantat"], row["ovre_grans"],
                            row["flagga"] in _OVER)


def _cells(row: Month) -> tuple[str, ...]:
    if row["flagga"] not in _TRIED:
        return (HIDDEN, "", "", "", "") if row["flagga"] == "undertryckt" else ("", "", "", "", "kan inte bedömas")
    return (numbers.antal(row["antal"]), numbers.decimal(row["forvantat"]), numbers.antal(row["ovre_grans"]),
            numbers.decimal(row["p"], 4), words.OUTCOME[row["flagga"]])


def _in_words(name: str, months: list[Month]) -> str:
    over = [f"{numbers.antal(r['antal'])} i {words.month(r['period'])}, gräns {numbers.antal(r['ovre_grans'])}"
            for r in months if r["flagga"] in _OVER]
    hidden = numbers.upprakning([words.month(r["period"]) for r in months if r["flagga"] == "undertryckt"])
    return (f"{name}: " + (f"över gränsen med {numbers.upprakning(over)}." if over else "ingen månad över gränsen.")
            + (f" Dolt: {hidden}." if hidden else ""))


def _by_month(series: list[str], names: dict[str, str], months: dict[str, list[Month]], synthetic: bool) -> Table:
    found = {(r["serie"], r["period"]): r for own in months.values() for r in own}
    rows = tuple((words.month(period), *(_short(found[s, period]) for s in series))
                 for period in sorted({period for _, period in found}))
    return Table("Antal per månad, inom parentes väntat antal och övre gräns", ("Månad", *(names[s] for s in series)),
                 rows, synthetic)


def _short(row: Month) -> str:
    if row["flagga"] == "undertryckt":
        return HIDDEN
    if row["flagga"] not in _TRIED:
        return "kan inte bedömas"
    cell = (f"{numbers.antal(row['antal'])} ({numbers.decimal(row['forvantat'])}; "
            f"{numbers.antal(row['ovre_grans'])})")
    return f"{cell} över" if row["flagga"] in _OVER else cell


def _unassessed(rows: list[Month], context: Context) -> tuple[str, ...]:
    """One line per source and reason."""
    groups: dict[tuple[str, bool, str], list[Month]] = {}
    for r in rows:
        if r["flagga"] not in (*_TRIED, "undertryckt"):
            groups.setdefault((_source(r), _synthetic(r), r["flagga"]), []).append(r)
    lines = []
    for (source, synthetic, reason), own in groups.items():
        everything = sum(_source(r) == source and _synthetic(r) == synthetic for r in rows)
        problems = list(dict.fromkeys(lowered(context.problemnamn[r["problem"]]) for r in own))
        line = words.unassessed(source, reason, problems, len(own), len(own) == everything,
                                int(settings.AVVIKELSE_AR.varde))
        lines.append(f"{line} (Syntetiska demodata.)" if synthetic else line)
    return tuple(lines)
