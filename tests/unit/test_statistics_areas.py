"""Areas beside each other, a kommun in its funnel, the band of all kommuner, and what is felt beside what is reported.

Against R (spdep, FunnelPlotR), UKHSA's tables and numbers by hand.
"""

import inspect

import numpy as np
import pytest

from tests.oracles import record
from transforms import settings
from transforms.statistics import areas, concentration, counts, funnel, perception, reference
from transforms.statistics.result import Result


class TestAreas:
    def test_by_hand(self):
        """Ten areas of 10 events and five of 40, 1 000 inhabitants each: b = 300 / 15 000 = .02;
        s² = (10 · .01² + 5 · .02²) / 15 = .0002; a = .0002 - .02 / 1 000 = .00018; weight .00018 / .0002 = .9."""
        found = areas.beside([10] * 10 + [40] * 5, [1000] * 15)
        assert found.common == pytest.approx(20)
        assert found.spread == pytest.approx(1000 * 0.00018**0.5)
        assert found.smoothed[0] == pytest.approx(20 - 0.9 * 10)
        assert found.smoothed[-1] == pytest.approx(20 + 0.9 * 20)
        assert found.raw[0] == counts.rate(10, 1000)
        assert found.flags == ()
        assert found.p < 1e-6

    def test_the_fewer_inhabitants_the_nearer_to_the_common_rate(self):
        """The same own rate, 40 per 1 000, from 4 of 100 and from 400 of 10 000."""
        found = areas.beside([10] * 13 + [4, 400], [1000] * 13 + [100, 10_000])
        common, small, large = found.common, *found.smoothed[-2:]
        assert common < small < large < 40

    def test_is_spdeps(self, oracle):
        rows = oracle("spatial", "ncsids_expected.csv")
        x, n = (np.array([float(row[name]) for row in rows]) for name in ("sid74", "bir74"))
        common, variance = areas.marshall(x, n)
        record("empirical Bayes b", "R spdep EBest, nc.sids 1974", 0.00202144489365442, common, 1e-15)
        record("empirical Bayes a", "R spdep EBest, nc.sids 1974", 7.69293064701465e-07, variance, 1e-18)
        theirs = [float(row["eb_global"]) for row in rows]
        found = areas.beside(x.astype(int).tolist(), n.tolist(), per=1.0)
        record("empirical Bayes, areas", "R spdep EBest, nc.sids 1974", theirs, found.smoothed, 1e-15)

    def test_two_areas_of_spdep_restated(self):
        """Ashe, 1 of 1 091, and Alleghany, 0 of 487, with spdep's a and b."""
        ours = areas.shrunk(np.array([1.0, 0.0]), np.array([1091.0, 487.0]), 0.00202144489365442, 7.69293064701465e-07)
        record("empirical Bayes, two areas", "R spdep EBest, nc.sids 1974", [0.00169729733085562, 0.00170537768084218],
               ours, 1e-15)

    def test_under_fifteen_areas_nothing_is_drawn(self):
        found = areas.beside([10] * 9 + [40] * 5, [1000] * 14)
        assert found.smoothed == (None,) * 14
        assert found.flags == ("for_fa_omraden",)
        assert found.raw[-1].estimate == 40

    def test_areas_alike_are_not_drawn_and_not_said_to_differ(self):
        found = areas.beside([20] * 20, [1000] * 20)
        assert (found.spread, found.smoothed) == (0, (None,) * 20)
        assert found.flags == ("ingen_skillnad_visad",)

    def test_an_area_without_inhabitants_stands_outside(self):
        found = areas.beside([10] * 10 + [40] * 5 + [7], [1000] * 15 + [0])
        assert found.common == pytest.approx(20)
        assert found.smoothed[-1] is None
        assert found.raw[-1].flags == ("utan_befolkning",)

    @pytest.mark.parametrize(("x", "n"), [([], []), ([5], [0]), ([5], [900]), ([0] * 20, [900] * 20)])
    def test_nothing_to_compare(self, x, n):
        found = areas.beside(x, n)
        assert set(found.smoothed) <= {None}
        assert found.p is None
        assert "ingen_skillnad_visad" in found.flags

    @pytest.mark.parametrize(("x", "n"), [([1, 2], [100]), ([1, -2], [100, 100])])
    def test_what_does_not_fit_is_refused(self, x, n):
        with pytest.raises(ValueError, match="per area"):
            areas.beside(x, n)

    def test_twenty_incidents_a_year_carry_nothing(self):
        """A kommun like Ekerö: 17 areas of about 1 700 inhabitants, 20 incidents. No area has a rate to print, and
        that they differ is not said, although one has four and five have none."""
        incidents = [4, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1, 2, 0, 0, 0, 0, 0]
        found = areas.beside(incidents, [1700] * 17)
        assert {r.flags for r in found.raw} == {("opalitlig",)}
        assert found.flags == ("ingen_skillnad_visad",)
        assert concentration.concentration(incidents, np.random.default_rng(1)).flags == ("for_fa_handelser",)

    def test_no_rank_anywhere(self):
        """Never a league table: areas come back in the order they came."""
        assert [r.n for r in areas.beside([3, 9, 1], [100, 100, 100]).raw] == [3, 9, 1]
        assert not any("rang" in name or "rank" in name for name in areas.Areas.__dataclass_fields__)


