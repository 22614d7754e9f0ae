"""A statement as words with the sentence and clause that each stands in."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[.!?;:,–—\n()…]| - ")
_ENDS = frozenset(".!?\n;…")
_PAUSES = frozenset(",:–—()") | {" - "}
# Words that begin a clause which may say the opposite of the one before.
_TURNS = frozenset({"men", "fast", "dock", "däremot", "medan", "förutom", "utom", "istället", "fastän", "trots"})


@dataclass(frozen=True)
class Words:
    """The words of a statement, lower case and without hyphens, each with its sentence and clause number.

    `written` are the words as they stand; `asked` the sentences that end with a question mark; `turned` the clauses
    that a "men" begins.
    """

    plain: tuple[str, ...]
    written: tuple[str, ...]
    sentence: tuple[int, ...]
    clause: tuple[int, ...]
    asked: frozenset[int]
    turned: frozenset[int]


def words(text: str) -> Words:
    """The words of `text`, cut at stops, commas, dashes and words such as "men", which begins a sentence of its own."""
    plain: list[str] = []
    written: list[str] = []
    sentence: list[int] = []
    clause: list[int] = []
    asked: set[int] = set()
    turned: set[int] = set()
    s = c = 0
    for token in _TOKEN.findall(unicodedata.normalize("NFC", text)):
        if token in _ENDS:
            asked.update({s} if token == "?" else ())
            s, c = s + 1, c + 1
        elif token in _PAUSES:
            c += 1
        else:
            word = token.casefold().replace("-", "")
            if word in _TURNS:
                s, c = s + 1, c + 1
                turned.add(c)
            plain.append(word)
            written.append(token)
            sentence.append(s)
            clause.append(c)
    return Words(tuple(plain), tuple(written), tuple(sentence), tuple(clause), frozenset(asked), frozenset(turned))


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """The dictionary form; the dictionary is read at the first call."""
    import simplemma

    return simplemma.lemmatize(word, lang="sv").casefold()


@lru_cache(maxsize=50_000)
def is_word(word: str) -> bool:
    """True for a word of the Swedish dictionary."""
    import simplemma

    return simplemma.is_known(word, lang="sv")
