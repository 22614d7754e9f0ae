"""A wave of a survey against the one before, and what others published, against UKHSA's tables, scipy and by hand."""

import inspect
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from tests.oracles import record
from tests.unit.test_statistics_survey import stratum
from transforms import settings
from transforms.statistics import published, survey, waves
from transforms.statistics.result import Result


class TestSurveyDifference:
    def test_by_hand(self):
        """30 and 40 of 100. Clopper-Pearson as R's binom.test prints it: .2124064–.3998147 and .3032948–.5027908.
        Squared and added: .1 - sqrt((.4 - .3032948)² + (.3998147 - .3)²) = -.0389765, and
        .1 + sqrt((.5027908 - .4)² + (.3 - .2124064)²) = .2350500."""
        before, after = (survey.share([stratum(100, None, 1.0, 100, yes)]) for yes in (30, 40))
        before, after = replace(before, effective=100.0), replace(after, effective=100.0)
        result = waves.difference(after, before)
        assert result.estimate == pytest.approx(0.10)
        assert (result.lo, result.hi) == pytest.approx((-0.0389765, 0.2350500), abs=2e-6)
        assert 0.025 < result.p_up < 0.2
        assert result.p_up + result.p_down == pytest.approx(1)
        assert result.n == 200

    def test_p_is_the_level_at_which_the_interval_touches_zero(self):
        before, after = (survey.share([stratum(100, None, 1.0, 100, yes)]) for yes in (30, 45))
        p = waves.difference(after, before).p_up
        assert waves.difference(after, before, level=1 - 2 * p).lo == pytest.approx(0, abs=1e-7)
        assert waves.difference(before, after).p_down == pytest.approx(p)

    def test_never_bolder_than_fishers_exact_test_by_much(self):
        """On plain samples the p lies near Fisher's one-sided p (from scipy), which is exact given the margins."""
        for yes, other in ((30, 45), (5, 15), (70, 55), (10, 10)):
            first, second = (survey.share([stratum(100, None, 1.0, 100, y)]) for y in (yes, other))
            first, second = replace(first, effective=100.0), replace(second, effective=100.0)
            found = waves.difference(second, first)
            fisher = stats.fisher_exact([[other, 100 - other], [yes, 100 - yes]], "greater" if other >= yes else "less")
            assert min(found.p_up, found.p_down) == pytest.approx(min(fisher.pvalue, 0.5), rel=0.35)

    @pytest.mark.parametrize("before", [(0, 60), (3, 60), (30, 60), (57, 60)])
    def test_interval_agrees_with_its_tails(self, before):
        first = survey.share([stratum(before[1], None, 1.0, before[1], before[0])])
        for yes in range(0, 91, 3):
            result = waves.difference(survey.share([stratum(90, None, 1.0, 90, yes)]), first)
            assert (result.lo > 0) == (result.p_up < 0.025)
            assert (result.hi < 0) == (result.p_down < 0.025)
            assert result.lo <= result.estimate <= result.hi

    @pytest.mark.parametrize("yes", [0, 100])
    def test_two_waves_that_all_agree_say_nothing_either_way(self, yes):
        wave = survey.share([stratum(100, None, 1.0, 100, yes)])
        result = waves.difference(wave, wave)
        assert (result.estimate, result.p_up, result.p_down) == (0, 0.5, 0.5)
        assert result.lo == pytest.approx(-result.hi)

    def test_two_single_answers_do_not_break_it(self):
        one, other = (survey.share([stratum(1, None, 1.0, 1, yes)]) for yes in (0, 1))
        result = waves.difference(other, one)
        assert result.estimate == 1
        assert "for_fa_svar" in result.flags

    def test_a_wave_with_too_few_flags_the_difference(self):
        big, small = (survey.share([stratum(n, None, 1.0, n, n // 4)]) for n in (400, 20))
        assert "for_fa_svar" in waves.difference(big, small).flags
        assert "for_fa_svar" in waves.difference(small, big).flags

    def test_a_share_too_wide_to_show_still_counts_in_a_change(self):
        """Else only small shares that came out high by chance would be compared."""
        big, rare = survey.share([stratum(400, None, 1.0, 400, 80)]), survey.share([stratum(60, None, 1.0, 60, 3)])
        assert rare.result.flags == ("brett_intervall",)
        assert waves.difference(rare, big).flags == ()

    def test_many_pairs_at_once_are_each_by_itself(self):
        random_ = np.random.default_rng(5)
        pairs = [[survey.share([stratum(n, None, 1.0, n, int(random_.integers(0, n + 1)))]) for n in (60, 90)]
                 for _ in range(25)]
        after, before = ((np.array([pair[i].p for pair in pairs]), np.array([pair[i].effective for pair in pairs]))
                         for i in (1, 0))
        for i, found in enumerate(zip(*waves.differences(after, before), strict=True)):
            alone = waves.difference(pairs[i][1], pairs[i][0])
            assert found == pytest.approx((alone.estimate, alone.lo, alone.hi, alone.p_up, alone.p_down), abs=1e-8)


def wave(year, yes=30, series="egen", scale="andel", answer=None):
    return waves.Wave(year, year, series, scale, answer or survey.share([stratum(100, None, 1.0, 100, yes)]))


class TestWaves:
    def test_two_waves_of_one_series(self):
        found = waves.change(wave(2025, 45), wave(2023, 30))
        assert found == waves.difference(wave(2025, 45).answer, wave(2023, 30).answer)
        assert found.estimate == pytest.approx(0.15)

    @pytest.mark.parametrize(("before", "flag"), [
        (None, "forsta_matningen"),
        (wave(2015, series="ntu till 2016"), "seriebrott"),
        (wave(2023, scale="index_0_6"), "olika_skalor"),
        (waves.Wave(2024, 2025, "egen", "andel", wave(2025).answer), "gemensamt_ar"),
        (wave(2023, answer=Result(0.4, None, None, 500, "sjalvvalda", flags=("ej_urval",))), "ej_urval"),
    ])
    def test_no_number_where_nothing_can_be_compared(self, before, flag):
        found = waves.change(wave(2025), before)
        assert (found.estimate, found.lo, found.hi, found.p_up, found.p_down) == (None,) * 5
        assert found.flags == (flag,)

    def test_an_index_changes_by_a_number_and_nothing_more(self):
        now, then = (wave(year, scale="index_0_6", answer=published.index(value, 143))
                     for year, value in ((2025, 2.1), (2023, 1.7)))
        found = waves.change(now, then)
        assert found.estimate == pytest.approx(0.4)
        assert (found.lo, found.hi, found.p_up, found.n, found.flags) == (None, None, None, 286, ("utan_intervall",))

    def test_an_index_without_a_value(self):
        then = wave(2023, scale="index_0_6", answer=Result(None, None, None, 0, "index"))
        now = wave(2025, scale="index_0_6", answer=published.index(2.1, 143))
        assert waves.change(now, then).estimate is None


# UKHSA's test table testdata_Proportion, Wilson: share, answers, 95 % limits, 99.8 % limits.
WILSON = [
    (0.01, 100, 0.0017674320641406511, 0.054486196178705294, 0.000873065697299977, 0.1045544528370582),
    (0.65, 100, 0.5525444329688797, 0.7363575175690247, 0.4954946574070431, 0.7783540614089697),
    (222 / 3215, 3215, 0.060791690363636595, 0.07833956681383633, 0.05647101964624248, 0.08418414185270134),
]


class TestPublished:
    def test_wilson_is_ukhsas(self):
        p, n, lo, hi, low, high = np.array(WILSON).T
        record("wilson", "UKHSA testdata_Proportion", [lo, hi], published.wilson(p, n), 1e-9)
        record("wilson, 99.8 %", "UKHSA testdata_Proportion", [low, high], published.wilson(p, n, 0.998), 1e-9)

    def test_whole_oracle_file(self, oracle):
        rows = [r for r in oracle("rates", "phe", "testdata_Proportion__testdata_Prop.csv")
                if r["statistic"] == "proportion of 1" and r["lower95_0cl"]]
        names = ("value", "Denominator", "lower95_0cl", "upper95_0cl")
        p, n, lo, hi = (np.array([float(r[name]) for r in rows]) for name in names)
        record("wilson, whole file", "UKHSA testdata_Proportion", [lo, hi], published.wilson(p, n), 1e-9)

    def test_rests_on_fewer_answers_by_the_design_effect(self):
        """21,4 % of 412 with deff 1.5 is Wilson of 274.67 answers, and says that it is approximate."""
        share = published.published(0.214, 412)
        lo, hi = published.wilson(0.214, 412 / 1.5)
        assert (share.result.lo, share.result.hi) == (float(lo), float(hi))
        assert (share.result.n, share.result.method, share.result.flags) == (412, "wilson_deff", ("ungefarlig",))
        plain = published.published(0.214, 412, deff=1.0).result
        assert share.result.hi - share.result.lo > plain.hi - plain.lo

    @pytest.mark.parametrize(("p", "n"), [(0.02, 412), (0.99, 412), (0.3, 48), (0.0, 900), (0.5, 1)])
    def test_outside_its_range_of_use_there_is_no_interval(self, p, n):
        """Under ten effective answers on either side."""
        result = published.published(p, n).result
        assert (result.lo, result.hi) == (None, None)
        assert result.flags == ("for_fa_svar", "ungefarlig")

    def test_change_between_published_shares_stays_approximate(self):
        now, then = (wave(year, answer=published.published(p, 412)) for year, p in ((2025, 0.30), (2023, 0.20)))
        found = waves.change(now, then)
        assert found.flags == ("ungefarlig",)
        assert found.lo < 0.10 < found.hi

    @pytest.mark.parametrize(("p", "n", "deff"), [(-0.1, 100, 1.5), (21.4, 412, 1.5), (0.2, 0, 1.5), (0.2, 100, 0.0)])
    def test_no_share_is_refused(self, p, n, deff):
        with pytest.raises(ValueError, match="no share"):
            published.published(p, n, deff)

    def test_those_who_chose_to_answer_speak_for_nobody_else(self):
        found = published.self_selected(80, 100)
        assert found == Result(0.8, None, None, 100, "sjalvvalda", flags=("ej_urval",))
        assert published.self_selected(0, 0).estimate is None
        with pytest.raises(ValueError, match="answers"):
            published.self_selected(5, 4)

    def test_thresholds_are_the_settings_that_the_appendix_prints(self):
        told = inspect.signature(published.published).parameters
        assert told["deff"].default == settings.DESIGNEFFEKT.varde
        assert told["least_hits"].default == settings.MIN_SVAR_PER_SIDA.varde
