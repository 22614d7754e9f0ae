"""Are follow-up's answers wrong at most as often as they say, and does it see what it promises to see?"""

import math

import numpy as np
import pytest

from transforms.statistics.contrast import (
    POISSON,
    Dispersion,
    Pair,
    dispersion,
    dispersion_between_years,
    ratio_of_ratios,
)
from transforms.statistics.followup import followup, power_of_fall, smallest_detectable

SIZES = [pytest.param(1_000, id="reduced"), pytest.param(20_000, id="full", marks=pytest.mark.prove)]
WHOLE = [pytest.param(150, id="reduced"), pytest.param(3_000, id="full", marks=pytest.mark.prove)]


def slack(share, draws):
    """Three standard errors of a simulated share."""
    return 3 * math.sqrt(share * (1 - share) / draws)


def rng(*seed):
    return np.random.default_rng([20261125, *seed])


def pairs(random, before, after, draws):
    firsts, seconds = random.poisson(before, draws), random.poisson(after, draws)
    return [Pair(int(a), int(b)) for a, b in zip(firsts, seconds, strict=True)]


def tails(treated, comparison, spread=POISSON):
    """One-sided p of each draw, 1 where nothing can be tested."""
    found = [ratio_of_ratios(t, c, spread) for t, c in zip(treated, comparison, strict=True)]
    return np.array([(r.p_down if r.p_down is not None else 1.0, r.p_up if r.p_up is not None else 1.0) for r in found])


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(
    ("treated", "comparison", "common"),
    [(3, 30, 1.0), (10, 100, 0.8), (10, 10, 1.0), (40, 300, 1.0), (100, 100, 1.3), (400, 9000, 0.9)],
)
def test_a_change_that_both_share_is_seldom_taken_for_an_effect(treated, comparison, common, draws):
    random = rng(1, treated, comparison)
    p = tails(pairs(random, treated, treated * common, draws), pairs(random, comparison, comparison * common, draws))
    fell, rose = (p <= 0.025).mean(axis=0)
    print(f"follow-up null {treated} against {comparison}: fell {fell:.4f}, rose {rose:.4f}")
    assert max(fell, rose) <= 0.025 + slack(0.025, draws)


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("treated", "comparison"), [(60, 600), (240, 240)])
def test_overdispersed_months_are_allowed_for(treated, comparison, draws):
    """Variance twice the mean: without the dispersion of the months the answer would be wrong in 8 % each way.

    Before and after may change places here, so both ways are one rate: 2.5 %, with 0.1 for the estimated dispersion
    (600 000 draws gave 2.5-2.6 %).
    """
    random = rng(2, treated)
    season = np.exp(0.3 * np.sin(np.arange(12) * np.pi / 6))
    tables = [
        random.negative_binomial(mean / 12 * season, 0.5, (draws, 2, 12)) for mean in (treated, comparison)
    ]
    p, bare = [], []
    for ours, theirs in zip(*tables, strict=True):
        both = Pair(*map(int, ours.sum(axis=1))), Pair(*map(int, theirs.sum(axis=1)))
        found, naive = ratio_of_ratios(*both, dispersion([ours, theirs])), ratio_of_ratios(*both)
        p.append((found.p_down, found.p_up))
        bare.append((naive.p_down, naive.p_up))
    wrong = (np.array(p) <= 0.025).mean(axis=0)
    print(f"follow-up null, dispersion 2, {treated} against {comparison}: {wrong}, unadjusted "
          f"{(np.array(bare) <= 0.025).mean(axis=0)}")
    assert wrong.mean() <= 0.026 + slack(0.026, 2 * draws)
    assert (np.array(bare) <= 0.025).mean(axis=0).min() > 0.05


@pytest.mark.parametrize("draws", WHOLE)
@pytest.mark.parametrize(("treated", "comparison"), [(15, 100), (120, 2000)])
def test_verdicts_without_any_difference(treated, comparison, draws):
    """All four answers as given: too few to be judged, or no visible difference, but for the stated error."""
    random = rng(3, treated)
    found = [followup(t, c, min_years=0).verdict for t, c in zip(pairs(random, treated, treated * 0.9, draws),
                                                    pairs(random, comparison, comparison * 0.9, draws), strict=True)]
    share = {verdict: found.count(verdict) / draws for verdict in set(found)}
    print(f"verdicts {treated} against {comparison}: {share}")
    for wrong in ("minskade_mer", "okade_mer"):
        assert share.get(wrong, 0) <= 0.025 + slack(0.025, draws)
    assert share["kan_inte_bedomas" if treated == 15 else "ingen_synlig_skillnad"] > 0.9


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("treated", "comparison"), [(20, 100), (40, 40), (60, 3000), (300, 5000)])
def test_smallest_fall_is_seen_as_often_as_it_says(treated, comparison, draws):
    """At least 80 % at the stated fall, less two points below it, and at both as the sum over all outcomes says."""
    fall = smallest_detectable(Pair(treated, 0), Pair(comparison, 0))
    for step, low, high in ((0.0, 0.80, 0.87), (0.02, 0.68, 0.80)):
        random = rng(4, treated, comparison, int(step * 100))
        effect = fall - step
        p = tails(pairs(random, treated, treated * (1 - effect), draws), pairs(random, comparison, comparison, draws))
        seen, said = (p[:, 0] <= 0.025).mean(), power_of_fall(Pair(treated, 0), Pair(comparison, 0), effect)
        print(f"power {treated} against {comparison}, fall {effect:.2f}: seen {seen:.3f}, said {said:.3f}")
        assert low <= said + 0.005
        assert said - 0.005 <= high
        assert seen == pytest.approx(said, abs=0.01 + slack(said, draws))


