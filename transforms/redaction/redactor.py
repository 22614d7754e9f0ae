"""Free text without persons in it. What may be stored or shown of people's own words has passed here."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from transforms.redaction import identifiers, people
from transforms.redaction.names import Names, read_names
from transforms.redaction.places import Places
from transforms.registry import Registry, load

MARKS = ("personnummer", "samordningsnummer", "nummer", "telefon", "e-post", "användarnamn", "regnr", "adress",
         "ärende", "konto", "namn")
_MARK = re.compile(rf"\[({'|'.join(MARKS)})\]")
_ROUNDS = 3  # a mask may show that its neighbour is a name as well


@dataclass(frozen=True)
class Redacted:
    """A text in which marks such as `[namn]` stand for what was taken out.

    marks: how many of each kind this redaction put in.
    doubtful: words left in the text that may be a person's name, in the order they stand.
    """

    text: str
    marks: Counter[str]
    doubtful: tuple[str, ...]


class Redactor:
    """Redacts texts by lists of names and of places; a place is not taken for a person unless a title says so."""

    def __init__(self, names: Names, places: Iterable[str] = ()) -> None:
        self._names = names
        self._places = Places(places)

    def redact(self, text: str) -> Redacted:
        """The text with identifiers and names replaced by marks of their kind; redacting it again changes nothing."""
        before = Counter(_MARK.findall(text))
        for _ in range(_ROUNDS):
            masked = identifiers.replaced(text)
            reading = people.read(masked, self._names, self._places)
            redacted = people.without(masked, reading.spans, "[namn]")
            if redacted == text:
                break
            text = redacted
        return Redacted(text, Counter(_MARK.findall(text)) - before, reading.doubtful)


def redactor_of(registry: Registry) -> Redactor:
    """A redactor that knows the names of the registry's kommuner and of its places: people speak of the next kommun."""
    places = [name for kommun in registry.kommuner for p in registry.platser(kommun) for name in (p.namn, *p.alias)]
    return Redactor(read_names(), [*places, *(kommun.namn for kommun in registry.kommuner.values())])


@lru_cache(maxsize=1)
def bundled() -> Redactor:
    """A redactor by the bundled registry alone, where no delivery's own places are at hand."""
    return redactor_of(load())
