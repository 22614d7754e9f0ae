"""How far a person's name reaches: surnames, particles and initials around the word that told it."""

import re

from transforms.redaction import words as w
from transforms.redaction.ordinary import is_ordinary
from transforms.redaction.scene import Scene

_INITIAL = re.compile(r"[A-ZÅÄÖ](?:-?[A-ZÅÄÖ])?")
_SHORTEST_PLAIN = 3  # letters of a name written without its capital


def take_following(scene: Scene, i: int) -> None:
    """Add the rest of the name that begins at `i` to the persons: surname, particles, initials."""
    at = i
    while at + 1 < len(scene.tokens) and not scene.names.genitive(scene.tokens[at].word):
        step = at + 1
        token = scene.tokens[step]
        if not scene.tokens[at].near(token):
            return
        while token.low in w.PARTICLES and (following := scene.after(step)) is not None:
            step, token = step + 1, following
        if not _continues(scene, step, parted=step > at + 1):
            return
        scene.persons.update(range(at + 1, step + 1))
        at = step


def _continues(scene: Scene, i: int, *, parted: bool) -> bool:
    token, name = scene.tokens[i], scene.known[i]
    if i in scene.sure or token.mark or token.low in w.PLAIN or token.low in w.MONTHS:
        return False
    if token.capital:
        if len(token.word) == 1:
            return True
        return not (token.acronym and name is None) and (i not in scene.places or bool(name and name.last))
    if name is None or name.rare or (name.ambiguous and (token.cased or not name.last)):
        return False
    return parted or name.last or len(token.word) >= _SHORTEST_PLAIN


def take_before(scene: Scene, i: int) -> None:
    """Add what stands before the person at `i`: initials, and an unlisted first name before a surname."""
    at = i - 1
    while at >= 0 and at not in scene.persons:
        token, gap = scene.tokens[at], scene.tokens[at + 1].gap
        initial = _INITIAL.fullmatch(token.word) and gap in (" ", ". ", ".") and token.cased
        if not initial and not _first_of_surname(scene, at):
            return
        scene.persons.add(at)
        at -= 1


def _first_of_surname(scene: Scene, i: int) -> bool:
    """An unlisted word with a capital right before a surname: "Zarina Karlsson"."""
    following = scene.known[i + 1]
    if following is None or not scene.tokens[i].near(scene.tokens[i + 1]):
        return False
    if following.first and not (following.last and scene.strange(i)):
        return False
    low = scene.tokens[i].low
    return scene.may_be_unknown(i) and low not in w.ROLES and not is_ordinary(low)


def spans(scene: Scene) -> list[tuple[int, int]]:
    """(start, end) of each person in the text; words of one name are one span."""
    found: list[tuple[int, int]] = []
    last = -2
    for i in sorted(scene.persons):
        token = scene.tokens[i]
        if token.mark:
            continue
        joined = last == i - 1 and re.fullmatch(r"\.?[ \u00a0]{0,2}", token.gap)
        if joined and not scene.names.genitive(scene.tokens[last].word):
            found[-1] = (found[-1][0], token.end)
        else:
            found.append((token.start, token.end))
        last = i
    return found
