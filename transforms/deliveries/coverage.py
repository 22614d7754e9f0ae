"""What a file's card says that the file covers: `[tackning]` with `fran`, `till` and, for some codes only, `koder`.

Without it a year in which a kind of row is missing may be a year without any, or one whose extract left them out.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

_FIRST, _LAST = 1990, 2100


def covered(extra: Mapping[str, Any]) -> tuple[date, date, list[str]] | None:
    """The first and last day and the codes (empty = all of the source) of a card's `[tackning]`; None without one.

    Raises:
        TypeError: it does not say what it must, in Swedish.
    """
    said = extra.get("tackning")
    if said is None:
        return None
    if not isinstance(said, dict) or not _day(said.get("fran")) or not _day(said.get("till")):
        raise TypeError("[tackning] ska ha datumen fran och till")
    if not date(_FIRST, 1, 1) <= said["fran"] <= said["till"] <= date(_LAST, 12, 31):
        raise TypeError(f"[tackning] ska börja före den slutar och ligga mellan åren {_FIRST} och {_LAST}")
    codes = said.get("koder", [])
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise TypeError("[tackning] koder ska vara en lista av texter")
    return said["fran"], said["till"], [code.strip().lower() for code in codes]


def _day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)
