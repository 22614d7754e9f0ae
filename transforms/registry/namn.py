"""The list of names of persons: single words, never a person."""

from dataclasses import dataclass
from pathlib import Path

from transforms.errors import RegistryError
from transforms.registry.rows import merged

FILE = "personnamn.csv"
_SLAG = ("fornamn", "efternamn", "bada")
_TVETYDIG = ("", "ja", "ord", "ovanlig")


@dataclass(frozen=True)
class Personnamn:
    """A word that is somebody's first name (`fornamn`), surname (`efternamn`) or both, and what else it may be."""

    namn: str
    slag: str
    tvetydig: str


def personnamn(roots: tuple[Path, ...]) -> list[Personnamn]:
    """The names of every root; a later root adds its own and says otherwise of those it repeats.

    Raises:
        RegistryError: naming the name whose `slag` or `tvetydig` is none that we know.
    """
    found = [Personnamn(row["namn"], row["slag"], row.get("tvetydig", "")) for row in merged(
        roots, FILE, "namn", also=("slag",))]
    for name in found:
        for column, value, known in (("slag", name.slag, _SLAG), ("tvetydig", name.tvetydig, _TVETYDIG)):
            if value not in known:
                told = ", ".join(one or "tomt" for one in known)
                raise RegistryError(f"{FILE}: {name.namn!r} har {column} {value!r}, det ska vara {told}")
    return found
