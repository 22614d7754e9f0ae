"""Flexible Farrington against R surveillance, and where it must stay silent."""

import csv
import inspect
from dataclasses import replace

import numpy as np
import pytest

from tests.oracles import record
from transforms import settings
from transforms.statistics.deviation import MONTHS, WEEKS, deviations

T = np.arange(84)
CALM = (7 * T * T + 3 * T) % 13 + T // 12
OUTBREAK = np.where(T == 40, 60, np.where(T == 41, 45, CALM))
RARE = (5 * T * T + T) % 4
FALLING = (11 * T * T + 5 * T) % 29 + 50 - T // 3
RISING = (3 * T * T + T) % 7 + np.where(T >= 72, (T - 71) * 3, 0)
POINTS = (72, 75, 79, 83)
# R 4.2.2 surveillance 1.20.3, farringtonFlexible(b = 5, w = 1, noPeriods = 10, pastWeeksNotIncluded = 6, nbPlugin,
# alpha 0.01, weightsThreshold 2.58, pThresholdTrend 1, limit54 = c(5, 4)) on these series, months 73, 76, 80 and 84.
R = [
    (CALM, (10.097372965, 11.142471906, 14.697058987, 11.756655962), (22, 22, 28, 23), (0, 0, 0, 0)),
    (OUTBREAK, (10.076562133, 10.880470421, 14.621966797, 11.682625422), (25, 29, 32, 27), (0, 0, 0, 0)),
    (FALLING, (43.268866356, 44.040786213, 42.715586080, 39.174087033), (62, 64, 62, 58), (0, 0, 0, 0)),
    (RISING, (1.846962903, 2.085229644, 2.030773118, 5.161296670), (6, 7, 7, 15), (0, 1, 1, 1)),
]
LIKE_R = {"threshold": "instick", "min_mean": 0.0}


def test_months_as_r():
    found = deviations([series for series, *_ in R], POINTS, MONTHS, **LIKE_R)
    record("Farrington expected", "R surveillance, months", [e for _, e, *_ in R], found.expected, 1e-4)
    record("Farrington bound", "R surveillance, months", [b for *_, b, _ in R], found.bound, 0)
    assert found.flagged.tolist() == [[bool(flag) for flag in flags] for *_, flags in R]


def test_series_do_not_disturb_each_other():
    together = deviations([series for series, *_ in R], POINTS, MONTHS)
    alone = deviations(RISING, POINTS, MONTHS)
    assert alone.p[0] == pytest.approx(together.p[3], rel=1e-6)


def test_whole_oracle_file(shared):
    def column(name, key):
        with (shared / "oracles/series" / name).open(encoding="utf-8", newline="") as handle:
            return [float("nan") if row[key] == "NA" else float(row[key]) for row in csv.DictReader(handle)]

    expected = "salmonella_agona_expected.csv"
    points = [int(week) - 1 for week in column(expected, "week")]
    observed = column("salmonella_agona_input.csv", "observed")
    found = deviations(observed, points, replace(WEEKS, years=3), **LIKE_R)
    bound = np.array(column(expected, "ff_ub"))
    said = ~np.isnan(bound)  # R has no bound, but an expected count, where limit54 applies
    record("Farrington expected", "R surveillance, salmonella.agona, recipe 16",
           np.array(column(expected, "ff_expected"))[said], found.expected[0, said], 1e-4)
    record("Farrington bound", "R surveillance, salmonella.agona, recipe 16", bound, found.bound[0], 0)
    assert found.flagged[0].tolist() == [flag == 1 for flag in column(expected, "ff_alarm")]


def test_p_flag_and_bound_say_the_same():
    for threshold in ("instick", "prediktiv"):
        found = deviations([series for series, *_ in R], range(67, 84), MONTHS, threshold=threshold)
        assessed = found.reason == ""
        assert assessed.sum() > 40
        assert (found.flagged[assessed] == (found.p[assessed] <= 0.01)).all()
    # An estimated mean is less sure than a known one.
    known = deviations([series for series, *_ in R], POINTS, MONTHS, **LIKE_R)
    assert (deviations([series for series, *_ in R], POINTS, MONTHS, min_mean=0).bound >= known.bound).all()


