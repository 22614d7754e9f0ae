"""Do deviations come at their nominal rate where nothing happens, are planted rises found, does the trend cover?"""

import math

import numpy as np
import pytest
from scipy import stats

from transforms.statistics.deviation import MONTHS, WEEKS, deviations
from transforms.statistics.followup import interrupted
from transforms.statistics.multiple import benjamini_hochberg, run
from transforms.statistics.trend import trend

SIZES = [pytest.param(1_500, id="reduced"), pytest.param(20_000, id="full", marks=pytest.mark.prove)]
WEEKLY = [pytest.param(500, id="reduced"), pytest.param(8_000, id="full", marks=pytest.mark.prove)]
FITS = [pytest.param(250, id="reduced"), pytest.param(4_000, id="full", marks=pytest.mark.prove)]


def slack(share, draws):
    """Three standard errors of a simulated share."""
    return 3 * math.sqrt(share * (1 - share) / draws)


def rng(*seed):
    return np.random.default_rng([20261125, *seed])


def counts(random, mean, dispersion):
    """Poisson, or negative binomial with variance dispersion * mean."""
    if dispersion == 1:
        return random.poisson(mean)
    return random.negative_binomial(np.asarray(mean) / (dispersion - 1), 1 / dispersion)


def seasonal(level, months, swing=0.25, yearly=1.0, period=12):
    t = np.arange(months)
    return level * yearly ** (t / period) * np.exp(swing * np.sin(2 * np.pi * t / period))


# --- deviations ---

MONTHLY = [(mean, dispersion) for dispersion in (1, 2) for mean in (0.5, 2, 5, 20, 100, 1000)]


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("mean", "dispersion"), MONTHLY)
def test_months_without_event_deviate_at_the_nominal_rate(mean, dispersion, draws):
    """At most 1 % of all series, and 1.4 % of overdispersed ones: the dispersion must be estimated from few months."""
    found = deviations(counts(rng(1, int(mean * 10), dispersion), np.full((draws, 73), mean), dispersion), [72], MONTHS)
    told = run(found.p)
    print(f"months mean {mean} dispersion {dispersion}: assessed {told.tested / draws:.2f}, "
          f"flagged {told.flagged / max(told.tested, 1):.4f} of them, {told.flagged / draws:.4f} of all")
    nominal = 0.01 if dispersion == 1 else 0.014
    assert told.flagged / draws <= nominal + slack(nominal, draws)
    if mean >= 2:
        assert told.tested > draws / 2
        assert told.flagged / told.tested <= nominal + slack(nominal, told.tested)
    if mean >= 20:
        assert told.flagged / draws >= 0.005 - slack(0.005, draws)  # nor does it sleep


