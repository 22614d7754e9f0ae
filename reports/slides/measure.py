"""How many lines a text takes, so that what stands on a slide fits on it.

Widths are those of DejaVu Sans: wider than our own typeface and than what stands in for it where it is not installed.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

_SIZE = 100  # points at which letters are measured
SPACING = 1.25  # of the size, per line
_SLACK = 1.03  # programs round the widths of letters differently


@cache
def _face(bold: bool) -> Any:
    import matplotlib as mpl
    from PIL import ImageFont

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name), _SIZE)


@cache
def width(text: str, points: float, bold: bool = False) -> float:
    """Inches of a line of text."""
    return float(_face(bold).getlength(text)) * _SLACK * points / _SIZE / 72


def lines(text: str, room: float, points: float, bold: bool = False) -> int:
    """Lines that the text takes in `room` inches, broken at spaces; a word longer than a line takes several."""
    count, room = 0, room + 1e-6  # a column as wide as its text holds it
    for paragraph in text.split("\n"):
        used, count = 0.0, count + 1
        for word in paragraph.split(" "):
            wide = width(word, points, bold)
            step = wide if not used else used + width(" ", points, bold) + wide
            if step <= room:
                used = step
                continue
            count += bool(used) + max(0, int(wide / room))
            used = wide % room
    return count


def shortened(text: str, room: float, points: float, most: int, bold: bool = False) -> str:
    """The text in at most `most` lines, cut after a word with an ellipsis when it takes more."""
    if lines(text, room, points, bold) <= most:
        return text
    words = text.split(" ")
    fits = bisect(range(1, len(words)), False, key=lambda n: lines(_cut(words, n), room, points, bold) > most)
    return _cut(words, max(1, fits))


def _cut(words: Sequence[str], count: int) -> str:
    return f"{' '.join(words[:count])} …"


def high(count: int, points: float) -> float:
    """Inches of so many lines."""
    return count * points * SPACING / 72


def columns(
    header: Sequence[str], rows: Sequence[Sequence[str]], room: float, points: float, pad: float,
) -> list[float]:
    """Widths in inches that fill `room`; the header and the first column are bold.

    Every column gets its longest word, and what is left goes to those that want more. Only when the words alone are
    wider than the room are they broken.
    """
    least, wants = [], []
    for x, (head, *cells) in enumerate(zip(header, *rows, strict=True)):
        styled = [(head, True), *((cell, x == 0) for cell in cells)]
        word, line = (max(width(part, points, bold) for text, bold in styled for part in re.split(cut, text)) + pad
                      for cut in ("[ \n]", "\n"))
        least.append(word)
        wants.append(line - word)
    share = min(1.0, max(0.0, (room - sum(least)) / (sum(wants) or 1.0)))
    found = [low + share * want for low, want in zip(least, wants, strict=True)]
    return [wide * room / sum(found) for wide in found]
