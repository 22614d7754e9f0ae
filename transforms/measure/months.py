"""Which months hold more than their own history lets one expect: from `mart_manad` to `avvikelse`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import numpy as np
import pandas as pd

from transforms import settings
from transforms.database import insert, run, sql
from transforms.period import Period
from transforms.statistics import deviation, multiple

_SERIES = ["kallslag", "problem", "omrade_kod", "syntetisk"]
_SUFFIX = {"brottsstatistik": "brott"}


def measure_months(con: duckdb.DuckDBPyConnection, period: Period) -> None:
    """Fill `avvikelse` with the months of the period, each series against its months before.

    Real and synthetic series are never assessed together. A period that holds no whole month gives no row.
    """
    months = _months(period)
    rows = run(con, sql("measure")["manadsserier"], {"till": period.last}).df()
    if not months or rows.empty:
        return
    first = min(month_number(rows["manad"].min()), month_number(months[0]))
    rows["plats"] = rows["manad"].map(month_number) - first
    table = rows.pivot(index=_SERIES, columns="plats", values="antal")
    width = month_number(months[-1]) - first + 1
    counts = table.reindex(columns=range(width)).to_numpy(dtype=float)
    found = deviation.deviations(
        counts, [month_number(m) - first for m in months],
        replace(deviation.MONTHS, skipped=int(settings.AVVIKELSE_UTELAMNADE.varde)),
        exposure=np.array([days(first + k) for k in range(width)]), alpha=settings.ALFA_AVVIKELSE.varde,
        recent=(int(settings.AVVIKELSE_SENASTE.varde), 4), min_years=int(settings.AVVIKELSE_AR.varde),
        min_mean=settings.AVVIKELSE_MEDEL.varde, outlier=settings.UTLIGGARE.varde)
    insert(con, "avvikelse", _frame(table.index.to_frame(index=False), months, counts[:, -len(months):], found))


def _months(period: Period) -> list[date]:
    """The first days of the months that lie whole in the period."""
    every = [period.first + timedelta(days=k) for k in range((period.last - period.first).days + 1)]
    starts = [d for d in every if d.day == 1]
    return [d for d in starts if month_number(d) < month_number(period.last + timedelta(days=1))]


def month_number(day: date) -> int:
    """Months counted from year zero, so that the next month is one more."""
    return day.year * 12 + day.month - 1


def days(number: int) -> int:
    """How many days the month of that number has."""
    return (date((number + 1) // 12, (number + 1) % 12 + 1, 1) - date(number // 12, number % 12 + 1, 1)).days


def _frame(
    series: pd.DataFrame, months: Sequence[date], counts: np.ndarray, found: deviation.Deviations
) -> pd.DataFrame:
    """One row per series and month, in the contract's columns."""
    size = len(months)
    frame = series.loc[series.index.repeat(size)].reset_index(drop=True)
    frame["serie"] = frame["problem"] + "." + frame["kallslag"].replace(_SUFFIX)
    frame["period"] = [f"{m:%Y-%m}" for m in months] * len(series)
    frame["antal"] = pd.array(counts.ravel(), dtype="Int64")
    return outcomes(frame, found).assign(metod=found.method)


def outcomes(frame: pd.DataFrame, found: deviation.Deviations) -> pd.DataFrame:
    """The rows with what was expected of them, what stands when all of one origin are tried together, and the outcome.

    `frame` has a row per series and point in the order of `found`, with `syntetisk`.
    """
    frame = frame.assign(forvantat=found.expected.ravel(), ovre_grans=found.bound.ravel(), p=found.p.ravel().clip(0, 1),
                         q=np.nan)
    for synthetic in (False, True):
        own = frame["syntetisk"] == synthetic
        frame.loc[own, "q"] = multiple.benjamini_hochberg(frame.loc[own, "p"])
    stands = found.flagged.ravel() & (frame["q"] <= settings.FALSK_ANDEL.varde)
    outcome = np.where(stands, "avviker", np.where(found.flagged.ravel(), "over_gransen", "inom_gransen"))
    frame["flagga"] = np.where(found.reason.ravel() == "", outcome, found.reason.ravel())
    return frame.astype(dict.fromkeys(("forvantat", "ovre_grans", "p", "q"), "Float64"))
