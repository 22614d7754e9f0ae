"""What a row, a column and a part are about, read off their words; and links inside a cell."""

import pytest

from reports.follow import choices
from reports.html import environment
from reports.model import Link, Linked, Section, Table
from reports.vocabulary import Vocabulary

WORDS = Vocabulary(
    {"problem": {"Narkotika": ("narkotika",), "Narkotika bland unga": ("narkotika_unga",), "Stöld": ("stold",)},
     "kalla": {"Polisens händelser": ("handelser",), "Händelser": ("handelser",), "EST": ("est",)},
     "plats": {"Boo": ("b", "omr"), "Orminge": ("o",)}, "lofte": {"L-1": ("L-1",), "L-10": ("L-10",)}},
    {"problem": {"narkotika": "Narkotika", "narkotika_unga": "Narkotika bland unga", "stold": "Stöld"},
     "kalla": {"handelser": "Polisens händelser", "est": "EST"}, "plats": {"b": "Boo", "o": "Orminge", "omr": "Norr"}},
    {"L-1": {"problem": ("stold",)}, "L-10": {"problem": ("narkotika",), "plats": ("o",)}})


@pytest.mark.parametrize(("header", "cells", "about"), [
    (("Problem", "Antal"), ("Narkotika bland unga", "3"), {"problem": ("narkotika_unga",)}),
    (("Serie", "År"), ("Bredare serie för stöld och narkotika", "2017"), {"problem": ("stold", "narkotika")}),
    (("Plats", "Problem"), ("Boo", "stöld"), {"plats": ("b", "omr"), "problem": ("stold",)}),
    (("Löfte", "Svar"), ("L-10", "ja"), {"problem": ("narkotika",), "plats": ("o",)}),
    (("År", "Not"), ("2017", "Stöld i Boo"), {}),
    (("Plats", "Antal"), ("Booby", "1"), {}),
])
def test_a_row_is_about_the_names_in_its_columns_of_names(header, cells, about):
    assert WORDS.row(header, cells) == about


def test_columns_are_about_their_headings_only_when_all_of_them_are_names():
    assert WORDS.columns(("Löfte", "Händelser", "EST")) == [{}, {"kalla": ("handelser",)}, {"kalla": ("est",)}]
    assert WORDS.columns(("Plats", "Problem", "Händelser")) == [{}, {}, {}]
    assert WORDS.columns(("Plats", "Händelser")) == [{}, {}]


def test_a_part_of_a_promise_is_about_what_the_promise_is_about():
    assert WORDS.section("uppfoljning-L-10") == {"problem": ("narkotika",), "plats": ("o",)}
    assert WORDS.section("lofte-okant") == {} == WORDS.section("trygghet")


def test_only_what_the_report_holds_can_be_chosen_and_one_is_no_choice():
    table = Table("t", ("Plats", "Problem"), (("Orminge", "Stöld"), ("Orminge", "Narkotika")))
    assert choices([Section("a", "A", parts=(Section("b", "B", (table,)),))], WORDS) == [
        ("problem", "Problem", [("narkotika", "Narkotika"), ("stold", "Stöld")])]


def test_links_stand_on_their_own_words_or_after_the_text():
    cell = environment().filters["cell"]
    both = Linked("L-10, L-1", (Link("L-10", "Ett", "x"), Link("L-1", "", "y")))
    assert cell(both) == (
        '<a href="#x">L-10<span class="dold">: Ett</span></a>, <a href="#y">L-1</a>')
    after = Linked("a < b", (Link("Tal", "<i>", "z"),))
    assert cell(after) == (
        'a &lt; b<span class="vag"><a href="#z">Tal<span class="dold">: &lt;i&gt;</span></a></span>')
    assert cell("<b>") == "&lt;b&gt;"
