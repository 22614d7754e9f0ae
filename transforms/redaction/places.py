"""Which words of a text belong to a named place or a business, so that no person's name is seen in them."""

from collections.abc import Iterable, Sequence

from transforms.redaction.names import Name
from transforms.redaction.tokens import Token
from transforms.redaction.words import CHURCHLY, FIRMS, KINDS, PLACE_TAILS, SAINTS, SHOPS, STREETS, TITLES


class Places:
    """Known names of places and organisations, compared word by word whatever their case."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        for name in known:
            words = tuple(name.casefold().split())
            if words and any(c.isalpha() for c in words[0]):
                self._by_first.setdefault(words[0], set()).add(words)

    def cover(self, tokens: Sequence[Token], known: Sequence[Name | None]) -> tuple[set[int], set[int]]:
        """Positions of words of places that are sure, and of single words that are a known place's whole name."""
        sure: set[int] = set()
        single: set[int] = set()
        lows = [token.low for token in tokens]
        for i, token in enumerate(tokens):
            if length := self._longest(lows, i):
                (sure if length > 1 else single).update(range(i, i + length))
            if token.low in SAINTS and i + 1 < len(tokens) and tokens[i + 1].capital and token.capital:
                sure.update((i, i + 1))
            if token.capital and len(token.low) > 6 and token.low.removesuffix("s").endswith(PLACE_TAILS):
                sure.add(i)
            if i and tokens[i - 1].near(token) and _names_place(tokens[i - 1], known[i - 1], token):
                sure.update((*_run_before(tokens, i), i))
        return sure, single

    def _longest(self, lows: list[str], start: int) -> int:
        found = 0
        for low in {lows[start], lows[start].removesuffix("s")}:
            for words in self._by_first.get(low, ()):
                length = len(words)
                there = (low, *lows[start + 1 : start + length])
                if length > found and (there == words or (*there[:-1], there[-1].removesuffix("s")) == words):
                    found = length
        return found


def _names_place(owner: Token, name: Name | None, kind: Token) -> bool:
    if not owner.capital or owner.low in TITLES or (kind.low in SHOPS and not kind.capital and name is not None):
        return False
    if kind.low in CHURCHLY or (kind.capital and kind.low.endswith(STREETS)):
        return True
    named = kind.low in KINDS or (kind.capital and kind.low in FIRMS)
    return named and owner.low[-1:] in "szx"


def _run_before(tokens: Sequence[Token], kind: int) -> range:
    """The capitals in a row that end in the owner: Karl Johans torg."""
    start = kind - 1
    while start and tokens[start - 1].capital and tokens[start - 1].near(tokens[start]) and not tokens[start].starts:
        start -= 1
    return range(start, kind)
