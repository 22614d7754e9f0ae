"""The command line as a person meets it: exit codes, messages, publications that are whole or not there."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KOMMUN = "0136"  # Haninge: in the registry, with no polygons, places or promises
CRIME = """kommun;period;brottstyp;antal;per_100000;preliminar
0136;2022;Totalt antal brott;9000;9474;nej
0136;2023;Totalt antal brott;9100;9529;nej
0136;2022;Stöld genom inbrott, inbrottsstöld i bostad;210;221;nej
0136;2023;Stöld genom inbrott, inbrottsstöld i bostad;150;157;nej
"""


def run(*arguments, **more):
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *map(str, arguments)], capture_output=True, text=True, check=False, **more
    )


def tree(folder: Path) -> dict[str, str]:
    """Every file's digest; the one documented time stamp is emptied first."""
    digests = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if path.name == "underlag.json":
                record = json.loads(data)
                assert record["skapad"]
                data = json.dumps(record | {"skapad": ""}).encode()
            digests[str(path.relative_to(folder))] = hashlib.sha256(data).hexdigest()
    return digests


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "raw" / KOMMUN / "brott"
    folder.mkdir(parents=True)
    (folder / "2024-03-01-brott.csv").write_text(CRIME, encoding="utf-8")
    return tmp_path / "raw"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """One small kommun through the real command with Prefect, once for this file."""
    root = tmp_path_factory.mktemp("built")
    folder = root / "raw" / KOMMUN / "brott"
    folder.mkdir(parents=True)
    (folder / "2024-03-01-brott.csv").write_text(CRIME, encoding="utf-8")
    result = run("build", KOMMUN, "--data", root / "raw", "--out", root / "out")
    return root, result


@pytest.mark.flow
def test_build_publishes_every_file_of_the_contract(built):
    root, result = built
    assert result.returncode == 0, result.stderr
    folder = root / "out" / KOMMUN / "2023" / "bra"
    names = {p.name for p in folder.iterdir()}
    assert names == {"lagesbild.html", "lagesbild.pdf", "bildspel.pptx", "underlag.json", "tabeller", "figurer",
                     "manifest.json"}
    assert (root / "out" / "index.html").read_text(encoding="utf-8").count("Haninge") >= 1
    record = json.loads((folder / "underlag.json").read_text(encoding="utf-8"))
    assert not record["syntetiskt"]
    assert "syntetisk" not in (folder / "lagesbild.html").read_text(encoding="utf-8").lower()


@pytest.mark.flow
def test_state_lies_beside_the_delivery_root_and_the_ledger_says_what_was_done(built):
    root, _ = built
    lines = (root / "processed" / "bestand" / "korningar.jsonl").read_text(encoding="utf-8").splitlines()
    entry = json.loads(lines[-1])
    assert entry["utfall"] == "publicerad" and entry["kommun"] == KOMMUN and entry["period"] == "2023"
    read = {f["fil"]: f["sha256"] for f in entry["last"]}
    source = root / "raw" / KOMMUN / "brott" / "2024-03-01-brott.csv"
    assert read[f"{KOMMUN}/brott/{source.name}"] == hashlib.sha256(source.read_bytes()).hexdigest()
    manifest = root / "out" / KOMMUN / "2023" / "bra" / "manifest.json"
    assert entry["manifest_sha256"] == hashlib.sha256(manifest.read_bytes()).hexdigest()
    assert set(entry["sekunder"]) == {"bygga", "bedoma", "publicera"}


@pytest.mark.flow
def test_the_same_build_in_another_process_gives_the_same_bytes(built, tmp_path):
    root, _ = built
    from flows import steps

    job = steps.Job(KOMMUN, None, "bra", root / "raw", tmp_path / "out", tmp_path / "state")
    folder = steps.publish(steps.judge(steps.build(job)))
    assert tree(folder) == tree(root / "out" / KOMMUN / "2023" / "bra")


@pytest.mark.flow
def test_why_walks_to_the_lines_of_the_file_and_the_counts_add_up(built):
    root, _ = built
    result = run("why", KOMMUN, "inbrott_bostad.brott_forandring", "--data", root / "raw")
    assert result.returncode == 0, result.stderr
    text = result.stdout.replace("\u00a0", " ")
    # 150 of 2023 stands on line 5 of the file, 210 of 2022 on line 4.
    assert "150 mot 210" in text
    assert "summa 360 = 150 + 210 i indikatorn" in text
    assert "2024-03-01-brott.csv" in text and "2 rader: rad 4–5" in text
    assert "summa av radernas antal 360" in text


