"""Disclosure control: what an edition hides, what goes with it, and the proof that nothing hidden follows."""

from transforms.disclosure.bounds import Sum, exposed, ranges
from transforms.disclosure.control import check
from transforms.disclosure.editions import Audience, open_places
from transforms.disclosure.rules import Cell, cell, cell_of_month, masked, masked_place, small, small_cells
from transforms.disclosure.secondary import ASSESSED, Pattern, hide, pattern
from transforms.disclosure.told import Told, told_before
from transforms.disclosure.weeks import check_week, pattern_of_weeks, week_cell

__all__ = [
    "ASSESSED", "Audience", "Cell", "Pattern", "Sum", "Told", "cell", "cell_of_month", "check", "check_week", "exposed",
    "hide", "masked", "masked_place", "open_places", "pattern", "pattern_of_weeks", "ranges", "small", "small_cells",
    "told_before", "week_cell",
]
