"""Values that stand in no line of their own: a cell of a cube, a block of a workbook, an inner value of a reply.

A parser of such a form writes one record of the contract's columns per value and numbers the values from 1.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Table
from transforms.deliveries.table import RawTable
from transforms.sources.base import Context, Readings, read_rows


class Andel(NamedTuple):
    """A published share as the text cells of raw_trygghet."""

    undersokning: str
    ar: str
    omrade_kod: str
    omrade_niva: str
    fraga_id: str
    fraga: str
    matt: str
    varde: str
    ki_undre: str = ""
    ki_ovre: str = ""
    antal_svar: str = ""


class Folk(NamedTuple):
    """The population of an area as the text cells of raw_befolkning."""

    omrade_kod: str
    version: str
    ar: str
    antal: str


def numbered(kind: type[Andel] | type[Folk], values: Sequence[tuple[int, Andel | Folk]], encoding: str) -> RawTable:
    """Records with their numbers as a table of the contract's columns."""
    return RawTable(list(kind._fields), [(number, list(value)) for number, value in values], encoding)


def read_values(raw: RawTable, table: Table, context: Context, *rules: Callable[[Context], Rule]) -> Readings:
    """`read_rows`, and a remark that the numbers in the report count values where some of them are refused."""
    yield from read_rows(raw, table, context, *rules)
    if context.report.karantan or context.report.personradnummer:
        context.report.anmarkningar.append(("rad_ar_varde", {}))
