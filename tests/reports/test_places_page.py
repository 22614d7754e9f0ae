"""The section of places and times in words: what is claimed, what is not, and why."""

import pytest

from reports.compose import compose
from reports.html import write_html
from tests.reports.fixture_underlag import area, build_context, build_underlag, place
from tests.reports.test_pages import Page, flat

pytestmark = pytest.mark.usefixtures("undrawn")


def said(*places, indicators=True):
    record = build_underlag() | {"platser": list(places)}
    if not indicators:
        record["indikatorer"] = []
    text = flat(Page(write_html(compose(record, build_context()))).all("main")[0]["text"])
    return text[text.index("Platser och tider"):text.index("Samlad bedömning")]


def orminge(count=61, **more):
    return place("0182-orminge", "Orminge", count, **more)


def test_a_hot_area_stands_with_what_was_expected_and_the_risk_of_error():
    text = said(orminge(), area(122, 40.0, 0.001))
    assert "Ett område har fler händelser av något problem än slumpen ger" in text
    assert "Orminge-Kummelnäs Inbrott i bostad 122 40 3,0" in text
    assert "0,001" in text
    assert "i högst 5 % av sådana rapporter" in text
    assert "inte varför" in text
    assert "Problem med färre än 30 händelser i områdena tillsammans prövas inte" in text


def test_no_area_is_said_in_words():
    text = said(orminge(), area(44, 40.0, 0.31))
    assert "Inget område skiljer sig från slumpen." in text
    assert "44 40" not in text  # no league table of areas that do not stand out


def test_hidden_areas_are_not_said_to_be_like_chance():
    hidden = area(None, None, None, kvot=None, flaggor=["demo", "undertryckt"])
    assert "Inget område vars tal visas skiljer sig från slumpen." in said(area(44, 40.0, 0.31), hidden)


@pytest.mark.parametrize(("flag", "words"), [
    ("for_fa_handelser", "Talen bär inget påstående om att något område skiljer sig från slumpen"),
    ("utan_befolkning", "inget område prövas och inget pekas ut"),
    ("ett_omrade", "bara ett område att pröva"),
])
def test_why_nothing_is_claimed(flag, words):
    text = said(orminge(), area(12, None, None, kvot=None, flaggor=[flag, "demo"]))
    assert words in text
    assert "fler händelser av något problem än slumpen ger" not in text
    assert "Inget område" not in text.replace("inget område prövas", "")


def test_a_kommun_with_few_incidents_gets_no_order_no_time_and_no_hot_spot():
    """Twenty incidents a year: the page says so in words and prints counts alone."""
    text = said(orminge(12), area(12, 9.0, None, kvot=None, flaggor=["for_fa_handelser", "demo"]))
    assert "Talen bär inget påstående om att något område skiljer sig från slumpen" in text
    assert "Ingen ordning ges mellan platserna" in text
    assert "Ingen plats har någon tid som skiljer sig från slumpen." in text
    assert "Gånger väntat" not in text


def test_a_problem_too_small_to_test_is_named_beside_those_that_were():
    few = area(7, 5.0, None, kvot=None, problem="otrygg_plats", flaggor=["for_fa_handelser", "demo"])
    assert "För otrygga platser bär talen inget påstående om områden" in said(area(122, 40.0, 0.001), few)


def test_people_of_another_year_are_said():
    text = said(area(122, 40.0, 0.001, flaggor=["anhopning", "folkmangd_2015", "folkmangd_demo", "demo"]))
    assert "Folkmängden är från 2015, inte från 2017." in text
    assert "Folkmängden är från" not in said(area(122, 40.0, 0.001))


def test_repeated_addresses_are_said_to_be_addresses():
    text = said(area(122, 40.0, 0.001, flaggor=["anhopning", "upprepad_adress"]))
    assert "Hos Orminge-Kummelnäs (inbrott i bostad) ligger överskottet på enstaka adresser" in text


def test_named_places_are_never_hot_and_the_page_says_why():
    text = said(orminge(rang=[1, 1]), place("0182-fisksatra", "Fisksätra", 20, rang=[2, 2]))
    assert "Namngivna platser prövas inte mot slumpen: ingen är folkbokförd" in text
    assert "Orminge har flest händelser av inbrott i bostad 2017, också när slumpen räknas in" in text


def test_an_order_that_chance_leaves_open_is_said_to_be_open():
    text = said(orminge(rang=[1, 2]), place("0182-fisksatra", "Fisksätra", 55, rang=[1, 2]))
    assert "Två av platserna kan ha flest händelser av inbrott i bostad 2017: slumpen skiljer dem inte åt" in text


def test_hours_stand_in_the_house_alone():
    hot = {"topp": "helg, natt", "andel": None}
    assert "Andel av händelserna" not in said(orminge(dygnstid=hot))
    inside = said(orminge(dygnstid={"topp": "fre 21–02", "andel": 0.42}))
    assert "fre 21–02 42 %" in inside


def test_without_places_nothing_is_claimed():
    assert "Därför sägs inget om någon plats." in said()
    assert "Därför sägs inget om någon plats." in said(orminge(None), indicators=False)
