"""A text as its words, with what their case and neighbours say."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\[[a-zåäö-]+\]|[^\W\d_]+(?::[^\W\d_]{1,2}\b)?(?:['’\-][^\W\d_]+)*['’]?")
_STARTS = re.compile(r"(?:^|[.!?:;•*#|\n\"”»–—|]|\d[.)]|^\s*-|[(])\s*[\"”»'’\-–(]*\s*$")
_NO_END = re.compile(r"(?:\b(?:[A-ZÅÄÖ]|"
                     r"[Tt]\.?\s?ex|[Bb]l\.?\s?a|[Dd]vs|kl|nr|ca|m\.m|tf|[Dd]r|st|[Ss]:t|ang|ordf|bitr|tel|f\.d|t)\.)\s*$")
_MARK = re.compile(r"\[[a-zåäö-]+\]")
_SHOUTED = 0.7


@dataclass(slots=True)
class Token:
    """A word and its place in the text. `gap` is what stands between it and the word before.

    `capital`: written with a capital in a text where that means something (`cased`).
    """

    start: int
    end: int
    word: str
    low: str
    gap: str
    starts: bool
    cased: bool
    capital: bool

    @property
    def acronym(self) -> bool:
        """True for SL and ICA."""
        return len(self.word) > 1 and self.word.isupper()

    @property
    def mark(self) -> bool:
        """True for what an earlier step put in place of something."""
        return self.word[0] == "["

    def near(self, following: "Token") -> bool:
        """True when only blanks part it from the next word."""
        return following.gap in (" ", "\u00a0", "  ")


def tokens_of(text: str) -> list[Token]:
    """The words of `text`; a text all in capitals or all in small letters has no case to go by."""
    letters = [c for c in _MARK.sub("", text) if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    cased = 0 < upper <= _SHOUTED * len(letters)
    tokens: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start, word = match.start(), match[0]
        gap = text[end:start]
        capital = cased and word[0].isupper()
        tokens.append(Token(start, match.end(), word, word.casefold(), gap, _starts(text, start, gap), cased, capital))
        end = match.end()
    return tokens


def _starts(text: str, start: int, gap: str) -> bool:
    if start == 0:
        return True
    if gap == " ":
        return False
    before = text[max(0, start - 12) : start]
    return bool(_STARTS.search(before)) and not _NO_END.search(before)
