"""The worksheet there and back: written from notes, corrected, delivered, and read again."""

import io

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.delivery_root import KNOWN, TALK, counts, everything, root, taken
from transforms.deliveries.workbook import read_sheets
from transforms.delivery_report import write_quarantine
from transforms.locate import locate
from transforms.worksheet import double_coded, statements, workbook

__all__ = ["root"]

NOTE = "typ: medborgardialog\ndatum: 2024-05-01\nplats: Orminge centrum\n---\n"
SAID = "- Klotter överallt\n- Det är färre inbrott i vinter, skönt\n- Kaffet var gott\n- Mörkt i Fisksätra centrum\n"


def ids(intake):
    return list(intake.table("raw_dialog")["yttrande_id"])


def sheet(intake):
    made = statements(intake, KNOWN)
    return workbook(made, double_coded(made), "0182", KNOWN)


def table(path_or_bytes, tmp_path, name="Yttranden"):
    path = tmp_path / "las.xlsx"
    path.write_bytes(path_or_bytes)
    rows = dict(read_sheets(path))[name]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def written(rows, header=None, name="Yttranden"):
    """A workbook of one sheet, as somebody saves it."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet(name)
        for column, key in enumerate(header or rows[0]):
            for number, text in enumerate([key, *(row.get(key, "") for row in rows)]):
                page.write_string(number, column, text)
    return target.getvalue()


def used(intake):
    query = "select problem, bra, plats_kod, plats_regel, rattad from stg_yttranden order by fil_id, rad"
    return intake.con.execute(query).fetchall()


def test_ids_last_when_a_note_is_renamed_grows_or_is_told_of_more_people(root):
    path = root("dialog/a.md", NOTE + SAID)
    before = ids(taken(root)[0])
    assert len(set(before)) == 4
    path.unlink()
    root("dialog/mapp/2024-06-01-b.md", NOTE.replace("---", "deltagare: 9\n---") + "- Ett till\n" + SAID.upper())
    assert ids(taken(root)[0])[1:] == before


def test_statements_alike_are_told_apart_in_a_note_and_between_notes(root):
    root("dialog/a.md", NOTE + "- Klotter\n- Klotter\n")
    root("dialog/b.md", NOTE.replace("05-01", "05-02") + "- Klotter\n")
    assert len(set(ids(taken(root)[0]))) == 3


def test_doubts_come_first_and_what_is_judged_last(root, tmp_path):
    root("dialog/a.md", NOTE + SAID)
    intake, _ = taken(root)
    rows = table(sheet(intake), tmp_path)
    assert rows[0]["yttrande"] == "Det är färre inbrott i vinter, skönt"
    assert rows[0]["tvivel"] == "nekat eller bättre"
    assert (rows[0]["föreslaget problem"], rows[0]["föreslaget bra"]) == ("-", "Inbrott i bostad")
    assert rows[1] | {"yttrande_id": "", "skäl": ""} == {
        "yttrande_id": "", "fil": "a.md", "stycke": "1", "datum": "2024-05-01", "typ": "medborgardialog",
        "plats i huvudet": "Orminge centrum", "yttrande": "Klotter överallt", "föreslaget problem":
        "Skadegörelse och klotter", "föreslaget bra": "-", "föreslagen plats": "-", "skäl": "", "tvivel": "",
        "problem": "", "bra": "", "plats": "", "kodare": "", "kommentar": ""}
    root("dialog/2024-06-01.xlsx", written([rows[0] | {"problem": "ok"}]))
    again = table(sheet(taken(root)[0]), tmp_path)
    assert again[-1]["yttrande_id"] == rows[0]["yttrande_id"]
    assert [again[-1][k] for k in ("problem", "bra", "plats", "kodare")] == ["-", "Inbrott i bostad", "", "A"]


def test_a_corrected_sheet_wins_and_moves_problem_direction_and_place(root, tmp_path):
    root("dialog/a.md", NOTE + SAID)
    rows = {r["yttrande"][:4]: r for r in table(sheet(taken(root)[0]), tmp_path)}
    corrected = [
        rows["Klot"] | {"problem": "cykelstold, Nedskräpning", "plats": "Fisksätra centrum", "kodare": "b"},
        rows["Det "] | {"bra": "ok"},
        rows["Kaff"] | {"problem": "-", "plats": "typ:skola"},
        rows["Mörk"] | {"plats": "-"},
    ]
    root("dialog/2024-06-01 rättat.xlsx", written(corrected))
    intake, own = taken(root)
    assert counts(own["dialog/2024-06-01 rättat.xlsx"]) == [4, 4, 0, 0, 0, 0]
    assert own["dialog/2024-06-01 rättat.xlsx"]["form"] == "rättade koder (arbetsblad)"
    assert used(intake) == [
        (["cykelstold", "nedskrapning"], [], "0182-fisksatra", "manuell", True),
        ([], ["inbrott_bostad"], None, "huvud", True),
        ([], [], "typ:skola", "manuell", True),
        (["otrygg_plats"], [], None, "huvud", False),
    ]
    where = locate(intake, KNOWN).groupby("rad")["omrade_kod"].agg(set)
    rad = list(intake.table("raw_dialog")["rad"])
    assert "0182-fisksatra" in where[rad[0]] and "0182-fisksatra" not in where[rad[3]]


def test_a_csv_saved_from_the_sheet_is_read_as_well(root, tmp_path):
    root("dialog/a.md", NOTE + SAID)
    [name, *_] = ids(taken(root)[0])
    root("dialog/2024-06-01.csv", f"yttrande_id;problem;kodare;kommentar\n{name};brand;A;ring Anna Lindgren\n")
    intake, own = taken(root)
    assert counts(own["dialog/2024-06-01.csv"]) == [1, 1, 0, 0, 0, 0]
    assert used(intake)[0][0] == ["brand"]
    assert "Lindgren" not in everything(intake) + repr(intake.reports)


def test_corrections_survive_new_notes_and_a_renamed_one(root):
    note = root("dialog/a.md", NOTE + SAID)
    [name, *_] = ids(taken(root)[0])
    root("dialog/2024-06-01.csv", f"yttrande_id;problem;kodare\n{name};brand;A\n")
    note.rename(note.with_name("annat namn.md"))
    root("dialog/2024-07-01.md", NOTE.replace("05-01", "07-01") + "- Klotter överallt\n")
    assert sorted(row[0] for row in used(taken(root)[0]) if row[4]) == [["brand"]]


@pytest.mark.parametrize(("cells", "column", "said"), [
    ("trolleri;;;A", "problem", "'trolleri' är inte ett problem"),
    ("brand;brand;;A", "problem", "brand står både som problem och som bra"),
    (";;månen;A", "plats", "'månen' är ingen känd plats"),
    ("brand;;;Anna Lindgren", "kodare", "aldrig ett namn"),
    ("ok;;;A", "problem", "'ok' är inte ett problem"),  # there is no proposal in the row to accept
])
def test_what_cannot_be_a_code_is_told_by_line_and_the_rest_goes_on(root, cells, column, said):
    root("dialog/a.md", NOTE + SAID)
    one, two, *_ = ids(taken(root)[0])
    root("dialog/2024-06-01.csv", f"yttrande_id;problem;bra;plats;kodare\n{one};{cells}\n{two};stold;;;A\n")
    intake, own = taken(root)
    [row] = own["dialog/2024-06-01.csv"]["karantanrader"]
    assert (row["rad"], row["kolumn"]) == (2, column)
    assert said in row["skal"]
    assert "Anna" not in repr(own)
    assert [r[4] for r in used(intake)] == [False, True, False, False]


def test_the_second_sheet_has_no_proposals_and_counts_as_b(root, tmp_path):
    root("dialog/a.csv", TALK + "".join(f"2024-05-01;tips;;;Klotter nummer {i}\n" for i in range(60)))
    intake, _ = taken(root)
    book = sheet(intake)
    blind = table(book, tmp_path, "Dubbelkodning")
    assert len(blind) == 50
    assert not any(key.startswith("föresl") or key in ("skäl", "tvivel") for key in blind[0])
    root("dialog/2024-06-01.xlsx", written([blind[0] | {"problem": "brand"}], name="Dubbelkodning"))
    assert taken(root)[0].con.execute("select kodare from stg_kodning").fetchall() == [("B",)]


def test_the_same_statements_give_the_same_bytes_and_a_formula_is_text(root, tmp_path):
    root("dialog/a.md", NOTE + '- =HYPERLINK("http://x";"klotter")\n')
    intake, _ = taken(root)
    assert sheet(intake) == sheet(intake)
    assert table(sheet(intake), tmp_path)[0]["yttrande"].startswith("'=")


def test_a_person_planted_in_a_note_is_in_no_byte_of_what_is_made(root, tmp_path):
    planted = ("Torbjörn", "Lindqvist", "0701234567", "tobbe@exempel.se")
    said = "- Grannen Torbjörn Lindqvist säljer knark, ring 070-123 45 67 eller tobbe@exempel.se\n"
    root("dialog/a.md", NOTE.replace("Orminge centrum", "hos Torbjörn Lindqvist") + said)
    tips = "2024-05-01;{};;;Klotter av Torbjörn Lindqvist\n"
    root("dialog/b.csv", TALK + tips.format("tips") + tips.format("fel"))
    intake, _ = taken(root)
    write_quarantine(intake, tmp_path / "q")
    intake.con.execute(f"export database '{tmp_path / 'db'}'")
    rows = table(sheet(intake), tmp_path)
    made = [path for folder in ("q", "db") for path in (tmp_path / folder).rglob("*") if path.is_file()]
    files = [path.read_bytes().decode("utf-8", "replace") for path in made]
    kept = " ".join([*files, repr(rows), repr(intake.reports)]).replace("-", "").replace(" ", "").casefold()
    assert not [word for word in planted if word.casefold() in kept]
    assert "[namn]" in kept


CELLS = st.sampled_from(["", "-", "ok", "brand", "Stöld, Brand", "stold;alkohol"])
BETTER = st.sampled_from(["", "-", "Cykelstöld"])
CODERS = st.sampled_from(["", "A", "B", "enig"])
PLACES = st.sampled_from(["", "-", "ok", "tvetydig", "kommunen", "typ:skola", "Orminge centrum", "Fisksätra"])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELLS, BETTER, PLACES, CODERS), min_size=4, max_size=4))
def test_a_sheet_that_is_read_and_written_again_says_the_same(root, tmp_path, filled):
    root("dialog/a.md", NOTE + SAID)
    old = root("dialog/2024-06-01.xlsx", b"")
    old.unlink()
    rows = table(sheet(taken(root)[0]), tmp_path)
    keys = ("problem", "bra", "plats", "kodare")
    old.write_bytes(written([r | dict(zip(keys, f, strict=True)) for r, f in zip(rows, filled, strict=True)]))
    first, _ = taken(root)
    again = sheet(first)
    old.write_bytes(again)
    second, _ = taken(root)
    assert used(second) == used(first)
    assert sheet(second) == again


QUOTES = "fil;stycke;citat\n"


def test_an_approved_quotation_is_kept_and_another_told_of_by_line(root):
    root("dialog/a.md", NOTE + SAID + "- Torbjörn Lindqvist klottrar i tunneln\n")
    root("dialog/godkanda_citat.csv", QUOTES + "a.md;4;Mörkt i … centrum\na.md;4;mörkt i Fisksätra\na.md;9;Mörkt\n"
         "b.md;1;Mörkt\na.md;5;Torbjörn Lindqvist klottrar\na.md;5;klottrar i tunneln\n")
    intake, own = taken(root)
    report = own["dialog/godkanda_citat.csv"]
    assert counts(report) == [6, 2, 4, 0, 0, 0]
    assert [(r["rad"], r["skal"].split(".")[0]) for r in report["karantanrader"]] == [
        (3, "Orden står inte så i yttrandet"), (4, "Filen har inget yttrande med det numret"),
        (5, "Ingen inläst fil under dialog heter så"), (6, "Citatet kan peka ut någon")]
    assert list(intake.table("raw_citat")["citat"]) == ["Mörkt i … centrum", "klottrar i tunneln"]
    assert "Torbjörn" not in everything(intake) + repr(intake.reports)
