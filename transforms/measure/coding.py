"""How well the program codes what people said, and how alike people do: from codes to `kodning`."""

import math
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd

from transforms import settings
from transforms.database import insert, run, sql
from transforms.evidence import Row, plain_rows
from transforms.statistics.agreement import Agreement, agreement

_UNNAMED, _PROBLEM, _BETTER = 0.0, 1.0, 2.0  # what a coder says of a problem in a statement: nominal values


@dataclass(frozen=True)
class Coverage:
    """Statements, how many a person has judged, how many two have, and how many two should have (0 = not asked)."""

    yttranden: int
    rattade: int
    dubbelkodade: int
    begarda: int


def measure_coding(con: duckdb.DuckDBPyConnection, seed: int = 1) -> Coverage:
    """Fill `kodning` with every problem that the program or a person named in a judged statement."""
    counted = {r["problem"]: r for r in plain_rows(con, sql("measure")["kodarmatt"])}
    codings = plain_rows(con, sql("measure")["kodningar"])
    named = {p for r in codings for p in (*r["problem"], *r["bra"])}
    covered = coverage(con)
    rows = []
    for problem in sorted({*counted, *named}):
        counts = counted.get(problem, {"maskin": 0, "manniska": 0, "lika": 0})
        a = _alike(codings, problem, covered.yttranden, seed)
        rows.append({"problem": problem, **{k: counts[k] for k in ("maskin", "manniska", "lika")}, "alfa": a.alpha,
                     "alfa_undre": a.lo, "alfa_ovre": a.hi, "betyg": a.grade, "flaggor": list(a.flags)})
    if rows:
        insert(con, "kodning", pd.DataFrame(rows))
    return covered


def coverage(con: duckdb.DuckDBPyConnection) -> Coverage:
    """How far people have come with the statements."""
    total, judged, double = run(con, sql("measure")["kodat"], {}).fetchall()[0]
    least = int(settings.MIN_DUBBELKODADE.varde)
    wanted = max(math.ceil(total * settings.ANDEL_DUBBELKODADE.varde / 100), least) if total >= least else 0
    return Coverage(total, judged, double, wanted)


def _alike(codings: list[Row], problem: str, total: int, seed: int) -> Agreement:
    """Alpha of one problem; every statement is a unit, also those that nobody coded."""
    coders = sorted({r["kodare"] for r in codings})
    units = {name: i for i, name in enumerate(dict.fromkeys(r["yttrande_id"] for r in codings))}
    table = np.full((max(len(coders), 1), max(total, 1)), np.nan)
    for r in codings:
        said = _PROBLEM if problem in r["problem"] else _BETTER if problem in r["bra"] else _UNNAMED
        table[coders.index(r["kodare"]), units[r["yttrande_id"]]] = said
    return agreement(
        table, np.random.default_rng(seed), min_units=int(settings.MIN_DUBBELKODADE.varde),
        min_part=settings.ANDEL_DUBBELKODADE.varde / 100, reliable=settings.ALFA_TILLFORLITLIG.varde,
        tentative=settings.ALFA_PRELIMINAR.varde, min_apart=int(settings.MIN_OLIKA_KODADE.varde),
        min_rare=int(settings.MIN_OVANLIGA_KODNINGAR.varde),
    )
