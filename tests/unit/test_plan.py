"""The åtgärdsplan judged: which promise a measure serves, what it rests on, and which problems have none."""

from dataclasses import replace

import pytest

from tests.unit.fixture_judgement import LOFTE
from transforms.judgement.plan import Point, served, ungrounded, without_measure
from transforms.swedish import plan as words

POINT = Point("a1", ("stold",), "", "pagar", False)
OTHER = replace(LOFTE, lofte_id="p2", problem=("narkotika", "stold"))
CARS = replace(LOFTE, lofte_id="p3", problem=("fordonsbrott",))


def test_the_promise_that_a_row_names_wins_over_those_with_the_same_problem():
    found = served(replace(POINT, lofte="p3"), [LOFTE, OTHER, CARS])
    assert (found.loften, found.how) == (("p3",), "angivet")
    found = served(POINT, [LOFTE, OTHER, CARS])
    assert (found.loften, found.how) == (("0182-2017-1", "p2"), "samma_problem")


@pytest.mark.parametrize("point", [replace(POINT, problem=()), replace(POINT, problem=("brand",))])
def test_a_measure_for_no_promised_problem_serves_none(point):
    assert served(point, [LOFTE, CARS]).how == ""


@pytest.mark.parametrize(("problem", "demo", "reason"), [
    (("stold",), False, None),
    (("brand", "stold"), False, None),  # one of its problems is enough
    ((), False, "inget_problem"),
    (("brand",), False, "inget_fynd"),
    (("klotter",), False, "bara_demo"),
    (("klotter",), True, None),  # an invented measure may rest on invented findings
])
def test_a_measure_has_to_point_to_a_finding(problem, demo, reason):
    found = ungrounded(replace(POINT, problem=problem, demo=demo), {"stold"}, {"klotter"})
    assert (found and found.code) == reason
    assert reason is None or words.reason(reason)


def test_a_rejected_measure_meets_no_problem_and_a_finished_one_does():
    points = [replace(POINT, problem=("stold",), status="avslagen"), replace(POINT, problem=("brand",), status="klar")]
    assert without_measure(["brand", "stold", "stold", "alkohol"], points) == ["stold", "alkohol"]
    assert without_measure([], points) == []
    assert without_measure(["stold"], []) == ["stold"]


def test_words_of_one_and_of_many():
    assert words.late(1) == "1 dag försenad"
    assert words.late(1200) == "1\u00a0200 dagar försenad"
    assert words.headline(1, 0, "2017-12-31") == "Planen har en åtgärd. Ingen av dem var försenad 2017-12-31."
    assert words.headline(3, 1, "2017-12-31") == "Planen har 3 åtgärder. 1 av dem var försenad 2017-12-31."
    assert words.headline(3, 2, "2017-12-31").endswith("2 av dem var försenade 2017-12-31.")
    assert words.headline(3, 0, "2017-12-31", part=True).startswith("Här visas 3 åtgärder ur planen.")
    assert words.headline(0, 0, "2017-12-31", part=True) == (
        "Planen har åtgärder, men ingen av dem visas i den här utgåvan.")
    assert words.serves([], "") == "inget löfte"
    assert words.serves(["p1", "p2"], "samma_problem") == "samma problem som löfte p1, p2"
