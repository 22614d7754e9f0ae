"""Personal data at the door: a row with a personnummer or samordningsnummer is refused, lookalikes are masked."""

import re
from functools import lru_cache

from transforms.deliveries.text import printable
from transforms.redaction import bundled, identifiers
from transforms.redaction.personal_numbers import QUICK, holds_personal_number

__all__ = ["QUICK", "defused", "holds_personal_number", "masked", "shown_header", "told", "unnamed"]

_LONGEST = 2_500  # characters of a file that a reason or remark repeats: sixty headers
_REMEMBERED = 1_000  # characters; longer texts come once
_HEADER = re.compile(r"(?!.*\d{5})[A-Za-zÅÄÖåäö][A-Za-zÅÄÖåäö0-9_ .()/%-]{0,40}")


def masked(text: str) -> str:
    """`text` with e-mail addresses, lookalike numbers, phone numbers and plates masked."""
    return identifiers.masked(text) if len(text) > _REMEMBERED else _masked_before(text)


_masked_before = lru_cache(maxsize=65_536)(identifiers.masked)


@lru_cache(maxsize=65_536)
def unnamed(text: str) -> str:
    """`text` masked, and without names of persons and addresses: for a cell of a column that may name somebody."""
    return bundled().redact(masked(text)).text


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