class TestFunnel:
    def test_without_more_than_chance_the_limits_are_exact(self):
        """Ten times 20: R's qpois(c(.025, .975), 20) is 12 and 29, qpois(c(.001, .999), 20) is 8 and 35."""
        found = funnel.funnel([20] * 10, [500] * 10)
        assert (found.tau2, found.method, found.position) == (0, "poisson_exakt", ("inom",) * 10)
        record("funnel, exact limits", "R qpois, E = 20", [12, 29, 8, 35],
               20 * np.array([found.lo[0, 0], found.hi[0, 0], found.lo[1, 0], found.hi[1, 0]]), 1e-9)

    def test_is_funnelplotrs(self, oracle):
        """FunnelPlotR 0.6.0 (`sr_method = "CQC"`) on nc.sids, and R's qpois for the limits."""
        rows = oracle("rates", "ncsids_funnel_expected.csv")
        o, e = (np.array([float(row[name]) for row in rows]) for name in ("O", "E"))
        found = funnel.funnel(o, e)
        assert found.expected == pytest.approx(e)
        record("funnel phi", "FunnelPlotR 0.6.0 CQC, nc.sids", 2.25659, found.phi, 5e-6)
        record("funnel phi, winsorised", "FunnelPlotR 0.6.0 CQC, nc.sids", 1.549453, found.phi_trimmed, 5e-7)
        record("funnel tau2, closed form", "FunnelPlotR 0.6.0 CQC, nc.sids", 0.02147287,
               found.tau2_closed, 5e-9)
        z = 2 * (np.sqrt(o) - np.sqrt(e))
        record("funnel z", "R, nc.sids", [float(row["z_sqrt"]) for row in rows], z, 1e-12)
        lo, hi = funnel.limits(e, (0.95, 0.998), 0.0)
        record("funnel, exact 99.8 % lower", "R qpois", [float(row["qpois_lo998"]) for row in rows], lo[1], 1e-9)
        record("funnel, exact 99.8 % upper", "R qpois", [float(row["qpois_hi998"]) for row in rows], hi[1], 1e-9)

    def test_closed_form_by_hand(self):
        """Four units, w = 4, 8, 8, 20 and phi 2: (4 · 2 - 3) / (40 - 544 / 40) = 5 / 26.4; without excess none."""
        weight = np.array([4.0, 8.0, 8.0, 20.0])
        assert funnel.additive(2.0, weight) == pytest.approx(5 / 26.4)
        assert funnel.additive(0.7, weight) == 0

    def test_agrees_with_ukhsas_significance(self, oracle):
        """Their table of 300 ratios, by Byar's limits at 95 and 99.8 %: ours are exact and part only at a border."""
        rows = oracle("rates", "phe", "testdata_funnel_ratio_inputs.csv")
        o, e = (np.array([float(row[name]) for row in rows]) for name in ("obs", "expected"))
        lo, hi = funnel.limits(e, (0.95, 0.998), 0.0)
        where = [o / e > hi[1], o / e < lo[1], o / e > hi[0], o / e < lo[0]]
        ours = np.select(where, ["High (0.001)", "Low (0.001)", "High (0.025)", "Low (0.025)"], "Not significant")
        same = float(np.mean(ours == np.array([row["significance"] for row in rows])))
        record("funnel, same verdict", "UKHSA testdata_funnel_ratio", 1.0, same, 0.02)

    def test_units_that_differ_widen_the_funnel(self):
        """Rates that differ by ±30 % with 400 expected each: by Poisson most lie outside, among each other none."""
        o = np.tile([280, 340, 400, 460, 520], 8)
        found = funnel.funnel(o, np.full(40, 1000))
        assert found.phi > 5
        assert found.method == "tratt_overspridning"
        assert set(found.position) == {"inom"}
        plain = funnel.limits(np.full(40, 400.0), (0.95, 0.998), 0.0)
        assert np.mean(o / 400 > plain[1][0]) > 0.3

    def test_one_far_out_is_seen_and_does_not_hide_itself(self):
        """A twentieth with thrice the rate among 39 that differ little."""
        o = np.r_[np.tile([95, 100, 105], 13), 300]
        found = funnel.funnel(o, np.full(40, 1000))
        assert found.position[-1] == "over_yttre"

    def test_few_expected_in_a_wide_funnel_have_no_position(self):
        o, n = np.r_[np.tile([280, 340, 400, 460, 520], 8), 2], np.r_[np.full(40, 1000), 20]
        found = funnel.funnel(o, n)
        assert found.expected[-1] < 10
        assert found.position[-1] == "kan_inte_sagas"
        assert np.isnan(found.hi[:, -1]).all()

    def test_a_unit_without_inhabitants_has_no_position(self):
        found = funnel.funnel([20] * 10 + [3], [500] * 10 + [0])
        assert found.position[-1] == "kan_inte_sagas"
        assert found.common == pytest.approx(0.04)

    @pytest.mark.parametrize(("o", "n", "flag"), [
        ([20] * 9, [500] * 9, "for_fa_enheter"), ([], [], "for_fa_enheter"), ([0] * 12, [500] * 12, "inga_handelser"),
    ])
    def test_no_funnel(self, o, n, flag):
        found = funnel.funnel(o, n)
        assert found.flags == (flag,)
        assert set(found.position) <= {"kan_inte_sagas"}
        assert np.isnan(found.hi).all()

    @pytest.mark.parametrize(("o", "n"), [([1, 2], [100]), ([1, -2], [100, 100])])
    def test_what_does_not_fit_is_refused(self, o, n):
        with pytest.raises(ValueError, match="per unit"):
            funnel.funnel(o, n)


