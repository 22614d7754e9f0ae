"""SCB's PxWeb v1 `"format": "json"`: columns of types d, t and c, and rows of keys and values that are all text."""

from pathlib import Path
from typing import Any

from transforms.deliveries.json_text import cell, read_json
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, UnreadableError
from transforms.sources.forms import scb


def fits(head: Head) -> bool:
    """JSON that begins with a list of columns."""
    return head.is_json and '"columns"' in head.text


def parse(path: Path) -> RawTable:
    """The population of each area and year in the table; numbers count its data rows from 1.

    Raises:
        UnreadableError: no such table, no total, or no population in it.
    """
    data, encoding = read_json(path)
    try:
        keys = [cell(c["code"]) for c in data["columns"] if c["type"] != "c"]
        contents = {cell(c["code"]): cell(c["text"]).strip() for c in data["columns"] if c["type"] == "c"}
        time = [c["type"] for c in data["columns"] if c["type"] != "c"].index("t")
        region = next(i for i, code in enumerate(keys) if scb.is_region(code))
        rows, title = list(data["data"]), _title(data)
    except (KeyError, TypeError, ValueError, AttributeError, StopIteration):
        raise UnreadableError("okand_json", former="SCB PxWeb (json eller json-stat2)") from None
    wanted = list(contents).index(scb.population(contents, title))
    good = [(n, row) for n, row in enumerate(rows, start=1) if _is_row(row, len(keys), len(contents))]
    whole = {i: scb.total(code, {cell(row["key"][i]): "" for _, row in good})
             for i, code in enumerate(keys) if i not in (time, region) and good}
    cells = [(n, cell(row["key"][region]), cell(row["key"][time]), cell(row["values"][wanted]))
             for n, row in good if all(row["key"][i] == code for i, code in whole.items())]
    raw = scb.folk_table(cells, len(good) * len(contents) - len(cells), encoding)
    held = {n for n, _ in good}
    raw.broken = [(n, cell(row), "trasigt_varde") for n, row in enumerate(rows, start=1) if n not in held]
    return raw


def _is_row(row: Any, keys: int, values: int) -> bool:
    parts = (row.get("key"), row.get("values")) if isinstance(row, dict) else (None, None)
    return all(isinstance(p, list) and len(p) == size for p, size in zip(parts, (keys, values), strict=True))


def _title(data: dict[str, Any]) -> str:
    """The table's title, where the answer carries metadata."""
    metadata = data.get("metadata") or [{}]
    return cell(metadata[0].get("label"))
