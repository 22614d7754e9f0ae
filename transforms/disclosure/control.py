"""The last look before a record leaves the house: does anything that it shows give back what it hides?"""

from collections.abc import Mapping

from transforms.disclosure.bounds import exposed, ranges
from transforms.disclosure.rules import Cell, small
from transforms.disclosure.secondary import Pattern, shown_of
from transforms.disclosure.told import Record, shown_in
from transforms.errors import DisclosureError
from transforms.swedish import disclosure as words


def check(record: Record, pattern: Pattern) -> int:
    """How many hidden counts were tried; each can be anything from one up to the threshold, and none that small stands.

    Reads the finished record, not the plan of what to hide, so that a number shown by mistake is found.

    Raises:
        DisclosureError: with the Swedish name of the check that failed and the first count it failed for.
    """
    return prove(shown_in(record, pattern.counts.__contains__), pattern)


def prove(shown: Mapping[Cell, int], pattern: Pattern) -> int:
    """As `check`, of the counts that were read from a finished record.

    Raises:
        DisclosureError: see `check`.
    """
    if told := [c for c in shown if small(shown[c])]:
        raise DisclosureError(words.small_shown(_name(told[0]), len(told)))
    hidden = {c for c in pattern.counts if c not in shown}
    if missed := sorted(c for c in pattern.guarded if c in shown):
        raise DisclosureError(words.small_shown(_name(missed[0]), len(missed)))
    read = shown_of(pattern.sums, {**pattern.counts, **shown}, hidden - pattern.before)
    if open_cells := exposed(pattern.guarded, ranges(pattern.sums, read, pattern.floor), pattern.floor):
        raise DisclosureError(words.can_be_worked_out(_name(open_cells[0]), len(open_cells)))
    return len(pattern.guarded)


def _name(cell: Cell) -> str:
    return f"{cell[0]}, {cell[1]}, {cell[2]}"
