"""Where a promise is, and from when it may be justified."""

from collections.abc import Iterable
from dataclasses import dataclass

from transforms.evidence.rows import FAMILIES, Row, slag
from transforms.period import Period
from transforms.registry import Lofte, Plats, Registry

# Source kinds whose rows only ever speak of the whole kommun in this version.
_KOMMUN_ONLY = ("brottsstatistik", "trafik")


@dataclass(frozen=True)
class Scope:
    """The areas a promise speaks of; `whole` = the kommun.

    `condition` says to what the text leaves (some of) the places: `lagesbild`, `otrygghet`, or "" for none.
    """

    areas: tuple[str, ...]
    whole: bool
    condition: str


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


def within(place: Scope, kallslag: str, rows: Iterable[Row], registry: Registry, kommun: str) -> list[Row]:
    """The rows of one source kind that speak of a promise's places, or of what holds them, in the promise's order.

    A survey speaks of the areas that the places lie in, and of the kommun; so do areas that were tested for more
    incidents than chance gives, and the places themselves for their hours. Where the text leaves the place to the
    lägesbild, any area or place that was tested may be it; where it means the kommun, none is.
    """
    places = registry.platser(kommun)
    own = (kommun,) if kallslag in _KOMMUN_ONLY else place.areas
    around = (kommun, *_areas_of(place, places, kommun)) if kallslag == "undersokning" else own
    tested = {"anhopning": _areas_of(place, places, kommun), "tid": _places_of(place, places)}
    anywhere = place.whole and place.condition == "lagesbild"
    order = {code: i for i, code in enumerate((*around, *tested["tid"], *tested["anhopning"]))}
    found = [r for r in rows if (anywhere or r["omrade_kod"] in tested[slag(r)] if slag(r) in FAMILIES
                                 else r["omrade_kod"] in around)]
    return sorted(found, key=lambda r: order.get(r["omrade_kod"], len(order)))


def _places_of(place: Scope, places: Iterable[Plats]) -> tuple[str, ...]:
    """The named places of a promise, each type as those that are of it; none when the kommun is meant."""
    typed: dict[str, list[str]] = {}
    for p in places:
        typed.setdefault(f"typ:{p.typ}", []).append(p.plats_id)
    return () if place.whole else tuple(code for named in place.areas for code in typed.get(named, [named]))


def _areas_of(place: Scope, places: Iterable[Plats], kommun: str) -> tuple[str, ...]:
    """The areas in which the places of a promise lie, each once; none when the kommun is meant."""
    home = {p.plats_id: p.omrade_kod for p in places}
    codes = [home.get(code, code) for code in _places_of(place, places)]
    return tuple(code for code in dict.fromkeys(codes) if code and code != kommun)
