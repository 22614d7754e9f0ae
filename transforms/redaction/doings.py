"""What is said of a word that only a person is or does: an age, a state, a verb, something owned."""

import re
from itertools import pairwise, takewhile

from transforms.redaction import things
from transforms.redaction import words as w
from transforms.redaction.ordinary import is_ordinary, is_supine, is_verb
from transforms.redaction.scene import Scene

_AGE = re.compile(r",?\s\(?\d{1,2}(?:\s?år|\)|,\s)"
                  r"|\s(?:är|blir|fyllde)\s(?:bara\s|snart\s|nu\s|runt\s)?\d{1,3}(?:\s?år|[.,]?(?:\s|$))")
_CLASS = re.compile(r"\s(?:(?:i|på|från)\s)?\d{1,2}\s?[A-Fa-f]\b")
_WHO = re.compile(r",\s(?:som|min|vår|hon|han|en\sav)\b")
_NUMBER = re.compile(r"\s\d")
_YEAR = re.compile(r"\s(?:19|20)\d\d(?![\d-])")
_SOON = 4  # words from "är" to what tells a person
_FIRST = 5  # words before which "är" stands


def aged(scene: Scene, i: int) -> bool:
    """True for "Liv, 14 år", "Liv (9)", "Maj är 82 år"."""
    return bool(_AGE.match(scene.rest(i)))


def acts(scene: Scene, i: int) -> bool:
    """True when what follows is said of people: "Stig går", "Vide ritade", "Sten har kastat ut dem"."""
    following = scene.after(i)
    if following is None:
        return is_someone(scene, i)
    return does(scene, i) or (following.low in ("har", "hade") and _supine(scene, i + 2)) or is_someone(scene, i)


def does(scene: Scene, i: int) -> bool:
    """True when the next word is a verb of what people do."""
    following = scene.after(i)
    return following is not None and (following.low in w.DOES or is_verb(following.low))


def passed(scene: Scene, i: int) -> bool:
    """True for "Maj har varit"."""
    return not w.PASSED.isdisjoint(t.low for t in scene.tokens[i + 1 : i + 4])


def speaks(scene: Scene, i: int) -> bool:
    """True when the next word is what only people do."""
    following = scene.after(i)
    return following is not None and following.low in w.SPEAKS


def is_someone(scene: Scene, i: int) -> bool:
    """True when the word is told to be somebody: by an age, a class, a state, an apposition or where to be met."""
    rest, said = scene.rest(i), _sentence(scene, i)
    if is_met(scene, i) or _WHO.match(rest):
        return True
    if rest.startswith(", ") and said and (said[0] in w.TITLES or _years(said[:_SOON])):
        return True
    if not said or rest[:1] not in " (" or not w.OWN.isdisjoint(said):
        return bool(said) and rest[:1] in " ("
    return _in_a_state(said)


def is_met(scene: Scene, i: int) -> bool:
    """True when an age, a class or the place where somebody is met follows: "Juni i 2A", "Falk i trettiotvåan"."""
    if aged(scene, i) or _CLASS.match(scene.rest(i)):
        return True
    said = _sentence(scene, i)
    words = said[1:] if said[:1] in (["går"], ["gick"]) else said
    return words[:1] != [] and words[0] in ("i", "på", "från") and any(low.endswith(w.HAUNTS) for low in words[1:3])


def _in_a_state(said: list[str]) -> bool:
    """True for "blev påkörd", "med rullatorn blev knuffad", "är nio år"."""
    at = next((n for n, low in enumerate(said[:_FIRST]) if low in w.IS), None)
    soon = [] if at is None else said[at + 1 : at + 1 + _SOON]
    return not w.HUMANLY.isdisjoint(soon) or _years(soon)


def _sentence(scene: Scene, i: int) -> list[str]:
    """The words after `i` to the end of its sentence."""
    return [t.low for t in takewhile(lambda t: not t.starts or t.gap.endswith("("), scene.tokens[i + 1 :])]


def owns(scene: Scene, i: int) -> bool:
    """True for "Stens garage": a genitive with what it owns."""
    following = scene.after(i)
    if following is None or not scene.names.genitive(scene.tokens[i].word) or following.capital:
        return False
    return following.low in w.TITLES or (following.low not in w.PLAIN and is_ordinary(following.low))


def has(scene: Scene, i: int) -> bool:
    """True for "Zevas cykel": a genitive with what only somebody has."""
    following = scene.after(i)
    return scene.tokens[i].low.endswith("s") and following is not None and following.low in w.BELONGINGS


def happens(scene: Scene, i: int) -> bool:
    """True when what follows is said of trees, bears and months: "Björn finns", "Björn har setts"."""
    following = scene.after(i)
    if following is None:
        return False
    soon = [t.low for t in scene.tokens[i + 2 : i + 4]]
    return following.low in things.HAPPENS or (following.low in w.IS and not things.BEFALLEN.isdisjoint(soon))


def asked(scene: Scene, i: int) -> bool:
    """True after "kontakta", "ring", "fråga"."""
    before = scene.before(i)
    return before is not None and before.low in w.CONTACT and before.near(scene.tokens[i])


def dated(scene: Scene, i: int) -> bool:
    """True for "August 2024" and "Jan 2025"."""
    return bool(_YEAR.match(scene.rest(i)))


def counted(scene: Scene, i: int) -> bool:
    """True for "Model 3"."""
    return bool(_NUMBER.match(scene.rest(i))) and not aged(scene, i)


def led(scene: Scene, i: int) -> bool:
    """True inside a sentence where a person may come: after a verb, "att", "med", a comma."""
    token, before = scene.tokens[i], scene.before(i)
    if before is None or i - 1 in scene.persons:
        return True
    if not before.near(token):  # a list of places goes on with places
        return not before.capital or before.starts
    if before.low in w.NAMING:
        return False
    if before.low in ("till", "från"):
        return not scene.like_a_word(i)
    return before.low in w.LEADS or before.low in w.DOES or before.low in w.IS or is_verb(before.low)


def uncased(scene: Scene, i: int) -> bool:
    """In a text without capitals: "björn sa", "hos axel"."""
    token, before = scene.tokens[i], scene.before(i)
    if token.cased:
        return False
    if (name := scene.known[i]) is not None and name.word:
        return speaks(scene, i)
    following = scene.after(i)
    does = following is not None and following.low in w.DOES
    return does or (before is not None and before.low in w.BESIDE and before.near(token))


def _supine(scene: Scene, i: int) -> bool:
    """True for "kastat", "inte ringt": what somebody has done."""
    rest = [t.low for t in scene.tokens[i : i + 2] if t.low not in w.ADVERBS]
    return bool(rest) and rest[0] not in things.BEFALLEN and is_supine(rest[0])


def _years(words: list[str]) -> bool:
    """True for "nio år"."""
    return any(a in w.AGES and b in ("år", "månader") for a, b in pairwise(words))
