"""Millions of lines at once: DuckDB takes the lines of a CSV that are in order as they stand, the rest go by cell.

`sql/intake/<raw table>.sql` says which lines those are. It is strict: what it takes, the careful way would have taken
with the same values, so that it saves time and decides nothing.
"""

from collections.abc import Mapping
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from transforms.database import run, sql
from transforms.deliveries import personal
from transforms.deliveries.account import FileReport
from transforms.deliveries.check import positions
from transforms.deliveries.contract import Table
from transforms.deliveries.text import CsvFile, Taken

# DuckDB reads ISO-8859-1; the few bytes that mean something else in Windows-1252 are no letters the model lets through.
_ENCODINGS = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "windows-1252": "latin-1", "iso-8859-1": "latin-1"}


def take(
    con: duckdb.DuckDBPyConnection, file: CsvFile, header: list[str], table: Table, report: FileReport,
    params: Mapping[str, Any],
) -> Taken | None:
    """Insert the lines of `file` that are in order into the raw table; answers which, or None when none can be told.

    `header` is the file's in our names, followed by the columns of `fixed` values. `params` are those of the model
    beyond the positions of the columns.
    """
    at = positions(header, table)
    if file.path is None or file.encoding.lines is None or file.encoding.name not in _ENCODINGS:
        return None
    position = {column.name: at[column.name] + 1 if column.name in at else None for column in table.columns}
    values = dict(params) | position | {
        "fil": str(file.path), "kodning": _ENCODINGS[file.encoding.name], "skilje": file.separator,
        "antal_celler": len(header), "fler_kolumner": len(header) > len(at), "personnummer": personal.QUICK,
        "imorgon": pd.Timestamp.now().normalize() + pd.Timedelta(days=1), "fil_id": report.fil_id,
    }
    try:
        run(con, f"insert into {table.name} by name\n" + sql("intake")[table.name], values)
    except duckdb.Error:  # a line that DuckDB's reader does not follow: a cell of megabytes, a byte of another encoding
        con.rollback()
        con.begin()
        return None
    lines = con.execute(f"select rad from {table.name} where fil_id = $fil_id", {"fil_id": report.fil_id}).fetchnumpy()
    taken = np.zeros(file.encoding.lines + 1, dtype=bool)
    taken[lines["rad"]] = True
    return taken
