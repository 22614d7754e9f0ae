"""Millions of lines at once: DuckDB takes the lines of a CSV that are in order as they stand, the rest go by cell.

`sql/intake/<raw table>.sql` says which lines those are. It is strict: what it takes, the careful way would have taken
with the same values, so that it saves time and decides nothing.
"""

import re
from collections.abc import Callable, Collection

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd

from transforms.database import run, sql
from transforms.deliveries.account import FileReport
from transforms.deliveries.check import positions
from transforms.deliveries.contract import Table
from transforms.deliveries.csv_file import CsvFile, Taken

# DuckDB reads ISO-8859-1; the few bytes that mean something else in Windows-1252 are no letters the model lets through.
_ENCODINGS = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "windows-1252": "latin-1", "iso-8859-1": "latin-1"}

_PATTERN = re.compile(r"[*?\[\]{}]")
Doubt = Callable[[dict[str, npt.NDArray[np.float64]]], npt.NDArray[np.bool_]]


def take(
    con: duckdb.DuckDBPyConnection, file: CsvFile, header: list[str], fixed: Collection[str], table: Table,
    report: FileReport, doubt: Doubt,
) -> Taken | None:
    """Insert the lines of `file` that are in order into the raw table; answers which, or None when none can be told.

    `header` is the file's in our names, its last columns those of the `fixed` values. `doubt` is asked of the points
    (`n`, `e`, without missing ones) which of them have to go the careful way after all.

    Raises:
        UnreadableError: the header lacks a column.
    """
    at = positions(header, table)
    if file.path is None or file.encoding.lines is None or file.encoding.name not in _ENCODINGS:
        return None
    if _PATTERN.search(str(file.path)):  # DuckDB would take the name for a pattern of names
        return None
    # An empty cell stands before the first: the first column is the second cell.
    position = {column.name: at[column.name] + 2 if column.name in at else None for column in table.columns}
    values = position | {
        "fil": str(file.path), "kodning": _ENCODINGS[file.encoding.name], "skilje": file.separator,
        "tillagg": "".join(file.separator + value for value in fixed), "antal_celler": len(header) + 2,
        "fler": [i + 2 for i in range(len(header)) if i not in at.values()],
        "imorgon": pd.Timestamp.now().normalize() + pd.Timedelta(days=1), "fil_id": report.fil_id,
    }
    try:
        if file.encoding.quoted and run(con, sql("intake")["udda_citattecken"], values).fetchall():
            return None
        run(con, f"insert into {table.name} by name\n" + sql("intake")[table.name], values)
    except duckdb.InvalidInputException:  # a line that DuckDB's reader does not follow, such as a cell of megabytes
        con.rollback()
        con.begin()
        return None
    mine = {"fil_id": report.fil_id}
    points = con.execute(
        f"select rad, n, e from {table.name} where fil_id = $fil_id and n is not null", mine
    ).fetchnumpy()
    back = points["rad"][doubt({"n": points["n"], "e": points["e"]})]
    con.execute(f"delete from {table.name} where fil_id = $fil_id and rad in (select unnest($back))",
                mine | {"back": back.tolist()})
    lines = con.execute(f"select rad from {table.name} where fil_id = $fil_id", mine).fetchnumpy()
    taken = np.zeros(file.encoding.lines + 1, dtype=bool)
    taken[lines["rad"]] = True
    report.rader = report.godkanda = int(taken.sum())
    return taken
