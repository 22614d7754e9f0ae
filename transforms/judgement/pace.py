"""The calendar of a promise: which weeks, months or autumns lie whole in its term, and what could be done by a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.registry import Aktivitet

Span = tuple[date, date]
_DAY = timedelta(days=1)
_MONTHS = {"manad": 1, "kvartal": 3, "tertial": 4, "halvar": 6, "ar": 12}
# Terms of school: what is promised for each autumn is done in one of them.
_SEASONS = {"var": (1, 6), "host": (8, 12)}


@dataclass(frozen=True)
class Term:
    """A promise's term as it can be followed: `first` to `last`, both inside; `end` None = no end is stated."""

    first: date
    last: date
    end: date | None

    def until(self, day: date) -> "Term":
        """The same term, followed no further than `day`."""
        return Term(self.first, min(self.last, day), self.end)


def spans(frekvens: str, first: date, last: date) -> list[Span]:
    """The days, ISO weeks, months … or autumns that lie whole between two days, both inside.

    A week or month that the term only touches cannot be asked for, so it is none.
    """
    return [(start, end) for start, end in _calendar(frekvens, first, last) if first <= start and end <= last]


def quarters(term: Term) -> list[Span]:
    """The calendar quarters that the followed part of a term touches, cut to it."""
    return [(max(start, term.first), min(end, term.last))
            for start, end in _calendar("kvartal", term.first, term.last) if end >= term.first and start <= term.last]


def promised(aktivitet: Aktivitet, term: Term) -> int | None:
    """What the text promises up to the term's last followed day: its number, or its frequency times the whole spans."""
    if not aktivitet.frekvens:
        return aktivitet.antal
    return len(spans(aktivitet.frekvens, term.first, term.last)) * (aktivitet.antal or 1)


def expected(aktivitet: Aktivitet, term: Term) -> int | None:
    """What could be done by the term's last followed day, at an even pace, rounded down.

    None when the text states no number, or a number but no end to spread it over.
    """
    if aktivitet.frekvens:
        return promised(aktivitet, term)
    if aktivitet.antal is None or term.end is None:
        return None
    whole = (term.end - term.first).days + 1
    return aktivitet.antal * ((term.last - term.first).days + 1) // whole


def _calendar(frekvens: str, first: date, last: date) -> Iterator[Span]:
    """Every span of the calendar that may touch the two days."""
    if frekvens in ("dag", "vecka"):
        length = timedelta(days=1 if frekvens == "dag" else 7)
        start = first if frekvens == "dag" else first - timedelta(days=first.weekday())
        while start <= last:
            yield start, start + length - _DAY
            start += length
        return
    for year in range(first.year, last.year + 1):
        if frekvens in _SEASONS:
            begin, end = _SEASONS[frekvens]
            yield date(year, begin, 1), _end(year, end)
        else:
            step = _MONTHS[frekvens]
            yield from ((date(year, month, 1), _end(year, month + step - 1)) for month in range(1, 13, step))


def _end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - _DAY
