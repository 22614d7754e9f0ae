"""Personnummer and samordningsnummer: what is written like one, and what is one by day and control digit."""

import re
from datetime import date

from personnummer import personnummer

# The contract's separators (hyphen, plus, space, en dash) and their look-alikes in typeset text.
MARK = r"[-+ \u00a0\u2009\u202f\u2010\u2011\u2012\u2013\u2212]"
_CANDIDATE = re.compile(rf"(?<!\d)((?:\d{{2}})?\d{{6}})({MARK}?)(\d{{4}})(?!\d)")
_SEPARATED = re.compile(rf"(?<!\d)((?:\d{{2}})?\d{{6}})({MARK})(\d{{4}})(?!\d)")
# In running text the day is also written with marks of its own, and with spaces round the one before the last four.
_SPELLED = re.compile(
    r"(?<!\d)((?:19|20|18)?\d{2})([-. /]?)((?:0\d|1[0-2]))\2([0-3]\d|[6-9]\d)"
    rf"(\s?(?:{MARK}|[./])?\s?)(\d{{4}})(?![\d])"
)
_HIDDEN = re.compile(rf"(?<!\d)(?:19|20)?\d{{2}}(?:0\d|1[0-2])(?:[0-3]\d|[6-9]\d){MARK}?[xX*]{{4}}(?!\w)")
# A cheap first look at millions of cells: ten digits or more, perhaps with one mark before the last four.
QUICK = rf"\d{{6}}{MARK}?\d{{4}}"
LOOKALIKE = re.compile(rf"(?<!\d)(?:\d{{2}})?\d{{6}}{MARK}?\d{{4}}(?!\d)")
_FIRST_BIRTH_YEAR = 1800


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
    # Ten digits with a day later this year are those of someone born a hundred years before.
    return born.year >= _FIRST_BIRTH_YEAR and (born <= date.today() or len(birth) == 6)


def replaced(text: str) -> str:
    """`text` with every personal number in it replaced by its kind, however its day is written.

    A number whose day is parted by marks must have the right control digit, else it may be a day and a time; one whose
    last four are crossed out is a personnummer as well.
    """
    return _HIDDEN.sub("[personnummer]", _SPELLED.sub(_kind, text))


def _kind(match: re.Match[str]) -> str:
    year, _, month, day, between, last = match.groups()
    if not _valid(year + month + day, "+" if "+" in between else "-", last):
        return match[0]
    return "[samordningsnummer]" if int(day) > 31 else "[personnummer]"
