"""A publication: its files, its manifest, the earlier one kept whatever is killed, and the tables for a spreadsheet."""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reports import publish as publishing
from reports.compose import compose
from reports.index import write_index
from reports.publish import manifest, publish, render
from reports.tables import csv_text, tables
from tests.reports.fixture_underlag import build_context, build_underlag

FIGURES = {"karta", "anmalda-brott", "forandring", "avvikelser", "avvikelser-demo", "trygghet", "upplevelse",
           "platser", "platsrang", "anhopningar", "tider", "loften-mot-kallor", "prioritering", "fore-efter",
           "lovat-gjort"}
TABLES = {"indikatorer", "platser", "upplevelse", "motivering", "uppfoljning", "kallor", "aktiviteter", "avvikelser",
          "atgarder", "veckor"}


def rows(data):
    """A published CSV as Swedish Excel reads it."""
    text = data.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=";"))


def records(data):
    header, *lines = rows(data)
    return [dict(zip(header, line, strict=True)) for line in lines]


def short(manifest_file):
    return hashlib.sha256(manifest_file.read_bytes()).hexdigest()[:12]


@pytest.fixture(scope="module")
def files():
    return render(build_underlag(), build_context())


@pytest.fixture
def light(monkeypatch):
    """Publishing without drawing: the files hold the record's name alone."""
    def few(underlag, context):
        return {"lagesbild.html": underlag["omrade"]["namn"].encode(), "underlag.json": json.dumps(underlag).encode()}

    monkeypatch.setattr(publishing, "render", few)

    def put(mark, out, **options):
        context = build_context(**{k: v for k, v in options.items() if k == "edition"})
        extra = options.get("extra")
        record = build_underlag(mark=mark, created=options.get("created", "2026-01-31T12:00:00+00:00"))
        return publish(record, context, out / "ut", out / "arkiv", extra)

    return put


