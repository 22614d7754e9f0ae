"""What a kommun has written itself: the council's choices with their reasons, causes, and its own analysis."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from transforms.errors import RegistryError
from transforms.paths import is_example
from transforms.registry.toml_fields import day, newest, opened, text, texts

Shown = Callable[[str], str]
ORSAKSSLAG = ("situation", "individ", "narmiljo", "samhalle")
CITED = re.compile(r"\{([^{}\s]+)\}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Val:
    """One problem that the council chose to work with, or left aside, and why."""

    problem: str
    valt: bool
    skal: str


@dataclass(frozen=True)
class Prioritering:
    """The council's decision; `period` "" = not tied to one."""

    beslutad: date | None
    av: str
    period: str
    val: tuple[Val, ...]
    fil: str


@dataclass(frozen=True)
class Orsak:
    """A cause that the kommun sees behind a problem, its kind, and what it rests on; `loften` that act on it."""

    problem: str
    orsak: str
    slag: str
    stod: str
    loften: tuple[str, ...]


def prioritering(roots: tuple[Path, ...], kommun: str, shown: Shown = str) -> Prioritering | None:
    """`prioritering/<kommun>.toml`, or None. Its sentences pass `shown`.

    Raises:
        RegistryError: naming the file and the key.
    """
    path = newest(roots, "prioritering").get(f"{kommun}.toml")
    if path is None:
        return None
    with opened(path) as table:
        head = table.get("prioritering", {})
        val = [Val(text(row, "problem", needed=True), valt, shown(text(row, "skal", needed=True)))
               for key, valt in (("valt", True), ("bortvalt", False)) for row in table.get(key, [])]
        if len(val) > len({v.problem for v in val}):
            raise ValueError("samma problem står två gånger")
        return Prioritering(day(head, "beslutad"), shown(text(head, "av")), text(head, "period"), tuple(val), path.name)


def orsaker(roots: tuple[Path, ...], kommun: str, shown: Shown = str) -> tuple[Orsak, ...]:
    """`orsaker/<kommun>.toml`; empty when nobody has written any. Their sentences pass `shown`.

    Raises:
        RegistryError: naming the file and the key.
    """
    path = newest(roots, "orsaker").get(f"{kommun}.toml")
    if path is None:
        return ()
    with opened(path) as table:
        return tuple(_orsak(row, shown) for row in table.get("orsak", []))


def _orsak(row: dict[str, Any], shown: Shown) -> Orsak:
    slag = text(row, "slag", needed=True)
    if slag not in ORSAKSSLAG:
        raise ValueError(f"slag {slag!r} är inte något av {', '.join(ORSAKSSLAG)}")
    return Orsak(text(row, "problem", needed=True), shown(text(row, "orsak", needed=True)), slag,
                 shown(text(row, "stod", needed=True)), texts(row, "loften"))


def bedomning(roots: tuple[Path, ...], kommun: str, period: str, shown: Shown = str) -> str:
    """`bedomning/<kommun>/<period>.md` without its comments; empty when there is none. Its lines pass `shown`.

    Raises:
        RegistryError: the file is not UTF-8.
    """
    path = _bedomningar(roots).get((kommun, period))
    return "" if path is None else "\n".join(shown(line) for line in _COMMENT.sub("", _read(path)).strip().split("\n"))


def cited(written: str) -> tuple[str, ...]:
    """The numbers that an analysis cites as `{problem.measure}`, `{…@area}` or `{…@area@period}`, as written."""
    return tuple(dict.fromkeys(CITED.findall(written)))


def written(roots: tuple[Path, ...], kommun: str) -> Iterator[tuple[str, Path]]:
    """The files in which the kommun's council writes of its own, by their name in the registry."""
    for folder in ("prioritering", "orsaker"):
        if path := newest(roots, folder).get(f"{kommun}.toml"):
            yield f"{folder}/{path.name}", path
    for (code, _), path in _bedomningar(roots).items():
        if code == kommun:
            yield f"bedomning/{code}/{path.name}", path


def faults(roots: tuple[Path, ...], problem: Mapping[str, Any], measures: Mapping[str, Any],
           loften: frozenset[str]) -> Iterator[str]:
    """What points nowhere in any kommun's files, named by file."""
    for name in newest(roots, "prioritering"):
        found = prioritering(roots, name.removesuffix(".toml"))
        for val in found.val if found else ():
            if val.problem not in problem:
                yield f"prioritering/{name}: okänt problem {val.problem!r}"
    for name in newest(roots, "orsaker"):
        for orsak in orsaker(roots, name.removesuffix(".toml")):
            if orsak.problem not in problem:
                yield f"orsaker/{name}: okänt problem {orsak.problem!r}"
            yield from (f"orsaker/{name}: okänt löfte {lofte!r}" for lofte in orsak.loften if lofte not in loften)
    for (kommun, period), path in _bedomningar(roots).items():
        for number in cited(_COMMENT.sub("", _read(path))):
            known, _, measure = number.split("@")[0].partition(".")
            if known not in problem or measure not in measures:
                yield f"bedomning/{kommun}/{period}.md: okänd indikator {{{number}}}"


def _bedomningar(roots: tuple[Path, ...]) -> dict[tuple[str, str], Path]:
    return {(p.parent.name, p.stem): p for root in roots for p in sorted((root / "bedomning").glob("*/*.md"))
            if not is_example(p.name)}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise RegistryError(f"bedomning/{path.parent.name}/{path.name}: är inte UTF-8, spara om filen") from None
