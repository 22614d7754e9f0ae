"""Population by area in the tidy form."""

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table
from transforms.sources.base import Context, Source, own_form, table_reader
from transforms.sources.rules import known_area

TABLE = Table(
    source="befolkning",
    name="raw_befolkning",
    columns=(
        Column("omrade_kod", "omrade"),
        Column("version", empty_ok=True, values=("2018", "2020", "2025")),
        Column("ar", "heltal"),
        Column("antal", "heltal", empty_ok=True),
    ),
    key=("omrade_kod", "version", "ar"),
)


def _no_version(_context: Context) -> Rule:
    """A kommun has no version: empty, and part of the key all the same."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        frame["version"] = frame["version"].where(frame["version"].notna(), "")
        return "version", pd.Series("", index=frame.index, dtype="object")

    return rule


SOURCE = Source("befolkning", "referens", (TABLE,), (
    own_form("folkmängd per område", table_reader(TABLE, known_area("omrade_kod"), _no_version)),
))
