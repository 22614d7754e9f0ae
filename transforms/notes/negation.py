"""Which problems a statement says are gone, fewer or absent. Judged clause by clause; a "men" may turn it again."""

from collections.abc import Iterable
from itertools import pairwise

from transforms.notes import direction_words as d
from transforms.notes.lexicon import Hit
from transforms.notes.words import Words

_FAR = 7  # words from a negation to what it denies
_CLOSE = 3  # words from "färre" to what there is less of

Clauses = dict[int, list[int]]


def better(said: Words, hits: list[Hit]) -> set[Hit]:
    """The hits that the statement tells as good news."""
    clauses = {c: [i for i, other in enumerate(said.clause) if other == c] for c in dict.fromkeys(said.clause)}
    complaints = _complaints(said, hits)
    good = {h for h in hits if _is_good(said, h, clauses[said.clause[h.where[0]]], complaints)}
    good |= _listed(said, hits, good)
    good |= _shared(said, hits, good)
    good |= _looking_back(said, hits, good, clauses)
    return good | _shared(said, hits, good)


def _complaints(said: Words, hits: list[Hit]) -> set[tuple[str, int]]:
    """Negations that are themselves part of a trouble ("saktar inte in"), by problem: these deny nothing of it."""
    return {(h.entry.problem_id, i) for h in hits if not h.entry.riktning for i in h.where if said.plain[i] in d.NO}


def _is_good(said: Words, hit: Hit, clause: list[int], complaints: set[tuple[str, int]]) -> bool:
    own = set(hit.where)
    words = [(i, said.plain[i]) for i in clause]
    around = [word for i, word in words if i not in own]
    if said.sentence[hit.where[0]] in said.asked:
        return _answered_no(said, hit)
    if d.WISH.intersection(word for _, word in words):
        return False
    if hit.entry.riktning == "bra":
        # "Stödet var bra" is good news, "det var tryggt" is not.
        once = d.ONCE if hit.entry.problem_id in d.NEEDS else d.PAST
        return not _turned_around(said, hit) and not _only_past(around, once)
    mute = {i for problem, i in complaints if problem == hit.entry.problem_id}
    if mute & own:
        return False
    taken = hit.entry.problem_id in d.TAKEN and bool(d.GONE.intersection(around))
    helper = hit.entry.problem_id in d.NEEDS or said.plain[min(own)].startswith(d.HELPERS)
    fewer = helper and bool(d.FEWER.intersection(around))  # fewer of those who help is no good news
    missed = hit.entry.problem_id in d.ABSENCES  # a lamp that is gone is the trouble; gone mopeds are not
    return _denied(said, hit, clause, mute) or (not taken and not fewer and _gone(words, own, missed))


def _answered_no(said: Words, hit: Hit) -> bool:
    """ "Cykelstölder? Nej, inte här." """
    after = [i for i, s in enumerate(said.sentence) if s == said.sentence[hit.where[0]] + 1]
    return bool(after) and said.plain[after[0]] in d.NAY


def _shared(said: Words, hits: list[Hit], good: set[Hit]) -> set[Hit]:
    """Other hits of the same problem that share a clause or a word with good news of it."""
    told = {(h.entry.problem_id, said.clause[h.where[0]]) for h in good}
    words = {(h.entry.problem_id, i) for h in good for i in h.where}
    return {h for h in hits if (h.entry.problem_id, said.clause[h.where[0]]) in told
            or words.intersection((h.entry.problem_id, i) for i in h.where)}


def _turned_around(said: Words, hit: Hit) -> bool:
    first, last = min(hit.where), max(hit.where)
    near = [*range(max(0, first - 3), last), *range(last + 1, min(last + 3, len(said.plain)))]
    return any(said.plain[i] in d.NO for i in near
               if said.clause[i] == said.clause[first] and i not in hit.where)


def _only_past(around: Iterable[str], past: frozenset[str] = d.PAST) -> bool:
    around = set(around)
    return bool(past.intersection(around)) and not d.COMPARED.intersection(around)