@pytest.mark.parametrize("draws", WEEKLY)
@pytest.mark.parametrize(("mean", "dispersion"), [(0.2, 1), (1, 1), (3, 1), (10, 1), (3, 2), (10, 2)])
def test_weeks_without_event_deviate_at_the_nominal_rate(mean, dispersion, draws):
    weeks = 52 * 5 + 4
    found = deviations(counts(rng(2, int(mean * 10), dispersion), np.full((draws, weeks), mean), dispersion),
                       [weeks - 1], WEEKS)
    told = run(found.p)
    print(f"weeks mean {mean} dispersion {dispersion}: assessed {told.tested / draws:.2f}, "
          f"flagged {told.flagged / draws:.4f} of all")
    nominal = 0.01 if dispersion == 1 else 0.014
    assert told.flagged / draws <= nominal + slack(nominal, draws)


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("swing", "yearly"), [(0.25, 1.0), (0.0, 0.93), (0.0, 1.07), (0.25, 0.95)])
def test_season_and_trend_are_no_deviations(swing, yearly, draws):
    random = rng(3, int(swing * 100), int(yearly * 100))
    mean = seasonal(40, 84, swing, yearly)
    found = deviations(random.poisson(mean, (draws // 6, 84)), range(72, 84, 2), MONTHS)
    rate = np.nanmean(found.p <= 0.01)
    print(f"months swing {swing} yearly {yearly}: flagged {rate:.4f}")
    assert rate <= 0.01 + slack(0.01, found.p.size)


@pytest.mark.parametrize("draws", SIZES)
def test_the_rule_of_recent_events_alone_heaps_flags_on_rare_series(draws):
    """Why a mean is asked for: of rare overdispersed series that pass only because of a heap, a tenth are flagged."""
    series = counts(rng(4), np.full((4 * draws, 73), 0.5), 2)
    alone = run(deviations(series, [72], MONTHS, min_mean=0).p)
    assert alone.flagged / alone.tested > 0.08
    assert run(deviations(series, [72], MONTHS).p).flagged / len(series) < 0.001


@pytest.mark.parametrize("draws", SIZES)
def test_taking_the_mean_as_known_flags_too_often(draws):
    """Why the variance of the mean counts: R's nbPlugin on ten series per kommun would flag half as many again."""
    series = counts(rng(5), np.full((4 * draws, 73), 100), 2)
    plugged = np.mean(deviations(series, [72], MONTHS, threshold="instick").flagged)
    ours = np.mean(deviations(series, [72], MONTHS).flagged)
    assert plugged > 0.015 > ours


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("mean", "times"), [(10, 2.0), (20, 1.8), (60, 1.5), (60, 1.2)])
def test_planted_rise_is_found_as_often_as_its_bound_says(mean, times, draws):
    """P(count > bound | risen mean), summed exactly over the bounds that the histories give."""
    random = rng(6, mean, int(times * 10))
    series = random.poisson(mean, (draws, 73))
    series[:, 72] = random.poisson(mean * times, draws)
    found = deviations(series, [72], MONTHS)
    exact = float(np.mean(stats.poisson.sf(found.bound, mean * times)))
    print(f"rise {mean} x {times}: found {found.flagged.mean():.3f}, exact {exact:.3f}")
    assert found.flagged.mean() == pytest.approx(exact, abs=slack(exact, draws))


@pytest.mark.parametrize("draws", SIZES)
def test_few_false_ones_stand_together(draws):
    """Runs of ten series where one has risen threefold: at most 5 % of those that stand are false, and it stands."""
    random = rng(7)
    runs = draws // 10
    series = random.poisson(15, (10 * runs, 73))
    series[::10, 72] = random.poisson(45, runs)
    p = deviations(series, [72], MONTHS).p.reshape(runs, 10)
    stands = np.array([benjamini_hochberg(each) <= 0.05 for each in p])
    assert stands[:, 0].mean() > 0.95
    false = stands[:, 1:].sum(axis=1) / np.maximum(stands.sum(axis=1), 1)
    print(f"runs of ten: the risen one stands in {stands[:, 0].mean():.3f}, false share {false.mean():.4f}")
    assert false.mean() <= 0.05 + slack(0.05, runs)


# --- trend ---

SERIES = [(36, 6, 1, 1.0), (36, 20, 2, 1.0), (60, 9, 2, 0.9), (120, 40, 1, 1.05), (120, 40, 3, 1.0)]


@pytest.mark.parametrize("draws", FITS)
@pytest.mark.parametrize(("months", "mean", "dispersion", "yearly"), SERIES)
def test_trend_covers_in_its_range_of_use(months, mean, dispersion, yearly, draws):
    random = rng(8, months, mean, dispersion)
    expected = seasonal(mean, months, 0.25, yearly)
    hits = used = 0
    for _ in range(draws):
        result = trend(counts(random, expected, dispersion), 1).yearly
        if result.lo is not None:
            used += 1
            hits += result.lo <= yearly <= result.hi
    print(f"trend {months} months mean {mean} dispersion {dispersion}: covered {hits / used:.4f} of {used}")
    assert used > draws / 3
    assert 0.93 - slack(0.95, used) <= hits / used <= 0.97 + slack(0.97, used)


@pytest.mark.parametrize("draws", FITS)
@pytest.mark.parametrize(("months", "start", "dispersion"), [(36, 24, 1), (60, 36, 2), (84, 60, 2)])
def test_interrupted_series_covers(months, start, dispersion, draws):
    random = rng(9, months, dispersion)
    fell = np.where(np.arange(months) >= start, 0.7, 1.0)
    hits = 0
    for _ in range(draws):
        treated = counts(random, seasonal(25, months, 0.2, 1.02) * fell, dispersion)
        result = interrupted(treated, counts(random, seasonal(90, months, 0.1, 0.97), dispersion), start, 1)
        hits += result.lo <= 0.7 <= result.hi
    print(f"interrupted {months} months dispersion {dispersion}: covered {hits / draws:.4f}")
    assert 0.93 - slack(0.95, draws) <= hits / draws <= 0.97 + slack(0.97, draws)
