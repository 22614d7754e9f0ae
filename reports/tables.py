"""The tables of a publication as CSV: `;`, UTF-8 with a byte-order mark, decimal comma, as Swedish Excel opens them."""

import csv
import io
from typing import Any

from reports.model import Report, Table


def csv_text(header: list[str], rows: list[list[Any]]) -> bytes:
    """One table; None is an empty cell, floats keep every digit."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    if isinstance(value, list | tuple):
        return ", ".join(_cell(v) for v in value)
    text = str(value)
    # A cell that a spreadsheet would run as a formula is defused.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") and not text[1:2].isdigit() and len(text) > 1 else text


def tables(underlag: dict[str, Any], report: Report) -> dict[str, bytes]:
    """File name to bytes: the underlag's lists, and one table per figure with the figure's data."""
    files = {
        "indikatorer.csv": _records(underlag["indikatorer"]),
        "kallor.csv": _records(underlag["kallor"]),
        "motivering.csv": _records([{"lofte_id": lofte["lofte_id"], **m} for lofte in underlag["loften"] for m in lofte["motivering"]]),
        "uppfoljning.csv": _records([{"lofte_id": lofte["lofte_id"], **u} for lofte in underlag["loften"] for u in lofte["uppfoljning"]["utfall"]]),
        "aktiviteter.csv": _records([{"lofte_id": lofte["lofte_id"], **a} for lofte in underlag["loften"] for a in lofte["uppfoljning"]["aktiviteter"]]),
    }
    return files | {f"figur-{p.name}.csv": _shown(p.data) for p in report.pictures()}


def _records(records: list[dict[str, Any]]) -> bytes:
    header = list(records[0]) if records else ["tom"]
    return csv_text(header, [list(r.values()) for r in records])


def _shown(table: Table) -> bytes:
    header = [*table.header, "art"]
    art = "innehåller syntetiska demodata" if table.synthetic else "verkliga uppgifter"
    return csv_text(header, [[*row, art] for row in table.rows])
