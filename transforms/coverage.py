"""What the deliveries of incidents and EST reports are known to cover: years that came whole, and codes they may lack.

A year that lacks something may be one in which it did not happen, or one of which it was not delivered. Only the card
of a file can tell, so those who delivered are asked.
"""

from collections.abc import Iterator
from typing import Any

import duckdb

from transforms import settings
from transforms.database import run, sql

MODELS = ("stg_dagar", "stg_utlovat", "stg_leveransar", "stg_kodar", "stg_saknade_koder")
Remark = tuple[int, str, dict[str, Any]]


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """Make the models of coverage, of rows that have been taken in and whose files are accounted for."""
    limits = {"lucka_dagar": settings.LUCKA_DAGAR.varde, "lucka_med": settings.LUCKA_MED.varde,
              "forsvunnen": settings.FORSVUNNEN.varde}
    for name in MODELS:
        run(con, f"create table {name} as\n{sql('staging')[name]}", limits)


def remarks(con: duckdb.DuckDBPyConnection) -> Iterator[Remark]:
    """What is asked: the last file of the year, the remark's code and its parameters."""
    for fil_id, ar, over, first, last, expected in run(con, sql("intake")["luckor"], {}).fetchall():
        yield fil_id, "lucka" if over else "ej_avslutat_ar", {"ar": ar, "fran": first, "till": last, "vantat": expected}
    for fil_id, ar, codes in run(con, sql("intake")["saknade_koder"], {}).fetchall():
        yield fil_id, "saknade_koder", {"ar": ar, "koder": ", ".join(codes)}
