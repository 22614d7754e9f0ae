"""The last look before a record leaves the house: does anything that it shows give back what it hides?"""

from collections.abc import Mapping
from typing import Any

from transforms.disclosure.bounds import exposed, ranges
from transforms.disclosure.rules import Cell, small
from transforms.disclosure.secondary import Pattern, shown_of
from transforms.errors import DisclosureError
from transforms.swedish import disclosure as words

Record = Mapping[str, Any]
_COUNTS = ("antal", "andel_pct")


def check(record: Record, pattern: Pattern) -> int:
    """How many hidden counts were tried; each can be anything from one up to the threshold, and none that small stands.

    Reads the finished record, not the plan of what to hide, so that a number shown by mistake is found.

    Raises:
        DisclosureError: with the Swedish name of the check that failed and the first count it failed for.
    """
    return prove(_read(record, pattern), pattern)


def prove(shown: Mapping[Cell, int], pattern: Pattern) -> int:
    """As `check`, of the counts that were read from a finished record.

    Raises:
        DisclosureError: see `check`.
    """
    if told := [c for c in shown if small(shown[c])]:
        raise DisclosureError(words.small_shown(_name(told[0]), len(told)))
    hidden = {c for c in pattern.counts if c not in shown}
    if missed := sorted(c for c in pattern.guarded if c in shown):
        raise DisclosureError(words.small_shown(_name(missed[0]), len(missed)))
    read = shown_of(pattern.sums, {**pattern.counts, **shown}, hidden)
    if open_cells := exposed(pattern.guarded, ranges(pattern.sums, read, pattern.floor), pattern.floor):
        raise DisclosureError(words.can_be_worked_out(_name(open_cells[0]), len(open_cells)))
    return len(pattern.guarded)


def _read(record: Record, pattern: Pattern) -> dict[Cell, int]:
    """Every count of one year or month that stands in the record."""
    found: dict[Cell, int] = {}
    for i in record["indikatorer"]:
        if i["matt"] in _COUNTS and i["antal"] is not None:
            problem, _, measure = i["indikator_id"].partition(".")
            key = f"{problem}.{'handelser' if measure == 'dygnstid' else measure}"
            found[key, i["omrade_kod"], int(i["period"]), "demo" in i["flaggor"]] = i["antal"]
    for p in record["platser"]:
        both = [(f"{p['problem']}.handelser", p["plats_id"], int(p["period"]), origin) for origin in (False, True)]
        # Places are told of real incidents where a problem has any; their mark `demo` may speak of the population.
        if p["antal"] is not None:
            found.update(dict.fromkeys([k for k in both if k in pattern.counts][:1], p["antal"]))
    for a in record["avvikelser"]:
        if a["antal"] is not None:
            serie = a["serie"].removesuffix(".demo")
            found[serie, a["period"], int(a["period"][:4]), serie != a["serie"]] = a["antal"]
    return found


def _name(cell: Cell) -> str:
    return f"{cell[0]}, {cell[1]}, {cell[2]}"
