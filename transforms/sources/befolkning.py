"""Population by area in the tidy form."""

import re
from collections.abc import Callable

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
_FORM = {
    "kommun": re.compile(r"([0-9]{4})"),
    "regso": re.compile(r"([0-9]{4})R[0-9]{3}"),
    "deso": re.compile(r"([0-9]{4})[ABC][0-9]{4}"),
}
_WHOLE = ("00", "0000", "SE", "riket")


def _fits(code: str, level: str, context: Context) -> bool:
    """A code fits a level by its form, and its first four digits are a kommun; the coarser levels by the registry."""
    known = context.registry.kommuner
    if level in _FORM:
        match = _FORM[level].fullmatch(code)
        return bool(match and match[1] in known)
    if level == "riket":
        return code in _WHOLE
    if level == "lan":
        return code in {kod[:2] for kod in known}
    if level == "lpo":
        return code in {k.lokalpolisomrade for k in known.values() if k.lokalpolisomrade}
    return code in {p.plats_id for p in context.registry.platser(context.kommun)}


def known_area(column: str) -> Callable[[Context], Rule]:
    """An area code without a stated level is known when it fits a kommun, a RegSO or a DeSO."""

    def bind(context: Context) -> Rule:
        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            codes = frame[column].dropna().astype(str)
            known = {code: any(_fits(code, level, context) for level in _FORM) for code in codes.unique()}
            bad = frame[column].notna() & ~frame[column].map(known).eq(True)
            return column, pd.Series("", index=frame.index, dtype="object").mask(bad, "okant_omrade")

        return rule

    return bind


def _no_version(_context: Context) -> Rule:
    """A kommun has no version: empty, and part of the key all the same."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        frame["version"] = frame["version"].where(frame["version"].notna(), "")
        return "version", pd.Series("", index=frame.index, dtype="object")

    return rule


def known_level(context: Context) -> Rule:
    """An area code is known when it fits the level (`omrade_niva`) that stands beside it."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        fits: dict[tuple[str, str], bool] = {}
        bad = []
        for code, level in zip(frame["omrade_kod"], frame["omrade_niva"], strict=True):
            if isinstance(code, str) and isinstance(level, str) and (code, level) not in fits:
                fits[code, level] = _fits(code, level, context)
            bad.append(not fits.get((code, level), True))
        wrong = pd.Series(bad, index=frame.index, dtype=bool)
        return "omrade_kod", pd.Series("", index=frame.index, dtype="object").mask(wrong, "okant_omrade")

    return rule


SOURCE = Source("befolkning", "referens", (TABLE,), table_reader(TABLE, known_area("omrade_kod"), _no_version))
