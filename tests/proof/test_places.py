"""No hot-spot where nothing is, and the planted one as often as arithmetic says. By seeded simulation.

The family is all place claims of one report: several problems together. A report without structure draws each
incident's home by the weight of the cells, with a plain multinomial: another way than the one under test.
"""

import math
from functools import cache

import numpy as np
import pytest
from scipy import stats

from transforms.statistics import windows
from transforms.statistics.hot_time import hot_times
from transforms.statistics.hours import DAY_PARTS, by_hour, profile, spans, week
from transforms.statistics.ranks import ranks
from transforms.statistics.surface import Surface, window_sums
from transforms.statistics.windows import Points, hotspots

CELL = 100.0
# Reports looked at, and draws that tell the limit which they share.
REPORTS = [pytest.param((300, 1999), id="reduced"), pytest.param((4000, 9999), id="full", marks=pytest.mark.prove)]
SIZES = [pytest.param(400, id="reduced"), pytest.param(4000, id="full", marks=pytest.mark.prove)]
KOMMUNER = {"four of 30": (30,) * 4, "four of 60": (60,) * 4, "four of 150": (150,) * 4, "four of 600": (600,) * 4,
            "four of 3 000": (3000,) * 4, "one of each": (30, 60, 150, 600, 3000)}


def slack(share, draws, limit_draws=math.inf):
    """Three standard errors of a simulated share, and of the level of a limit that was itself drawn."""
    return 3 * math.sqrt(share * (1 - share) * (1 / draws + 1 / limit_draws))


def rng(*seed):
    return np.random.default_rng([20261125, *seed])


@cache
def kommun(kind):
    """900 cells: alike, or very uneven with a third of them empty, as people live."""
    weight = np.full((30, 30), 10)
    if kind == "uneven":
        random = rng(1)
        weight = np.floor(random.lognormal(2.5, 1.5, (30, 30))).astype(int)
        weight[random.random((30, 30)) < 1 / 3] = 0
    return Surface(weight, 0.0, 0.0, CELL)


@pytest.fixture
def drawn_once(monkeypatch):
    """Draw the smallest p by chance once per kommun, size and problem, so that thousands of reports can be looked at.
    What `hotspots` draws anew for each report has the same distribution."""
    honest, kept = windows.least_p, {}

    def least_p(surface, n, draws, random, reach=1):
        turn = least_p.turn = least_p.turn + 1
        key = (id(surface), n, draws, reach, turn)
        if key not in kept:
            kept[key] = honest(surface, n, draws, rng(2, n, turn), reach)
        return kept[key]

    def report(*args, **more):
        least_p.turn = 0
        return hotspots(*args, **more)

    monkeypatch.setattr(windows, "least_p", least_p)
    return report


def points(random, over, counts):
    """A point at its own address for each incident of each cell."""
    cells = np.repeat(np.arange(counts.size), counts.ravel())
    at = np.divmod(cells, over.weight.shape[1]) + random.random((2, cells.size))
    return Points(at[0] * CELL, at[1] * CELL, over)


def even_counts(random, over, n):
    return random.multinomial(n, over.weight.ravel() / over.total)


# --- nothing is there ---


@pytest.mark.parametrize("reports", REPORTS)
@pytest.mark.parametrize("kind", ["alike", "uneven"])
@pytest.mark.parametrize("sizes", KOMMUNER.values(), ids=KOMMUNER)
def test_few_reports_on_a_kommun_without_structure_name_a_place(sizes, kind, reports, drawn_once):
    reports, draws = reports
    random, over = rng(3, *sizes), kommun(kind)
    named = found = 0
    for _ in range(reports):
        problems = {str(i): points(random, over, even_counts(random, over, n)) for i, n in enumerate(sizes)}
        places = drawn_once(problems, seed=1, draws=draws).places
        named += bool(places)
        found += any(place.q <= 0.05 for place in places)
    print(f"{kind}, {sizes}: {named / reports:.4f} of reports name a place")
    assert named / reports <= 0.05 + slack(0.05, reports, draws)
    assert found <= named + reports * slack(0.05, reports)


@pytest.mark.parametrize("reports", [pytest.param(15, id="reduced"),
                                     pytest.param(600, id="full", marks=pytest.mark.prove)])
