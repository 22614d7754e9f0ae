"""Do the limits of the concentration index hold, and is chance taken for chance? By seeded simulation.

The default run is reduced and its bounds allow for it (three standard errors); `pytest -m prove` draws more.
"""

from functools import cache

import numpy as np
import pytest

from tests.proof.test_coverage import rng, slack
from transforms.statistics.concentration import concentration, generalised_gini, gini_limits

SIZES = [pytest.param(400, id="reduced"), pytest.param(4_000, id="full", marks=pytest.mark.prove)]
# Places, events per place, and the shape of the places' risks: None alike, .1 as uneven as street segments are.
WORLDS = [(300, 2, None), (300, 2, 0.5), (1000, 0.2, 2), (1000, 0.2, 0.2), (1000, 0.5, 0.1), (2000, 0.5, 0.5),
          (1000, 3, 0.1)]


def world(random, places, mean, shape):
    risk = mean if shape is None else random.gamma(shape, mean / shape, places)
    return random.poisson(risk, places)


@cache
def truth(places, mean, shape):
    """The index over so many places of such a world that chance is gone."""
    return float(generalised_gini(world(rng(40, places), 2_000_000, mean, shape))[0])


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("places", "mean", "shape"), WORLDS)
def test_limits_cover(places, mean, shape, draws):
    random, true = rng(41, places, int(mean * 10), int((shape or 0) * 10)), truth(places, mean, shape)
    found = [gini_limits(world(random, places, mean, shape)) for _ in range(draws)]
    covered = np.mean([lo <= true <= hi for lo, hi in found])
    print(f"Gini {places} places, {mean} each, shape {shape}: covered {covered:.4f}")
    assert 0.93 - slack(0.95, draws) <= covered <= 0.97 + slack(0.95, draws)


def test_resampled_events_would_hardly_ever_cover():
    """Why places and not events: each event drawn again from where events are adds chance to chance."""
    random, true = rng(42), truth(1000, 0.5, 0.5)
    hits = 0
    for _ in range(60):
        x = world(random, 1000, 0.5, 0.5)
        lo, hi = np.quantile(generalised_gini(random.multinomial(x.sum(), x / x.sum(), 200)), [0.025, 0.975])
        hits += lo <= true <= hi
    assert hits / 60 < 0.2


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("events", "places"), [(120, 2000), (600, 900), (3000, 900)])
def test_chance_is_seldom_called_concentrated(events, places, draws):
    """Events at random: p at most 5 % in at most 5 % of kommuner, and the benchmark is what is found."""
    random = rng(43, events)
    found = [concentration(random.multinomial(events, np.full(places, 1 / places)), random, draws=99)
             for _ in range(draws // 2)]
    assert np.mean([f.p <= 0.05 for f in found]) <= 0.05 + slack(0.05, draws // 2)
    assert np.mean([f.part - f.part_chance for f in found]) == pytest.approx(0, abs=0.001)
    assert np.mean([f.gini - f.gini_chance for f in found]) == pytest.approx(0, abs=0.005)


def test_uneven_risk_is_told_from_chance():
    """A tenth of 900 places with ten times the risk: always seen from 300 events."""
    random = rng(44)
    risk = np.r_[np.full(90, 10.0), np.ones(810)]
    for _ in range(50):
        assert concentration(random.multinomial(300, risk / risk.sum()), random, draws=99).p <= 0.05