class TestBand:
    def test_middle_half_by_hand(self):
        """21 kommuner with 0, 1, … 20: a quarter of twenty steps is 5."""
        band = reference.middle_half([*range(20, -1, -1), np.nan])
        assert (band.lo, band.middle, band.hi, band.n) == (5, 10, 15, 21)

    def test_too_few(self):
        assert reference.middle_half([1.0] * 19).flags == ("for_fa_enheter",)
        assert reference.middle_half([]).n == 0

    @pytest.mark.parametrize(("lo", "hi", "word"), [
        (16, 19, "over"), (2, 4, "under"), (6, 14, "inom"), (5, 15, "inom"), (4, 6, "kan_inte_sagas"),
        (14, 16, "kan_inte_sagas"), (1, 19, "kan_inte_sagas"), (None, None, "kan_inte_sagas"),
    ])
    def test_position_is_the_intervals(self, lo, hi, word):
        band = reference.middle_half(range(21))
        assert reference.position(Result(10, lo, hi, 50, "garwood"), band) == word

    def test_no_band_no_position(self):
        assert reference.position(Result(10, 9, 11, 50, "garwood"), reference.middle_half([])) == "kan_inte_sagas"


def answer(lo, hi, *flags):
    return Result(None if lo is None else (lo + hi) / 2, lo, hi, 100, "korn_graubard", flags=flags)


