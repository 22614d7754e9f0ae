"""Personal data at the door: a row with a personnummer or samordningsnummer is refused, lookalikes are masked."""

import re
from datetime import date
from functools import lru_cache

from personnummer import personnummer

from transforms.deliveries.text import printable

# The contract's separators (hyphen, plus, space, en dash) and their look-alikes in typeset text.
_MARK = r"[-+ \u00a0\u2009\u202f\u2010\u2011\u2012\u2013\u2212]"
_CANDIDATE = re.compile(rf"(?<!\d)((?:\d{{2}})?\d{{6}})({_MARK}?)(\d{{4}})(?!\d)")
_SEPARATED = re.compile(rf"(?<!\d)((?:\d{{2}})?\d{{6}})({_MARK})(\d{{4}})(?!\d)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_DIGIT = re.compile(r"\d")
_MASKS = (  # each has digits in it
    (re.compile(rf"(?<!\d)(?:\d{{2}})?\d{{6}}{_MARK}?\d{{4}}(?!\d)"), "[nummer]"),
    # Not after "2025-" or "61.": then the zero is part of a date or a number; nor in an id such as 0182-2017-1a;
    # nor a date as 03/12/2025, 3/02/2025 or 03-12-2025 (the one area code of two digits is 08).
    (re.compile(r"(?<!\d)(?<!\d[-.,:])(?!\d{4}-(?:19|20)\d\d(?!\d))"
                r"(?!0(?:[1-79][-/]|8/)(?:0[1-9]|[12]\d|3[01])[-/](?:19|20)\d\d(?!\d))"
                r"(?!(?<=\d/)0[1-9]/(?:19|20)\d\d(?!\d))(?:\+\d{2}|0)(?:[ -]?\(0\))?[ \u00a0/-]?\d{1,3}"
                r"(?:[ \u00a0\u2013/-]?\d{2,4}){2,4}(?!\d)"), "[telefon]"),
    (re.compile(r"\b[A-Za-z]{3}[ -]?\d{2}[A-Za-z0-9]\b"), "[regnr]"),
)
# A cheap first look at millions of cells: ten digits or more, perhaps with one mark before the last four.
QUICK = rf"\d{{6}}{_MARK}?\d{{4}}"
_LONGEST = 2_500  # characters of a file that a reason or remark repeats: sixty headers
_REMEMBERED = 1_000  # characters; longer texts come once
_FIRST_BIRTH_YEAR = 1800
_HEADER = re.compile(r"(?!.*\d{5})[A-Za-zÅÄÖåäö][A-Za-zÅÄÖåäö0-9_ .()/%-]{0,40}")


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


def masked(text: str) -> str:
    """`text` with e-mail addresses, lookalike numbers, phone numbers and plates masked."""
    return _masked(text) if len(text) > _REMEMBERED else _masked_before(text)


def _masked(text: str) -> str:
    if "@" in text:
        text = _EMAIL.sub("[e-post]", text)
    if _DIGIT.search(text):
        for pattern, mark in _MASKS:
            text = pattern.sub(mark, text)
    return text


_masked_before = lru_cache(maxsize=65_536)(_masked)


def told(value: object) -> object:
    """What a reason or remark may repeat of a file: numbers as they are, of text a masked line."""
    if isinstance(value, (int, float)):
        return value
    return masked(printable(str(value)[:_LONGEST]))


def defused(text: str) -> str:
    """`text` masked, and no formula to a spreadsheet: for what may be opened or pasted there."""
    text = masked(text)
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def shown_header(text: str) -> str:
    """A header as it is reported: only what looks like one, since in a file without headers it is somebody's data."""
    return text if _HEADER.fullmatch(text) else "[inte en rubrik]"
