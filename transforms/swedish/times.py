"""Times of the week in Swedish: by the hour, or only as a part of the day."""

from collections.abc import Mapping
from typing import Any

_DAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
_SPANS = {"alla_dagar": "alla dagar", "vardag": "vardagar", "helg": "helg"}
_PARTS = ((6, "natt"), (10, "morgon"), (14, "mitt på dagen"), (18, "eftermiddag"), (22, "kväll"), (24, "natt"))
_WEEKEND = (4 * 24 + 18, 6 * 24 + 18)  # Friday 18 to Sunday 18, in hours of the week


def hours(window: Mapping[str, Any]) -> str:
    """`dag` 0-6 or None, `timme`, `timmar`, `dagar` -> "fre 21–02" or "alla dagar 09–17"."""
    first, last = window["timme"], (window["timme"] + window["timmar"]) % 24
    when = _DAYS[window["dag"]] if window["dagar"] == "en_dag" else _SPANS[window["dagar"]]
    return f"{when} {first:02d}–{last:02d}"


def day_part(window: Mapping[str, Any]) -> str:
    """The part of the day that holds the middle of the window, on weekdays, at the weekend or every day."""
    middle = window["timme"] + window["timmar"] / 2
    part = next(name for until, name in _PARTS if middle % 24 < until)
    days = window["dagar"]
    if days == "en_dag":
        days = "helg" if _WEEKEND[0] <= (window["dag"] * 24 + middle) % 168 < _WEEKEND[1] else "vardag"
    return f"{_SPANS[days]}, {part}"
