"""Which words are ordinary Swedish words, by the dictionary of the package simplemma, and which it does not know."""

from functools import lru_cache

_SHORTEST_PART = 4  # letters of either part of a compound
_SHORTEST_HEAD = 3
# Nouns whose dictionary form ends in "a" as infinitives do, participles and the passive.
_NOT_FINITE = ("a", "or", "an", "s", "t", "ad", "id", "nd", "rd", "ld", "en")


@lru_cache(maxsize=50_000)
def is_ordinary(low: str) -> bool:
    """True for a word, in small letters, that the dictionary has as such or as a compound of two that it has."""
    return _common(low) or _compound(low)


@lru_cache(maxsize=50_000)
def is_proper(low: str) -> bool:
    """True for a word that the dictionary has as a name only: of a place, of a person, of a firm."""
    import simplemma

    base = low.removesuffix("s")
    return any(simplemma.is_known(word.capitalize(), lang="sv") for word in (low, base)) and not _common(low)


@lru_cache(maxsize=20_000)
def is_verb(low: str) -> bool:
    """True for a verb in the present or past, told by its form and its infinitive: "ritar", "ritade", "bjöd"."""
    return len(low) > _SHORTEST_HEAD and not low.endswith(_NOT_FINITE) and low != (lemma := _lemma(low)) and (
        lemma.endswith("a") and lemma.islower())


@lru_cache(maxsize=20_000)
def is_supine(low: str) -> bool:
    """True for "kastat" and "ringt", whose infinitive ends in "a", and for "bott" and "gått"."""
    return low.endswith("t") and (_lemma(low).endswith("a") or (low.endswith("tt") and _lemma(low) == low[:-2]))


def _lemma(low: str) -> str:
    import simplemma

    return simplemma.lemmatize(low, lang="sv")


def _common(low: str) -> bool:
    import simplemma

    return simplemma.is_known(low, lang="sv") and simplemma.lemmatize(low, lang="sv")[:1].islower()


def _compound(low: str) -> bool:
    return any(
        _common(low[:cut].removesuffix("s") if cut > _SHORTEST_PART else low[:cut]) and _common(low[cut:])
        for cut in range(_SHORTEST_HEAD, len(low) - _SHORTEST_PART + 1)
    )
