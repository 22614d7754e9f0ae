"""What several chapters need: picking indicators, and numbers as they stand in tables."""

from collections.abc import Callable, Iterable
from typing import Any

from matplotlib.axes import Axes

from reports.figures import style
from reports.model import Picture, Table
from transforms.swedish import numbers

Indicator = dict[str, Any]
HIDDEN = "färre än 5"
NONE = "–"


def measure(indicator: Indicator) -> str:
    """The measure part of an indicator's id."""
    return str(indicator["indikator_id"]).partition(".")[2]


def pick(underlag: dict[str, Any], name: str, area: str | None = None) -> list[Indicator]:
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


_FORMS: dict[str, Callable[[float], str]] = {
    "antal": numbers.antal, "per_1000": numbers.decimal, "kvot": numbers.kvot, "andel_pct": numbers.procent,
    "procentenheter": numbers.decimal, "km_h": numbers.decimal,
}


def picture(
    name: str, title: str, source: str, alt: str, draw: Callable[[Any, Axes], None], data: Any, table: Table,
    size: tuple[float, float] = (7.2, 3.6),
) -> Picture:
    """Draw and wrap a figure; its label follows its table's."""
    svg, png = style.render(draw, data, name, size)
    return Picture(name, title, source, alt, svg, png, table, table.synthetic)


def series_names(rows: Iterable[Indicator]) -> list[str]:
    """Problems in order of first appearance."""
    return list(dict.fromkeys(str(r["problem"]) for r in rows))
