"""Krippendorff's alpha against the published example of Hayes & Krippendorff (2007), and by hand."""

import inspect

import numpy as np
import pytest

from tests.oracles import record
from transforms import settings
from transforms.statistics import agreement

X = np.nan
# Hayes & Krippendorff 2007, Communication Methods and Measures 1:77-89: four coders, twelve units.
HAYES = np.array([
    [1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, 3],
    [X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, X],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X],
])
# krippendorff 0.9.0; published .743, .815, .849, .797
ALPHA = {"nominal": 0.743421, "ordinal": 0.815388, "interval": 0.849107, "ratio": 0.797403}


def rng():
    return np.random.default_rng(20261125)


def two_coders(both, first, second, neither):
    """A yes or no code: units that both gave it, only the first, only the second, neither."""
    return np.repeat([[1, 1, 0, 0], [1, 0, 1, 0]], [both, first, second, neither], axis=1)


@pytest.mark.parametrize(("level", "alpha"), ALPHA.items())
def test_hayes(level, alpha):
    found = agreement.agreement(HAYES, rng(), level)
    record(f"Krippendorff alpha, {level}", "krippendorff 0.9.0, Hayes & Krippendorff 2007", alpha, found.alpha, 5e-7)
    assert (found.units, found.coders) == (11, 4)  # the last unit is coded once


def test_oracle_file(oracle):
    expected = {row["stat"]: float(row["value"]) for row in oracle("coding", "expected.csv")}
    rows = oracle("coding", "krippendorff_hayes2007.csv")
    codes = [[float(row[f"u{i}"] or "nan") for i in range(1, 13)] for row in rows]
    for level in agreement.LEVELS:
        found = agreement.agreement(codes, rng(), level)
        record(f"Krippendorff alpha, {level}, file", "coding/expected.csv", expected[f"krippendorff_{level}"],
               found.alpha, 5e-7)


def test_by_hand():
    """Ten notes, two coders: four times both, five neither, once apart. Values 9 and 11 of 20; disagreement 2 / 20
    against 2 · 9 · 11 / (20 · 19): alpha = 1 - .1 / .521053."""
    assert agreement.agreement(two_coders(4, 1, 0, 5), rng()).alpha == pytest.approx(1 - 0.1 / (198 / 380))


def test_names_of_codes_do_not_matter():
    """Nominal: any numbers do."""
    other = np.select([value == HAYES for value in range(1, 6)], [70, 3, -8, 0, 12], np.nan)
    assert agreement.agreement(other, rng()).alpha == pytest.approx(agreement.agreement(HAYES, rng()).alpha)


def test_coders_and_units_in_any_order():
    random = rng()
    mixed = HAYES[random.permutation(4)][:, random.permutation(12)]
    assert agreement.agreement(mixed, rng(), "ordinal").alpha == pytest.approx(ALPHA["ordinal"], abs=5e-7)


@pytest.mark.parametrize(("table", "grade", "flags"), [
    (two_coders(40, 2, 3, 55), "tillforlitlig", ()),
    (two_coders(36, 7, 7, 50), "preliminar", ()),
    (two_coders(30, 14, 16, 40), "otillracklig", ()),
    (two_coders(20, 2, 3, 24), "kan_inte_sagas", ("for_fa_dubbelkodade",)),
    (two_coders(50, 0, 0, 50), "tillforlitlig", ("utan_intervall",)),
    (two_coders(2, 3, 3, 92), "otillracklig", ()),
    (two_coders(1, 3, 3, 93), "otillracklig", ("utan_intervall",)),
])
def test_grades(table, grade, flags):
    found = agreement.agreement(table, rng())
    assert (found.grade, found.flags) == (grade, flags)
    assert (found.lo is None) == ("utan_intervall" in found.flags)
    if found.lo is not None:
        assert found.lo <= found.alpha <= found.hi


def test_a_twentieth_double_coded_says_nothing_of_the_rest():
    """60 of 1 200 notes."""
    table = np.full((2, 1200), np.nan)
    table[0], table[1, :60] = 0, two_coders(20, 5, 5, 30)[1]
    table[0, :60] = two_coders(20, 5, 5, 30)[0]
    found = agreement.agreement(table, rng())
    assert (found.units, found.grade, found.flags) == (60, "kan_inte_sagas", ("for_liten_andel",))


@pytest.mark.parametrize("table", [np.zeros((2, 80)), np.empty((2, 0)), np.full((2, 9), np.nan), [[1, 0, 1]],
                                   [[1.0, X], [X, 1.0]]])
def test_where_nothing_varies_there_is_no_alpha(table):
    found = agreement.agreement(table, rng())
    assert (found.alpha, found.lo, found.hi, found.grade) == (None, None, None, "kan_inte_sagas")
    assert "ingen_variation" in found.flags


def test_one_coder_alone():
    assert agreement.agreement([[1, 0, 1, 1, 0]], rng()).units == 0


@pytest.mark.parametrize(("codes", "level"), [([1, 0, 1], "nominal"), ([[1, 0], [1, 1]], "binary")])
def test_what_does_not_fit_is_refused(codes, level):
    with pytest.raises(ValueError, match="codes of shape"):
        agreement.agreement(codes, rng(), level)


def test_the_seed_decides():
    table = two_coders(30, 14, 16, 40)
    assert agreement.agreement(table, rng()) == agreement.agreement(table, rng())


def test_thresholds_are_the_settings_that_the_appendix_prints():
    told = {name: p.default for name, p in inspect.signature(agreement.agreement).parameters.items()}
    assert (told["min_units"], told["min_part"]) == (
        settings.MIN_DUBBELKODADE.varde, settings.ANDEL_DUBBELKODADE.varde / 100)
    assert (told["reliable"], told["tentative"]) == (
        settings.ALFA_TILLFORLITLIG.varde, settings.ALFA_PRELIMINAR.varde)
    assert (told["min_apart"], told["min_rare"]) == (
        settings.MIN_OLIKA_KODADE.varde, settings.MIN_OVANLIGA_KODNINGAR.varde)
