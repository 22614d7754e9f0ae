"""Which categories of EST reports are more in one ISO week than their history lets one expect, and when they fall."""

from datetime import date, timedelta

import duckdb
import numpy as np
import pandas as pd

from transforms import settings
from transforms.database import insert, run, sql
from transforms.measure.months import outcomes
from transforms.statistics import deviation
from transforms.statistics.hot_time import HotTime, hot_times
from transforms.statistics.hours import spans

BEFORE = 4  # weeks that a week is read beside
YEAR = 52  # weeks: a block of weeks over new year then answers to one a year before, whether or not there is a week 53


def measure_weeks(con: duckdb.DuckDBPyConnection, monday: date) -> None:
    """Fill `avvikelse_vecka` with the week of `monday`, each category against its weeks before.

    Real and synthetic series are never assessed together.
    """
    rows = run(con, sql("measure")["veckoserier"], {"mandag": monday}).df()
    if rows.empty:
        return
    mondays = pd.date_range(rows["mandag"].min(), monday, freq="7D")
    table = rows.pivot(index=["kategori", "syntetisk"], columns="mandag", values="antal").reindex(columns=mondays)
    counts = table.to_numpy(dtype=float, na_value=np.nan)
    found = deviation.deviations(
        counts, [len(mondays) - 1], deviation.WEEKS, alpha=settings.ALFA_AVVIKELSE.varde,
        recent=(int(settings.AVVIKELSE_SENASTE.varde), 4), min_years=int(settings.AVVIKELSE_AR.varde),
        min_mean=settings.AVVIKELSE_MEDEL.varde, outlier=settings.UTLIGGARE.varde)
    frame = table.index.to_frame(index=False)
    frame["mandag"] = monday
    frame["antal"] = pd.array(counts[:, -1], dtype="Int64")
    insert(con, "avvikelse_vecka", outcomes(frame, found))


def week_times(con: duckdb.DuckDBPyConnection, monday: date, synthetic: bool, seed: int) -> HotTime:
    """When the reports of the week and the weeks before it fall more often than at other times, if at any."""
    params = {"mandag": monday, "fran": monday - timedelta(weeks=BEFORE), "syntetisk": synthetic}
    rows = run(con, sql("measure")["veckotider"], params).df()
    whole = spans(rows["start"].to_numpy(), rows["slut"].to_numpy())
    return hot_times(
        {"alla": whole}, seed, settings.ALFA_PLATSER.varde, int(settings.DYGNSTID_DRAGNINGAR.varde),
        int(settings.MIN_TIDER.varde), int(settings.MIN_TIMMAR.varde), settings.MAX_LANGA_SPANN.varde / 100,
        settings.MAX_MIDNATT.varde / 100)["alla"]
