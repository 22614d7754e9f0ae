"""What a publication consists of: every file with its size and sha256. Light, so that it can be asked at once."""

import hashlib
import json
from pathlib import Path
from typing import Any


def manifest(files: dict[str, bytes], record: dict[str, Any], approved: dict[str, Any] | None = None) -> bytes:
    """Size and sha256 of every file. underlag.json is hashed with `skapad` emptied: the one place with a time.

    `approved` = the approvals of what is published, None for a draft.
    """
    stable = json.dumps(record | {"skapad": ""}, ensure_ascii=False, indent=1) + "\n"
    entries: dict[str, dict[str, Any]] = {}
    for name in sorted(files):
        data = stable.encode("utf-8") if name == "underlag.json" else files[name]
        entries[name] = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    if "underlag.json" in entries:
        entries["underlag.json"]["utan"] = "skapad"
    head = {"version": 1, "kommuner": record["omrade"]["kommuner"], "period": record["period"],
            "utgava": record["utgava"], "syntetiskt": record["syntetiskt"],
            **({"godkand": approved} if approved else {}), "filer": entries}
    return (json.dumps(head, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def same(folder: Path, manifest: bytes) -> bool:
    """True when the folder holds this very publication, undamaged."""
    path = folder / "manifest.json"
    return path.is_file() and path.read_bytes() == manifest and whole(folder)


def whole(folder: Path) -> bool:
    """True when every file of the manifest stands in the folder with its bytes (underlag.json: stands)."""
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["filer"]
    return all(
        (folder / name).is_file()
        and ("utan" in entry or hashlib.sha256((folder / name).read_bytes()).hexdigest() == entry["sha256"])
        for name, entry in entries.items()
    )


def short(folder: Path) -> str:
    """The name of a publication in the archive: the first 12 of its manifest's sha256."""
    manifest = folder / "manifest.json"
    return hashlib.sha256(manifest.read_bytes()).hexdigest()[:12] if manifest.is_file() else "utan_manifest"
