"""One number walked backwards: sentence, indicator, mart rows, source rows, with counts that add up."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from transforms.database import reading, run, sql
from transforms.errors import CallError
from transforms.evidence import Row, read_indicators, years_of
from transforms.period import parse
from transforms.swedish import why as words

_OF_COUNTS = ("mart_brott", "mart_referens")  # their source rows hold counts; elsewhere each source row counts as one


def walk(
    databases: Sequence[Path], indicator: str, period: str | None, area: str, underlag: dict[str, Any] | None
) -> list[str]:
    """The walk as lines of text, from the first database that holds the number.

    Raises:
        CallError: no database holds it; names indicators that exist.
    """
    known: set[str] = set()
    for path in databases:
        with reading(path) as con:
            last = parse(path.stem).last_whole_year
            rows = [r for r in read_indicators(con) if r["omrade_kod"] == area and r["ar"] <= last]
            known |= {r["indikator_id"] for r in rows}
            own = [r for r in rows if r["indikator_id"] == indicator and period in (None, r["period"])]
            if own:
                row = max(own, key=lambda r: (r["period"], not r["syntetisk"]))
                return _lines(con, row, underlag)
    problem = indicator.partition(".")[0]
    near = sorted(k for k in known if k.startswith(f"{problem}.")) or sorted(known)[:8]
    raise CallError(words.unknown(indicator, period, area, near))


def _lines(con: duckdb.DuckDBPyConnection, row: Row, underlag: dict[str, Any] | None) -> list[str]:
    key = f"{row['indikator_id']}@{row['omrade_kod']}@{row['period']}"
    params = {k: row[k] for k in ("mart", "problem", "omrade_kod", "syntetisk", "ar", "jamfor_ar")}
    params["fran_ar"] = min(years_of(row))
    texts = sql("why")
    mart = run(con, texts["mart"], params).df().to_dict("records")
    files = run(con, texts["rader"], params).fetchall()
    lines = words.sentences(_sentences(underlag, key), _followed(underlag, key))
    lines += words.indicator(row)
    lines += words.mart(row["mart"], [_shown(r) for r in mart], row)
    lines += words.rows(files)
    if row["mart"] in _OF_COUNTS:
        lines += words.counted(run(con, texts["brott"], params).fetchall())
    return lines


def _sentences(underlag: dict[str, Any] | None, key: str) -> list[tuple[str, str, str]]:
    """(promise, utslag, sentence) of every justification that cites the indicator."""
    if underlag is None:
        return []
    return [(lofte["lofte_id"], m["utslag"], m["mening"]) for lofte in underlag["loften"] for m in lofte["motivering"]
            if key in m["indikatorer"]]


def _followed(underlag: dict[str, Any] | None, key: str) -> list[str]:
    """Promises whose follow-up compares this count (any year of it)."""
    if underlag is None:
        return []
    indicator = key.partition("@")[0].removesuffix("_forandring").removesuffix("_per_1000")
    return [lofte["lofte_id"] for lofte in underlag["loften"]
            if any(u["indikator_id"] == indicator for u in lofte["uppfoljning"]["utfall"])]


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """A mart row without its list of source rows, which is counted and printed by itself."""
    return {k: v for k, v in row.items() if k != "kallrader"} | {"kallrader": len(row["kallrader"])}
