"""The months of a record: what the build found of each (`avvikelse`), as the edition may show it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import duckdb

from transforms import disclosure, settings
from transforms.database import sql
from transforms.evidence import Row, plain_rows
from transforms.statistics import multiple

_SUFFIX = {"brottsstatistik": "brott"}
_UNTOLD = "ej_berattad"
_NUMBERS = ("antal", "forvantat", "ovre_grans", "p", "q")
_KEYS = ("serie", "problem", "period", *_NUMBERS, "flagga")


@dataclass(frozen=True)
class Tried:
    """All months that were assessed together, of real or of synthetic series.

    Attributes:
        provade: months with an expectation; over: those above their bound; vantat: about how many chance alone gives.
        star_kvar: those of `over` that stand when all are looked at together.
    """

    syntetisk: bool
    provade: int
    over: int
    vantat: float
    star_kvar: int


def read(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """All assessed and unassessed months of a build as plain records; unknown values are None."""
    rows = plain_rows(con, "select * from avvikelse order by serie, syntetisk, period")
    return [row | {"antal": None if row["antal"] is None else int(row["antal"])} for row in rows]


def with_others(con: duckdb.DuckDBPyConnection, assessed: Sequence[Row], told: disclosure.Told) -> list[Row]:
    """The assessed months, and those of a year of which the report of another period tells some: the others untold."""
    here = {disclosure.cell_of_month(row) for row in assessed}
    elsewhere = {*told.shown, *told.hidden} - here
    if not elsewhere:
        return list(assessed)
    every = [{"serie": f"{r['problem']}.{_SUFFIX.get(r['kallslag'], r['kallslag'])}", "syntetisk": r["syntetisk"],
              "period": str(r["manad"])[:7], "antal": int(r["antal"]), "flagga": disclosure.ASSESSED[-1]}
             for r in plain_rows(con, sql("measure")["manadsserier"], {"till": date.max})]
    years = {(measure, year, origin) for measure, _, year, origin in elsewhere}
    cells = [(disclosure.cell_of_month(r), r) for r in every]
    return [*assessed, *(r if c in elsewhere else r | {"flagga": _UNTOLD} for c, r in cells
                         if c not in here and (c[0], c[2], c[3]) in years)]


def shown(rows: Sequence[Row], edition: str, beside: AbstractSet[disclosure.Cell]) -> list[dict[str, Any]]:
    """The record's `avvikelser` as the edition may show them; a synthetic series ends in `.demo`.

    `beside` = the counts that are hidden for the sake of others.
    """
    masked = [row if edition == "intern" else _masked(row, disclosure.cell_of_month(row) in beside) for row in rows]
    return [{key: row[key] for key in _KEYS} | {"serie": row["serie"] + (".demo" if row["syntetisk"] else "")}
            for row in masked]


def _masked(row: Row, beside: bool) -> Row:
    """Bound and p tell the count between them, so they go with it. A count that is not assessed is not needed."""
    if row["flagga"] not in disclosure.ASSESSED:
        return row | {"antal": None}
    if beside or disclosure.small(row["antal"]):
        return row | dict.fromkeys(_NUMBERS) | {"flagga": "undertryckt"}
    return row


def tried(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """How many months were assessed and how many fell out, of all of them, hidden ones too; one per origin."""
    found = []
    for synthetic in (False, True):
        own = [row for row in rows if row["syntetisk"] == synthetic and row["p"] is not None]
        if own:
            run = multiple.run([row["p"] for row in own], settings.ALFA_AVVIKELSE.varde)
            stands = sum(row["flagga"] == "avviker" for row in own)
            found.append(asdict(Tried(synthetic, run.tested, run.flagged, run.expected, stands)))
    return found
