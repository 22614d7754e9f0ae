"""Do the intervals cover, and does the judgement stay silent where nothing is? By seeded simulation.

The default run is reduced and its bounds allow for it (three standard errors of the simulated share);
`pytest -m prove` runs the same tests with many more draws.
"""

import math
from functools import cache

import numpy as np
import pytest
from scipy import stats

from transforms.evidence import Claim, Scope
from transforms.judgement.utslag import decide
from transforms.registry import Lofte, Overenskommelse, Uppfoljning
from transforms.statistics import counts, means, survey, waves
from transforms.statistics.result import Result

SIZES = [pytest.param(1_000, id="reduced"), pytest.param(10_000, id="full", marks=pytest.mark.prove)]
AGREEMENT = Overenskommelse("Prov", ("0182",), (), None, None, "", (), "", (), Uppfoljning("", "", ()))
LOFTE = Lofte("0182-1", "problem", "Prov", ("stold",), ("kommunen",), "", "", (), "", "", None, (), (), AGREEMENT)
PLACE = Scope(("0182",), True, False)


def slack(share, draws):
    """Three standard errors of a simulated share."""
    return 3 * math.sqrt(share * (1 - share) / draws)


def rng(*seed):
    return np.random.default_rng([20261125, *seed])


@cache
def garwood(count):
    return counts.poisson(count)


@cache
def ratio(after, before):
    return counts.ratio(after, before)


# --- intervals ---


@pytest.mark.parametrize("mean", [0.3, 1, 2.5, 7, 20, 90, 400])
def test_poisson_interval_covers(mean):
    """Summed over the whole distribution, so without simulation error."""
    top = int(stats.poisson.ppf(1 - 1e-9, mean)) + 1
    covered = sum(stats.poisson.pmf(k, mean) for k in range(top + 1) if garwood(k).lo <= mean <= garwood(k).hi)
    assert covered >= 0.95


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("mean", "true"), [(3, 1.0), (10, 0.5), (10, 2.0), (60, 0.7), (300, 1.1)])
def test_ratio_interval_covers(mean, true, draws):
    random = rng(1, mean, int(true * 10))
    hits = 0
    for after, before in zip(random.poisson(mean * true, draws), random.poisson(mean, draws), strict=True):
        result = ratio(int(after), int(before))
        # No limit is no claim: a ratio over nothing is unbounded above, nothing over nothing says nothing.
        hits += (result.lo or 0) <= true and (result.hi is None or true <= result.hi)
    print(f"ratio mean {mean} true {true}: covered {hits / draws:.4f}")
    assert hits / draws >= 0.95 - slack(0.95, draws)


@pytest.mark.parametrize("draws", SIZES)
def test_half_of_all_comparisons_of_ten_move_by_a_quarter(draws):
    """Why no percentage is written under 20: with no change and a mean of 10, about 60 % of pairs move ≥ 25 %
    (methods.md 0.2); at 100 it is 8 %."""
    moved = {}
    for mean in (10, 100):
        random = rng(2, mean)
        before, after = random.poisson(mean, 20 * draws), random.poisson(mean, 20 * draws)
        change = np.abs(after[before > 0] / before[before > 0] - 1)
        moved[mean] = np.mean(change >= 0.25)
    assert moved[10] == pytest.approx(0.60, abs=0.02)
    assert moved[100] == pytest.approx(0.08, abs=0.01)


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize("before", [10, 20, 50, 100])
def test_smallest_fall_is_seen_as_often_as_it_says(before, draws):
    """Brute force: the promised fall is seen in at least 80 % of pairs, two points less is not."""
    fall = counts.smallest_detectable_fall(before)
    for step, low, high in ((0, 0.80, 0.86), (0.02, 0.70, 0.80)):
        random = rng(3, before, int(step * 100))
        firsts = random.poisson(before, 4 * draws)
        seconds = random.poisson(before * (1 - fall + step), 4 * draws)
        seen = [a + b > 0 and ratio(int(a), int(b)).p_down <= 0.025 for a, b in zip(seconds, firsts, strict=True)]
        error = slack(0.8, 4 * draws)
        assert low - error <= np.mean(seen) <= high + error, step


# --- survey ---

