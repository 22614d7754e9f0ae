"""Follow-up against published figures, R and numbers by hand; only four answers, and no number without ground."""

import csv
import inspect
import typing

import pytest

from tests.oracles import record
from transforms import settings
from transforms.statistics.contrast import (
    POISSON,
    Dispersion,
    Pair,
    dispersion,
    dispersion_between_years,
    ratio_of_ratios,
    weighted_difference,
)
from transforms.statistics.followup import Verdict, followup, power_of_fall, smallest_detectable

TREATED, COMPARISON = Pair(207, 110), Pair(308, 318)
BESIDE = (Pair(178, 157), Pair(150, 140))


class TestRatioOfRatios:
    def test_as_r(self):
        found = ratio_of_ratios(TREATED, COMPARISON)
        record("ratio of ratios", "R glm Poisson interaction, recipe 24", [0.514690, 0.389250, 0.680555],
               [found.estimate, found.lo, found.hi], 5e-7)

    def test_overdispersion_widens(self):
        # By hand: Student's 2.0738731 at 22 degrees of freedom for 1.96, standard error sqrt(2) times 0.1425245.
        found = ratio_of_ratios(TREATED, COMPARISON, Dispersion(2.0, 22))
        assert found.estimate == pytest.approx(0.5146902, abs=1e-7)
        assert found.lo == pytest.approx(0.5146902 / 1.518937, abs=1e-6)

    def test_exposure(self):
        assert ratio_of_ratios(Pair(100, 50, 2, 1), Pair(300, 150, 2, 1)).estimate == pytest.approx(1)
        assert ratio_of_ratios(Pair(100, 100, 1, 2), Pair(300, 300)).estimate == pytest.approx(0.5)

    def test_a_zero_has_exact_limits(self):
        # R fisher.test on (0, 40; 310, 300), (5, 1; 300, 310), (6, 0; 30, 31); R stops its search at about 1e-4.
        none_left = ratio_of_ratios(Pair(40, 0), Pair(300, 310))
        assert (none_left.estimate, none_left.lo, none_left.flags) == (0.0, 0.0, ("nollcell",))
        record("ratio of ratios, no event left", "R fisher.test", 0.094850912753, none_left.hi, 1e-5)
        record("ratio of ratios, no event left, p", "R fisher.test", 1.7272271102e-12, none_left.p_down, 1e-20)
        new = ratio_of_ratios(Pair(0, 6), Pair(31, 30))
        assert (new.estimate, new.hi) == (None, None)
        record("ratio of ratios, none before", "R fisher.test", 1.09551164604, new.lo, 1e-3)
        record("ratio of ratios, none before, p", "R fisher.test", 0.0195177956372, new.p_up, 1e-9)

    def test_a_zero_with_exposure(self):
        found = ratio_of_ratios(Pair(40, 0, 1, 2), Pair(300, 310))
        assert found.hi == pytest.approx(0.09485 / 2, abs=1e-5)

    @pytest.mark.parametrize(
        ("treated", "comparison", "spread"),
        [
            (Pair(0, 0), Pair(300, 310), POISSON),
            (Pair(0, 0), Pair(0, 0), POISSON),
            (Pair(40, 0), Pair(300, 0), POISSON),
            (Pair(40, 30), Pair(300, 0), POISSON),
            (Pair(40, 30), Pair(0, 10), POISSON),
            (Pair(40, 0), Pair(300, 310), Dispersion(1.5, 22)),
        ],
    )
    def test_no_estimate(self, treated, comparison, spread):
        found = ratio_of_ratios(treated, comparison, spread)
        assert (found.estimate, found.lo, found.hi, found.p_down) == (None, None, None, None)
        assert found.flags == ("nollcell",)

    def test_refuses_negative(self):
        with pytest.raises(ValueError, match="negative"):
            ratio_of_ratios(Pair(-1, 3), Pair(3, 3))


