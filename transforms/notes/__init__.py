"""Statements of dialog notes and walks: cut, coded and placed. The text is read here and kept nowhere."""

from functools import lru_cache

from transforms.notes.code import Coded, Coder, Match
from transforms.notes.place import Placer, Placing
from transforms.notes.split import statements
from transforms.registry import Uttryck

__all__ = ["Coded", "Coder", "Match", "Placer", "Placing", "coder_of", "statements"]


@lru_cache(maxsize=4)
def coder_of(lexikon: tuple[Uttryck, ...]) -> Coder:
    """The coder of a lexicon, made once: it remembers the words that it has seen."""
    return Coder(lexikon)
