"""`python -m tests.benchmarks.surveys`: 290 kommuner x 20 questions from 74 400 respondents, intervals and changes.

Each share by Taylor linearisation over its strata, Korn-Graubard's interval and the show rule; and the change to the
wave before with interval and p. The peer is R's survey package (`svyciprop(method = "beta")`), where it is installed:
on few of the estimates, per estimate, since all take it half a minute; there ours must equal R's, the cap undone.
"""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from transforms.statistics import survey, waves
from transforms.statistics.counts import exact_share

KOMMUNER, QUESTIONS, RESPONDENTS, STRATA = 290, 20, 74_400, 6
RUNS = 5
IN_R = 5  # kommuner that R is given, with all their questions

MOMENTS = """
    with long as (
        select * from (unpivot answers on columns('^q[0-9]+$') into name fraga value y) where not isnan(y)
    ),
    strata as (select stratum, count(*) as n, any_value(population) as population from answers group by stratum)
    select kommun * {questions} + cast(substr(fraga, 2) as integer) as estimate, n, population, answers, w, wy, w2, w2y
    from (
        select kommun, stratum, fraga, count(*) as answers, sum(vikt) as w, sum(vikt * y) as wy, sum(vikt * vikt) as w2,
            sum(vikt * vikt * y) as w2y
        from long group by kommun, stratum, fraga
    ) inner join strata using (stratum)
"""
R = """
suppressMessages(library(survey)); d <- read.csv(commandArgs(TRUE)[1])
des <- svydesign(id = ~1, strata = ~stratum, weights = ~vikt, fpc = ~population, data = d)
t <- proc.time()[["elapsed"]]; rows <- list()
for (k in 0:{last}) for (q in 0:{question}) {{
  one <- subset(des, kommun == k & !is.na(d[[paste0("q", q)]]))
  p <- svyciprop(as.formula(paste0("~q", q)), one, method = "beta")
  rows[[length(rows) + 1]] <- c(as.numeric(p), sqrt(as.numeric(attr(p, "var"))), attr(p, "ci"))
}}
cat((proc.time()[["elapsed"]] - t) / length(rows), "\n")
for (row in rows) cat(sprintf("%.15g", row), "\n")
"""


def respondents(seed):
    """One row per respondent: kommun, stratum (sex and age within kommun), weight, and 0, 1 or no answer to each."""
    rng = np.random.default_rng(seed)
    kommun = np.sort(rng.integers(0, KOMMUNER, RESPONDENTS))
    stratum = kommun * STRATA + rng.integers(0, STRATA, RESPONDENTS)
    population = rng.integers(800, 40_000, KOMMUNER * STRATA)[stratum]
    sampled = np.bincount(stratum, minlength=KOMMUNER * STRATA)[stratum]
    frame = pd.DataFrame({"kommun": kommun, "stratum": stratum, "population": population.astype(float),
                          "vikt": population / sampled * rng.uniform(0.6, 1.6, RESPONDENTS)})
    for q in range(QUESTIONS):
        y = (rng.random(RESPONDENTS) < 0.05 + 0.02 * q).astype(float)
        frame[f"q{q}"] = np.where(rng.random(RESPONDENTS) < 0.1, np.nan, y)
    return frame


def counted(frame):
    """The moments, as SQL counts them."""
    con = duckdb.connect()
    con.register("answers", frame)
    rows = con.execute(MOMENTS.format(questions=QUESTIONS)).fetchnumpy()
    columns = [np.asarray(rows[name], dtype=float) for name in ("n", "population", "answers", "w", "wy", "w2", "w2y")]
    return survey.Moments(np.asarray(rows["estimate"], dtype=np.int64), *columns)


def in_r(frame):
    """Seconds per estimate in R, and its p, se, lower and upper limits; None without it."""
    if not shutil.which("Rscript"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        data, script = Path(folder) / "answers.csv", Path(folder) / "survey.R"
        frame.to_csv(data, index=False)
        script.write_text(R.format(last=IN_R - 1, question=QUESTIONS - 1), encoding="utf-8")
        done = subprocess.run(["Rscript", script, data], capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    clock, *rows = done.stdout.strip().splitlines()
    return float(clock), np.array([row.split() for row in rows], dtype=float)


def furthest(ours, theirs):
    """The largest difference to R in p, se and limits; R does not cap the effective number, so ours is not either."""
    k = len(theirs)
    p, se = ours.p[:k], ours.se[:k]
    n = survey.effective_n(p, se**2, ours.answers[:k], ours.df[:k])
    return float(np.abs(np.column_stack([p, se, *exact_share(p * n, n, 0.025)]) - theirs).max())


def timed(work, *given):
    """Wall and CPU seconds, and the answer."""
    start = np.array([time.perf_counter(), time.process_time()])
    answer = work(*given)
    return np.array([time.perf_counter(), time.process_time()]) - start, answer


def measure():
    """Median wall and CPU seconds of counting, of shares with intervals, of changes, and of all; the shares; R."""
    now, then = respondents(1), respondents(2)
    size, costs = KOMMUNER * QUESTIONS, []
    for _ in range(RUNS):
        count, moments = timed(counted, now)
        share, shares = timed(survey.shares, moments, size)
        earlier = survey.shares(counted(then), size)
        pair = (shares.p, shares.effective), (earlier.p, earlier.effective)
        change, _ = timed(waves.differences, *pair)
        costs.append({"count": count, "shares": share, "changes": change, "all": count + share + change})
    if np.isnan(shares.lo).any():
        raise SystemExit("bench: an estimate came out empty")
    return {name: np.median([cost[name] for cost in costs], axis=0) for name in costs[0]}, shares, in_r(now)


def main():
    """All figures."""
    cost, shares, peer = measure()
    print(f"surveys: {len(shares.p)} shares of {RESPONDENTS} respondents")
    for name, what in (("count", "counted in SQL"), ("shares", "shares with intervals"), ("changes", "changes"),
                       ("all", "all (goal under 1 s)")):
        print(f"surveys, {what}: {cost[name][0]:.2f} s, {cost[name][1]:.2f} s cpu")
    if peer is None:
        print("surveys: R with its survey package is not installed, so no ratio")
        return
    if (off := furthest(shares, peer[1])) > 1e-9:
        raise SystemExit(f"bench: shares lie {off:.1e} from R's")
    ratio = cost["shares"][0] / (peer[0] * len(shares.p))
    print(f"surveys: R {1000 * peer[0]:.1f} ms a share, ratio 1/{1 / ratio:.0f} (goal 1/200); "
          f"p, se and limits within {off:.0e} of R's")


if __name__ == "__main__":
    main()
