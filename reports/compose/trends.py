"""Part of section 4: how the series move per year, and in words which have no trend."""

from collections.abc import Sequence

from reports.compose.common import NONE, Indicator, Underlag, lowered, pick
from reports.context import Context
from reports.model import Block, Table, Text
from transforms import settings
from transforms.swedish import numbers
from transforms.swedish import trends as words

_LIMITS = {"ar": settings.MIN_AR_TREND.varde, "manader": settings.MIN_MANADER.varde,
           "per_ar": settings.MIN_PROCENT.varde, "per_manad": settings.MIN_MANADSMEDEL.varde}
Named = tuple[str, Indicator]


def trends(
    underlag: Underlag, context: Context, groups: Sequence[tuple[str, list[str], list[Indicator]]],
) -> list[Block]:
    """One table per source with the series that carry a trend; `groups` = the series of reported crime.

    A wider series for several problems stands once.
    """
    crime = {i["problem"]: i for i in pick(underlag, "brott_trend", context.kommun_kod)}
    named = [(name, crime[problems[0]]) for name, problems, _ in groups if problems[0] in crime]
    events = [(context.problemnamn[i["problem"]], i) for i in pick(underlag, "handelser_trend", context.kommun_kod)]
    found = [*_source(named, "Anmälda brott"), *_source(events, "Polisens händelser")]
    return [Text(words.INTRO), *found] if found else []


def trend_line(underlag: Underlag, kommun: str, problem: str, rows: Sequence[Indicator]) -> tuple[float, ...]:
    """The fitted counts of the years of `rows`, empty where no trend may be shown or a year's inhabitants are unknown.

    The fit has the same sum as the counts on either side of a step, so the ratio and the inhabitants give it whole.
    """
    found = next((i for i in pick(underlag, "brott_trend", kommun) if i["problem"] == problem), None)
    if found is None or found["varde"] is None or any(i["varde"] is None for i in rows):
        return ()
    rates = {i["period"]: i["varde"] for i in pick(underlag, "brott_per_1000", kommun) if i["problem"] == problem}
    people = [i["varde"] / rates[i["period"]] if rates.get(i["period"]) else None for i in rows]
    if "per_invanare" not in found["flaggor"]:
        people = [1.0] * len(rows)
    last = int(found["period"])
    shape = [n and n * found["varde"] ** (int(i["period"]) - last) for n, i in zip(people, rows, strict=True)]
    known = [s for s in shape if s]
    if len(known) < len(rows):
        return ()
    scale = sum(i["varde"] for i in rows) / sum(known)
    return tuple(scale * s for s in known)


def _source(rows: Sequence[Named], source: str) -> list[Block]:
    able = [(name, i) for name, i in rows if i["varde"] is not None and i["ki"]]
    unable: dict[str, list[str]] = {}
    for name, i in rows:
        if i["varde"] is None:
            unable.setdefault(words.reason(i["flaggor"], _LIMITS), []).append(lowered(name))
    blocks: list[Block] = []
    if able:
        up = [lowered(name) for name, i in able if i["ki"][0] > 1]
        down = [lowered(name) for name, i in able if i["ki"][1] < 1]
        blocks.append(Text(f"{source}: {words.conclusion(up, down, len(able))}"))
        blocks.append(_table(able, source))
        if loose := [lowered(name) for name, i in able if "kanslig_for_beroende" in i["flaggor"]]:
            blocks.append(Text(words.lost_dependence(loose), "not"))
    if unable:
        blocks.append(Text(words.none(unable, source), "not"))
    return blocks


def _table(able: Sequence[Named], source: str) -> Table:
    cells = tuple((name, _years(i), numbers.forandring_procent(i["varde"]), " till ".join(
        numbers.forandring_procent(x) for x in i["ki"]), _breaks(i)) for name, i in able)
    per = " per invånare" if all("per_invanare" in i["flaggor"] for _, i in able) else ""
    return Table(f"{source}, ändring{per} per år", ("Serie", "År", "Per år", "95 % intervall", "Steg i serien"), cells,
                 any("demo" in i["flaggor"] for _, i in able))


def _years(row: Indicator) -> str:
    years = next(int(flag[3:]) for flag in row["flaggor"] if flag.startswith("ar_"))
    last = int(row["period"])
    return f"{last - years + 1}–{last}" if years > 1 else str(last)


def _breaks(row: Indicator) -> str:
    return numbers.upprakning([flag[6:] for flag in row["flaggor"] if flag.startswith("brott_")]) or NONE
