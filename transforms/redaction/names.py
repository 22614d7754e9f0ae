"""The name lists of the registry: which words are names of persons, and which of these are something else as well."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from transforms.paths import REGISTRY

# The Andersson family is "Karlsson-gänget", "Lindgrenarna", "Anderssonskan".
_GROUPS = ("-familjen", "-gänget", "-pojken", "-pojkarna", "-bröderna", "-killen", "-killarna", "-klanen", "-flickan")
_TAILS = ("sson", "sdotter", "ström", "qvist", "stedt", "gren", "ović", "ovic", "ević", "evic", "oğlu", "oglu", "wski")
_SHORTEST_SHAPED = 7
_ARTICLES = ("al-", "el-", "abu-", "ben-", "bin-")


@dataclass(frozen=True)
class Name:
    """What the lists know of a word. `ambiguous`: it is also an ordinary word, a month, a place."""

    first: bool
    last: bool
    ambiguous: bool


class Names:
    """Names by the word in small letters; double names and genitives are told by their parts."""

    def __init__(self, known: dict[str, Name]) -> None:
        self._known = known

    def find(self, word: str) -> Name | None:
        """The name that `word` is: as such, in the genitive, joined of several by hyphens, or as a family's."""
        low = word.casefold()
        base = low.rstrip("s'’:")
        return self._known.get(low) or self._joined(low) or self._known.get(base) or self._family(base) or _shaped(word)

    def _joined(self, low: str) -> Name | None:
        if "-" not in low.strip("-"):
            return None
        parts = [self.find(part) for part in low.split("-") if part]
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


def _shaped(word: str) -> Name | None:
    """An unlisted surname told by its end, written with a capital: nothing else is built so."""
    if word[0].isupper() and len(word) >= _SHORTEST_SHAPED and word.casefold().rstrip("s'’:").endswith(_TAILS):
        return Name(False, True, False)
    return None


@lru_cache(maxsize=4)
def read_names(path: Path = REGISTRY / "personnamn.csv") -> Names:
    """The names of a list with the columns `namn;slag;tvetydig`; `slag` is `fornamn`, `efternamn` or `bada`."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return Names({
        row["namn"].casefold(): Name(row["slag"] != "efternamn", row["slag"] != "fornamn", bool(row["tvetydig"]))
        for row in rows
    })
