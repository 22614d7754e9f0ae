"""What a whole process costs, and two of them side by side."""

import os
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """One process: seconds by the clock, seconds of processor, peak memory in MB (its largest process)."""

    wall: float
    cpu: float
    memory: float


def measure(*command: str) -> Cost:
    """Run a process and ask the system what it cost."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"bench: {' '.join(command)[:120]} ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def beside(name: str, ours: list[str], peer_name: str, peer: list[str], goal: str, runs: int = 3) -> None:
    """Ours and the peer in turn; medians and their ratio."""
    pairs = [(measure(*ours), measure(*peer)) for _ in range(runs)]
    for figure, unit in (("wall", "s"), ("cpu", "s"), ("memory", "MB")):
        a, b = (statistics.median(getattr(pair[i], figure) for pair in pairs) for i in (0, 1))
        print(f"{name}, {figure}: {a:.2f} {unit}; {peer_name}: {b:.2f} {unit}; ratio {a / b:.2f} ({goal})", flush=True)
