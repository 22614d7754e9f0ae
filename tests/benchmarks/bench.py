"""`make bench`: what the main job costs, beside peers measured in the same run. Prints figures; never fails on time.

Each variant is a process of its own, started in turn with its peer; the median of the runs is given. Wall times move
with what else the machine does: read the ratios.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks import deviations, hotspots, incidents, notes, points, publication, surveys
from tests.benchmarks.measure import beside, measure
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
    incidents.main()
    points.main()
    hotspots.main()
    deviations.main()
    surveys.main()
    notes.main()
    publication.main()


if __name__ == "__main__":
    main()
