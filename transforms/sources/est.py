"""EST reports and the roster of reporters. The free text is dropped at the door: category and place are enough."""

from pathlib import Path

import pandas as pd

from transforms.deliveries.contract import Column, Table, optional
from transforms.deliveries.read import read_table
from transforms.deliveries.text import header_key
from transforms.sources.base import Context, Readings, Source, own_form, read_rows
from transforms.sources.rules import known_code, known_place, no_future, ordered, point

REPORTS = Table(
    source="est",
    name="raw_est",
    columns=(
        Column("rapport_id", "id"),
        Column("rapportor"),
        Column("datum", "datum"),
        Column("kategori"),
        Column("plats"),
        optional("tid_fran", "klocka"),
        optional("tid_till", "klocka"),
        optional("n", "koordinat"),
        optional("e", "koordinat"),
        optional("allvar"),
        optional("fritext", "fritext"),
    ),
    key=("rapport_id",),
)
ROSTER = Table(
    source="est",
    name="raw_rapportorer",
    columns=(Column("rapportor"), Column("aktiv_fran", "datum"), optional("aktiv_till", "datum")),
    key=("rapportor", "aktiv_fran"),
)


def read(path: Path, context: Context) -> Readings:
    """The roster when the file has a header that it alone has, else reports without their free text."""
    raw = read_table(path, REPORTS.required, ROSTER.required)
    if {header_key(h) for h in raw.header} & {"aktiv_fran", "aktiv_till"}:
        return read_rows(raw, ROSTER, context, ordered("aktiv_fran", "aktiv_till"))
    rows = read_rows(raw, REPORTS, context, no_future("datum"), known_code("kategori", "est"), known_place,
                     point)
    return ((table, _without_text(frame)) for table, frame in rows)


def _without_text(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.drop(columns=["fritext", "n", "e", "allvar"])


SOURCE = Source("est", "est", (REPORTS, ROSTER), (own_form("EST-rapporter eller rapportörer", read),))
