"""Protocols of trygghetsvandringar: what was seen becomes problems at places; its text is stored without persons."""

from pathlib import Path

import pandas as pd

from transforms.deliveries.contract import Column, Table, optional
from transforms.deliveries.read import read_table
from transforms.redaction import redactor_of
from transforms.sources.base import Context, Readings, Source, own_form, read_rows
from transforms.sources.coded import coded, without_persons
from transforms.sources.rules import known_place, no_future, point, redacted

TABLE = Table(
    source="vandring",
    name="raw_vandring",
    columns=(
        Column("datum", "datum"),
        Column("vandring"),
        Column("plats"),
        Column("iakttagelse", "fritext"),
        Column("atgard", "fritext", empty_ok=True),
        Column("agare", empty_ok=True),
        Column("status", values=("ny", "planerad", "pagar", "klar", "avslagen")),
        optional("n", "koordinat"),
        optional("e", "koordinat"),
        optional("klar_senast", "datum"),
    ),
    key=("datum", "vandring", "plats", "iakttagelse"),
)


def read(path: Path, context: Context) -> Readings:
    """Observations, coded. The natural key is kept as a digest, since the text itself must go."""
    rows = read_rows(read_table(path, TABLE.required), TABLE, context, no_future("datum"), known_place, point,
                     redacted("atgard", "agare"))
    return ((_DIGESTED, _digested(frame, context)) for _, frame in rows)


def _digested(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    digest = pd.util.hash_pandas_object(frame["iakttagelse"].astype(str), index=False).astype(str)
    free = [c.kind == "fritext" for c in TABLE.columns]
    cells = [tuple(hash(c) if f and c else c for c, f in zip(row, free, strict=True)) for row in frame["_cells"]]
    seen = without_persons(frame["iakttagelse"], redactor_of(context.registry, context.kommun), context.report)
    kept = frame.assign(nyckel=digest, iakttagelse=seen, _cells=cells)
    return coded(kept, "iakttagelse", context).drop(columns=["skal", "tvivel"])


_DIGESTED = Table("vandring", "raw_vandring", TABLE.columns, ("datum", "vandring", "plats", "nyckel"))

SOURCE = Source("vandring", "vandring", (_DIGESTED,), (own_form("vandringsprotokoll", read),))
