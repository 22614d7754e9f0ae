"""The name lists of the registry: which words are names of persons, and which of these are something else as well."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from transforms.paths import REGISTRY

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
        """The name that `word` is, as such, in the genitive, or joined of several by hyphens."""
        low = word.casefold()
        if found := self._known.get(low):
            return found
        if "-" in low and (parts := [self.find(part) for part in low.split("-") if part]):
            if low.startswith(_ARTICLES) and len(parts) > 1:
                return Name(False, True, False)
            if all(parts):
                return Name(any(p.first for p in parts if p), any(p.last for p in parts if p), False)
            return None
        base = low.rstrip("s'’:")
        return self._known.get(base) if base != low else None

    def genitive(self, word: str) -> bool:
        """True for "Annas", false for "Hans": a genitive whose own form is no name."""
        return word.casefold() not in self._known and word[-1:] in "sS'’"


@lru_cache(maxsize=4)
def read_names(path: Path = REGISTRY / "personnamn.csv") -> Names:
    """The names of a list with the columns `namn;slag;tvetydig`; `slag` is `fornamn`, `efternamn` or `bada`."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return Names({
        row["namn"].casefold(): Name(row["slag"] != "efternamn", row["slag"] != "fornamn", bool(row["tvetydig"]))
        for row in rows
    })
