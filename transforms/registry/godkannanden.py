"""What has been approved for publication: `godkannanden/<kommun>.csv`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from transforms.errors import RegistryError


@dataclass(frozen=True)
class Godkannande:
    """One approval of one publication, by the role that gave it."""

    manifest_sha256: str
    utgava: str
    roll: str
    datum: date
    diarienummer: str


def approvals(rows: Iterable[Mapping[str, str]], name: str) -> tuple[Godkannande, ...]:
    """Approvals from the rows of the file `name`.

    Raises:
        RegistryError: naming the row, when its day is none.
    """
    return tuple(_approval(row, name) for row in rows)


def _approval(row: Mapping[str, str], name: str) -> Godkannande:
    try:
        day = date.fromisoformat(row["datum"].strip())
    except ValueError:
        raise RegistryError(f"{name}: datum {row['datum']!r} för {row['manifest_sha256'][:12]} är inte ett datum som "
                            "2026-03-31") from None
    return Godkannande(row["manifest_sha256"], row.get("utgava", ""), row.get("roll", ""), day,
                       row.get("diarienummer", ""))
