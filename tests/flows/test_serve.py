"""`lagesbild serve` with a real Prefect server on loopback: a cron run comes, and a killed one is marked."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from tests.flows.test_command import CRIME, KOMMUN

ASK = """
import sys
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.states import Running
with get_client(sync_client=True) as client:
    if sys.argv[1] == "leave":
        @flow(name="avbruten")
        def left(): pass
        run = client.create_flow_run(left, state=Running())
        print(run.id)
    else:
        for run in client.read_flow_runs(limit=200):
            print(run.name, run.state_type.value, sep="|")
        for artifact in client.read_artifacts():
            print(artifact.key, artifact.type, sep="|")
"""


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "raw" / KOMMUN / "brott"
    folder.mkdir(parents=True)
    (folder / "2024-03-01-brott.csv").write_text(CRIME, encoding="utf-8")
    (tmp_path / "raw" / "registry").mkdir()
    off = "".join(f"{jobb};;\n" for jobb in ("veckobild", "polisen", "oppna_data", "kvartal", "uppfoljning"))
    times = "jobb;cron;vad\nlagklocka;* * * * *;\ntertial;* * * * *;\n" + off
    (tmp_path / "raw" / "registry" / "tidtabell.csv").write_text(times, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = []

    def start():
        call = [sys.executable, "-m", "flows.cli", "serve", "--data", tmp_path / "raw", "--out", tmp_path / "out",
                "--port", str(port)]
        process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        started.append(process)
        lines = []
        while not (line := process.stdout.readline()).startswith("tertial"):
            assert line, lines
            lines.append(line)
        return process, lines

    def ask(what):
        environment = os.environ | {"PREFECT_API_URL": f"http://127.0.0.1:{port}/api", "NO_PROXY": "127.0.0.1",
                                    "PREFECT_HOME": str(tmp_path / "ask"), "DO_NOT_TRACK": "1"}
        done = subprocess.run([sys.executable, "-c", ASK, what], capture_output=True, text=True, check=True,
                              env=environment)
        return [line.split("|") for line in done.stdout.splitlines()]

    yield start, ask
    for process in started:
        process.kill()


def until(ask, wanted, patience=240):
    """What the server says when all of `wanted` (start of a name, second word) is in it."""
    end = time.monotonic() + patience
    while True:
        said = ask("tell")
        if all(any(name.startswith(start) and word == kind for name, kind in said) for start, word in wanted):
            return said
        assert time.monotonic() < end, said
        time.sleep(3)


@pytest.mark.flow
def test_the_timetable_runs_and_a_run_that_was_killed_is_marked_when_it_starts_again(place, tmp_path):
    start, ask = place
    process, lines = start()
    assert not any("avbröts" in line for line in lines)
    until(ask, [("lagklocka 2", "COMPLETED"), ("lägesbilder tertial 2", "COMPLETED"), ("lagklocka", "markdown"),
                (f"loften-{KOMMUN}-", "table"), (f"leveranser-{KOMMUN}-", "table"), (f"sida-{KOMMUN}-", "markdown")])
    assert list((tmp_path / "out" / KOMMUN).glob("*-T*/bra/lagesbild.html"))
    ask("leave")
    process.send_signal(signal.SIGKILL)
    process.wait()
    process, lines = start()  # the server of the killed process is gone from the port
    assert any("avbröts när servern senast stannade" in line for line in lines)
    said = until(ask, [("lagklocka 2", "COMPLETED")])
    assert "RUNNING" not in {word for name, word in said if not name.startswith(("lagklocka", "lägesbilder"))}
    assert "CRASHED" in {word for _, word in said}
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) is not None


class Recorder:
    def __init__(self, fails=False):
        self.told, self.fails = [], fails

    def notify(self, body, subject=None):
        self.told.append((subject, body))
        if self.fails:
            raise OSError("no network")


@pytest.mark.parametrize("fails", [False, True])
def test_a_failed_run_is_told_through_the_block_that_is_named_and_never_fails_twice(monkeypatch, fails):
    from flows import notice

    recorder = Recorder(fails)
    monkeypatch.setattr(notice.Block, "load", {"slack-webhook/larm": recorder}.__getitem__)
    notice.send("nobody is named")
    monkeypatch.setenv("LAGESBILD_NOTIS", "slack-webhook/larm")
    notice.send("uppföljning 2026-01-01: 0182 stoppad")
    assert recorder.told == [("Lägesbild", "uppföljning 2026-01-01: 0182 stoppad")]
