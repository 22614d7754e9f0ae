"""What of one number may be shown to whom. `bra` and `publik` hide the same counts."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any

from transforms import settings
from transforms.evidence import Row, years_of
from transforms.registry import Registry
from transforms.statistics.display import TOO_FEW

_OCCASIONS = ("tillfallen", "jamfor_tillfallen")
_PLACE_HIDDEN = ("antal", "forvantat", "kvot", "p", "q", "rang", "dygnstid")
_OF_THE_PLACE = ("anhopning", "upprepad_adress", "tid_")  # the other flags speak of the problem or of all areas
_MADE_OF_COUNTS = re.compile(r"_(forandring|skillnad|jamforelse|jamforelse_grupp|per_1000|utjamnad|trend)$")
_BESIDE_OTHERS = ("tratt_", "band_")  # where a level lies among others narrows down the count behind it
COUNTED = {"anhopning": "handelser", "dygnstid": "handelser"}  # measures of the same incidents
_HIDDEN = ("varde", "ki_undre", "ki_ovre", "p_upp", "p_ned", "antal", "jamfor_antal", "n", *_OCCASIONS)


def small(count: int | None) -> bool:
    """True for a count of 1 up to the threshold: shown only inside the house."""
    return count is not None and 0 < count < settings.TROSKEL.varde


Cell = tuple[str, str, int, bool]


def cell(row: Row, year: int) -> Cell:
    """What one count is known by: measure, area, year, origin; a rate, change or comparison is made of such counts."""
    problem, _, measure = _MADE_OF_COUNTS.sub("", row["indikator_id"]).partition(".")
    return f"{problem}.{COUNTED.get(measure, measure)}", row["omrade_kod"], year, row["syntetisk"]


def small_cells(rows: Iterable[Row]) -> set[Cell]:
    """The counts that are too small to show: a number of several years goes with any of them."""
    return {cell(r, r["ar"]) for r in rows if r["matt"] == "antal" and small(r["antal"])}


def cell_of_month(row: Row) -> Cell:
    """What the count of one month of a series is known by."""
    return row["serie"], row["period"], int(row["period"][:4]), row["syntetisk"]


def _unsure(row: Row) -> bool:
    """A share on too few answers, or with an interval too wide to show; a change between waves may still be judged."""
    return TOO_FEW in row["flaggor"] or (row.get("matt") == "andel_pct" and "brett_intervall" in row["flaggor"])


def masked(row: Row, edition: str, registry: Registry, kommun: str, beside: AbstractSet[Cell] = frozenset()) -> Row:
    """The indicator as the edition may show it: numbers None and a flag where it may not.

    A ratio, rate or difference goes with the count it is made of. One to four reporters or occasions are hidden alone.
    Sensitive problems are shown for the kommun and riket only. `beside` = counts hidden for the sake of others, and for
    numbers of several years the small ones. `sma_tal` = a number from which small counts could be worked out.
    """
    if edition == "intern":
        return row
    told = [flag for flag in row["flaggor"] if not flag.startswith(_BESIDE_OTHERS)]
    if registry.problem[row["problem"]].kansligt and row["omrade_kod"] not in (kommun, "riket"):
        return row | dict.fromkeys(_HIDDEN) | {"flaggor": [*told, "undertryckt", "kansligt"]}
    if small(row["antal"]) or small(row["jamfor_antal"]) or _unsure(row) or "sma_tal" in row["flaggor"]:
        return row | dict.fromkeys(_HIDDEN) | {"flaggor": [*told, "undertryckt"]}
    years = (*years_of(row), *([] if row["jamfor_ar"] is None else [row["jamfor_ar"]]))
    if beside and any(cell(row, year) in beside for year in years):
        return row | dict.fromkeys(_HIDDEN) | {"flaggor": [*told, "undertryckt", "sekundart"]}
    return row | {key: None for key in _OCCASIONS if small(row[key])}


def masked_place(place: dict[str, Any], count: Row, edition: str) -> dict[str, Any]:
    """A place as the edition may show it; `count` = its indicator as the edition shows that.

    Outside the house a place is its name and a part of the day: no centre or radius, no hours, and no share of them,
    which may rest on one to four incidents; to the public neither a part of the day nor a rank. All goes with a hidden
    count.
    """
    window = place["dygnstid"]
    if edition == "intern":
        return place | {"dygnstid": window and {"topp": window["topp"], "andel": window["andel"]}}
    place = place | {"centrum": None, "radie_m": None}
    if count["antal"] is None:
        flags = [flag for flag in place["flaggor"] if not flag.startswith(_OF_THE_PLACE)]
        return place | dict.fromkeys(_PLACE_HIDDEN) | {"flaggor": [*flags, "undertryckt"]}
    if edition == "publik":
        flags = [flag for flag in place["flaggor"] if not flag.startswith("tid_")]
        return place | {"dygnstid": None, "rang": None, "flaggor": flags}
    return place | {"dygnstid": window and {"topp": window["dygnsdel"], "andel": None}}
