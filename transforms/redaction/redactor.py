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


def redactor_of(registry: Registry, kommun: str = "") -> Redactor:
    """A redactor by the registry's names of persons, kommuner and places: people speak of the next kommun.

    Of `kommun` it knows the areas as well.
    """
    places = [name for code in registry.kommuner for p in registry.platser(code) for name in (p.namn, *p.alias)]
    whole = [k.namn for k in registry.kommuner.values()]
    return Redactor(read_names(registry.roots), [*places, *whole, *_areas(registry, kommun)])


def _areas(registry: Registry, kommun: str) -> list[str]:
    file = registry.omraden_file(kommun) if kommun else None
    if file is None:
        return []
    from transforms.geography import read_areas

    return [str(name) for name in read_areas(file)["namn"].dropna()]


@lru_cache(maxsize=1)
def bundled() -> Redactor:
    """A redactor by the bundled registry alone, where no delivery's own places are at hand."""
    return redactor_of(load())
