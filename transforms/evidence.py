"""What each source says of a promise's problems at its places, from before the promise began."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb
import pandas as pd

from transforms import settings
from transforms.database import run
from transforms.period import Period
from transforms.registry import Lofte, Registry
from transforms.statistics.display import TOO_FEW

Row = dict[str, Any]
# Source kinds whose rows only ever speak of the whole kommun in this version.
_KOMMUN_ONLY = ("brottsstatistik", "trafik")
# Source kinds whose counts depend on how much the police look.
_DETECTING = ("brottsstatistik", "handelser")
# The measures that are put to the test, per source kind; of those in one bracket the first that there is. The others
# are context or counts. A kommun's own answers speak before shares that others have summed up.
TESTED: dict[str, tuple[tuple[str, ...], ...]] = {
    "brottsstatistik": (("brott_forandring",), ("brott_jamforelse",)),
    "handelser": (("handelser_forandring",),),
    "est": (("est_forandring",),),
    "undersokning": (("trygghet_skillnad", "publicerad_skillnad"),),
    "dialog": (("dialog",),),
    "vandring": (("vandring",),),
    "trafik": (("fart",),),
}
# The tested measure that is a level beside others' and no change.
LEVEL = "brott_jamforelse"
# Shown beside the tested measure.
CONTEXT = {"brott_forandring": "brott_per_1000", LEVEL: "brott_per_1000", "trygghet_skillnad": "trygghet",
           "publicerad_skillnad": "publicerad"}


@dataclass(frozen=True)
class Scope:
    """The areas a promise speaks of; `whole` = the kommun.

    `condition` says to what the text leaves (some of) the places: `lagesbild`, `otrygghet`, or "" for none.
    """

    areas: tuple[str, ...]
    whole: bool
    condition: str


@dataclass(frozen=True)
class Claim:
    """One tested number of one source: the indicator row, its context row, and how well it fits the promise.

    `wider` = the series holds more than the problem; `coarser` = it is for the kommun, the promise for places;
    `detected` = reports of the problem follow how much the police look for it.
    """

    kallslag: str
    problem: str
    row: Row
    context: Row | None
    wider: bool
    coarser: bool
    demo: bool
    detected: bool = False


def scope(lofte: Lofte, kommun: str) -> Scope:
    """Named places and place types as they stand; the kommun when only it, or only a condition, is named."""
    named = tuple(p for p in lofte.platser if p != "kommunen" and not p.startswith("enligt:"))
    left = [p.removeprefix("enligt:") for p in lofte.platser if p.startswith("enligt:")]
    return Scope(named or (kommun,), not named, left[0] if left else "")


def cutoff_year(lofte: Lofte, period: Period) -> int:
    """The last whole calendar year a promise may be justified by: before its start; undated, up to the period's end."""
    start = lofte.overenskommelse.fran
    if start is not None:
        return start.year - 1
    return period.last_whole_year


def covers_or_follows(lofte: Lofte, period: Period) -> bool:
    """Promises in force during or beginning after the period, and undated ones, are justified."""
    end = lofte.overenskommelse.till
    return end is None or end >= period.first


