"""Every row is accounted for, in delivery order: duplicates, corrections, final figures."""

import os

import pytest

from tests.intake.delivery_root import (
    CODEBOOK,
    CRIME,
    INCIDENT,
    TALK,
    counts,
    incident,
    root,
    taken,
)

__all__ = ["root"]


def test_duplicates_and_same_key_within_a_file(root):
    root("handelser/a.csv", INCIDENT + incident("h1") + incident("h1") + incident("h1", code="9999") + incident("h2"))
    intake, own = taken(root)
    assert counts(own["handelser/a.csv"]) == [4, 2, 1, 1, 0, 0]
    assert own["handelser/a.csv"]["karantanrader"][0]["rad"] == 4
    assert "samma nyckel (h1)" in own["handelser/a.csv"]["karantanrader"][0]["skal"]
    assert sorted(intake.table("raw_handelser")["handelse_id"]) == ["h1", "h2"]


def test_duplicates_and_corrections_in_a_later_file(root):
    root("handelser/2024-06-01.csv", INCIDENT + incident("h1") + incident("h2"))
    root(
        "handelser/2024-07-01.csv",
        INCIDENT + incident("h1") + incident("h2", code="1201") + incident("h2", code="1202"),
    )
    intake, own = taken(root)
    assert counts(own["handelser/2024-06-01.csv"]) == [2, 2, 0, 0, 0, 0]
    assert counts(own["handelser/2024-07-01.csv"]) == [3, 1, 1, 1, 0, 1]
    used = intake.table("raw_handelser").set_index("handelse_id")["brottskod"].to_dict()
    assert used == {"h1": "5010", "h2": "1201"}


def test_a_duplicate_may_have_its_columns_in_another_order_and_leave_out_an_empty_one(root):
    root("handelser/2024-06-01.csv", INCIDENT + incident("h1"))
    root(
        "handelser/2024-07-01.csv",
        "start;e;n;handelse_id;brottstyp;brottskod\n2024-05-01 10:00;684000;6580000;h1;Narkotikabrott;5010\n",
    )
    _, own = taken(root)
    assert counts(own["handelser/2024-07-01.csv"]) == [1, 0, 0, 1, 0, 0]


def test_empty_parts_of_a_key_are_equal(root):
    root("aktiviteter/2024-01-01.csv", "datum;aktivitet_id;antal;plats;utforare\n2023-05-01;0182-2017-1b;1;;\n")
    root(
        "aktiviteter/2024-02-01.csv",
        "datum;aktivitet_id;antal\n2023-05-01;0182-2017-1b;2\n2023-05-01;0182-2017-1b;2\n",
    )
    intake, own = taken(root)
    assert counts(own["aktiviteter/2024-02-01.csv"]) == [2, 1, 0, 1, 0, 1]
    assert list(intake.table("raw_aktiviteter")["antal"]) == [2]


@pytest.mark.parametrize(("first", "second", "replaced"), [("ja", "nej", 1), ("nej", "ja", 0)])
def test_the_final_figure_is_used_whichever_comes_first(root, first, second, replaced):
    figure = {"ja": 90, "nej": 100}
    root("brott/2026-01-01.csv", CRIME + f"0182;1999;Totalt antal brott;{figure[first]};{first}\n")
    root("brott/2026-02-01.csv", CRIME + f"0182;1999;Totalt antal brott;{figure[second]};{second}\n")
    intake, own = taken(root)
    assert counts(own["brott/2026-02-01.csv"]) == [1, 1, 0, 0, 0, replaced]
    used = intake.table("raw_brott").query("kommun == '0182' and period == '1999'")
    assert list(used["antal"]) == [100]


def test_preliminary_and_final_figures_in_one_file_are_both_accepted(root):
    root("brott/a.csv", CRIME + "0182;1999;Totalt antal brott;100;nej\n0182;1999;Totalt antal brott;90;ja\n")
    intake, own = taken(root)
    assert counts(own["brott/a.csv"]) == [2, 2, 0, 0, 0, 0]
    assert list(intake.table("raw_brott").query("kommun == '0182' and period == '1999'")["antal"]) == [100]


def test_the_card_beats_the_name_and_the_name_beats_the_clock(root):
    by_card = root("handelser/2024-12-31.csv", INCIDENT + incident("h1", code="1"))
    by_card.with_name("2024-12-31.csv.toml").write_text("hamtad = 2024-01-01\ntitel = 'Uttag'\n")
    root("handelser/2024-06-01 rättad.csv", INCIDENT + incident("h1", code="2"))
    by_clock = root("handelser/a.csv", INCIDENT + incident("h1", code="3"))
    os.utime(by_clock, (1_709_294_400, 1_709_294_400))  # 2024-03-01
    intake, own = taken(root)
    assert [f["leveransdatum"] for f in own.values()] == ["2024-01-01", "2024-03-01", "2024-06-01"]
    assert list(intake.table("raw_handelser")["brottskod"]) == ["2"]


def test_files_of_one_day_are_read_by_name(root):
    root("handelser/2024-06-01-b.csv", INCIDENT + incident("h1", code="late"))
    root("handelser/2024-06-01-a.csv", INCIDENT + incident("h1", code="early"))
    intake, _ = taken(root)
    assert list(intake.table("raw_handelser")["brottskod"]) == ["late"]


def test_respondents_and_statements_may_be_alike_but_a_whole_file_only_once(root):
    note = "typ: intervju\ndatum: 2024-05-01\n---\nMörkt\n\nMörkt\n"
    for folder in ("", "igen/"):
        root(f"trygghet/{folder}enkat.csv", "vikt;svar\n1,5;1\n1,5;1\n")
        root(f"trygghet/{folder}enkat.toml", CODEBOOK)
        root(f"dialog/{folder}2024-05-01.txt", note)
        root(f"dialog/{folder}tips.csv", TALK + "2024-05-01;tips;;;Mörkt\n2024-05-01;tips;;;Mörkt\n")
    _, own = taken(root)
    assert counts(own["trygghet/enkat.csv"]) == [2, 2, 0, 0, 0, 0]
    assert counts(own["trygghet/igen/enkat.csv"]) == [2, 0, 0, 2, 0, 0]
    assert counts(own["dialog/2024-05-01.txt"]) == [2, 2, 0, 0, 0, 0]
    assert counts(own["dialog/igen/2024-05-01.txt"]) == [2, 0, 0, 2, 0, 0]
    assert counts(own["dialog/igen/tips.csv"]) == [2, 1, 0, 1, 0, 0]  # first by name; in a table the row is its key
    assert counts(own["dialog/tips.csv"]) == [2, 0, 0, 2, 0, 0]


def test_the_same_file_once_more_is_unchanged(root):
    root("handelser/2024-06-01.csv", INCIDENT + incident("h1") + incident("h2", start="2024-02-30 10:00"))
    root("handelser/2024-07-01.csv", INCIDENT + incident("h1") + incident("h2", start="2024-02-30 10:00"))
    root("handelser/2024-08-01.csv", INCIDENT + incident("h1"))
    _, own = taken(root)
    assert [own[f"handelser/2024-0{m}-01.csv"]["status"] for m in (6, 7, 8)] == ["delvis", "oforandrad", "godkand"]
    assert counts(own["handelser/2024-07-01.csv"]) == [2, 0, 1, 1, 0, 0]
