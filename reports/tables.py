"""The tables of a publication as CSV: `;`, UTF-8 with a byte-order mark, decimal comma, for Swedish Excel."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from typing import Any

from reports.compose.common import HIDDEN
from reports.model import Report, Table

_SUPPRESSED = "undertryckt"
_HIDES = {"varde", "ki_undre", "ki_ovre", "antal", "svar", "forvantat", "ovre_grans", "p", "q", "kvot", "fore", "efter"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[\d\s\u00a0.,]*\s?%?")


def csv_text(header: list[str], rows: Iterable[Iterable[object]]) -> bytes:
    """One table; None is an empty cell, floats keep every digit."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([[_cell(value) for value in row] for row in rows])
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _cell(value: object) -> str:
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
    formula = isinstance(value, str) and text[:1] in _FORMULA and not _NUMBER.fullmatch(text)
    return f"'{text}" if formula else text


def tables(underlag: dict[str, Any], report: Report) -> dict[str, bytes]:
    """File name to bytes: the underlag's lists, and one table per figure with the figure's data."""
    loften = underlag["loften"]
    log = [k for k in underlag["kallor"] if k["kallslag"] == "aktivitet" and k["anvand"]]
    art = "syntetiska demodata" if any(k["syntetisk"] for k in log) else "verkliga uppgifter"
    files = {
        "indikatorer.csv": _records(underlag["indikatorer"]),
        "platser.csv": _records(underlag["platser"]),
        "avvikelser.csv": _records(underlag["avvikelser"]),
        "upplevelse.csv": _records([_beside(row) for row in underlag.get("upplevelse", [])]),
        "kallor.csv": _records(underlag["kallor"]),
        "atgarder.csv": _records(underlag.get("atgarder", {}).get("punkter", [])),
        "veckor.csv": _records([_beside(row) for row in underlag.get("veckor", {}).get("rader", [])]),
        "motivering.csv": _per_promise(loften, lambda lofte: lofte["motivering"]),
        "uppfoljning.csv": _per_promise(loften, lambda lofte: lofte["uppfoljning"]["utfall"]),
        "aktiviteter.csv": _per_promise(loften, lambda lofte: [
            {k: v for k, v in a.items() if k != "kvartal"} | {"art": art}  # the quarters are the figure's table
            for a in lofte["uppfoljning"]["aktiviteter"]]),
    }
    return files | {f"figur-{p.name}.csv": _shown(p.data) for p in report.pictures()}


def _per_promise(loften: list[dict[str, Any]], inner: Callable[[dict[str, Any]], list[dict[str, Any]]]) -> bytes:
    return _records([{"lofte_id": lofte["lofte_id"], **row} for lofte in loften for row in inner(lofte)])


def _records(records: list[dict[str, Any]]) -> bytes:
    flat = [_marked(_flat(r)) for r in records]
    header = list(flat[0]) if flat else ["tom"]
    return csv_text(header, [list(r.values()) for r in flat])


_PAIRS = {"ki": ("ki_undre", "ki_ovre"), "rang": ("rang_bast", "rang_samst"), "centrum": ("lon", "lat")}


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """An interval, a point and a time as two columns each: with a decimal comma one cell could not be read."""
    found: dict[str, Any] = {}
    for key, value in record.items():
        if key in _PAIRS:
            found |= dict(zip(_PAIRS[key], value or (None, None), strict=True))
        elif key == "dygnstid":
            found |= {key: value and value["topp"], "dygnstid_andel": value and value["andel"]}
        else:
            found[key] = value
    return found


def _marked(row: dict[str, Any]) -> dict[str, Any]:
    """A hidden number says so: an empty cell is one that is missing, and 0 is zero."""
    hidden = _SUPPRESSED in (*(row.get("flaggor") or ()), row.get("flagga"), row.get("klass"))
    if not hidden and row.get("fore", 0) is not None:  # of an outcome all numbers are hidden together
        return row
    return {k: HIDDEN if v is None and k.rpartition("upplevt_")[2].removeprefix("anmalt_") in _HIDES else v
            for k, v in row.items()}


def _beside(row: dict[str, Any]) -> dict[str, Any]:
    """Both sides of a pair in one row, each column named by its side."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, dict):
            found |= {f"{key}_{name}": cell for name, cell in _flat(value).items()}
        else:
            found[key] = value
    return found


def _shown(table: Table) -> bytes:
    header = [*table.header, "art"]
    art = "innehåller syntetiska demodata" if table.synthetic else "verkliga uppgifter"
    return csv_text(header, [[*(cell.replace("\n", " ") for cell in row), art] for row in table.rows])
