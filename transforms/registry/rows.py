"""The rows of the registry's tables: read with the file and line of each fault, laid over each other by key."""

import csv
from collections.abc import Iterator
from pathlib import Path

from transforms.errors import RegistryError


def rows(path: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of one table, its cells stripped.

    Raises:
        RegistryError: naming the table, and the line of a row that has too many or too few cells.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            for number, row in enumerate(csv.DictReader(handle, delimiter=";"), start=2):
                if None in row or None in row.values():
                    raise RegistryError(f"{name}: rad {number} har fel antal kolumner")
                yield {key.strip(): value.strip() for key, value in row.items()}
    except UnicodeDecodeError:
        raise RegistryError(f"{name}: är inte UTF-8, spara om filen") from None
    except csv.Error as error:
        raise RegistryError(f"{name}: går inte att läsa ({error})") from None


def merged(roots: tuple[Path, ...], name: str, *key: str, also: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """The rows of `name` in every root; a later root's row replaces an earlier one of the same key.

    Columns of the key, and those in `also`, must be there.
    """
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for root in roots:
        path = root / name
        if path.is_file():
            for row in rows(path, name):
                if absent := [k for k in (*key, *also) if k not in row]:
                    raise RegistryError(f"{name}: kolumnen {absent[0]} saknas")
                found[tuple(row[k] for k in key)] = row
    return list(found.values())
