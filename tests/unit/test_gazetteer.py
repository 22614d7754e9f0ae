"""What people write as a place: known names in all their forms, several things told apart, nothing guessed."""

import unicodedata

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.delivery_root import EST, counts, root, taken
from transforms import registry
from transforms.gazetteer import Gazetteer, Match, gazetteer_of
from transforms.locate import locate
from transforms.registry import Kommun, Plats
from transforms.swedish import delivery_report as words

__all__ = ["root"]
KNOWN = registry.load()
FIVE = {kod: gazetteer_of(kod, KNOWN) for kod in ("0120", "0125", "0163", "0182", "0683")}


def place(plats_id, namn, *alias, typ="torg"):
    return Plats(plats_id, namn, alias, typ, 0.0, 0.0, 100.0, "0182R001", "kalla")


SMALL = Gazetteer(
    Kommun("0182", "Nacka", "Stockholms län", "", ""),
    (place("p1", "Stora torget", "torget", "mitten"), place("p2", "Lilla torget", "torget")),
    (("0182R001", "Ektorp-Skuru"), ("0182R002", "Centrum-Apladalen"), ("0182R003", "Norra Skuru-Dalen")),
)


@pytest.mark.parametrize(
    ("text", "outcome", "code", "rule"),
    [
        ("Stora torget", "plats", "p1", "namn"),
        (" stora  TORGET ", "plats", "p1", "namn"),
        ("p2", "plats", "p2", "namn"),
        ("mitten", "plats", "p1", "namn"),
        ("på stora torget", "plats", "p1", "bojning"),
        ("Stora torgets", "plats", "p1", "bojning"),
        ("Skuru", "omrade", "0182R001", "omrade"),
        ("ektorp-skuru", "omrade", "0182R001", "omrade"),
        ("0182r002", "omrade", "0182R002", "omrade"),
        ("Apladalens", "omrade", "0182R002", "bojning"),
        ("Skuruskolan", "omrade", "0182R001", "sammansattning"),
        ("Nackas", "kommun", "0182", "bojning"),
        ("Nacka kommun", "kommun", "0182", "kommun"),
        ("Skuru, Nacka", "omrade", "0182R001", "bojning"),
        # A kind alone names nothing, though it is a part of an area's name or begins many names.
        ("centrum", "okand", "", ""),
        ("skolan", "okand", "", ""),
        ("okänt", "okand", "", ""),
        ("", "okand", "", ""),
        # An address holds a name that is somebody's street, not the place.
        ("Stora torget 5", "okand", "", ""),
    ],
)
def test_a_name_is_told_by_its_words(text, outcome, code, rule):
    assert SMALL.find(text) == Match(outcome, code, rule)


def test_a_name_of_several_places_is_ambiguous_and_names_them():
    assert SMALL.find("torget") == Match("tvetydig", "", "namn", ("Lilla torget", "Stora torget"))


# The traps of the five kommuner: names that resemble each other, and names whose place nobody can tell.
@pytest.mark.parametrize(
    ("kommun", "text", "outcome", "code"),
    [
        ("0182", "Orminges", "plats", "0182-orminge-centrum"),
        ("0182", "Fisksätra C", "plats", "0182-fisksatra"),
        ("0182", "fritidsgård, Orminge", "plats", "0182-orminge-fritidsgard"),
        ("0182", "Sickla", "omrade", "0182R012"),
        ("0182", "Sickla köpkvarters", "omrade", "0182R012"),
        ("0182", "Ormingehus", "omrade", "0182R010"),
        ("0182", "Skuru", "omrade", "0182R003"),
        ("0182", "Saltsjö Duvnäs", "omrade", "0182R013"),
        ("0182", "Ormingelandet", "okand", ""),
        ("0182", "Torsby", "okand", ""),
        ("0182", "Boohus", "okand", ""),
        ("0182", "Nacka kyrka", "okand", ""),
        ("0120", "Ormingelandet", "omrade", "0120R013"),
        ("0120", "Orminge", "okand", ""),
        ("0120", "Torsby", "omrade", "0120R016"),
        ("0120", "Gustavsberg", "tvetydig", ""),
        ("0120", "Gustavsbergs C", "plats", "0120-gustavsbergs-centrum"),
        ("0163", "Norrvikens stn", "plats", "0163-norrviken-station"),
        ("0163", "Rotebro", "tvetydig", ""),
        ("0163", "Tureberg", "tvetydig", ""),
        ("0683", "Bor", "plats", "0683-bor"),
        ("0683", "Centrum", "okand", ""),
        ("0683", "väg 27 vid Forsheda", "plats", "0683-riksvag-27"),
        ("0125", "Ekerö", "kommun", "0125"),
        ("0125", "Ekerö centrum, Ekerö kommun", "plats", "0125-ekero-centrum"),
        ("0182", "Sickla station, Sickla", "plats", "0182-sickla-station"),
        ("0182", "Fisksätras torg/Fisksätra", "plats", "0182-fisksatra"),
        ("0182", "Sickla station, Storgatan 5", "okand", ""),
    ],
)
def test_the_names_of_the_five_kommuner(kommun, text, outcome, code):
    found = FIVE[kommun].find(text)
    assert (found.utfall, found.kod) == (outcome, code)
    assert bool(found.kandidater) == (outcome == "tvetydig")


