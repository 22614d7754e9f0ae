"""What a source is, and the rules that several sources share."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule, check
from transforms.deliveries.contract import Table
from transforms.deliveries.text import RawTable, read_table
from transforms.geography import places_by_name
from transforms.registry import Registry


@dataclass(frozen=True)
class Context:
    """What a reader may know: the kommun whose deliveries these are, the registry, and the report it fills."""

    kommun: str
    registry: Registry
    report: FileReport


Readings = list[tuple[Table, pd.DataFrame]]


@dataclass(frozen=True)
class Source:
    """A source: the name of its folder, what kind of evidence it is, and its reader.

    `read(path, context)` answers accepted rows per raw table (columns of the contract, `rad`, `_cells`) and fills
    the report; it raises `UnreadableError` and nothing else for what a file holds.
    """

    name: str
    kallslag: str
    tables: tuple[Table, ...]
    read: Callable[[Path, Context], Readings]


def table_reader(table: Table, *rules: Callable[[Context], Rule]) -> Callable[[Path, Context], Readings]:
    """A reader for a source whose files are one plain table; each rule is bound to the context first."""

    def read(path: Path, context: Context) -> Readings:
        return read_rows(read_table(path, table.required), table, context, *rules)

    return read


def read_rows(raw: RawTable, table: Table, context: Context, *rules: Callable[[Context], Rule]) -> Readings:
    """Check an already cut table; no readings when the file was refused."""
    frame = check(raw, table, context.report, [rule(context) for rule in rules])
    return [] if frame is None else [(table, frame)]


def no_future(*columns: str) -> Callable[[Context], Rule]:
    """Dates in the future or before 1990 are quarantined."""

    def bind(_context: Context) -> Rule:
        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            reason = pd.Series("", index=frame.index, dtype="object")
            tomorrow = pd.Timestamp.now().normalize() + pd.Timedelta(days=1)
            for column in columns:
                moment = pd.to_datetime(frame[column])
                reason = reason.mask(moment >= tomorrow, "i_framtiden")
                reason = reason.mask(moment < pd.Timestamp(1990, 1, 1), "fore_1990")
            return columns[0], reason

        return rule

    return bind


def ordered(start: str, end: str) -> Callable[[Context], Rule]:
    """An end before its start is quarantined."""

    def bind(_context: Context) -> Rule:
        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            late = pd.to_datetime(frame[end]) < pd.to_datetime(frame[start])
            return end, pd.Series("", index=frame.index, dtype="object").mask(late, "slut_fore_start")

        return rule

    return bind


def known_code(column: str, kalla: str) -> Callable[[Context], Rule]:
    """A code that the crosswalk does not know is accepted and marked as unmapped."""

    def bind(context: Context) -> Rule:
        codes = {k.kod.casefold() for k in context.registry.koder if k.kalla == kalla}

        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            text = frame[column].fillna("").astype(str)
            frame[f"_omappad_{column}"] = text.where((text != "") & ~text.str.casefold().isin(codes), None)
            return column, pd.Series("", index=frame.index, dtype="object")

        return rule

    return bind


def known_place(context: Context) -> Rule:
    """A place that the gazetteer does not know is accepted and counted as unmapped.

    Its text is not listed until redaction exists: what is written as a place may be somebody's address.
    """
    places = context.registry.platser(context.kommun)

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        unknown = frame["plats"].notna() & places_by_name(frame["plats"], places).isna()
        frame["_omappad_plats"] = pd.Series("[okänd plats]", index=frame.index, dtype="object").where(unknown, None)
        return "plats", pd.Series("", index=frame.index, dtype="object")

    return rule
