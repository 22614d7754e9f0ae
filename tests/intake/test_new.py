"""A new kommun needs data and no code: what `new` lays out, what the examples show, what `check` says of them."""

import json
import shutil
import sys
import tomllib
import types
import zipfile
from pathlib import Path

import pytest

from transforms import registry
from transforms.examine import examine
from transforms.new import as_delivered, lay_out
from transforms.sources import sources

KNOWN = registry.load()
HANINGE = KNOWN.kommun("Haninge")


@pytest.fixture
def data(tmp_path):
    return tmp_path / "raw"


def laid(data, kommun=HANINGE):
    return lay_out(kommun, data, KNOWN)


def own(report):
    return {f["fil"]: f for f in report["filer"] if not f["fil"].startswith("riket/")}


def test_the_examples_are_green_and_without_them_nothing_is_delivered(data):
    laid(data)
    report, code, _ = examine("0136", data, examples=True)
    assert code == 0
    files = own(report)
    assert files and all(f["rader"] == f["godkanda"] > 0 for f in files.values()), files
    assert all(".exempel." in name and (data / name).is_file() for name in files)
    # Places, codes and reporters of the examples stand in the examples of the registry.
    assert {code for f in files.values() for code in f["omappade"]} == {"[bara län]"}
    plain, code, _ = examine("0136", data)
    assert (code, own(plain)) == (4, {})


def test_every_form_of_every_source_has_an_example(data):
    laid(data)
    report, _, _ = examine("0136", data, examples=True)
    shown = {(f["kalla"], f["form"]) for f in own(report).values()}
    assert shown == {(s.name, form.namn) for s in sources().values() for form in s.forms}


@pytest.mark.parametrize("kommun", ["0182", "2584", "1480"])
def test_the_examples_are_green_in_other_kommuner_too(data, kommun):
    """Nacka has polygons, so that a point elsewhere would be quarantined; Kiruna lies far north; Göteborg has å ö."""
    laid(data, KNOWN.kommun(kommun))
    report, code, _ = examine(kommun, data, examples=True)
    assert code == 0
    assert not [f for f in own(report).values() if f["karantan"]]


def test_a_kommun_that_only_the_overlay_knows_has_its_examples_too(data):
    table = data / "registry" / "kommuner.csv"
    table.parent.mkdir(parents=True)
    table.write_text("kod;namn;lan;kommungrupp;lokalpolisomrade\n9999;Lillstad;Exempels län;;\n", encoding="utf-8")
    known = registry.load(data)
    lay_out(known.kommun("9999"), data, known)
    report, code, namn = examine("Lillstad", data, examples=True)
    assert (code, namn) == (0, "Lillstad")
    assert not [f for f in own(report).values() if f["karantan"]]


def test_every_kommun_has_a_point_on_its_land_for_its_examples(shared):
    import geopandas as gpd

    rows = (Path(registry.__file__).parents[1] / "new" / "kommunpunkter.csv").read_text("utf-8").splitlines()[1:]
    points = {kod: (float(n), float(e)) for kod, n, e, *_ in (row.split(";") for row in rows)}
    assert set(points) == set(KNOWN.kommuner)
    land = gpd.read_file(shared / "data/regso_2025_duva/Kommun_Sweref99TM.TAB", encoding="cp1252").dissolve("KnKod")
    spots = gpd.GeoSeries.from_xy([e for _, e in points.values()], [n for n, _ in points.values()], index=list(points))
    assert all(land.geometry[kod].contains(spot) for kod, spot in spots.items())


def test_nothing_is_written_over_and_what_is_missing_is_added(data):
    first = laid(data)
    assert first.fanns == []
    mine = data / "0136" / "brott" / "egen-tabell.exempel.csv"
    mine.write_text("mitt eget", encoding="utf-8")
    gone = data / "0136" / "LÄS-MIG.md"
    gone.unlink()
    second = laid(data)
    assert mine.read_text(encoding="utf-8") == "mitt eget"
    assert second.nya == ["0136/LÄS-MIG.md"] and gone.is_file()
    assert sorted(second.nya + second.fanns) == sorted(first.nya)


def test_two_layouts_are_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        laid(tmp_path / name)
    files = [sorted(p for p in (tmp_path / name).rglob("*") if p.is_file()) for name in ("a", "b")]
    assert [p.read_bytes() for p in files[0]] == [p.read_bytes() for p in files[1]]


