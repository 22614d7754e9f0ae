"""What is felt beside what is reported, as a record has it: what the build found (`upplevelse`), by edition."""

from collections.abc import Iterable
from typing import Any

import duckdb

from transforms.evidence import Row, plain_rows
from transforms.statistics.perception import UNKNOWN
from transforms.underlag.view import View

HIDDEN = "undertryckt"


def read(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """All pairs of problem and area of a build, the kommun itself first."""
    return plain_rows(con, "select * from upplevelse order by problem, length(omrade_kod), omrade_kod, syntetisk")


def perceptions(view: View, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The record's `upplevelse`: a pair is hidden whole where the edition hides either number.

    A sensitive problem is left out below the kommun: that a row is there would say something.
    """
    by_key = {(r["indikator_id"], r["omrade_kod"], r["ar"], r["syntetisk"]): r for r in view.rows}
    kommun = view.unit.kommun

    def hidden(row: Row) -> bool:
        """Either number, or the kommun's own from which the area's follows with what the rest is said to have."""
        reported = row["syntetisk"] and row["referens"] == "resten"  # a whole kommun's reports are Brå's
        keys = [(row[side], area, row["ar"], origin) for area in {row["omrade_kod"], kommun}
                for side, origin in (("upplevt_indikator", row["syntetisk"]), ("anmalt_indikator", reported))]
        return any(shown is not None and HIDDEN in shown["flaggor"] for shown in map(view.shown, map(by_key.get, keys)))

    closed = {p.problem_id for p in view.registry.problem.values() if p.kansligt and view.unit.edition != "intern"}
    found = {p.problem_id for p in view.registry.problem.values() if p.upptacktsstyrt}
    return [_record(row, hidden(row), row["problem"] in found) for row in rows
            if row["omrade_kod"] == kommun or (row["problem"] not in closed and view.audience.names(row["omrade_kod"]))]


def _record(row: Row, hidden: bool, detected: bool) -> dict[str, Any]:
    demo = row["syntetisk"] or "folkmangd_demo" in row["flaggor"]
    flags = [*row["flaggor"], *["upptacktsstyrt"] * detected, *["demo"] * demo, *[HIDDEN] * hidden]
    sides = {side: {"indikator_id": row[f"{side}_indikator"], "varde": None, "ki": None, "referens": None,
                    count: None, "lage": UNKNOWN} if hidden else _side(row, side, count)
             for side, count in (("upplevt", "svar"), ("anmalt", "antal"))}
    return {"problem": row["problem"], "omrade_kod": row["omrade_kod"], "period": str(row["ar"]),
            "jamfort_med": row["referens"], **sides, "klass": HIDDEN if hidden else row["klass"], "flaggor": flags}


def _side(row: Row, side: str, count: str) -> dict[str, Any]:
    lo, hi = row[f"{side}_undre"], row[f"{side}_ovre"]
    number = row[count]
    return {"indikator_id": row[f"{side}_indikator"], "varde": row[side],
            "ki": None if lo is None or hi is None else [lo, hi], "referens": row[f"{side}_referens"],
            count: None if number is None else int(number), "lage": row[f"{side}_lage"]}
