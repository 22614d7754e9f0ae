"""Concentration against lorenzgini's documented vectors, the Memphis robberies, and numbers by hand."""

import numpy as np
import pytest

from tests.oracles import record
from transforms import settings
from transforms.statistics import concentration

# lorenzgini's documentation (Bernasco & Steenbeek 2017): counts, plain Gini, generalised Gini (None: not documented).
GINI = [
    ([10, 8, 2] + [0] * 7, 0.78, 0.78),
    ([5, 2, 1] + [0] * 7, 0.80, 0.75),
    ([10] + [0] * 9, 0.90, 0.90),
    ([10] + [0] * 99, 0.99, None),
]
# concentration/memphis_expected.txt: 2 245 robberies of 2019; metres, cells, cells for half, Gini', and by chance.
MEMPHIS = [(250, 16675, 391, 0.5339, 0.0587, 0.121), (500, 4176, 207, 0.7492, 0.1469, 0.365),
           (1000, 1044, 84, 0.7738, 0.2692, 0.373)]


def rng():
    return np.random.default_rng(20261125)


class TestGini:
    @pytest.mark.parametrize(("counts", "plain", "generalised"), GINI)
    def test_is_lorenzginis(self, counts, plain, generalised):
        """Where events are at least as many as places the two are one; else plain is undone by hand."""
        found = float(concentration.generalised_gini(counts)[0])
        scale = max(1, len(counts) / sum(counts))
        record(f"Gini of {counts[:3]} and zeros", "lorenzgini documentation", plain, (found - 1) / scale + 1, 1e-12)
        if generalised is not None:
            record(f"generalised Gini of {counts[:3]} and zeros", "lorenzgini documentation", generalised, found, 1e-12)

    def test_ends(self):
        """All at one address is 1 at most, all alike 0, one event each in some of many places 0 too; nothing is NaN."""
        assert concentration.generalised_gini([7, 7, 7, 7])[0] == pytest.approx(0)
        assert concentration.generalised_gini([1, 1, 1, 0, 0, 0, 0, 0])[0] == pytest.approx(0)
        assert concentration.generalised_gini([500] + [0] * 99)[0] == pytest.approx(0.99)
        assert np.isnan(concentration.generalised_gini([0, 0])[0])

    def test_many_sets_at_once(self):
        sets = [[3, 0, 1, 4], [2, 2, 2, 2], [0, 0, 8, 0]]
        assert concentration.generalised_gini(sets) == pytest.approx(
            [float(concentration.generalised_gini(one)[0]) for one in sets])

    @pytest.mark.parametrize("mean", [0.3, 4.0])
    def test_limits_are_the_plain_jackknifes(self, mean):
        """Each place left out in turn, the long way."""
        x = rng().poisson(mean, 60)
        out = np.array([concentration.generalised_gini(np.delete(x, i))[0] for i in range(60)])
        se = np.sqrt(59 / 60 * ((out - out.mean()) ** 2).sum())
        gini = float(concentration.generalised_gini(x)[0])
        limits = max(gini - 1.959964 * se, 0), min(gini + 1.959964 * se, 1)
        assert concentration.gini_limits(x) == pytest.approx(limits)


class TestHolding:
    @pytest.mark.parametrize(("counts", "part"), [
        ([5, 3, 1, 1], 0.25), ([4, 3, 2, 1], 0.5), ([1] * 10, 0.5), ([9, 0, 0, 0, 0], 0.2), ([1, 1, 1], 2 / 3),
    ])
    def test_by_hand(self, counts, part):
        assert concentration.holding(counts)[0] == pytest.approx(part)


class TestConcentration:
    def test_sixty_crimes_at_random_look_concentrated(self):
        """methods.md 0.4: half of 60 crimes thrown at random on 2 000 segments lie in 1.5 % of them."""
        chance = rng().multinomial(60, np.full(2000, 1 / 2000), 500)
        assert concentration.holding(chance).mean() == pytest.approx(0.015, abs=0.0005)

    @pytest.mark.parametrize(("metres", "cells", "need", "gini", "part_chance", "gini_chance"), MEMPHIS)
    def test_memphis(self, shared, metres, cells, need, gini, part_chance, gini_chance):
        path = shared / "oracles/spatial/memphis_robberies_2019_utm16.csv"
        if not path.is_file():
            pytest.skip("no oracle file of Memphis")
        lines = path.read_text(encoding="utf-8").splitlines()
        columns = [name.strip('"') for name in lines[0].split(",")]
        at = [columns.index(name) for name in ("x", "y")]
        xy = np.array([[float(line.split(",")[i].strip('"')) for i in at] for line in lines[1:]])
        _, found = np.unique(np.floor(xy / metres), axis=0, return_counts=True)
        ours = concentration.concentration(np.r_[found, np.zeros(cells - len(found), int)], rng(), draws=200)
        source = "memphis_expected.txt"
        record(f"half of the crimes, {metres} m", source, need / cells, ours.part, 1e-12)
        record(f"generalised Gini, {metres} m", source, gini, ours.gini, 5e-5)
        record(f"half by chance, {metres} m", source, part_chance, ours.part_chance, 0.001)
        record(f"Gini by chance, {metres} m", source, gini_chance, ours.gini_chance, 0.002)
        assert ours.p == pytest.approx(1 / 201)

    def test_half_in_a_tenth_by_hand(self):
        """100 places: ten with 10 events each, ninety with one or two: 190 events, half of them, 95, in ten places."""
        found = concentration.concentration([10] * 10 + [1] * 90, rng())
        assert (found.events, found.places, found.part) == (190, 100, 0.1)
        assert found.part < found.part_chance
        assert found.gini > found.gini_chance
        assert found.gini_lo < found.gini < found.gini_hi
        assert found.flags == ()

    @pytest.mark.parametrize("counts", [[], [0, 0, 0], [50, 49], [99]])
    def test_too_few_events_say_nothing(self, counts):
        found = concentration.concentration(counts, rng())
        assert (found.part, found.part_chance, found.p, found.gini) == (None,) * 4
        assert found.flags == ("for_fa_handelser",)

    def test_everything_at_one_address(self):
        found = concentration.concentration([400] + [0] * 499, rng())
        assert found.part == 1 / 500
        assert found.gini == pytest.approx(1 - 1 / 400)
        assert (found.gini_lo, found.flags) == (None, ("utan_intervall",))

    def test_one_place_is_all_there_is(self):
        found = concentration.concentration([400], rng())
        assert (found.part, found.part_chance, found.p, found.gini) == (1, 1, 1, pytest.approx(0))

    def test_no_limits_at_the_kink(self):
        """As many events as places: another draw could have more of either."""
        found = concentration.concentration(rng().poisson(1.0, 1000), rng())
        assert (found.gini_lo, found.flags) == (None, ("utan_intervall",))

    def test_the_seed_decides(self):
        x = rng().poisson(0.4, 500)
        assert concentration.concentration(x, rng()) == concentration.concentration(x, rng())

    def test_negative_is_refused(self):
        with pytest.raises(ValueError, match="negative"):
            concentration.concentration([200, -1], rng())


def test_thresholds_are_the_settings_that_the_appendix_prints():
    defaults = concentration.concentration.__defaults__
    assert defaults[2:4] == (settings.MIN_KONCENTRATION.varde, settings.MIN_PLATSER_INTERVALL.varde)