def test_expected_follows_the_exposure():
    days = np.tile([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], 7).astype(float)
    found = deviations(2.0 * days, [73, 83], MONTHS, exposure=days)
    assert found.expected[0].tolist() == pytest.approx([56, 62])


def test_an_old_outbreak_does_not_make_the_next_one_expected():
    heavy = np.where((T % 12 == 11) & (T == 59), 90, CALM)
    weighed = deviations(heavy, [71], MONTHS)
    plain = deviations(heavy, [71], MONTHS, outlier=np.inf)
    assert weighed.bound[0, 0] < plain.bound[0, 0]


class TestNotAssessed:
    @pytest.mark.parametrize(
        ("series", "why"),
        [
            (np.zeros(84), "for_fa_handelser"),
            (np.where(T == 83, 9, 0), "for_fa_handelser"),  # a heap where nothing has been is no deviation
            (np.where(T > 78, 0, CALM), "for_fa_handelser"),  # none of late
            (RARE, "for_fa_handelser"),
            (np.where(T < 50, np.nan, CALM), "for_kort_historik"),
            (np.where(T == 83, np.nan, CALM), "saknat_tal"),
        ],
        ids=["zeros", "one heap", "silent", "rare", "short", "missing"],
    )
    def test_says_why(self, series, why):
        found = deviations(series, [83], MONTHS)
        assert found.reason.tolist() == [[why]]
        assert np.isnan([found.expected, found.bound, found.p]).all()
        assert not found.flagged.any()

    def test_three_years_after_a_break_carry(self):
        assert deviations(np.where(T < 46, np.nan, CALM), [83], MONTHS).reason[0, 0] == ""
        assert deviations(np.where(T < 47, np.nan, CALM), [83], MONTHS).reason[0, 0] == "for_kort_historik"

    def test_a_series_shorter_than_the_history(self):
        assert deviations(CALM[:20], [19], MONTHS).reason[0, 0] == "for_kort_historik"
        assert deviations([4], [0], MONTHS).reason[0, 0] == "for_kort_historik"

    def test_nothing_asked(self):
        assert deviations(CALM, [], MONTHS).expected.shape == (1, 0)
        assert deviations(np.empty((0, 84)), [83], MONTHS).reason.shape == (0, 1)


@pytest.mark.filterwarnings("error")
def test_any_series_ends_in_numbers_or_a_reason():
    """Rare and huge, heaped and holed, with seasons of nothing but zeros: never NaN, never a warning, p where bound."""
    random = np.random.default_rng(20261125)
    restless = random.normal(0, random.uniform(0, 2, (300, 1)), (300, 84))
    series = random.poisson(np.minimum(np.exp(random.uniform(-3, 13, (300, 1)) + restless), 1e9)).astype(float)
    series[::3, 5::12] = 0
    series[1::4][random.random(series[1::4].shape) < 0.3] = 0
    series[2::5][random.random(series[2::5].shape) < 0.02] = np.nan
    found = deviations(series, range(60, 84, 5), MONTHS, exposure=random.uniform(0.5, 2, 84))
    assessed = found.reason == ""
    assert 0.2 < assessed.mean() < 0.95
    for values in (found.expected, found.bound, found.p):
        assert np.isfinite(values[assessed]).all()
        assert np.isnan(values[~assessed]).all()
    assert (found.flagged == (assessed & (found.p <= 0.01))).all()


@pytest.mark.parametrize(
    ("counts", "point", "exposure"), [(-CALM, 83, 1), (CALM, 84, 1), (CALM, -1, 1), (CALM, 83, 0)]
)
def test_refuses(counts, point, exposure):
    with pytest.raises(ValueError, match="negative"):
        deviations(counts, [point], MONTHS, exposure=exposure)


def test_defaults_are_what_the_appendix_prints():
    defaults = {name: p.default for name, p in inspect.signature(deviations).parameters.items()}
    assert defaults["alpha"] == settings.ALFA_AVVIKELSE.varde
    assert defaults["min_years"] == settings.AVVIKELSE_AR.varde
    assert defaults["min_mean"] == settings.AVVIKELSE_MEDEL.varde
    assert defaults["recent"] == (settings.AVVIKELSE_SENASTE.varde, 4)
    assert defaults["outlier"] == settings.UTLIGGARE.varde