def test_nor_with_its_own_draws(reports):
    """As a user runs it: 999 draws anew for each report."""
    random, over = rng(4), kommun("uneven")
    named = 0
    for report in range(reports):
        problems = {str(n): points(random, over, even_counts(random, over, n)) for n in (30, 60, 150)}
        named += bool(hotspots(problems, seed=report).places)
    print(f"own draws: {named / reports:.4f} of reports name a place")
    assert named / reports <= 0.05 + slack(0.05, reports)


@pytest.mark.parametrize("reports", REPORTS)
def test_nor_an_area_where_addresses_are_struck_again_and_again(reports, drawn_once):
    """No area is worse than another, but one home in five is struck four times: addresses, and told as such."""
    reports, draws = reports
    random, over = rng(5), kommun("uneven")
    areas = addresses = 0
    for _ in range(reports):
        once = points(random, over, even_counts(random, over, 200))
        times = random.permutation(np.repeat([4, 1], [40, 160]))
        struck = Points(np.repeat(once.north, times), np.repeat(once.east, times), over)
        places = drawn_once({"inbrott": struck}, seed=1, draws=draws).places
        areas += any(not place.flags for place in places)
        addresses += any(place.flags == ("upprepad_adress",) for place in places)
    print(f"repeats: {areas / reports:.4f} name an area, {addresses / reports:.4f} an address")
    assert areas / reports <= 0.05 + slack(0.05, reports, draws)
    assert addresses / reports > 0.3


# --- something is there ---


@pytest.mark.parametrize("reports", REPORTS)
@pytest.mark.parametrize(("n", "times"), [(60, 5), (150, 4), (150, 8), (600, 2.5), (3000, 1.7)])
def test_a_planted_place_is_found_as_often_as_its_arithmetic_says(n, times, reports, drawn_once):
    """One window in the middle carries `times` its share. Alone it stands with the binomial probability of a count
    whose tail is below the report's limit; with the windows around it the place is found a little more often, never
    much less."""
    reports, draws = reports
    random, over = rng(6, n, int(10 * times)), kommun("alike")
    held = np.zeros((30, 30), dtype=bool)
    held[14:17, 14:17] = True
    share = held.mean()
    risk = np.where(held, times * share / held.sum(), (1 - times * share) / (~held).sum())
    limit = drawn_once({"a": points(random, over, even_counts(random, over, n))}, seed=1, draws=draws).critical
    counts = np.arange(n + 1)
    stands = (stats.binom.sf(counts - 1, n, share) < limit) & (counts >= 5)
    expected = stats.binom.pmf(counts, n, times * share)[stands].sum()
    alone = near = 0
    for _ in range(reports):
        drawn = random.multinomial(n, risk.ravel())
        alone += stands[drawn[held.ravel()].sum()]
        places = drawn_once({"a": points(random, over, drawn)}, seed=1, draws=draws).places
        near += any(max(abs(p.north - 1550), abs(p.east - 1550)) < 300 for p in places)
    print(f"{n} incidents, {times} times: {near / reports:.3f} found, window alone {alone / reports:.3f}, "
          f"exact {expected:.3f}")
    error = slack(max(expected, 0.05), reports)
    assert alone / reports == pytest.approx(expected, abs=error)
    assert expected - error <= near / reports <= expected + 0.2 + error


@pytest.mark.parametrize("reports", [pytest.param(40, id="reduced"),
                                     pytest.param(1000, id="full", marks=pytest.mark.prove)])
def test_the_place_is_where_it_was_planted(reports, drawn_once):
    """Three places of one cell with 60 of 600 incidents each: all found, each as one, and hardly a fourth."""
    random, over = rng(7), kommun("alike")
    planted = [(5, 5), (15, 22), (24, 9)]
    more = 0
    for _ in range(reports):
        counts = even_counts(random, over, 420).reshape(30, 30)
        for cell in planted:
            counts[cell] += 60
        places = drawn_once({"a": points(random, over, counts)}, seed=1).places
        for row, column in planted:
            (place,) = [p for p in places if math.dist((p.north, p.east), (row * 100 + 50, column * 100 + 50)) < 60]
            assert 60 <= place.count <= 80
            assert place.expected == pytest.approx(600 * 9 / 900)
        more += len(places) > 3
    assert more / reports <= 0.05 + slack(0.05, reports)