def read_indicators(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """All indicators of a build as plain records; unknown values are None."""
    return plain_rows(con, "select * from indikator order by indikator_id, omrade_kod, period, syntetisk")


def plain_rows(con: duckdb.DuckDBPyConnection, query: str, params: dict[str, Any] | None = None) -> list[Row]:
    """The rows of a query as plain records; unknown values are None."""
    frame = run(con, query, params or {}).df()
    return [{key: plain(value) for key, value in row.items()} for row in frame.to_dict("records")]


def plain(value: Any) -> Any:
    """A cell of a result as Python has it: lists as lists, unknown as None."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | dict):
        return value
    return None if pd.isna(value) else value


def claims(
    lofte: Lofte, kallslag: str, rows: Iterable[Row], registry: Registry, kommun: str, last_year: int
) -> list[Claim]:
    """The tested numbers of one source kind for one promise, latest year first found, not older than the limit.

    Real rows win over synthetic ones of the same kind: the two are never put side by side in one utslag.
    """
    if not lofte.problem:
        return []
    place = scope(lofte, kommun)
    areas = (kommun,) if kallslag in _KOMMUN_ONLY else place.areas
    if kallslag == "undersokning":
        areas = (kommun, *_areas_of_places(place, registry, kommun))
    oldest = last_year - int(settings.MAX_ALDER.varde)
    mine = [r for r in rows if r["kallslag"] == kallslag and r["problem"] in lofte.problem
            and r["omrade_kod"] in areas and oldest < r["ar"] <= last_year]
    if any(not r["syntetisk"] for r in mine):
        mine = [r for r in mine if not r["syntetisk"]]
    found: list[Claim] = []
    for problem in lofte.problem:
        for tested, own in _numbers(kallslag, [r for r in mine if r["problem"] == problem], areas, kommun):
            context = _latest([r for r in own if r["ar"] == tested["ar"]], CONTEXT.get(measure(tested), ""))
            if any(tested["bredare"] and _same_series(tested, c.row) for c in found):
                continue  # two problems that share one wider series are one number, not two
            found.append(Claim(
                kallslag, problem, tested, context, wider=bool(tested["bredare"]),
                coarser=tested["omrade_kod"] == kommun and not place.whole, demo=bool(tested["syntetisk"]),
                detected=registry.problem[problem].upptacktsstyrt and kallslag in _DETECTING,
            ))
    return found


def measure(row: Row) -> str:
    """The measure part of an indicator's id."""
    return str(row["indikator_id"]).partition(".")[2]


def years_of(row: Row) -> range:
    """The years whose counts a number is made of, the year it is compared with aside: one, or those taken together."""
    taken = next((int(flag[3:]) for flag in row["flaggor"] if flag.startswith("ar_")), 1)
    return range(row["ar"] - taken + 1, row["ar"] + 1)


def testable(row: Row) -> bool:
    """True when a change carries a test: there is a p, and enough answers behind it."""
    return row["p_upp"] is not None and TOO_FEW not in row["flaggor"]


def _areas_of_places(place: Scope, registry: Registry, kommun: str) -> tuple[str, ...]:
    """The areas in which the places of a promise lie, each once; none when the kommun is meant."""
    if place.whole:
        return ()
    home = {p.plats_id: p.omrade_kod for p in registry.platser(kommun)}
    typed: dict[str, list[str]] = {}
    for p in registry.platser(kommun):
        typed.setdefault(f"typ:{p.typ}", []).append(p.omrade_kod)
    codes = [code for named in place.areas for code in typed.get(named, [home.get(named, named)])]
    return tuple(code for code in dict.fromkeys(codes) if code and code != kommun)


def _numbers(
    kallslag: str, mine: list[Row], areas: tuple[str, ...], kommun: str
) -> list[tuple[Row, list[Row]]]:
    """The tested row of each area with the area's rows. A survey speaks by the areas of the places where it can.

    A share can be tested in few areas: where it can in none, that of the kommun stands for them.
    """
    by_area = {area: [r for r in mine if r["omrade_kod"] == area] for area in areas}
    found = [(row, own) for own in by_area.values() for row in _tested(own, kallslag)]
    if kallslag != "undersokning":
        return found
    near = [(row, own) for row, own in found if row["omrade_kod"] != kommun and testable(row)]
    return near or [(row, own) for row, own in found if row["omrade_kod"] == kommun]


def _tested(own: list[Row], kallslag: str) -> list[Row]:
    firsts = (next((row for name in names if (row := _latest(own, name))), None) for names in TESTED[kallslag])
    return [row for row in firsts if row]


def _same_series(row: Row, other: Row) -> bool:
    keys = ("ar", "antal", "jamfor_antal", "omrade_kod", "bredare")
    return measure(row) == measure(other) and row["antal"] is not None and all(row[k] == other[k] for k in keys)


def _latest(rows: list[Row], name: str) -> Row | None:
    own = [r for r in rows if measure(r) == name]
    return max(own, key=lambda r: r["ar"], default=None)
