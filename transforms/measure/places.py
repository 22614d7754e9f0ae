"""From counted places (`mart_platser`) to what is known of them (`platser`): tested areas, ranks and hot times.

All areas and problems of the report are one family, and all times another.
"""

from collections.abc import Iterable
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from transforms import settings
from transforms.database import insert, run, sql
from transforms.statistics.hot_areas import AreaCounts, TestedAreas, hot_areas
from transforms.statistics.hot_time import HotTime, hot_times
from transforms.statistics.hours import spans
from transforms.statistics.ranks import ranks

_KEYS = ["problem", "omrade_kod", "syntetisk"]
Pair = tuple[str, str, bool]


def measure_places(con: duckdb.DuckDBPyConnection, years: Iterable[int], seed: int) -> None:
    """Fill `platser`, and the `indikator` rows of what was tested there, for each of the years by itself."""
    for year, own in zip(sorted(years), np.random.default_rng(seed).spawn(len(set(years))), strict=True):
        _measure(con, year, own)
    con.execute(f"insert into indikator by name\n{sql('measure')['platsindikatorer']}")


def _measure(con: duckdb.DuckDBPyConnection, year: int, seed: np.random.Generator) -> None:
    """One year's report. A problem with real incidents that year leaves its synthetic ones out."""
    counted = con.execute("select * from mart_platser where ar = ? order by problem, omrade_kod", [year]).df()
    counted = counted[counted["syntetisk"] == counted.groupby("problem")["syntetisk"].transform("min")]
    if counted.empty:
        return
    areas_seed, ranks_seed, times_seed = seed.spawn(3)
    found = pd.concat([
        _areas(counted[counted["niva"] == "regso"], areas_seed), _named(counted[counted["niva"] == "plats"]),
    ], ignore_index=True)
    for (_, _), same in found.groupby(["problem", "niva"], sort=True):
        found.loc[same.index, ["rang_bast", "rang_samst"]] = _ranked(same["antal"].to_numpy(), ranks_seed)
    found = found[found["antal"] > 0].reset_index(drop=True)
    insert(con, "platser", _timed(con, found, year, times_seed)[_columns(con)])


