"""What was done for a promise. The comment is dropped at the door."""

from pathlib import Path

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table, optional
from transforms.deliveries.read import read_table
from transforms.sources.base import Context, Readings, Source, own_form, read_rows
from transforms.sources.rules import known_place, no_future

TABLE = Table(
    source="aktiviteter",
    name="raw_aktiviteter",
    columns=(
        Column("datum", "datum"),
        Column("aktivitet_id", "id"),
        Column("antal", "heltal", empty_ok=True),
        optional("plats"),
        optional("utforare"),
        optional("kommentar", "fritext"),
    ),
    key=("datum", "aktivitet_id", "plats", "utforare"),
)


def _known(context: Context) -> Rule:
    ids = {a.aktivitet_id for lofte in context.registry.loften for a in lofte.aktiviteter}

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        unknown = frame["aktivitet_id"].notna() & ~frame["aktivitet_id"].isin(ids)
        return "aktivitet_id", pd.Series("", index=frame.index, dtype="object").mask(unknown, "okand_aktivitet")

    return rule


def read(path: Path, context: Context) -> Readings:
    """Activities without their comment."""
    rows = read_rows(read_table(path, TABLE.required), TABLE, context, no_future("datum"), _known, known_place)
    return ((table, frame.drop(columns="kommentar")) for table, frame in rows)


SOURCE = Source("aktiviteter", "aktivitet", (TABLE,), (own_form("aktivitetslogg", read),))
