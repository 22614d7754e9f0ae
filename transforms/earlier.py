"""Publications that came before: what the lägesbild of an earlier period named."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from transforms.period import Period, parse
from transforms.registry import Lofte, Plats

Record = dict[str, Any]


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


def named(earlier: Iterable[Record], lofte: Lofte, places: Sequence[Plats]) -> set[str] | None:
    """The areas that the latest lägesbild before a promise named for its problems, and the places inside them.

    None when no lägesbild of an earlier period than the promise's start is at hand. Editions of one period say
    together what that lägesbild said.
    """
    start = lofte.overenskommelse.fran
    before = [r for r in earlier if start is not None and parse(r["period"]).last < start]
    if not before:
        return None
    latest = max(parse(r["period"]).last for r in before)
    codes = {p["plats_id"] for r in before if parse(r["period"]).last == latest for p in r["platser"]
             if p["problem"] in lofte.problem and "anhopning" in p.get("flaggor", ())}
    return codes | {p.plats_id for p in places if p.omrade_kod in codes}
