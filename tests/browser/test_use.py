"""The page as a tool in a meeting, by keyboard and by click, and as a plain document without JavaScript."""

import pytest

from tests.browser.run import run
from tests.reports.fixture_underlag import HEADINGS


@pytest.fixture(scope="module")
def seen(made, listed):
    return run("use", {
        "page": made, "list": listed, "problem": "Inbrott", "kalla": "dialog", "plats": "0182-orminge",
        "anchor": "tal-inbrott_bostad.brott_forandring-0182-2017", "lofte": "0182-2017-1", "other": "trafik_hastighet"})


def test_the_keyboard_finds_the_way_past_the_contents(seen):
    assert seen["skip"] == "Hoppa till innehållet" and seen["skipped"] == "#innehall"


def test_a_chosen_problem_is_followed_by_parts_contents_and_matrix(seen):
    mine, others = HEADINGS["inbrott_bostad"], [h for p, h in HEADINGS.items() if p != "inbrott_bostad"]
    assert set(HEADINGS.values()) <= set(seen["first"]["parts"])
    for place in ("parts", "contents"):
        assert mine in seen["problem"][place] and f"Uppföljning: {mine}" in seen["problem"][place]
        assert not [t for t in seen["problem"][place] for other in others if other in t]
    assert [row[0] for row in seen["problem"]["matrix"]] == ["Löfte", mine]
    assert len(seen["first"]["matrix"]) == 7
    assert seen["problem"]["said"].startswith("Visar Inbrott i bostad: 1 av 6 löften")


def test_a_chosen_source_leaves_its_own_column(seen):
    assert seen["kalla"]["matrix"] == [["Löfte", "Dialog"], [HEADINGS["inbrott_bostad"], "● stöder demo"]]


def test_a_chosen_place_leaves_its_rows_and_what_concerns_the_whole_kommun(seen):
    assert len(seen["first"]["places"]) == 2
    assert [row for row in seen["plats"]["places"] if "Fisksätra" in row] == []
    assert any("Orminge" in row for row in seen["plats"]["places"])
    assert set(HEADINGS.values()) <= set(seen["plats"]["parts"])


def test_all_comes_back(seen):
    assert {k: v for k, v in seen["reset"].items() if k != "said"} == {
        k: v for k, v in seen["first"].items() if k != "said"}


def test_print_has_the_choice_in_words_and_no_controls(seen):
    content, gone = seen["print"]
    assert content.startswith('"Urval: Inbrott i bostad, Dialoger.') and gone


def test_a_sentence_leads_to_its_number_and_back(seen):
    text, visible = seen["walk"]
    assert "inbrott_bostad.brott_forandring" in text and "1,21 (1,08–1,35)" in text and "Anmälda brott" in text
    assert visible
    assert seen["back"] == HEADINGS["inbrott_bostad"]


def test_a_link_to_what_the_choice_put_away_shows_it_again(seen):
    assert seen["uncovered"] is True


def test_without_javascript_the_page_is_a_whole_document(seen):
    assert seen["plain"]["form"] == 0 and seen["first"]["form"] == 1
    assert seen["plain"]["sections"] == seen["first"]["sections"] == 13
    assert seen["plain"]["parts"] == seen["first"]["parts"]
    assert seen["plain"]["contents"]


def test_the_list_of_publications_is_searched_by_kommun_and_period(seen):
    assert seen["list"] == [["Nacka (0182) 2016", "Nacka (0182) 2017"], ["Nacka (0182) 2016"], [], "Visar 0 av 2."]


def test_the_map_has_the_numbers_of_its_table_on_the_areas(seen):
    assert seen["map"]["spots"] == ["1", "2"] and seen["map"]["areas"] == ["1"]
    assert seen["map"]["shapes"] == 2


def test_the_map_is_moved_zoomed_and_read_by_keyboard(seen):
    start, right, nearer = seen["map"]["moved"]
    assert right[0] != start[0] and right[1] == start[1]
    assert nearer[1] != right[1]
    assert seen["map"]["popup"] == ["1 Orminge centrum Orminge känd punkt"]
    assert seen["map"]["hot"] == ["1 Orminge Inbrott i bostad: 122 mot väntat 40"]


def test_a_chosen_place_is_shown_on_the_map(seen):
    assert seen["map"]["chosen"] == ["2 Fisksätra station Fisksätra ungefärlig"]


def test_paper_and_a_page_without_javascript_have_the_drawn_map(seen):
    assert seen["map"]["print"] == [True, True]
    assert seen["plain"]["map"] == [True, True]