def _denied(said: Words, hit: Hit, clause: list[int], mute: set[int]) -> bool:
    """A negation before the trouble with nothing between that matters, right after it, or "… inte längre"."""
    first, last = min(hit.where), max(hit.where)
    if said.plain[first].startswith(d.HELPERS):
        return False
    if hit.entry.problem_id in d.NEEDS and not d.NO_TROUBLE.intersection(said.plain[i] for i in clause):
        return False
    no = next((i for i in reversed(clause) if i < first and said.plain[i] in d.NO and i not in mute), None)
    if no is not None and _reaches(said, no, first):
        return True
    after = [said.plain[i] for i in clause if i > first and i not in hit.where and i not in mute]
    before = [said.plain[i] for i in clause if i < first and i not in mute]
    not_done = last + 1 in clause and said.plain[last + 1] in d.NOT_DONE and said.plain[last] not in d.AUXILIARY
    if not_done and hit.entry.problem_id not in d.ABSENCES:
        return after[1:2] not in (["bara"], ["ens"], ["sällan"])
    stops = "längre" in [said.plain[i] for i in clause if i not in hit.where] or (
        "mer" in after[-1:] and hit.entry.problem_id not in d.TAKEN)
    if stops and d.NO.intersection([*before, *after]):
        return not any(word.startswith(d.HELPERS) for word in [*before, *after][:4])
    return any(a in d.NO - {"utan"} and b in d.NOT_SEEN for a, b in pairwise(after[:6])) and last - first < 4


def _reaches(said: Words, no: int, first: int) -> bool:
    """Whether the negation at `no` is of the trouble at `first`: "inte sett några", and not "inte bara"."""
    word, between = said.plain[no], said.plain[no + 1 : first]
    if _denies_nothing(said, no, first):
        return False
    if "enda" in between and first - no < 2 * _FAR:
        return True
    if word in d.NO_SUCH:
        return first - no <= _FAR and not any(b in d.ACTS or b.startswith(d.HELPERS) for b in between)
    return first - no <= _FAR and all(b in d.BETWEEN for b in between)


def _denies_nothing(said: Words, no: int, first: int) -> bool:
    """ "Inte så att klottret har minskat", "inte … utan att bli erbjuden", "inte bara", "aldrig varit så mycket"."""
    word, between, beside = said.plain[no], said.plain[no + 1 : first], said.plain[no - 1 : no]
    earlier = (i for i in range(max(0, no - 2 * _FAR), no) if said.clause[i] == said.clause[no])
    return (
        (word in d.NOT_DONE and bool(d.DECLINE.intersection(said.plain[first + 1 : first + 1 + _CLOSE])))
        or (word == "utan" and (beside == ("helt",) or any(said.plain[i] in d.NO for i in earlier)))
        or between[:1] in d.NO_DENIAL
        or (word == "aldrig" and ("så" in between or "mer" in between))
    )


def _gone(words: list[tuple[int, str]], own: set[int], missed: bool) -> bool:
    """The clause says better, less or gone of the trouble in it; `missed`: what is gone may be what should be there."""
    others = [(i, word) for i, word in words if i not in own]
    around = [word for _, word in others]
    past = _only_past(around)
    told = (pair in d.PAIRS or (pair == d.LONG_AGO and not missed) for pair in pairwise(word for _, word in words))
    moved = {"flyttat", "till"} <= set(around) or bool(d.SPREADS.intersection(word for _, word in words))
    return (not past and not moved and any(told)) or any(
        _says_so(i, word, words, own, missed) for i, word in others
        if word in d.BETTER | d.LESS and (not past or word in d.STOPPED))


