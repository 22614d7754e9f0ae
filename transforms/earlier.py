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


def records(kommun: str, period: Period, *folders: Path) -> list[Record]:
    """The records of the kommun's publications whose period ended before this one began, in a stable order.

    `folders` are laid out as `<kommun>/<period>/<edition>/…/underlag.json`: published ones and the archive.
    """
    found = []
    for folder in folders:
        for path in sorted((folder / kommun).glob("**/underlag.json")):
            record = json.loads(path.read_text(encoding="utf-8"))
            if record["omrade"]["kommuner"] == [kommun] and parse(record["period"]).last < period.first:
                found.append(record)
    return found


@dataclass(frozen=True)
class Named:
    """What the latest lägesbild before a promise named for its problems.

    `period` = the period of that lägesbild; `areas` = codes in its order, none when it named nothing; `inside` = the
    named places that lie in those areas; `told` = the areas that an edition which leaves the house named; `demo` = some
    were named by synthetic data.
    """

    period: str
    areas: tuple[str, ...]
    inside: tuple[str, ...]
    told: tuple[str, ...]
    demo: bool = False

    @property
    def codes(self) -> frozenset[str]:
        """The areas, and the places inside them."""
        return frozenset((*self.areas, *self.inside))


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
    same = [r for r in before if r["period"] == latest]
    found = [(r["utgava"], code, demo) for r in same for code, demo in _pointed_out(r, lofte.problem)]
    areas = dict.fromkeys(code for _, code, _ in found)
    told = {code for edition, code, _ in found if edition != "intern"}
    inside = tuple(p.plats_id for p in places if p.omrade_kod in areas and p.plats_id not in areas)
    return Named(latest, tuple(areas), inside, tuple(code for code in areas if code in told),
                 any(demo for _, _, demo in found))


def _pointed_out(record: Record, problems: Sequence[str]) -> Iterator[tuple[str, bool]]:
    for place in record["platser"]:
        if place["problem"] in problems and "anhopning" in place.get("flaggor", ()):
            yield place["plats_id"], "demo" in place["flaggor"]
    whole = set(record["omrade"]["kommuner"])
    for pair in record.get("upplevelse", ()):
        if pair["problem"] in problems and pair["omrade_kod"] not in whole and pair["upplevt"]["lage"] == _HIGH:
            yield pair["omrade_kod"], "demo" in pair["flaggor"]