@pytest.mark.parametrize("draws", SIZES)
def test_power_under_overdispersion(draws):
    random, spread = rng(5), Dispersion(2.0)
    fall = smallest_detectable(Pair(150, 0), Pair(2000, 0), spread)
    means = (150, 150 * (1 - fall), 2000, 2000)
    t1, t2, c1, c2 = (random.negative_binomial(mean, 0.5, draws) for mean in means)
    p = tails([Pair(int(a), int(b)) for a, b in zip(t1, t2, strict=True)],
              [Pair(int(a), int(b)) for a, b in zip(c1, c2, strict=True)], spread)
    assert (p[:, 0] <= 0.025).mean() == pytest.approx(0.81, abs=0.03 + slack(0.81, draws))


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(
    ("treated", "comparison", "true"), [(10, 100, 0.8), (40, 40, 0.5), (60, 900, 1.4), (300, 300, 0.9)]
)
def test_interval_covers(treated, comparison, true, draws):
    random = rng(6, treated, comparison)
    both = zip(pairs(random, treated, treated * true, draws), pairs(random, comparison, comparison, draws), strict=True)
    found = [ratio_of_ratios(t, c) for t, c in both]
    hits = np.mean([(r.lo or 0) <= true and (r.hi is None or true <= r.hi) for r in found])
    print(f"ratio of ratios {treated} against {comparison} true {true}: covered {hits:.4f}")
    assert 0.95 - slack(0.95, draws) <= hits <= 0.98 + slack(0.97, draws)


@pytest.mark.parametrize("draws", WHOLE)
def test_the_worst_place_of_ten_falls_by_itself(draws):
    """Nothing was done, and the place was chosen for its numbers: with the years before, the answer is wrong no oftener
    than it says; without them several times as often, which is why the warning is always there."""
    random = rng(7)
    with_years = without = 0
    for years in random.poisson(60, (draws, 5, 10)):
        series = [int(n) for n in years[:, years[3].argmax()]]
        chosen, country = Pair(series[3], series[4]), Pair(6000, 6000)
        found = followup(chosen, country, earlier=[(n, 6000) for n in series[:3]])
        assert "atergang" in found.flags
        with_years += found.verdict == "minskade_mer"
        without += ratio_of_ratios(chosen, country).p_down <= 0.025
    print(f"worst of ten: fell {with_years / draws:.3f}, without earlier years {without / draws:.3f}")
    assert with_years / draws <= 0.025 + slack(0.025, draws)
    assert without / draws > 0.08


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize("years", [4, 8])
def test_years_that_go_their_own_way_are_allowed_for(years, draws):
    """Each year of the treated kommun has a level of its own, 12 % up or down: chance alone explains too little."""
    random = rng(8, years)
    level = np.exp(random.normal(0, 0.12, (draws, years + 1)))
    treated, comparison = random.poisson(200 * level), random.poisson(5000, (draws, years + 1))
    wrong = bare = 0
    for ours, theirs in zip(treated.tolist(), comparison.tolist(), strict=True):
        both = Pair(ours[-2], ours[-1]), Pair(theirs[-2], theirs[-1])
        spread = dispersion_between_years(list(zip(ours[:-1], theirs[:-1], strict=True)))
        found, naive = ratio_of_ratios(*both, spread), ratio_of_ratios(*both)
        wrong += min(found.p_down, found.p_up) <= 0.025
        bare += min(naive.p_down, naive.p_up) <= 0.025
    print(f"restless years, {years} before: wrong {wrong / draws:.4f}, by chance alone {bare / draws:.4f}")
    limit = 0.07 if years == 4 else 0.055  # of both ways together; few years tell their own movement poorly
    assert wrong / draws <= limit + slack(limit, draws)
    assert bare / draws > 0.15
