"""Trend, steps and interrupted series against R and exact growth."""

import csv
import inspect
import math

import numpy as np
import pytest

from tests.oracles import record
from transforms import settings
from transforms.statistics.followup import interrupted
from transforms.statistics.trend import trend, yearly

T = np.arange(84)
FALLING = (11 * T * T + 5 * T) % 29 + 50 - T // 3
OTHER = (7 * T * T + 3 * T) % 13 + T // 12 + 20 + (5 * T * T + 2 * T) % 17
# R 4.2.2 glm(y ~ I(t/12) + (t >= 40) + two harmonics of the month, quasipoisson) on these series: the coefficient and
# standard error of time and of the step, and the dispersion.
R_FALLING = (-0.0857391166146, 0.0173332887781, 0.0333404183884, 0.0697880541636, 1.32065583125)
R_OTHER = (0.0275137040989, 0.0200835854493, 0.0285186038548, 0.0814999194557, 1.27752370665)


def said(found):
    return [found.effects[0].log, found.effects[0].se, found.effects[1].log, found.effects[1].se, found.dispersion]


def test_as_r():
    for series, expected in ((FALLING, R_FALLING), (OTHER, R_OTHER)):
        record("quasi-Poisson trend and step", "R glm", expected, said(trend(series, 1, [40])), 1e-7)


def test_offset_as_r():
    found = trend(FALLING, 1, exposure=100.0 + T)
    record("quasi-Poisson trend, offset", "R glm", [-0.16589318370857, 0.00868122299396],
           [found.effects[0].log, found.effects[0].se], 1e-7)


