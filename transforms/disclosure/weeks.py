"""EST reports per ISO week as an edition may show them: what is hidden in a week depends on that week alone.

A page shows ten weeks, and the pages of two weeks share most of them. Were a week hidden for the sake of the others on
its page, two pages could hide different counts of one week and give both away.
"""

from collections.abc import Iterable, Mapping

from transforms.disclosure.control import prove
from transforms.disclosure.rules import Cell
from transforms.disclosure.secondary import Pattern, pattern

WHOLE = "*"  # all reports of a week
ELSEWHERE = "ovrigt"  # those at no named place


def week_cell(monday: str, key: str, synthetic: bool) -> Cell:
    """What the count of one week is known by; `key` = a category, a place, `WHOLE` or `ELSEWHERE`."""
    return f"{monday}.est", key, int(monday[:4]), synthetic


def pattern_of_weeks(counts: Mapping[Cell, int], categories: Iterable[str], places: Iterable[str]) -> Pattern:
    """What is hidden of weeks whose reports add up twice, over the categories and over places and elsewhere."""
    rows = [{"indikator_id": measure, "omrade_kod": key, "ar": year, "syntetisk": synthetic, "matt": "antal",
             "antal": count} for (measure, key, year, synthetic), count in counts.items()]
    return pattern(rows, (), WHOLE, {}, {"kategori": sorted(categories), "plats": sorted({*places, ELSEWHERE})})


def check_week(shown: Mapping[Cell, int], found: Pattern) -> int:
    """How many hidden counts were tried; see `disclosure.check`.

    Raises:
        DisclosureError: a small count is shown, or a hidden one can be worked out.
    """
    return prove({c: n for c, n in shown.items() if n}, found)
