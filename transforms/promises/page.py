"""A published page as blocks: headings, list items, paragraphs and table rows, each with its source lines."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_ITEM = re.compile(r"^\s*(?:[•·*▪◦‣]|[-–—](?=\s)|o(?=\s{2,})|\d{1,2}[.)](?=\s))\s*")
_HEADING = re.compile(r"^\s*(#{1,6})\s+")
_LABEL = re.compile(r"\s*[A-ZÅÄÖ][a-zåäö]+\s?\d{0,2}:\s")
# Headings that stand in the middle of running lines.
_BARE = re.compile(r"\s*(?:(?:våra )?(?:aktiviteter|åtgärder|insatser|mål|löften|medborgarlöften)|uppföljning|bakgrund|"
                   r"kontakt|undertecknat av|syfte|fokusområden|vi lovar)\s*:?\s*", re.IGNORECASE)
_STATED = re.compile(r"\s*(?:mål|målsättning|syfte|goal)\s?\d{0,2}:\s*\S", re.IGNORECASE)
_SHORT = 50  # characters: a line of running text is longer, so a shorter one before a capital letter is a heading
_RULE = re.compile(r"^\s*[|+:=\-–—_*\s]+$")


@dataclass(frozen=True)
class Block:
    """`slag` is rubrik, punkt, stycke or rad (of a table); `rader` its source lines as (number, text on that line).

    `niva` is the level of a heading, 0 when the form has none; `streck` = the item began with a dash, as speech does.
    """

    slag: str
    rader: tuple[tuple[int, str], ...]
    niva: int = 0
    streck: bool = False
    celler: tuple[str, ...] = ()

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        """Where in `text` each line begins, and its number; last the end."""
        found, at = [], 0
        for number, part in self.rader:
            if piece := " ".join(part.split()):
                found.append((at, number))
                at += len(piece) + 1
        return [*found, (at, 0)]

    @cached_property
    def text(self) -> str:
        """The words of the block on one line."""
        return " ".join(" ".join(part for _, part in self.rader).split())

    def lines_of(self, words: str) -> tuple[int, ...]:
        """The lines that hold `words`; all lines of the block when they are not found as written."""
        at = self.text.find(words)
        held = [n for (start, n), (end, _) in pairwise(self._starts)
                if at < 0 or (start < at + len(words) and at < end)]
        return tuple(dict.fromkeys(held))


def plain(text: str) -> list[Block]:
    """The blocks of a plain text; lines that follow each other without a gap are one paragraph or item."""
    blocks: list[Block] = []
    group: list[tuple[int, str]] = []
    kind, dash = "stycke", False

    def close() -> None:
        nonlocal kind, dash
        if group:
            blocks.append(_closed(kind, tuple(group), dash))
        group.clear()
        kind, dash = "stycke", False

    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or _RULE.match(line):
            close()
        elif mark := _HEADING.match(line):
            close()
            blocks.append(Block("rubrik", ((number, line[mark.end():].strip()),), len(mark[1])))
        elif _BARE.fullmatch(line):
            close()
            blocks.append(Block("rubrik", ((number, line.strip()),)))
        elif "\t" in line.strip() or line.count("|") > 1:
            close()
            cells = tuple(" ".join(c.split()) for c in re.split(r"[\t|]", line.strip().strip("|")))
            blocks.append(Block("rad", ((number, line.strip()),), celler=cells))
        elif mark := _ITEM.match(line):
            close()
            kind, dash = "punkt", mark[0].strip() in ("-", "–", "—")
            group.append((number, line[mark.end():].strip()))
        else:
            if group and (_LABEL.match(line) or (kind == "stycke" and _ends_by_itself(group, line))):
                close()
            group.append((number, line.strip()))
    close()
    return blocks


def _ends_by_itself(group: list[tuple[int, str]], line: str) -> bool:
    """A line that leads in, or a heading that its text follows without a gap."""
    first = group[0][1]
    heading = len(group) == 1 and looks_like_heading(first) and len(first) <= _SHORT and line.lstrip()[:1].isupper()
    return heading or group[-1][1].endswith(":")


def _closed(kind: str, rows: tuple[tuple[int, str], ...], dash: bool) -> Block:
    if kind == "stycke" and len(rows) == 1 and looks_like_heading(rows[0][1]):
        kind = "rubrik"
    return Block(kind, rows, streck=dash)


def looks_like_heading(line: str) -> bool:
    """True for a short line by itself that is no sentence."""
    words = line.split()
    if _STATED.match(line):
        return False
    return 0 < len(words) <= 12 and len(line) <= 90 and line[-1] not in ".,;!”\"" and not line[0].islower()