# --- ranks ---


@pytest.mark.parametrize("draws", [pytest.param(40, id="reduced"),
                                   pytest.param(1000, id="full", marks=pytest.mark.prove)])
@pytest.mark.parametrize(("places", "mean", "spread"), [(10, 20, 0.05), (10, 20, 0.5), (10, 20, 1.0), (30, 4, 0.3),
                                                        (30, 8, 1.0), (6, 100, 0.1)])
def test_rank_intervals_hold_the_true_rank(places, mean, spread, draws):
    """Of every place, and of the one that happens to lie on top. The plain percentiles do not when places are alike."""
    random = rng(8, places, mean, int(spread * 100))
    every, top, plain = [], [], []
    for _ in range(draws):
        true = mean * np.exp(random.normal(0, spread, places))
        rank = 1 + (true[None] > true[:, None]).sum(axis=1)
        counts = random.poisson(true)
        found = ranks(counts, random, draws=399)
        held = (found.best <= rank) & (rank <= found.worst)
        every.append(held.mean())
        top.append(held[counts.argmax()])
        resampled = random.multinomial(counts.sum(), counts / counts.sum(), 200) + random.random((200, places)) / 2
        low = np.percentile((-resampled).argsort(axis=1).argsort(axis=1) + 1, 97.5, axis=0)
        plain.append(rank[counts.argmax()] <= low[counts.argmax()])
    print(f"{places} places of {mean}, spread {spread}: {np.mean(every):.4f}, top {np.mean(top):.4f}, "
          f"plain percentiles, top {np.mean(plain):.4f}")
    assert np.mean(every) >= 0.95 - slack(0.95, draws)
    assert np.mean(top) >= 0.95 - slack(0.95, draws)
    if spread == 0.05:
        assert np.mean(plain) < 0.9 + slack(0.9, draws)


# --- hours ---


def incidents(random, n, longest, share_friday=0.0):
    """Incidents at any time of a year with spans up to so many minutes; a share of them on Friday nights."""
    start = np.datetime64("2023-01-02T00:00") + random.integers(0, 52 * 7 * 1440, n)
    friday = random.random(n) < share_friday
    night = np.datetime64("2023-01-06T21:00") + random.integers(0, 51, n) * 7 * 1440 + random.integers(0, 180, n)
    start = np.where(friday, night, start)
    return spans(start, start + random.integers(0, longest + 1, n), summer_time=False)


@pytest.mark.parametrize("reports", [pytest.param(40, id="reduced"),
                                     pytest.param(1500, id="full", marks=pytest.mark.prove)])
@pytest.mark.parametrize("longest", [0, 600, 4000])
def test_few_reports_with_even_weeks_name_a_hot_time(longest, reports):
    random = rng(9, longest)
    named = 0
    for report in range(reports):
        groups = {str(n): incidents(random, n, longest) for n in (20, 40, 120)}
        named += any(hot.window is not None for hot in hot_times(groups, report, draws=199).values())
    print(f"spans up to {longest} min: {named / reports:.4f} of reports name a hot time")
    assert named / reports <= 0.05 + slack(0.05, reports)


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("n", "longest"), [(20, 0), (40, 0), (40, 600), (99, 300), (99, 2500)])
def test_share_of_a_day_part_is_covered(n, longest, draws):
    """An uneven week; each day-part's true share is that of very many incidents."""
    random = rng(10, n, longest)
    many = incidents(random, 400_000, longest, 0.2)
    true = week(many).ravel() @ DAY_PARTS / many.n
    held = np.zeros(12)
    for _ in range(draws):
        found = profile(incidents(random, n, longest, 0.2), max_long=1.0)
        held += (found.lo <= true) & (true <= found.hi)
    print(f"{n} incidents, spans up to {longest} min: least {held.min() / draws:.4f}, mean {held.mean() / draws:.4f}")
    assert held.min() / draws >= 0.95 - slack(0.95, draws)


def test_windows_of_one_incident_add_up():
    """The hours of each incident, each incident alone and all together, are the same hours."""
    found = incidents(rng(11), 200, 5000)
    assert by_hour(found, np.arange(found.start.size)).sum(axis=0) == pytest.approx(week(found).ravel())
    assert window_sums(np.ones((1, 1), dtype=int), 3).tolist() == [[1]]
