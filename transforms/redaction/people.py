"""Which words of a text name a person: the lists say which may, what stands around them says which do."""

import re
from collections.abc import Sequence

from transforms.redaction import words as w
from transforms.redaction.names import Name, Names
from transforms.redaction.places import Places
from transforms.redaction.tokens import Token, tokens_of

_JOIN = re.compile(r"\s*(?:,|/|&|\+|\)|\()\s*")
_INITIAL = re.compile(r"[A-ZÅÄÖ](?:-?[A-ZÅÄÖ])?")
_INITIALS = re.compile(r"(?<![\w.])[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\.(?!\w)")
_SIGNED = re.compile(r"(?:/{1,2}|—|–)\s*$")
_AGE = re.compile(r",?\s\(?\d{1,2}(?:\s?år|\))")
_AFTER_TITLE = re.compile(r"[ \u00a0]{1,2}[(\"”»'’]?")
_SHORTEST_PLAIN = 3  # letters of a name written without its capital
_SHORTEST_SURNAME = 5


class Reading:
    """One text read for persons: `persons` are positions of words, `doubtful` words that may be some and stay."""

    def __init__(self, text: str, names: Names, places: Places) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.names = names
        self.known = [names.find(t.word) if not t.mark else None for t in self.tokens]
        self.sure_places, self.places = places.cover(self.tokens)
        self.persons = {i for i, t in enumerate(self.tokens) if t.word == "[namn]"}
        self.doubtful: set[int] = set()
        for i in range(len(self.tokens)):
            if i not in self.persons and self._is_person(i):
                self.persons.add(i)
                self._take_following(i)
        for i in sorted(self.persons, reverse=True):
            self._take_before(i)
        self.doubtful -= self.persons

    def spans(self) -> list[tuple[int, int]]:
        """(start, end) of each person in the text; words of one name are one span."""
        found: list[tuple[int, int]] = []
        last = -2
        for i in sorted(self.persons):
            token = self.tokens[i]
            if token.mark:
                continue
            joined = last == i - 1 and re.fullmatch(r"\.?[ \u00a0]{0,2}", token.gap)
            if joined and not self.names.genitive(self.tokens[last].word):
                found[-1] = (found[-1][0], token.end)
            else:
                found.append((token.start, token.end))
            last = i
        return found

    def _before(self, i: int) -> Token | None:
        return self.tokens[i - 1] if i else None

    def _is_person(self, i: int) -> bool:
        token, name = self.tokens[i], self.known[i]
        if self._initials(i):
            return True
        if token.mark or i in self.sure_places:
            if name and token.capital:
                self.doubtful.add(i)
            return False
        named = self._named(i, name)
        if name is None:
            return (named or self._joined(i) or self._speaks(i)) and self._may_be_unknown(i)
        if i in self.places or token.low.removesuffix("s") in w.NEVER_ALONE or token.low in w.NEVER_ALONE:
            told = token.capital and token.low not in w.MONTHS
            person = named or (told and (self._surname_follows(i) or self._aged(i)))
        elif name.ambiguous:
            person = self._ambiguous(i, name, named)
        else:
            person = self._plain(i, name, named)
        if not person and token.capital and not token.acronym and not (token.starts and token.low in w.WORDS_ONLY):
            self.doubtful.add(i)
        return person

    def _initials(self, i: int) -> bool:
        """True for each letter of "A.K."""
        near = self.text[max(0, self.tokens[i].start - 3) : self.tokens[i].end + 4]
        return len(self.tokens[i].word) == 1 and self.tokens[i].cased and bool(_INITIALS.search(near))

    def _plain(self, i: int, name: Name, named: bool) -> bool:
        """A word that is a name and nothing else, as far as the lists know."""
        token = self.tokens[i]
        if named:
            return True
        if name.first:
            return token.capital or len(token.word) >= _SHORTEST_PLAIN
        if self._located(i) and token.low.removesuffix("s").endswith(w.PLACE_LIKE):
            return False
        return token.capital or len(token.word) >= _SHORTEST_SURNAME

    def _ambiguous(self, i: int, name: Name, named: bool) -> bool:
        token = self.tokens[i]
        if named or self._in_list(i):
            return True
        if not token.capital:
            return name.first and token.low not in w.PLAIN and (self._surname_follows(i) or self._uncased(i))
        if self._surname_follows(i):
            return True
        if token.starts and token.low in w.BEGINNINGS:
            return self._does(i) or self._aged(i)
        return not self._located(i) and not token.acronym

    def _located(self, i: int) -> bool:
        before = self._before(i)
        return before is not None and before.low in w.LOCATING and before.near(self.tokens[i])

    def _does(self, i: int) -> bool:
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return following is not None and self.tokens[i].near(following) and following.low in w.DOES

    def _uncased(self, i: int) -> bool:
        """In a text without capitals: "björn sa", "hos axel"."""
        token, before = self.tokens[i], self._before(i)
        if token.cased or token.low in w.BEGINNINGS:
            return False
        return self._does(i) or (before is not None and before.low in w.BESIDE and before.near(token))

    def _aged(self, i: int) -> bool:
        """True for "Liv, 14 år" and "Liv (9)"."""
        return bool(_AGE.match(self.text, self.tokens[i].end))

    def _surname_follows(self, i: int) -> bool:
        """A first name with a surname right after it; a genitive owns what follows instead."""
        if i + 1 >= len(self.tokens) or i + 1 in self.sure_places or self.names.genitive(self.tokens[i].word):
            return False
        following, name = self.tokens[i + 1], self.known[i + 1]
        if not self.tokens[i].near(following):
            return False
        if name is not None and name.last:
            return following.capital or not name.ambiguous
        first = self.known[i]
        return first is not None and first.first and self._may_be_unknown(i + 1)

    def _in_list(self, i: int) -> bool:
        """Joined to a person by a comma or "och": in "Anna, Bo och Stig" all three are."""
        token, before = self.tokens[i], self._before(i)
        if not token.capital:
            return False
        if before and i - 1 in self.persons and _JOIN.fullmatch(token.gap):
            return True
        if before and before.low in w.AND and before.near(token) and i - 2 in self.persons:
            return True
        following = self.tokens[i + 1 : i + 3]
        if len(following) == 2 and following[0].low in w.AND and following[1].capital:
            return self._clear_first(i + 2)
        comma = bool(following) and bool(_JOIN.fullmatch(following[0].gap))
        return comma and following[0].capital and self._clear_first(i + 1)

    def _joined(self, i: int) -> bool:
        """True for what "och" joins to a person."""
        before = self._before(i)
        return before is not None and i - 2 in self.persons and before.low in w.JOINING and before.near(self.tokens[i])

    def _speaks(self, i: int) -> bool:
        """An unlisted word with a capital inside a sentence, or first in it, that says or tells something."""
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return following is not None and self.tokens[i].near(following) and following.low in w.SPEAKS

    def _clear_first(self, i: int) -> bool:
        name = self.known[i]
        return name is not None and name.first and not name.ambiguous and i not in self.sure_places

    def _named(self, i: int, name: Name | None) -> bool:
        """True when the words before say that a person is meant."""
        return self._signs(i) or self._labelled(i) or self._titled(i, name)

    def _signs(self, i: int) -> bool:
        token = self.tokens[i]
        return token.capital and self._ends_line(i) and bool(_SIGNED.search(self.text[: token.start]))

    def _labelled(self, i: int) -> bool:
        """After "Närvarande:" or "Mvh,"."""
        token, before = self.tokens[i], self._before(i)
        if before is None or not token.capital:
            return False
        if token.gap.strip() == ":":
            return before.low in w.LABELS
        return before.low in w.GREETINGS and token.gap.strip(", ") in ("", "\n")

    def _titled(self, i: int, name: Name | None) -> bool:
        token, before = self.tokens[i], self._before(i)
        if before is None or not _AFTER_TITLE.fullmatch(token.gap):
            return False
        first = name is not None and name.first  # in small letters "grannen bo" may be one, "grannen på" not
        if before.low in w.TITLES:
            return token.capital or first
        if before.low in w.NAMING:
            return self._someone_is(i - 1) and (token.capital or first)
        return before.low in w.ROLES and token.capital and first and not token.starts

    def _someone_is(self, naming: int) -> bool:
        around = [t.low for t in self.tokens[max(0, naming - 3) : naming]]
        return any(low in w.NAMED or low in w.TITLES or low in w.ROLES for low in around) or not around

    def _ends_line(self, i: int) -> bool:
        rest = self.text[self.tokens[i].end :].split("\n", 1)[0]
        return len(rest.split()) <= 2

    def _may_be_unknown(self, i: int) -> bool:
        """An unlisted word after a title: with a capital, and no place, acronym or ordinary word."""
        token = self.tokens[i]
        return (token.capital and not token.acronym and len(token.word) > 1 and i not in self.places
                and token.low not in w.PLAIN and token.low not in w.TITLES)

    def _take_following(self, i: int) -> None:
        """The rest of a name: surname, particles, initials."""
        at = i
        while at + 1 < len(self.tokens) and not self.names.genitive(self.tokens[at].word):
            step = at + 1
            token = self.tokens[step]
            if not self.tokens[at].near(token):
                return
            while token.low in w.PARTICLES and step + 1 < len(self.tokens) and token.near(self.tokens[step + 1]):
                step += 1
                token = self.tokens[step]
            if not self._continues(step, parted=step > at + 1):
                return
            self.persons.update(range(at + 1, step + 1))
            at = step

    def _continues(self, i: int, *, parted: bool) -> bool:
        token, name = self.tokens[i], self.known[i]
        if i in self.sure_places or token.mark or token.low in w.PLAIN or token.low in w.MONTHS:
            return False
        if token.capital:
            if len(token.word) == 1:
                return True
            return not (token.acronym and name is None) and (i not in self.places or bool(name and name.last))
        if name is None or (name.ambiguous and (token.cased or not name.last)):
            return False
        return parted or name.last or len(token.word) >= _SHORTEST_PLAIN

    def _take_before(self, i: int) -> None:
        """Initials, and an unlisted first name before a surname."""
        at = i - 1
        while at >= 0 and at not in self.persons:
            token, gap = self.tokens[at], self.tokens[at + 1].gap
            if _INITIAL.fullmatch(token.word) and gap in (" ", ". ", ".") and token.cased:
                self.persons.add(at)
            elif not self._first_of_surname(at):
                return
            else:
                self.persons.add(at)
            at -= 1

    def _first_of_surname(self, i: int) -> bool:
        """An unlisted word with a capital right before a surname: "Zarina Karlsson"."""
        following = self.known[i + 1]
        if following is None or following.first or not self.tokens[i].near(self.tokens[i + 1]):
            return False
        return self._may_be_unknown(i) and i not in self.sure_places and self.tokens[i].low not in w.ROLES


def read(text: str, names: Names, places: Places) -> Reading:
    """The persons of a text."""
    return Reading(text, names, places)


def without(text: str, spans: Sequence[tuple[int, int]], mark: str) -> str:
    """`text` with each span replaced by a mark."""
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], mark]
        end = stop
    return "".join((*parts, text[end:]))
