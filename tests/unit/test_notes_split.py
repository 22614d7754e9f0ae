"""Statements are cut from every form of note, with the lines they stand on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms import notes


def cut(text):
    return notes.statements(list(enumerate(text.split("\n"), start=1)))


def test_list_items_stand_alone_and_other_lines_join_into_paragraphs():
    text = (
        "Mörkt i tunneln\nsedan i höstas\n\n- Klotter\n* Mopeder\n1. Skräp\n2) Bråk\n"
        "• Inbrott\n  som ökar\n– Droger\n\n\nSist"
    )
    assert cut(text) == [
        (1, 2, "Mörkt i tunneln sedan i höstas"),
        (4, 4, "Klotter"),
        (5, 5, "Mopeder"),
        (6, 6, "Skräp"),
        (7, 7, "Bråk"),
        (8, 9, "Inbrott som ökar"),
        (10, 10, "Droger"),
        (13, 13, "Sist"),
    ]


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "---", "***\n\n- \n\n…"])
def test_nothing_blank_lines_and_rules_are_no_statements(text):
    assert cut(text) == []


def test_a_heading_is_context_and_no_statement():
    assert cut("# Trygghet i centrum\nMörkt vid torget\n\n## Övrigt\n\n- Skräp\n\nOrminge:\n- Klotter") == [
        (2, 2, "Mörkt vid torget"), (6, 6, "Skräp"), (9, 9, "Klotter")]


def test_an_underlined_heading_is_one_too():
    found = cut("Trygghet\n========\n\nMörkt\n\nTrafik\n------\nFort på vägen")
    assert found == [(4, 4, "Mörkt"), (8, 8, "Fort på vägen")]


def test_a_colon_inside_a_statement_makes_it_no_heading():
    assert cut("Orminge: mörkt vid torget") == [(1, 1, "Orminge: mörkt vid torget")]


def test_quotations_and_emphasis_lose_their_marks():
    assert cut("> Det är **kolmörkt**\n> vid stationen\n\n- [x] _Klotter_ på `skolan`") == [
        (1, 2, "Det är kolmörkt vid stationen"), (4, 4, "Klotter på skolan")]


def test_each_row_of_a_table_is_one_statement_but_not_its_first():
    """Known by its line: two statements of one line would be one row in the database."""
    assert cut("| Tema | Sagt |\n|---|:--|\n| Mörkt | Fler lampor |\n| Klotter | |") == [
        (3, 3, "Mörkt, Fler lampor"), (4, 4, "Klotter")]


def test_an_amount_at_the_start_is_no_list_number():
    assert cut("30 på skylten men alla kör 50") == [(1, 1, "30 på skylten men alla kör 50")]


@given(st.text(alphabet="ab .-*#>|:=1)\n", max_size=80))
def test_any_text_is_cut_into_statements_in_order_within_its_lines(text):
    found = cut(text)
    lines = text.count("\n") + 1
    assert all(1 <= first <= last <= lines and said.strip() for first, last, said in found)
    assert [f[0] for f in found] == sorted({f[0] for f in found})
