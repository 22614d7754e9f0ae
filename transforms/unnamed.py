"""Text that is no free text, such as places, reporters and cards, without the persons somebody wrote into it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import duckdb
import pandas as pd

from transforms.deliveries.account import Card
from transforms.deliveries.contract import Table
from transforms.gazetteer import Gazetteer
from transforms.redaction import Redactor, bundled

_PLACES = "plats"
_MORE = (("reg_platsnamn", "namn"),)  # what the gazetteer was asked of incidents


def card_without_persons(card: Card) -> Card:
    """The card as it is published with its source; an address on the web stays."""
    return replace(card, titel=_said(card.titel), producent=_said(card.producent), kalla=_said(card.kalla),
                   licens=_said(card.licens), begransning=_said(card.begransning))


def _said(text: str) -> str:
    return text if text.startswith("http") else bundled().redact(text).text


def take_out_persons(con: duckdb.DuckDBPyConnection, tables: Iterable[Table], redactor: Redactor,
                     gazetteer: Gazetteer) -> None:
    """Replace each value of the text columns of the raw tables that redaction would change.

    Two values stay two, by a number after the mark, so that nothing that was counted apart is counted together.
    A place that the gazetteer knows keeps being known.
    """
    named = {c.name for table in tables for c in table.columns if c.kind == "text" and not c.values}
    columns = [*_text_columns(con, named), *_MORE]
    values = sorted({value for table, column in columns for value in _values(con, table, column)})
    places = {value for table, column in columns if column == _PLACES for value in _values(con, table, column)}
    shown = _distinct({value: _without(value, redactor, gazetteer if value in places else None) for value in values})
    if not shown:
        return
    con.register("utan_person", pd.DataFrame(list(shown.items()), columns=["skrivet", "visat"], dtype="object"))
    for table, column in columns:
        con.execute(f"update {table} set {column} = u.visat from utan_person as u where {table}.{column} = u.skrivet")
    con.unregister("utan_person")


def _text_columns(con: duckdb.DuckDBPyConnection, named: set[str]) -> list[tuple[str, str]]:
    found = con.execute("select table_name, column_name from information_schema.columns "
                        "where table_name like 'raw\\_%' escape '\\' and data_type = 'VARCHAR' "
                        "order by table_name, column_name").fetchall()
    return [(table, column) for table, column in found if column in named]


def _values(con: duckdb.DuckDBPyConnection, table: str, column: str) -> list[str]:
    return [value for (value,) in con.execute(f"select distinct {column} from {table}").fetchall() if value]


def _without(value: str, redactor: Redactor, gazetteer: Gazetteer | None) -> str:
    """`value` redacted; a place by its name alone when the mark would hide where it is."""
    shown = redactor.redact(value).text
    if shown == value or gazetteer is None:
        return shown
    meant = gazetteer.find(value)
    return gazetteer.name_of(meant.kod) if meant.kod and gazetteer.find(shown).kod != meant.kod else shown


def _distinct(shown: dict[str, str]) -> dict[str, str]:
    """The values that change, each with what it becomes: the second of two that would be alike gets a number."""
    before = Counter(value for value, became in shown.items() if value == became)
    changed: dict[str, str] = {}
    for value, became in shown.items():
        if value != became:
            before[became] += 1
            changed[value] = became if before[became] == 1 else f"{became} ({before[became]})"
    return changed
