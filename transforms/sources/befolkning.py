"""Population by area, in SCB's two JSON forms and the tidy one.

A DeSO or RegSO is of a version: until 2023 SCB counts by the first, from 2024 by that of 2025, and fills the other
years of each with zeros. Those are missing, not zero. Rows of unequal versions must never be joined.
"""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table
from transforms.deliveries.table import RawTable
from transforms.sources.base import Context, Form, Readings, Source, own_form, table_reader
from transforms.sources.forms import json_stat, pxweb
from transforms.sources.forms.varden import read_values
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
_VERSIONS = {"R": ("2020", "2025"), "A": ("2018", "2025"), "B": ("2018", "2025"), "C": ("2018", "2025"), "": ()}
_NEW, _NEW_FROM = "2025", 2024


def _version(_context: Context) -> Rule:
    """A version that its level never had is quarantined; a kommun has none, and one not stated stays unknown."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        frame["version"] = frame["version"].where(frame["version"].notna(), "")
        level = frame["omrade_kod"].fillna("").astype(str).str[4:5]
        bad = [v != "" and v not in _VERSIONS.get(letter, (v,))
               for v, letter in zip(frame["version"], level, strict=True)]
        wrong = pd.Series(bad, index=frame.index, dtype=bool)
        return "version", pd.Series("", index=frame.index, dtype="object").mask(wrong, "fel_version")

    return rule


def _year(_context: Context) -> Rule:
    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        year = frame["ar"].astype(float)
        bad = (year < 1749) | (year > pd.Timestamp.now().year)  # Sweden has counted its people since 1749
        return "ar", pd.Series("", index=frame.index, dtype="object").mask(bad, "inget_folkar")

    return rule


def _filled(_context: Context) -> Rule:
    """A zero outside the years of its version is missing; a count there is somebody's own reckoning, and stays."""

    def rule(frame: pd.DataFrame, report: FileReport) -> tuple[str, pd.Series]:
        outside = frame["version"].ne("") & (frame["version"].eq(_NEW) != (frame["ar"].astype(float) >= _NEW_FROM))
        filled = outside & frame["antal"].astype(float).eq(0)
        if filled.any():
            report.anmarkningar.append(("nollor_utan_version", {"antal": int(filled.sum())}))
        frame["antal"] = frame["antal"].mask(filled, None)
        return "antal", pd.Series("", index=frame.index, dtype="object")

    return rule


_RULES = (known_area("omrade_kod", "lan", "riket"), _version, _year, _filled)


def _cells(parse: Callable[[Path], RawTable]) -> Callable[[Path, Context], Readings]:
    def read(path: Path, context: Context) -> Readings:
        return read_values(parse(path), TABLE, context, *_RULES)

    return read


SOURCE = Source("befolkning", "referens", (TABLE,), (
    Form("SCB PxWeb v1 (JSON)", "beskrivning", pxweb.fits, _cells(pxweb.parse)),
    Form("SCB PxWeb v2 (json-stat2)", "beskrivning", json_stat.fits, _cells(json_stat.parse)),
    own_form("folkmängd per område", table_reader(TABLE, *_RULES)),
))
