"""The place that a statement itself names: a place, an area, a kind of place, the whole kommun, several, or none."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from transforms.gazetteer import Gazetteer
from transforms.gazetteer import Match as Meant
from transforms.notes.words import is_word, lemma
from transforms.registry import Plats

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST = 5  # words of a name
_SHORTEST = 6  # letters of a name that may be misspelt
_SHORTEST_END = 4  # letters of the end of a compound name that was written apart
_BEFORE_NAME = frozenset({
    "i", "på", "vid", "till", "från", "kring", "runt", "genom", "mot", "utanför", "bakom", "nära", "inne", "hela",
    "hos", "omkring", "mellan", "förbi", "för", "och", "eller", "åt",
})
_SHORT_WORD = 6  # letters up to which a name in small letters may be the word that it also is (brunn)
_SHORT_NAME = 3  # letters up to which a name may also be a common word
_WHOLE = re.compile(
    r"\b(?:hela|överallt i|i|inom|runt om i|över) (?:vår )?kommun(?:en)?\b|\bhela (?:stan|staden|bygden)\b|"
    r"\böverallt i (?:kommunen|stan)\b|\bkommunen (?:är|känns|upplevs)\b"
)
# How people speak of a spot by its kind: definite forms and compounds that end with them.
_KINDS = {
    "typ:ungdomsplats": r"skateparken|skejtparken|skateboardparken|parkourparken|näridrottsplatsen|skateramp\w*|"
                        r"bollplanen|idrottsplatsen|utegymmet|konstgräset|multisportarenan|basketplanen|"
                        r"(?:idrotts|sport)hallens?",
    "typ:fritidsgard": r"fritidsgård(?:en|ens|arna)?|ungdomsgård(?:en|ens)?|fritidsgårn|fritisgården",
    "typ:station": r"\w*sta(?:tion|sjon)(?:en|ens)|stationerna|plattformen|\w*perrong(?:en|erna)?|"
                   r"resecentrum|resecentret|pendeln|stationshuset|bussterminalen|busstorget",
    "typ:skola": r"(?!för)\w*skolan|skolans|\w*skolgård(?:en|ar|arna)?|skolorna|gymnasiet|högstadiet|skolområdet|"
                 r"(?:skol)?korridor(?:en|erna)|klassrum(?:met|men)|gympasalen|(?:skol)?matsalen|skoldisco(?:t|n)",
    "typ:centrum": r"centrum(?:et)?|köpcentret|gallerian|\w*köpcentrum|cent?rum",
    "typ:park": r"parken|parkerna|\w+parken|parkområdet|grönområdet|parkbänk(?:en|arna)",
    "typ:torg": r"torg(?:et|en)|\w+torget",
    "typ:vag": r"(?:lands|genomfarts|infarts|stor|huvud|riks|läns|by|ring)vägen|motorvägen|huvudgatan|genomfartsleden|"
               r"(?:trettio|fyrtio|femtio|sextio|sjuttio)vägen|vägen|gatan",
}
_NOT_A_SPOT = frozenset({
    "polisstationen", "brandstationen", "bensinstationen", "skolvägen", "gångvägen", "cykelvägen", "tågstationer",
    "gångparken", "förskolan", "polisstation", "bensinstation", "brandstation", "hemvägen", "omvägen",
    "återvinningsstationen", "återvinningsstation", "övervägen", "laddstationen", "avvägen", "tvärvägen",
    "nöjesparken",
})
_OF_KIND = [(typ, re.compile(f"^(?:{form})$")) for typ, form in _KINDS.items()]
_OUR = {"gata": "typ:vag", "väg": "typ:vag", "station": "typ:station", "skola": "typ:skola", "park": "typ:park"}
# "Skolan", "vägen" may also be something else than where it happens.
_NOT_WHERE = re.compile(r"^(?:vägen|gatan)$")
_A_FIRM = frozenset({"energi", "ab", "bygg", "el", "bostäder", "fastigheter", "förvaltning", "taxi", "buss"})
# Whose name follows is no place: "handläggaren Mossle".
_WHOSE = frozenset({
    "handläggaren", "polisen", "läraren", "rektor", "rektorn", "herr", "fru", "chefen", "ordföranden",
})
_TO_THE_SPOT = frozenset({
    "vid", "på", "i", "längs", "efter", "utanför", "bakom", "kring", "runt", "till", "från", "utmed", "genom", "över",
    "korsa", "stora", "förbi", "nära", "mot", "omkring", "framför", "intill", "inne", "hela",
})

Utfall = Literal["plats", "omrade", "typ", "kommun", "tvetydig", "okand"]


@dataclass(frozen=True)
class Placing:
    """Where a statement says it is.

    `kod` is a place id, an area code, `typ:<platstyp>` or the kommun's code, empty for `tvetydig` and `okand`.
    `regel` is the rule of the gazetteer that told it, or `typ`, `stavning` (a name misspelt by one letter), `flera`
    (two places); whoever falls back on the note's own place calls it `huvud`. `ord` are the words as they stand,
    `kandidater` the names that an ambiguous text may mean.
    """

    utfall: Utfall
    kod: str = ""
    regel: str = ""
    ord: str = ""
    kandidater: tuple[str, ...] = ()


_UNKNOWN = Placing("okand")


class Placer:
    """Finds the names of one kommun in running text."""

    def __init__(self, gazetteer: Gazetteer, platser: tuple[Plats, ...]) -> None:
        self._find = lru_cache(maxsize=50_000)(gazetteer.find)
        self._vocabulary = gazetteer.vocabulary()
        self._names = sorted(word for word in self._vocabulary if len(word) >= _SHORTEST)
        self._area_of = {p.plats_id: p.omrade_kod for p in platser}
        self._area_named = {p.namn: p.omrade_kod for p in platser}
        self._platser = platser
        self._near = lru_cache(maxsize=50_000)(self._misspelt)

    def place(self, text: str) -> Placing:
        """The place that `text` names, the most certain first: a name, a kind of place, the whole kommun."""
        text = self._whole(unicodedata.normalize("NFC", text))
        words = [(m.group(), m.start()) for m in _WORD.finditer(text)]
        named, used = self._named(text, words)
        exact = [p for p in named if p.utfall != "kommun"]
        kinds = _kinds(words, used)
        if exact:
            return self._spot(self._one(exact), kinds)
        if len({p.kod for p in kinds}) > 1:
            return Placing("tvetydig", "", "flera", ", ".join(p.ord for p in kinds), tuple(p.kod for p in kinds))
        if kinds:
            return kinds[0]
        whole = _WHOLE.search(text.casefold())
        if named and named[0].utfall == "kommun":
            return named[0]
        return Placing("kommun", self._find("kommunen").kod, "kommun", whole.group()) if whole else _UNKNOWN

    def _whole(self, text: str) -> str:
        """The text with names that were cut in two made whole: "Edsbergs sport fält"."""
        for first, second in pairwise(_WORD.finditer(text)):
            both = f"{first.group()}{second.group()}"
            if len(second.group()) >= _SHORTEST_END and both.casefold() in self._vocabulary:
                return self._whole(f"{text[: first.end()]}{text[second.start() :]}")
        return text

    def _spot(self, placing: Placing, kinds: list[Placing]) -> Placing:
        """The one place of the kind spoken of in the area: "pendeln i Rotebro" is its station."""
        said = [k.kod for k in kinds]
        of_kind = [p for p in self._platser if p.omrade_kod == placing.kod and [f"typ:{p.typ}"] == said
                   and p.namn.casefold().startswith(placing.ord.casefold().split()[-1])]
        if placing.utfall != "omrade" or len(of_kind) != 1:
            return placing
        return Placing("plats", of_kind[0].plats_id, "typ", f"{kinds[0].ord}, {placing.ord}")

    def _one(self, named: list[Placing]) -> Placing:
        """One place, the narrower of a place and its own area; ambiguous when several are named."""
        around = {self._area_of.get(p.kod) for p in named}
        distinct = {p.kod or p.kandidater: p for p in named if p.kod not in around or not p.kod}
        if len(distinct) == 1:
            return next(iter(distinct.values()))
        candidates = tuple(dict.fromkeys(name for p in distinct.values() for name in p.kandidater or (p.ord,)))
        return Placing("tvetydig", "", "flera", ", ".join(p.ord for p in distinct.values()), candidates)

    def _named(self, text: str, words: list[tuple[str, int]]) -> tuple[list[Placing], set[int]]:
        """The names in the text, the longest at each spot, and the words they take."""
        found: list[Placing] = []
        used: set[int] = set()
        i = 0
        while i < len(words):
            length, placing = self._at(text, words, i)
            if placing:
                found.append(placing)
                used.update(range(i, i + length))
            i += length
        return found, used

    def _at(self, text: str, words: list[tuple[str, int]], i: int) -> tuple[int, Placing | None]:
        if not self._is_known((self._near(words[i][0]) or words[i][0]).casefold()):
            return 1, None
        for length in range(min(_LONGEST, len(words) - i), 0, -1):
            start, (last, at) = words[i][1], words[i + length - 1]
            written = text[start : at + len(last)]
            if any(mark in written for mark in ",.;:!?()\n"):
                continue
            part = [word for word, _ in words[i : i + length]]
            spelt = [self._near(word) or word for word in part]
            if not self._may_be(spelt):
                continue
            meant = self._find(written if spelt == part else " ".join(spelt))
            if meant.utfall == "okand" or not self._is_a_name(words, i, length, meant):
                continue
            if spelt == part:
                return length, self._within(meant, written)
            if meant.utfall in ("plats", "omrade"):
                return length, Placing(meant.utfall, meant.kod, "stavning", written)
        return 1, None

    def _within(self, meant: Meant, written: str) -> Placing:
        """A short form that may mean several spots of one area (Rotebro: centrum, station) means the area."""
        if meant.utfall == "omrade" and meant.regel == "sammansattning" and not written.casefold().startswith("skol"):
            named = self._find(_WORD.findall(written)[-1])  # "biblioteket i Bor": not in the registry, but Bor is
            if named.utfall == "plats" and named.regel == "namn":
                return Placing("plats", named.kod, meant.regel, written)
        areas = {self._area_named[name] for name in meant.kandidater if name in self._area_named}
        if meant.regel == "kortform" and len(areas) == 1:
            return Placing("omrade", areas.pop(), meant.regel, written, meant.kandidater)
        return Placing(meant.utfall, meant.kod, meant.regel, written, meant.kandidater)

    def _may_be(self, part: list[str]) -> bool:
        """Every word is of some name, or is built on one; the words between may be prepositions."""
        inner = [word.casefold() for word in part]
        if inner[0] in _BEFORE_NAME or inner[-1] in _BEFORE_NAME or not any(self._is_known(word) for word in inner):
            return False
        return all(self._is_known(word) or word in _BEFORE_NAME for word in inner)

    @lru_cache(maxsize=50_000)  # noqa: B019 - one placer lives as long as a reading
    def _is_known(self, word: str) -> bool:
        written = {word, word.removesuffix("s")}
        return bool(written & self._vocabulary) or self._find(word).utfall != "okand"

    def _is_a_name(self, words: list[tuple[str, int]], i: int, length: int, meant: Meant) -> bool:
        """A short name that is also a word (Bor) needs a capital inside the sentence or a preposition before it."""
        if meant.utfall == "kommun" and words[i][0].casefold() in ("kommunen", "kommun", "kommunens"):
            return False
        if words[i - 1 : i] and words[i - 1][0].casefold() in _WHOSE:
            return False
        first = words[i][0]
        beside = words[i + length][0] if i + length < len(words) else ""
        if beside.casefold() in _A_FIRM and beside[0].isupper():
            return False
        if length == 1 and len(first) <= _SHORT_WORD and first.islower() and is_word(first) and (
                not i or words[i - 1][0].casefold() not in _BEFORE_NAME):
            return False
        following = words[i + 1][0].casefold() if length > 1 else ""
        inflected = lemma(first.casefold()) != first.casefold()
        if (length > 1 and following not in _BEFORE_NAME) or len(first) > _SHORT_NAME or not inflected:
            return True
        before = words[i - 1][0].casefold() if i else ""
        return before in _BEFORE_NAME or (i > 0 and words[i][0][0].isupper())

    def _misspelt(self, word: str) -> str:
        """The one name that differs by a letter; empty when two do, or when the word is a word of its own."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        bare = word.casefold()
        if len(bare) < _SHORTEST or self._is_known(bare) or is_word(bare):
            return ""
        found = process.extract(bare, self._names, scorer=OSA.distance, score_cutoff=1, limit=5)
        near = {name for name, _, _ in found}
        bases = {_without_marks(name).removesuffix("s") for name in near}
        return max(near, key=lambda name: (not name.isascii(), len(name))) if len(bases) == 1 else ""


def _without_marks(name: str) -> str:
    """A name as it stands in an id of a place: fisksätra as fisksatra."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _kinds(words: list[tuple[str, int]], used: set[int]) -> list[Placing]:
    """The kinds of place that are spoken of, each once."""
    found: dict[str, Placing] = {}
    for i, (written, _) in enumerate(words):
        word = written.casefold()
        before = [w.casefold() for w, _ in words[max(0, i - 2) : i]]
        if i in used or word in _NOT_A_SPOT or (word == "vägen" and before[-1:] in (["hela"], ["i"])):
            continue
        if before[-1:] in (["vår"], ["våran"]) and word in _OUR:
            found.setdefault(_OUR[word], Placing("typ", _OUR[word], "typ", written))
            continue
        for typ, form in _OF_KIND:
            if i and form.match(word) and written.istitle() and len(word) > len("stationen"):
                break  # a name of its own that the registry does not have
            if form.match(word) and (not _NOT_WHERE.match(word) or _TO_THE_SPOT.intersection(before)):
                found.setdefault(typ, Placing("typ", typ, "typ", written))
                break
    return list(found.values())
