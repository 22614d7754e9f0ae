"""Sections 4 and 5: extent (reported crime) and consequences."""

from collections.abc import Sequence
from typing import Any

from reports.compose.common import (
    BRA,
    NONE,
    Indicator,
    Underlag,
    both,
    group_name,
    interval,
    lowered,
    pick,
    picture,
    series_names,
    unbroken,
    value,
)
from reports.compose.consequences import consequences
from reports.compose.deviations import deviations
from reports.compose.references import levels
from reports.compose.trends import trend_line, trends
from reports.compose.weeks import week_by_week
from reports.context import Context
from reports.figures import forandring, serier
from reports.model import Block, Section, Table, Text
from transforms.swedish import numbers

Group = tuple[str, list[Indicator]]
Series = tuple[str, list[str], list[Indicator]]  # name, the problems it serves, its years


def mapping(underlag: Underlag, context: Context) -> tuple[Section, ...]:
    """Extent and consequences."""
    blocks: list[Block] = []
    counts = pick(underlag, "brott", context.kommun_kod)
    groups = [g for g in _distinct(context, counts) if any(i["varde"] is not None for i in g[2])]
    if counts:
        blocks.append(Text("Anmälda brott är inte samma sak som begångna brott. Intervallen gäller slump, "
                           "inte mörkertal eller kodning."))
        blocks += _series(underlag, context, groups)
        blocks += _breaks(context, counts)
        blocks += _changes(underlag, context)
    else:
        blocks.append(Text("Ingen statistik över anmälda brott är inläst för kommunen."))
    blocks += trends(underlag, context, groups)
    blocks += levels(underlag, context, groups)
    return (Section("omfattning", "Kartläggning – omfattning", tuple(blocks),
                    (deviations(underlag, context), *week_by_week(underlag))),
            consequences(underlag, context))


def _start(context: Context, problems: list[str]) -> int | None:
    starts = [lofte.overenskommelse.fran.year for lofte in context.loften
              if set(problems) & set(lofte.problem) and lofte.overenskommelse.fran]
    return max(starts, default=None)


def _breaks(context: Context, counts: list[Indicator]) -> list[Block]:
    """Which series begin anew, and when: their earlier years are not shown."""
    since: dict[str, list[str]] = {}
    for problem in series_names(counts):
        own = [i for i in counts if i["problem"] == problem]
        if len(first := unbroken(own)) < len(own):
            since.setdefault(first[0]["period"], []).append(lowered(context.problemnamn[problem]))
    return [Text(f"Från {year} räknas {numbers.upprakning(names)} på annat sätt än förut. Tidigare år kan inte "
                 "jämföras och visas inte.", "not") for year, names in sorted(since.items())]


def _distinct(context: Context, counts: list[Indicator]) -> list[Series]:
    """One series per set of numbers: problems that share a wider group are shown once, named together."""
    groups: dict[tuple[Any, ...], list[str]] = {}
    rows: dict[tuple[Any, ...], list[Indicator]] = {}
    for problem in series_names(counts):
        own = unbroken([i for i in counts if i["problem"] == problem])
        key = tuple((i["period"], i["antal"]) for i in own)
        groups.setdefault(key, []).append(problem)
        rows[key] = own
    exact_first = sorted(groups.items(), key=lambda group: "ungefarlig" in rows[group[0]][0]["flaggor"])
    return [(group_name(context, problems, "ungefarlig" in rows[key][0]["flaggor"]), problems, rows[key])
            for key, problems in exact_first]


def _series(underlag: Underlag, context: Context, groups: Sequence[Series]) -> list[Block]:
    if not groups:
        return [Text("Alla antal är dolda.")]
    lines = tuple(_line(underlag, context, *group) for group in groups)
    named = [(name, rows) for name, _, rows in groups]
    long = Table("Anmälda brott per år", ("Serie", "År", "Antal", "95 % intervall"),
                 tuple((name, i["period"], value(i), interval(i)) for name, rows in named for i in rows))
    years = sorted({i["period"] for _, rows in named for i in rows})
    alt = "Linjediagram. " + " ".join(
        f"{name}: {value(rows[0])} år {rows[0]['period']} och {value(rows[-1])} år {rows[-1]['period']}."
        for name, rows in named)
    source = (f"{BRA} n: antalen i tabellen. Strecket är antalet, fältet 95 % intervall för slumpen. "
              + ("Prickat: trenden. " if any(line.trend for line in lines) else "") + "Varje ruta har egen skala.")
    figure = picture("anmalda-brott", _headline(context, named, years), source, alt, serier, lines, long)
    return [figure, _by_year(named, years)]