class TestWeightedDifference:
    """Wheeler & Ratcliffe 2018 and R ptools 2.0.0, recipe 23."""

    def test_the_papers_example(self):
        found = weighted_difference(TREATED, COMPARISON, BESIDE)
        record("WDD", "Wheeler & Ratcliffe 2018", [-118, -195.610614, -40.389386],
               [found.estimate, found.lo, found.hi], 1e-6)
        assert found.n == 207 + 110 + 308 + 318 + 178 + 157 + 150 + 140

    def test_whole_oracle_file(self, shared):
        with (shared / "oracles/followup/wdd_expected.csv").open(encoding="utf-8", newline="") as handle:
            rows = {row["case"]: row for row in csv.DictReader(handle)}
        weights = {"paper_2018": ((1, 1),) * 4, "time_weights": ((2, 1),) * 4,
                   "area_weights": ((1.2, 1.2), (0.9, 0.9), (1.5, 1.5), (1.6, 1.6))}
        assert set(rows) == set(weights)
        for case, row in rows.items():
            treated, comparison, near_treated, near_comparison = (
                Pair(int(row[f"{who}_pre"]), int(row[f"{who}_post"]), *exposure)
                for who, exposure in zip(("treat", "control", "dt", "dc"), weights[case], strict=True)
            )
            found = weighted_difference(treated, comparison, (near_treated, near_comparison))
            se = (found.hi - found.estimate) / 1.959963984540054
            record(f"WDD, {case}", "R ptools", [float(row["est"]), float(row["se"])], [found.estimate, se], 1e-8)

    def test_nothing_anywhere(self):
        assert weighted_difference(Pair(0, 0), Pair(0, 0)).estimate is None


class TestDispersion:
    def test_is_the_chi_square_of_the_table(self):
        # R chisq.test: 7.83476014287 with 3 degrees of freedom.
        found = dispersion([[[12, 7, 3, 9], [5, 11, 8, 4]]])
        record("dispersion", "R chisq.test", 7.83476014287 / 3, found.value, 1e-9)
        assert found.df == 3

    def test_series_are_added(self):
        table = [[12, 7, 3, 9], [5, 11, 8, 4]]
        two = dispersion([table, table])
        assert (two.value, two.df) == (pytest.approx(7.83476014287 / 3), 6)

    def test_season_and_change_are_no_dispersion(self):
        assert dispersion([[[10, 20, 40], [5, 10, 20]]]) == POISSON

    @pytest.mark.parametrize("tables", [[], [[[0, 0], [0, 0]]], [[[1, 2, 3]]], [[[0, 0, 4], [0, 0, 0]]]])
    def test_nothing_to_estimate_from(self, tables):
        assert dispersion(tables) == POISSON


class TestBetweenYears:
    def test_is_the_mean_square_of_the_comparisons_with_no_measure(self):
        # By hand: the first pair does not move; ln(1.5)^2 = 0.164402 over 1/100 + 1/150 + 2/1000 = 0.0186667 is 8.8073.
        found = dispersion_between_years([(100, 1000), (100, 1000), (150, 1000)])
        assert (found.value, found.df) == (pytest.approx(8.8073 / 2, abs=1e-4), 2)

    def test_years_further_apart(self):
        assert dispersion_between_years([(100, 1000), (9, 1000), (150, 1000)], apart=2).value == pytest.approx(
            8.8073, abs=1e-4
        )

    @pytest.mark.parametrize("years", [[], [(5, 9)], [(0, 9), (5, 9)], [(100, 900), (101, 900), (99, 900)]])
    def test_nothing_to_estimate_from_or_less_than_chance(self, years):
        assert dispersion_between_years(years) == POISSON

    def test_a_kommun_that_goes_its_own_way_needs_a_larger_change(self):
        steady = [(100, 900), (104, 910), (98, 890), (101, 905)]
        restless = [(100, 900), (150, 910), (80, 890), (130, 905)]
        counts = Pair(100, 65), Pair(900, 900)
        assert followup(*counts, earlier=steady).verdict == "minskade_mer"
        found = followup(*counts, earlier=restless)
        assert found.verdict == "kan_inte_bedomas"
        assert found.smallest_fall is None or found.smallest_fall > 0.5

    def test_without_the_years_before_nothing_is_said(self):
        found = followup(TREATED, COMPARISON, earlier=[(200, 310), (210, 305)])
        assert (found.verdict, "for_fa_ar" in found.flags) == ("kan_inte_bedomas", True)


