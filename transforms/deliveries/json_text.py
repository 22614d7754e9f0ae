"""A delivered JSON file to Python values, and those to text cells."""

import json
from pathlib import Path
from typing import Any

from transforms.deliveries.kinds import refuse_others
from transforms.deliveries.text import UnreadableError, decode, unified

MAX_JSON = 200_000_000  # bytes; many times the largest answer of the services that are read


def read_json(path: Path) -> tuple[Any, str]:
    """The value in `path` and the encoding of the file.

    Raises:
        UnreadableError: too large, empty, of another kind, not text, or no whole JSON; a key that stands twice.
    """
    if path.stat().st_size > MAX_JSON:
        raise UnreadableError("for_stor", gigabyte="0,2")
    refuse_others(path, "ar_json")
    text, encoding, bad_lines = decode(path.read_bytes())
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableError("helt_tom")
    if bad_lines:
        raise UnreadableError("trasig_kodning", kodning="utf-8")
    try:
        return json.loads(text.lstrip("\ufeff"), object_pairs_hook=_object), encoding
    except json.JSONDecodeError as error:
        raise UnreadableError("trasig_json", rad=error.lineno) from None
    except (ValueError, RecursionError):  # a number of thousands of digits; lists within lists without end
        raise UnreadableError("trasig_json", rad=1) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object whose every key stands once: of two, none can be told to be the right one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise UnreadableError("dubbla_nycklar", nyckel=next(key for key in keys if keys.count(key) > 1))
    return found


def cell(value: object) -> str:
    """One value as the text that a table would hold; what is no text or number is written as JSON."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    # Half a surrogate pair is no character and cannot be written to any file.
    return unified(text.encode("utf-8", "replace").decode("utf-8"))
