"""The name lists of the registry: which words are names of persons, and which of these are something else as well."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein

from transforms.paths import REGISTRY
from transforms.redaction.words import set_of
from transforms.registry import Personnamn, personnamn

# The Andersson family is "Karlsson-gänget", "Lindgrenarna", "Anderssonskan".
_GROUPS = ("-familjen", "-gänget", "-pojken", "-pojkarna", "-bröderna", "-killen", "-killarna", "-klanen", "-flickan")
_TAILS = (
    "sson", "sdotter", "ström", "qvist", "kvist", "quist", "stedt", "gren", "ović", "ovic", "ević", "evic", "oğlu",
    "oglu", "wski", "wska", "zadeh", "enko", "escu",
)
_SHORTEST_SHAPED = 7
_SHORTEST_MISSPELT = 6
_SHORTEST_SOUNDED = 4
# Words that end in "s" and would be a name's genitive.
_NO_GENITIVE = set_of("""
    klass jeans manus bonus chans balans shorts paradis kokos gottis bundis alias brits narciss terass sans kines bakis
    mens vars
""")
_ARTICLES = ("al-", "el-", "abu-", "ben-", "bin-")
# Spellings of one sound, in the order they are put as one: letters, groups of letters, and what neighbours decide.
_LETTERS = str.maketrans({plain: one for one, many in {
    "e": "éèêë", "a": "áàâã", "i": "íìîïýı", "o": "óòôøœ", "u": "úùûü", "n": "ñ", "c": "čçć", "s": "šşžź", "g": "ğ",
    "l": "ł", "d": "đ"}.items() for plain in many})
_TOGETHER = (("ph", "f"), ("th", "t"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("ck", "k"), ("qu", "k"), ("q", "k"),
             ("kh", "k"))
_BY_NEIGHBOUR = tuple((re.compile(pattern), to) for pattern, to in (
    ("^(?:hj|gj|lj|dj)", "j"), ("c(?=[eiy])", "s"),
))
_AFTER = (("c", "k"), ("w", "v"), ("z", "s"), ("x", "ks"), ("ij", "i"), ("y", "i"), ("ou", "u"), ("oo", "u"),
          ("ee", "i"), ("ie", "i"))
_LAST = tuple((re.compile(pattern), to) for pattern, to in (
    ("j(?=$|[^aeiouåäö])", "i"), (r"(?<=[^aeiouyåäö])h|h(?=[^aeiouyåäö]|$)", ""), (r"(.)\1+", r"\1"),
))


@dataclass(frozen=True)
class Name:
    """What the lists know of a word.

    `ambiguous`: it is also an ordinary word, a month, a place; `rare`: seldom met in Sweden; `word`: it is a word
    first of all, so that at the start of a sentence something must tell that it is a person.
    """

    first: bool
    last: bool
    ambiguous: bool
    rare: bool = False
    word: bool = False


class Names:
    """Names by the word in small letters; double names and genitives are told by their parts."""

    def __init__(self, known: dict[str, Name]) -> None:
        self._known = known
        self.near = lru_cache(maxsize=20_000)(self._near)
        self.find = lru_cache(maxsize=100_000)(self._find)

    @cached_property
    def _by_sound(self) -> dict[str, Name]:
        return {_sound(low): name for low, name in self._known.items()
                if len(low) >= _SHORTEST_SOUNDED and not name.ambiguous and not name.rare}

    @cached_property
    def _by_start(self) -> dict[tuple[str, int], list[str]]:
        """Names by their first letter and length."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for low, name in self._known.items():
            if len(low) >= _SHORTEST_MISSPELT and not name.ambiguous and not name.rare:
                found[low[0], len(low)].append(low)
        return found

    def _find(self, word: str) -> Name | None:
        """The name that `word` is: as such, in the genitive, joined of several by hyphens, or as a family's."""
        low = word.casefold()
        base = low if low in _NO_GENITIVE else low.rstrip("s'’:")
        listed = self._known.get(low) or self._joined(word) or self._known.get(base)
        return listed or self._family(base) or _shaped(word)

    def _near(self, low: str) -> Name | None:
        """The name that an unlisted word in small letters sounds like, or is but for one letter."""
        for form in (low, low.rstrip("s'’:")):
            if len(form) >= _SHORTEST_SOUNDED and (found := self._by_sound.get(_sound(form))):
                return found
            if close := next(self._misspelt(form), None):
                return self._known[close]
        return None

    def _misspelt(self, low: str) -> Iterator[str]:
        if len(low) < _SHORTEST_MISSPELT:
            return iter(())
        near = (name for length in (len(low) - 1, len(low), len(low) + 1) for name in self._by_start[low[0], length])
        return (name for name in near if DamerauLevenshtein.distance(low, name, score_cutoff=1) <= 1)

    def _joined(self, word: str) -> Name | None:
        low = word.casefold()
        if "-" not in low.strip("-"):
            return None
        parts = [self.find(part) for part in low.split("-") if part]
        if word[0].isupper() and any(p[:1].islower() for p in word.split("-")[1:]) and not low.endswith(_GROUPS):
            return None
        if low.startswith(_ARTICLES):
            return Name(False, True, False)
        if low.endswith(_GROUPS):
            return parts[0]
        found = [part for part in parts if part]
        if len(found) < len(parts):
            return None
        return Name(any(p.first for p in found), any(p.last for p in found), False)

    def _family(self, base: str) -> Name | None:
        found = self._known.get(base.removesuffix("skan").removesuffix("arna"))
        return found if found and found.last and not found.ambiguous else None

    def genitive(self, word: str) -> bool:
        """True for "Annas", false for "Hans": a genitive whose own form is no name."""
        return word.casefold() not in self._known and word[-1:] in "sS'’"


def _sound(low: str) -> str:
    low = low.translate(_LETTERS)
    for written, to in _TOGETHER:
        low = low.replace(written, to)
    for pattern, to in _BY_NEIGHBOUR:
        low = pattern.sub(to, low)
    for written, to in _AFTER:
        low = low.replace(written, to)
    for pattern, to in _LAST:
        low = pattern.sub(to, low)
    return low


def _shaped(word: str) -> Name | None:
    """An unlisted surname told by its end, written with a capital: nothing else is built so."""
    if word[0].isupper() and len(word) >= _SHORTEST_SHAPED and word.casefold().rstrip("s'’:").endswith(_TAILS):
        return Name(False, True, False)
    return None


@lru_cache(maxsize=4)
def read_names(roots: tuple[Path, ...] = (REGISTRY,)) -> Names:
    """The names of `personnamn.csv` with a kommun's own file laid over it.

    `slag` is `fornamn`, `efternamn` or `bada`; `tvetydig` is `ja`, `ord` (a word first of all), `ovanlig` (seldom
    met in Sweden: told by its capital only), or empty, as for a name that a kommun adds.

    Raises:
        RegistryError: naming file and row, when a word is none of these.
    """
    return Names({row.namn.casefold(): _name(row) for row in personnamn(roots)})


def _name(row: Personnamn) -> Name:
    return Name(first=row.slag != "efternamn", last=row.slag != "fornamn", ambiguous=row.tvetydig in ("ja", "ord"),
                rare=row.tvetydig == "ovanlig", word=row.tvetydig == "ord")
