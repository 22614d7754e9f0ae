"""Do areas as subpopulations keep their coverage, and shares that are shown? By seeded simulation.

The default run is reduced and its bounds allow for it (three standard errors); `pytest -m prove` draws many more.
"""

import numpy as np
import pytest

from tests.proof.test_coverage import SIZES, rng, slack
from transforms.statistics import survey, waves

# Three strata (age and sex, say) of a kommun: sampled, in the frame, weight. Four areas run across them.
SAMPLED, FRAME, WEIGHT = np.array([300, 200, 150]), np.array([9000, 3000, 1200]), np.array([30.0, 15.0, 8.0])
LIVES = np.array([[0.4, 0.3, 0.2, 0.1], [0.1, 0.2, 0.3, 0.4], [0.25, 0.25, 0.25, 0.25]])
FEELS = np.array([0.7, 1.0, 1.3])  # strata differ in how often they feel so


def domains(random, draws, shares, answering=0.65):
    """Moments of `draws` surveys of four areas with their shares; who lives where is drawn with the sample."""
    rows = []
    for h in range(3):
        people = random.multinomial(SAMPLED[h], LIVES[h], draws)
        answers = random.binomial(people, answering)
        yes = random.binomial(answers, np.clip(shares * FEELS[h], 0, 1))
        w = WEIGHT[h]
        same = np.full(answers.size, float(SAMPLED[h])), np.full(answers.size, float(FRAME[h]))
        rows.append((np.arange(answers.size), *same, answers.ravel(), w * answers.ravel(), w * yes.ravel(),
                     w * w * answers.ravel(), w * w * yes.ravel()))
    columns = [np.concatenate(column).astype(float) for column in zip(*rows, strict=True)]
    return survey.shares(survey.Moments(columns[0].astype(int), *columns[1:]), draws * 4)


def truth(shares):
    """The areas' shares in the frame."""
    people = FRAME[:, None] * LIVES
    return (people * np.clip(FEELS[:, None] * shares, 0, 1)).sum(axis=0) / people.sum(axis=0)


SHARES = [np.array(s) for s in ((0.05, 0.08, 0.1, 0.15), (0.2, 0.3, 0.4, 0.5), (0.7, 0.6, 0.75, 0.5))]


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize("shares", SHARES)
def test_areas_cover(shares, draws):
    found, true = domains(rng(60, int(shares[0] * 100)), draws, shares), truth(shares)
    hits = ((found.lo.reshape(-1, 4) <= true) & (true <= found.hi.reshape(-1, 4))).mean(axis=0)
    print(f"areas {shares}: covered {hits.round(4)}")
    assert (hits >= 0.95 - slack(0.95, draws)).all()
    assert (hits <= 0.99 + slack(0.95, draws)).all()


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize("shares", SHARES)
def test_change_of_areas_covers(shares, draws):
    """Two waves, the second with a third more: where neither rests on too little."""
    later, seed = np.minimum(shares * 1.33, 0.76), int(shares[0] * 100)
    after, before = domains(rng(62, seed), draws, later), domains(rng(63, seed), draws, shares)
    true = np.tile(truth(later) - truth(shares), draws)
    _, lo, hi, _, _ = waves.differences((after.p, after.effective), (before.p, before.effective))
    used = ~(after.few | before.few)
    covered = float(((lo <= true) & (true <= hi))[used].mean())
    print(f"change {shares}: {used.mean():.2f} used, covered {covered:.4f}")
    assert used.mean() > 0.2
    assert 0.93 - slack(0.95, used.sum()) <= covered <= 0.99


@pytest.mark.parametrize("draws", SIZES)
def test_no_change_is_seldom_taken_for_one(draws):
    """And the rule on wide intervals does not enter: at most 2.5 % either way, among all that may be compared."""
    for i, shares in enumerate(SHARES):
        after, before = domains(rng(64, i), draws, shares), domains(rng(65, i), draws, shares)
        used = ~(after.few | before.few)
        _, _, _, up, down = waves.differences((after.p, after.effective), (before.p, before.effective))
        for tail in (up[used], down[used]):
            assert (tail < 0.025).mean() <= 0.025 + slack(0.025, used.sum())


def test_comparing_only_what_may_be_shown_alone_would_make_rises_of_chance():
    """Why `brett_intervall` does not forbid a change: of small shares those that came out high by chance are left."""
    found, true = domains(rng(66), 3000, SHARES[0]), np.tile(truth(SHARES[0]), 3000)
    shown = ~(found.few | found.loose)
    assert 0.2 < shown.mean() < 0.8
    assert found.p.mean() == pytest.approx(true.mean(), abs=0.001)
    assert (found.p - true)[shown].mean() > 0.01