def dead():
    """The number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


# -- files ------------------------------------------------------------------------------------------------------------

def test_all_files_of_the_contract(files):
    assert set(files) == (
        {"lagesbild.html", "lagesbild.pdf", "bildspel.pptx", "underlag.json"}
        | {f"figurer/{n}.{kind}" for n in FIGURES for kind in ("svg", "png")}
        | {f"tabeller/{n}.csv" for n in TABLES} | {f"tabeller/figur-{n}.csv" for n in FIGURES})
    assert all(files[f"figurer/{n}.png"].startswith(b"\x89PNG") for n in FIGURES)


def test_underlag_is_the_record_itself(files):
    assert json.loads(files["underlag.json"]) == build_underlag()
    assert list(json.loads(files["underlag.json"])) == list(build_underlag())


def test_same_record_gives_the_same_bytes_but_for_the_time_stamp(files):
    again = render(build_underlag(created="2031-05-05T05:05:05+00:00"), build_context())
    assert {name for name in files if files[name] != again[name]} == {"underlag.json"}
    assert manifest(files, build_underlag()) == manifest(again, build_underlag(created="2031-05-05T05:05:05+00:00"))


def test_no_file_holds_a_path_of_this_machine_or_the_time(files):
    here = str(Path.cwd()).encode()
    for name, data in files.items():
        assert here not in data, name
        assert b"2026-01-31T12:00" not in data or name == "underlag.json", name


def test_manifest_counts_and_hashes_every_file(files):
    found = json.loads(manifest(files, build_underlag()))
    assert found["syntetiskt"] is True and found["period"] == "2017"
    assert set(found["filer"]) == set(files)
    for name, entry in found["filer"].items():
        if name == "underlag.json":
            assert entry["utan"] == "skapad"
        else:
            assert entry["sha256"] == hashlib.sha256(files[name]).hexdigest()
            assert entry["bytes"] == len(files[name])


# -- tables -----------------------------------------------------------------------------------------------------------

def test_tables_hold_the_records_values(files):
    found = {(r["indikator_id"], r["period"], r["omrade_kod"]): r for r in records(files["tabeller/indikatorer.csv"])}
    assert found["inbrott_bostad.brott", "2016", "0182"]["antal"] == "601"
    assert found["inbrott_bostad.brott_forandring", "2017", "0182"]["varde"] == "1,21"
    share = found["inbrott_bostad.trygghet", "2015", "0182"]
    assert (share["ki_undre"], share["varde"], share["ki_ovre"]) == ("29,5", "32,5", "35,7")
    outcome = records(files["tabeller/uppfoljning.csv"])
    keys = ("lofte_id", "fore", "efter", "kvot", "ki_undre")
    assert [tuple(r[k] for k in keys) for r in outcome] == [("0182-2017-4", "601", "742", "1,21", "1,09")]
    reasons = records(files["tabeller/motivering.csv"])
    assert len(reasons) == 6 * 7
    assert {r["demo"] for r in reasons} == {"ja", "nej"}


def test_hidden_missing_and_zero_have_three_marks(files):
    row = next(r for r in records(files["tabeller/indikatorer.csv"]) if r["omrade_kod"] == "0182-fisksatra")
    assert (row["varde"], row["antal"], row["ki_undre"], row["ki_ovre"], row["n"]) == (*["dolt"] * 4, "")
    assert "undertryckt" in row["flaggor"]
    months = {r["flagga"]: r["antal"] for r in records(files["tabeller/avvikelser.csv"])}
    assert months["undertryckt"] == "dolt" and months["for_kort_historik"] == ""
    record = build_underlag()
    record["avvikelser"][0] |= {"antal": 0}
    record["loften"][3]["uppfoljning"]["utfall"][0] |= dict.fromkeys(("fore", "efter", "kvot", "ki"))
    again = tables(record, compose(record, build_context()))
    assert records(again["avvikelser.csv"])[0]["antal"] == "0"
    [outcome] = records(again["uppfoljning.csv"])
    assert [outcome[k] for k in ("fore", "kvot", "jamforelse_fore")] == ["dolt", "dolt", ""]


def test_table_of_a_figure_says_what_it_rests_on(files):
    burglary = [r for r in records(files["tabeller/figur-anmalda-brott.csv"]) if r["Serie"] == "Inbrott i bostad"]
    assert [(r["År"], r["Antal"]) for r in burglary] == [("2015", "574"), ("2016", "601"), ("2017", "742")]
    assert {r["art"] for r in burglary} == {"verkliga uppgifter"}
    assert {r["art"] for r in records(files["tabeller/figur-trygghet.csv"])} == {"innehåller syntetiska demodata"}


@pytest.mark.parametrize("bad", ["=1+1", "+SUM(A1)", "+1+cmd|x", "@1", "-cmd", "-1-1", "\t=1"])
def test_a_cell_never_runs_as_a_formula(bad):
    assert rows(csv_text(["namn"], [[bad]]))[1] == [f"'{bad}"]


def test_cells_of_a_table():
    assert rows(csv_text(list("abcdef"), [[None, True, 1234, 12.5, ["k1", "k2"], "a;b\"c"]]))[1] == [
        "", "ja", "1234", "12,5", "k1, k2", 'a;b"c']
    assert rows(csv_text(["a"], [[-3.5], ["+21\u00a0%"], ["-1\u00a0234,5"]]))[1:] == [
        ["-3,5"], ["+21\u00a0%"], ["-1\u00a0234,5"]]


# -- putting in place -------------------------------------------------------------------------------------------------

def test_first_publication(light, tmp_path):
    folder = light("", tmp_path, extra={"leverans.json": b"{}"})
    assert folder == tmp_path / "ut/0182/2017/bra"
    assert {p.name for p in folder.iterdir()} == {"lagesbild.html", "underlag.json", "leverans.json", "manifest.json"}
    assert [p.name for p in folder.parent.iterdir()] == ["bra"]
    assert not list((tmp_path / "arkiv").rglob("*.html")) if (tmp_path / "arkiv").exists() else True


def test_earlier_publication_goes_to_the_archive_by_its_manifest(light, tmp_path):
    folder = light(" 1", tmp_path)
    old = short(folder / "manifest.json")
    assert light(" 2", tmp_path) == folder
    assert (folder / "lagesbild.html").read_text() == "Nacka 2"
    archived = tmp_path / "arkiv/0182/2017/bra" / old
    assert (archived / "lagesbild.html").read_text() == "Nacka 1"
    assert short(archived / "manifest.json") == old
    assert [p.name for p in folder.parent.iterdir()] == ["bra"]


def test_nothing_is_touched_when_only_the_time_differs(light, tmp_path):
    folder = light("", tmp_path)
    before = (folder.stat().st_ino, (folder / "underlag.json").read_bytes())
    light("", tmp_path, created="2031-05-05T05:05:05+00:00")
    assert (folder.stat().st_ino, (folder / "underlag.json").read_bytes()) == before
    assert not (tmp_path / "arkiv").exists()


def test_a_damaged_publication_is_replaced(light, tmp_path):
    folder = light("", tmp_path)
    (folder / "lagesbild.html").write_text("avbruten")
    light("", tmp_path)
    assert (folder / "lagesbild.html").read_text() == "Nacka"


def test_a_failed_drawing_leaves_the_publication_whole(light, tmp_path, monkeypatch):
    folder = light(" 1", tmp_path)
    monkeypatch.setattr(publishing, "render", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        light(" 2", tmp_path)
    assert (folder / "lagesbild.html").read_text() == "Nacka 1"
    assert [p.name for p in folder.parent.iterdir()] == ["bra"]


def test_work_folder_of_a_killed_run_is_removed_and_of_a_living_one_kept(light, tmp_path):
    parent = tmp_path / "ut/0182/2017"
    for pid in (dead(), os.getppid()):
        (parent / f".pagaende-{pid}-bra").mkdir(parents=True)
    light("", tmp_path)
    assert sorted(p.name for p in parent.iterdir()) == [f".pagaende-{os.getppid()}-bra", "bra"]


KILLED = """
import os, sys
from pathlib import Path
from reports import publish as publishing
from reports.compose import compose
from tests.reports.fixture_underlag import build_context, build_underlag
publishing.render = lambda u, c: {"lagesbild.html": u["omrade"]["namn"].encode(), "underlag.json": b"{}"}
real = publishing.exchange
def swap(first, second):
    if sys.argv[2] == "between":
        publishing.ctypes.CDLL = lambda *_, **__: object()
        rename = Path.rename
        Path.rename = lambda self, to: os._exit(9) if self == first else rename(self, to)
    if sys.argv[2] != "before":
        real(first, second)
    os._exit(9)
