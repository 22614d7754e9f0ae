"""What a source is: its folder, its raw tables, and the forms in which its files come."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb
import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule, check
from transforms.deliveries.contract import Table
from transforms.deliveries.read import read_table
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, head
from transforms.registry import Registry


@dataclass(frozen=True)
class Context:
    """What a reader may know: the kommun whose deliveries these are, the registry, the report it fills, and the
    database that a bulk table lands in.
    """

    kommun: str
    registry: Registry
    report: FileReport
    con: duckdb.DuckDBPyConnection


# Parts of tables, each with the accepted rows; read one after the other, so that a long file never lies in memory.
Readings = Iterable[tuple[Table, pd.DataFrame]]


Read = Callable[[Path, Context], Readings]
# How a reader was proved: on a real file, built from a description of the format, or our own assumption.
Proof = Literal["verklig_fil", "beskrivning", "antagande"]


@dataclass(frozen=True)
class Form:
    """One shape in which a source is delivered: its Swedish name, how its reader was proved, and the reader.

    `fits(head)` tells the form by its content. `read(path, context)` answers accepted rows per raw table (columns of
    the contract, `rad`) and fills the report; it raises `UnreadableError` and nothing else for what a file holds.
    """

    namn: str
    belagd: Proof
    fits: Callable[[Head], bool]
    read: Read


@dataclass(frozen=True)
class Source:
    """A source: the name of its folder, what kind of evidence it is, its raw tables, and the forms it comes in.

    The first form that fits a file reads it. The last one is the contract's own table and fits whatever is left, so
    that its refusal can name the columns.
    """

    name: str
    kallslag: str
    tables: tuple[Table, ...]
    forms: tuple[Form, ...]

    def read(self, path: Path, context: Context) -> Readings:
        """Rows of `path`, read by the first form that fits; the report remembers which."""
        start = head(path)
        form = next((f for f in self.forms[:-1] if f.fits(start)), self.forms[-1])
        context.report.form, context.report.belagd = form.namn, form.belagd
        return form.read(path, context)


def own_form(namn: str, read: Read) -> Form:
    """The contract's own table, and what fits no other form: it is ours to define, so its description proves it."""
    return Form(namn, "beskrivning", lambda _head: True, read)


def table_reader(table: Table, *rules: Callable[[Context], Rule]) -> Read:
    """A reader for a source whose files are one plain table; each rule is bound to the context first."""

    def read(path: Path, context: Context) -> Readings:
        return read_rows(read_table(path, table.required), table, context, *rules)

    return read


def read_rows(
    raw: RawTable, table: Table, context: Context, *rules: Callable[[Context], Rule]
) -> Iterator[tuple[Table, pd.DataFrame]]:
    """Check an already cut table, part by part."""
    bound = [rule(context) for rule in rules]
    for part in raw.parts():
        yield table, check(part, table, context.report, bound)