STRATA = ((120, 9000, 75.0), (80, 3000, 37.5), (60, 1200, 20.0))


def wave(random, shares, answering=1.0, strata=STRATA):
    """A stratified sample in which each stratum has its own share of those who count, and of those who answer."""
    parts = []
    for (n, population, weight), share in zip(strata, shares, strict=True):
        answers = random.binomial(n, answering)
        yes = random.hypergeometric(round(share * population), population - round(share * population), answers)
        parts.append(
            survey.Stratum(n, population, answers, weight * answers, weight * yes, weight**2 * answers, weight**2 * yes)
        )
    return survey.share(parts)


def true_share(shares, strata=STRATA):
    population = [p for _, p, _ in strata]
    return sum(round(s * p) for s, p in zip(shares, population, strict=True)) / sum(population)


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize("shares", [(0.03, 0.05, 0.10), (0.2, 0.3, 0.5), (0.6, 0.4, 0.2), (0.9, 0.95, 0.8)])
@pytest.mark.parametrize("answering", [1.0, 0.6])
def test_survey_interval_covers(shares, answering, draws):
    random = rng(4, int(shares[0] * 100), int(answering * 10))
    true = true_share(shares)
    hits = 0
    for _ in range(draws):
        result = wave(random, shares, answering).result
        hits += result.lo <= true <= result.hi
    error = slack(0.95, draws)
    print(f"survey {shares} answering {answering}: covered {hits / draws:.4f}")
    assert 0.93 - error <= hits / draws <= 0.99 + error


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((0.1, 0.15, 0.2), (0.1, 0.15, 0.2)),
        ((0.2, 0.3, 0.5), (0.3, 0.3, 0.5)),
        ((0.6, 0.4, 0.2), (0.5, 0.5, 0.2)),
    ],
)
def test_difference_covers_in_its_range_of_use(first, second, draws):
    """Where both shares may be shown."""
    random = rng(5, int(first[0] * 100), int(second[0] * 100))
    true = true_share(second) - true_share(first)
    hits = used = 0
    for _ in range(draws):
        result = waves.difference(wave(random, second, 0.7), wave(random, first, 0.7))
        if "for_fa_svar" in result.flags or result.lo is None:
            continue
        used += 1
        hits += result.lo <= true <= result.hi
    error = slack(0.95, used)
    assert used > draws / 2
    print(f"difference {first} {second}: covered {hits / used:.4f}")
    assert 0.93 - error <= hits / used <= 0.97 + error


# --- no change anywhere: how often does the judgement still speak? ---


def row(result, **more):
    return {
        "indikator_id": "stold.forandring",
        "p_upp": result.p_up,
        "p_ned": result.p_down,
        "flaggor": list(result.flags),
        "antal": 0,
        "tillfallen": 1,
        "jamfor_tillfallen": 1,
        "syntetisk": False,
    } | more


def count_pairs(random, mean, k):
    return [row(ratio(int(a), int(b))) for a, b in random.poisson(mean, (k, 2))]


def waves_at_once(random, shares, answering, strata, k):
    """`wave`, k times: as arrays."""
    rows = []
    for (n, population, weight), share in zip(strata, shares, strict=True):
        answers = random.binomial(n, answering, k)
        good = round(share * population)
        yes = random.hypergeometric(good, population - good, answers)
        rows.append((np.arange(k), np.full(k, n), np.full(k, population), answers, weight * answers, weight * yes,
                     weight**2 * answers, weight**2 * yes))
    columns = [np.concatenate(column).astype(float) for column in zip(*rows, strict=True)]
    return survey.shares(survey.Moments(columns[0].astype(int), *columns[1:]), k)


def rows_of(after, before):
    """What the judgement sees of each pair of waves."""
    _, _, _, up, down = waves.differences((after.p, after.effective), (before.p, before.effective))
    few = after.few | before.few
    return [row(Result(None, None, None, 0, "skillnad", float(u), float(d), ("for_fa_svar",) if f else ()))
            for u, d, f in zip(up, down, few, strict=True)]


def survey_pairs(random, share, k):
    spread = (share * 0.7, share * 1.2, min(share * 1.6, 0.95))
    return rows_of(*(waves_at_once(random, spread, 0.7, STRATA, k) for _ in range(2)))


