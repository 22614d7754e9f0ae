"""Statements of dialog notes and walks to problems of the taxonomy. The text is read here and kept nowhere."""

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[a-zåäöéü]+")
_ITEM = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")
_CLAUSE = re.compile(r"[.,;:!?–—\n]|\b(?=(?:men|fast|dock|däremot)\b)")
_BUT = ("men", "fast", "dock", "däremot")
# Words that say things are well or better, unless one of the words before them turns them around.
_BETTER = frozenset({
    "lugn", "lugnt", "lugna", "lugnare", "bättre", "tryggare", "trygg", "tryggt", "trevliga", "trevligt",
    "minskat", "avtagit", "upphört",
})
_NO = frozenset({"inte", "ej", "aldrig", "ingen", "inget", "inga", "knappast", "varken", "ingenting"})
# "skulle bli tryggare", "bättre belysning behövs": a wish, not a report; "var lugnare förr": no longer so.
_WISH = frozenset({
    "skulle", "borde", "kunde", "måste", "vill", "ville", "behövs", "behöver", "behövdes", "önskar", "hoppas",
    "krävs", "vore",
})
_PAST = frozenset({"förr", "förut", "tidigare"})
_WORKS = frozenset({"är", "blivit", "går", "känns", "fungerar", "funkar"})
_LESS = ("färre", "mindre")
_HELPERS = ("polis", "vuxn", "väktar", "vakt", "ordningsvakt", "fältar", "personal", "buss", "lamp", "belysning")
# Stems of the lexicon that name a remedy: its absence is a complaint, not good news.
_REMEDIES = ("belysning", "lamp", "gatlamp", "grannsamverk", "fartk", "farth", "fartg", "kvinnojour", "huskurage",
             "kvinnofrid")
_TROUBLE = ("problem", "bekymmer", "klagomål", "stök")
# Words that may stand between "inga", "inte", "aldrig" and what is not there.
_BETWEEN = frozenset({
    "längre", "mer", "mera", "fler", "nya", "nytt", "ny", "större", "några", "något", "någon", "nån", "nåt",
    "sådant", "sånt", "sett", "ser", "hört", "märkt", "märker", "haft", "har", "känt", "känner", "mig", "oss",
    "är", "varit", "av", "till", "lika", "särskilt", "direkt",
})
_GONE = frozenset({"borta", "försvunnit"})
_THINGS = ("cyk", "moped", "bil", "båt", "väsk", "plånb", "mobil", "skylt", "lamp", "papperskorg", "post", "bänk")
_STOPPED = ("häng", "kör", "sälj", "stör", "skrik", "bråk")


@dataclass(frozen=True)
class Coding:
    """The problems a statement names; `positive` when it says that things are fine or have become better."""

    problem: tuple[str, ...]
    positive: bool


def code(text: str, lexicon: tuple[tuple[str, str], ...]) -> Coding:
    """Problems whose stems begin a word of `text`; each problem once, in the lexicon's order.

    A first, readable rule. A statement is positive when one of its clauses says that something is better or absent,
    and no clause after a "men" names a problem anew.
    """
    stems = _by_letter(lexicon)
    words = set(_WORD.findall(text.casefold()))
    hits = {problem for word in words for stem, problem in stems.get(word[0], ()) if word.startswith(stem)}
    clauses = [_WORD.findall(part) for part in _CLAUSE.split(text.casefold())]
    good = [_says_well(clause, stems) for clause in clauses]
    but = any(clause and clause[0] in _BUT and not well and any(_names(word, stems) for word in clause)
              for clause, well in zip(clauses, good, strict=True))
    return Coding(tuple(dict.fromkeys(p for _, p in lexicon if p in hits)), any(good) and not but)


@lru_cache(maxsize=4)
def _by_letter(lexicon: tuple[tuple[str, str], ...]) -> dict[str, list[tuple[str, str]]]:
    stems: dict[str, list[tuple[str, str]]] = {}
    for stem, problem in lexicon:
        stems.setdefault(stem[:1], []).append((stem, problem))
    return stems


def _names(word: str, stems: dict[str, list[tuple[str, str]]]) -> bool:
    """True when the word is trouble: of the lexicon and no remedy, or a plain word for it."""
    if word.startswith(_REMEDIES):
        return False
    return word.startswith(_TROUBLE) or any(word.startswith(stem) for stem, _ in stems.get(word[0], ()))


def _says_well(words: list[str], stems: dict[str, list[tuple[str, str]]]) -> bool:
    """One clause: a word for better that nothing turns around, less or none of a trouble, or trouble that stopped."""
    if _WISH.intersection(words):
        return False
    past = "var" in words or ("än" not in words and bool(_PAST.intersection(words)))
    for i, word in enumerate(words):
        after = words[i + 1 :]
        following = after[0] if after else ""
        better = word in _BETTER or (word == "bra" and i > 0 and words[i - 1] in _WORKS)
        stopped = word == "slutat" and following and (following.startswith(_STOPPED) or _names(following, stems))
        if (
            (better and not past and not _NO.intersection(words[max(0, i - 3) : i]))
            or (word in _LESS and _less_trouble(word, after, stems))
            or (word in _NO and _absent(word, after, stems))
            or (word in _GONE and not any(w.startswith(_THINGS) for w in words))
            or stopped
        ):
            return True
    return False


def _less_trouble(less: str, after: list[str], stems: dict[str, list[tuple[str, str]]]) -> bool:
    """True for "färre inbrott", "mindre buskörning" and "mindre fylla än förr"; false for "färre poliser"."""
    if not after or after[0] == "än" or after[0].startswith(_HELPERS):
        return False
    return less == "färre" or "än" in after or _names(after[0], stems)


def _absent(no: str, after: list[str], stems: dict[str, list[tuple[str, str]]]) -> bool:
    """True for "inga inbrott", "inte längre stökigt", "aldrig sett klotter"; false for "aldrig varit så mörkt"."""
    skip = _BETWEEN | {"så"} if no == "inte" else _BETWEEN
    rest = after
    while rest and rest[0] in skip:
        rest = rest[1:]
    return bool(rest) and len(after) - len(rest) <= 3 and _names(rest[0], stems)


def statements(lines: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    """(first line, last line, statement): a list item by itself, other consecutive lines joined into a paragraph."""
    found: list[tuple[int, int, str]] = []
    joining = False
    for number, line in lines:
        if not line.strip():
            joining = False
            continue
        if _ITEM.match(line):
            found.append((number, number, _ITEM.sub("", line).strip()))
        elif joining:
            start, _, text = found.pop()
            found.append((start, number, f"{text} {line.strip()}"))
        else:
            found.append((number, number, line.strip()))
        joining = True
    return found
