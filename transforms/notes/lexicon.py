"""The lexicon made ready to match: which of its expressions begin at a word, and where the rest of them stands."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from transforms.notes import words as w
from transforms.registry import Uttryck

_GAP = ".."
_BETWEEN = 4  # words that ".." may stand for
_REACH = 12  # words from the first to the last of an `ihop`
_FAR = 25  # and of a `yttrande`, which may stand in several sentences
_SHORTEST_PART = 3  # letters of either half of a compound written as two words
_NO_HALF = frozenset({
    "efter", "fick", "för", "från", "genom", "hade", "har", "hos", "inte", "kan", "kring", "med", "mot", "när", "och",
    "om", "per", "runt", "som", "till", "under", "upp", "utan", "ute", "var", "vid", "över", "den", "det", "är",
    "man", "mer", "alla", "ännu", "bra",
})
_SHORTEST = 6  # letters of a word that may be a misspelt one
_SHORTEST_SOUND = 4  # and of one that may be written as it sounds
_LONGEST = 60  # letters; what is longer is no misspelt word, and trying it would take its length squared

Alternatives = frozenset[str]
_Needs = tuple[tuple[bool, Alternatives], ...]


@dataclass(frozen=True)
class Hit:
    """An expression found at the words `where`; `stavning` when only as a misspelling."""

    entry: Uttryck
    where: tuple[int, ...]
    stavning: bool


@dataclass(frozen=True)
class _Pattern:
    entry: Uttryck
    parts: tuple[tuple[Alternatives, bool], ...]  # what a word must be, and whether others may stand before it
    needs: _Needs


class Lexicon:
    """Expressions by the words that can begin them.

    A pattern of a word is `x` (or its lemma), `x*`, `*x`, `*x*`, or a class of words `@x`.
    """

    def __init__(self, entries: tuple[Uttryck, ...]) -> None:
        self._starts: dict[str, list[_Pattern]] = defaultdict(list)
        self._exact: set[str] = set()
        self._heads: dict[str, set[str]] = defaultdict(set)
        self._tails: set[tuple[str, str]] = set()
        self._inner: set[tuple[str, str]] = set()
        self._spelt: dict[str, str] = {}
        self._alone: set[str] = set()
        self._classes = _classes(entries)
        self._becomes: dict[str, list[tuple[str, _Needs]]] = defaultdict(list)
        for one in self._classes:
            self._know(one)
        for entry in entries:
            if entry.slag == "blir":
                self._becomes[entry.uttryck].append((entry.problem_id, tuple(_needs(entry.villkor))))
            elif entry.slag != "klass":
                self._add(_pattern(entry))
        self._long: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))  # by first letter, length
        for bare in self._spelt:
            self._long[bare[0]][len(bare)].append(bare)
        self._sounds: dict[str, set[str]] = defaultdict(set)
        for one in (*self._exact, *(head for heads in self._heads.values() for head in heads)):
            if len(one.strip("*")) >= _SHORTEST_SOUND:
                self._sounds[w.sound(one.strip("*"))].add(one)
        self._sounds_inside = [(w.sound(bare), one) for bare, one in sorted(self._inner)]
        self._fits = lru_cache(maxsize=100_000)(self._fitting)
        self._near = lru_cache(maxsize=100_000)(self._misspelt)

    def _add(self, pattern: _Pattern) -> None:
        begins = pattern.parts[0][0]
        for one in begins:
            self._starts[one].append(pattern)
        self._alone |= begins if len(pattern.parts) == 1 else set()
        for wanted in (*(part for part, _ in pattern.parts), *(need for _, need in pattern.needs)):
            for one in wanted:
                self._know(one)
        if pattern.entry.slag in ("stam", "ord", "led") and not pattern.entry.riktning:
            self._spelt |= {one.strip("*"): one for one in begins if len(one.strip("*")) >= _SHORTEST}

    def hits(self, said: w.Words) -> list[Hit]:
        """Every expression in the statement, exclusions among them, in the order of the words."""
        is_a = [self._fits(word) | self._near(word) for word in said.plain]
        of_sentence: dict[int, Alternatives] = {}
        for fits, sentence in zip(is_a, said.sentence, strict=True):
            of_sentence[sentence] = of_sentence.get(sentence, frozenset()) | fits
        found = self._split_in_two(said, is_a, of_sentence)
        everything = frozenset().union(*of_sentence.values())
        for i, fits in enumerate(is_a):
            for one in sorted(fits & self._starts.keys()):  # in one order, whatever the hash of a text
                for pattern in self._starts[one]:
                    if any(part.isdisjoint(everything) for part, _ in pattern.parts[1:]):
                        continue
                    where = _rest(pattern, i, is_a, said)
                    if where and _allowed(pattern, of_sentence[said.sentence[i]]):
                        found.append(Hit(pattern.entry, where, any(self._near(said.plain[j]) for j in where)))
        return list(dict.fromkeys(self._narrowed(hit, of_sentence, said) for hit in found))

    def _narrowed(self, hit: Hit, of_sentence: dict[int, Alternatives], said: w.Words) -> Hit:
        """The hit as one of the narrower problem when its sentence, or one before it, has what that asks for."""
        until = said.sentence[hit.where[0]]
        for problem, needs in self._becomes.get(hit.entry.problem_id, ()):
            if all(with_them == any(wanted & fits for sentence, fits in of_sentence.items() if sentence <= until)
                   for with_them, wanted in needs):
                return replace(hit, entry=replace(hit.entry, problem_id=problem))
        return hit

    def _split_in_two(
        self, said: w.Words, is_a: list[Alternatives], of_sentence: dict[int, Alternatives]
    ) -> list[Hit]:
        """Compounds written as two words: "bil inbrott", "ratt fylleri"."""
        found = []
        for i, (first, second) in enumerate(pairwise(said.plain)):
            too_short = min(len(first), len(second)) < _SHORTEST_PART
            if said.clause[i] != said.clause[i + 1] or too_short or first in _NO_HALF:
                continue
            both = self._alone.intersection(self._fits(first + second))
            whole = {one for one in both if not one.startswith("*") and len(one.strip("*")) > len(first) + 2}
            patterns = [p for one in sorted(whole) for p in self._starts[one] if len(p.parts) == 1]
            found += [Hit(p.entry, (i, i + 1), True) for p in patterns
                      if _allowed(p, of_sentence[said.sentence[i]])]
        return found

    def _know(self, one: str) -> None:
        bare = one.strip("*")
        if one.startswith("@"):
            return  # stands on the words of the class, which are known
        if not one.endswith("*") and not one.startswith("*"):
            self._exact.add(one)
        elif not one.startswith("*"):
            self._heads[bare[:2]].add(one)
        elif one.endswith("*"):
            self._inner.add((bare, one))
        else:
            self._tails.add((bare, one))

    def _fitting(self, word: str) -> Alternatives:
        """The word patterns that a word fits."""
        forms = {word, w.lemma(word)}
        fits = forms & self._exact
        fits |= {one for one in self._heads.get(word[:2], ()) if word.startswith(one[:-1])}
        fits |= {one for bare, one in self._inner if bare in word}
        fits |= {one for bare, one in self._tails if word.endswith(bare)}
        return self._with_classes(fits)

    def _sounding(self, word: str) -> set[str]:
        heard = w.sound(word)
        begins = ((heard[:end], one) for end in range(_SHORTEST_SOUND - 1, len(heard) + 1)
                  for one in self._sounds.get(heard[:end], ()))
        inside = {one for bare, one in self._sounds_inside if bare in heard}
        return inside | {one for part, one in begins if one.endswith("*") or part == heard}

    def _with_classes(self, fits: set[str]) -> Alternatives:
        return frozenset(fits).union(*(self._classes.get(one, ()) for one in fits))

    def _misspelt(self, word: str) -> Alternatives:
        """The words that an unknown word sounds like, else the one expression that its beginning is a letter from.

        Two letters from twelve on.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        known = self._alone.intersection(self._fits(word)) or w.is_word(word)
        if known or not _SHORTEST_SOUND <= len(word) <= _LONGEST:
            return frozenset()
        if alike := self._sounding(word):
            return self._with_classes(alike)
        if len(word) < _SHORTEST:
            return frozenset()
        best: dict[str, int] = {}
        for length, candidates in self._long.get(word[0], {}).items():
            for longer in (-1, 0, 1):
                if length + longer > len(word):
                    continue
                for bare, distance, _ in process.extract(
                    word[: length + longer], candidates, scorer=OSA.distance, score_cutoff=2, limit=3
                ):
                    ends_alike = word[length + longer - 1] == bare[-1]
                    if ends_alike and distance <= (1 if len(bare) < 12 else 2):
                        best[bare] = min(distance, best.get(bare, 9))
        if not best:
            return frozenset()
        nearest = min(best.values())
        return self._with_classes({self._spelt[max((b for b, d in best.items() if d == nearest),
                                                   key=lambda b: (len(b), b))]})


