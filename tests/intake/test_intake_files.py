"""Files that are refused, unknown or passed over, and names that bite."""

import json
import os
from pathlib import Path

import pytest

from tests.intake.delivery_root import (
    CODEBOOK,
    CRIME,
    EST,
    INCIDENT,
    KNOWN,
    TALK,
    WALK,
    counts,
    incident,
    root,
    taken,
)
from transforms.delivery_report import delivery_report, exit_code, write_quarantine
from transforms.intake import take_in
from transforms.swedish.delivery_report import summary_lines

__all__ = ["root"]


def test_a_missing_column_is_named_with_the_headers_that_were_found(root):
    root("handelser/a.csv", "handelse_id;Brottstid från;n;e\nh1;2024-01-01;1;2\n")
    _, own = taken(root)
    f = own["handelser/a.csv"]
    assert f["status"] == "avvisad"
    assert f["skal"] == (
        "Kolumnen brottskod, brottstyp, start saknas. Rubriker som fanns: handelse_id, Brottstid från, n, e. "
        "Heter den något annat i exporten: kör lagesbild columns på filen och spara förslaget som kolumner.toml i "
        "samma mapp."
    )


def test_two_headers_that_become_the_same_refuse_the_file(root):
    root("est/a.csv", "rapport_id;Rapportör;rapportor;datum;kategori;plats\n1;a;b;2024-01-01;Klotter;x\n")
    _, own = taken(root)
    assert own["est/a.csv"]["status"] == "avvisad"
    assert "Rapportör, rapportor" in own["est/a.csv"]["skal"]


def test_other_headers_come_home_through_a_column_map(root):
    root("handelser/a.csv", "Id;Kod;Typ;Brottstid från;Nord;Öst\nh1;5010;Narko;2024-05-01 10:00;6580000;684000\n")
    root(
        "handelser/kolumner.toml",
        '[kolumner]\nhandelse_id="Id"\nbrottskod="Kod"\nbrottstyp="Typ"\nstart="Brottstid från"\nn="Nord"\ne="Öst"\n',
    )
    _, own = taken(root)
    assert counts(own["handelser/a.csv"]) == [1, 1, 0, 0, 0, 0]


@pytest.mark.parametrize("text", ["[kolumner", "x = 1", "kolumner = 3", "[kolumner]\nstart = 3", "\udcff"])
def test_a_broken_column_map_refuses_its_files(root, text):
    root("handelser/a.csv", INCIDENT + incident("h1"))
    root("handelser/kolumner.toml", text.encode("utf-8", "surrogateescape"))
    _, own = taken(root)
    assert "kolumner.toml" in own["handelser/a.csv"]["skal"]


def test_headers_without_rows_are_accepted_with_a_remark(root):
    headers = {
        "handelser/a.csv": INCIDENT,
        "est/a.csv": EST,
        "brott/a.csv": CRIME,
        "vandring/a.csv": WALK,
        "dialog/a.csv": TALK,
        "est/r.csv": "rapportor;aktiv_fran\n",
        "aktiviteter/a.csv": "datum;aktivitet_id;antal\n",
        "trafik/a.csv": "datum_fran;datum_till;plats;skyltad;medelhastighet;antal_fordon\n",
        "befolkning/a.csv": "omrade_kod;version;ar;antal\n",
        "dialog/a.txt": "typ: tips\ndatum: 2024-01-01\n---\n",
        "trygghet/a.csv": "undersokning;ar;omrade_kod;omrade_niva;fraga_id;fraga;matt;varde;ki_undre;ki_ovre;"
        "antal_svar\n",
        "trygghet/b.csv": "vikt;svar\n",
    }
    for name, text in headers.items():
        root(name, text)
    root("trygghet/b.toml", CODEBOOK)
    intake, own = taken(root)
    assert set(own) == set(headers)
    for f in own.values():
        assert (f["status"], f["rader"]) == ("godkand", 0), f
        assert f["anmarkningar"] == ["Filen har rubriker men inga rader."]
    assert sum(r.godkanda or 0 for r in intake.reports if r.fil.startswith("0182")) == 0


def test_what_lies_elsewhere_is_listed_and_what_is_not_a_delivery_passed_over(root, tmp_path):
    root("handelser/a.csv", INCIDENT + incident("h1"))
    for passed in (
        "handelser/.dold.csv",
        "handelser/~$a.csv",
        "handelser/Thumbs.db",
        "handelser/x.exempel.csv",
        "handelser/a.csv.toml",
        "LÄS-MIG.md",
        "LA\u0308S-MIG.md",
        ".DS_Store",
    ):
        root(passed, "titel = 'x'\n")
    root("handelser/2024/jan.csv", INCIDENT + incident("h2"))
    root("handelser/2024/djupt/ned.csv", INCIDENT + incident("h3"))
    root("utanfor.csv", "a;b\n")
    root("okandkalla/a.csv", "a;b\n")
    target = tmp_path / "annan.csv"
    target.write_text(INCIDENT + incident("h9"))
    (root.path / "0182" / "handelser" / "lank.csv").symlink_to(target)
    (root.path / "0182" / "est").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(root.path / "0182" / "handelser" / "ror")
    intake, own = taken(root)
    assert {name: f["status"] for name, f in own.items()} == {
        "handelser/a.csv": "godkand",
        "handelser/2024/jan.csv": "godkand",
        "handelser/2024/djupt": "okand_fil",
        "utanfor.csv": "okand_fil",
        "okandkalla": "okand_fil",
        "handelser/lank.csv": "okand_fil",
        "est": "okand_fil",
        "handelser/ror": "okand_fil",
    }
    assert "Länkar följs inte" in own["est"]["skal"]
    assert sorted(intake.table("raw_handelser")["handelse_id"]) == ["h1", "h2"]
    assert exit_code(intake) == 1