class TestSmallest:
    def test_falls_with_the_count(self):
        found = [smallest_detectable(Pair(n, 0), Pair(10 * n, 0)) for n in (20, 50, 100, 300, 1000)]
        assert found == sorted(found, reverse=True)
        assert found[0] > 0.6
        assert found[-1] < 0.15

    def test_a_comparison_costs(self):
        """Against an equally large area a fall must be larger to be seen than against a country."""
        assert smallest_detectable(Pair(100, 0), Pair(100, 0)) > smallest_detectable(Pair(100, 0), Pair(100_000, 0))

    def test_only_looks_at_what_was_before(self):
        assert smallest_detectable(Pair(60, 3), Pair(80, 200)) == smallest_detectable(Pair(60, 70), Pair(80, 80))

    def test_overdispersion_costs(self):
        assert smallest_detectable(Pair(100, 0), Pair(900, 0), Dispersion(2, 22)) > smallest_detectable(
            Pair(100, 0), Pair(900, 0)
        )

    @pytest.mark.parametrize("before", [0, 1, 5])
    def test_too_few_for_any(self, before):
        assert smallest_detectable(Pair(before, 0), Pair(1000, 0)) is None

    def test_no_fall_is_seen_at_the_error_rate(self):
        assert power_of_fall(Pair(400, 0), Pair(4000, 0), 0.0) == pytest.approx(0.025, abs=0.003)


def told(*counts, **more):
    """By the counts alone, as if the years went as chance lets them."""
    return followup(*counts, **{"min_years": 0, **more})


class TestVerdict:
    @pytest.mark.parametrize(
        ("treated", "comparison", "verdict"),
        [
            (Pair(207, 110), Pair(308, 318), "minskade_mer"),
            (Pair(110, 207), Pair(318, 308), "okade_mer"),
            (Pair(200, 150), Pair(2000, 1500), "ingen_synlig_skillnad"),  # both fell by a quarter
            (Pair(200, 200), Pair(2000, 1500), "okade_mer"),
            (Pair(12, 9), Pair(2000, 2000), "kan_inte_bedomas"),  # not even a halving would be seen
            (Pair(200, 190), Pair(4, 5), "kan_inte_bedomas"),  # nor against so small a comparison
            (Pair(40, 0), Pair(300, 310), "minskade_mer"),
            (Pair(0, 0), Pair(300, 310), "kan_inte_bedomas"),
            (Pair(0, 9), Pair(300, 310), "okade_mer"),
            (Pair(0, 0), Pair(0, 0), "kan_inte_bedomas"),
            (Pair(1, 0), Pair(1, 1), "kan_inte_bedomas"),
        ],
    )
    def test_by_the_numbers(self, treated, comparison, verdict):
        assert told(treated, comparison).verdict == verdict

    def test_the_four_of_the_contract_and_no_others(self):
        assert set(typing.get_args(Verdict)) == {
            "minskade_mer", "okade_mer", "ingen_synlig_skillnad", "kan_inte_bedomas"
        }

    def test_without_comparison_or_across_a_break_nothing_is_said(self):
        alone = told(Pair(207, 20), None)
        assert (alone.verdict, alone.main, alone.difference) == ("kan_inte_bedomas", None, None)
        assert "ingen_jamforelse" in alone.flags
        assert alone.smallest_fall == pytest.approx(0.27, abs=0.02)
        broken = told(Pair(207, 20), Pair(300, 300), broken=True)
        assert (broken.verdict, broken.main) == ("kan_inte_bedomas", None)
        assert "seriebrott" in broken.flags

    def test_smallest_fall_comes_with_every_answer(self):
        assert told(TREATED, COMPARISON).smallest_fall == smallest_detectable(TREATED, COMPARISON)

    def test_percent_only_from_twenty(self):
        assert "under_20" in told(Pair(40, 19), Pair(300, 300)).flags
        assert "under_20" not in told(Pair(40, 20), Pair(300, 300)).flags

    def test_overdispersion_may_take_the_answer_away(self):
        assert told(Pair(100, 70), Pair(900, 900)).verdict == "minskade_mer"
        assert told(Pair(100, 70), Pair(900, 900), Dispersion(2, 22)).verdict != "minskade_mer"

    def test_beside_enters_the_difference_only(self):
        plain, full = told(TREATED, COMPARISON), told(TREATED, COMPARISON, beside=BESIDE)
        assert (plain.difference.estimate, full.difference.estimate) == (-107, -118)
        assert plain.main == full.main

    def test_the_two_measures_may_answer_differently(self):
        """A fall of 30 against one of 200 is more in share and less in number."""
        found = told(Pair(60, 30), Pair(2000, 1800))
        assert found.verdict == "minskade_mer"
        assert found.difference.estimate > 0
        assert "matten_skiljer" in found.flags