def test_why_names_what_there_is_when_the_indicator_is_unknown(built):
    root, _ = built
    result = run("why", KOMMUN, "inbrott_bostad.fel", "--data", root / "raw")
    assert result.returncode == 2
    assert "inbrott_bostad.brott" in result.stderr and "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "9999"], 2, "skriv koden med fyra siffror"),
        (["build", KOMMUN, "--period", "2025-T4"], 2, "2025-T2"),
        (["build", KOMMUN, "--period", "2025-W60"], 2, "ingen vecka 60"),
        (["build", KOMMUN, "--edition", "hemlig"], 2, "intern, bra"),
        (["purge"], 2, "finns inte i den här versionen"),
        (["est", KOMMUN], 2, "det saknas något: --week"),
        (["est", KOMMUN, "--week", "2025-09"], 2, "'2025-09' är ingen vecka"),
        (["est", KOMMUN, "--week", "2021-W53"], 2, "ingen vecka 53"),
        (["est", KOMMUN, "--week", "2025-W37", "--edition", "publik"], 3, "veckobilden finns inte i utgåvan publik"),
        (["withdraw", KOMMUN, "--period", "2023", "--edition", "publik", "--reason", "fel"], 2, "ingen publikation"),
        (["withdraw", KOMMUN, "--period", "2023", "--edition", "bra", "--reason", "ring 070-123 45 67"], 2, "telefon"),
        (["check", "Hanninge"], 2, "Menade du Haninge?"),
        (["check"], 2, "det saknas något: kommun. Hjälp: lagesbild check --help"),
        (["check", KOMMUN, "--html"], 2, "--html ska följas av ett värde"),
        (["buidl", KOMMUN], 2, "buidl finns inte: välj bland build"),
        (["build", KOMMUN, "--perriod", "2025"], 2, "okänt i anropet: --perriod"),
        (["build", KOMMUN, "--seed", "x"], 2, "--seed ska vara ett heltal, inte x"),
        (["check", KOMMUN, "--html", "finns/inte/a.html"], 2, "kan inte skriva finns/inte/a.html: mappen finns inte"),
    ],
)
def test_wrong_calls_are_answered_in_one_line(data, arguments, code, words):
    extra = [] if arguments[0] == "purge" or arguments[-1] == "--html" else ["--data", data]
    result = run(*arguments, *extra)
    assert result.returncode == code
    assert words in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_folder_that_is_not_there_is_named(tmp_path):
    result = run("check", KOMMUN, "--data", tmp_path / "nix")
    assert result.returncode == 4
    assert result.stderr.startswith(f"mappen {tmp_path / 'nix'} finns inte")


def test_a_reader_that_has_had_enough_is_no_fault_of_ours(data):
    call = f"'{sys.executable}' -m flows.cli check {KOMMUN} --data '{data}' | true"
    result = subprocess.run(["sh", "-c", call], capture_output=True, text=True, check=False)
    assert result.stderr == ""


def test_no_usable_delivery_answers_four(tmp_path):
    assert run("check", KOMMUN, "--data", tmp_path / "raw").returncode == 4
    folder = tmp_path / "raw" / KOMMUN / "brott"
    folder.mkdir(parents=True)
    (folder / "a.csv").write_text(CRIME.splitlines()[0] + "\n", encoding="utf-8")
    result = run("check", KOMMUN, "--data", tmp_path / "raw")
    assert result.returncode == 4
    assert "rubriker men inga rader" in result.stdout


def test_check_codes_and_report(data):
    assert run("check", KOMMUN, "--data", data).returncode == 0
    bad = CRIME + "0136;2023;12 kap. Skadegörelsebrott;1.234;5;nej\n0136;2023;x;19811218-9876;5;nej\n"
    (data / KOMMUN / "brott" / "2024-03-01-brott.csv").write_text(bad, encoding="utf-8")
    result = run("check", KOMMUN, "--data", data, "--json", "-")
    assert result.returncode == 1
    report = json.loads(result.stdout)
    own = next(f for f in report["filer"] if f["fil"].startswith(KOMMUN))
    assert own["rader"] == own["godkanda"] + own["karantan"] + own["dubbletter"] + own["personrader"] == 6
    assert any(r["rad"] == 6 and r["kolumn"] == "antal" for r in own["karantanrader"])
    assert "9876" not in result.stdout.replace(own["sha256"], "")
    assert run("check", KOMMUN, "--data", data, "--strict").returncode == 3


def test_a_broken_registry_answers_three_and_names_the_fault(data):
    folder = data / "registry" / "loften"
    folder.mkdir(parents=True)
    (folder / "x.toml").write_text(
        '[overenskommelse]\nnamn="x"\nkommuner=["0136"]\n[[lofte]]\nid="1"\nrubrik="r"\nproblem=["finns_ej"]\nplatser=["kommunen"]\n'
    )
    result = run("check", KOMMUN, "--data", data)
    assert result.returncode == 3
    assert "finns_ej" in result.stderr and "Traceback" not in result.stderr


def test_help_is_quick_because_nothing_heavy_is_imported():
    heavy = ("pandas", "duckdb", "prefect", "matplotlib", "geopandas")
    code = f"import sys; from flows.cli import parser; parser(); print([m for m in {heavy} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


