"""Many kommuner side by side: each by itself, the rest untouched by one that falls, and only what changed again."""

import json
import os
import signal
import subprocess
import sys

import pytest

from flows import national
from flows.job import Job
from tests.flows.test_command import CRIME, KOMMUN, run, tree

OTHERS = ("0114", "0138")


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """Three kommuner, of which one has delivered nothing that can be read, through the command with Prefect."""
    root = tmp_path_factory.mktemp("country")
    for kommun in (KOMMUN, *OTHERS):
        folder = root / "raw" / kommun / "brott"
        folder.mkdir(parents=True)
        (folder / "2024-03-01-brott.csv").write_text(CRIME.replace(KOMMUN, kommun), encoding="utf-8")
    (root / "raw" / OTHERS[0] / "brott" / "2024-03-01-brott.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    return root, run("build", "--all", "--data", root / "raw", "--out", root / "out")


@pytest.mark.flow
def test_each_kommun_is_built_and_what_stopped_one_is_said(country):
    root, result = country
    assert result.returncode == 4 and "Traceback" not in result.stderr
    assert "3 kommuner: 2 byggda, 0 oförändrade, 1 stoppade" in result.stdout
    assert result.stderr.startswith("0114: ingen användbar leverans")
    page = (root / "out" / "index.html").read_text(encoding="utf-8")
    assert "Haninge" in page and "Tyresö" in page and "Upplands Väsby" not in page


@pytest.mark.flow
def test_only_the_kommun_whose_delivery_changed_is_built_again(country):
    root, _ = country
    untouched = tree(root / "out" / KOMMUN)
    (root / "raw" / OTHERS[0] / "brott" / "2024-03-01-brott.csv").unlink()
    (root / "raw" / OTHERS[0] / "brott").rmdir()
    (root / "raw" / OTHERS[0]).rmdir()
    source = root / "raw" / OTHERS[1] / "brott" / "2024-03-01-brott.csv"
    source.write_text(CRIME.replace(KOMMUN, OTHERS[1]).replace(";150;157;", ";155;;"), encoding="utf-8")
    again = run("build", "--all", "--data", root / "raw", "--out", root / "out")
    assert again.returncode == 0, again.stderr
    assert "2 kommuner: 1 byggda, 1 oförändrade, 0 stoppade" in again.stdout
    assert tree(root / "out" / KOMMUN) == untouched
    lines = (root / "processed" / "bestand" / "korningar.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted((e["kommun"], e["utfall"]) for e in map(json.loads, lines[-2:])) == [
        (KOMMUN, "oforandrad"), (OTHERS[1], "publicerad")]


DASK = """
import sys
from pathlib import Path
from flows import settings
root = Path(sys.argv[1])
settings.prepare(root / "processed")
from distributed import LocalCluster
from flows.job import Job
from flows.national import national
if __name__ == "__main__":
    jobs = [Job(k, None, "bra", root / "raw", root / "dask", root / "processed-dask") for k in sys.argv[2:]]
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        for outcome in national(jobs, lambda _: None, cluster.scheduler_address):
            print(outcome.job.kommun, outcome.exit_code, outcome.reason)
"""


@pytest.mark.flow
def test_two_dask_workers_give_the_same_bytes(country, tmp_path):
    root, _ = country
    script = tmp_path / "cluster.py"
    script.write_text(DASK, encoding="utf-8")
    done = subprocess.run([sys.executable, script, root, KOMMUN], capture_output=True, text=True, check=False,
                          env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
    assert done.stdout.split() == [KOMMUN, "0"], done.stderr[-2000:]
    assert tree(root / "dask" / KOMMUN) == tree(root / "out" / KOMMUN)


class Deadly:
    """A delivery root whose reader is killed by the system."""

    def __truediv__(self, name):
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_dies_is_that_kommun_s_outcome_alone(tmp_path):
    outcome = national._apart(Job(KOMMUN, None, "bra", Deadly(), tmp_path, tmp_path))
    assert outcome.folder is None and outcome.exit_code == 3
    assert "processen avbröts (signal 9)" in outcome.reason


class Broken:
    """A delivery root that meets a defect of ours."""

    def __truediv__(self, name):
        raise ZeroDivisionError("noll")


def test_a_defect_is_that_kommun_s_outcome_alone(tmp_path):
    outcome = national._apart(Job(KOMMUN, None, "bra", Broken(), tmp_path, tmp_path))
    assert (outcome.exit_code, outcome.folder) == (3, None)
    assert "internt fel, ingenting publicerat: ZeroDivisionError: noll" in outcome.reason


@pytest.mark.parametrize("more", [["--engine", "ray"], ["--engine", "dask"], ["--scheduler", "tcp://localhost:1"]])
def test_an_engine_that_cannot_be_meant_is_said_in_a_line(country, more):
    result = run("build", "--all", "--data", country[0] / "raw", *more)
    assert result.returncode == 2
    assert result.stderr.strip() == (
        "--engine är lokal eller dask; med dask anges klustrets adress med --scheduler, utan den inte")


def test_a_call_without_kommuner_says_how_to_name_them(tmp_path):
    result = run("build", "--data", tmp_path)
    assert result.returncode == 2 and "--all för alla som har en leveransmapp" in result.stderr
