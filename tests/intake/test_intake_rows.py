"""Rows with everything wrong get a reason, mended rows are counted, and no bytes raise anything."""

import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.delivery_root import (
    CRIME,
    EST,
    INCIDENT,
    TALK,
    WALK,
    counts,
    incident,
    root,
    taken,
)
from tests.unit.test_text import write_workbook
from transforms.delivery_report import exit_code, write_quarantine

__all__ = ["root"]

WRONG = {
    "handelser": INCIDENT
    + "a b;;;2024-02-30;x;y;1;z;=1+1\n"
    + incident("h2", point="1;2")
    + incident("h3", start="2999-01-01")
    + incident("h4", start="1989-12-31")
    + incident("h5", rest="2024-04-30 09:00;;")
    + incident("h6", point="6400000;400000")
    + "för;få\n"
    + "h7;5010;x;24-01-02;;;;;\n",
    "est": EST + "a b;;2024-02-30;;;fritext här\n1;Skola;2999-01-01;Klotter;torget;mera fritext\n",
    "brott": CRIME + "9999;20x;;1.234;kanske\nOkända kommun;2024;Totalt antal brott;1;nej\n0182;2024-13;x;1;nej\n",
    "trygghet": "undersokning;ar;omrade_kod;omrade_niva;fraga_id;fraga;matt;varde;ki_undre;ki_ovre;antal_svar\n"
    "NTU;20;9999;kommun;f 1;;procent;x;y;z;w\nNTU;2024;0182R001;deso;f1;Trygg?;andel_pct;1;;;\n"
    "NTU;tjugo;0182;kommun;f1;Trygg?;andel_pct;1;;;\n",
    "dialog": TALK + "2024-02-30;prat;;många;Det är mörkt hos Anna\n2024-01-01;tips;;;\n",
    "vandring": WALK + "2024-02-30;;;;;;bortglömd\n2024-01-01;v1;torget;;;;ny\n",
    "aktiviteter": "datum;aktivitet_id;antal\n2024-02-30;x y;1.234\n2024-01-01;0182-2017-99z;1\n",
    "trafik": "datum_fran;datum_till;plats;skyltad;medelhastighet;antal_fordon\n2024-02-30;x;;0;-3;1,5\n"
    "2024-05-02;2024-05-01;x;50;52;100\n2024-05-02;2024-05-03;x;..;52;100\n",
    "befolkning": "omrade_kod;version;ar;antal\n9999;2018;x;-4\n0182X001;2018;2024;5\n0182;1999;2024;5\n",
}


@pytest.mark.parametrize("source", WRONG)
def test_rows_with_everything_wrong_are_quarantined_with_a_reason(root, tmp_path, source):
    root(f"{source}/a.csv", WRONG[source])
    intake, own = taken(root)
    f = own[f"{source}/a.csv"]
    assert f["status"] == "delvis"
    assert f["godkanda"] == 0
    assert f["karantan"] == f["rader"] == WRONG[source].count("\n") - 1
    write_quarantine(intake, tmp_path / "q")
    text = "".join(path.read_text() for path in (tmp_path / "q" / "0182").iterdir())
    assert "fritext här" not in text
    assert "Anna" not in text
    assert "\n=1+1" not in text
    for path in (tmp_path / "q" / "0182").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "q" / "0182").stat().st_mode) == 0o700


def test_mended_rows_are_accepted_and_counted_once_they_are(root):
    rows = [
        incident("h1", point="684000;6580000"),
        incident("h1", point="684000;6580000"),
        incident("h2", point="684000;6580000", start="2999-01-01"),
        incident("h3", point="59.3262;18.2310"),
        incident("h4", rest="2099-01-01 00:00;;"),
        incident("h5", rest="2026-01-01 00:00;;"),
        incident("h6", start="2024-03-31 02:30"),
        incident("h7", point=";"),
        incident("h8", point="0;0"),
        incident("h9", point="6580000;"),
        incident("h10", code="okänd kod"),
    ]
    root("handelser/a.csv", INCIDENT + "".join(rows))
    intake, own = taken(root)
    f = own["handelser/a.csv"]
    assert counts(f) == [11, 9, 1, 1, 0, 0]
    assert f["rattade"] == {"vaxlade": 1, "wgs84": 1, "orimligt_slut": 2, "sommartid": 1}
    assert f["utan_punkt"] == 3
    assert f["omappade"] == {"okänd kod": 1}
    table = intake.table("raw_handelser").set_index("handelse_id")
    assert (table.loc["h1", "n"], table.loc["h1", "e"]) == (6580000, 684000)
    assert str(table.loc["h6", "start"]) == "2024-03-31 03:30:00"


