"""`python -m tests.benchmarks.deviations`: flexible Farrington for all kommuner beside its peers.

290 kommuner x 10 monthly series of ten years, the last twelve months assessed. Each variant is a process of its own,
started in turn; medians and ratios are of one run, and only the work is timed. The peers are R surveillance where it is
installed, and a plain loop of the same algorithm with one fit at a time. Both are linear in series, so they take every
twentieth series and cost is compared per assessed month. All must give the same bounds, or the run stops.
"""

import csv
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from scipy import stats

from transforms.statistics.deviation import MONTHS, deviations

SERIES, MONTHS_LONG, POINTS = 2_900, 120, range(108, 120)
EVERY = 20
RUNS = 3
R_SCRIPT = """
suppressMessages(library(surveillance)); options(warn = -1, digits = 12)
files <- commandArgs(trailingOnly = TRUE)
counts <- as.matrix(read.csv(files[1], header = FALSE))
start <- proc.time()
found <- t(sapply(seq_len(nrow(counts)), function(i) {
  series <- new("sts", epoch = 1:120, observed = cbind(as.numeric(counts[i, ])), freq = 12, start = c(2016, 1))
  told <- farringtonFlexible(series, control = list(range = 109:120, b = 5, w = 1, noPeriods = 10,
    pastWeeksNotIncluded = 6, thresholdMethod = "nbPlugin", alpha = 0.01, weightsThreshold = 2.58,
    pThresholdTrend = 1, limit54 = c(5, 4), glmWarnings = FALSE))
  c(as.numeric(told@control$expected), as.numeric(upperbound(told)))
}))
cost <- proc.time() - start
write.table(found, files[2], sep = ",", row.names = FALSE, col.names = FALSE, na = "nan")
cat(cost[["elapsed"]], cost[["user.self"]] + cost[["sys.self"]], "\\n")
"""


def series():
    """Rare and common, flat and moving, some overdispersed; (series, months)."""
    rng = np.random.default_rng(4)
    t = np.arange(MONTHS_LONG)
    level, slope, swing = (rng.uniform(lo, hi, (SERIES, 1)) for lo, hi in ((-1, 5), (-0.1, 0.1), (0, 0.4)))
    mean = np.exp(level + slope * t / 12 + swing * np.sin(2 * np.pi * t / 12))
    return np.where(rng.random((SERIES, 1)) < 0.5, rng.poisson(mean), rng.negative_binomial(mean, 0.5))


def batch(counts):
    """All at once, as the product does it but with the threshold of the peers."""
    found = deviations(counts, POINTS, MONTHS, threshold="instick", min_mean=0)
    return found.expected, found.bound


def loop(counts):
    """One fit at a time."""
    months = np.arange(-61, -6)
    place = (months + 1) % 12
    columns = [np.ones(55), *((place == season).astype(float) for season in range(3, 12)), months / 12]
    design = np.column_stack(columns)
    expected, bound = (np.full((len(counts), len(POINTS)), np.nan) for _ in range(2))
    for i, row in enumerate(counts.astype(float)):
        for j, at in enumerate(POINTS):
            if row[at - 3 : at + 1].sum() >= 5:
                mean, dispersion = twice(design, row[at + months])
                if mean > row[at + months].max():
                    mean, dispersion = twice(design[:, :-1], row[at + months])
                over = stats.nbinom(mean / (dispersion - 1), 1 / dispersion) if dispersion > 1 else stats.poisson(mean)
                expected[i, j], bound[i, j] = mean, over.ppf(0.99)
    return expected, bound


def twice(design, y):
    """Expected count of the target and the dispersion, earlier peaks weighing less the second time."""
    mean, dispersion, hat, _ = fitted(design, y, np.ones(len(y)))
    residual = 1.5 * (y ** (2 / 3) * mean ** (-1 / 6) - mean**0.5) / np.sqrt(dispersion * (1 - hat))
    weights = np.where(residual > 2.58, 1 / np.maximum(residual, 2.58) ** 2, 1.0)
    _, dispersion, _, beta = fitted(design, y, weights * len(y) / weights.sum())
    return np.exp(beta[0]), dispersion


