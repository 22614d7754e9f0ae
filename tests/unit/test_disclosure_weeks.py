"""Weeks of EST against a reader with integer programming: every hidden one to four can be anything of one to four."""

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from transforms.disclosure import pattern_of_weeks, week_cell

MONDAY = "2025-09-08"
CATEGORIES, PLACES = [f"k{i}" for i in range(6)], [f"p{i}" for i in range(5)]
SIDES = (CATEGORIES, [*PLACES, "ovrigt"])


def cell(key):
    return week_cell(MONDAY, key, False)


def drawn(rng):
    """A week whose reports are spread twice, as most weeks are: few, and heaped on some."""
    total = int(rng.poisson(rng.choice([3, 8, 20, 60])))
    counts = {"*": total}
    for side in SIDES:
        counts |= dict(zip(side, rng.multinomial(total, rng.dirichlet(np.full(len(side), 0.5))).tolist(), strict=True))
    return counts


def span(key, shown):
    """Least and largest count of a cell by all that is shown: the parts of either side add up to the whole."""
    keys = ["*", *CATEGORIES, *SIDES[1]]
    rows = np.array([[-1.0 if k == "*" else float(k in side) for k in keys] for side in SIDES])
    low = [shown.get(k, 1 if k == "*" else 0) for k in keys]  # a hidden whole is not zero: that would be shown
    high = [shown.get(k, 500) for k in keys]
    goal = np.array([float(k == key) for k in keys])
    found = [milp(sign * goal, constraints=LinearConstraint(rows, 0, 0), bounds=Bounds(low, high),
                  integrality=np.ones(len(keys))) for sign in (1, -1)]
    return round(found[0].fun), round(-found[1].fun)


@pytest.mark.parametrize("seed", range(40))
def test_no_small_count_follows_from_what_is_shown(seed):
    counts = drawn(np.random.default_rng(seed))
    found = pattern_of_weeks({cell(k): n for k, n in counts.items()}, CATEGORIES, PLACES)
    hidden = found.guarded | found.beside
    shown = {k: n for k, n in counts.items() if cell(k) not in hidden}
    assert not [n for n in shown.values() if 0 < n < 5]
    for key, n in counts.items():
        if 0 < n < 5:
            lo, hi = span(key, shown)
            assert lo <= 1 and hi >= 4, (key, n, shown)


def test_the_attack_sees_a_week_that_gives_itself_away():
    shown = {"*": 13, "k0": 6, "k1": 5, "k3": 0, "k4": 0, "k5": 0}
    assert span("k2", shown) == (2, 2)
