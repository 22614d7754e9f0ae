"""The ledger of corrections: one JSON line per withdrawn publication, in `<state>/bestand/rattelser.jsonl`."""

import json
import os
from pathlib import Path
from typing import Any


def _file(state: Path) -> Path:
    return state / "bestand" / "rattelser.jsonl"


def record(state: Path, correction: dict[str, Any]) -> None:
    """Append one line; a single write, so that lines of two runs never mix."""
    path = _file(state)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        os.write(descriptor, (json.dumps(correction, ensure_ascii=False) + "\n").encode("utf-8"))
    finally:
        os.close(descriptor)


def every(state: Path) -> list[dict[str, Any]]:
    """All corrections, the oldest first."""
    path = _file(state)
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
