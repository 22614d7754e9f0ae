"""Work in progress beside its target: hidden, named by process, swept away when that process is gone.

What is finished is on the disk before it takes its name, so that a fall of the machine leaves the old or the new.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

_MARK = ".pagaende-"


def beside(target: Path) -> Path:
    """The work path of this process for `target`, after leftovers of dead processes beside it are removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in target.parent.glob(f"{_MARK}*"):
        if not alive(left.name.removeprefix(_MARK).partition("-")[0]):
            remove(left)
    work = target.with_name(f"{_MARK}{os.getpid()}-{target.name}")
    remove(work)
    return work


def put(work: Path, target: Path) -> None:
    """Let a finished file or folder take its name, when all of it is on the disk."""
    for path in [*work.rglob("*"), work]:
        _sync(path)
    work.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_json(content: dict[str, Any], path: Path) -> None:
    """Write a record whole or not at all."""
    work = beside(path)
    work.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    put(work, path)


def remove(path: Path) -> None:
    """Remove a file or folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def alive(pid: str) -> bool:
    """True when a process of that number runs; False for anything that is no number."""
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True
