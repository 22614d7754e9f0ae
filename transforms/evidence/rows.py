"""The indicators of a finished database as plain records, and what a record's number speaks of."""

from typing import Any

import duckdb
import pandas as pd

from transforms.database import run
from transforms.statistics.display import TOO_FEW

Row = dict[str, Any]
# What a tested measure says something about; a development when nothing else is said.
_SLAG = {"fart": "niva", "brott_jamforelse": "niva", "anhopning": "anhopning", "dygnstid": "tid"}
# Kinds whose numbers were tested together over the whole report, so that they are one number for a promise.
FAMILIES = frozenset({"anhopning", "tid"})


def read_indicators(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """All indicators of a build as plain records; unknown values are None."""
    return plain_rows(con, "select * from indikator order by indikator_id, omrade_kod, period, syntetisk")


def plain_rows(con: duckdb.DuckDBPyConnection, query: str, params: dict[str, Any] | None = None) -> list[Row]:
    """The rows of a query as plain records; unknown values are None."""
    frame = run(con, query, params or {}).df()
    return [{key: plain(value) for key, value in row.items()} for row in frame.to_dict("records")]


def plain(value: Any) -> Any:
    """A cell of a result as Python has it: lists as lists, unknown as None."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | dict):
        return value
    return None if pd.isna(value) else value


def slag(row: Row) -> str:
    """What a tested number says something about: `forandring | niva | anhopning | tid`."""
    return _SLAG.get(measure(row), "forandring")


def measure(row: Row) -> str:
    """The measure part of an indicator's id."""
    return str(row["indikator_id"]).partition(".")[2]


def years_of(row: Row) -> range:
    """The years whose counts a number is made of, the year it is compared with aside: one, or those taken together."""
    taken = next((int(flag[3:]) for flag in row["flaggor"] if flag.startswith("ar_")), 1)
    return range(row["ar"] - taken + 1, row["ar"] + 1)


def testable(row: Row) -> bool:
    """True when a change carries a test: there is a p, and enough answers behind it."""
    return row["p_upp"] is not None and TOO_FEW not in row["flaggor"]