class TestReturnToTheUsual:
    def test_is_said_of_a_place_chosen_for_its_numbers(self):
        assert "atergang" in told(TREATED, COMPARISON).flags
        assert "atergang" not in told(TREATED, COMPARISON, chosen_for_its_numbers=False).flags

    def test_a_year_above_the_earlier_is_told(self):
        high = told(Pair(80, 50), Pair(900, 900), earlier=[(50, 900), (48, 900), (52, 900)])
        assert "hogt_fore" in high.flags
        assert high.earlier.estimate == pytest.approx(1.6)  # 80 against a mean of 50
        usual = told(Pair(52, 50), Pair(900, 900), earlier=[(50, 900), (48, 900), (52, 900)])
        assert "hogt_fore" not in usual.flags
        assert (told(TREATED, COMPARISON).earlier, told(TREATED, COMPARISON).against_earlier) == (None, None)

    def test_a_fall_from_one_high_year_only_is_none(self):
        earlier = [(60, 900), (62, 905), (58, 895)] * 3
        assert told(Pair(85, 58), Pair(900, 900)).verdict == "minskade_mer"
        found = told(Pair(85, 58), Pair(900, 900), earlier=earlier)
        assert found.verdict != "minskade_mer"
        assert "ej_mot_tidigare_ar" in found.flags
        assert found.against_earlier.estimate == pytest.approx(58 / 60)
        assert told(Pair(85, 58), Pair(900, 900), earlier=earlier, chosen_for_its_numbers=False).verdict == (
            "minskade_mer"
        )

    def test_a_fall_from_all_years_stands(self):
        found = told(Pair(85, 40), Pair(900, 900), earlier=[(80, 880), (78, 910), (82, 900)])
        assert (found.verdict, "ej_mot_tidigare_ar" in found.flags) == ("minskade_mer", False)

    def test_years_without_any_event(self):
        found = told(Pair(0, 0), Pair(900, 900), earlier=[(0, 900), (0, 900)])
        assert (found.earlier.estimate, found.against_earlier.estimate) == (None, None)


def test_defaults_are_what_the_appendix_prints():
    defaults = {name: p.default for name, p in inspect.signature(followup).parameters.items()}
    assert defaults["level"] == settings.KONFIDENS.varde == pytest.approx(1 - 2 * settings.ALFA.varde)
    assert defaults["power"] == settings.STYRKA.varde
    assert defaults["largest_unseen"] == settings.STORSTA_OSEDDA.varde
    assert defaults["min_years"] == settings.MIN_AR_FORE.varde
    assert defaults["percent_from"] == settings.MIN_PROCENT.varde
