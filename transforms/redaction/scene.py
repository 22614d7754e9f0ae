"""A text laid out for reading: its words, what the lists know of each, and which belong to places."""

import re
from dataclasses import dataclass, field

from transforms.redaction import things
from transforms.redaction import words as w
from transforms.redaction.names import Name, Names
from transforms.redaction.ordinary import is_ordinary, is_proper
from transforms.redaction.places import Places
from transforms.redaction.tokens import Token, tokens_of

_UNKNOWN_TAIL = re.compile(r"(?:[eio]t|[aeo]rna?|[aeo]r|are|[ei]n[gs]?|het|skap|skt|ska)s?$")


@dataclass
class Scene:
    """Positions are those of `tokens`. `sure`: words of places beyond doubt; `places`: whole names of known places."""

    text: str
    tokens: list[Token]
    known: list[Name | None]
    sure: set[int]
    places: set[int]
    names: Names
    persons: set[int] = field(default_factory=set)

    def before(self, i: int) -> Token | None:
        """The word before, None at the start."""
        return self.tokens[i - 1] if i else None

    def after(self, i: int) -> Token | None:
        """The word that follows with only blanks between."""
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return following if following is not None and self.tokens[i].near(following) else None

    def rest(self, i: int) -> str:
        """The text after the word."""
        return self.text[self.tokens[i].end :]

    def located(self, i: int) -> bool:
        """True after "i", "på", "vid"."""
        before = self.before(i)
        return before is not None and before.low in w.LOCATING and before.near(self.tokens[i])

    def clear_first(self, i: int) -> bool:
        """True for a first name and nothing else."""
        name = self.known[i]
        return name is not None and name.first and not name.ambiguous and i not in self.sure

    def may_be_unknown(self, i: int) -> bool:
        """An unlisted word after a title: with a capital, and no place, acronym, firm or word that is no name."""
        token = self.tokens[i]
        return (token.capital and not token.acronym and len(token.word) > 1 and i not in self.places
                and i not in self.sure and token.low not in w.PLAIN and token.low not in w.TITLES
                and not things.is_firm(token.low))

    def strange(self, i: int) -> bool:
        """An unlisted word with a capital that is no Swedish word, no place that we know and not built like one."""
        word, low = self.tokens[i].word, self.tokens[i].low
        if not word[1:].islower():  # RegSO
            return False
        if not self.may_be_unknown(i) or self.located(i) or "-" in low or low.removesuffix("s").endswith(w.PLACE_LIKE):
            return False
        return not is_ordinary(low.removesuffix("s")) and not is_ordinary(low) and not is_proper(low)

    def like_a_word(self, i: int) -> bool:
        """True when the word ends as Swedish words do, so that it may be a misspelt one."""
        return bool(_UNKNOWN_TAIL.search(self.tokens[i].low))


def scene_of(text: str, names: Names, places: Places) -> Scene:
    """The text with its words looked up."""
    tokens = tokens_of(text)
    known = [names.find(t.word) if not t.mark else None for t in tokens]
    sure, single = places.cover(tokens, known)
    return Scene(text, tokens, known, sure, single, names,
                 {i for i, t in enumerate(tokens) if t.word == "[namn]"})
