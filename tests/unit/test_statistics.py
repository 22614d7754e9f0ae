"""Statistics against outside figures: R's epitools, scipy's own tests, and numbers by hand.

The oracle files lie outside the project (`shared/oracles`); their small values are restated here with their origin,
so that the tests hold without them. Where the files are present, every row of them is compared.
"""

import math

import numpy as np
import pytest
from scipy import stats

from tests.oracles import record
from transforms.statistics import counts, means

# R 4.2.2 epitools::pois.exact and poisson.test, methods.md 2.2 recipe 1.
GARWOOD = {
    0: (0.0, 3.68887945411394),
    1: (0.0253178079842899, 5.5716433909389),
    3: (0.618672122895601, 8.76727306974232),
    9: (4.11537309737833, 17.0848034514192),
    20: (12.2165195854039, 30.8883779026746),
    35: (24.3787824025198, 48.6765273690831),
    100: (81.3639912509231, 121.626793792426),
    1000: (938.973018407695, 1063.9521360163),
}
# R poisson.test(c(x1, x2), c(t1, t2)): ratio, interval, two-sided p. Recipe 3.
RATIOS = [
    (41, 28010, 15, 19017, 1.85575865762228, 1.00568406268926, 3.60930031107791, 0.0408520262865018),
    (11, 100, 20, 100, 0.55, 0.238033530676507, 1.20412099147657, 0.149612784385681),
    (5, 1000, 12, 1000, 0.416666666666667, 0.114995649870013, 1.27057393654407, 0.143463134765625),
    (0, 2500, 4, 2500, 0.0, 0.0, 1.51486685936587, 0.125),
    (3, 29000, 9, 29000, 0.333333333333333, 0.0580450324180978, 1.33567619807889, 0.14599609375),
    (120, 28500, 140, 28500, 0.857142857142857, 0.66601288953769, 1.10171941745295, 0.238607235610443),
]


class TestCount:
    @pytest.mark.parametrize(("count", "limits"), GARWOOD.items())
    def test_interval_is_garwoods(self, count, limits):
        result = counts.poisson(count)
        record(f"garwood {count}", "R poisson.test", limits, [result.lo, result.hi], 1e-9 * (1 + count))
        assert (result.estimate, result.n, result.method) == (count, count, "garwood")

    def test_whole_oracle_file(self, oracle):
        rows = oracle("rates", "poisson_ci_expected.csv")
        ours = [counts.poisson(int(row["count"])) for row in rows]
        for limit, name in (("lo", "garwood_lo"), ("hi", "garwood_hi")):
            theirs = np.array([float(row[name]) for row in rows])
            record(f"garwood {limit}, whole file", "R poisson.test", theirs, [getattr(r, limit) for r in ours],
                   1e-9 * (1 + theirs))

    def test_zero_at_other_levels_by_hand(self):
        # P(0 | mean) = exp(-mean) = (1 - level) / 2
        assert counts.poisson(0, 0.90).hi == pytest.approx(-math.log(0.05))
        assert counts.poisson(0, 0.99).hi == pytest.approx(-math.log(0.005))

    def test_negative_is_refused(self):
        with pytest.raises(ValueError, match="negative"):
            counts.poisson(-1)


class TestRate:
    def test_scales_the_exact_interval(self):
        result = counts.rate(35, 70_000)
        assert (result.estimate, result.lo, result.hi) == pytest.approx((0.5, 0.348268320036, 0.695378962415), rel=1e-9)
        assert result.flags == ()

    @pytest.mark.parametrize(("count", "flags"), [(0, ("opalitlig",)), (9, ("opalitlig",)), (10, ())])
    def test_under_ten_events_is_unreliable(self, count, flags):
        assert counts.rate(count, 1000).flags == flags

    def test_wide_interval_is_unreliable_whatever_the_count(self):
        # 5 events: (11.6683 - 1.6235) / 5 = 201 %; 7 events: (14.4227 - 2.8144) / 7 = 166 %; 9: 144 %
        assert [counts.rate(n, 1000, reliable_from=0).flags for n in (5, 7, 9)] == [("opalitlig",), ("opalitlig",), ()]

    def test_zero_events_have_a_rate_with_an_upper_limit(self):
        result = counts.rate(0, 2000)
        assert (result.estimate, result.lo) == (0, 0)
        assert result.hi == pytest.approx(1.84443972705697)

    @pytest.mark.parametrize("exposure", [0, -5])
    def test_without_exposure_there_is_no_rate(self, exposure):
        result = counts.rate(7, exposure)
        assert (result.estimate, result.lo, result.hi) == (None, None, None)
        assert result.flags == ("utan_befolkning",)