def test_each_example_says_that_it_is_made_up(data):
    new = laid(data)
    examples = [n for n in new.nya if ".exempel." in n and not n.endswith(".toml")]
    for name in examples:
        card = tomllib.loads((data / f"{name}.toml").read_text(encoding="utf-8"))
        assert card["syntetisk"] is True and card["personuppgifter"] is False
    assert len(examples) > len(sources())


def test_the_readme_names_every_source_and_the_kommun(data):
    laid(data)
    text = (data / "0136" / "LÄS-MIG.md").read_text(encoding="utf-8")
    assert text.startswith("# Haninge (0136)") and "$" not in text
    assert {name for name in sources() if f"| `{name}` |" not in text} == set()


def test_examples_under_their_real_names_are_deliveries(data):
    laid(data)
    for example in sorted(data.rglob("*.exempel*")):
        shutil.copy2(example, example.with_name(example.name.replace(".exempel", "", 1)))
    report, code, _ = examine("0136", data)
    assert code == 0
    assert sum(f["godkanda"] for f in own(report).values()) > 40
    assert [lofte.lofte_id for lofte in registry.load(data).loften_for("0136")] == ["0136-exempel-1", "0136-exempel-2"]


def test_documents_and_workbooks_open_as_what_they_are(data):
    laid(data)
    for path in [*data.rglob("*.docx"), *data.rglob("*.xlsx")]:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            assert archive.namelist()[0] == "[Content_Types].xml"


def test_polygons_are_said_to_be_missing_there_or_cut(data, monkeypatch):
    assert laid(data).omraden == "saknas"
    assert lay_out(KNOWN.kommun("0182"), data, KNOWN).omraden == "fanns"
    from transforms import omraden

    calls = []
    package = types.ModuleType("duva")
    package.__spec__ = types.SimpleNamespace(origin=str(data / "duva" / "__init__.py"))
    monkeypatch.setitem(sys.modules, "duva", package)
    assert laid(data).omraden == "saknas"  # a package without its layers
    monkeypatch.setattr(omraden, "write", lambda kod, folder, out: calls.append((kod, folder.as_posix(), out)))
    assert laid(data).omraden == "klippta"
    assert calls == [("0136", (data / "duva" / "geodata").as_posix(), data / "registry" / "omraden")]


def test_an_overlay_that_is_broken_is_in_the_report_by_file(data):
    folder = data / "registry" / "loften"
    folder.mkdir(parents=True)
    (folder / "x.toml").write_text('[overenskommelse]\nnamn = "x"\nkommuner = ["0136"]\n'
                                   '[[lofte]]\nid = "1"\nrubrik = "r"\nproblem = ["finns_ej"]\n', encoding="utf-8")
    report, code, namn = examine("Haninge", data)
    assert (code, namn) == (3, "Haninge")
    assert report == {"kommun": "0136", "filer": [], "register": [
        {"fil": "loften/x.toml", "skal": "löfte 1: okänt problem 'finns_ej'"}]}
    json.dumps(report)


@pytest.mark.parametrize(("name", "text", "reason"), [
    ("problem.csv", "problem_id;namn\nx\n", "rad 2 har fel antal kolumner"),
    ("platser/0136.csv", "plats_id;namn;alias;typ;n;e;radie_m;omrade_kod\nx;y;;torg;norr;1;1;\n",
     "x har en koordinat eller radie som inte är ett tal"),
    ("loften/x.toml", "[[", "går inte att läsa som TOML"),
])
def test_each_kind_of_registry_file_is_named_as_it_lies(data, name, text, reason):
    path = data / "registry" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    source = data / "0136" / "est" / "a.csv"
    source.parent.mkdir(parents=True)
    source.write_text("rapport_id;rapportor;datum;kategori;plats\n1;a;2024-01-01;Klotter;x\n", encoding="utf-8")
    report, code, _ = examine("0136", data)
    assert code == 3
    (fault,) = report["register"]
    assert fault["fil"] == name and reason in fault["skal"]


def test_the_examples_of_what_a_kommun_writes_itself_are_read(data):
    laid(data)
    with as_delivered("0136", data) as (root, _):
        filled = registry.load(root)
        assert [(v.problem, v.valt) for v in filled.prioritering("0136").val] == [
            ("otrygg_plats", True), ("cykelstold", False)]
        assert [o.problem for o in filled.orsaker("0136")] == ["otrygg_plats"]
        assert filled.bedomning("0136", "2025").startswith("# Läget i Haninge")
