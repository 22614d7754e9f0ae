"""Approved quotations held against the statements that they are said to be of; what does not match is left out."""

import duckdb
import pandas as pd

from transforms.database import run, sql
from transforms.deliveries.account import FileReport, Rejected

_LEFT_OUT = "…"


def match_quotations(con: duckdb.DuckDBPyConnection, reports: list[FileReport]) -> None:
    """Take the quotations out of `raw_citat` that no statement holds, and tell of them by line in their reports.

    Neither side's words are repeated: the quotation may be of anything.
    """
    files = pd.DataFrame([(r.fil.rpartition("/")[2].casefold(), r.fil_id) for r in reports if r.kalla == "dialog"],
                         columns=["namn", "fil_id"])
    con.register("filer", files)
    found = run(con, sql("intake")["citat"], {}).df()
    con.unregister("filer")
    for (fil_id, rad), rows in found.groupby(["fil_id", "rad"]):
        said = rows["yttrande"].dropna()
        if any(holds(text, rows["citat"].iat[0]) for text in said):
            continue
        code = "citat_skiljer" if len(said) else "citat_utan_stycke" if rows["filen_finns"].any() else "citat_utan_fil"
        report = reports[int(fil_id) - 1]
        report.godkanda = (report.godkanda or 0) - 1
        report.karantan.append(Rejected(int(rad), "citat", code, {}, "[fritext]"))
        con.execute("delete from raw_citat where fil_id = ? and rad = ?", [int(fil_id), int(rad)])


def holds(statement: str, quotation: str) -> bool:
    """True when the parts of the quotation, between "…", stand in the statement one after the other.

    Spaces do not matter, capitals do.
    """
    text, at = " ".join(statement.split()), 0
    parts = [" ".join(part.split()) for part in quotation.split(_LEFT_OUT)]
    for part in filter(None, parts):
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return any(parts)
