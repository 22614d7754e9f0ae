"""Part of section 4: the level beside that of other kommuner, or in words why it cannot be compared."""

from collections.abc import Sequence

from reports.compose.common import (
    BRA,
    DEMO,
    HIDDEN,
    NONE,
    Indicator,
    Underlag,
    interval,
    pick,
    picture,
    unbroken,
    value,
)
from reports.context import Context
from reports.figures import band
from reports.model import Block, Table, Text
from transforms.swedish import numbers
from transforms.swedish import references as words

_PANELS = 4
_RIKET = "riket"
Group = tuple[str, list[str], list[Indicator]]
Compared = tuple[str, str, Indicator]  # name, problem, comparison
_ABOVE, _BELOW = ("over", "over_yttre"), ("under", "under_yttre")


def levels(underlag: Underlag, context: Context, groups: Sequence[Group]) -> list[Block]:
    """A table of the last comparisons and a figure of the years; `groups` = name, problems and counts of each series.

    A series for several problems stands once. What is drawn: the series that stand out first, then as they came.
    """
    rows = pick(underlag, "brott_jamforelse", context.kommun_kod)
    if not rows:
        return [Text(words.NONE, "not")]
    last = max(i["period"] for i in rows)
    found = {i["problem"]: i for i in rows if i["period"] == last}
    compared = [(name, problems[0], found[problems[0]]) for name, problems, _ in groups if problems[0] in found]
    if not compared:
        return [Text(words.NONE, "not")]
    outside = {side: [name for name, _, i in compared if words.flag(i, "tratt") in side] for side in (_ABOVE, _BELOW)}
    title = words.headline(outside[_ABOVE], outside[_BELOW], len(compared), last)
    compared.sort(key=lambda c: words.flag(c[2], "tratt") not in (*_ABOVE, *_BELOW))
    n = max((i["n"] for _, _, i in compared if i["n"]), default=0)
    return [Text(words.intro(n)), *_figure(underlag, context, compared[:_PANELS], title), _table(compared, last)]


def _table(compared: Sequence[Compared], last: str) -> Table:
    cells = tuple((name, words.when(i | {"ar": int(i["period"])}).removeprefix("år "), value(i), interval(i),
                   *_where(i)) for name, _, i in compared)
    header = ("Serie", "År", "Gånger nivån i alla", "95 % intervall", "Läge i tratten", "Mittersta hälften")
    return Table(f"Anmälda brott per invånare mot andra kommuner {last}", header, cells,
                 any("demo" in i["flaggor"] for _, _, i in compared))


def _where(row: Indicator) -> tuple[str, str]:
    if "undertryckt" in row["flaggor"]:
        return HIDDEN, HIDDEN
    return words.POSITIONS[words.flag(row, "tratt")], words.BAND[words.flag(row, "band")]


def _figure(underlag: Underlag, context: Context, compared: Sequence[Compared], title: str) -> list[Block]:
    data = tuple(level for name, problem, _ in compared if (level := _level(underlag, context, name, problem)))
    if not data:
        return []
    synthetic = any("demo" in i["flaggor"] for _, _, i in compared)
    long = Table("Anmälda brott per 1 000 invånare", ("Serie", "År", context.kommun_namn, "Undre kvartil",
                                                     "Övre kvartil", "Riket"), tuple(
        (d.name, str(year), _number(own), _number(lo), _number(hi), _number(riket)) for d in data
        for year, own, (lo, hi), riket in zip(d.years, d.own, d.band, d.riket, strict=True)), synthetic)
    alt = "Linjediagram med band. " + " ".join(
        f"{d.name}: {_number(d.own[-1])} per 1 000 invånare år {d.years[-1]}; mittersta hälften av kommunerna "
        f"{_number(d.band[-1][0])}–{_number(d.band[-1][1])}." for d in data)
    source = (f"{DEMO if synthetic else BRA} Per 1 000 invånare. Grått: den mittersta hälften av kommunerna. n: "
              "antalen i tabellen. Varje ruta har egen skala.")
    return [picture("niva", title, source, alt, band, data, long)]


def _level(underlag: Underlag, context: Context, name: str, problem: str) -> band.Level | None:
    def of(measure: str, area: str) -> dict[str, Indicator]:
        return {i["period"]: i for i in pick(underlag, measure, area) if i["problem"] == problem}

    own, bands, riket = (of(m, a) for m, a in (
        ("brott_per_1000", context.kommun_kod), ("brott_band", _RIKET), ("brott_per_1000", _RIKET)))
    years = [i["period"] for i in unbroken([own[p] for p in sorted(own)]) if i["period"] in bands]
    if not years:
        return None
    return band.Level(
        name, context.kommun_namn, tuple(int(y) for y in years), tuple(_shown(own[y]) for y in years),
        tuple((bands[y]["ki"][0], bands[y]["ki"][1]) for y in years),
        tuple(_shown(riket[y]) if y in riket else None for y in years))


def _shown(rate: Indicator) -> float | None:
    """A rate that may be drawn: one on too few events says nothing."""
    return None if "opalitlig" in rate["flaggor"] else rate["varde"]


def _number(rate: float | None) -> str:
    return NONE if rate is None else numbers.decimal(rate)
