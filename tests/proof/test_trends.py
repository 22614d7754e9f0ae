"""Does the interval of a yearly trend hold what it says with few years, a break, more than chance?"""

import numpy as np
import pytest

from tests.proof.test_coverage import rng, slack
from transforms.statistics.trend import yearly

SIZES = [pytest.param(400, id="reduced"), pytest.param(4_000, id="full", marks=pytest.mark.prove)]


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("years", "breaks", "mean", "dispersion", "ratio"), [
    (6, (), 25, 1.0, 1.0), (6, (), 25, 3.0, 1.05), (7, (3,), 40, 1.0, 0.9), (11, (), 60, 5.0, 1.0),
    (11, (4,), 400, 10.0, 1.03),
])
def test_interval_of_a_yearly_trend_covers(years, breaks, mean, dispersion, ratio, draws):
    """At least 93 %: with a dispersion of one it covers more, since it is never taken as less."""
    random = rng(51, years, mean)
    time = np.arange(years)
    means = mean * ratio ** (time - years / 2) * np.where(time >= (breaks[0] if breaks else years), 1.4, 1.0)
    covered = told = 0
    for _ in range(draws):
        rates = means if dispersion == 1 else random.gamma(means / (dispersion - 1), dispersion - 1)
        found = yearly(random.poisson(rates), breaks, min_mean=0)
        if found.lo is not None and found.hi is not None:
            told += 1
            covered += found.lo <= ratio <= found.hi
    print(f"yearly trend {years} {breaks} {mean} {dispersion}: {covered / told:.4f}")
    assert covered / told >= 0.93 - slack(0.05, told)
