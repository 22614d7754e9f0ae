"""The coder is held to what it reaches on the practice parts of the gold set; goals and the whole log stand there.

It has learnt from all of them, so these floors say that nothing is lost, and nothing of how well it does on new text.
"""

import csv

import pytest

from tests.gold.evaluate import GOLD, LOG, evaluate


@pytest.mark.parametrize(("half", "problem", "places", "good"), [
    ("ovning", 0.95, 0.96, 0.93),
    ("ovning2", 0.94, 0.96, 0.90),
    ("prov1", 0.90, 0.96, 0.87),
])
def test_the_coder_is_as_good_as_it_was(half, problem, places, good):
    found = evaluate(GOLD / f"yttranden-{half}.csv")
    assert (found.macro_problem >= problem, found.micro_plats >= places, found.bra.f1 >= good) == (True, True, True)


def test_every_evaluation_on_the_first_test_half_is_logged():
    with LOG.open(encoding="utf-8", newline="") as handle:
        logged = [row for row in csv.DictReader(handle, delimiter=";") if row["del"] == "prov"]
    assert [row["macro_f1_problem"] for row in logged] == ["0.740", "0.785", "0.790"]
    assert "sista" in logged[-1]["anmarkning"]