class TestPooled:
    def test_three_years_are_one_rate_over_person_years(self):
        """35 events over 70 000 person-years, as in TestRate: 12, 9 and 14 in three years."""
        result = counts.pooled([12, 9, 14], [23_000, 23_400, 23_600])
        assert result == counts.rate(35, 70_000)
        assert result.flags == ()

    def test_is_ukhsas_exact_rate(self):
        """testdata_Rate, Area2, 5 of 100 per 100: exact limits. Here as two years of 2 and 3 over 50 each."""
        result = counts.pooled([2, 3], [50, 50], per=100)
        record("pooled rate", "UKHSA testdata_Rate Area2", [5.0, 1.62348639011842, 11.668332079322669],
               [result.estimate, result.lo, result.hi], 1e-9)
        assert result.flags == ("opalitlig",)

    @pytest.mark.parametrize("exposures", [[0, 100], [100, -1]])
    def test_a_year_over_nobody_leaves_no_rate(self, exposures):
        result = counts.pooled([3, 4], exposures)
        assert (result.estimate, result.n, result.flags) == (None, 7, ("utan_befolkning",))

    def test_no_years(self):
        assert counts.pooled([], []).flags == ("utan_befolkning",)

    @pytest.mark.parametrize(("found", "exposures"), [([1, 2], [100]), ([1, -2], [100, 100])])
    def test_years_that_do_not_fit_are_refused(self, found, exposures):
        with pytest.raises(ValueError, match="per year"):
            counts.pooled(found, exposures)


class TestRatio:
    @pytest.mark.parametrize(("x1", "t1", "x2", "t2", "ratio", "lo", "hi", "p"), RATIOS)
    def test_is_rs_poisson_test(self, x1, t1, x2, t2, ratio, lo, hi, p):
        result = counts.ratio(x1, x2, t1, t2)
        record(f"exact ratio {x1} / {x2}", "R poisson.test", [ratio, lo, hi],
               [result.estimate, result.lo, result.hi], 1e-9)
        if t1 == t2:  # the split is symmetric, so the two-sided p is twice the smaller tail
            assert 2 * min(result.p_up, result.p_down) == pytest.approx(p, rel=1e-9)

    def test_whole_oracle_file(self, oracle):
        for row in oracle("rates", "rate_ratio_expected.csv"):
            result = counts.ratio(int(row["x1"]), int(row["x2"]), float(row["t1"]), float(row["t2"]))
            assert result.lo == pytest.approx(float(row["exact_lo"]), rel=1e-9, abs=1e-12)
            assert result.hi == pytest.approx(float(row["exact_hi"]), rel=1e-9)

    def test_tails_by_hand(self):
        # Of three events two after: P(X >= 2) = 4/8, P(X <= 2) = 7/8
        result = counts.ratio(2, 1)
        assert (result.p_up, result.p_down) == pytest.approx((0.5, 0.875))

    def test_interval_agrees_with_its_tails(self):
        """The interval lies above 1 exactly when p_up is within 2.5 %, below 1 exactly when p_down is."""
        for after in range(0, 31):
            for before in range(0, 31):
                if after + before == 0:
                    continue
                result = counts.ratio(after, before, 1.3, 1.0)
                assert (result.lo > 1) == (result.p_up < 0.025), (after, before)
                assert (result.hi is not None and result.hi < 1) == (result.p_down < 0.025), (after, before)

    def test_nothing_at_all(self):
        result = counts.ratio(0, 0)
        assert (result.estimate, result.lo, result.hi, result.p_up, result.p_down) == (None,) * 5
        assert result.n == 0

    def test_nothing_before(self):
        # Clopper-Pearson for 5 of 5: lower 0.025 ** (1/5) = 0.478176; ratio 0.478176 / 0.521824
        result = counts.ratio(5, 0)
        assert (result.estimate, result.hi) == (None, None)
        assert result.lo == pytest.approx(0.9163558573, rel=1e-8)
        assert result.p_up == pytest.approx(1 / 32)

    def test_exposure_turns_a_rise_into_none(self):
        """Twice the events among twice the people is no change."""
        result = counts.ratio(200, 100, 2000, 1000)
        assert result.estimate == pytest.approx(1)
        assert result.lo < 1 < result.hi
        assert min(result.p_up, result.p_down) > 0.4

    @pytest.mark.parametrize(
        ("after", "before", "flags"), [(20, 20, ()), (19, 500, ("under_20",)), (500, 19, ("under_20",))]
    )
    def test_percent_needs_twenty_on_both_sides(self, after, before, flags):
        assert counts.ratio(after, before).flags == flags

    def test_swapping_the_years_inverts_the_interval(self):
        there, back = counts.ratio(41, 15, 28010, 19017), counts.ratio(15, 41, 19017, 28010)
        assert (back.lo, back.hi) == pytest.approx((1 / there.hi, 1 / there.lo))
        assert (back.p_up, back.p_down) == pytest.approx((there.p_down, there.p_up))


