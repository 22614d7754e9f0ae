"""Quotations that have been approved for showing: `dialog/godkanda_citat.csv`. They are matched once all is read."""

from pathlib import Path

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table
from transforms.deliveries.read import read_table
from transforms.deliveries.text import Head
from transforms.redaction import redactor_of
from transforms.sources.base import Context, Form, Readings, read_rows

NAME = "godkanda_citat.csv"
TABLE = Table(
    source="dialog",
    name="raw_citat",
    columns=(Column("fil"), Column("stycke", "heltal", positive=True), Column("citat", "fritext")),
    key=("fil", "stycke", "citat"),
)


def _read(path: Path, context: Context) -> Readings:
    rows = read_rows(read_table(path, TABLE.required), TABLE, context, _without_persons)
    # A quotation that is refused later is told of by its line: nothing of its words is kept for that.
    return ((table, frame.assign(_cells=[("", "", "")] * len(frame))) for table, frame in rows)


def _without_persons(context: Context) -> Rule:
    """A quotation that redaction would change is refused; a file is named without its folder."""
    redactor = redactor_of(context.registry, context.kommun)

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        frame["citat"] = frame["citat"].fillna("").astype(str).str.split().str.join(" ")
        held = pd.Series([redactor.redact(text).text != text for text in frame["citat"]], index=frame.index, dtype=bool)
        return "citat", pd.Series("", index=frame.index, dtype="object").mask(held, "citat_med_person")

    return rule


def _is_ours(head: Head) -> bool:
    return head.path.name.casefold() == NAME


FORM = Form("godkända citat", "beskrivning", _is_ours, _read)