publishing.exchange = swap
publishing.publish(build_underlag(mark=" 2"), build_context(), Path(sys.argv[1]) / "ut", Path(sys.argv[1]) / "arkiv")
"""


@pytest.mark.parametrize(("moment", "stands"), [("before", "Nacka 1"), ("after", "Nacka 2"), ("between", None)])
def test_a_kill_at_the_exchange_loses_no_publication(light, tmp_path, moment, stands):
    folder = light(" 1", tmp_path)
    old = short(folder / "manifest.json")
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), moment], check=False)
    assert done.returncode == 9
    # Without the system's exchange there is a moment with no publication in place; the next run puts it back.
    assert (folder / "lagesbild.html").read_text() == stands if stands else not folder.exists()
    light(" 3", tmp_path)
    assert (folder / "lagesbild.html").read_text() == "Nacka 3"
    assert (tmp_path / "arkiv/0182/2017/bra" / old / "lagesbild.html").read_text() == "Nacka 1"
    assert [p.name for p in folder.parent.iterdir()] == ["bra"]


def test_exchange_without_the_systems_help_loses_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(publishing.ctypes, "CDLL", lambda *_, **__: object())
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "fil").write_text(name)
    publishing.exchange(tmp_path / "a", tmp_path / "b")
    assert [(tmp_path / n / "fil").read_text() for n in "ab"] == ["b", "a"]
    assert len(list(tmp_path.iterdir())) == 2


# -- the list of publications -----------------------------------------------------------------------------------------

def test_index_lists_publications_with_label_and_links(light, tmp_path):
    light(" <b>1</b>", tmp_path)
    (tmp_path / "ut/0182/2017/.pagaende-1-bra").mkdir()
    (tmp_path / "ut/0182/2017/.pagaende-1-bra/underlag.json").write_text("{")
    page = write_index(tmp_path / "ut").read_text(encoding="utf-8")
    assert "Nacka &lt;b&gt;1&lt;/b&gt;" in page and "<b>1" not in page
    assert "2017" in page and "bra" in page and "utkast" in page and "syntetiska demodata" in page
    for name in ("lagesbild.html", "lagesbild.pdf", "underlag.json"):
        assert f'href="0182/2017/bra/{name}"' in page
    assert re.search(r"<td[^>]*>6</td>", page)
    assert sorted(p.name for p in (tmp_path / "ut").iterdir()) == ["0182", "index.html"]


def test_index_of_nothing_says_so(tmp_path):
    assert "Inga lägesbilder ännu" in write_index(tmp_path).read_text(encoding="utf-8")