def _classes(entries: tuple[Uttryck, ...]) -> dict[str, set[str]]:
    """The classes that each pattern of a word belongs to, those that hold a class of its among them."""
    of: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.slag == "klass":
            of[entry.uttryck].add(entry.problem_id)
    for one in list(of):
        unseen = set(of[one])
        while unseen:
            unseen = set().union(*(of.get(klass, ()) for klass in unseen)) - of[one]
            of[one] |= unseen
    return dict(of)


def _pattern(entry: Uttryck) -> _Pattern:
    texts = {"stam": [f"{entry.uttryck}*"], "led": [f"*{entry.uttryck}*"], "ord": [entry.uttryck]}.get(entry.slag)
    texts = texts or entry.uttryck.split()
    parts: list[tuple[Alternatives, bool]] = []
    gap = False
    for text in texts:
        if text == _GAP:
            gap = True
        else:
            parts.append((_alternatives(text), gap))
            gap = False
    return _Pattern(entry, tuple(parts), tuple(_needs(entry.villkor)))


def _alternatives(text: str) -> Alternatives:
    return frozenset(w.ordinary(word.replace("-", "")) for word in text.split("/"))


def _needs(villkor: str) -> Iterator[tuple[bool, Alternatives]]:
    for part in villkor.split(","):
        if part.strip():
            word, _, rest = part.strip().partition(" ")
            yield word == "med", _alternatives(rest.strip())


