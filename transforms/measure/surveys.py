"""Shares and differences of surveys: all estimates of a build at once, by the functions of `statistics`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from transforms import settings
from transforms.statistics import display, published, survey, waves
from transforms.statistics.result import Result

Row = dict[str, Any]
SHOWN = display.Rule(
    settings.MIN_SVARANDE.varde, settings.MAX_INTERVALL.varde / 100, settings.SMALT_INTERVALL.varde / 100,
    settings.RELATIV_BREDD.varde / 100, int(settings.MIN_FRIHETSGRADER.varde),
)
_FIELDS = ("n", "population", "answers", "w", "wy", "w2", "w2y")


def shares(strata: Sequence[Any], level: float = settings.KONFIDENS.varde) -> list[survey.Share | None]:
    """One weighted share per list of strata, each stratum a mapping with the fields of `survey.Stratum`."""
    numbers = [i for i, own in enumerate(strata) for _ in own]
    table = np.array([[np.nan if s[f] is None else s[f] for f in _FIELDS] for own in strata for s in own], dtype=float)
    moments = survey.Moments(np.array(numbers, dtype=np.int64), *table.reshape(-1, len(_FIELDS)).T)
    found = survey.shares(moments, len(strata), level, SHOWN)
    return [found.one(i) for i in range(len(strata))]


def levels(rows: Sequence[Row]) -> list[Result]:
    """The share of each row; of those who chose to answer only a number."""
    return [_level(row, share) for row, share in zip(rows, shares([row["strata"] for row in rows]), strict=True)]


def changes(rows: Sequence[Row]) -> list[Result]:
    """The difference of each row to the wave before it."""
    after, before = (shares([row[key] for row in rows]) for key in ("strata", "jamfor_strata"))
    pairs = [None if row["sjalvvald"] or now is None or then is None else (now, then)
             for row, now, then in zip(rows, after, before, strict=True)]
    told = iter(waves.paired([p for p in pairs if p], settings.KONFIDENS.varde))
    return [next(told) if pair else _no_change(row) for row, pair in zip(rows, pairs, strict=True)]


def _level(row: Row, share: survey.Share | None) -> Result:
    if share is None:
        return Result(None, None, None, 0, "korn_graubard", flags=(display.TOO_FEW,))
    if not row["sjalvvald"]:
        return share.result
    told = published.self_selected(int(row["antal"]), share.answers)
    return replace(told, flags=(*told.flags, *[display.TOO_FEW] * (share.answers < SHOWN.min_n)))


def _no_change(row: Row) -> Result:
    return Result(None, None, None, 0, "skillnad", flags=("ej_urval" if row["sjalvvald"] else display.TOO_FEW,))
