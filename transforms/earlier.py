"""Publications that came before: what the lägesbild of an earlier period named."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from transforms.period import Period, parse
from transforms.registry import Lofte, Plats

Record = dict[str, Any]
_HIGH = "hogt"


def records(kommun: str, period: Period, edition: str, *folders: Path) -> list[Record]:
    """The records of the kommun's publications whose period ended before this one began, in a stable order.

    `folders` are laid out as `<kommun>/<period>/<edition>/…/underlag.json`: published ones and the archive. An edition
    for readers outside the house does not draw on what only `intern` said.
    """
    return [record for record in _all(kommun, *folders)
            if parse(record["period"]).last < period.first and (edition == "intern" or record["utgava"] != "intern")]


def outside(kommun: str, period: Period, *folders: Path) -> list[Record]:
    """The records of other periods that people outside the house have had, in a stable order."""
    return [record for record in _all(kommun, *folders)
            if record["utgava"] != "intern" and parse(record["period"]) != period]


def _all(kommun: str, *folders: Path) -> list[Record]:
    every = (json.loads(path.read_text(encoding="utf-8")) for folder in folders
             for path in sorted((folder / kommun).glob("**/underlag.json")))
    return [record for record in every if record["omrade"]["kommuner"] == [kommun]]


@dataclass(frozen=True)
class Named:
    """What the latest lägesbild before a promise named for its problems.

    `period` = the period of that lägesbild; `pairs` = problem and area, in its order, none when it named nothing;
    `inside` = problem and named place, for the places that lie in those areas; `told` = the areas that an edition which
    leaves the house named; `demo` = some were named by synthetic data.
    """

    period: str
    pairs: tuple[tuple[str, str], ...] = ()
    inside: tuple[tuple[str, str], ...] = ()
    told: tuple[str, ...] = ()
    demo: bool = False

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas, whatever problem they were named for."""
        return tuple(dict.fromkeys(area for _, area in self.pairs))

    @property
    def places(self) -> tuple[str, ...]:
        """The named places inside the areas."""
        return tuple(dict.fromkeys(place for _, place in self.inside))


def named(earlier: Iterable[Record], lofte: Lofte, places: Sequence[Plats]) -> Named | None:
    """The areas that the latest lägesbild before a promise named for its problems, and the places inside them.

    An area is named where it gathers more incidents than chance gives, or where more feel unsafe than in the rest of
    the kommun. None when no lägesbild of an earlier period than the promise's start is at hand; for an undated promise
    any earlier one will do. Editions of one period say together what that lägesbild said.
    """
    start = lofte.overenskommelse.fran or date.max
    before = [r for r in earlier if parse(r["period"]).last < start]
    if not before:
        return None
    latest = max(before, key=lambda r: (parse(r["period"]).last, parse(r["period"]).first))["period"]
    found = [(r["utgava"], pair, demo) for r in before if r["period"] == latest
             for pair, demo in _pointed_out(r, lofte.problem)]
    pairs = tuple(dict.fromkeys(pair for _, pair, _ in found))
    told = dict.fromkeys(pair[1] for edition, pair, _ in found if edition != "intern")
    inside = tuple((problem, p.plats_id) for problem, area in pairs for p in places if p.omrade_kod == area)
    return Named(latest, pairs, inside, tuple(told), any(demo for _, _, demo in found))


def _pointed_out(record: Record, problems: Sequence[str]) -> Iterator[tuple[tuple[str, str], bool]]:
    """Problem and area, and whether synthetic data named it."""
    for place in record["platser"]:
        if place["problem"] in problems and "anhopning" in place.get("flaggor", ()):
            yield (place["problem"], place["plats_id"]), "demo" in place["flaggor"]
    whole = set(record["omrade"]["kommuner"])
    for pair in record.get("upplevelse", ()):
        if pair["problem"] in problems and pair["omrade_kod"] not in whole and pair["upplevt"]["lage"] == _HIGH:
            yield (pair["problem"], pair["omrade_kod"]), "demo" in pair["flaggor"]