def _line(underlag: Underlag, context: Context, name: str, problems: list[str], rows: list[Indicator]) -> serier.Series:
    return serier.Series(
        name, tuple(int(i["period"]) for i in rows), tuple(i["varde"] for i in rows),
        tuple(i["ki"] and i["ki"][0] for i in rows), tuple(i["ki"] and i["ki"][1] for i in rows),
        _start(context, problems), trend_line(underlag, context.kommun_kod, problems[0], rows))


def _headline(context: Context, groups: list[Group], years: list[str]) -> str:
    """The series that measure their problem exactly carry the title; without one the title says what is drawn."""
    exact = [(name, rows) for name, rows in groups if "ungefarlig" not in rows[0]["flaggor"]]
    if not exact or len(years) < 2:
        return f"Anmälda brott i {context.kommun_namn} {years[0]}–{years[-1]}"
    said = [f"{lowered(name)} från {value(rows[0])} till {value(rows[-1])}" for name, rows in exact]
    return f"Anmälda brott i {context.kommun_namn} {years[0]}–{years[-1]}: {numbers.upprakning(said)}"


def _by_year(groups: list[Group], years: list[str]) -> Table:
    by_period = [{i["period"]: i for i in rows} for _, rows in groups]
    rows = tuple((year, *(both(found.get(year)) for found in by_period)) for year in years)
    return Table("Anmälda brott per år, med 95 % intervall", ("År", *(name for name, _ in groups)), rows)


def _changes(underlag: Underlag, context: Context) -> list[Block]:
    rows = pick(underlag, "brott_forandring", context.kommun_kod)
    if not rows:
        return []
    last = max(i["period"] for i in rows)
    before = str(int(last) - 1)
    counts = {(i["problem"], i["period"]): i for i in pick(underlag, "brott", context.kommun_kod)}
    groups = _shared([i for i in rows if i["period"] == last], counts, before, last)
    drawn, table = [], []
    for problems, change in groups:
        name = group_name(context, problems, "ungefarlig" in change["flaggor"])
        broken = "seriebrott" in change["flaggor"]
        small = broken or "under_20" in change["flaggor"] or change["ki"] is None or not change["varde"]
        first, second = (value(counts.get((problems[0], year))) for year in (before, last))
        ratio = "ny serie" if broken else "för få" if small else value(change)
        table.append((name, NONE if broken else first, second, ratio, NONE if small else interval(change)))
        if not small:
            drawn.append(forandring.Change(name, change["varde"], *change["ki"]))
    shown = Table(f"Anmälda brott per invånare {last} mot {before}", ("Serie", before, last, "Kvot", "95 % intervall"),
                  tuple(table))
    drawn.sort(key=lambda c: c.lo <= 1 <= c.hi)  # what the title tells of stands first
    return [_change_figure(tuple(drawn), shown, before, last), shown] if drawn else [shown]


def _shared(
    changes: list[Indicator], counts: dict[tuple[str, str], Indicator], before: str, last: str,
) -> list[tuple[list[str], Indicator]]:
    """Problems with the same counts in both years share one row."""
    found: dict[tuple[Any, ...], tuple[list[str], Indicator]] = {}
    for change in changes:
        pair = [counts.get((change["problem"], year)) for year in (before, last)]
        shown = [c["antal"] for c in pair if c and c["antal"] is not None]
        key = tuple(shown) if len(shown) == 2 else (change["problem"],)
        found.setdefault(key, ([], change))[0].append(change["problem"])
    return list(found.values())


def _change_figure(drawn: tuple[forandring.Change, ...], shown: Table, before: str, last: str) -> Block:
    up, down = [c.label for c in drawn if c.lo > 1], [c.label for c in drawn if c.hi < 1]
    said = [f"{len(names)} {verb}" for names, verb in ((up, "ökade"), (down, "minskade")) if names]
    said[:1] = [text.replace(" ", f" av {len(drawn)} serier ", 1) for text in said[:1]]
    title = (numbers.upprakning(said) or f"Ingen av {len(drawn)} serier ändrades") + f" mer än slumpen brukar ge {last}"
    alt = "Punktdiagram. " + " ".join(
        f"{c.label}: {numbers.forandring_procent(c.ratio)}, intervall {numbers.forandring_procent(c.lo)} till "
        f"{numbers.forandring_procent(c.hi)}." for c in drawn)
    source = (f"{BRA} Per invånare, {last} mot {before}. n: antalen i tabellen. Streck: 95 % intervall. "
              "Ifylld punkt: intervallet utesluter oförändrat.")
    return picture("forandring", title, source, alt, forandring, drawn, shown)
