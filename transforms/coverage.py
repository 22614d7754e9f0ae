"""What the deliveries of incidents and EST reports are known to cover: years that came whole, and codes they may lack.

A year that lacks something may be one in which it did not happen, or one of which it was not delivered. Only the card
of a file can tell, so those who delivered are asked.
"""

from collections.abc import Sequence

import duckdb

from transforms import settings
from transforms.database import run, sql
from transforms.deliveries.account import FileReport

MODELS = ("stg_dagar", "stg_utlovat", "stg_leveransar", "stg_kodar", "stg_saknade_koder")


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """Make the models of coverage, of rows that have been taken in and whose files are accounted for."""
    limits = {"lucka_dagar": settings.LUCKA_DAGAR.varde, "lucka_med": settings.LUCKA_MED.varde,
              "forsvunnen": settings.FORSVUNNEN.varde}
    for name in MODELS:
        run(con, f"create table {name} as\n{sql('staging')[name]}", limits)


def ask(con: duckdb.DuckDBPyConnection, reports: Sequence[FileReport]) -> None:
    """Add to the last file of each year what those who delivered are asked; `reports` by `fil_id`, from 1."""
    for fil_id, ar, over, first, last, expected in run(con, sql("intake")["luckor"], {}).fetchall():
        told = {"ar": ar, "fran": first, "till": last, "vantat": expected}
        reports[fil_id - 1].anmarkningar.append(("lucka" if over else "ej_avslutat_ar", told))
    for fil_id, ar, codes in run(con, sql("intake")["saknade_koder"], {}).fetchall():
        reports[fil_id - 1].anmarkningar.append(("saknade_koder", {"ar": ar, "koder": ", ".join(codes)}))
