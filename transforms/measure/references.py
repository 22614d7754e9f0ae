"""Reported crime of the kommun beside that of others: its place in the funnel, what is ordinary, and riket's own rate.

Every year is compared, so that a promise can be held to the years before it. A year in which few are expected is taken
together with the two before it; whether it is follows from what is expected, never from what came, so that the choice
adds no finding of its own. Years on either side of a break in the series are not taken together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import duckdb
import pandas as pd

from transforms import settings
from transforms.database import insert, run, sql
from transforms.statistics import counts, reference
from transforms.statistics.funnel import Funnel, funnel
from transforms.statistics.result import Result

RIKET = "riket"
Row = dict[str, Any]


def measure_references(con: duckdb.DuckDBPyConnection, groups: Mapping[str, str]) -> None:
    """Add the comparisons of each problem and year to `indikator`.

    `groups` = kommun code to the name of its kommungrupp, "" where none is known.
    """
    rows = run(con, sql("measure")["referenser"], {}).df()
    found = [made for _, series in rows.groupby(["problem", "syntetisk"], sort=True)
             for made in _series(series, groups)]
    if found:
        insert(con, "indikator", pd.DataFrame(found))


def _series(rows: pd.DataFrame, groups: Mapping[str, str]) -> Iterator[Row]:
    own = rows[rows["niva"] == "egen"].set_index("ar")
    peers = rows[rows["niva"] != RIKET]
    for year, mine in own.iterrows():
        here = peers[peers["ar"] == year]
        if len(here) < settings.MIN_KOMMUNER.varde:
            continue
        band = reference.middle_half(here["antal"] / here["folk"] * 1000, int(settings.MIN_KOMMUNER.varde))
        yield _row(mine, int(year), "brott_band", Result(
            band.middle, band.lo, band.hi, band.n, band.method), matt="per_1000", area=RIKET)
        for country in rows[(rows["niva"] == RIKET) & (rows["ar"] == year)].to_dict("records"):
            yield _row(country, int(year), "brott_per_1000", _rate(country), matt="per_1000", area=RIKET,
                       antal=int(country["antal"]))
        group = groups.get(str(mine["omrade_kod"]), "")
        alike = here["omrade_kod"].map(lambda kod: groups.get(kod, "")) == group
        yield _compared(peers, own, int(year), "brott_jamforelse", band, int(settings.MIN_KOMMUNER.varde))
        if group and alike.sum() >= settings.MIN_JAMFORDA.varde:
            in_group = peers[peers["omrade_kod"].isin(here.loc[alike, "omrade_kod"])]
            yield _compared(in_group, own, int(year), "brott_jamforelse_grupp", band, int(settings.MIN_JAMFORDA.varde))


def _compared(peers: pd.DataFrame, own: pd.DataFrame, year: int, name: str, band: reference.Band, least: int) -> Row:
    """The kommun's ratio to the common rate, its exact interval, and where it lies in the funnel."""
    mine, years = own.loc[year], [year]
    kommun = str(mine["omrade_kod"])
    place, found = _funnel(peers, years, kommun, least)
    if not found.expected[place] >= settings.MIN_FORVANTAT_AR.varde and len(longer := _since_break(own, year)) > 1:
        years = longer
        place, found = _funnel(peers, years, kommun, least)
    count = int(own.loc[years, "antal"].sum())
    flags = [f"tratt_{found.position[place]}", f"band_{reference.position(_rate(mine), band)}"]
    taken = [f"ar_{len(years)}"] if len(years) > 1 else []
    result = replace(_ratio(count, place, found), flags=(*flags, *taken))
    return _row(mine, year, name, result, matt="kvot", antal=count)


def _ratio(count: int, place: int, found: Funnel) -> Result:
    """Count over expected, what is expected taken as fixed; p only where the funnel gives a position."""
    expected, exact = float(found.expected[place]), counts.poisson(count, settings.KONFIDENS.varde)
    if not expected > 0 or exact.lo is None or exact.hi is None:
        return Result(None, None, None, len(found.position), found.method)
    told = found.position[place] != "kan_inte_sagas"
    return Result(count / expected, exact.lo / expected, exact.hi / expected, len(found.position), found.method,
                  float(found.p_up[place]) if told else None, float(found.p_down[place]) if told else None)


def _funnel(peers: pd.DataFrame, years: list[int], kommun: str, least: int) -> tuple[int, Funnel]:
    """The funnel of those who have all the years, and which of its units the kommun is."""
    together = peers[peers["ar"].isin(years)].groupby("omrade_kod").agg(
        antal=("antal", "sum"), folk=("folk", "sum"), ar=("ar", "nunique"))
    together = together[together["ar"] == len(years)]
    found = funnel(together["antal"], together["folk"], (settings.KONFIDENS.varde, settings.TRATT_YTTRE.varde),
                   settings.TRATT_KAPNING.varde / 100, least, settings.MIN_FORVANTAT_TRATT.varde)
    return int(together.index.get_loc(kommun)), found


def _since_break(own: pd.DataFrame, year: int) -> list[int]:
    """Up to as many years as are taken together, without a gap and not across a break; oldest first."""
    years = [year]
    while (len(years) < settings.AR_TILLSAMMANS.varde and years[0] - 1 in own.index
           and not own.loc[years[0], "ny_serie"]):
        years.insert(0, years[0] - 1)
    return years


def _rate(row: Any) -> Result:
    return counts.rate(int(row["antal"]), float(row["folk"]), 1000.0, settings.KONFIDENS.varde,
                       int(settings.MIN_TILLFORLITLIG.varde))


def _row(source: Any, year: int, name: str, result: Result, *, matt: str, area: str = "",
         antal: int | None = None) -> Row:
    """A row of `indikator`; `n` is the number of kommuner compared, or the events of a rate."""
    return {
        "indikator_id": f"{source['problem']}.{name}", "kallslag": "brottsstatistik", "problem": source["problem"],
        "omrade_kod": area or source["omrade_kod"], "period": str(year), "ar": year, "matt": matt,
        "varde": result.estimate, "ki_undre": result.lo, "ki_ovre": result.hi, "p_upp": result.p_up,
        "p_ned": result.p_down, "antal": antal, "n": result.n, "metod": result.method, "flaggor": list(result.flags),
        "bredare": bool(source["bredare"]), "syntetisk": bool(source["syntetisk"]), "mart": "mart_referens",
        "kallor": [int(k) for k in source["kallor"]],
    }
