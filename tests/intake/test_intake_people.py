"""Survey microdata, dialog notes, walks and reports: what people said is coded, and kept without persons."""

import re
import zipfile

import pytest

from tests.intake.delivery_root import (
    CODEBOOK,
    EST,
    WALK,
    counts,
    everything,
    root,
    taken,
)
from transforms.delivery_report import write_quarantine

__all__ = ["root"]


def test_microdata_is_read_by_its_codebook(root):
    root("trygghet/enkat.csv", "vikt;svar\n1,5;1\n2;2\n1;9\n1;\n0;1\n1;7\n")
    root("trygghet/enkat.toml", CODEBOOK)
    intake, own = taken(root)
    assert counts(own["trygghet/enkat.csv"]) == [6, 4, 2, 0, 0, 0]
    table = intake.table("raw_svar")
    assert list(table["svarade"]) == [True, True, False, False]
    assert list(table["otrygg"]) == [False, True, False, False]
    assert list(table["vikt"]) == [1.5, 2, 1, 1]


def test_a_card_that_warns_of_personal_data_is_repeated(root):
    for name, words in (("a", "personuppgifter = true"), ("b", "personuppgifter = false")):
        root(f"est/{name}.csv", f"rapport_id;rapportor;datum;kategori;plats\n{name};Skola;2024-05-01;Klotter;torget\n")
        root(f"est/{name}.csv.toml", words)
    _, own = taken(root)
    said = [" ".join(own[f"est/{name}.csv"]["anmarkningar"]) for name in "ab"]
    assert ["kan innehålla personuppgifter" in text for text in said] == [True, False]


def test_a_survey_in_two_files_is_asked_about(root):
    """A corrected file and a second part look alike: both are counted, and whoever delivered them is told."""
    for name in ("2024-01-01", "2024-02-01"):
        root(f"trygghet/{name}.csv", f"vikt;svar\n1;{name[6]}\n")
        root(f"trygghet/{name}.toml", CODEBOOK)
    intake, own = taken(root)
    assert len(intake.table("raw_svar")) == 2
    said = {name: " ".join(f["anmarkningar"]) for name, f in own.items() if name.endswith(".csv")}
    assert "0182/trygghet/2024-02-01.csv" in said["trygghet/2024-01-01.csv"]
    assert "ta bort den gamla" in said["trygghet/2024-02-01.csv"]


def test_a_question_that_no_problem_knows_is_counted_by_its_accepted_answers(root, monkeypatch):
    from transforms.deliveries import csv_file

    monkeypatch.setattr(csv_file, "_PART", 2)
    for name in ("2024-01-01", "2024-02-01"):  # the second time nothing of it is accepted
        root(f"trygghet/{name}.csv", "vikt;svar\n1;1\n1;2\n1;9\n0;1\n1;1\n")
        root(f"trygghet/{name}.toml", CODEBOOK)
    root("trygghet/2024-03-01.csv", "vikt;svar\n0;1\n")
    root("trygghet/2024-03-01.toml", CODEBOOK)
    _, own = taken(root)
    assert [f["omappade"] for f in own.values()] == [{"f1": 4}, {}, {}]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('namn = "Enkät"', "namn = 3"),
        ("ar = 2024", 'ar = "i fjol"'),
        ("ar = 2024", "ar = inf"),
        ("ar = 2024", "ar = 2999"),
        ("ar = 2024", "ar = true"),
        ("ar = 2024", "ar = 2024.5"),
        ('vikt = "vikt"', "x = 1"),
        ('vikt = "vikt"', "vikt = 4"),
        ("svar = [1, 2]", "svar = 5"),
        ("otrygg = [2]", "otrygg = [3]"),
        ("otrygg = [2]", 'otrygg = "2"'),
        ("bortfall = [9]", "bortfall = 9"),
        ('kolumn = "svar"', "kolumn = 3"),
        ('kolumn = "svar"', 'kolumn = "vikt"'),
        ('id = "f1"', ""),
        ("[[fraga]]", "[fraga]"),
        ("[[fraga]]", "[[annat]]"),
        ("[design]", "[design"),
        ('[design]\nvikt = "vikt"', "design = 3"),
    ],
)
def test_a_faulty_codebook_refuses_its_file(root, old, new):
    assert old in CODEBOOK
    root("trygghet/enkat.csv", "vikt;svar\n1,5;1\n")
    root("trygghet/enkat.toml", CODEBOOK.replace(old, new))
    _, own = taken(root)
    assert own["trygghet/enkat.csv"]["status"] == "avvisad"
    assert own["trygghet/enkat.csv"]["skal"].startswith("Kodboken går inte att läsa (")
    assert not re.search(r"invalid|must be|object|indices", own["trygghet/enkat.csv"]["skal"])  # Python's own words


def test_a_column_of_the_codebook_that_is_not_delivered_is_named(root):
    root("trygghet/enkat.csv", "vikt;annat\n1,5;1\n")
    root("trygghet/enkat.toml", CODEBOOK)
    _, own = taken(root)
    said = own["trygghet/enkat.csv"]["skal"]
    assert said.startswith("Kodboken nämner kolumnen svar, som inte finns i filen.")
    assert said.endswith("Rubriker som fanns: vikt, annat.")


def test_an_unknown_area_of_a_respondent_is_quarantined(root):
    root("trygghet/enkat.csv", "vikt;svar;omr\n1;1;0182R001\n1;1;9999R001\n1;1;Sickla\n1;1;\n1;1;182\n")
    root("trygghet/enkat.toml", CODEBOOK.replace('vikt = "vikt"', 'vikt = "vikt"\nomrade = "omr"'))
    _, own = taken(root)
    assert counts(own["trygghet/enkat.csv"]) == [5, 3, 2, 0, 0, 0]
    assert own["trygghet/enkat.csv"]["rattade"] == {"inledande_nolla": 1}


