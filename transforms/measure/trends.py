"""How the series of the kommun move from year to year: context beside the numbers, never put to a test of a promise.

Reported crime by its years, with a step at each known break; incidents by their months, with the season taken out.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from transforms import settings
from transforms.database import insert, run, sql
from transforms.disclosure import small
from transforms.measure.months import days, month_number
from transforms.period import Period
from transforms.statistics.result import Result
from transforms.statistics.trend import trend, yearly

Row = dict[str, Any]


def measure_trends(con: duckdb.DuckDBPyConnection, kommun: str, period: Period) -> None:
    """Add to `indikator` the trend of every series up to the end of the period, or why it has none."""
    rows = [*_crime(con, period.last_whole_year), *_incidents(con, kommun, period)]
    if rows:
        insert(con, "indikator", pd.DataFrame(rows))


def _crime(con: duckdb.DuckDBPyConnection, last: int) -> Iterator[Row]:
    found = run(con, sql("measure")["arsserier"], {"ar": last}).df()
    for _, own in found.groupby(["problem", "syntetisk"], sort=True):
        years = range(int(own["ar"].min()), int(own["ar"].max()) + 1)
        told = own.set_index("ar").reindex(years)
        per_person = own["folk"].notna().all()
        breaks = [k for k, new in enumerate(told["ny_serie"].eq(True)) if new and k]
        result = yearly(
            told["antal"].to_numpy(dtype=float), breaks,
            told["folk"].ffill().to_numpy(dtype=float) if per_person else 1.0, settings.KONFIDENS.varde,
            int(settings.MIN_AR_TREND.varde), settings.MIN_PROCENT.varde)
        flags = [f"ar_{len(years)}", *["per_invanare"] * bool(per_person), *[f"brott_{years[k]}" for k in breaks]]
        yield _row(own.iloc[-1], "brottsstatistik", "brott_trend", "mart_brott", replace(
            result, n=len(own), flags=(*result.flags, *flags)), own["kallor"])


def _incidents(con: duckdb.DuckDBPyConnection, kommun: str, period: Period) -> Iterator[Row]:
    """Without inhabitants: incidents have a history of few years, and what changes in them is where and when."""
    found = run(con, sql("measure")["manadsserier"], {"till": period.last}).df()
    files = run(con, sql("measure")["handelsefiler"], {"kommun": kommun}).df().set_index(["problem", "syntetisk"])
    found = found[found["kallslag"] == "handelser"]
    for key, own in found.groupby(["problem", "syntetisk"], sort=True):
        if key not in files.index:
            continue
        numbers = own["manad"].map(month_number)
        first, last = int(numbers.min()), int(numbers.max())
        counts = pd.Series(own["antal"].to_numpy(dtype=float), numbers).reindex(range(first, last + 1)).to_numpy()
        fitted = trend(counts, first % 12 + 1, exposure=np.array([days(k) for k in range(first, last + 1)]),
                       level=settings.KONFIDENS.varde, min_months=int(settings.MIN_MANADER.varde),
                       min_mean=settings.MIN_MANADSMEDEL.varde).yearly
        hidden = ["sma_tal"] * any(small(int(n)) for n in own["antal"])
        source = own.iloc[-1].copy()
        source["ar"], source["bredare"] = last // 12, False
        flags = (*fitted.flags, *hidden, f"ar_{last // 12 - first // 12 + 1}")
        yield _row(source, "handelser", "handelser_trend", "mart_handelser",
                   replace(fitted, n=len(own), flags=flags), [files.loc[key, "kallor"]])


def _row(source: Any, kind: str, name: str, mart: str, result: Result, files: Any) -> Row:
    """A row of `indikator`; `n` is the number of years or months it rests on."""
    return {
        "indikator_id": f"{source['problem']}.{name}", "kallslag": kind, "problem": source["problem"],
        "omrade_kod": source["omrade_kod"], "period": str(source["ar"]), "ar": int(source["ar"]), "matt": "kvot",
        "varde": result.estimate, "ki_undre": result.lo, "ki_ovre": result.hi, "n": result.n, "metod": result.method,
        "flaggor": list(result.flags), "bredare": bool(source["bredare"]), "syntetisk": bool(source["syntetisk"]),
        "mart": mart, "kallor": sorted({int(k) for one in files for k in one}),
    }
