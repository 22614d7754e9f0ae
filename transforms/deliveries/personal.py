"""Personal data at the door: a row with a personnummer or samordningsnummer is refused, lookalikes are masked."""

import re
from datetime import date

from personnummer import personnummer

_CANDIDATE = re.compile(r"(?<![\d])((?:\d{2})?\d{6})([-+ \u2013\u2212]?)(\d{4})(?![\d])")
_SEPARATED = re.compile(r"(?<![\d])((?:\d{2})?\d{6})([-+ \u2013\u2212])(\d{4})(?![\d])")
_MASKS = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[e-post]"),
    (re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+ \u2013]?\d{4}(?!\d)"), "[nummer]"),
    (re.compile(r"(?<!\d)(?:\+46|0)[ -]?\d{1,3}(?:[ -]?\d{2,4}){2,4}(?!\d)"), "[telefon]"),
    (re.compile(r"\b[A-Za-z]{3} ?\d{2}[A-Za-z0-9]\b"), "[regnr]"),
)
# A cheap first look at millions of cells: ten digits or more, perhaps with one mark before the last four.
QUICK = r"\d{6}[-+ \u2013\u2212]?\d{4}"


def holds_personal_number(text: str, *, separated_only: bool = False) -> bool:
    """True when `text` holds a valid personnummer or samordningsnummer that is not part of a longer run of digits.

    Valid = a real date that is not in the future, and the right control digit (Folkbokföringslagen 18 §).
    """
    pattern = _SEPARATED if separated_only else _CANDIDATE
    return any(_valid(birth, mark, last) for birth, mark, last in pattern.findall(text))


def _valid(birth: str, mark: str, last: str) -> bool:
    try:
        number = personnummer.Personnummer(birth + ("+" if mark == "+" else "-") + last)
    except personnummer.PersonnummerException:
        return False
    except ValueError:
        return False
    born = number.get_date()
    born = born.date() if hasattr(born, "date") else born
    return born <= date.today()


def masked(text: str) -> str:
    """`text` with e-mail addresses, lookalike numbers, phone numbers and plates masked and formulas defused."""
    for pattern, mark in _MASKS:
        text = pattern.sub(mark, text)
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
