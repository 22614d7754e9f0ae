"""What several chapters need: picking indicators, and numbers as they stand in tables."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

from reports.context import Context
from reports.figures import style
from reports.model import REAL, SYNTHETIC, LiveMap, Picture, Table
from transforms.swedish import numbers

Indicator = dict[str, Any]
Underlag = dict[str, Any]
Data = TypeVar("Data")
HIDDEN = "dolt"
NONE = "–"
BRA = f"{REAL}: Brå, anmälda brott. Egen bearbetning."
DEMO = f"{SYNTHETIC}. Egen bearbetning."


def measure(indicator: Indicator) -> str:
    """The measure part of an indicator's id."""
    return str(indicator["indikator_id"]).partition(".")[2]


def pick(underlag: Underlag, name: str, area: str | None = None) -> list[Indicator]:
    """The indicators of one measure, in one area when given."""
    return [i for i in underlag["indikatorer"] if measure(i) == name and (area is None or i["omrade_kod"] == area)]


def value(indicator: Indicator | None) -> str:
    """An indicator's value as a table shows it."""
    if indicator is None:
        return NONE
    if indicator["varde"] is None:
        return HIDDEN if "undertryckt" in indicator["flaggor"] else NONE
    return _FORMS[indicator["matt"]](indicator["varde"])


def interval(indicator: Indicator | None) -> str:
    """An indicator's interval as a table shows it."""
    if indicator is None or indicator["ki"] is None:
        return NONE
    lo, hi = indicator["ki"]
    return numbers.intervall(lo, hi, 0 if indicator["matt"] == "antal" else 2 if indicator["matt"] == "kvot" else 1)


def both(indicator: Indicator | None) -> str:
    """Value and interval in one cell: "42 (30–57)"."""
    shown, limits = value(indicator), interval(indicator)
    return shown if limits == NONE else f"{shown} ({limits})"


_FORMS: dict[str, Callable[[float], str]] = {
    "antal": numbers.antal, "per_1000": numbers.decimal, "kvot": numbers.kvot, "andel_pct": numbers.procent,
    "procentenheter": numbers.decimal, "km_h": numbers.decimal, "index_0_6": numbers.decimal, "medel": numbers.decimal,
}


def picture(
    name: str, title: str, source: str, alt: str, chart: style.Chart[Data], data: Data, table: Table,
    live: LiveMap | None = None,
) -> Picture:
    """A figure that draws `data`; `chart` is its module, `live` the same as a map to move. Its label follows its
    table's."""
    shown = f"{title} (syntetiska demodata)" if table.synthetic else title
    drawn = partial(style.render, chart, data, name, shown, source)
    return Picture(name, title, source, alt, drawn, partial(style.still, chart, data), table, table.synthetic,
                   live)


def series_names(rows: Iterable[Indicator]) -> list[str]:
    """Problems in order of first appearance."""
    return list(dict.fromkeys(str(r["problem"]) for r in rows))


def unbroken(rows: list[Indicator]) -> list[Indicator]:
    """The years of a series that can be compared with its last: those from the latest break on."""
    breaks = [k for k, i in enumerate(rows) if "seriebrott" in i["flaggor"]]
    return rows[breaks[-1]:] if breaks else rows


def group_name(context: Context, problems: list[str], wide: bool) -> str:
    """The name of a series that serves several problems, said to be wider when it is."""
    names = numbers.upprakning([lowered(context.problemnamn[p]) for p in problems])
    return f"Bredare serie för {names}" if wide else names[0].upper() + names[1:]


def lowered(name: str) -> str:
    """A name inside a sentence: first letter small, but never that of an abbreviation."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
