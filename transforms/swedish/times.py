"""Times of the week in Swedish: by the hour, or only as a part of the day."""

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.swedish.numbers import antal, upprakning

_DAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
_SPANS = {"alla_dagar": "alla dagar", "vardag": "vardagar", "helg": "helg"}
_PARTS = ((6, "natt"), (10, "morgon"), (14, "mitt på dagen"), (18, "eftermiddag"), (22, "kväll"), (24, "natt"))
_HOURS = {"morgon": (6, 10), "mitt på dagen": (10, 14), "eftermiddag": (14, 18), "kväll": (18, 22), "natt": (22, 6)}
_WHEN = {"morgon": "på morgonen", "mitt på dagen": "mitt på dagen", "eftermiddag": "på eftermiddagen",
         "kväll": "på kvällen", "natt": "på natten"}
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


def span(told: str) -> tuple[str, int, int]:
    """What `hours` or `day_part` told: days in words, first hour, hours. "fre 21–02" -> ("fre", 21, 5)."""
    days, comma, part = told.partition(", ")
    if comma:
        first, until = _HOURS[part]
    else:
        days, _, clock = told.rpartition(" ")
        first, until = (int(hour) for hour in clock.split("–"))
    return days, first, (until - first - 1) % 24 + 1


def headline(told: Sequence[str]) -> str:
    """Which part of the day most of the times lie in; several when they share the lead."""
    counts: dict[str, int] = {}
    for _, first, length in map(span, told):
        middle = (first + length / 2) % 24
        part = next(name for until, name in _PARTS if middle < until)
        counts[part] = counts.get(part, 0) + 1
    most = max(counts.values())
    lead = [_WHEN[name] for name in _HOURS if counts.get(name) == most]
    of = f"{antal(most * len(lead))} av {antal(len(told))} tider" if len(told) > 1 else "Den enda tiden"
    return f"{of} med fler händelser än slumpen ger ligger {upprakning(lead)}"
