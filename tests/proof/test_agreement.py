"""Does the bootstrap interval of Krippendorff's alpha hold in its range of use? By seeded simulation.

The default run is reduced and its bounds allow for it (three standard errors); `pytest -m prove` draws more.
"""

import numpy as np
import pytest

from tests.proof.test_coverage import rng, slack
from transforms.statistics.agreement import agreement

SIZES = [pytest.param(300, id="reduced"), pytest.param(3_000, id="full", marks=pytest.mark.prove)]
# Notes, how common the code is, how often a coder errs: at least ten notes coded apart and ten codings on average.
RANGE = [(100, 0.05, 0.1), (100, 0.1, 0.1), (100, 0.3, 0.1), (150, 0.5, 0.05), (300, 0.1, 0.03), (300, 0.3, 0.05)]


def codings(random, units, common, err):
    """Two coders who each see a true code and err on their own."""
    true = random.random(units) < common
    return np.where(random.random((2, units)) < err, ~true, true).astype(float)


def true_alpha(common, err):
    given, apart = common * (1 - err) + (1 - common) * err, 2 * err * (1 - err)
    return 1 - apart / (2 * given * (1 - given))


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("units", "common", "err"), RANGE)
def test_interval_covers_in_its_range_of_use(units, common, err, draws):
    random, true = rng(50, units, int(common * 100), int(err * 100)), true_alpha(common, err)
    assert units * 2 * err * (1 - err) >= 10 > 5
    told = hits = 0
    for _ in range(draws):
        found = agreement(codings(random, units, common, err), random, draws=500)
        if found.lo is not None:
            told += 1
            hits += found.lo <= true <= found.hi
    print(f"alpha {true:.3f}, {units} notes, code {common}: told {told / draws:.3f}, covered {hits / told:.4f}")
    assert told >= 0.9 * draws
    assert 0.93 - slack(0.95, told) <= hits / told <= 0.97 + slack(0.95, told)


def test_outside_it_would_be_too_short():
    """Fifty notes and coders who err in one of a hundred: mostly none is coded apart, and every resample says 1."""
    random, silent = rng(51), 0
    for _ in range(100):
        silent += agreement(codings(random, 50, 0.3, 0.01), random, draws=50).lo is None
    assert silent >= 95


@pytest.mark.parametrize("draws", SIZES)
def test_coders_who_guess_agree_by_chance_only(draws):
    """Codes drawn without looking: alpha near nought, never called reliable."""
    random = rng(52)
    found = [agreement((random.random((2, 60)) < 0.3).astype(float), random, draws=50) for _ in range(draws)]
    assert np.mean([f.alpha for f in found]) == pytest.approx(0, abs=0.03)
    assert {f.grade for f in found} == {"otillracklig"}
