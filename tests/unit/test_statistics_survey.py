"""Shares of a survey and their change, against R's survey, svy, and numbers by hand.

The oracle files lie outside the project (`shared/oracles`); their small values are restated here with their origin.
"""

import math
import random

import hypothesis
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.oracles import record
from transforms import settings
from transforms.statistics import display, survey
from transforms.statistics.counts import exact_share

# R's apistrat (survey 4.1-1): per school type n, schools in the state, weight, with sch.wide = Yes, with awards = Yes.
APISTRAT = {
    "E": (100, 4421, 44.2099990844727, 91, 73),
    "H": (50, 755, 15.1000003814697, 26, 16),
    "M": (50, 1018, 20.3600006103516, 35, 24),
}


def stratum(n, population, weight, answers, yes):
    """A stratum of equal weights."""
    return survey.Stratum(n, population, answers, weight * answers, weight * yes, weight**2 * answers, weight**2 * yes)


def apistrat(fpc=True):
    return [stratum(n, pop if fpc else None, w, n, yes) for n, pop, w, yes, _ in APISTRAT.values()]


def high_schools(fpc=True):
    """awards = Yes among high schools: the other strata are there, with nobody of the domain in them."""
    return [stratum(n, pop if fpc else None, w, n if kind == "H" else 0, yes if kind == "H" else 0)
            for kind, (n, pop, w, _, yes) in APISTRAT.items()]


