"""The run ledger: what was read (by hash), which code and registry, what was published, how long each step took.

One JSON line per unit in `<state>/bestand/korningar.jsonl`. Prefect's own records are no audit trail without a server.
"""

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from transforms.paths import REGISTRY, ROOT, SQL

_CODE = ("flows", "reports", "transforms")


@cache
def code_digest() -> str:
    """Sha256 over the code, SQL, templates and fonts that make a report."""
    files = [p for folder in _CODE for p in (ROOT / folder).rglob("*")
             if p.is_file() and not {"__pycache__", "published"}.intersection(p.parts)]
    return _digest([*files, *SQL.rglob("*.sql")])


@cache
def registry_digest() -> str:
    """Sha256 over the bundled registry."""
    return _digest([p for p in REGISTRY.rglob("*") if p.is_file()])


def _digest(files: list[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def record(state: Path, entry: dict[str, Any]) -> None:
    """Append one line; a single write, so that lines of two runs never mix."""
    path = state / "bestand" / "korningar.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(entry | {"kod": code_digest(), "register": registry_digest()}, ensure_ascii=False) + "\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(descriptor, line.encode("utf-8"))
    finally:
        os.close(descriptor)


def latest(state: Path, kommun: str) -> list[dict[str, Any]]:
    """The ledger's published runs of one kommun, newest first."""
    path = state / "bestand" / "korningar.jsonl"
    if not path.is_file():
        return []
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [e for e in reversed(entries) if e["kommun"] == kommun and e["utfall"] == "publicerad"]
