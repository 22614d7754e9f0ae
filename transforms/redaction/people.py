"""Which words of a text name a person: the lists say which may, what stands around them says which do."""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.redaction import doings, things
from transforms.redaction import position as at
from transforms.redaction import words as w
from transforms.redaction.extent import spans, take_before, take_following
from transforms.redaction.names import Name, Names
from transforms.redaction.ordinary import is_ordinary
from transforms.redaction.places import Places
from transforms.redaction.scene import Scene, scene_of
from transforms.redaction.tokens import Token

_SHORTEST_PLAIN = 3  # letters of a name written without its capital
_SHORTEST_SURNAME = 5


@dataclass(frozen=True)
class Reading:
    """`spans`: (start, end) of each person in the text; `doubtful`: words left that may be a person's name."""

    spans: list[tuple[int, int]]
    doubtful: tuple[str, ...]


def read(text: str, names: Names, places: Places) -> Reading:
    """The persons of a text."""
    scene = scene_of(text, names, places)
    doubtful = set()
    for i in range(len(scene.tokens)):
        if i in scene.persons or _is_plainly_none(scene, i):
            continue
        if _is_person(scene, i):
            scene.persons.add(i)
            take_following(scene, i)
        elif _stays_in_doubt(scene, i):
            doubtful.add(i)
    for i in sorted(scene.persons, reverse=True):
        take_before(scene, i)
    return Reading(spans(scene), tuple(scene.tokens[i].word for i in sorted(doubtful - scene.persons)))


def without(text: str, found: Sequence[tuple[int, int]], mark: str) -> str:
    """`text` with each span replaced by a mark."""
    parts, end = [], 0
    for start, stop in found:
        parts += [text[end:start], mark]
        end = stop
    return "".join((*parts, text[end:]))


def _is_plainly_none(scene: Scene, i: int) -> bool:
    token, before = scene.tokens[i], scene.before(i)
    return scene.known[i] is None and not token.capital and (before is None or before.low not in w.OPENERS)


def _is_person(scene: Scene, i: int) -> bool:
    token, name = scene.tokens[i], scene.known[i]
    if at.initials(scene, i):
        return True
    if token.mark or i in scene.sure or _is_thing(scene, i):
        return False
    named = at.named(scene, i)
    if name is None or (named and at.particle(scene, i)):
        return _unlisted(scene, i, named)
    if i in scene.places or token.low in w.NEVER_ALONE or token.low.removesuffix("s") in w.NEVER_ALONE:
        return named or (token.capital and _beyond_its_other_meaning(scene, i, name))
    return _ambiguous(scene, i, name, named) if name.ambiguous else _plain(scene, i, name, named)


def _stays_in_doubt(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    if scene.known[i] is None or not token.capital:
        return False
    return i in scene.sure or (not token.acronym and not (token.starts and token.low in w.WORDS_ONLY))


def _is_thing(scene: Scene, i: int) -> bool:
    """A make's model, a figure of films, an animal, a firm."""
    token, before, following = scene.tokens[i], scene.before(i), scene.after(i)
    if token.low in things.NOBODY or doings.dated(scene, i) or (following is not None and _figure(token, following)):
        return True
    if before is not None and before.near(token) and _makes_a_thing(scene, i, before):
        return token.capital
    if not token.capital or not things.is_firm(token.low) or (following is not None and _surname(scene, i + 1)):
        return False
    return not at.named(scene, i) and not doings.speaks(scene, i)


def _makes_a_thing(scene: Scene, i: int, before: Token) -> bool:
    if _figure(before, scene.tokens[i]) or at.animal(scene, i) or (before.capital and before.low in w.NAMED_SO):
        return True
    return things.is_firm(before.low) and not _surname(scene, i)


def _figure(first: Token, second: Token) -> bool:
    return (first.low, second.low.split("-")[0]) in things.FIGURES


def _surname(scene: Scene, i: int) -> bool:
    name = scene.known[i]
    return name is not None and name.last and not name.first


def _beyond_its_other_meaning(scene: Scene, i: int, name: Name) -> bool:
    """A place, a month or a feast that is a person all the same."""
    token = scene.tokens[i]
    following = scene.after(i)
    if following is not None and following.low in w.PASSES:
        acts = doings.is_met(scene, i)
    else:
        acts = doings.is_someone(scene, i) or (token.starts and doings.acts(scene, i) and not doings.passed(scene, i))
    if token.low in w.MONTHS:
        return acts
    if name.first and at.joined(scene, i):
        return True
    return at.surname_follows(scene, i) or (acts and (i not in scene.places or (token.starts and name.first)))


def _unlisted(scene: Scene, i: int, named: bool) -> bool:
    token = scene.tokens[i]
    if named:
        return scene.may_be_unknown(i) or not token.capital
    if at.joined(scene, i):
        return scene.may_be_unknown(i)
    if doings.asked(scene, i) and scene.may_be_unknown(i) and not is_ordinary(token.low):
        return True
    if not scene.strange(i) or doings.counted(scene, i):
        return False
    if scene.names.near(token.low) is not None or at.paired(scene, i) or doings.has(scene, i):
        return True
    return _begins(scene, i) if token.starts else doings.led(scene, i)


def _begins(scene: Scene, i: int) -> bool:
    """A strange word first in a sentence, which does what people do."""
    following = scene.after(i)
    owns = following is not None and scene.tokens[i].low.endswith("s") and is_ordinary(following.low)
    return not scene.like_a_word(i) and not owns and (doings.acts(scene, i) or at.in_list(scene, i))


def _plain(scene: Scene, i: int, name: Name, named: bool) -> bool:
    """A word that is a name and nothing else, as far as the lists know."""
    token = scene.tokens[i]
    if named:
        return True
    if name.rare:
        return not scene.located(i) if token.capital else _met_in_small_letters(scene, i)
    if name.first:
        return token.capital or len(token.word) >= _SHORTEST_PLAIN
    if scene.located(i) and token.low.removesuffix("s").endswith(w.PLACE_LIKE):
        return False
    return token.capital or len(token.word) >= _SHORTEST_SURNAME


def _met_in_small_letters(scene: Scene, i: int) -> bool:
    name = scene.known[i]
    asked = doings.asked(scene, i) and name is not None and not name.word
    return doings.uncased(scene, i) or asked


def _ambiguous(scene: Scene, i: int, name: Name, named: bool) -> bool:
    token = scene.tokens[i]
    if named or at.in_list(scene, i):
        return True
    if not token.capital:
        able = name.first and token.low not in w.PLAIN | w.WORDS_ONLY | w.TITLES
        return able and (at.surname_follows(scene, i) or _met_in_small_letters(scene, i))
    if at.surname_follows(scene, i):
        return True
    if not token.starts:
        return not token.acronym and (not scene.located(i) or doings.owns(scene, i))
    told = not name.word or doings.acts(scene, i) or doings.owns(scene, i)
    return told and not doings.happens(scene, i)