def test_a_kommun_code_without_its_zero_and_a_name_become_the_code(root):
    root(
        "brott/a.csv",
        CRIME + "182;1999;Totalt antal brott;1 234;nej\nNacka kommun;1998;Totalt antal brott;5;nej\n"
        "Stockholms län;1999;Totalt antal brott;9;nej\n",
    )
    intake, own = taken(root)
    assert counts(own["brott/a.csv"]) == [3, 3, 0, 0, 0, 0]
    assert own["brott/a.csv"]["rattade"] == {"inledande_nolla": 1}
    table = intake.table("raw_brott").query("period in ('1998', '1999')")
    assert list(table["kommun"]) == ["0182", "0182", "Stockholms län"]
    assert list(table["antal"]) == [1234, 5, 9]


def test_an_area_code_without_its_zero_becomes_the_code_of_the_kommun(root):
    root("befolkning/a.csv", "omrade_kod;version;ar;antal\n182;;1999;109 486\n999;;1999;5\n")
    head = "undersokning;ar;omrade_kod;omrade_niva;fraga_id;fraga;matt;varde;ki_undre;ki_ovre;antal_svar\n"
    root("trygghet/a.csv", head + "NTU;2024;182;kommun;f1;Trygg?;andel_pct;25,5;;;\n")
    intake, own = taken(root)
    assert counts(own["befolkning/a.csv"]) == [2, 1, 1, 0, 0, 0]
    assert [f["rattade"] for f in own.values()] == [{"inledande_nolla": 1}] * 2
    assert list(intake.table("raw_befolkning").query("ar == 1999")["omrade_kod"]) == ["0182"]
    assert list(intake.table("raw_trygghet")["omrade_kod"]) == ["0182"]


@pytest.mark.parametrize(("source", "head", "line"), [
    ("vandring", "datum;vandring;plats;iakttagelse;atgard;agare;status;n;e\n", "2024-01-01;v{};Orminge;Mörkt;;;ny;"),
    ("trafik", "datum_fran;datum_till;plats;skyltad;medelhastighet;antal_fordon;n;e\n",
     "2024-01-01;2024-01-02;Väg {};50;52;100;"),
    ("est", "rapport_id;rapportor;datum;kategori;plats;n;e\n", "{};Skola;2024-05-01;Klotter;Orminge;"),
])
def test_a_point_is_mended_or_refused_in_every_source_that_has_one(root, source, head, line):
    points = ["684000;6580000", "59,3262;18,2310", ";6580000", "0;0", "6400000;400000", "1;2", "6580000;684000"]
    root(f"{source}/a.csv", head + "".join(line.format(i) + f"{point}\n" for i, point in enumerate(points)))
    intake, own = taken(root)
    f = own[f"{source}/a.csv"]
    assert counts(f) == [7, 5, 2, 0, 0, 0]
    assert f["rattade"] == {"vaxlade": 1, "wgs84": 1}
    assert [row["kod"] for row in f["karantanrader"]] == ["utanfor_kommunen", "okand_koordinat"]
    if source != "est":  # whose points end at the door
        table = intake.table(f"raw_{source}")
        assert list(table["n"].notna()) == [True, True, False, False, True]
        assert table["n"].dropna().between(6_570_000, 6_590_000).all()


def test_a_point_in_a_system_that_does_not_exist_is_none(root):
    root("handelser/a.csv", INCIDENT + incident("h1", rest=";99999;") + incident("h2", rest=";3006;"))
    _, own = taken(root)
    assert [(row["rad"], row["kod"]) for row in own["handelser/a.csv"]["karantanrader"]] == [(2, "okand_koordinat")]


def test_incidents_of_another_kommun_are_all_outside(root):
    root("handelser/a.csv", INCIDENT + incident("h1", point="6338000;450000") + incident("h2", point="6339000;449000"))
    _, own = taken(root)
    assert counts(own["handelser/a.csv"]) == [2, 0, 2, 0, 0, 0]
    assert "utanför kommunen" in own["handelser/a.csv"]["karantanrader"][0]["skal"]