LARGE = ((500, 9000, 18.0), (300, 3000, 10.0), (200, 1200, 6.0))
SMALL = ((40, 9000, 225.0), (25, 3000, 120.0), (15, 1200, 80.0))


def small_after_large(random, share, k):
    """Where the plain normal interval goes wrong: of 64 answers few count, and often far fewer than expected."""
    spread = (share * 0.7, share * 1.2, share * 1.6)
    return rows_of(*(waves_at_once(random, spread, 0.8, strata, k) for strata in (SMALL, LARGE)))


def speeds(random, n, k):
    return [row(means.mean(list(random.normal(0, 4, int(n))))) for _ in range(k)]


NULL = [
    *[("brottsstatistik", count_pairs, mean) for mean in (4, 15, 80)],
    *[("handelser", count_pairs, mean) for mean in (2, 30)],
    *[("est", count_pairs, mean) for mean in (6, 40)],
    *[("undersokning", survey_pairs, share) for share in (0.05, 0.15, 0.4)],
    *[("undersokning", small_after_large, share) for share in (0.1, 0.2)],
    *[("trafik", speeds, n) for n in (5, 12)],
]
CLAIMS = [
    1,
    2,
    pytest.param(3, marks=pytest.mark.prove),
    pytest.param(4, marks=pytest.mark.prove),
    pytest.param(5, marks=pytest.mark.prove),
    6,
]


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize("n", CLAIMS)
@pytest.mark.parametrize(("kallslag", "draw", "size"), NULL)
def test_no_change_seldom_gets_an_utslag(kallslag, draw, size, n, draws):
    """At most 2.5 % supports and 2.5 % contradictions per promise and source kind, however many numbers are tried."""
    random = rng(6, len(kallslag), n, int(size * 100))
    drawn, verdicts = iter(draw(random, size, draws * n)), []
    for _ in range(draws):
        claims = [Claim(kallslag, "stold", next(drawn), None, False, False, False) for _ in range(n)]
        verdicts.append(decide(LOFTE, kallslag, claims, PLACE, []).utslag)
    bound = 0.025 + slack(0.025, draws)
    assert verdicts.count("stoder") / draws <= bound
    assert verdicts.count("motsager") / draws <= bound
    print(
        f"null {kallslag} size {size} claims {n}: stoder {verdicts.count('stoder') / draws:.4f}, "
        f"motsager {verdicts.count('motsager') / draws:.4f}"
    )


def families(random, areas, times):
    """Claims of places as a report without structure has them: each family's p corrected for all its members."""
    for name, n in (("anhopning", areas), ("dygnstid", times)):
        for chance in 1 - random.random(n) ** n:  # Šidák: the least of n has this p
            yield Claim("handelser", "stold", {**row(ratio(9, 9)), "indikator_id": f"stold.{name}", "p_upp": chance,
                                               "p_ned": None}, None, False, False, False)


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("changes", "areas", "times"), [(1, 1, 1), (2, 30, 6), (5, 8, 0), (0, 20, 12)])
def test_places_and_changes_share_one_error_rate(changes, areas, times, draws):
    random = rng(8, changes, areas, times)
    drawn, verdicts = iter(count_pairs(random, 30, draws * changes)), []
    for _ in range(draws):
        claims = [Claim("handelser", "stold", next(drawn), None, False, False, False) for _ in range(changes)]
        verdicts.append(decide(LOFTE, "handelser", [*claims, *families(random, areas, times)], PLACE, []).utslag)
    bound = 0.025 + slack(0.025, draws)
    assert verdicts.count("stoder") / draws <= bound
    assert verdicts.count("motsager") / draws <= bound


@pytest.mark.parametrize("draws", SIZES)
def test_rare_answers_in_a_small_wave_are_not_taken_for_a_change(draws):
    """The worst case known: 2 % feel so, and 64 answers follow 800. (The normal interval contradicts in 27 %,
    the score interval supports in 4 % and, at the level that six numbers share, in 7 % over all six.)"""
    random = rng(7)
    found = small_after_large(random, 0.02, draws)
    for tail in ("p_upp", "p_ned"):
        assert np.mean([r[tail] < 0.025 for r in found]) <= 0.025 + slack(0.025, draws)
