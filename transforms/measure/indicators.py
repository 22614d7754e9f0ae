"""From what was counted (`matbar`) to what is known (`indikator`): each by the method its registry row names."""

import math
from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd

from transforms import settings
from transforms.errors import RegistryError
from transforms.registry import Registry
from transforms.statistics import counts, display, means, survey, waves
from transforms.statistics.result import Result

Row = dict[str, Any]
_SHOWN = display.Rule(
    settings.MIN_SVARANDE.varde, settings.MAX_INTERVALL.varde / 100, settings.SMALT_INTERVALL.varde / 100,
    settings.RELATIV_BREDD.varde / 100, int(settings.MIN_FRIHETSGRADER.varde),
)


def measure(con: duckdb.DuckDBPyConnection, registry: Registry) -> None:
    """Fill `indikator` from `matbar`.

    Raises:
        RegistryError: a measure that `indikatorer.csv` does not have, or a method that does not exist.
    """
    rows = con.execute("select * from matbar order by indikator_id, omrade_kod, ar, syntetisk").df()
    measured = [_measured(row, registry) for row in rows.to_dict("records")]
    if measured:
        con.register("_rows", pd.DataFrame(measured))
        con.execute("insert into indikator by name select * from _rows")
        con.unregister("_rows")


def _measured(row: Row, registry: Registry) -> Row:
    row = {key: None if isinstance(value, float) and math.isnan(value) else value for key, value in row.items()}
    name = row["indikator_id"].partition(".")[2]
    if name not in registry.indikatorer:
        raise RegistryError(f"indikatorer.csv saknar *.{name}")
    method = registry.indikatorer[name].metod
    if method not in _METHODS:
        raise RegistryError(f"indikatorer.csv: okänd metod {method!r} för *.{name}")
    result = _METHODS[method](row)
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
    """`seriebrott`: from this year on the series is counted otherwise than in the years before it."""
    return [*result.flags, *(["seriebrott"] if row["seriebrott"] else [])]


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
    if row["seriebrott"]:
        return Result(None, None, None, int(row["antal"]) + int(row["jamfor_antal"]), "kvot_exakt")
    both = row["folk"] is not None and row["jamfor_folk"] is not None
    after, before = (row["folk"], row["jamfor_folk"]) if both else (1.0, 1.0)
    return counts.ratio(int(row["antal"]), int(row["jamfor_antal"]), after, before, settings.KONFIDENS.varde,
                        int(settings.MIN_PROCENT.varde))


def _strata(raw: Any) -> list[survey.Stratum]:
    return [survey.Stratum(**stratum) for stratum in raw]


def _share(raw: Any) -> survey.Share | None:
    return survey.share(_strata(raw), settings.KONFIDENS.varde, _SHOWN)


def _survey_share(row: Row) -> Result:
    share = _share(row["strata"])
    return share.result if share else Result(None, None, None, 0, "korn_graubard", flags=("for_fa_svar",))


def _survey_difference(row: Row) -> Result:
    after, before = _share(row["strata"]), _share(row["jamfor_strata"])
    if after is None or before is None:
        return Result(None, None, None, 0, "skillnad", flags=("for_fa_svar",))
    return waves.difference(after, before, settings.KONFIDENS.varde)


def _mean(row: Row) -> Result:
    return means.mean(list(row["varden"]), settings.KONFIDENS.varde, int(settings.MIN_MATNINGAR.varde))


def _count(row: Row) -> Result:
    """A count of mentions: a number and nothing more, never an interval."""
    return Result(float(row["antal"]), None, None, int(row["antal"]), "rakning")


_METHODS: dict[str, Callable[[Row], Result]] = {
    "poisson": _poisson, "poisson_per_1000": _rate, "kvot": _ratio, "andel": _survey_share,
    "andel_skillnad": _survey_difference, "medel": _mean, "rakning": _count,
}