class TestPerception:
    @pytest.mark.parametrize(("felt", "reported", "klass"), [
        ((0.25, 0.40), (22.0, 30.0), "bada_hoga"),
        ((0.25, 0.40), (11.0, 18.0), "bara_upplevt"),
        ((0.05, 0.15), (22.0, 30.0), "bara_anmalt"),
        ((0.05, 0.15), (11.0, 18.0), "bada_laga"),
        ((0.15, 0.25), (22.0, 30.0), "kan_inte_sagas"),
        ((0.25, 0.40), (18.0, 22.0), "kan_inte_sagas"),
        ((None, None), (22.0, 30.0), "kan_inte_sagas"),
        ((0.20, 0.40), (22.0, 30.0), "kan_inte_sagas"),  # a limit on the reference is on neither side
    ])
    def test_class_only_when_both_lie_on_one_side(self, felt, reported, klass):
        assert perception.classed(answer(*felt), 0.20, answer(*reported), 20.0).klass == klass

    @pytest.mark.parametrize("flag", ["for_fa_svar", "ej_urval", "utan_intervall", "utan_befolkning"])
    def test_what_may_not_carry_a_claim_carries_none(self, flag):
        found = perception.classed(answer(0.25, 0.40, flag), 0.20, answer(22.0, 30.0), 20.0)
        assert (found.klass, found.upplevt, found.anmalt) == ("kan_inte_sagas", "oklart", "hogt")
        assert found.flags == (f"upplevt:{flag}",)
        assert perception.classed(answer(0.25, 0.40), 0.20, answer(22.0, 30.0, flag), 20.0).klass == "kan_inte_sagas"

    def test_low_statistics_and_real_worry(self):
        """Two reports among 3 000 inhabitants are too few for a rate, and surely under 20 per 1 000 (Garwood: 2.4)."""
        found = perception.classed(answer(0.25, 0.40), 0.20, counts.rate(2, 3000), 20.0)
        assert found.klass == "bara_upplevt"

    def test_nothing_reported_among_a_handful_says_nothing(self):
        """0 of 100 inhabitants: up to 37 per 1 000."""
        assert perception.classed(answer(0.25, 0.40), 0.20, counts.rate(0, 100), 20.0).klass == "kan_inte_sagas"


def default(function, name):
    return inspect.signature(function).parameters[name].default


def test_thresholds_are_the_settings_that_the_appendix_prints():
    assert default(areas.beside, "min_areas") == settings.MIN_OMRADEN.varde
    assert default(areas.beside, "reliable_from") == settings.MIN_TILLFORLITLIG.varde
    assert default(areas.beside, "alpha") == settings.FELRISK_OMRADEN.varde
    assert default(funnel.funnel, "levels") == (settings.KONFIDENS.varde, settings.TRATT_YTTRE.varde)
    assert default(funnel.funnel, "trim") == settings.TRATT_KAPNING.varde / 100
    assert default(funnel.funnel, "min_units") == settings.MIN_JAMFORDA.varde
    assert default(funnel.funnel, "min_expected") == settings.MIN_FORVANTAT_TRATT.varde
    assert default(reference.middle_half, "min_units") == settings.MIN_KOMMUNER.varde