def _says_so(i: int, word: str, words: list[tuple[int, str]], own: set[int], missed: bool) -> bool:
    """Whether `word`, at `i`, is said of the trouble at `own`, and not of its opposite or of something else."""
    before = [w for j, w in words if i - _FAR < j < i and j not in own]
    after = [w for j, w in words if j > i]
    between = [w for j, w in words if min(i, *own) < j < max(i, *own) and j not in own]
    if d.NO.intersection(before) or d.WORSE.intersection(between):
        return False
    if word in d.LESS:
        close = 0 < min(own) - i <= _CLOSE or 0 < i - max(own) <= _CLOSE or ("än" in after and word == "mindre")
        last = word == "färre" and not after  # "hatmejlen till politikerna har blivit färre"
        return (close or last) and not (after and after[0].startswith(d.HELPERS))
    if word in d.GONE:
        return not any(w.startswith(d.WHO_GONE) for j, w in words if missed or j not in own)
    if word in d.STOPPED:
        near = max(own) < i or (min(own) > i and min(own) - i <= _CLOSE)
        return near and not (after and after[0] in d.GIVEN_UP)
    return word not in d.WELL_ONLY_SAID or bool(d.NOW.intersection(w for j, w in words if j not in own))


def _listed(said: Words, hits: list[Hit], good: set[Hit]) -> set[Hit]:
    """Trouble joined by "och", "eller" or a comma to trouble that is denied: inga inbrott, stölder eller klotter."""
    found: set[Hit] = set()
    ends = {max(h.where) for h in good if not h.entry.riktning}
    for hit in sorted(hits, key=lambda h: min(h.where)):
        first = min(hit.where)
        if hit in good or hit.entry.riktning:
            continue
        back = first - 1
        while back >= 0 and said.plain[back] in d.JOINS:
            back -= 1
        near = back in ends and said.sentence[back] == said.sentence[first]
        comma = near and (back < first - 1 or said.clause[back] != said.clause[first])
        if comma and not any(said.clause[i] in said.turned for i in range(back + 1, first + 1)
                             if said.clause[i] != said.clause[back]):
            found.add(hit)
            ends.add(max(hit.where))
    return found


def _looking_back(said: Words, hits: list[Hit], good: set[Hit], clauses: Clauses) -> set[Hit]:
    """Trouble of earlier clauses that a later one ends: "… men nu är det borta", "förr …, numera inget"."""
    found: set[Hit] = set()
    for number, clause in clauses.items():
        words = [said.plain[i] for i in clause]
        here = {h.entry.problem_id: h in good for h in hits if number in {said.clause[i] for i in h.where}}
        if said.sentence[clause[0]] in said.asked:
            continue
        for hit in (h for h in hits if max(h.where) < clause[0] and h not in good and not h.entry.riktning):
            before = [said.plain[i] for i in clauses[said.clause[hit.where[0]]]]
            if _over(before, words, here, hit.entry.problem_id):
                found.add(hit)
    return found


def _over(before: list[str], words: list[str], here: dict[str, bool], problem: str) -> bool:
    """Whether the trouble of a clause `before` is over by what a later one says in `words`, where `here` is told."""
    once = bool(d.ONCE.intersection(before))
    today = bool(d.TODAY.intersection(words))
    if here:  # the later clause has news of its own: of the same trouble, or of what took its place
        return once and (here.get(problem, False) or (problem not in here and today and not d.TOO.intersection(words)))
    if _ends_it(words):
        return once or bool(d.PAST.intersection(before)) or _strong_end(words)
    return once and today and not d.NOT_FINE.intersection(words)


def _ends_it(words: list[str]) -> bool:
    better = any(word in d.BETTER and not d.NO.intersection(words[max(0, i - 3) : i]) for i, word in enumerate(words))
    not_now = bool({"inte", "inget", "ingenting", "aldrig", "ingen"}.intersection(words)) and bool(
        {"längre", "enda"}.intersection(words))
    told = any(pair in d.PAIRS for pair in pairwise(words))
    return (better or not_now or told) and not d.WISH.intersection(words) and not _only_past(words)


def _strong_end(words: list[str]) -> bool:
    subject = any(word.startswith(d.WHO_GONE) for word in words)
    over = bool(d.SURE_END.intersection(words)) or any(pair in d.PAIRS for pair in pairwise(words))
    return (not subject and over) or ("nu" in words and bool(d.WELL_NOW.intersection(words)))
