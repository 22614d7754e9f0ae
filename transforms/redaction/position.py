"""What stands around a word and says that a person is meant: titles, labels, lists, signatures, surnames."""

import re

from transforms.redaction import words as w
from transforms.redaction.names import Name
from transforms.redaction.ordinary import is_ordinary
from transforms.redaction.scene import Scene
from transforms.redaction.things import is_firm

_JOIN = re.compile(r"\s*(?:,|/|&|\+|\)|\()\s*")
_INITIALS = re.compile(r"(?<![\w.])[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\.(?!\w)")
_SIGNED = re.compile(r"(?:/{1,2}|—|–)\s*$")
_INITIAL = re.compile(r"[A-ZÅÄÖ](?:-[A-ZÅÄÖ])?")
_AFTER_TITLE = re.compile(r"[ \u00a0]{1,2}[(\"”»'’]?|, ")
_SHORTEST_PLAIN = 3  # letters of a name written without its capital


def initials(scene: Scene, i: int) -> bool:
    """True for each letter of "A.K."."""
    token = scene.tokens[i]
    near = scene.text[max(0, token.start - 3) : token.end + 4]
    return len(token.word) == 1 and token.cased and bool(_INITIALS.search(near))


def named(scene: Scene, i: int) -> bool:
    """True when the words before say that a person is meant."""
    return any(told(scene, i) for told in (_signs, _labelled, _titled, _someones, _initialled))


def animal(scene: Scene, i: int) -> bool:
    """True in "hunden Bamse" and "en katt som heter Sigge"."""
    before = scene.tokens[max(0, i - 3) : i]
    called = len(before) > 1 and before[-1].low in w.NAMING
    return any(t.low in w.ANIMALS for t in (before if called else before[-1:]))


def particle(scene: Scene, i: int) -> bool:
    """True for the "de" of "pappan de Vries"."""
    following = scene.after(i)
    return scene.tokens[i].low in w.PARTICLES and following is not None and following.capital


def surname_follows(scene: Scene, i: int) -> bool:
    """A first name with a surname right after it; a genitive owns what follows instead."""
    following = scene.after(i)
    if following is None or i + 1 in scene.sure or scene.names.genitive(scene.tokens[i].word):
        return False
    name, first = scene.known[i + 1], scene.known[i]
    if following.capital and (name is not None or (len(following.word) == 1 and following.word.isupper())):
        return True
    if name is not None and name.last:
        return not (name.ambiguous or name.rare)
    return first is not None and first.first and scene.may_be_unknown(i + 1)


def paired(scene: Scene, i: int) -> bool:
    """True for either of two strange words with capitals side by side: "Nukira Genisto"."""
    before, following = scene.before(i), scene.after(i)
    if following is not None and scene.strange(i + 1) and scene.known[i + 1] is None:
        return True
    return before is not None and before.near(scene.tokens[i]) and scene.known[i - 1] is None and scene.strange(i - 1)


def in_list(scene: Scene, i: int) -> bool:
    """Joined to a person by a comma or "och": in "Anna, Bo och Stig" all three are."""
    token, before = scene.tokens[i], scene.before(i)
    if not token.capital:
        return False
    if before and i - 1 in scene.persons and _JOIN.fullmatch(token.gap):
        return True
    if before and before.low in w.AND and before.near(token) and i - 2 in scene.persons:
        return True
    following = scene.tokens[i + 1 : i + 3]
    if len(following) == 2 and following[0].low in w.AND and following[1].capital:
        return _listed(scene, i + 2)
    comma = bool(following) and bool(_JOIN.fullmatch(following[0].gap))
    return comma and following[0].capital and _listed(scene, i + 1)


def _listed(scene: Scene, i: int) -> bool:
    return scene.known[i] is not None and i not in scene.places | scene.sure and not is_firm(scene.tokens[i].low)


def joined(scene: Scene, i: int) -> bool:
    """True for what "och" joins to a person."""
    before = scene.before(i)
    return before is not None and i - 2 in scene.persons and before.low in w.JOINING and before.near(scene.tokens[i])


def _initialled(scene: Scene, i: int) -> bool:
    """True for the surname of "M-L Bergh" and "K. Haddad"."""
    token, before = scene.tokens[i], scene.before(i)
    if before is None or not token.capital or token.acronym or not _INITIAL.fullmatch(before.word) or not before.cased:
        return False
    parted = token.gap == ". " or (token.gap == " " and "-" in before.word)
    return parted and (scene.known[i] is not None or not is_ordinary(token.low))


def _signs(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    ends = len(scene.rest(i).split("\n", 1)[0].split()) <= 2
    return token.capital and ends and bool(_SIGNED.search(scene.text[: token.start]))


def _labelled(scene: Scene, i: int) -> bool:
    """After "Närvarande:" or "Mvh,"."""
    token, before = scene.tokens[i], scene.before(i)
    if before is None or not token.capital:
        return False
    if token.gap.strip() == ":":
        return before.low in w.LABELS or before.low in w.TITLES
    return before.low in w.GREETINGS and token.gap.strip(", ") in ("", "\n")


def _titled(scene: Scene, i: int) -> bool:
    token, before, name = scene.tokens[i], scene.before(i), scene.known[i]
    if before is None or not _AFTER_TITLE.fullmatch(token.gap):
        return False
    # In small letters "grannen bo" may be one, "grannen på" and "grannen ville" not.
    first = _is_first(name) and token.low not in w.WORDS_ONLY
    if "," in token.gap:  # "Min granne, Torvald, såg det": the comma must be closed
        told = before.low in w.TITLES or before.low in w.ROLES or before.low == "jag"
        return told and token.capital and _enclosed(scene, i)
    if before.low in w.TITLES or before.low.endswith(w.TITLE_TAILS):
        return token.capital or first or particle(scene, i)
    if before.low in w.NAMING:
        told = token.capital or first or _strange_plain(scene, i)
        return told and _someone_is(scene, i - 1) and not animal(scene, i)
    if before.low in w.BETWEEN and i > 1 and scene.tokens[i - 2].low in w.CALLING:
        return token.capital
    return before.low in w.ROLES and token.capital and (first or scene.strange(i)) and not token.starts


def _enclosed(scene: Scene, i: int) -> bool:
    """True when a comma follows the word, or the capital after it."""
    following = scene.after(i)
    return scene.rest(i)[:1] == "," or (following is not None and following.capital and scene.rest(i + 1)[:1] == ",")


def _is_first(name: Name | None) -> bool:
    return name is not None and name.first


def _someones(scene: Scene, i: int) -> bool:
    """An unlisted word in small letters that is no Swedish word, after "min granne" or "tacka"."""
    before = scene.before(i)
    if before is None:
        return False
    related = before.low in w.TITLES and i > 1 and scene.tokens[i - 2].low in w.OWNERS
    if not related and (before.low not in w.CONTACT or scene.known[i] is not None):
        return False
    return before.near(scene.tokens[i]) and _strange_plain(scene, i)


def _strange_plain(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return (len(token.low) >= _SHORTEST_PLAIN and not token.mark and token.low not in w.PLAIN
            and not scene.like_a_word(i) and not is_ordinary(token.low))


def _someone_is(scene: Scene, naming: int) -> bool:
    around = [t.low for t in scene.tokens[max(0, naming - 3) : naming]]
    return any(low in w.NAMED or low in w.TITLES or low in w.ROLES for low in around) or not around
