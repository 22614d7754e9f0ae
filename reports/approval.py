"""Whether a publication is approved. An approval names the manifest of the draft, byte for byte.

What was approved is published again without the mark of a draft. When anything else than the time of its making and
the law's checklist (which tells of approvals itself) has changed since, there is a new draft, to be approved anew.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transforms.registry.godkannanden import Godkannande

Record = dict[str, Any]
_CHANGES_BY_ITSELF = ("skapad", "lag")
KEY = "godkand"


def digest(manifest: bytes) -> str:
    """What an approval names."""
    return hashlib.sha256(manifest).hexdigest()


def standing(record: Record, approvals: Sequence[Godkannande], target: Path, archive: Path
             ) -> tuple[Record, tuple[Godkannande, ...]] | None:
    """The approved record that says the same as `record`, with its approvals; None when there is none.

    It stands in `target`, as the draft or published already, or its draft lies in `archive`.
    """
    for name in dict.fromkeys(a.manifest_sha256 for a in approvals):
        for folder in (target, archive / name[:12]):
            if _named(folder) == name and says(record, folder) and (found := _record(folder)):
                return found, tuple(a for a in approvals if a.manifest_sha256 == name)
    return None


def says(record: Record, folder: Path) -> bool:
    """Does the publication in a folder say the same as this record?"""
    found = _record(folder)
    return found is not None and _stable(found) == _stable(record)


def told(approvals: Sequence[Godkannande]) -> dict[str, Any]:
    """The approvals as the manifest of what is published has them."""
    return {"manifest_sha256": approvals[0].manifest_sha256, "av": [
        {"roll": a.roll, "datum": str(a.datum), "diarienummer": a.diarienummer} for a in approvals]}


def of(folder: Path) -> dict[str, Any] | None:
    """The approvals of the publication that stands in a folder, as `told`; None for a draft."""
    path = folder / "manifest.json"
    found: dict[str, Any] | None = json.loads(path.read_bytes()).get(KEY) if path.is_file() else None
    return found


def _named(folder: Path) -> str | None:
    """The digest of the draft that a folder holds, or that was approved and is published there."""
    path = folder / "manifest.json"
    if not path.is_file():
        return None
    approved = of(folder)
    return str(approved["manifest_sha256"]) if approved else digest(path.read_bytes())


def _record(folder: Path) -> Record | None:
    path = folder / "underlag.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def _stable(record: Record) -> Record:
    return {key: value for key, value in record.items() if key not in _CHANGES_BY_ITSELF}