class TestSurveyShare:
    def test_share_and_error_are_rs(self):
        share = survey.share(apistrat())
        # The weights' last digits are those of R's single-precision data file, so the error agrees to nine digits only.
        record("survey share, se", "R survey 4.1-1, apistrat with fpc", [0.827948011415823, 0.0243447801130748],
               [share.p, share.se], 1e-10)
        assert (share.df, share.answers) == (197, 200)

    def test_without_population_the_error_is_rs_too(self):
        assert survey.share(apistrat(fpc=False)).se == pytest.approx(0.0247568028754561, rel=1e-7)

    def test_interval_is_the_capped_korn_graubard(self):
        """Recipe 19; R's `beta` does not cap and is narrower."""
        result = survey.share(apistrat()).result
        record("korn-graubard, capped", "svy 0.35, apistrat sch.wide = Yes", [0.7684, 0.8775],
               [result.lo, result.hi], 5e-5)
        assert (result.n, result.method, result.flags) == (200, "korn_graubard", ())

    def test_domain_keeps_the_design(self):
        """awards = Yes among high schools, as in R's subset(): those outside stay in n, and df are the domain's own."""
        for fpc, se in ((True, 0.0643950505091163), (False, 0.0666394502268034)):
            share = survey.share(high_schools(fpc))
            record("survey domain, se", f"R survey 4.1-1, apistrat stype = H, fpc {fpc}", [0.32, se],
                   [share.p, share.se], 1e-9)
            assert (share.answers, share.df) == (50, 49)

    def test_interval_of_a_domain_is_rs_where_the_cap_does_not_bite(self):
        """R's svyciprop(method = "beta") of the same domain without fpc: 49.0 effective answers of 50."""
        result = survey.share(high_schools(fpc=False)).result
        record("korn-graubard, domain", "R svyciprop beta, apistrat stype = H", [0.194025870898536, 0.468630297769823],
               [result.lo, result.hi], 1e-9)

    def test_interval_with_few_degrees_of_freedom_is_rs(self):
        """R's apiclus1, high schools: p and se from R, 14 schools in 8 districts, so that t with 7 df counts."""
        p, se = 0.428571428571429, 0.145649974809285
        n = survey.effective_n(p, se**2, 14, 7)
        record("korn-graubard, 7 df", "R svyciprop beta, apiclus1 stype = H", [0.13504524783141, 0.765764190656581],
               np.ravel(exact_share(p * n, n, 0.025)), 1e-9)

    def test_r_without_the_cap(self):
        """R's beta interval of all schools rests on 240 answers where 200 were given; that is what the cap forbids."""
        share = survey.share(apistrat())
        n = survey.effective_n(share.p, share.se**2, 200, 197)
        assert n == pytest.approx(240.3, abs=0.1)
        record("korn-graubard, uncapped", "R svyciprop beta, apistrat", [0.774171328597313, 0.873431592620735],
               np.ravel(exact_share(share.p * n, n, 0.025)), 1e-9)

    def test_many_at_once_are_each_by_itself(self):
        """Areas across strata, some without answers, in one call and one by one."""
        random_ = np.random.default_rng(4)
        n = random_.integers(1, 60, 12).astype(float)
        rows = []
        for estimate in range(40):
            for h in random_.choice(12, random_.integers(0, 5), replace=False):
                answers = float(random_.integers(0, n[h] + 1))
                yes = float(random_.integers(0, answers + 1))
                w = float(random_.uniform(1, 90))
                population = math.nan if h % 3 == 0 else n[h] * 20
                rows.append((estimate, n[h], population, answers, w * answers, w * yes, w * w * answers, w * w * yes))
        columns = np.array(rows).T
        many = survey.shares(survey.Moments(columns[0].astype(int), *columns[1:]), 40)
        for estimate in range(40):
            strata = [survey.Stratum(int(r[1]), None if math.isnan(r[2]) else r[2], int(r[3]), *r[4:])
                      for r in rows if r[0] == estimate]
            alone, together = survey.share(strata), many.one(estimate)
            assert (alone is None) == (together is None)
            if alone is not None:
                assert together.result.flags == alone.result.flags
                assert (together.p, together.se, together.df, together.effective) == pytest.approx(
                    (alone.p, alone.se, alone.df, alone.effective))
                assert (together.result.lo, together.result.hi) == pytest.approx((alone.result.lo, alone.result.hi))

    def test_a_stratum_without_answers_changes_nothing(self):
        assert survey.share([*apistrat(), stratum(30, 400, 13.0, 0, 0)]) == survey.share(apistrat())

    def test_against_the_oracle_file(self, oracle):
        rows = {(r["design"], r["stat"]): r for r in oracle("survey", "api_expected.csv")}
        for design, fpc in (("strat_fpc", True), ("strat_nofpc", False)):
            row = rows[design, "prop sch.wide=Yes mean"]
            share = survey.share(apistrat(fpc))
            assert (share.p, share.se) == pytest.approx((float(row["est"]), float(row["se"])), rel=1e-7)

    @pytest.mark.parametrize(("yes", "limits"), [(0, (0.0, 1 - 0.9288782635358024)), (50, (0.9288782635358024, 1.0))])
    def test_none_or_all_rest_on_the_number_of_answers(self, yes, limits):
        share = survey.share([stratum(50, 1000, 7.3, 50, yes)])
        assert (share.p, share.se) == (yes / 50, 0)
        assert (share.result.lo, share.result.hi) == pytest.approx(limits)

    @pytest.mark.parametrize("seed", range(20))
    def test_all_is_all_however_the_weights_round(self, seed):
        """The two sums of weights may differ in their last bit; the effective n must not shrink to nothing by it."""
        weights = [random.Random(seed).uniform(0.5, 9) for _ in range(60)]
        other = random.Random(seed + 1).sample(weights, 60)
        moments = (sum(weights), sum(other), sum(w * w for w in weights), sum(w * w for w in other))
        share = survey.share([survey.Stratum(60, None, 60, *moments)])
        assert share.p == 1
        assert share.result.lo == pytest.approx(0.025 ** (1 / 60))
        assert share.result.hi == 1

    def test_one_respondent(self):
        share = survey.share([stratum(1, 500, 500.0, 1, 1)])
        assert (share.result.lo, share.result.hi) == pytest.approx((0.025, 1))
        assert set(share.result.flags) == {"for_fa_svar", "ensamt_stratum"}

    @pytest.mark.parametrize("strata", [[], [stratum(40, 900, 22.5, 0, 0)]])
    def test_nobody_answered(self, strata):
        assert survey.share(strata) is None

    @pytest.mark.parametrize(("n", "yes", "flags"), [
        (29, 3, ("for_fa_svar",)),
        (60, 12, ()),  # .1078–.3233: 22 points, 108 % of the share
        (60, 3, ("brett_intervall",)),  # .0104–.1392: 258 % of the share
        (400, 8, ()),  # .0087–.0390: 152 %, but 3 points only
        (400, 0, ()),  # 0–.0092
    ])
    def test_too_few_answers_or_too_wide_an_interval(self, n, yes, flags):
        assert survey.share([stratum(n, None, 1.0, n, yes)]).result.flags == flags

    def test_too_few_degrees_of_freedom(self):
        """Forty answers in 33 strata: 7 degrees of freedom."""
        strata = [stratum(2, None, 1.0, 2, 1)] * 7 + [stratum(1, None, 1.0, 1, 0)] * 26
        share = survey.share(strata)
        assert (share.answers, share.df) == (40, 7)
        assert "for_fa_svar" in share.result.flags

    def test_thresholds_are_the_settings_that_the_appendix_prints(self):
        assert display.Rule(
            settings.MIN_SVARANDE.varde, settings.MAX_INTERVALL.varde / 100, settings.SMALT_INTERVALL.varde / 100,
            settings.RELATIV_BREDD.varde / 100, settings.MIN_FRIHETSGRADER.varde,
        ) == display.NCHS

    def test_too_wide(self):
        # 18 of 36: Clopper-Pearson .3292–.6708, 34 points wide
        assert survey.share([stratum(36, None, 1.0, 36, 18)]).result.flags == ("for_fa_svar",)

    def test_a_census_has_no_error(self):
        assert survey.share([stratum(200, 200, 1.0, 200, 60)]).se == 0

    @hypothesis.settings(max_examples=100, derandomize=True, deadline=None)
    @given(st.lists(st.tuples(st.integers(2, 80), st.integers(0, 80), st.integers(0, 80), st.floats(0.5, 90)),
                    min_size=1, max_size=5))
    @example([(3, 1, 0, 1.0)])
    def test_those_who_do_not_count_are_the_mirror_image(self, drawn):
        """Counting the others gives one minus the share, the same error, the mirrored limits; never NaN, all in 0-1."""
        kept = [(n, w, min(a, n), min(y, a, n)) for n, a, y, w in drawn]
        one = survey.share([stratum(n, 10 * n, w, answers, yes) for n, w, answers, yes in kept])
        other = survey.share([stratum(n, 10 * n, w, answers, answers - yes) for n, w, answers, yes in kept])
        assert (one is None) == (other is None)
        if one is not None:
            assert 0 <= one.result.lo <= one.p <= one.result.hi <= 1
            assert (other.p, other.se) == pytest.approx((1 - one.p, one.se), abs=1e-9)
            assert (other.result.lo, other.result.hi) == pytest.approx((1 - one.result.hi, 1 - one.result.lo), abs=1e-6)

    def test_scaling_weights_changes_nothing(self):
        one = survey.share([stratum(80, 4000, 50.0, 70, 21), stratum(60, 900, 15.0, 60, 30)])
        ten = survey.share([stratum(80, 4000, 500.0, 70, 21), stratum(60, 900, 150.0, 60, 30)])
        assert (one.p, one.se, one.result.lo) == pytest.approx((ten.p, ten.se, ten.result.lo))
