"""Speed measurements: one row per place and measured interval."""

from transforms.deliveries.contract import Column, Table, optional
from transforms.sources.base import Source, own_form, table_reader
from transforms.sources.rules import known_place, no_future, ordered, point

TABLE = Table(
    source="trafik",
    name="raw_trafik",
    columns=(
        Column("datum_fran", "datum"),
        Column("datum_till", "datum"),
        Column("plats"),
        Column("skyltad", "tal", positive=True),
        Column("medelhastighet", "tal", positive=True),
        Column("antal_fordon", "heltal", positive=True),
        optional("v85", "tal"),
        optional("n", "koordinat"),
        optional("e", "koordinat"),
    ),
    key=("datum_fran", "datum_till", "plats"),
)

_DAYS = ("datum_fran", "datum_till")

SOURCE = Source("trafik", "trafik", (TABLE,), (
    own_form("hastighetsmätningar", table_reader(TABLE, no_future(*_DAYS), ordered(*_DAYS), known_place, point)),
))
