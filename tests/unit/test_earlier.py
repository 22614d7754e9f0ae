"""What the lägesbild before a promise named for its problems."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.fixture_judgement import AGREEMENT, LOFTE
from transforms.earlier import Named, named
from transforms.evidence import measured_areas, scope
from transforms.registry import Plats

PLACES = tuple(Plats(name, name, (), "torg", None, None, 100, area, "kalla")
               for name, area in (("torget", "R1"), ("parken", "R2"), ("skolan", "R1")))


def record(period, hot=(), felt=(), *, utgava="bra", problem="stold", demo=()):
    return {"omrade": {"kommuner": ["0182"]}, "period": period, "utgava": utgava,
            "platser": [{"plats_id": kod, "problem": problem, "flaggor": ["anhopning", *demo]} for kod in hot]
            + [{"plats_id": "R9", "problem": problem, "flaggor": []}],
            "upplevelse": [{"omrade_kod": kod, "problem": problem, "upplevt": {"lage": lage}, "flaggor": [*demo]}
                           for kod, lage in felt]}


def test_the_latest_before_the_start_speaks_with_the_places_inside_its_areas():
    found = named([record("2015", ["R2"]), record("2016", ["R1"]), record("2017", ["R3"])], LOFTE, PLACES)
    assert found == Named("2016", (("stold", "R1"),), (("stold", "torget"), ("stold", "skolan")), ("R1",))
    assert (found.areas, found.places) == (("R1",), ("torget", "skolan"))


def test_none_before_the_start_is_none_and_one_that_named_nothing_says_so():
    assert named([], LOFTE, PLACES) is None
    assert named([record("2017", ["R1"])], LOFTE, PLACES) is None  # the promise begins with that year
    assert named([record("2016")], LOFTE, PLACES) == Named("2016")
    assert named([record("2016", ["R1"], problem="narkotika")], LOFTE, PLACES) == Named("2016")


def test_where_more_feel_unsafe_is_named_and_where_fewer_or_the_whole_kommun_is_not():
    found = named([record("2016", felt=[("R2", "hogt"), ("R1", "lagt"), ("R3", "oklart"), ("0182", "hogt")])],
                  LOFTE, PLACES)
    assert (found.areas, found.places) == (("R2",), ("parken",))


def test_editions_of_one_period_speak_together_and_only_what_left_the_house_is_told():
    found = named([record("2016", ["R2"]), record("2016", ["R1", "R2"], utgava="intern")], LOFTE, PLACES)
    assert (set(found.areas), found.told) == ({"R1", "R2"}, ("R2",))


def test_an_older_record_without_what_is_felt_and_one_of_synthetic_data():
    old = record("2016", ["R1"])
    del old["upplevelse"]
    assert named([old], LOFTE, PLACES).areas == ("R1",)
    assert [named([record("2016", ["R1"], demo=d)], LOFTE, ()).demo for d in ((), ("demo",))] == [False, True]


@pytest.mark.parametrize("periods", [("2016", "2018"), ("2018", "2016")])
def test_an_undated_promise_takes_the_latest_there_is(periods):
    undated = replace(LOFTE, overenskommelse=replace(AGREEMENT, fran=None))
    assert named([record(p, ["R1"]) for p in periods], undated, PLACES).period == "2018"


def test_of_periods_with_one_end_the_shorter_is_the_latest():
    found = named([record("2016", ["R1"]), record("2016-Q4", ["R2"])],
                  replace(LOFTE, overenskommelse=replace(AGREEMENT, fran=date(2017, 1, 1))), PLACES)
    assert found.period == "2016-Q4"


def test_an_area_is_meant_for_the_problems_it_was_named_for_and_one_of_the_text_for_all():
    both = replace(LOFTE, problem=("stold", "narkotika"), platser=("R2", "enligt:lagesbild"))
    earlier = [record("2016", ["R1", "R2"])]
    place = scope(both, "0182", named(earlier, both, PLACES))
    assert (place.areas, place.own, place.beside) == (("R2", "R1"), ("R2",), True)
    asked = [("stold", "R1"), ("narkotika", "R1"), ("stold", "torget"), ("narkotika", "torget"), ("narkotika", "R2"),
             ("narkotika", "0182")]
    assert [place.means(*pair) for pair in asked] == [True, False, True, False, True, True]
    assert measured_areas([both], earlier, PLACES, "0182") == ["R1", "R2", "parken", "skolan", "torget"]
