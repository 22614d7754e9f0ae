"""A text as its words, with what their case and neighbours say."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\[[a-zåäö-]+\]|[^\W\d_]+(?::[^\W\d_]{1,2}\b)?(?:['’\-][^\W\d_]+)*['’]?")
_STARTS = re.compile(r"(?:^|[.!?:;•*\n\"”»–—|]|\d[.)]|^\s*-|[(])\s*[\"”»'’\-–(]*\s*$")
_NO_END = re.compile(r"(?:\b(?:[A-ZÅÄÖ]|"
                     r"[Tt]\.?\s?ex|[Bb]l\.?\s?a|[Dd]vs|kl|nr|ca|m\.m|tf|[Dd]r|st|[Ss]:t|ang|ordf|bitr|tel|f\.d|t)\.)\s*$")
_MARK = re.compile(r"\[[a-zåäö-]+\]")
_SHOUTED = 0.7


@dataclass(frozen=True, slots=True)
class Token:
    """A word and its place in the text. `gap` is what stands between it and the word before."""

    start: int
    end: int
    word: str
    low: str
    gap: str
    starts: bool
    cased: bool

    @property
    def capital(self) -> bool:
        """True when it is written with a capital in a text where that means something."""
        return self.cased and self.word[0].isupper()

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
        gap = text[end : match.start()]
        before = text[max(0, match.start() - 12) : match.start()]
        starts = match.start() == 0 or (bool(_STARTS.search(before)) and not _NO_END.search(before))
        word = match[0]
        tokens.append(Token(match.start(), match.end(), word, word.casefold(), gap, starts, cased))
        end = match.end()
    return tokens
