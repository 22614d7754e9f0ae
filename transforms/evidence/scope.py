"""Where a promise is, and from when it may be justified."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.earlier import Named, Record, named
from transforms.evidence.rows import FAMILIES, Row, slag
from transforms.period import Period
from transforms.registry import Lofte, Plats, Registry

# Source kinds whose rows only ever speak of the whole kommun.
_KOMMUN_ONLY = ("brottsstatistik",)
# Source kinds whose rows lie at the places they name, and in no area around them.
_BY_NAME = ("est", "dialog", "vandring", "trafik")
_SHOWN = "lagesbild"


@dataclass(frozen=True)
class Scope:
    """The areas a promise speaks of; `whole` = the kommun.

    `conditions` = to what the text leaves (some of) the places: `lagesbild`, `otrygghet`. `shown` = what an earlier
    lägesbild named, where the text leaves it to that; None when there is none. `own` = the areas, among those that were
    shown, which the text names itself.
    """

    areas: tuple[str, ...]
    whole: bool
    conditions: tuple[str, ...] = ()
    shown: Named | None = None
    own: tuple[str, ...] = ()

    @property
    def beside(self) -> bool:
        """True when the text names places of its own, beside those that it leaves to others."""
        return not self.whole and not (self.shown and self.shown.pairs and not self.own)

    @property
    def unsaid(self) -> bool:
        """True when the places are those of a lägesbild that is not there or named none: the kommun stands for them."""
        return self.whole and _SHOWN in self.conditions

    def means(self, problem: str, code: str) -> bool:
        """Whether a number of a problem there may be meant: what was shown was shown for its own problems alone."""
        if self.shown is None or code in self.own or code not in (*self.shown.areas, *self.shown.places):
            return True
        return (problem, code) in (*self.shown.pairs, *self.shown.inside)


def scope(lofte: Lofte, kommun: str, shown: Named | None = None) -> Scope:
    """Named places and place types as they stand, and what the lägesbild named where the text leaves it to that.

    The kommun when only it, or only a condition that names nothing, is there.
    """
    own = tuple(p for p in lofte.platser if p != "kommunen" and not p.startswith("enligt:"))
    left = tuple(p.removeprefix("enligt:") for p in lofte.platser if p.startswith("enligt:"))
    if _SHOWN in left and shown and shown.pairs:
        return Scope(tuple(dict.fromkeys((*own, *shown.areas))), False, left, shown, own)
    return Scope(own or (kommun,), not own, left, shown if _SHOWN in left else None)


def measured_areas(
    loften: Iterable[Lofte], earlier: Sequence[Record], places: Sequence[Plats], kommun: str
) -> list[str]:
    """Every area that changes must be measured for, so that each promise can be judged at its places."""
    found: set[str] = set()
    for lofte in loften:
        place = scope(lofte, kommun, named(earlier, lofte, places))
        found |= {*place.areas, *_inside(place)}
    return sorted(found - {kommun})


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
    lägesbild and that named none, any area or place that was tested may be it; where it means the kommun, none is.
    """
    places = registry.platser(kommun)
    own = (kommun,) if kallslag in _KOMMUN_ONLY else place.areas + _inside(place) * (kallslag in _BY_NAME)
    around = (kommun, *_areas_of(place, places, kommun)) if kallslag == "undersokning" else own
    tested = {"anhopning": _areas_of(place, places, kommun), "tid": _places_of(place, places)}
    order = {code: i for i, code in enumerate((*around, *tested["tid"], *tested["anhopning"]))}
    found = [r for r in rows if (place.unsaid or r["omrade_kod"] in tested[slag(r)] if slag(r) in FAMILIES
                                 else r["omrade_kod"] in around)]
    text = Scope(place.own, False)
    written = {*_areas_of(text, places, kommun), *_places_of(text, places)}
    found = [r for r in found if r["omrade_kod"] in written or place.means(r["problem"], r["omrade_kod"])]
    return sorted(found, key=lambda r: order.get(r["omrade_kod"], len(order)))


def _inside(place: Scope) -> tuple[str, ...]:
    return place.shown.places if place.shown else ()


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
