"""Work in progress beside its target: hidden, named by process, swept away when that process is gone."""

import os
import shutil
from pathlib import Path

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
