"""The archive: each reply lies as a delivery with its card where the readers find it, and nothing is overwritten."""

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from transforms.deliveries.account import Card
from transforms.deliveries.find import delivery_date, read_card

FOLDER = "hamtat"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)-(\d{3,})\.json")


@dataclass(frozen=True)
class Kept:
    """The newest reply of a series."""

    path: Path
    card: Card

    @property
    def body(self) -> bytes:
        """Its bytes, as they came."""
        return self.path.read_bytes()

    @property
    def date(self) -> date:
        """When it was brought home."""
        return delivery_date(self.path, self.card)

    def header(self, name: str) -> str:
        """`etag` or `last_modified` as the service stated it, "" when it did not."""
        http = self.card.extra.get("http")
        return str(http.get(name, "")) if isinstance(http, dict) else ""


def latest(folder: Path, series: str) -> Kept | None:
    """The newest reply of a series in `<folder>/hamtat/`; one whose card is damaged counts as having none."""
    found = [(m[1], int(m[3]), path) for path in (folder / FOLDER).glob("*.json")
             if (m := _NAME.fullmatch(path.name)) and m[2] == series]
    if not found:
        return None
    path = max(found)[2]
    try:
        return Kept(path, read_card(path))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError):
        return Kept(path, Card())


def keep(folder: Path, series: str, body: bytes, card: Mapping[str, Any], today: date) -> Path:
    """Lay `body` and its card in `<folder>/hamtat/` as the newest of its series; answers the file.

    The number in the name goes on within a day, so that deliveries of one day are read in the order they came.

    Raises:
        OSError: the disk refuses; then neither file is there.
    """
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for number in range(1, 1000):
        path = target / f"{today.isoformat()}-{series}-{number:03d}.json"
        if path.exists():
            continue
        try:
            write_with_card(path, body, card)
        except FileExistsError:  # its card: of a run that was cut off, or of one that runs beside this
            continue
        return path
    raise OSError(f"more than 999 replies of {series} in a day")


@contextmanager
def together() -> Iterator[list[Path]]:
    """Files written in turn into the list: when one cannot be, those before it go, with their cards."""
    written: list[Path] = []
    try:
        yield written
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
            card_file(path).unlink(missing_ok=True)
        raise


def card_file(path: Path) -> Path:
    """Where the card of a file lies."""
    return path.with_name(path.name + ".toml")


def write_with_card(path: Path, body: bytes, card: Mapping[str, Any]) -> None:
    """Write a file and its card so that a crash leaves both, none, or a card alone, of which `check` tells.

    Raises:
        FileExistsError: there is a card of that name. OSError: the disk refuses.
    """
    beside = card_file(path)
    work = path.with_name(f".{path.name}.pagaende")
    _write(beside, card_text(card).encode("utf-8"), "xb")
    try:
        _write(work, body, "wb")
        work.replace(path)
    except OSError:
        work.unlink(missing_ok=True)
        beside.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes, mode: str) -> None:
    with path.open(mode) as handle:
        try:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise


def card_text(card: Mapping[str, Any]) -> str:
    """A card as TOML: dates and flags as such, texts quoted, tables last and only when they hold something."""
    plain = [f"{name} = {_value(value)}\n" for name, value in card.items() if not isinstance(value, Mapping)]
    tables = [f"\n[{name}]\n{card_text(value)}" for name, value in card.items()
              if isinstance(value, Mapping) and value]
    return "".join([*plain, *tables])


def _value(value: str | bool | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    # A JSON text is a TOML text, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


