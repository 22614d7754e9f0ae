"""The registry's TOML files: one way to open them, fields of the right kind, and faults that name file and key."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from transforms.errors import RegistryError
from transforms.paths import is_example


def newest(roots: tuple[Path, ...], folder: str) -> dict[str, Path]:
    """`<root>/<folder>/*.toml` by name, examples passed over; a later root's file replaces an earlier one."""
    files: dict[str, Path] = {}
    for root in roots:
        files |= {p.name: p for p in sorted((root / folder).glob("*.toml")) if not is_example(p.name)}
    return dict(sorted(files.items()))


@contextmanager
def opened(path: Path) -> Iterator[dict[str, Any]]:
    """The table of a file; what goes wrong while its fields are taken out is told with the file's name.

    Raises:
        RegistryError: naming the file and the key that is missing or of the wrong kind.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        yield tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegistryError(f"{name}: går inte att läsa som TOML ({error})") from None
    except KeyError as error:
        raise RegistryError(f"{name}: nyckeln {error} saknas") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise RegistryError(f"{name}: fel slags värde ({error})") from None


def text(table: dict[str, Any], key: str, *, needed: bool = False) -> str:
    """A text, empty when the key is absent; TypeError for another kind, KeyError for a needed key that is absent."""
    value = table[key] if needed else table.get(key, "")
    if not isinstance(value, str):
        raise TypeError(f"{key} ska vara en text inom citattecken")
    return value


def texts(table: dict[str, Any], key: str, *, needed: bool = False) -> tuple[str, ...]:
    """A list of texts, empty when the key is absent; TypeError for another kind, KeyError for a needed key."""
    values = table[key] if needed else table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{key} ska vara en lista av texter")
    return tuple(values)


def day(table: dict[str, Any], key: str) -> date | None:
    """A date, None when the key is absent; TypeError for another kind."""
    value = table.get(key)
    if value is not None and type(value) is not date:
        raise TypeError(f"{key} ska vara ett datum utan citattecken, som 2017-01-01")
    return value


def count(table: dict[str, Any], key: str) -> int | None:
    """A whole number, None when the key is absent; TypeError for another kind."""
    value = table.get(key)
    if value is not None and type(value) is not int:
        raise TypeError(f"{key} ska vara ett heltal")
    return value
