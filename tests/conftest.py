"""What all tests share: the demo built once, and CI's rule that a skip it could have served is a failure."""

import csv
import json
import os
from dataclasses import astuple
from pathlib import Path

import pytest

from tests import oracles

SHARED = Path(__file__).resolve().parents[2] / "shared"
KOMMUNER = {"0120": "2017", "0125": "2025", "0163": "2019", "0182": "2017", "0683": "2022"}


@pytest.fixture(scope="session")
def shared():
    """The folder of outside data and oracles beside the project; developers and CI have it, users do not."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the project")
    return SHARED


@pytest.fixture
def oracle(shared):
    """The rows of one oracle file, by its path under `oracles`."""
    def rows(*parts):
        path = shared.joinpath("oracles", *parts)
        if not path.is_file():
            pytest.skip(f"no oracle file {'/'.join(parts)}")
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return list(csv.DictReader(handle))

    return rows


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo deliveries, generated anew."""
    from transforms.demo import generate

    root = tmp_path_factory.mktemp("demo") / "raw"
    generate(root)
    return root


@pytest.fixture(scope="session")
def judged(demo, tmp_path_factory):
    """The judged record of each of the five kommuner: underlag, summary and job, without Prefect and drawing."""
    from flows import steps

    root = tmp_path_factory.mktemp("judged")
    result = {}
    for kommun in KOMMUNER:
        job = steps.Job(kommun, None, "bra", demo, root / "published", root / "processed")
        job = steps.judge(steps.build(job))
        result[kommun] = json.loads(job.file("-bra.json").read_text(encoding="utf-8")) | {"job": job}
    return result


_skipped: list[str] = []


def pytest_runtest_logreport(report):
    if report.skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        _skipped.append(f"{report.nodeid}: {reason}")


def pytest_sessionfinish(session, exitstatus):
    """In CI every test runs: what it needs (../shared, Chromium, poppler) is there."""
    if hasattr(session.config, "workeroutput"):  # one of several processes: what it compared is told to the first
        session.config.workeroutput["oracles"] = [astuple(row) for row in oracles.ROWS]
        return
    if os.environ.get("CI") and _skipped and exitstatus == 0:
        print("\nskipped in CI, which counts as failed:", *_skipped, sep="\n  ")
        session.exitstatus = 1


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    """What a process compared with outside sources, when the tests run in several."""
    oracles.ROWS.extend(oracles.Row(*row) for row in getattr(node, "workeroutput", {}).get("oracles", ()))


def pytest_terminal_summary(terminalreporter):
    """What outside sources say beside what we say, for every oracle that this run compared."""
    lines = oracles.table()
    if lines:
        terminalreporter.section(f"oracles: {len(lines) - 1} compared, of several values the furthest apart")
        terminalreporter.write("\n".join(lines) + "\n")
