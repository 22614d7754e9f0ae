"""Areas of the kommun beside each other: incidents per resident, raw and drawn towards the common rate; never ranked.

The last years are taken together, as many as lie in a row: in one year most areas have too few of most problems.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from transforms import settings
from transforms.database import insert, run, sql
from transforms.disclosure import small
from transforms.statistics import areas, concentration

Row = dict[str, Any]


def measure_areas(con: duckdb.DuckDBPyConnection, year: int) -> None:
    """Add the rates of every RegSO to `indikator`: `handelser_per_1000`, and `handelser_utjamnad` where it holds."""
    found: list[Row] = []
    for synthetic in (False, True):
        years = _years(con, year, synthetic)
        if years:
            params = {"ar": year, "fran_ar": years[0], "syntetisk": synthetic}
            rows = run(con, sql("measure")["omradestal"], params).df()
            for _, own in rows.groupby("problem", sort=True):
                found += _problem(own, years)
    if found:
        insert(con, "indikator", pd.DataFrame(found))


def measure_concentration(con: duckdb.DuckDBPyConnection, kommun: str, year: int, seed: int) -> None:
    """Fill `koncentration` for all incidents of one year, real and synthetic apart."""
    params = {"kommun": kommun, "ar": year, "ruta": settings.RUTA.varde}
    squares = run(con, sql("measure")["rutor"], params).df()
    found = [_concentrated(own["antal"].to_numpy(), year, bool(synthetic), np.random.default_rng([seed, 4]))
             for synthetic, own in squares.groupby("syntetisk", sort=True) if own["antal"].sum()]
    if found:
        insert(con, "koncentration", pd.DataFrame(found).astype(dict.fromkeys(_SHARES, "Float64")))


def _years(con: duckdb.DuckDBPyConnection, year: int, synthetic: bool) -> list[int]:
    """The years delivered whole, in a row that ends with `year`, oldest first; at most as many as go together."""
    query = ("select ar from mart_handelser where syntetisk = $1 intersect "
             "select ar from stg_leveransar where kallslag = 'handelser' and hel and syntetisk = $1")
    delivered = {ar for ar, in con.execute(query, [synthetic]).fetchall()}
    years: list[int] = []
    while len(years) < settings.AR_TILLSAMMANS.varde and year - len(years) in delivered:
        years.insert(0, year - len(years))
    return years


def _problem(own: pd.DataFrame, years: Sequence[int]) -> Iterator[Row]:
    """One row per area and measure; nothing where an area's population is unknown, which would leave it out unseen."""
    if own["folk"].isna().any():
        return
    counts = [int(sum(per_year)) for per_year in own["antal"]]
    found = areas.beside(counts, list(own["folk"]), 1000.0, settings.KONFIDENS.varde,
                         int(settings.MIN_TILLFORLITLIG.varde), int(settings.MIN_OMRADEN.varde),
                         settings.FELRISK_OMRADEN.varde)
    taken = [f"ar_{len(years)}"] if len(years) > 1 else []
    # The drawn rates of all areas together give back the counts that are hidden, so they go when any is.
    hidden = ["sma_tal"] * any(small(int(n)) for per_year in own["antal"] for n in per_year)
    for area, raw, smoothed, count in zip(own.to_dict("records"), found.raw, found.smoothed, counts, strict=True):
        row = _row(area, years[-1], count)
        yield row | {"indikator_id": f"{area['problem']}.handelser_per_1000", "varde": raw.estimate,
                     "ki_undre": raw.lo, "ki_ovre": raw.hi, "metod": raw.method,
                     "flaggor": [*raw.flags, *found.flags, *taken]}
        if smoothed is not None:
            yield row | {"indikator_id": f"{area['problem']}.handelser_utjamnad", "varde": smoothed, "ki_undre": None,
                         "ki_ovre": None, "metod": found.method, "flaggor": [*found.flags, *taken, *hidden]}


def _row(area: Row, year: int, count: int) -> Row:
    return {
        "kallslag": "handelser", "problem": area["problem"], "omrade_kod": area["omrade_kod"], "period": str(year),
        "ar": year, "matt": "per_1000", "antal": count, "n": count, "bredare": bool(area["bredare"]),
        "syntetisk": bool(area["syntetisk"]), "mart": "mart_handelser", "kallor": [int(k) for k in area["kallor"]],
    }


_SHARES = ("del", "del_slump", "p", "gini", "gini_undre", "gini_ovre", "gini_slump")


def _concentrated(counts: Any, year: int, synthetic: bool, rng: np.random.Generator) -> Row:
    found = concentration.concentration(
        counts, rng, draws=int(settings.KONCENTRATION_DRAGNINGAR.varde), level=settings.KONFIDENS.varde,
        min_events=int(settings.MIN_KONCENTRATION.varde), min_busy=int(settings.MIN_PLATSER_INTERVALL.varde))
    return {
        "ar": year, "syntetisk": synthetic, "handelser": found.events, "rutor": found.places, "del": found.part,
        "del_slump": found.part_chance, "p": found.p, "gini": found.gini, "gini_undre": found.gini_lo,
        "gini_ovre": found.gini_hi, "gini_slump": found.gini_chance, "flaggor": list(found.flags),
    }
