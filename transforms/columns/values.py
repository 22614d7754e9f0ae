"""What the values of one delivered column look like. Only shares and ranges are kept, never a value."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?")
_OFFSET = re.compile(r".*:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})")
_OTHER_TIME = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})\b.*|\d{4}[/.]\d{1,2}[/.]\d{1,2}\b.*|(?:19|20)\d{6}")
_NUMBER = re.compile(r"[-\u2212]?[0-9][0-9 \u00a0\u202f]*(?:[.,][0-9]+)?")
_MOST = 0.8  # of the values there are


@dataclass(frozen=True)
class Profile:
    """True = of nearly all values that are not empty. `mitt` is the median number, None when they are no numbers."""

    varden: int
    tomma: int
    tid: bool
    annan_tid: bool
    forskjuten: bool
    unika: bool
    mitt: float | None


def profile(cells: Sequence[str]) -> Profile:
    """The profile of one column of text cells."""
    texts = [cell.strip() for cell in cells if cell.strip()]
    numbers = [float(re.sub(r"[ \u00a0\u202f]", "", t).replace(",", ".").replace("\u2212", "-"))
               for t in texts if len(t) < 40 and _NUMBER.fullmatch(t)]
    return Profile(
        varden=len(texts),
        tomma=len(cells) - len(texts),
        tid=_mostly(_TIME, texts),
        annan_tid=_mostly(_OTHER_TIME, texts),
        forskjuten=_mostly(_OFFSET, texts),
        unika=len(set(texts)) == len(texts),
        mitt=median(numbers) if texts and len(numbers) >= _MOST * len(texts) else None,
    )


def _mostly(form: re.Pattern[str], texts: Sequence[str]) -> bool:
    return bool(texts) and sum(bool(form.fullmatch(t)) for t in texts) >= _MOST * len(texts)
