"""Hot areas: expected counts and tails by hand, and what cannot be said."""

import numpy as np
import pytest
from scipy import stats

from transforms.statistics.hot_areas import AreaCounts, hot_areas


def one(count, weight, addresses=None, **more):
    given = AreaCounts(count, count if addresses is None else addresses, weight)
    return hot_areas({"stold": given}, 1, **more)["stold"]


def test_expected_counts_are_shares_of_the_residents():
    """1 000, 3 000 and 6 000 live there; of 100 incidents 10, 30 and 60 are expected."""
    found = one([30, 25, 45], [1000, 3000, 6000])
    assert found.expected.tolist() == pytest.approx([10, 30, 60])
    assert found.hot.tolist() == [True, False, False]
    # P(X >= 30) of 100 at a tenth each: the upper tail as scipy has it.
    assert found.p_own[0] == pytest.approx(stats.binom.sf(29, 100, 0.1))
    assert found.p[0] == 0.001  # below every one of 999 draws
    assert (found.n, found.flags) == (100, ())


def test_p_is_of_the_whole_family():
    """The same area beside nine problems with nothing in them has a larger p than alone."""
    quiet = {f"p{i}": AreaCounts([10, 30, 60], [10, 30, 60], [1, 3, 6]) for i in range(9)}
    struck = {"stold": AreaCounts([19, 27, 54], [19, 27, 54], [1, 3, 6])}
    alone, among = hot_areas(struck, 1)["stold"], hot_areas(quiet | struck, 1)["stold"]
    assert alone.p[0] < 0.05 < among.p[0]
    assert alone.hot[0] and not among.hot[0]
    assert among.p_own[0] == alone.p_own[0]


@pytest.mark.parametrize(("count", "weight", "flag"), [
    ([20, 5, 4], [1, 1, 1], "for_fa_handelser"),
    ([0, 0, 0], [1, 1, 1], "for_fa_handelser"),
    ([90, 5, 5], None, "utan_befolkning"),
    ([90, 5, 5], [0, 0, 0], "utan_befolkning"),
    ([90], [700], "ett_omrade"),
    ([90, 10], [0, 5], "ett_omrade"),
    ([], [], "utan_befolkning"),
])
def test_what_cannot_be_said_is_said_and_not_a_number(count, weight, flag):
    found = one(count, weight)
    assert found.flags == (flag,)
    assert not found.hot.any() and np.isnan(found.p).all() and np.isnan(found.q).all()


def test_an_area_where_nobody_lives_is_left_out_of_the_test():
    """An industrial estate has no share of the residents: its incidents make no other area hot or cold."""
    found = one([500, 20, 20], [0, 1, 1])
    assert found.n == 40
    assert np.isnan(found.p[0]) and not found.hot.any()
    assert found.expected[1:].tolist() == [20, 20]


def test_a_small_area_with_few_incidents_is_never_hot():
    """Four against an expected 0.04 is beyond chance, but four is no place."""
    found = one([4, 36], [1, 999])
    assert found.p[0] < 0.05 and not found.hot[0]


def test_everything_at_one_address_is_flagged():
    found = one([40, 60], [1, 9], addresses=[1, 60])
    assert found.hot[0] and found.repeated[0]
    spread = one([40, 60], [1, 9])
    assert spread.hot[0] and not spread.repeated[0]


def test_same_seed_same_answer_and_too_few_draws_are_refused():
    assert one([19, 27, 54], [1, 3, 6]).p.tolist() == one([19, 27, 54], [1, 3, 6]).p.tolist()
    with pytest.raises(ValueError, match="cannot show"):
        one([30, 30], [1, 1], draws=9)
    with pytest.raises(ValueError, match="same areas"):
        one([30, 30], [1, 1, 1])
    assert hot_areas({}, 1) == {}