HEAD = "typ: medborgardialog\ndatum: 2024-05-01\nplats: Orminge centrum\ndeltagare: 14\n---\n"


def test_a_note_becomes_coded_statements_without_persons(root, tmp_path):
    root(
        "dialog/a.md",
        HEAD + "- Det är mörkt i tunneln\n- Klotter överallt\n\nMopeder kör på\n"
        "gångbanan hos Anna Lindgren, ring 070-123 45 67\n"
        "\nLars på Storgatan 3 säljer knark, 850709-9805\n",
    )
    intake, own = taken(root)
    assert counts(own["dialog/a.md"]) == [4, 3, 0, 0, 1, 0]
    assert own["dialog/a.md"]["personradnummer"] == [12]
    table = intake.table("raw_dialog")
    assert list(table["rad"]) == [6, 7, 9]
    assert [p for row in table["problem"] for p in row] == [
        "otrygg_plats",
        "skadegorelse_klotter",
        "trafik_buskorning",
    ]
    assert list(table["yttrande"]) == ["Det är mörkt i tunneln", "Klotter överallt",
                                       "Mopeder kör på gångbanan hos [namn], ring [telefon]"]
    assert list(table["stycke"]) == [1, 2, 3]
    assert own["dialog/a.md"]["anmarkningar"] == ["Dolt i texten innan den lagrades: 1 namn och 1 telefonnummer."]
    kept = everything(intake) + repr(intake.reports)
    assert not any(word in kept for word in ("Lars ", "Anna Lindgren", "-9805", "070-", "123 45"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("typ: tips\ndatum: 2024-05-01\nMörkt\n", "inget huvud"),
        ("datum: 2024-05-01\n---\nx\n", "Huvudet saknar typ"),
        ("---\nx\n", "Huvudet saknar typ, datum"),
        ("typ: tips\nringde om grannen Anna\n---\nx\n", "Rad 2 i huvudet"),
        ("typ: tips\ndatum: 2024-05-01\nnamn: Anna 850709-9805\n---\nx\n", "personnummer"),
        ("typ: tips\nAnna 850709–9805\n---\n", "personnummer"),
        ("", "Filen är tom"),
    ],
)
def test_a_faulty_header_refuses_the_note_and_repeats_nothing_of_it(root, text, reason):
    root("dialog/a.txt", text)
    intake, own = taken(root)
    assert own["dialog/a.txt"]["status"] == "avvisad"
    assert reason in own["dialog/a.txt"]["skal"]
    assert "Anna" not in repr(intake.reports)
    assert "9805" not in repr(intake.reports)


def test_wrong_values_in_a_header_quarantine_every_statement(root):
    root("dialog/a.txt", "typ: prat\ndatum: 2024-02-30\n---\nMörkt\n\nKlotter\n")
    _, own = taken(root)
    assert counts(own["dialog/a.txt"]) == [2, 0, 2, 0, 0, 0]


def test_a_line_of_another_encoding_takes_its_statement_with_it(root):
    root(
        "dialog/a.txt",
        HEAD.encode() + "Mörkt i parken\n\nHär är det\n".encode() + "klottrat å det grövsta\n".encode("cp1252"),
    )
    _, own = taken(root)
    assert counts(own["dialog/a.txt"]) == [2, 1, 1, 0, 0, 0]
    assert own["dialog/a.txt"]["karantanrader"][0]["rad"] == 8


def test_a_word_document_is_read_by_paragraph(root):
    path = root("dialog/a.docx", "")
    ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (*HEAD.strip().split("\n"), "Klotter", "Mörkt")
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{ns}"><w:body>{paragraphs}</w:body></w:document>')
    root("dialog/b.docx", b"PK\x03\x04broken")
    intake, own = taken(root)
    assert counts(own["dialog/a.docx"]) == [2, 2, 0, 0, 0, 0]
    assert list(intake.table("raw_dialog")["problem"]) == [["skadegorelse_klotter"], ["otrygg_plats"]]
    assert own["dialog/b.docx"]["status"] == "avvisad"


def test_what_walks_and_reports_say_of_persons_is_in_no_table(root, tmp_path):
    root(
        "vandring/a.csv",
        WALK + "2024-05-01;v1;torget;Klotter hos Svensson;Sanera med Svensson;Kommunen;ny\n"
        "2024-05-01;v1;torget;Klotter hos Svensson;Sanera annat;Kommunen;klar\n2024-05-01;v1;torget;Mörkt;;;snart\n",
    )
    root(
        "est/a.csv",
        EST + "1;Skola;2024-05-01;Klotter;torget;Svensson var där\n1;Skola;2024-05-01;Klotter;torget;Svensson gick\n",
    )
    intake, own = taken(root)
    assert counts(own["vandring/a.csv"]) == [3, 1, 2, 0, 0, 0]
    assert counts(own["est/a.csv"]) == [2, 1, 1, 0, 0, 0]
    write_quarantine(intake, tmp_path / "q")
    kept = "".join(path.read_text() for path in (tmp_path / "q" / "0182").iterdir())
    kept += everything(intake)
    assert "Svensson" not in kept
    assert "[fritext]" in kept
    walks = intake.table("raw_vandring")
    assert list(walks["iakttagelse"]) == ["Klotter hos [namn]"]
    assert list(walks["atgard"]) == ["Sanera med [namn]"]
