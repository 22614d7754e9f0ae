"""`lagesbild fetch` as a person meets it: the command against services on loopback, then `check` on what came."""

import functools
import json
import os
import subprocess
import sys
from datetime import date

import pytest

from flows import cli
from tests.unit.opendata_answers import KPIS, cube, event, figures, text
from tests.unit.opendata_server import Answer, Clock, as_json, serving
from transforms.opendata import home
from transforms.opendata.pace import Pace

TODAY = date.today().isoformat()
AREAS = ("0182", "0182R008", "0182R008_RegSO2025", "0182C1010", "0182C1010_DeSO2025")


@pytest.fixture
def run(monkeypatch, capsys):
    """The command in this process, with a clock that passes only in sleep; answers its code, output and errors."""
    clock = Clock()
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(home, "Pace", functools.partial(Pace, sleep=clock.sleep, clock=clock))

    def command(*arguments):
        code = cli.main([str(a) for a in arguments])
        return code, *capsys.readouterr()

    return command


@pytest.fixture
def service():
    with serving() as service:
        service.on("/scb/tables/TAB6574/data", Answer(text(cube(AREAS)), headers={"ETag": '"a"'}))
        service.on("/polisen/events", Answer(text([event(1), event(2, "Värmdö")]), headers={"ETag": '"b"'}))
        for i in range(0, len(KPIS), 25):
            service.on(f"/kolada/data/kpi/{','.join(KPIS[i:i + 25])}/municipality/0182",
                       as_json(figures("0182", KPIS[i:i + 25])))
        yield service


def at(service, *names):
    return [part for name in names for part in ("--base-url", f"{name}={service.address}/{name}", "--only", name)]


def test_what_is_fetched_is_accepted_and_a_second_run_adds_nothing(service, run, tmp_path):
    data = tmp_path / "raw"
    call = ["fetch", "Nacka", "--data", data, *at(service, "scb", "kolada", "polisen")]
    code, out, errors = run(*call)
    assert (code, errors) == (0, "")
    assert out.splitlines() == [
        "scb Nacka (0182): hämtad, 1 fil i 0182/befolkning/hamtat",
        f"kolada Nacka (0182): hämtad, {-(-len(KPIS) // 25)} filer i 0182/trygghet/hamtat",
        "polisen riket: hämtad, 1 fil i riket/polisen/hamtat",
    ]
    before = sorted(data.rglob("*"))
    code, out, _ = run(*call)
    assert code == 0 and out.count(f"oförändrad sedan {TODAY}") == 3
    assert sorted(data.rglob("*")) == before

    report = json.loads(run("check", "0182", "--data", data, "--json", "-")[1])
    taken = {f["kalla"]: f for f in report["filer"] if "/hamtat/" in f["fil"]}
    assert (taken["befolkning"]["rader"], taken["befolkning"]["godkanda"]) == (10, 10)  # five areas, two years
    assert (taken["polisen"]["rader"], taken["polisen"]["godkanda"]) == (2, 2)
    assert taken["trygghet"]["godkanda"] == taken["trygghet"]["rader"] > 0
    assert {f["status"] for f in taken.values()} == {"godkand"}
    assert {f["leveransdatum"] for f in taken.values()} == {TODAY}


def test_a_failure_is_one_line_on_standard_error_and_the_rest_comes(service, run, tmp_path):
    service.on("/scb/tables/TAB6574/data", Answer(b"", 403))
    code, out, errors = run("fetch", "0182", "--data", tmp_path / "raw", *at(service, "scb", "polisen"))
    assert code == 1 and out.startswith("polisen riket: hämtad")
    assert errors == ("scb Nacka (0182): tjänsten nekar oss (403). Ange vem ni är med --contact, eller fråga "
                      "tjänsten.\n")


def test_when_nothing_comes_the_answer_is_three(service, run, tmp_path):
    service.on("/polisen/events", Answer(b"[", 200))
    assert run("fetch", "--data", tmp_path / "raw", *at(service, "polisen"))[0] == 3
    assert not (tmp_path / "raw").exists()


def test_a_wrong_call_is_one_line(run, tmp_path):
    code, _, errors = run("fetch", "--only", "bil", "--data", tmp_path / "raw")
    assert (code, errors) == (2, "okänd tjänst 'bil': välj bland scb, kolada, polisen, geometri\n")


def test_the_installed_command_remembers_its_calls_beside_the_delivery_root(service, tmp_path):
    call = [sys.executable, "-m", "flows.cli", "fetch", "--data", str(tmp_path / "raw"), *at(service, "polisen")]
    result = subprocess.run(call, capture_output=True, text=True, check=False,
                            env=os.environ | {"NO_PROXY": "127.0.0.1"})
    assert result.returncode == 0, result.stderr
    told = json.loads((tmp_path / "processed" / "hamtning.json").read_text(encoding="utf-8"))
    assert len(told["polisen"]["anrop"]) == 1


@pytest.mark.flow
def test_the_flow_brings_the_same_home_and_fails_when_nothing_comes(service, tmp_path):
    program = """
import sys
from pathlib import Path
from flows import settings
root = Path(sys.argv[1])
settings.prepare(root / "state")
from flows.fetch import fetch
from transforms.errors import LagesbildError
from transforms.opendata.home import Errand
errand = Errand(root / "raw", root / "state", (), ("polisen",), {"polisen": sys.argv[2]})
print([o.kod for o in fetch(errand)])
(root / "state" / "hamtning.json").unlink()
try:
    fetch(Errand(root / "raw", root / "state", (), ("polisen",), {"polisen": sys.argv[2] + "/borta"}))
except LagesbildError as error:
    print(error)
"""
    result = subprocess.run([sys.executable, "-c", program, str(tmp_path), f"{service.address}/polisen"],
                            capture_output=True, text=True, check=False, env=os.environ | {"NO_PROXY": "127.0.0.1"})
    first, second = result.stdout.splitlines()
    assert first == "['hamtad']" and second.startswith("polisen riket: adressen finns inte längre (404)"), result.stderr
