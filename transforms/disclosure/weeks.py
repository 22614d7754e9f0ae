"""EST reports per ISO week as an edition may show them: what is hidden in a week depends on that week alone.

A page shows ten weeks, and the pages of two weeks share most of them. Were a week hidden for the sake of the others on
its page, two pages could hide different counts of one week and give both away.

Most categories and places have none to four reports in a week. None is hidden as one to four are: a reader who knew
which have any could hardly be shown how many reports there were in all.
"""

from collections.abc import Iterable, Mapping

from transforms.disclosure.bounds import Sum
from transforms.disclosure.control import prove
from transforms.disclosure.rules import Cell, small
from transforms.disclosure.secondary import Pattern, hide

WHOLE = "*"  # all reports of a week
ELSEWHERE = "ovrigt"  # those at no named place


def week_cell(monday: str, key: str, synthetic: bool) -> Cell:
    """What the count of one week is known by; `key` = a category, a place, `WHOLE` or `ELSEWHERE`."""
    return f"{monday}.est", key, int(monday[:4]), synthetic


def pattern_of_weeks(counts: Mapping[Cell, int], categories: Iterable[str], places: Iterable[str]) -> Pattern:
    """What is hidden of weeks whose reports add up twice, over the categories and over places and elsewhere.

    `counts` holds all reports of each week; a category or place that it lacks had none.
    """
    sides = (sorted(categories), sorted({*places, ELSEWHERE}))
    totals = [cell for cell in counts if cell[1] == WHOLE]
    sums = [Sum(total, tuple((total[0], key, *total[2:]) for key in side)) for total in totals for side in sides]
    parts = {part: counts.get(part, 0) for one in sums for part in one.parts}
    known = parts | {total: counts[total] for total in totals}
    guarded = {cell for cell, count in known.items() if small(count)}
    nothing = {cell for cell, count in parts.items() if not count}
    floor = dict.fromkeys(parts, 0) | {total: min(1, counts[total]) for total in totals}
    beside = hide(sums, known, guarded, nothing, floor)
    return Pattern(known, guarded, beside | nothing, floor, sums)


def check_week(shown: Mapping[Cell, int], found: Pattern) -> int:
    """How many hidden counts were tried; see `disclosure.check`.

    Raises:
        DisclosureError: a small count is shown, or a hidden one can be worked out.
    """
    return prove(shown, found)
