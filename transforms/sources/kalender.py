"""Planned events, so that a week can be read against what goes on in it. Shown in edition intern only, as planned."""

from transforms.deliveries.contract import Column, Table
from transforms.sources.base import Source, own_form, table_reader
from transforms.sources.rules import known_place, ordered, redacted, since_1990

# An event is its first day, place and what it is: when a later file moves its last day, that file is right.
TABLE = Table(
    source="kalender",
    name="raw_kalender",
    columns=(Column("datum_fran", "datum"), Column("datum_till", "datum"), Column("plats"), Column("vad", "fritext")),
    key=("datum_fran", "plats", "vad"),
)

SOURCE = Source("kalender", "referens", (TABLE,), (
    own_form("planerade evenemang", table_reader(
        TABLE, since_1990("datum_fran"), ordered("datum_fran", "datum_till"), known_place, redacted("vad"))),
))
