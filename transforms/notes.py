"""Statements of dialog notes and walks to problems of the taxonomy. The text is read here and kept nowhere."""

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[a-zåäöéü]+")
_CONTRAST = re.compile(
    r"\b(inga|inget|ingen|inte längre|aldrig|lugnare|lugnt|bättre|tryggare|färre|mindre|slutat|försvunnit|borta)\b"
)


@dataclass(frozen=True)
class Coding:
    """The problems a statement names; `positive` when it says that things are fine or have become better."""

    problem: tuple[str, ...]
    positive: bool


def code(text: str, lexicon: tuple[tuple[str, str], ...]) -> Coding:
    """Problems whose stems begin a word of `text`; each problem once, in the lexicon's order.

    A first, readable rule: stems at word beginnings, and a short list of words that turn a statement around.
    """
    words = set(_WORD.findall(text.casefold()))
    hits = [problem for stem, problem in lexicon if any(word.startswith(stem) for word in _candidates(stem, words))]
    return Coding(tuple(dict.fromkeys(hits)), bool(_CONTRAST.search(text.casefold())))


def _candidates(stem: str, words: set[str]) -> set[str]:
    return {word for word in words if word[0] == stem[0]}


@lru_cache(maxsize=1)
def _item() -> re.Pattern[str]:
    return re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")


def statements(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """(line number, statement): each list item by itself, other consecutive lines joined into a paragraph."""
    found: list[tuple[int, str]] = []
    joining = False
    for number, line in lines:
        if not line.strip():
            joining = False
            continue
        if _item().match(line):
            found.append((number, _item().sub("", line).strip()))
        elif joining:
            start, text = found.pop()
            found.append((start, f"{text} {line.strip()}"))
        else:
            found.append((number, line.strip()))
        joining = True
    return found