def test_a_card_of_no_file_is_told_of_since_what_it_says_is_not_heeded(root):
    root("brott/a.csv", CRIME + "0182;1999;Totalt antal brott;1;nej\n")
    for name in ("brott/a.toml", "brott/b.csv.toml", "brott/a.csv.toml", "trygghet/enkat.toml"):
        root(name, CODEBOOK if "enkat" in name else "syntetisk = true\n")
    root("trygghet/enkat.csv", "vikt;svar\n1;1\n")
    intake, own = taken(root)
    told = {name: f["kod"] for name, f in own.items() if f["kod"]}
    assert told == {"brott/a.toml": "kort_utan_fil", "brott/b.csv.toml": "kort_utan_fil"}
    assert "uttag.csv.toml" in own["brott/a.toml"]["skal"] and exit_code(intake) == 1


def test_a_kommun_folder_that_is_a_link_is_not_followed(root, tmp_path):
    root("handelser/a.csv", INCIDENT + incident("h1"))
    (root.path / "0182").rename(tmp_path / "annan")
    (root.path / "0182").symlink_to(tmp_path / "annan", target_is_directory=True)
    _, own = taken(root)
    assert [f["status"] for f in own.values()] == ["okand_fil"]


@pytest.mark.parametrize("card", ["titel = ", "syntetisk = 'nej'", "titel = 3", "kalla = ['x']", "\udcff\udcfe"])
def test_a_broken_card_refuses_its_file(root, card):
    root("handelser/a.csv", INCIDENT + incident("h1"))
    root("handelser/a.csv.toml", card.encode("utf-8", "surrogateescape"))
    _, own = taken(root)
    assert own["handelser/a.csv"]["status"] == "avvisad"
    assert "Kortet" in own["handelser/a.csv"]["skal"]


def test_hostile_names_are_written_and_printed_safely(root, tmp_path):
    names = ["=cmd|' /C calc'!A0.csv", "a b.csv", "a-b.csv", "rad\nbrytning\x1b[31m.csv", "..csv", "x" * 251 + ".csv"]
    for name in names:
        if len(name.encode()) <= 255:
            root(f"handelser/{name}", INCIDENT + incident("h1", start="fel"))
    no_text = os.fsdecode(os.fsencode(root.path / "0182" / "handelser") + b"/\xff\xe5.csv")
    Path(no_text).write_text(INCIDENT + incident("h2", start="fel"))
    intake, own = taken(root)
    write_quarantine(intake, tmp_path / "karantan")
    files = list((tmp_path / "karantan" / "0182").iterdir())
    assert len(files) == len(own) == 6  # "..csv" is a dot file
    json.dumps(delivery_report(intake), ensure_ascii=False).encode()
    assert not any("\x1b" in line or "\n" in line for line in summary_lines(delivery_report(intake)))


def test_a_personal_number_in_a_name_refuses_the_file_and_is_not_repeated(root):
    root("est/Anna 850709-9805.csv", EST)
    root("est/850709-9805/a.csv", EST)
    root("850709-9805.csv", EST)
    intake, own = taken(root)
    assert [f["status"] for f in own.values()] == ["avvisad", "avvisad"]  # two are masked alike
    text = json.dumps(delivery_report(intake)) + repr(intake.reports)
    assert "9805" not in text
    assert text.count("filnamn med personnummer") >= 3


def test_a_personal_number_in_a_card_refuses_the_file_and_is_not_repeated(root):
    root("handelser/a.csv", INCIDENT + incident("h1"))
    root("handelser/a.csv.toml", 'titel = "Uttag av Anna 850709-9805"\n')
    intake, own = taken(root)
    assert own["handelser/a.csv"]["status"] == "avvisad"
    assert "9805" not in repr(intake.reports)


def test_only_what_comes_with_the_program_is_said_to(root):
    path = root.path / "riket" / "befolkning" / "egen.csv"
    path.parent.mkdir(parents=True)
    path.write_text("omrade_kod;version;ar;antal\n0182;;1999;x\n")
    report = delivery_report(take_in("0182", root.path, KNOWN))
    told = {f["fil"]: f["medfoljer"] for f in report["filer"]}
    assert told == {"riket/befolkning/egen.csv": False, "riket/brott/bra-2015-2025.csv": True}
