"""Which files lie in a delivery root, in delivery order."""

import hashlib
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from transforms.deliveries.account import Card
from transforms.paths import is_example

_PASSED_OVER = {"thumbs.db", "kolumner.toml", "läs-mig.md", "las-mig.md"}
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Found:
    """A file in a source folder. `kind` is `fil`, `lank` (not followed) or `okand` (outside every known folder)."""

    path: Path
    name: str
    source: str
    kind: str


def find(root: Path, sources: frozenset[str], scope: str) -> Iterator[Found]:
    """Files in `<root>/<source>/` and one folder below, by name; anything else in `root` is `okand`.

    Cards, codebooks, column maps, examples, dot files and lock files are passed over; links are not followed.
    """
    if root.is_symlink():
        yield Found(root, scope, "", "lank")
        return
    if not root.is_dir():
        return
    for entry in sorted(root.iterdir()):
        if entry.name.startswith((".", "~$")) or _plain(entry).casefold() in _PASSED_OVER:
            continue
        full = f"{scope}/{_plain(entry)}"
        if entry.is_symlink():
            yield Found(entry, full, entry.name if entry.name in sources else "", "lank")
        elif not entry.is_dir() or entry.name not in sources:
            yield Found(entry, full, "", "okand")
        else:
            yield from _in_source(entry, full, entry.name, depth=1)


def _plain(path: Path) -> str:
    """The name as it may be printed and written: bytes that are no text and control characters become `?`."""
    text = unicodedata.normalize("NFC", os.fsencode(path.name).decode("utf-8", "replace"))
    return "".join(c if c.isprintable() else "?" for c in text)


def _in_source(folder: Path, name: str, source: str, depth: int) -> Iterator[Found]:
    for entry in sorted(folder.iterdir()):
        lower = _plain(entry).casefold()
        if lower.startswith((".", "~$")) or lower in _PASSED_OVER or lower.endswith(".toml") or is_example(lower):
            continue
        full = f"{name}/{_plain(entry)}"
        if entry.is_symlink():
            yield Found(entry, full, source, "lank")
        elif entry.is_dir():
            if depth:
                yield from _in_source(entry, full, source, depth - 1)
            else:
                yield Found(entry, full, source, "okand")
        else:
            yield Found(entry, full, source, "fil" if entry.is_file() else "okand")


def read_card(path: Path) -> Card:
    """The card `<file>.toml` beside `path`; an empty card when there is none.

    Raises:
        tomllib.TOMLDecodeError, UnicodeDecodeError: the card cannot be read.
        TypeError: a value is of another kind than the card's.
    """
    file = path.with_name(path.name + ".toml")
    try:
        if not file.is_file():
            return Card()
    except OSError:  # a name so long that no card can stand beside it
        return Card()
    table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    known = {k: table.pop(k) for k in list(table) if k in Card.__dataclass_fields__ and k != "extra"}
    known["hamtad"] = str(known.get("hamtad", ""))
    for key, value in known.items():
        flag = key in ("syntetisk", "personuppgifter")
        if not isinstance(value, bool if flag else str):
            raise TypeError(f"{key} ska vara {'true eller false' if flag else 'en text'}")
    return Card(**known, extra=table)


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
