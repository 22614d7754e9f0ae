"""What each source says of a promise's problems at its places, from before the promise began."""

from collections.abc import Iterable
from dataclasses import dataclass

from transforms import settings
from transforms.evidence.rows import Row, measure, slag, testable
from transforms.evidence.scope import Scope, scope, within
from transforms.registry import Lofte, Registry

# Source kinds whose counts depend on how much the police look.
_DETECTING = ("brottsstatistik", "handelser")
# The measures that are put to the test, per source kind: of each group the first that there is. The others are context
# or counts. A kommun's own answers speak before shares that others have summed up.
TESTED: dict[str, tuple[tuple[str, ...], ...]] = {
    "brottsstatistik": (("brott_forandring",), ("brott_jamforelse",)),
    "handelser": (("handelser_forandring",), ("anhopning",), ("dygnstid",)),
    "est": (("est_forandring",),),
    "undersokning": (("trygghet_skillnad", "publicerad_skillnad"),),
    "dialog": (("dialog",),),
    "vandring": (("vandring",),),
    "trafik": (("fart",),),
}
# Shown beside the tested measure.
CONTEXT = {"brott_forandring": "brott_per_1000", "brott_jamforelse": "brott_per_1000",
           "trygghet_skillnad": "trygghet", "publicerad_skillnad": "publicerad"}


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


def claims(
    lofte: Lofte, kallslag: str, rows: Iterable[Row], registry: Registry, kommun: str, last_year: int,
    place: Scope | None = None,
) -> list[Claim]:
    """The tested numbers of one source kind for one promise, latest year first found, not older than the limit.

    `place` = where the promise is, when an earlier lägesbild says more of it than the text does.
    Real rows win over synthetic ones of the same kind: the two are never put side by side in one utslag.
    """
    if not lofte.problem:
        return []
    place = place or scope(lofte, kommun)
    oldest = last_year - int(settings.MAX_ALDER.varde)
    mine = [r for r in rows if r["kallslag"] == kallslag and r["problem"] in lofte.problem
            and oldest < r["ar"] <= last_year]
    mine = within(place, kallslag, mine, registry, kommun)
    if any(not r["syntetisk"] for r in mine):
        mine = [r for r in mine if not r["syntetisk"]]
    found: list[Claim] = []
    for problem in lofte.problem:
        own = [r for r in mine if r["problem"] == problem]
        for tested in _numbers(kallslag, own, kommun):
            if any(tested["bredare"] and _same_series(tested, c.row) for c in found):
                continue  # two problems that share one wider series are one number, not two
            beside = [r for r in own if (r["ar"], r["omrade_kod"]) == (tested["ar"], tested["omrade_kod"])]
            found.append(Claim(
                kallslag, problem, tested, _latest(beside, CONTEXT.get(measure(tested), "")),
                wider=bool(tested["bredare"]),
                coarser=_coarser(tested, place, kommun),
                demo=bool(tested["syntetisk"]),
                detected=registry.problem[problem].upptacktsstyrt and kallslag in _DETECTING,
            ))
    return found


def _coarser(row: Row, place: Scope, kommun: str) -> bool:
    """True when the number is of the kommun, or incidents of a whole area, and the promise speaks of places."""
    area = row["omrade_kod"]
    if area == kommun:
        return not place.whole or place.unsaid
    return not place.whole and slag(row) == "anhopning" and area not in place.areas


def _numbers(kallslag: str, mine: list[Row], kommun: str) -> list[Row]:
    """The tested rows of each area. A survey speaks by the areas of the places where it can.

    A share can be tested in few areas: where it can in none, that of the kommun stands for them.
    """
    by_area: dict[str, list[Row]] = {}
    for row in mine:
        by_area.setdefault(row["omrade_kod"], []).append(row)
    first = (_first(own, names) for names in TESTED[kallslag] for own in by_area.values())
    found = [row for row in first if row is not None]
    if kallslag != "undersokning":
        return found
    near = [row for row in found if row["omrade_kod"] != kommun and testable(row)]
    return near or [row for row in found if row["omrade_kod"] == kommun]


def _first(own: list[Row], names: tuple[str, ...]) -> Row | None:
    return next((row for name in names if (row := _latest(own, name))), None)


def _same_series(row: Row, other: Row) -> bool:
    keys = ("ar", "antal", "jamfor_antal", "omrade_kod", "bredare")
    return measure(row) == measure(other) and row["antal"] is not None and all(row[k] == other[k] for k in keys)


def _latest(rows: list[Row], name: str) -> Row | None:
    own = [r for r in rows if measure(r) == name]
    return max(own, key=lambda r: r["ar"], default=None)
