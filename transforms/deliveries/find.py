"""Which files lie in a delivery root, in delivery order."""

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from transforms.deliveries.account import Card
from transforms.deliveries.coverage import covered
from transforms.deliveries.text import printable
from transforms.deliveries.toml_text import read_toml
from transforms.paths import is_example

_PASSED_OVER = {"thumbs.db", "kolumner.toml", "läs-mig.md", "las-mig.md"}
_WITH_CODEBOOKS = "trygghet"
_LONGEST_NAME = 255  # bytes; no card can stand beside a file whose name is as long
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Found:
    """A file in a source folder.

    `kind` is `fil`, `lank` (not followed), `okand` (outside every known folder), `kort_utan_fil` (a card beside no
    file) or `olasbar` (a folder closed to us).
    """

    path: Path
    name: str
    source: str
    kind: str


def find(root: Path, sources: frozenset[str], scope: str) -> Iterator[Found]:
    """Files in `<root>/<source>/` and one folder below, by name; anything else in `root` is `okand`.

    Cards and codebooks beside their files, column maps, examples, dot files and lock files are passed over; links are
    not followed.
    """
    entries, kind = _entries(root)
    if kind not in ("mapp", "saknas"):
        yield Found(root, scope, "", kind)
    for entry in entries:
        if entry.name.startswith((".", "~$")) or _plain(entry).casefold() in _PASSED_OVER:
            continue
        full = f"{scope}/{_plain(entry)}"
        kind = _kind(entry)
        if kind == "mapp" and entry.name in sources:
            yield from _in_source(entry, full, entry.name, depth=1)
        else:
            source = entry.name if entry.name in sources and kind == "lank" else ""
            yield Found(entry, full, source, kind if kind in ("lank", "olasbar") else "okand")


def _kind(path: Path) -> str:
    """`fil`, `mapp`, `lank`, `saknas`, `olasbar`, or `okand` for a pipe and the like."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return "saknas" if isinstance(error, (FileNotFoundError, NotADirectoryError)) else "olasbar"
    kinds = {stat.S_IFREG: "fil", stat.S_IFDIR: "mapp", stat.S_IFLNK: "lank"}
    return kinds.get(stat.S_IFMT(mode), "okand")


def _entries(folder: Path) -> tuple[list[Path], str]:
    """What lies in a folder by name, and what the folder itself turns out to be."""
    kind = _kind(folder)
    try:
        return (sorted(folder.iterdir()) if kind == "mapp" else []), kind
    except OSError:
        return [], "olasbar"


def _plain(path: Path) -> str:
    """The name as it may be printed and written: bytes that are no text and control characters become `?`."""
    return printable(unicodedata.normalize("NFC", os.fsencode(path.name).decode("utf-8", "replace")))


def _in_source(folder: Path, name: str, source: str, depth: int) -> Iterator[Found]:
    entries, kind = _entries(folder)
    if kind != "mapp":
        yield Found(folder, name, source, kind)
    for entry in entries:
        lower = _plain(entry).casefold()
        if lower.startswith((".", "~$")) or lower in _PASSED_OVER or is_example(lower):
            continue
        full = f"{name}/{_plain(entry)}"
        kind = _kind(entry)
        if lower.endswith(".toml"):
            if kind != "mapp" and not _has_its_file(entry, source, entries):
                yield Found(entry, full, source, "kort_utan_fil")
            continue
        if kind == "mapp" and depth:
            yield from _in_source(entry, full, source, depth - 1)
        else:
            yield Found(entry, full, source, "okand" if kind == "mapp" else kind)


def _has_its_file(toml: Path, source: str, entries: list[Path]) -> bool:
    """True for a card `<file>.toml`, and for a codebook `<name>.toml`, beside the file that it speaks of."""
    others = [entry for entry in entries if entry.suffix.casefold() != ".toml"]
    return any(toml.stem == other.name or (source == _WITH_CODEBOOKS and toml.stem == other.stem) for other in others)


SELF_SELECTED = "sjalvvalt"


def read_card(path: Path) -> Card:
    """The card `<file>.toml` beside `path`; an empty card when there is none.

    Raises:
        UnreadableError, tomllib.TOMLDecodeError, UnicodeDecodeError: the card cannot be read.
        TypeError: a value is of another kind than the card's.
    """
    name = path.name + ".toml"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        return Card()
    table = read_toml(path.with_name(name))
    known = {k: table.pop(k) for k in list(table) if k in Card.__dataclass_fields__ and k != "extra"}
    known["hamtad"] = str(known.get("hamtad", ""))
    for key, value in known.items():
        flag = key in ("syntetisk", "personuppgifter")
        if not isinstance(value, bool if flag else str):
            raise TypeError(f"{key} ska vara {'true eller false' if flag else 'en text'}")
    if known.get("urval", "") not in ("", SELF_SELECTED):
        raise TypeError(f'urval ska vara "{SELF_SELECTED}" eller utelämnas')
    covered(table)
    said: dict[str, Any] = {key: printable(value) if isinstance(value, str) else value for key, value in known.items()}
    return Card(**said, extra=table)


def delivery_date(path: Path, card: Card) -> date:
    """`hamtad` of the card, else a leading date in the name, else the time of last change."""
    for text in (card.hamtad, path.name):
        if match := _DATE.match(text):
            try:
                return date.fromisoformat(match[1])
            except ValueError:
                continue
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()


def sha256(path: Path) -> str:
    """Hex digest of the file's bytes."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
