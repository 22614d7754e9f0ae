"""`python -m tests.benchmarks.hotspots`: hot-spots of a large kommun beside esda's, and a week of a million incidents.

Each variant is a process of its own, started in turn with its peer; medians and ratios are of one run. Only the work is
timed, not the imports, nor the making of the points, nor what a peer compiles when it is first called. The peer runs
only where it is installed; it answers another question (Gi* by cell, no family-wise p), which takes the same draws.
"""

import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import time

import numpy as np

from transforms.statistics import hours
from transforms.statistics.surface import Surface
from transforms.statistics.windows import Points, hotspots

SIDE, INCIDENTS, DRAWS, CELL, MILLION = 200, 10_000, 999, 100.0, 1_000_000
RUNS = 3


def kommun():
    """40 000 cells with uneven people, and incidents by people with three places of 3 x 3 cells planted."""
    random = np.random.default_rng(1)
    people = np.floor(random.lognormal(1.5, 1.2, (SIDE, SIDE))).astype(int)
    risk = people / people.sum()
    for row, column in ((40, 40), (100, 150), (160, 70)):
        risk[row:row + 3, column:column + 3] += 0.01 / 9
    counts = random.multinomial(INCIDENTS, (risk / risk.sum()).ravel())
    at = np.divmod(np.repeat(np.arange(counts.size), counts), SIDE) + random.random((2, INCIDENTS))
    return Points(at[0] * CELL, at[1] * CELL, Surface(people, 0.0, 0.0, CELL)), counts


def ours():
    points, _ = kommun()
    return lambda: f"{len(hotspots({'stold': points}, 1, draws=DRAWS).places)} places"


def twenty_one():
    points, _ = kommun()
    problems = {str(i): points for i in range(21)}
    return lambda: f"{len(hotspots(problems, 1, draws=DRAWS).places)} places"


def peer():
    """Counts by cell are its input, so it is not charged for the cells; called once before, so that it is warm."""
    from esda import G_Local
    from libpysal.weights import lat2W

    _, counts = kommun()
    neighbours = lat2W(SIDE, SIDE, rook=False)

    def gistar(draws=DRAWS):
        found = G_Local(counts.astype(float), neighbours, transform="B", star=True, permutations=draws, seed=1)
        return f"{int((found.p_sim < 0.05).sum())} cells under p .05"

    gistar(9)
    return gistar


def spans():
    random = np.random.default_rng(2)
    start = np.datetime64("2021-01-01T00:00") + random.integers(0, 4 * 525_600, MILLION)
    return start, start + random.integers(0, 3000, MILLION)


def week():
    start, end = spans()
    return lambda: f"{hours.week(hours.spans(start, end)).sum():.6f} incidents"


def bare_week():
    """The floor: one difference array, with nothing checked and no change of the clock."""
    start, end = spans()

    def minutes():
        first = (start - np.datetime64("1970-01-05T00:00")).astype(np.int64) % hours.WEEK
        long = np.maximum((end - start).astype(np.int64), 1)
        weight, size = 1.0 / long, 2 * hours.WEEK + 1
        change = np.bincount(first, weight, size) - np.bincount(first + long, weight, size)
        return f"{np.cumsum(change)[:-1].reshape(2, 168, 60).sum(axis=(0, 2)).sum():.6f} incidents"

    return minutes


VARIANTS = {"ours": ours, "twenty_one": twenty_one, "esda": peer, "week": week, "bare_week": bare_week}


def one(variant):
    """Run one variant in this process and print what it cost and what it answers."""
    work = VARIANTS[variant]()
    wall, cpu = time.perf_counter(), time.process_time()
    answer = work()
    cost = {"work": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "answer": answer}
    print(json.dumps(cost | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def measured(variant):
    command = [sys.executable, "-m", "tests.benchmarks.hotspots", variant]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def beside(name, variant, peer, goal):
    """Print what a variant costs; with a peer, in turn with it and as a ratio."""
    runs = [(measured(variant), measured(peer) if peer else None) for _ in range(RUNS)]
    for figure, unit in (("work", "s"), ("cpu", "s"), ("memory", "MB")):
        mine = statistics.median(run[figure] for run, _ in runs)
        line = f"{name}, {figure}: {mine:.2f} {unit} ({runs[0][0]['answer']})"
        if peer:
            theirs = statistics.median(run[figure] for _, run in runs)
            line += f"; {peer}: {theirs:.2f} {unit} ({runs[0][1]['answer']}); {theirs / mine:.1f} times ({goal})"
        print(line, flush=True)


def main():
    """All figures."""
    installed = importlib.util.find_spec("esda") is not None
    if not installed:
        print("esda is not installed here: hot-spots without their peer")
    beside("hot-spots, 10 000 incidents, 40 000 cells, 999 draws", "ours", "esda" if installed else None,
           "goal at least 10")
    beside("hot-spots, 21 such problems in one report", "twenty_one", None, "")
    beside("hours of a million incidents", "week", "bare_week", "no goal set")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(sys.argv[1])
    else:
        main()
