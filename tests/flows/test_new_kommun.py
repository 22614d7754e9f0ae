"""Kommun number six needs data and no code: laid out, filled with its own examples, built without polygons."""

import json
import shutil

import pytest

from flows import steps
from flows.cli import main
from reports.delivery import page

KOMMUN = "0136"


def real(folder):
    """Each example under the name that it would have if it were real."""
    for example in sorted(folder.rglob("*.exempel*")):
        shutil.copy2(example, example.with_name(example.name.replace(".exempel", "", 1)))


@pytest.mark.parametrize("with_registry", [False, True])
def test_a_new_kommun_is_built_from_its_examples_without_code(tmp_path, capsys, with_registry):
    data = tmp_path / "raw"
    assert main(["new", KOMMUN, "--data", str(data)]) == 0
    assert main(["check", KOMMUN, "--data", str(data)]) == 4
    assert main(["check", KOMMUN, "--exempel", "--data", str(data)]) == 0
    real(data / KOMMUN)
    if with_registry:
        real(data / "registry")
    capsys.readouterr()
    # Without the promise file, what was done for its promise is about nothing that is known.
    assert main(["check", KOMMUN, "--data", str(data), "--html", str(tmp_path / "l.html")]) == (not with_registry)
    job = steps.Job(KOMMUN, "2025", "intern", data, tmp_path / "out", tmp_path / "state")
    folder = steps.publish(steps.judge(steps.build(job)))
    record = json.loads((folder / "underlag.json").read_text(encoding="utf-8"))
    assert record["syntetiskt"] is True
    assert len(record["loften"]) == (2 if with_registry else 0)
    leverans = json.loads((folder / "leverans.json").read_text(encoding="utf-8"))
    html = (folder / "leverans.html").read_text(encoding="utf-8")
    assert html == page(leverans, "Haninge") == (tmp_path / "l.html").read_text(encoding="utf-8")
    listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["filer"]
    assert {"leverans.json", "leverans.html"} <= set(listed)


def test_edition_bra_shows_no_delivery_report(tmp_path):
    data = tmp_path / "raw"
    main(["new", KOMMUN, "--data", str(data)])
    real(data / KOMMUN / "brott")
    job = steps.Job(KOMMUN, "2024", "bra", data, tmp_path / "out", tmp_path / "state")
    folder = steps.publish(steps.judge(steps.build(job)))
    assert not list(folder.glob("leverans.*"))


def test_new_says_what_there_is_and_refuses_what_it_does_not_know(tmp_path, capsys):
    data = tmp_path / "raw"
    assert main(["new", "9999", "--data", str(data)]) == 2
    assert not data.exists()
    main(["new", "haninge", "--data", str(data)])
    first = capsys.readouterr().out
    assert "nya filer" in first and "python -m transforms.omraden 0136" in first and "fanns redan" not in first
    main(["new", KOMMUN, "--data", str(data)])
    assert "Haninge (0136): 0 nya filer" in (second := capsys.readouterr().out)
    assert "filer fanns redan och är orörda" in second and "0136/LÄS-MIG.md" in second


def test_a_folder_that_cannot_be_written_is_said_in_a_line(tmp_path, capsys):
    (tmp_path / "fil").write_text("", encoding="utf-8")
    assert main(["new", KOMMUN, "--data", str(tmp_path / "fil")]) == 2
    assert main(["check", KOMMUN, "--data", str(tmp_path), "--html", str(tmp_path / "ingen" / "l.html")]) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 2 and all(line.startswith("kan inte skriva") for line in lines)


def test_a_broken_registry_gives_a_json_report_and_a_line(tmp_path, capsys):
    loften = tmp_path / "raw" / "registry" / "loften"
    loften.mkdir(parents=True)
    (loften / "x.toml").write_text("[[", encoding="utf-8")
    assert main(["check", KOMMUN, "--data", str(tmp_path / "raw"), "--json", "-"]) == 3
    shown = capsys.readouterr()
    report = json.loads(shown.out)
    assert (report["kommun"], report["filer"], report["register"][0]["fil"]) == (KOMMUN, [], "loften/x.toml")
    assert shown.err.startswith("registry/loften/x.toml: går inte att läsa som TOML")
