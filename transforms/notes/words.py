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

# Small words as they are spoken and thumbed in, by the form of the dictionary.
_SPOKEN = {
    "å": "och", "o": "och", "dom": "de", "nån": "någon", "nåt": "något", "nåra": "några", "ngn": "någon",
    "ngt": "något", "ngra": "några", "nånting": "någonting", "sån": "sådan", "sånt": "sådant", "såna": "sådana",
    "mej": "mig", "dej": "dig", "sej": "sig", "e": "är", "ä": "är", "va": "var", "int": "inte", "ente": "inte",
    "itne": "inte", "innte": "inte", "inge": "inget", "me": "med", "sen": "sedan", "mkt": "mycket", "myket": "mycket",
    "elr": "eller", "ja": "jag", "våran": "vår", "vårat": "vårt", "aldri": "aldrig", "alldri": "aldrig",
    "alrig": "aldrig", "alldrig": "aldrig",
}
_NO_SCHOOL = frozenset({"ska", "skall", "skulle"})  # the dictionary has them under "skola", which is a place


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
            word = ordinary(token.casefold().replace("-", ""))
            if word in _TURNS:
                s, c = s + 1, c + 1
                turned.add(c)
            plain.append(word)
            written.append(token)
            sentence.append(s)
            clause.append(c)
    return Words(tuple(plain), tuple(written), tuple(sentence), tuple(clause), frozenset(asked), frozenset(turned))


def ordinary(word: str) -> str:
    """A small word in the form of the dictionary: dom as de, nåt as något."""
    return _SPOKEN.get(word, word)


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """The dictionary form; the dictionary is read at the first call."""
    import simplemma

    return word if word in _NO_SCHOOL else simplemma.lemmatize(word, lang="sv").casefold()


@lru_cache(maxsize=50_000)
def is_word(word: str) -> bool:
    """True for a word of the Swedish dictionary."""
    import simplemma

    return simplemma.is_known(word, lang="sv")


# How a letter or two are often written for one another, in the order they are replaced.
_ALIKE = (("tion", "sjon"), ("skj", "sj"), ("stj", "sj"), ("sch", "sj"), ("ck", "k"), ("ce", "se"), ("ci", "si"),
          ("cy", "sy"), ("c", "k"), ("q", "k"), ("z", "s"), ("w", "v"), ("x", "ks"), ("dt", "t"), ("hj", "j"),
          ("gj", "j"), ("ph", "f"), ("kj", "tj"), ("å", "o"), ("ä", "e"))


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A word as it sounds, roughly: "cykel" and "sykkel" alike."""
    for written, heard in _ALIKE:
        word = word.replace(written, heard)
    return "".join(letter for letter, before in zip(word, f" {word}", strict=False) if letter != before)