def test_whole_oracle_file(shared):
    folder = shared / "oracles/followup"
    with (folder / "sicily.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    with (folder / "sicily_expected.csv").open(encoding="utf-8", newline="") as handle:
        expected = next(row for row in csv.DictReader(handle) if row[""] == "quasi_harm")
    start = [row["smokban"] for row in rows].index("1")
    found = trend([float(r["aces"]) for r in rows], 1, [start], [float(r["stdpop"]) for r in rows])
    step, effect = found.steps[0], found.effects[1]
    source = "R, Lopez Bernal et al. 2017, recipe 25"
    for key, ours, tolerance in (
        ("RR", step.estimate, 1e-8), ("se", effect.se, 1e-7), ("lo", math.exp(effect.log - 1.96 * effect.se), 1e-7),
        ("hi", math.exp(effect.log + 1.96 * effect.se), 1e-7),
        ("disp", found.dispersion, 1e-5),  # R takes it from the last step but one
    ):
        record(f"interrupted series, {key}", source, float(expected[key]), ours, tolerance)
    record("interrupted series, Newey-West se", source, 0.023187, effect.se_dependent, 5e-7)


def test_exact_growth_is_found():
    season = 1 + 0.3 * np.sin(2 * np.pi * (T + 1) / 12)
    found = trend(40 * season * 1.1 ** (T / 12), 1)
    # The season is a sine, not the exponential of one, so two harmonics leave a little over.
    assert found.yearly.estimate == pytest.approx(1.1, abs=1e-3)
    stepped = trend(40 * 0.95 ** (T / 12) * np.where(T >= 30, 2.0, 1.0), 4, [30])
    assert (stepped.yearly.estimate, stepped.steps[0].estimate) == pytest.approx((0.95, 2.0))
    assert stepped.fitted == pytest.approx(40 * 0.95 ** (T / 12) * np.where(T >= 30, 2.0, 1.0))


def test_a_break_is_no_trend():
    """A new way of recording doubles the counts half way: without the break it would read as a yearly rise."""
    series = np.where(T >= 42, 2, 1) * (20 + (7 * T) % 5)
    assert trend(series, 1).yearly.lo > 1.1
    told = trend(series, 1, [42])
    assert told.yearly.lo < 1 < told.yearly.hi
    assert told.steps[0].lo < 2 < told.steps[0].hi


def test_missing_months_say_nothing():
    known = trend(FALLING, 1).effects[0].log
    holed = trend(np.where((T > 20) & (T < 24), np.nan, FALLING), 1)
    assert holed.df == 84 - 6 - 3
    assert holed.effects[0].log == pytest.approx(known, abs=0.03)
    assert len(holed.fitted) == 84


def test_waves_over_several_months_are_told():
    """Months that follow each other make the plain interval too short."""
    waves = np.sin(2 * np.pi * T / 30)
    found = trend(np.round(100 * np.exp(0.2 * waves + 0.015 * T / 12)), 1)
    assert found.effects[0].se_dependent > 1.3 * found.effects[0].se


@pytest.mark.parametrize(
    ("series", "flag"),
    [
        (FALLING[:35], "for_kort_serie"),
        (np.where(T < 50, np.nan, FALLING), "for_kort_serie"),
        (np.zeros(84), "for_fa_handelser"),
        (np.full(84, 4.9), "for_fa_handelser"),
        (np.empty(0), "for_kort_serie"),
    ],
)
def test_says_why_nothing_is_said(series, flag):
    found = trend(series, 1)
    assert (found.yearly.estimate, found.yearly.lo, found.yearly.flags) == (None, None, (flag,))
    assert (found.steps, found.effects) == ((), ())


def test_a_stretch_without_counts_is_no_step():
    found = trend(np.where(T < 20, np.nan, FALLING), 1, [20])
    assert found.steps[0].flags == ("for_kort_serie",)


def test_limits_of_use_are_within():
    assert trend(FALLING[:36], 1).yearly.estimate is not None
    assert trend(np.full(84, 5.0), 1).yearly.estimate == pytest.approx(1)


@pytest.mark.parametrize(
    ("counts", "breaks", "exposure"),
    [(-FALLING, (), 1), (FALLING, (), 0), (FALLING, (0,), 1), (FALLING, (84,), 1), (FALLING, (40, 40), 1)],
)
def test_refuses(counts, breaks, exposure):
    with pytest.raises(ValueError, match=r"negative|breaks"):
        trend(counts, 1, breaks, exposure)


class TestInterrupted:
    def test_ratio_of_the_two_steps(self):
        found = interrupted(FALLING, OTHER, 40, 1)
        log, se = R_FALLING[2] - R_OTHER[2], math.hypot(R_FALLING[3], R_OTHER[3])
        quantile = 1.99125439538838  # R qt(0.975, 77)
        record("controlled interrupted series", "R glm, two series",
               [math.exp(log), math.exp(log - quantile * se), math.exp(log + quantile * se)],
               [found.estimate, found.lo, found.hi], 1e-7)
        assert found.p_up == pytest.approx(1 - found.p_down)

    def test_what_both_series_do_is_no_effect(self):
        drop = np.where(T >= 40, 0.5, 1.0)
        found = interrupted(80 * drop, 300 * drop, 40, 1)
        assert found.estimate == pytest.approx(1)

    @pytest.mark.parametrize(
        ("treated", "start", "flag"),
        [(FALLING, 23, "for_kort_serie"), (FALLING, 73, "for_kort_serie"), (FALLING // 12, 40, "for_fa_handelser")],
    )
    def test_says_why_nothing_is_said(self, treated, start, flag):
        found = interrupted(treated, OTHER, start, 1)
        assert (found.estimate, found.lo, found.flags) == (None, None, (flag,))


def test_defaults_are_what_the_appendix_prints():
    defaults = {name: p.default for f in (trend, interrupted) for name, p in inspect.signature(f).parameters.items()}
    assert defaults["level"] == settings.KONFIDENS.varde
    assert defaults["min_months"] == settings.MIN_MANADER.varde
    assert defaults["min_mean"] == settings.MIN_MANADSMEDEL.varde
    assert (defaults["min_before"], defaults["min_after"]) == (settings.MIN_FORE.varde, settings.MIN_EFTER.varde)


GROWING = [64, 96, 144, 216, 324, 486]  # half as many again each year, exactly


class TestYears:
    def test_exact_growth(self):
        """The fit is exact, so the means are the counts and the dispersion is taken as one: the variance of the slope
        is 1 / (sum of y (t - weighted mean of t)^2), and Student has four degrees of freedom (quantile 2.776445)."""
        total = sum(GROWING)
        middle = sum(t * y for t, y in enumerate(GROWING)) / total
        half = 2.776445 / math.sqrt(sum(y * (t - middle) ** 2 for t, y in enumerate(GROWING)))
        found = yearly(GROWING)
        assert (found.estimate, found.n, found.flags) == (pytest.approx(1.5), 1330, ())
        assert (found.lo, found.hi) == pytest.approx((1.5 * math.exp(-half), 1.5 * math.exp(half)), rel=1e-6)

    def test_inhabitants_and_a_break_are_taken_out(self):
        people = [100 * 1.5**t for t in range(7)]
        assert yearly([64, 96, 144, 216, 324, 486, 729], exposure=people).estimate == pytest.approx(1.0)
        assert yearly([64, 96, 144, 432, 648, 972, 1458], [3]).estimate == pytest.approx(1.5)

    def test_an_unknown_year_is_no_zero(self):
        assert yearly([64, 96, math.nan, 216, 324, 486, 729]).estimate == pytest.approx(1.5)

    @pytest.mark.parametrize(("counts", "breaks", "flag"), [
        ([], (), "for_kort_serie"), ([50] * 5, (), "for_kort_serie"), ([50] * 6, (3,), "for_kort_serie"),
        ([50, 50, 50, math.nan, 50, 50, 50, 50], (3, 4), "for_kort_serie"),
        ([0] * 6, (), "for_fa_handelser"), ([19] * 6, (), "for_fa_handelser"),
    ])
    def test_what_the_series_does_not_carry(self, counts, breaks, flag):
        found = yearly(counts, breaks)
        assert (found.estimate, found.lo, found.hi, found.flags) == (None, None, None, (flag,))

    @pytest.mark.parametrize("wrong", [{"counts": [-1] * 6}, {"counts": [5] * 6, "breaks": [0]},
                                       {"counts": [5] * 6, "exposure": 0.0}])
    def test_refuses_what_cannot_be(self, wrong):
        with pytest.raises(ValueError, match=r"negative|breaks"):
            yearly(**wrong)