class TestClopperPearson:
    def test_published_and_by_hand(self):
        # Closed forms at the ends: 0.025 ** (1/n); 3 of 10 as R's binom.test(3, 10) prints it
        assert counts.clopper_pearson(0, 10) == pytest.approx((0, 1 - 0.6915028921812392))
        assert counts.clopper_pearson(10, 10) == pytest.approx((0.6915028921812392, 1))
        assert counts.clopper_pearson(3, 10) == pytest.approx((0.06673951, 0.6524529), rel=1e-6)

    @pytest.mark.parametrize(("hits", "n"), [(1, 1), (7, 23), (50, 99)])
    def test_is_scipys_exact_interval(self, hits, n):
        exact = stats.binomtest(hits, n).proportion_ci(0.95, "exact")
        assert counts.clopper_pearson(hits, n) == pytest.approx((exact.low, exact.high))


class TestSmallestFall:
    @pytest.mark.parametrize(("before", "step"), [(20, 0.8), (50, 0.5), (100, 0.4), (300, 0.3)])
    def test_lies_in_the_ten_point_step_of_the_simulation(self, before, step):
        """methods.md 0.3 tried falls of 10, 20, … %: the first seen with 80 % power. Ours is in steps of one."""
        fall = counts.smallest_detectable_fall(before)
        assert step - 0.1 < fall <= step

    @pytest.mark.parametrize("before", [0, 1, 3, 6])
    def test_too_few_to_see_anything(self, before):
        """Six against nothing has a tail of 1/64 = 1.6 %, but a mean of 6 gives six or more only half the time."""
        assert counts.smallest_detectable_fall(before) is None

    def test_eight_needs_a_fall_to_nothing(self):
        # A fall to zero is seen when the first count is 6 or more (1/64 < 2.5 % < 1/32): P(X >= 6 | 8) = 80.9 %
        assert counts.smallest_detectable_fall(8) == 1.0
        assert counts.smallest_detectable_fall(8, power=0.82) is None

    def test_more_events_see_smaller_falls(self):
        falls = [counts.smallest_detectable_fall(n) for n in (10, 20, 50, 100, 300, 1000)]
        assert falls == sorted(falls, reverse=True)


class TestMean:
    def test_by_hand(self):
        # 1…5: mean 3, s = 1.581139, se = .707107, t(.975; 4) = 2.776445
        result = means.mean([1, 2, 3, 4, 5])
        assert (result.estimate, result.lo, result.hi) == pytest.approx((3, 1.036757, 4.963243), abs=1e-6)
        assert result.p_up == pytest.approx(0.006617800, rel=1e-6)
        assert result.p_up + result.p_down == pytest.approx(1)

    def test_is_scipys_t_test(self):
        values = [-3.1, 0.4, -2.2, -5.0, 1.3, -0.8, -4.4]
        other = stats.ttest_1samp(values, 0, alternative="less")
        result = means.mean(values)
        assert result.p_down == pytest.approx(other.pvalue)
        limits = stats.ttest_1samp(values, 0).confidence_interval()
        assert (result.lo, result.hi) == pytest.approx((limits.low, limits.high))

    def test_four_measurements_claim_no_interval(self):
        result = means.mean([4.0, 5.0, 6.0, 7.0])
        assert (result.estimate, result.lo, result.p_up, result.flags) == (5.5, None, None, ("for_fa_matningar",))

    @pytest.mark.parametrize("value", [1.1, 2.3, 0.1])
    @pytest.mark.parametrize("n", [5, 6, 7, 11])
    def test_equal_measurements_claim_no_interval(self, value, n):
        """Rounding leaves a spread of 1e-16 in seven times 2.3; a p of 1e-95 must not come of it."""
        result = means.mean([value] * n)
        assert (result.lo, result.hi, result.p_up, result.p_down) == (None,) * 4
        assert result.estimate == pytest.approx(value)

    def test_no_measurements(self):
        result = means.mean([])
        assert (result.estimate, result.n, result.flags) == (None, 0, ("for_fa_matningar",))
