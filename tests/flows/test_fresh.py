"""Unchanged input builds nothing, whatever changes is built, and two runs of one kommun take turns."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date

import pytest

from flows import fresh, steps
from flows.job import Job
from tests.flows.test_command import CRIME, KOMMUN
from transforms.turn import turn

QUARANTINED = CRIME + f"{KOMMUN};2090;Totalt antal brott;1;1;nej\n"


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    """One small kommun, published."""
    root = tmp_path_factory.mktemp("fresh")
    folder = root / "raw" / KOMMUN / "brott"
    folder.mkdir(parents=True)
    (folder / "2024-03-01-brott.csv").write_text(CRIME, encoding="utf-8")
    asked = Job(KOMMUN, None, "bra", root / "raw", root / "out", root / "processed")
    steps.publish(steps.judge(steps.build(asked)))
    return asked


@pytest.fixture
def changed(job):
    """Write a file below the delivery root; what stood there stands there again afterwards."""
    before = {}

    def write(name, content):
        path = job.data / name
        before[path] = path.read_bytes() if path.is_file() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    yield write
    for path, content in before.items():
        path.unlink() if content is None else path.write_bytes(content)


def test_the_same_input_stands_with_its_period(job):
    stands = fresh.standing(job)
    assert stands is not None and stands.period == "2023"
    assert fresh.standing(replace(job, period="2023")) == stands


@pytest.mark.parametrize(("name", "content"), [
    (f"{KOMMUN}/brott/2024-03-01-brott.csv", CRIME.replace("150", "151")),
    (f"{KOMMUN}/dialog/not.txt", "ny"),
    ("riket/brott/ny.csv", CRIME),
    ("registry/kommuner.csv", f"kod;namn;lan;kommungrupp;lokalpolisomrade\n{KOMMUN};Nynamn;Provlän;;\n"),
])
def test_whatever_a_build_reads_is_built_anew_when_it_changes(job, changed, name, content):
    changed(name, content)
    assert fresh.standing(job) is None


def test_what_another_kommun_delivers_changes_nothing(job, changed):
    changed("0114/brott/2024-03-01-brott.csv", CRIME.replace(KOMMUN, "0114"))
    assert fresh.standing(job) is not None


@pytest.mark.parametrize("more", [{"edition": "intern"}, {"period": "2022"}, {"seed": 2}, {"strict": True}])
def test_another_call_is_another_publication(job, more):
    assert fresh.standing(replace(job, **more)) is None


def test_another_edition_is_judged_on_the_database_that_stands(job):
    settled = fresh.settled(job, fresh.inputs(job))
    before = settled.file(".duckdb").stat().st_mtime_ns
    assert steps.build(replace(job, edition="intern")) == replace(settled, edition="intern")
    assert settled.file(".duckdb").stat().st_mtime_ns == before


def test_the_day_of_a_file_counts_since_it_may_be_its_delivery_date(job):
    path = job.data / KOMMUN / "brott" / "2024-03-01-brott.csv"
    was = path.stat().st_mtime
    os.utime(path, (was, was - 3 * 86400))
    assert fresh.standing(job) is None
    os.utime(path, (was, was))
    assert fresh.standing(job) is not None


def test_a_damaged_publication_does_not_stand(job):
    page = fresh.settled(job, fresh.inputs(job)).publication / "lagesbild.html"
    whole = page.read_bytes()
    page.write_bytes(whole[:-1])
    assert fresh.standing(job) is None
    page.write_bytes(whole)
    assert fresh.standing(job) is not None


def test_a_new_lagesbild_of_an_earlier_period_is_read_again(job):
    stands = fresh.standing(job)
    earlier = job.out / KOMMUN / "2020" / "bra" / "underlag.json"
    earlier.parent.mkdir(parents=True)
    record = json.loads((stands.publication / "underlag.json").read_text(encoding="utf-8"))
    earlier.write_text(json.dumps(record | {"period": "2020"}), encoding="utf-8")
    assert fresh.standing(job) is None
    assert fresh.settled(job, fresh.inputs(job)) is None  # the places that it measures may be others
    earlier.unlink()
    assert fresh.standing(job) is not None


def test_a_key_that_a_fall_cut_short_is_no_key(job):
    path = fresh.standing(job).file(".nyckel.json")
    whole = path.read_text()
    path.write_text(whole[: len(whole) // 2])
    assert fresh.standing(job) is None
    path.write_text(whole)


class Tomorrow(date):
    @classmethod
    def today(cls):
        return cls.fromordinal(date.today().toordinal() + 1)


def test_another_day_decides_only_where_rows_wait_or_the_period_runs(job, changed, monkeypatch):
    monkeypatch.setattr("flows.fresh.date", Tomorrow)
    assert fresh.standing(job) is not None
    monkeypatch.undo()
    changed(f"{KOMMUN}/brott/2024-03-01-brott.csv", QUARANTINED)
    steps.publish(steps.judge(steps.build(job)))
    assert fresh.standing(job) is not None
    monkeypatch.setattr("flows.fresh.date", Tomorrow)
    assert fresh.standing(job) is None


HOLD = """
import sys, time
from pathlib import Path
from transforms.turn import turn
with turn(Path(sys.argv[1]), lambda: print("waits", flush=True)):
    print("begins", flush=True)
    time.sleep(float(sys.argv[2]))
    print("ends", flush=True)
"""


def holder(folder, seconds):
    call = [sys.executable, "-c", HOLD, str(folder), str(seconds)]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True)
    return process, process.stdout.readline().strip()


def test_the_second_run_waits_until_the_first_has_ended(tmp_path):
    first, said = holder(tmp_path, 1)
    assert said == "begins"
    second, said = holder(tmp_path, 0)
    assert said == "waits" and first.poll() is None
    assert second.communicate()[0].split() == ["begins", "ends"]
    assert first.wait() == 0


def test_the_turn_of_a_killed_run_is_free(tmp_path):
    first, said = holder(tmp_path, 60)
    assert said == "begins"
    first.kill()
    first.wait()
    began = time.monotonic()
    with turn(tmp_path, lambda: pytest.fail("somebody holds it")):
        assert time.monotonic() - began < 5