def _columns(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [str(row[0]) for row in con.execute("describe platser").fetchall()]


def _areas(rows: pd.DataFrame, seed: np.random.Generator) -> pd.DataFrame:
    """Every RegSO against its share of the residents, all problems together."""
    by_problem = {str(problem): own for problem, own in rows.groupby("problem", sort=True)}
    if not by_problem:
        return _blank(rows)
    tested = hot_areas(
        {problem: AreaCounts(own["antal"], own["adresser"], None if own["folk"].isna().any() else own["folk"])
         for problem, own in by_problem.items()},
        seed, settings.ALFA_PLATSER.varde, int(settings.DRAGNINGAR.varde), int(settings.MIN_HANDELSER_PLATS.varde),
        int(settings.MIN_FONSTER.varde))
    return pd.concat([_with_test(own, tested[problem]) for problem, own in by_problem.items()])


def _with_test(rows: pd.DataFrame, found: TestedAreas) -> pd.DataFrame:
    count = rows["antal"].to_numpy()
    carried = (count >= settings.MIN_TILLFORLITLIG.varde) & ~np.isnan(found.p)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(carried, count / found.expected, np.nan)
    other = (rows["folk_ar"] != rows["ar"]) & rows["folk"].notna()
    flags = [
        [*found.flags, *["anhopning"] * hot, *["upprepad_adress"] * repeated,
         *([f"folkmangd_{int(folk_ar)}"] if elsewhen else []), *["folkmangd_demo"] * demo]
        for hot, repeated, folk_ar, elsewhen, demo in zip(
            found.hot.tolist(), found.repeated.tolist(), rows["folk_ar"], other, rows["folk_syntetisk"].tolist(),
            strict=True)
    ]
    return _blank(rows).assign(forvantat=found.expected, kvot=ratio, p=found.p, q=found.q, flaggor=flags)


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """Named places: nobody is registered as living at one, and its bare area is no denominator."""
    return _blank(rows).assign(flaggor=[["utan_namnare"] for _ in range(len(rows))])


def _blank(rows: pd.DataFrame) -> pd.DataFrame:
    nothing = dict.fromkeys(("forvantat", "kvot", "p", "q", "rang_bast", "rang_samst"), np.nan)
    return rows.assign(**nothing, flaggor=None)


def _ranked(counts: Any, seed: np.random.Generator) -> Any:
    """Best and worst rank of each place among its kind, NaN when nothing can be ranked.

    An incident near two places is counted at both: their difference then varies less than the draws say, so the
    interval is rather too wide.
    """
    found = ranks(counts, seed, int(settings.DRAGNINGAR.varde), settings.KONFIDENS.varde,
                  int(settings.MIN_HANDELSER_PLATS.varde))
    if not found.rank.size:
        return np.full((len(counts), 2), np.nan)
    return np.column_stack([found.best, found.worst])


def _timed(con: duckdb.DuckDBPyConnection, rows: pd.DataFrame, year: int, seed: np.random.Generator) -> pd.DataFrame:
    """The hot time of the largest pairs of problem and place, all in one family."""
    found = _hot_times(con, _largest(rows), year, seed)
    times = [found.get((row.problem, row.omrade_kod, row.syntetisk)) for row in rows[_KEYS].itertuples(index=False)]
    return rows.assign(
        dygnstid=[_window(time) for time in times],
        dygnstid_andel=[time.count / time.n if time and time.window and time.count else None for time in times],
        dygnstid_p=[None if time is None else time.p for time in times],
        flaggor=[[*flags, *_time_flags(time)] for flags, time in zip(rows["flaggor"], times, strict=True)],
    )


def _largest(rows: pd.DataFrame) -> list[Pair]:
    """Pairs chosen by their counts alone, which say nothing of when: named places, and areas that stand out."""
    asked = rows["flaggor"].map(lambda flags: "utan_namnare" in flags or "anhopning" in flags)
    chosen = rows[asked & (rows["antal"] >= settings.MIN_TIDER.varde)]
    chosen = chosen.sort_values(["antal", "problem", "omrade_kod"], ascending=[False, True, True])
    return list(chosen.head(int(settings.DYGNSTID_PAR.varde))[_KEYS].itertuples(index=False, name=None))


def _hot_times(
    con: duckdb.DuckDBPyConnection, pairs: list[Pair], year: int, seed: np.random.Generator
) -> dict[Pair, HotTime]:
    if not pairs:
        return {}
    asked = [dict(zip(_KEYS, (p, o, bool(s)), strict=True)) for p, o, s in pairs]
    rows = run(con, sql("measure")["tider"], {"ar": year, "par": asked}).df()
    by_pair = dict(iter(rows.groupby(["problem", "omrade_kod"])))
    own = {"@".join(pair[:2]): by_pair[pair[:2]] for pair in pairs}
    groups = {name: spans(frame["start"].to_numpy(), frame["slut"].to_numpy()) for name, frame in own.items()}
    found = hot_times(
        groups, seed, settings.ALFA_PLATSER.varde, int(settings.DYGNSTID_DRAGNINGAR.varde),
        int(settings.MIN_TIDER.varde), int(settings.MIN_TIMMAR.varde), settings.MAX_LANGA_SPANN.varde / 100,
        settings.MAX_MIDNATT.varde / 100)
    return {pair: found["@".join(pair[:2])] for pair in pairs}


def _window(time: HotTime | None) -> dict[str, Any] | None:
    if time is None or time.window is None:
        return None
    window = time.window
    return {"dag": window.day, "timme": window.hour, "timmar": window.hours, "dagar": window.days}


def _time_flags(time: HotTime | None) -> tuple[str, ...]:
    return () if time is None else tuple(f"tid_{flag}" for flag in time.flags)