STEPS = """
import sys
from pathlib import Path
from flows import steps
job = steps.Job(sys.argv[1], None, "bra", Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
print("start", flush=True)
job = steps.build(job); print("built", flush=True)
job = steps.judge(job); print("judged", flush=True)
steps.publish(job)
"""


def killed(data, out, state, after):
    """Start a build in its own process, kill it -9 `after` seconds from its first sign of life."""
    process = subprocess.Popen(
        [sys.executable, "-c", STEPS, KOMMUN, str(data), str(out), str(state)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize("moments", [[0.15, 0.6, 1.4], pytest.param(None, marks=pytest.mark.prove)])
def test_a_kill_leaves_the_earlier_publication_whole_and_the_next_run_succeeds(data, tmp_path, moments):
    from flows import steps

    out, state = tmp_path / "out", tmp_path / "state"
    job = steps.Job(KOMMUN, None, "bra", data, out, state)
    folder = steps.publish(steps.judge(steps.build(job)))
    rng = random.Random(1)
    for i, moment in enumerate(moments or [rng.uniform(0, 2.5) for _ in range(30)]):
        before = tree(folder)
        source = data / KOMMUN / "brott" / "2024-03-01-brott.csv"
        source.write_text(CRIME.replace(";150;157;", f";{151 + i};;"), encoding="utf-8")
        killed(data, out, state, moment)
        now = tree(folder)
        complete = json.loads((folder / "manifest.json").read_text())["filer"].keys() == now.keys() - {"manifest.json"}
        assert complete
        # Either the earlier one stands untouched, or the new one came whole before the kill.
        assert now == before or now["manifest.json"] != before["manifest.json"]
        assert steps.publish(steps.judge(steps.build(job))) == folder
        assert f"{151 + i}" in (folder / "tabeller" / "indikatorer.csv").read_text(encoding="utf-8")
        assert not list(folder.parent.glob(".pagaende-*"))


@pytest.mark.flow
def test_build_answers_four_and_three_in_a_line_and_one_bad_kommun_stops_no_other(tmp_path):
    """Through the real command: our own errors leave no stack trace, a ledger line, and the other kommuner."""
    folder = tmp_path / "raw" / KOMMUN / "brott"
    folder.mkdir(parents=True)
    (folder / "2024-03-01-brott.csv").write_text(CRIME, encoding="utf-8")
    (folder / "2024-03-02-fel.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    rest = ["--data", tmp_path / "raw", "--out", tmp_path / "out"]
    both = run("build", "0114", KOMMUN, *rest)
    assert both.returncode == 4
    assert "Traceback" not in both.stderr and "ingen användbar leverans" in both.stderr
    assert (tmp_path / "out" / KOMMUN / "2023" / "bra" / "lagesbild.html").is_file()
    strict = run("build", KOMMUN, "--strict", *rest)
    assert strict.returncode == 3 and "Traceback" not in strict.stderr and "--strict" in strict.stderr
    ledger = (tmp_path / "processed" / "bestand" / "korningar.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["utfall"] for line in ledger] == ["stoppad", "publicerad", "stoppad"]


def test_why_names_the_follow_up_that_compares_the_number(judged):
    from transforms.why import walk

    record, job = judged["0182"]["underlag"], judged["0182"]["job"]
    lines = walk([job.file(".duckdb")], "inbrott_bostad.brott_forandring", "2017", "0182", record)
    assert lines[1] == "  uppföljningen av löfte 0182-2017-4 jämför talet före och efter"
    # 742 of 2017 and 601 of 2016; the build's period is 2017, so no later year is walked to unasked.
    assert any("summa 1343 = 742 + 601" in line for line in lines)
    newest = walk([job.file(".duckdb")], "inbrott_bostad.brott", None, "0182", record)
    assert any("period 2017" in line for line in newest)


@pytest.mark.flow
def test_a_week_is_published_for_one_kommun_and_refused_for_another_without_stopping_it(tmp_path):
    folder = tmp_path / "raw" / KOMMUN / "est"
    folder.mkdir(parents=True)
    (folder / "2025-10-01-est.csv").write_text(
        "rapport_id;rapportor;datum;kategori;plats;fritext\nR1;Skola 1;2025-09-09;Klotter;Torget;\n", encoding="utf-8")
    result = run("est", "0138", KOMMUN, "--week", "2025-W37", "--data", tmp_path / "raw", "--out", tmp_path / "ut")
    assert result.returncode == 4
    assert "0138: ingen användbar leverans" in result.stderr
    published = tmp_path / "ut" / KOMMUN / "2025-W37" / "bra"
    assert {p.name for p in published.iterdir()} == {
        "veckobild.html", "veckobild.pdf", "veckobild.png", "vecka.json", "manifest.json"}
    assert f"{KOMMUN}/2025-W37/bra/veckobild.png" in (tmp_path / "ut" / "index.html").read_text(encoding="utf-8")