def test_levels_of_survey_areas(root):
    head = "undersokning;ar;omrade_kod;omrade_niva;fraga_id;fraga;matt;varde;ki_undre;ki_ovre;antal_svar\n"
    good = ["00;riket", "01;lan", "0182;kommun", "0182R001;regso", "0182A0010;deso"]
    bad = ["99;lan", "0182R001;kommun", "0182;regso", "9999;kommun", "okänt;lpo", "okänt;omrade"]
    root("trygghet/a.csv", head + "".join(f"NTU;2024;{area};f1;Trygg?;andel_pct;25,5;;;\n" for area in good + bad))
    _, own = taken(root)
    assert counts(own["trygghet/a.csv"]) == [11, 5, 6, 0, 0, 0]


def test_the_population_of_a_kommun_has_no_version(root):
    root("befolkning/a.csv", "omrade_kod;version;ar;antal\n0182;;2024;109 486\n0182R001;2025;2024;5113\n")
    intake, own = taken(root)
    assert counts(own["befolkning/a.csv"]) == [2, 2, 0, 0, 0, 0]
    assert list(intake.table("raw_befolkning")["version"]) == ["", "2025"]


def test_unknown_codes_and_places_are_accepted_and_counted_without_naming_anyone(root):
    root("est/a.csv", EST + "1;Skola;2024-05-01;Påhittat 070-123 45 67;Orminge centrum;\n"
         "2;Skola;2024-05-01;Klotter;hemma hos Svensson, Storgatan 3;\n")
    intake, own = taken(root)
    assert own["est/a.csv"]["omappade"] == {"Påhittat [telefon]": 1, "[okänd plats]": 1}
    assert exit_code(intake) == 0


def test_a_workbook_is_taken_as_the_table_in_it(root):
    path = root("handelser/a.xlsx", "")
    write_workbook(
        path,
        {
            "Om": [["Uttag", "maj"]],
            "Data": [
                ["handelse_id", "brottskod", "brottstyp", "start", "n", "e"],
                ["h1", 5010, "x", "2024-05-01 10:00", 6580000, 684000.5],
            ],
        },
    )
    _, own = taken(root)
    assert counts(own["handelser/a.xlsx"]) == [1, 1, 0, 0, 0, 0]
    assert own["handelser/a.xlsx"]["anmarkningar"] == ["Andra blad lästes inte: Om."]


HEADERS = {
    "handelser": INCIDENT,
    "est": EST,
    "brott": CRIME,
    "dialog": TALK,
    "vandring": WALK,
    "aktiviteter": "datum;aktivitet_id;antal\n",
    "befolkning": "omrade_kod;version;ar;antal\n",
    "trafik": WRONG["trafik"].split("\n")[0] + "\n",
    "trygghet": WRONG["trygghet"].split("\n")[0] + "\n",
}
CELLS = st.sampled_from(
    [
        "",
        "..",
        "-",
        "2024-05-01",
        "2024-05-01 10:00",
        "2024-13-01",
        "0182",
        "182",
        "Nacka",
        "0182R001",
        "h1",
        "h2",
        "1 234",
        "1.234",
        "59.33",
        "18.2",
        "6580000",
        "684000",
        "850709-9805",
        "ja",
        "kommun",
        "andel_pct",
        "ny",
        "tips",
        "=1",
        '"',
        "\x00",
        "9" * 400,
        "0182-2017-1b",
        "2024",
        "å",
    ]
) | st.text(max_size=8)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=12).map(";".join), max_size=8).map("\n".join)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.sampled_from(sorted(HEADERS)),
    ROWS.map(lambda t: t.encode("utf-8", "replace")) | st.binary(max_size=80),
    st.booleans(),
)
def test_no_bytes_raise_and_the_account_adds_up(tmp_path_factory, source, body, with_header):
    folder = tmp_path_factory.mktemp("bytes") / "raw"
    path = folder / "0182" / source / "2024-01-01.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes((HEADERS[source].encode() if with_header else b"") + body)
    intake, own = taken(folder)
    assert len(own) == 1
    write_quarantine(intake, folder / "q")
    assert Path(folder / "q" / "0182").is_dir()
    assert b"850709-9805" not in b"".join(p.read_bytes() for p in (folder / "q" / "0182").iterdir())
