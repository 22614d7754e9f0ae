"""What a finished record tells of counts: which are shown, and which are said to be hidden."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from transforms.disclosure.rules import COUNTED, Cell

Record = Mapping[str, Any]
_COUNTS = ("antal", "andel_pct")
_HIDDEN = "undertryckt"


@dataclass(frozen=True)
class Told:
    """Counts that a reader has already, and those that were kept from them; a count may be both, in two reports."""

    shown: Mapping[Cell, int] = field(default_factory=dict)
    hidden: frozenset[Cell] = frozenset()


def told_before(records: Iterable[Record]) -> Told:
    """What publications of other periods tell together."""
    shown: dict[Cell, int] = {}
    hidden: set[Cell] = set()
    for record in records:
        shown |= shown_in(record, lambda _: True)
        hidden |= _hidden_in(record)
    return Told(shown, frozenset(hidden))


def shown_in(record: Record, known: Callable[[Cell], bool]) -> dict[Cell, int]:
    """Every count of one year or month that stands in the record; `known` = is there such a count?"""
    found = {_cell(i): i["antal"] for i in record["indikatorer"] if i["matt"] in _COUNTS and i["antal"] is not None}
    for p in record["platser"]:
        both = [(f"{p['problem']}.handelser", p["plats_id"], int(p["period"]), origin) for origin in (False, True)]
        # Places are told of real incidents where a problem has any; their mark `demo` may speak of the population.
        if p["antal"] is not None:
            found.update(dict.fromkeys([k for k in both if known(k)][:1], p["antal"]))
    return found | {_month(a): a["antal"] for a in record["avvikelser"] if a["antal"] is not None}


def _hidden_in(record: Record) -> set[Cell]:
    found = {_cell(i) for i in record["indikatorer"] if i["matt"] in _COUNTS and _HIDDEN in i["flaggor"]}
    return found | {_month(a) for a in record["avvikelser"] if a["flagga"] == _HIDDEN}


def _cell(row: Record) -> Cell:
    problem, _, measure = row["indikator_id"].partition(".")
    return f"{problem}.{COUNTED.get(measure, measure)}", row["omrade_kod"], int(row["period"]), "demo" in row["flaggor"]


def _month(row: Record) -> Cell:
    serie = row["serie"].removesuffix(".demo")
    return serie, row["period"], int(row["period"][:4]), serie != row["serie"]
