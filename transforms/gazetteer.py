"""What a written place name means: a place, an area, the kommun itself, one of several things, or nothing known.

Names are compared word by word, never by how they begin: Ormingelandet is not Orminge. Nothing is guessed: what may
mean several things, or something that only resembles a known name, is told apart as ambiguous with its candidates,
and counts for the kommun alone. A place field holds a name, so "Bor" is the village; a search in running text, where
it is also a verb, has to ask for more before it comes here.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from transforms import geography
from transforms.registry import Kommun, Plats, Registry

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"\b\d")
_BETWEEN = re.compile(r"[,/&]|\b(?:och|samt|eller)\b", re.IGNORECASE)
_PREPOSITIONS = frozenset({"i", "på", "vid"})
# Words that say what kind of spot is meant at a named place, with the other forms people write. Natural features and
# roads are left out: Ormingelandet, Sollentunavägen are names of their own and may lie elsewhere.
_KINDS = {
    "centrum": ("c", "centrumet"), "station": ("stn", "stationen", "pendeltågsstation", "pendeltågsstationen"),
    "torg": ("torget",), "park": ("parken",), "plan": ("planen",), "skola": ("skolan",), "hus": ("huset", "husen"),
    "förskola": ("förskolan",), "fritidsgård": ("fritidsgården",), "skatepark": ("skateparken",), "hall": ("hallen",),
    "idrottsplats": ("idrottsplatsen", "ip"), "bibliotek": ("biblioteket",), "kyrka": ("kyrkan",), "bad": ("badet",),
    "samhälle": ("samhället",), "område": ("området",), "kvarter": ("kvarteret",),
    "köpkvarter": ("köpkvarteret",), "köpcentrum": ("köpcentret",), "bussterminal": ("bussterminalen",),
}
_SAME = {form: kind for kind, forms in _KINDS.items() for form in forms}
_LONGEST = 200  # characters: a cell that holds more holds no name
_LONGEST_NUMBER = 3  # digits of a road; what begins with more is a code of the registry
_SHORTEST_BASE = 4  # letters of a name that a compound may be built on: "Boohus" could begin with many things

Utfall = Literal["plats", "omrade", "kommun", "tvetydig", "okand"]
Words = tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """What a text means. `kod` is a place id, an area code or the kommun's code; `regel` is the rule that told it.

    Rules, in the order they are tried: `namn` (id, name or alias of a place), `kommun`, `omrade` (code, name or part of
    a joined name of an area), `bojning` (the same apart from genitive s, definite form, preposition and order),
    `sammansattning` (an area's name with the kind of spot: Ormingehus, Orminge skola), `kortform` (what is left of a
    place's name without its kind: Gustavsberg), `flera` (Orminge och Fisksätra) and `flera_och_annat` (with something
    unknown beside them, which may be somebody's name). `kandidater` are the names an ambiguous text may mean.
    """

    utfall: Utfall
    kod: str = ""
    regel: str = ""
    kandidater: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Target:
    utfall: Utfall
    kod: str
    namn: str


_Index = dict[Words, set[_Target]]
_UNKNOWN = Match("okand")


class Gazetteer:
    """The names of one kommun: its places, its areas (code, name) and itself."""

    def __init__(self, kommun: Kommun, places: tuple[Plats, ...], areas: Iterable[tuple[str, str]]) -> None:
        named = [(_Target("plats", p.plats_id, p.namn), (p.plats_id, p.namn, *p.alias)) for p in places]
        home = _Target("kommun", kommun.kod, kommun.namn)
        own = (kommun.kod, kommun.namn, f"{kommun.namn} kommun", f"{kommun.namn}s kommun", "kommunen", "hela kommunen")
        parts = [(_Target("omrade", kod, namn), (kod, namn, *_parts(namn))) for kod, namn in areas]
        kinds = (("namn", named), ("kommun", [(home, own)]), ("omrade", parts))
        self._exact = [(rule, _index(entries, _plain)) for rule, entries in kinds]
        self._stems = [("bojning", _index(entries, _stems)) for _, entries in kinds]
        self._areas = self._stems[-1][1]
        self._bare = _index(named, lambda text: _without_kind(_stems(text)))
        self._home, self._home_code = _stems(kommun.namn), kommun.kod
        self._area_of = {place.plats_id: place.omrade_kod for place in places}
        self._name_of = {target.kod: target.namn for _, entries in kinds for target, _ in entries}

    def find(self, text: str) -> Match:
        """What `text`, the whole of a place field, means."""
        if len(text) > _LONGEST:
            return _UNKNOWN
        return self._found(text) or self._several(text) or _UNKNOWN

    def name_of(self, kod: str) -> str:
        """The name of a place, an area or the kommun by its code."""
        return self._name_of[kod]

    def vocabulary(self) -> frozenset[str]:
        """Every word of a name, lower case, as written and without its ending, and of kinds; to search running text."""
        indexes = [*self._exact, *self._stems]
        words = {word for _, index in indexes for name in index for word in name}
        codes = {word for word in words if len(word) > _LONGEST_NUMBER and word[:4].isdigit()}
        return frozenset((words - codes) | set(_SAME) | set(_KINDS))

    def _several(self, text: str) -> Match | None:
        """A row lies at one place: a text that names two is ambiguous, unless one is area or kommun of the other."""
        parts = [self._found(part) for part in _BETWEEN.split(text)]
        around = {self._home_code, *(self._area_of[match.kod] for match in parts if match and match.utfall == "plats")}
        found = {match.kod or match.kandidater: match
                 for match in parts if match and (not match.kod or match.kod not in around)}
        if len(found) == 1 and None not in parts:
            return next(iter(found.values()))
        names = {name for match in found.values() for name in match.kandidater or (self._name_of[match.kod],)}
        rule = "flera_och_annat" if None in parts else "flera"
        return Match("tvetydig", "", rule, tuple(sorted(names))) if len(found) > 1 else None

    def _found(self, text: str) -> Match | None:
        if found := _looked_up(self._exact, _plain(text)):
            return found
        if _ADDRESS.search(text):
            return None
        words = _stems(text)
        without = tuple(word for word in words if word not in self._home)
        return self._stemmed(words) or (self._stemmed(without) if without != words else None)

    def find_all(self, names: pd.Series) -> pd.DataFrame:
        """`utfall, kod, regel, kandidater` of each distinct text in `names`, which is the index."""
        texts = names.dropna().astype(str).str.strip()
        distinct = [text for text in texts.unique() if text]
        rows = [self.find(text) for text in distinct]
        return pd.DataFrame(rows, index=pd.Index(distinct, dtype=object), columns=list(Match.__dataclass_fields__))

    def _stemmed(self, words: Words) -> Match | None:
        bare = _without_kind(words)
        if not bare:
            return None  # a kind alone, such as "skolan", names nothing
        if found := _looked_up(self._stems, words):
            return found
        base = bare if bare != words else next(self._bases(words), ())
        if base and (found := _answer(self._areas.get(base), "sammansattning")):
            return found
        # A place is one spot of what bears its name, so another spot there may or may not be meant.
        base = base or words
        near = self._bare.get(base, set())
        return Match("tvetydig", "", "kortform", _names(near)) if near and base != self._home else None

    def _bases(self, words: Words) -> Iterator[Words]:
        """The names that a closed compound may be built on, longest first: ormingehu(s) on orminge."""
        if len(words) != 1:
            return
        for cut in range(len(words[0]) - 2, _SHORTEST_BASE - 1, -1):
            base, tail = _stem(words[0][:cut]), _stem(words[0][cut:])
            if tail in _STEMMED_KINDS and ((base,) in self._areas or (base,) in self._bare):
                yield (base,)


def gazetteer_of(kommun: str, registry: Registry) -> Gazetteer:
    """The gazetteer of a kommun: its named places and the areas of its layer.

    A name that areas of several levels bear means the coarsest: RegSO before DeSO before others.

    Raises:
        RegistryError: the area layer cannot be used.
    """
    named: list[tuple[str, str]] = []
    if file := registry.omraden_file(kommun):
        areas = geography.read_areas(file)
        coarsest = areas["niva"] == areas.groupby("namn")["niva"].transform("first")
        named = list(areas.loc[coarsest, ["kod", "namn"]].itertuples(index=False, name=None))
    return Gazetteer(registry.kommun(kommun), registry.platser(kommun), named)


def _parts(namn: str) -> list[str]:
    """The names joined in an area's name: Ektorp-Skuru holds Ektorp and Skuru. A mere kind (Centrum) is none."""
    parts = [part.strip() for part in namn.split("-")]
    return [part for part in parts if len(parts) > 1 and _without_kind(_stems(part))]


def _plain(text: str) -> Words:
    return tuple(unicodedata.normalize("NFC", text).casefold().split())


def _stem(word: str) -> str:
    word = _SAME.get(word, word)
    word = word[:-1] if len(word) > 2 and word.endswith("s") else word
    return _SAME.get(word, word)


def _stems(text: str) -> Words:
    """The words of a name without genitive s, definite form of its kind, prepositions and order."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    return tuple(sorted(_stem(word) for word in words if word not in _PREPOSITIONS))


_STEMMED_KINDS = frozenset(_stem(kind) for kind in _KINDS)


def _without_kind(words: Words) -> Words:
    return tuple(word for word in words if word not in _STEMMED_KINDS)


def _index(entries: Iterable[tuple[_Target, tuple[str, ...]]], key: Callable[[str], Words]) -> _Index:
    index: _Index = {}
    for target, names in entries:
        for name in names:
            if words := key(name):
                index.setdefault(words, set()).add(target)
    return index


def _looked_up(indexes: list[tuple[str, _Index]], words: Words) -> Match | None:
    """The answer of the first index that knows the words."""
    return next((found for rule, index in indexes if (found := _answer(index.get(words), rule))), None)


def _answer(targets: set[_Target] | None, rule: str) -> Match | None:
    if not targets:
        return None
    if len(targets) > 1:
        return Match("tvetydig", "", rule, _names(targets))
    target = next(iter(targets))
    return Match(target.utfall, target.kod, rule)


def _names(targets: Iterable[_Target]) -> tuple[str, ...]:
    return tuple(sorted({target.namn for target in targets}))
