"""Disclosure control: what an edition hides, what goes with it, and the proof that nothing hidden follows."""

from transforms.disclosure.bounds import Sum, exposed, ranges
from transforms.disclosure.control import check
from transforms.disclosure.rules import Cell, cell, cell_of_month, masked, masked_place, small, small_cells
from transforms.disclosure.secondary import ASSESSED, Pattern, hide, pattern

__all__ = [
    "ASSESSED", "Cell", "Pattern", "Sum", "cell", "cell_of_month", "check", "exposed", "hide", "masked",
    "masked_place", "pattern", "ranges", "small", "small_cells",
]
