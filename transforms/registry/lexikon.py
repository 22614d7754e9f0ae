"""`lexikon.csv`: how people speak of the problems. The older form with the columns `stam;problem_id` is still read."""

import re
from collections.abc import Iterator
from pathlib import Path

from transforms.errors import RegistryError
from transforms.registry.records import Uttryck
from transforms.registry.rows import rows

NAME = "lexikon.csv"
SLAG = ("stam", "ord", "led", "fras", "ihop", "yttrande", "undantag", "klass", "blir")
VIKTER = ("stark", "svag", "bort")
_CLASS = re.compile(r"@\w+")


def read(roots: tuple[Path, ...]) -> tuple[Uttryck, ...]:
    """The expressions of all roots; a later root's row replaces an earlier one of the same expression and problem.

    A row whose `vikt` is `bort` takes the earlier one away.

    Raises:
        RegistryError: naming file and line, when a row cannot be used.
    """
    found: dict[tuple[str, str], Uttryck] = {}
    for root in roots:
        path = root / NAME
        for number, row in enumerate(rows(path, NAME) if path.is_file() else (), start=2):
            entry = _entry(row, f"{NAME}: rad {number}")
            key = (entry.uttryck, entry.problem_id)
            if row.get("vikt") == "bort":
                found.pop(key, None)
            else:
                found[key] = entry
    return tuple(found.values())


def faults(entries: tuple[Uttryck, ...], problems: set[str]) -> Iterator[str]:
    """A line for each expression of a problem that the taxonomy does not have, or of a class of words without words."""
    classes = {entry.problem_id for entry in entries if entry.slag == "klass"}
    for entry in entries:
        named = {entry.uttryck} if entry.slag == "blir" else set()
        unknown = sorted(({entry.problem_id} | named) - problems - (classes if entry.slag == "klass" else set()))
        for problem in unknown:
            yield f"{entry.rad}: {entry.uttryck!r} pekar på okänt problem {problem!r}"
        for klass in sorted(set(_CLASS.findall(f"{entry.uttryck} {entry.villkor}")) - classes):
            yield f"{entry.rad}: ordklassen {klass!r} har inga ord"


def _entry(row: dict[str, str], line: str) -> Uttryck:
    text = row.get("uttryck", row.get("stam"))
    if text is None or "problem_id" not in row:
        raise RegistryError(f"{NAME}: kolumnen {'uttryck' if text is None else 'problem_id'} saknas")
    slag, vikt = row.get("slag") or "stam", row.get("vikt") or "stark"
    riktning, villkor = row.get("riktning", ""), row.get("villkor", "")
    for value, known, column in ((slag, SLAG, "slag"), (vikt, VIKTER, "vikt"), (riktning, ("", "bra"), "riktning")):
        if value not in known:
            raise RegistryError(f"{line}: {column} {value!r} ska vara {', '.join(k for k in known if k)}")
    if slag == "klass" and not row["problem_id"].startswith("@"):
        raise RegistryError(f"{line}: en ordklass skrivs med @ först i problem_id, t.ex. @unga")
    if not text or (slag in ("stam", "ord", "led", "klass", "blir") and " " in text):
        raise RegistryError(f"{line}: {text!r} ska vara ett ord, eller ha slaget fras eller ihop")
    if villkor and not all(_is_condition(part) for part in villkor.split(",")):
        raise RegistryError(f"{line}: villkor {villkor!r} ska skrivas som 'med ord/ord' eller 'utan ord/ord'")
    return Uttryck(text.casefold(), row["problem_id"], slag, riktning, villkor.casefold(), vikt == "svag", line)


def _is_condition(text: str) -> bool:
    word, _, rest = text.strip().partition(" ")
    return word in ("med", "utan") and bool(rest.strip())
