"""A kommun's promises from one agreement to the next: what is new, what was kept, what was dropped."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from transforms.period import Period
from transforms.registry import Lofte


@dataclass(frozen=True)
class Change:
    """What the later agreement adds, keeps and drops of one kind of thing, in the order of the texts."""

    new: tuple[str, ...]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class Generation:
    """Two agreements that follow each other, compared by problem, place and what is to be done."""

    before: str
    after: str
    problems: Change
    places: Change
    activities: Change


def generations(loften: Iterable[Lofte], period: Period) -> list[Generation]:
    """Each dated agreement up to the period against the one before it, oldest first; agreements of one day are one."""
    terms: dict[date, list[Lofte]] = {}
    for lofte in loften:
        start = lofte.overenskommelse.fran
        if start is not None and start <= period.last:
            terms.setdefault(start, []).append(lofte)
    ordered = [terms[start] for start in sorted(terms)]
    return [_compared(before, after) for before, after in pairwise(ordered)]


def _compared(before: Sequence[Lofte], after: Sequence[Lofte]) -> Generation:
    def change(things: Callable[[Lofte], Iterable[str]]) -> Change:
        old, new = (dict.fromkeys(t for lofte in loften for t in things(lofte)) for loften in (before, after))
        return Change(tuple(t for t in new if t not in old), tuple(t for t in new if t in old),
                      tuple(t for t in old if t not in new))

    return Generation(_name(before), _name(after), change(lambda lofte: lofte.problem),
                      change(lambda lofte: lofte.platser),
                      change(lambda lofte: (a.vad.strip() for a in lofte.aktiviteter)))


def _name(loften: Sequence[Lofte]) -> str:
    return " och ".join(dict.fromkeys(lofte.overenskommelse.namn for lofte in loften))
