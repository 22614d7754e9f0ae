"""`make bench`: what the main job costs, beside peers measured in the same run. Prints figures; never fails on time.

Each variant is a process of its own, started in turn with its peer; the median of the runs is given. Wall times move
with what else the machine does: read the ratios.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from transforms.paths import DEMO

FIVE = ("0120", "0125", "0163", "0182", "0683")
IMPORTS = "import pandas, duckdb, geopandas; from matplotlib import pyplot"
BARE_FLOW = """
from pathlib import Path
import sys
from flows.settings import prepare
prepare(Path(sys.argv[1]))
from prefect import flow, task
step = task(lambda x: x)
flow(lambda: [step(i) for i in range(15)])()
"""
READ = """
import sys, duckdb
con = duckdb.connect()
for path in sys.argv[1:]:
    con.execute("create or replace table t as select * from read_csv(?, delim=';', header=true)", [path])
"""
TAKE_IN = """
import sys
from pathlib import Path
from transforms import registry
from transforms.intake import take_in
take_in(sys.argv[1], Path(sys.argv[2]), registry.load())
"""


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
    for figure in ("wall", "cpu"):
        a, b = (statistics.median(getattr(pair[i], figure) for pair in pairs) for i in (0, 1))
        print(f"{name}, {figure}: {a:.2f} s; {peer_name}: {b:.2f} s; ratio {a / b:.2f} ({goal})")


def main() -> None:
    """All figures."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        beside(
            "lagesbild --help",
            [python, "-m", "flows.cli", "--help"],
            "import of pandas, duckdb, geopandas, pyplot",
            [python, "-c", IMPORTS],
            "goal 0.25, and 0.5 s",
        )
        build = [
            python,
            "-m",
            "flows.cli",
            "build",
            *FIVE,
            "--data",
            str(DEMO),
            "--state",
            str(work / "state"),
            "--out",
        ]
        bare = [python, "-c", BARE_FLOW, str(work / "bare")]
        measure(*bare)  # Prefect lays out its database the first time
        costs = [(measure(*build, str(work / f"out{i}")), measure(*bare)) for i in range(3)]
        ours, peer = (sorted((pair[i] for pair in costs), key=lambda c: c.wall)[1] for i in (0, 1))
        print(
            f"five lägesbilder: {ours.wall:.1f} s wall (goal 45), {ours.cpu:.1f} s cpu, "
            f"{ours.memory:.0f} MB (goal 1000); "
            f"a bare flow of 15 tasks: {peer.wall:.1f} s; without Prefect's share {ours.wall - peer.wall:.1f} s"
        )
        files = sorted(str(p) for p in (DEMO / "0182").rglob("*.csv"))
        beside(
            "reading and checking Nacka's deliveries",
            [python, "-c", TAKE_IN, "0182", str(DEMO)],
            "duckdb reading the same tables",
            [python, "-c", READ, *files],
            "issue 3 sets the goal at 2.0 for 5 million rows",
        )


if __name__ == "__main__":
    main()
