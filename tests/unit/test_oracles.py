"""The table of oracles keeps what it is told and fails on what is too far off."""

import math

import pytest

from tests import oracles


@pytest.fixture(autouse=True)
def rows(monkeypatch):
    """A table of our own, so that these made-up rows are not printed."""
    own = []
    monkeypatch.setattr(oracles, "ROWS", own)
    return own


def test_within_tolerance_is_listed_with_its_difference():
    oracles.record("garwood", "R", 3.68888, 3.68889, 1e-4)
    header, line = oracles.table()
    assert header.split() == ["method", "expected", "ours", "difference", "values", "source"]
    assert line.split() == ["garwood", "3.68888", "3.68889", "+1.0e-05", "1", "R"]


def test_of_many_the_furthest_apart_is_listed(rows):
    oracles.record("a", "b", [1.0, 2.0, 3.0], [1.0, 2.2, 3.1], 0.3)
    assert (rows[0].expected, rows[0].ours, rows[0].values) == (2.0, 2.2, 3)


@pytest.mark.parametrize("ours", [1.2, math.nan, math.inf])
def test_too_far_off_fails_and_is_listed(rows, ours):
    with pytest.raises(AssertionError):
        oracles.record("a", "b", 1.0, ours, 0.1)
    assert len(rows) == 1


def test_a_tolerance_for_each_value():
    oracles.record("a", "b", [1.0, 1000.0], [1.0, 1001.0], [1e-9, 2.0])
    with pytest.raises(AssertionError):
        oracles.record("a", "b", [1.0, 1000.0], [1.5, 1001.0], [1e-9, 2.0])


def test_no_value_on_both_sides_is_agreement(rows):
    oracles.record("a", "b", [math.nan, math.inf], [math.nan, math.inf], 0.0)
    assert rows[0].difference == 0 or math.isnan(rows[0].difference)


@pytest.mark.parametrize(("expected", "ours"), [([], []), ([1.0], [1.0, 2.0])])
def test_nothing_compared_is_no_proof(expected, ours):
    with pytest.raises(AssertionError):
        oracles.record("a", "b", expected, ours, 1.0)


def test_nothing_to_list():
    assert oracles.table([]) == []
