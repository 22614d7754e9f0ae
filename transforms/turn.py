"""One run at a time for each kommun: whoever comes second waits, and the lock of a dead process is none."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_LOCK = ".tur"


@contextmanager
def turn(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Hold the folder's turn; `wait` is called once when another process has it.

    The kernel holds the lock and lets go of it when its process ends, however it ends. The empty file stays.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
