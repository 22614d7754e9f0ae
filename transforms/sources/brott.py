"""Reported crime (anmälda brott) in the tidy form; other kommuner in the same file become reference series."""

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table, optional
from transforms.sources.base import Context, Source, own_form, table_reader
from transforms.sources.rules import known_code

TABLE = Table(
    source="brott",
    name="raw_brott",
    columns=(
        Column("kommun", "kommun"),
        Column("period"),
        Column("brottstyp"),
        Column("antal", "heltal", empty_ok=True),
        optional("per_100000", "heltal"),
        optional("preliminar", "ja_nej"),
    ),
    key=("kommun", "period", "brottstyp"),
)


def _kommun(context: Context) -> Rule:
    """Names become codes, a code that lost its leading zero gets it back; länen and riket are references."""
    by_name = {k.namn.casefold(): k.kod for k in context.registry.kommuner.values()}
    known = set(context.registry.kommuner)

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        text = frame["kommun"].fillna("").astype(str)
        short = text.str.fullmatch(r"\d{3}") & ("0" + text).isin(known)
        frame["_rattad_inledande_nolla"] = short
        code = text.mask(short, "0" + text)
        plain = text.str.casefold().str.replace(r" kommun$", "", regex=True)
        code = code.where(code.isin(known), plain.map(by_name))
        reference = text.str.casefold().isin(["riket", "hela landet"]) | text.str.casefold().str.endswith(" län")
        frame["kommun"] = code.where(~reference, text)
        unknown = code.isna() & ~reference
        return "kommun", pd.Series("", index=frame.index, dtype="object").mask(unknown, "okand_kommun")

    return rule


def _period(_context: Context) -> Rule:
    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        good = frame["period"].fillna("").astype(str).str.fullmatch(
            r"(19[9]\d|20\d\d)(-T[1-3]|-Q[1-4]|-(0[1-9]|1[0-2]))?")
        return "period", pd.Series("", index=frame.index, dtype="object").mask(~good, "okand_period")

    return rule


SOURCE = Source("brott", "brottsstatistik", (TABLE,), (
    own_form("egen tabell", table_reader(TABLE, _kommun, _period, known_code("brottstyp", "brott"))),
))