def test_what_is_left_of_a_name_names_all_that_it_may_mean():
    assert FIVE["0120"].find("Gustavsberg").kandidater == (
        "Fritidsgården i Gustavsberg", "Gustavsbergs centrum", "Skateparken i Gustavsberg",
    )
    assert FIVE["0182"].find("Boo skola") == Match("tvetydig", "", "kortform", ("Boo",))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Orminge och Fisksätra", ("Fisksätra", "Orminge centrum")),
        ("Fisksätra/Ormingehus", ("Fisksätra", "Orminge")),
        ("Älta, Boo skola", ("Boo", "Älta centrum")),
    ],
)
def test_a_text_with_several_places_names_them(text, names):
    assert FIVE["0182"].find(text) == Match("tvetydig", "", "flera", names)


def test_one_known_name_in_a_list_is_not_guessed_to_be_the_place():
    assert FIVE["0182"].find("Orminge och vägen dit") == Match("okand")


def test_letters_put_together_from_two_signs_are_the_same_letters():
    """File systems and web pages may write å as a and a ring."""
    assert FIVE["0182"].find(unicodedata.normalize("NFD", "Älta torg")).kod == "0182-alta-centrum"


def test_every_registered_name_finds_itself_alone():
    for kommun, gazetteer in FIVE.items():
        for known in KNOWN.platser(kommun):
            assert gazetteer.find(known.namn) == Match("plats", known.plats_id, "namn")
            if not any(sign.isdigit() for sign in known.namn):  # a road's number could as well be a house's
                genitive = known.namn if known.namn.endswith("s") else f"{known.namn}s"
                assert gazetteer.find(genitive).kod == known.plats_id


def test_a_cell_of_megabytes_is_no_name():
    assert SMALL.find("skuru" * 2_000_000) == Match("okand")


def test_each_text_is_answered_once_and_missing_ones_are_left_out():
    found = SMALL.find_all(pd.Series(["mitten", None, " mitten", "torget", "", float("nan")], dtype="object"))
    assert list(found.index) == ["mitten", "torget"]
    assert list(found["utfall"]) == ["plats", "tvetydig"]
    assert list(SMALL.find_all(pd.Series([], dtype="object")).columns) == ["utfall", "kod", "regel", "kandidater"]


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.text(max_size=30) | st.sampled_from(["Skuru", "torget", "skolan", "Nacka"]).flatmap(
    lambda name: st.text(max_size=6).map(lambda tail: name + tail)))
def test_any_text_has_one_of_the_outcomes(text):
    found = SMALL.find(text)
    assert (found.kod != "") == (found.utfall in ("plats", "omrade", "kommun"))
    assert (found.kandidater != ()) == (found.utfall == "tvetydig")


def test_what_stands_beside_several_places_is_not_repeated(root):
    root("est/a.csv", EST + "r1;Skola;2024-05-01;Klotter;Orminge och Fisksätra, Anna Svensson, Storgatan 5;\n")
    _, own = taken(root)
    assert own["est/a.csv"]["tvetydiga"] == {"[flera platser]: Fisksätra, Orminge centrum": 1}
    assert "Svensson" not in repr(own)


def test_ambiguous_names_are_a_kind_of_their_own_in_the_delivery_report(root):
    rows = ["Orminge", "Björknäs", "Boo skola", "Boo skola", "hos Anna Svensson", "Ormingehus", "Nacka"]
    lines = [f"r{i};Skola;2024-05-0{i + 1};Klotter;{plats};" for i, plats in enumerate(rows)]
    # A repeated line is a duplicate, and what is ambiguous in it is not counted again.
    root("est/a.csv", EST + "\n".join([*lines, lines[2]]) + "\n")
    intake, own = taken(root)
    f = own["est/a.csv"]
    assert counts(f) == [8, 7, 0, 1, 0, 0]
    assert f["omappade"] == {"[okänd plats]": 1}
    assert f["tvetydiga"] == {"Boo skola: Boo": 2}
    told = [line for line in words.unmapped(f) if "Boo skola" in line]
    assert len(told) == 1
    assert told[0].startswith("2 rader ")
    assert not any("Svensson" in line for line in words.unmapped(f))
    where = locate(intake, KNOWN).groupby("rad")["omrade_kod"].agg(set)
    assert where[2] == {"0182", "0182-orminge-centrum", "typ:centrum"}
    assert where[4] == where[5] == where[6] == where[8] == {"0182"}
    assert where[7] == {"0182", "0182R010"}
