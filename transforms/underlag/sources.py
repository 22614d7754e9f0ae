"""The deliveries of a record (`kallor`): what came, how much of it was taken."""

import math
from typing import Any

import duckdb

_ACCOUNT = ("rader", "godkanda", "karantan", "dubbletter", "personrader", "ersatta", "rattade")


def sources(con: duckdb.DuckDBPyConnection, edition: str) -> list[dict[str, Any]]:
    """One record per delivered file, by name; the public edition tells neither its counts nor its hash."""
    told = edition != "publik"
    rows = con.execute("select * from leverans order by fil").df().to_dict("records")
    return [
        {"kalla_id": f"k{r['fil_id']}", "kallslag": r["kallslag"], "titel": r["titel"], "producent": r["producent"],
         "period": None, "hamtad": r["leveransdatum"], "sha256": r["sha256"] if told else None,
         **{k: _count(r[k]) if told else None for k in _ACCOUNT},
         "anvand": bool(r["godkanda"] and r["godkanda"] > 0), "begransning": r["begransning"],
         "syntetisk": bool(r["syntetisk"])}
        for r in rows
    ]


def _count(value: float | None) -> int | None:
    return None if value is None or math.isnan(value) else int(value)
