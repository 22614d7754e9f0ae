"""Population by area in the tidy form."""

import re

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table
from transforms.sources.base import Context, Source, table_reader

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
_FORM = re.compile(r"(\d{4})(?:R\d{3}|[ABC]\d{4})?")


def known_area(context: Context) -> Rule:
    """An area code is known when its form fits and its first four digits are a kommun."""
    kommuner = set(context.registry.kommuner)

    def known(code: object) -> bool:
        match = _FORM.fullmatch(str(code))
        return bool(match and match[1] in kommuner)

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        bad = frame["omrade_kod"].notna() & ~frame["omrade_kod"].map(known).astype(bool)
        return "omrade_kod", pd.Series("", index=frame.index, dtype="object").mask(bad, "okant_omrade")

    return rule


SOURCE = Source("befolkning", "referens", (TABLE,), table_reader(TABLE, known_area))
