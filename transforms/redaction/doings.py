"""What is said of a word that only a person is or does: an age, a state, a verb, something owned."""

import re
from itertools import pairwise

from transforms.redaction import things
from transforms.redaction import words as w
from transforms.redaction.ordinary import is_ordinary, is_supine, is_verb
from transforms.redaction.scene import Scene

_AGE = re.compile(r",?\s\(?\d{1,2}(?:\s?år|\)|,\s)"
                  r"|\s(?:är|blir|fyllde)\s(?:bara\s|snart\s|nu\s|runt\s)?\d{1,3}(?:\s?år|[.,]?(?:\s|$))")
_CLASS = re.compile(r"\s(?:(?:i|på|från)\s)?\d{1,2}\s?[A-Fa-f]\b")
_WHO = re.compile(r",\s(?:som|min|vår|hon|han|en\sav)\b")
_NUMBER = re.compile(r"\s\d")
_SOON = 4  # words from "är" to what tells a person


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


def speaks(scene: Scene, i: int) -> bool:
    """True when the next word is what only people do."""
    following = scene.after(i)
    return following is not None and following.low in w.SPEAKS


def is_someone(scene: Scene, i: int) -> bool:
    """True when the word is told to be somebody: by an age, a class, a state, an apposition or where to be met."""
    rest = scene.rest(i)
    if aged(scene, i) or _CLASS.match(rest) or _WHO.match(rest):
        return True
    soon = [t.low for t in scene.tokens[i + 1 : i + 2 + _SOON]]
    if rest.startswith(", ") and soon and (soon[0] in w.TITLES or _years(soon)):
        return True
    if scene.after(i) is None:
        return False
    if soon[0] in w.IS:
        own = {t.low for t in scene.tokens[i + 2 : i + 8]} & w.OWN
        return bool(own) or not w.HUMANLY.isdisjoint(soon) or _years(soon[1:])
    if soon[0] in ("går", "gick"):
        soon = soon[1:]
    return soon[:1] != [] and soon[0] in ("i", "på", "från") and soon[1:2] != [] and soon[1].endswith(w.HAUNTS)


def owns(scene: Scene, i: int) -> bool:
    """True for "Stens garage": a genitive with what it owns."""
    following = scene.after(i)
    if following is None or not scene.names.genitive(scene.tokens[i].word) or following.capital:
        return False
    return following.low not in w.PLAIN and is_ordinary(following.low)


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


def counted(scene: Scene, i: int) -> bool:
    """True for "Model 3"."""
    return bool(_NUMBER.match(scene.rest(i))) and not aged(scene, i)


def led(scene: Scene, i: int) -> bool:
    """True inside a sentence where a person may come: after a verb, "att", "med", a comma."""
    token, before = scene.tokens[i], scene.before(i)
    if before is None or i - 1 in scene.persons or not before.near(token):
        return True
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
