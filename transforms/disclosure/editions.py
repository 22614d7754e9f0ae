"""What `publik` leaves out beside the counts that it shares with `bra`.

The public edition names public places alone, and neither hours nor ranks: when it happens most says when nobody is
there, and an order of places says more of who lives at them than of what was done there.
"""

from collections.abc import Iterable

from transforms.evidence import Row, measure
from transforms.registry import Plats

PUBLIC_TYPES = ("station", "centrum", "skola", "park", "torg", "vag", "fritidsgard", "ungdomsplats")
_HOT_SPOTS = ("anhopning", "dygnstid")


class Audience:
    """Which numbers an edition tells at all, by the kommun's named places."""

    def __init__(self, edition: str, places: Iterable[Plats]) -> None:
        closed = [p for p in places if p.typ not in PUBLIC_TYPES]
        self._public = edition == "publik"
        self._closed = {p.plats_id for p in closed} | {f"typ:{p.typ}" for p in closed}

    def names(self, area: str) -> bool:
        """False for what is no public place: people live there, or it is not known how many addresses it has."""
        return not (self._public and area in self._closed)

    def tells(self, row: Row) -> bool:
        """False for a number at such a place, and for one that points out an area or its hours."""
        return self.names(row["omrade_kod"]) and not (self._public and measure(row) in _HOT_SPOTS)


def open_places(places: Iterable[Plats], edition: str) -> tuple[Plats, ...]:
    """The named places that an edition may show on a map or in a list."""
    audience = Audience(edition, every := tuple(places))
    return tuple(p for p in every if audience.names(p.plats_id))