def _rest(
    pattern: _Pattern, first: int, is_a: list[Alternatives], said: w.Words
) -> tuple[int, ...]:
    """The words that the whole expression stands on, beginning with `first`; empty when it does not stand here."""
    if pattern.entry.slag in ("ihop", "yttrande"):
        return _together(pattern, first, is_a, said)
    where = [first]
    for wanted, gap in pattern.parts[1:]:
        reach = range(where[-1] + 1, min(where[-1] + (_BETWEEN + 2 if gap else 2), len(is_a)))
        found = next((j for j in reach if wanted & is_a[j]), None)
        if found is None or said.sentence[found] != said.sentence[first]:
            return ()
        where.append(found)
    return tuple(where)


def _together(
    pattern: _Pattern, first: int, is_a: list[Alternatives], said: w.Words
) -> tuple[int, ...]:
    where = [first]
    apart, anywhere = (_FAR, True) if pattern.entry.slag == "yttrande" else (_REACH, False)
    for wanted, _ in pattern.parts[1:]:
        reach = range(max(0, first - apart), min(first + apart + 1, len(is_a)))
        near = [j for j in reach if j not in where and wanted & is_a[j]
                and (anywhere or said.sentence[j] == said.sentence[first])]
        if not near:
            return ()
        where.append(min(near, key=lambda j: abs(j - first)))
    return tuple(where)


def _allowed(pattern: _Pattern, sentence: Alternatives) -> bool:
    """Whether the words that an expression asks for stand in its sentence, and those that it bars do not."""
    return all(with_them != wanted.isdisjoint(sentence) for with_them, wanted in pattern.needs)