def fitted(design, y, weights):
    eta = np.log(y + 0.1)
    for _ in range(30):
        mean = np.exp(eta)
        information = design.T @ (design * (weights * mean)[:, None])
        beta = np.linalg.solve(information, design.T @ (weights * (mean * eta + y - mean)))
        last, eta = eta, np.maximum(design @ beta, -30)
        if np.abs(eta - last).max() < 1e-7:
            break
    mean = np.exp(eta)
    hat = weights * mean * np.einsum("ij,jk,ik->i", design, np.linalg.inv(information), design)
    dispersion = (weights * (y - mean) ** 2 / mean).sum() / (len(y) - design.shape[1])
    return mean, max(dispersion, 1.0), np.clip(hat, 0, 1 - 1e-9), beta


def surveillance():
    """R's own time of work, its expected counts and bounds."""
    with tempfile.TemporaryDirectory() as folder:
        script, given, told = (Path(folder) / name for name in ("peer.R", "counts.csv", "found.csv"))
        script.write_text(R_SCRIPT, encoding="utf-8")
        np.savetxt(given, series()[::EVERY], fmt="%d", delimiter=",")
        command = ["Rscript", str(script), str(given), str(told)]
        work, cpu = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        with told.open(encoding="utf-8", newline="") as handle:
            found = np.array([[float(cell) for cell in row] for row in csv.reader(handle)])
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    expected, bound = np.split(found, 2, axis=1)
    return {"work": float(work), "cpu": float(cpu), "memory": memory}, expected, bound


def one(variant):
    """Run one variant in this process and print what it cost, and its answer for every twentieth series."""
    if variant == "surveillance":
        cost, expected, bound = surveillance()
    else:
        counts = series() if variant == "batch" else series()[::EVERY]
        wall, cpu = time.perf_counter(), time.process_time()
        expected, bound = {"batch": batch, "loop": loop}[variant](counts)
        cost = {"work": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
        cost["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if variant == "batch":
            expected, bound = expected[::EVERY], bound[::EVERY]
    print(json.dumps({**cost, "expected": expected.tolist(), "bound": bound.tolist()}))


def measured(variant):
    command = [sys.executable, "-m", "tests.benchmarks.deviations", variant]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def agree(ours, theirs, peer):
    """Every bound equal and every expected count within 1e-4 of itself, but where R gives one without a bound."""
    bounds = [np.array(cost["bound"]) for cost in (ours, theirs)]
    a, b = (np.array(cost["expected"]) for cost in (ours, theirs))
    said = ~np.isnan(bounds[0])
    off = np.abs(a - b)[said] / np.maximum(1, b[said])
    if not np.array_equal(*bounds, equal_nan=True) or off.max() > 1e-4:
        differing = int((np.nan_to_num(bounds[0], nan=-1) != np.nan_to_num(bounds[1], nan=-1)).sum())
        raise SystemExit(f"bench: ours and {peer} differ in {differing} bounds, and in expected by {off.max():.1e}")
    return f"{said.sum()} bounds equal, expected within {off.max():.0e}"


def has_surveillance():
    command = ["Rscript", "-e", "library(surveillance)"]
    return bool(shutil.which("Rscript")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


def main():
    """All figures."""
    peers = [("loop", "no goal set"), ("surveillance", "goal 1/40, at least 3 times")]
    if not has_surveillance():
        print("deviations: R surveillance is not installed; only the plain loop is compared")
        peers.pop()
    runs = [{variant: measured(variant) for variant in ("batch", *(name for name, _ in peers))} for _ in range(RUNS)]
    for peer, goal in peers:
        print(f"deviations beside {peer}: {agree(runs[0]['batch'], runs[0][peer], peer)}")
        for figure in ("work", "cpu"):
            a, b = (statistics.median(run[name][figure] for run in runs) for name in ("batch", peer))
            print(f"deviations, {SERIES * len(POINTS)} months of {SERIES} series, {figure}: {a:.2f} s; {peer}, "
                  f"1/{EVERY} of them: {b:.2f} s; ratio {a / b / EVERY:.4f}, {b * EVERY / a:.0f} times ({goal})",
                  flush=True)
    print(f"deviations, memory: {statistics.median(run['batch']['memory'] for run in runs):.0f} MB", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(sys.argv[1])
    else:
        main()
