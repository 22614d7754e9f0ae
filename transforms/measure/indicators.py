"""From what was counted (`matbar`) to what is known (`indikator`): each by the method its registry row names."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import pandas as pd

from transforms import settings
from transforms.errors import RegistryError
from transforms.measure import published, surveys
from transforms.registry import Registry
from transforms.statistics import counts, means
from transforms.statistics.result import Result

Row = dict[str, Any]


def measure(con: duckdb.DuckDBPyConnection, registry: Registry) -> None:
    """Fill `indikator` from `matbar`.

    Raises:
        RegistryError: a measure that `indikatorer.csv` does not have, or a method that does not exist.
    """
    table = con.execute("select * from matbar order by indikator_id, omrade_kod, ar, syntetisk").df()
    by_method: dict[str, list[Row]] = {}
    for row in table.to_dict("records"):
        known = {k: None if isinstance(value, float) and math.isnan(value) else value for k, value in row.items()}
        by_method.setdefault(_method(known, registry), []).append(known)
    measured = [_measured(row, result) for method, rows in by_method.items()
                for row, result in zip(rows, _METHODS[method](rows), strict=True)]
    if measured:
        con.register("_rows", pd.DataFrame(measured))
        con.execute("insert into indikator by name select * from _rows")
        con.unregister("_rows")


def _method(row: Row, registry: Registry) -> str:
    """The method of a row's measure, as the registry names it."""
    name = row["indikator_id"].partition(".")[2]
    if name not in registry.indikatorer:
        raise RegistryError(f"indikatorer.csv saknar *.{name}")
    method = registry.indikatorer[name].metod
    if method not in _METHODS:
        raise RegistryError(f"indikatorer.csv: okänd metod {method!r} för *.{name}")
    return method


def _measured(row: Row, result: Result) -> Row:
    scale = 100.0 if row["matt"] in ("andel_pct", "procentenheter") else 1.0
    return {
        **{k: row[k] for k in ("indikator_id", "kallslag", "problem", "omrade_kod", "ar", "jamfor_ar", "matt", "antal",
                               "jamfor_antal", "tillfallen", "jamfor_tillfallen", "bredare", "syntetisk", "mart")},
        "period": str(row["ar"]),
        "varde": _scaled(result.estimate, scale), "ki_undre": _scaled(result.lo, scale),
        "ki_ovre": _scaled(result.hi, scale), "p_upp": _p(result.p_up), "p_ned": _p(result.p_down), "n": result.n,
        "metod": result.method, "flaggor": _flags(row, result), "kallor": [int(k) for k in row["kallor"]],
    }


def _flags(row: Row, result: Result) -> list[str]:
    """`seriebrott`: from this year on the series is counted otherwise than in the years before it.

    `ej_hela_ar`, `koder_saknas`: the year, or the one it is held against, came in part or without some of its codes.
    """
    reasons = [*["seriebrott"] * bool(row["seriebrott"]), *[row["ojamforbart"]] * bool(row["ojamforbart"])]
    return list(dict.fromkeys([*result.flags, *reasons]))


def _scaled(value: float | None, scale: float) -> float | None:
    return None if value is None else value * scale


def _p(value: float | None) -> float | None:
    return None if value is None else min(max(value, 0.0), 1.0)


def _poisson(row: Row) -> Result:
    return counts.poisson(int(row["antal"]), settings.KONFIDENS.varde)


def _rate(row: Row) -> Result:
    return counts.rate(int(row["antal"]), row["folk"] or 0.0, 1000.0, settings.KONFIDENS.varde,
                       int(settings.MIN_TILLFORLITLIG.varde))


def _ratio(row: Row) -> Result:
    if row["ojamforbart"]:
        return Result(None, None, None, 0, "kvot_exakt")
    if row["seriebrott"]:
        return Result(None, None, None, int(row["antal"]) + int(row["jamfor_antal"]), "kvot_exakt")
    both = row["folk"] is not None and row["jamfor_folk"] is not None
    after, before = (row["folk"], row["jamfor_folk"]) if both else (1.0, 1.0)
    return counts.ratio(int(row["antal"]), int(row["jamfor_antal"]), after, before, settings.KONFIDENS.varde,
                        int(settings.MIN_PROCENT.varde))


def _mean(row: Row) -> Result:
    return means.mean(list(row["varden"]), settings.KONFIDENS.varde, int(settings.MIN_MATNINGAR.varde))


def _count(row: Row) -> Result:
    """A count of mentions: a number and nothing more, never an interval."""
    return Result(float(row["antal"]), None, None, int(row["antal"]), "rakning")


def _each(measure_one: Callable[[Row], Result]) -> Callable[[Sequence[Row]], list[Result]]:
    return lambda rows: [measure_one(row) for row in rows]


_METHODS: dict[str, Callable[[Sequence[Row]], list[Result]]] = {
    "poisson": _each(_poisson), "poisson_per_1000": _each(_rate), "kvot": _each(_ratio), "medel": _each(_mean),
    "rakning": _each(_count), "andel": surveys.levels, "andel_skillnad": surveys.changes,
    "publicerad": published.levels, "publicerad_skillnad": published.changes, "index": published.indices,
}
