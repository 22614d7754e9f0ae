"""The EST meeting's traffic light per week and area, with its reason. The reason is shown in edition intern only."""

from datetime import date, timedelta

import pandas as pd

from transforms import period
from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table
from transforms.errors import CallError
from transforms.sources.base import Context, Source, own_form, table_reader
from transforms.sources.rules import known_area, redacted

# One light per week and area: a later file may change it, the same file may not hold two.
TABLE = Table(
    source="lage",
    name="raw_lage",
    columns=(
        Column("vecka"),
        Column("omrade_kod", "omrade"),
        Column("niva", values=("gron", "gul", "rod")),
        Column("skal", "fritext"),
    ),
    key=("vecka", "omrade_kod"),
)


def _week(_context: Context) -> Rule:
    """The week must exist in its ISO year; a meeting speaks of a week that was, this one or the next."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        given = frame["vecka"].notna()
        reasons = {week: _fault(week) for week in frame.loc[given, "vecka"].unique()}
        return "vecka", frame["vecka"].map(reasons).fillna("").astype("object")

    return rule


def _fault(week: str) -> str:
    try:
        found = period.parse(week)
    except CallError:
        return "okand_vecka"
    if found.typ != "vecka":
        return "okand_vecka"
    return "i_framtiden" if found.first > date.today() + timedelta(days=7) else ""


SOURCE = Source("lage", "referens", (TABLE,), (
    own_form("mötets trafikljus", table_reader(
        TABLE, _week, known_area("omrade_kod", "lpo", "omrade"), redacted("skal"))),
))
