"""Periods of the contract: `2025`, `2025-T2`, `2025-Q3`, `2025-09`, `2025-W37`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.errors import CallError

_FORMS = {
    "ar": re.compile(r"([0-9]{4})"),
    "tertial": re.compile(r"([0-9]{4})-T([123])"),
    "kvartal": re.compile(r"([0-9]{4})-Q([1-4])"),
    "manad": re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])"),
    "vecka": re.compile(r"([0-9]{4})-W([0-9]{2})"),
}
_MONTHS = {"ar": 12, "tertial": 4, "kvartal": 3, "manad": 1}


@dataclass(frozen=True)
class Period:
    """A calendar period; `first` and `last` are its first and last day, both inside it."""

    text: str
    typ: str
    first: date
    last: date

    @property
    def year(self) -> int:
        """The calendar year the period belongs to (the ISO year of a week)."""
        return int(self.text[:4])

    @property
    def last_whole_year(self) -> int:
        """The last calendar year that lies wholly within or before the period: yearly figures go no further."""
        return self.last.year if (self.last.month, self.last.day) == (12, 31) else self.last.year - 1


def parse(text: str) -> Period:
    """The period that `text` names.

    Raises:
        CallError: when the text is none of the five forms, or a week that the year does not have.
    """
    for typ, form in _FORMS.items():
        if match := form.fullmatch(text):
            year, number = int(match[1]), int(match[2]) if match.lastindex == 2 else 1
            if not 1990 <= year <= 2100:
                break
            if typ == "vecka":
                return _week(text, year, number)
            months = _MONTHS[typ]
            start = date(year, (number - 1) * months + 1, 1)
            end_month = (number - 1) * months + months
            after = date(year + end_month // 12, end_month % 12 + 1, 1)
            return Period(text, typ, start, after - timedelta(days=1))
    raise CallError(f"okänd period {text!r}: skriv 2025, 2025-T2, 2025-Q3, 2025-09 eller 2025-W37")


def ended(typ: str, day: date) -> Period:
    """The last period of a kind (`ar`, `tertial`, `kvartal`, `manad`, `vecka`) that was over before `day`."""
    if typ == "vecka":
        year, week, _ = (day - timedelta(days=7)).isocalendar()
        return parse(f"{year}-W{week:02d}")
    months = _MONTHS[typ]
    number = (day.month - 1) // months  # of the kind's periods in the year, those that are over
    year, number = (day.year, number) if number else (day.year - 1, 12 // months)
    forms = {"ar": f"{year}", "tertial": f"{year}-T{number}", "kvartal": f"{year}-Q{number}",
             "manad": f"{year}-{number:02d}"}
    return parse(forms[typ])


def _week(text: str, year: int, week: int) -> Period:
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        raise CallError(f"okänd period {text!r}: året {year} har ingen vecka {week}") from None
    return Period(text, "vecka", first, first + timedelta(days=6))
