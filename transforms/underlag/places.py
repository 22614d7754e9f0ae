"""The places of a record: what the build found of each (`platser`), as the edition may show it."""

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from transforms import geography
from transforms.disclosure import masked_place
from transforms.evidence import Row, plain_rows
from transforms.geography import Centre
from transforms.registry import Registry
from transforms.swedish import times
from transforms.underlag.view import View


def read_places(con: duckdb.DuckDBPyConnection, year: int) -> list[Row]:
    """The places of one year as plain records, by problem, the most incidents first."""
    rows = plain_rows(con, "select * from platser order by problem, antal desc, omrade_kod")
    return [row for row in rows if row["ar"] == year]


def place_bound(rows: Iterable[Row]) -> dict[str, str]:
    """By problem: does any area hold more than chance gives? `ja | nej | oklart`, from tested areas alone."""
    found: dict[str, str] = {}
    for row in rows:
        tested = "ja" if "anhopning" in row["flaggor"] else "oklart" if row["p"] is None else "nej"
        found[row["problem"]] = min(found.get(row["problem"], "oklart"), tested, key=("ja", "nej", "oklart").index)
    return found


def _centres(kommun: str, registry: Registry) -> dict[str, Centre]:
    """Where the kommun's areas and its places with a sourced point are."""
    file = registry.omraden_file(kommun)
    found = geography.centres_of_areas(geography.read_areas(file)) if file else {}
    known = {p.plats_id: geography.centre_of_place(p) for p in registry.platser(kommun)}
    return found | {plats_id: centre for plats_id, centre in known.items() if centre}


def places(view: View, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The contract's `platser`, each as its indicator may be shown; left out where it may not be named at all."""
    counts = {(r["omrade_kod"], r["problem"], r["ar"], r["syntetisk"]): r for r in view.rows
              if r["indikator_id"].endswith(".handelser")}
    where = _centres(view.unit.kommun, view.registry)
    found = []
    for row in rows:
        shown = view.shown(counts[row["omrade_kod"], row["problem"], row["ar"], row["syntetisk"]])
        if shown is not None and "kansligt" not in shown["flaggor"] and _told(view, row["omrade_kod"]):
            found.append(masked_place(_record(row, view.names, where), shown, view.unit.edition))
    return found


def _told(view: View, area: str) -> bool:
    """To the public only named public places are pointed out, no areas."""
    named = {p.plats_id for p in view.registry.platser(view.unit.kommun)}
    return view.unit.edition != "publik" or (area in named and view.audience.names(area))


def _record(row: Row, names: Mapping[str, str], where: Mapping[str, Centre]) -> dict[str, Any]:
    centre, window = where.get(row["omrade_kod"]), row["dygnstid"]
    demo = row["syntetisk"] or "folkmangd_demo" in row["flaggor"]
    return {
        "plats_id": row["omrade_kod"], "namn": names[row["omrade_kod"]], "problem": row["problem"],
        "period": str(row["ar"]), "antal": row["antal"],
        **{key: row[key] for key in ("forvantat", "kvot", "p", "q")},
        "rang": None if row["rang_bast"] is None else [int(row["rang_bast"]), int(row["rang_samst"])],
        "dygnstid": window and {
            "topp": times.hours(window), "dygnsdel": times.day_part(window), "andel": row["dygnstid_andel"]},
        "centrum": centre and [centre[0], centre[1]], "radie_m": centre and centre[2],
        "flaggor": [*row["flaggor"], *(["demo"] if demo else [])],
    }
