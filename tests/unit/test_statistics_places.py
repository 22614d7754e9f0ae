"""Hot-spots, ranks and densities against R, by hand and on planted places. Their behaviour on noise: tests/proof."""

import csv
import math

import numpy as np
import pytest

from tests.oracles import record
from transforms.statistics import windows
from transforms.statistics.density import density
from transforms.statistics.ranks import ranks
from transforms.statistics.surface import Surface, window_sums
from transforms.statistics.tails import at_least
from transforms.statistics.windows import Points, hotspots

# R 4.2.2, pbinom(k - 1, n, p, lower.tail = FALSE).
PBINOM = [
    (0, 30, 0.01, 1.0),
    (1, 30, 0.01, 0.26029962661172),
    (4, 30, 0.01, 0.000222597898633397),
    (5, 60, 0.01, 0.000345754347855197),
    (20, 150, 0.01, 1.04855901934175e-16),
    (30, 3000, 0.01, 0.524648301338871),
    (61, 3000, 0.01, 3.81552052526515e-07),
    (25, 10_000, 0.000225, 4.62511516683195e-18),
    (10_000, 10_000, 0.9999, 0.36786104643297),
    (30, 30, 0.5, 9.31322574615481e-10),
]
CELL = 100.0
SOUTH, WEST = 6_580_000.0, 680_000.0


def surface(weight):
    return Surface(np.array(weight), SOUTH, WEST, CELL)


def even(side=20, each=10):
    return surface(np.full((side, side), each))


def spread(where, seed=1):
    """One point in each given cell (row, column), anywhere inside it."""
    cells = np.array(where, dtype=float).reshape(-1, 2)
    at = (cells + np.random.default_rng(seed).random(cells.shape)) * CELL
    return SOUTH + at[:, 0], WEST + at[:, 1]


def everywhere(side=20, step=2):
    """A point in every second cell each way: no window holds more than 4 of 100."""
    return [(r, c) for r in range(0, side, step) for c in range(0, side, step)]


def found(where, over=None, **more):
    return hotspots({"stold": Points(*spread(where), even() if over is None else over)}, 1, **more)


class TestTail:
    def test_is_rs_pbinom(self):
        for k, n, share, expected in PBINOM:
            record("binomial tail", f"R 4.2.2 pbinom, {k} of {n}", expected, at_least(k, n, share), 1e-12 * expected)

    def test_by_hand(self):
        # Two coins: 1, 3/4, 1/4
        assert at_least([0, 1, 2], 2, 0.5) == pytest.approx([1, 0.75, 0.25])
        assert at_least([0, 3], 5, 0.0) == pytest.approx([1, 0])
        assert at_least(5, 5, 1.0) == 1


class TestSurface:
    def test_window_sums_by_hand(self):
        grid = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
        assert window_sums(grid, 1).tolist() == [[12, 21, 16], [27, 45, 33], [24, 39, 28]]
        assert window_sums(grid, 0).tolist() == grid.tolist()
        assert (window_sums(grid, 7) == 45).all()

    def test_sums_of_many_tables_at_once(self):
        grids = np.random.default_rng(1).integers(0, 5, (4, 6, 7))
        assert all((window_sums(grids, 2)[i] == window_sums(grids[i], 2)).all() for i in range(4))

    def test_cells(self):
        over = even(3)
        north = [SOUTH, SOUTH + 150, SOUTH + 300, SOUTH - 1, math.nan, math.inf]
        east = [WEST, WEST + 299.9, WEST, WEST, WEST, WEST]
        assert over.cells(north, east).tolist() == [0, 5, -1, -1, -1, -1]

    @pytest.mark.parametrize("weight", [[[1.5]], [[-1]], [[math.nan]], [1, 2], [[30_000_000]]])
    def test_refuses_what_is_no_count(self, weight):
        with pytest.raises(ValueError, match=r"whole numbers|coarser"):
            surface(weight)

    @pytest.mark.parametrize("side", [0, -100, math.nan])
    def test_refuses_a_cell_without_side(self, side):
        with pytest.raises(ValueError, match="side"):
            Surface(np.ones((2, 2)), 0, 0, side)

    def test_a_look_up_is_a_cell_by_its_weight(self):
        assert surface([[2, 0], [1, 3]]).lookup.tolist() == [0, 0, 2, 3, 3, 3]


class TestLeastP:
    """The fast way to the smallest p of drawn reports against the plain one."""

    @pytest.mark.parametrize("n", [30, 400, 40_000])
    @pytest.mark.parametrize("reach", [0, 1])
    def test_the_screen_changes_nothing(self, n, reach, monkeypatch):
        weight = np.floor(np.random.default_rng(3).lognormal(1, 1.5, (15, 12)))
        answers = []
        for screen in (0.001, 1.0, 1e-300):
            monkeypatch.setattr(windows, "_SCREEN", screen)
            answers.append(windows.least_p(surface(weight), n, 60, np.random.default_rng(1), reach))
        assert (answers[0] == answers[1]).all()
        assert (answers[0] == answers[2]).all()

    def test_drawn_at_once_or_in_parts(self, monkeypatch):
        whole = windows.least_p(even(), 100, 50, np.random.default_rng(1))
        monkeypatch.setattr(windows, "_CELLS_AT_ONCE", 1)
        assert (windows.least_p(even(), 100, 50, np.random.default_rng(1)) == whole).all()

    def test_two_cells_by_hand(self):
        """Four incidents in two equal cells: the fuller has 2, 3 or 4 (6/16, 8/16, 2/16); tails 11/16, 5/16, 1/16."""
        least = windows.least_p(surface([[1, 1]]), 4, 40_000, np.random.default_rng(1), reach=0)
        shares = [np.mean(np.isclose(least, p)) for p in (11 / 16, 5 / 16, 1 / 16)]
        assert shares == pytest.approx([6 / 16, 8 / 16, 2 / 16], abs=0.01)


class TestHotspots:
    def test_a_planted_place(self):
        """100 even points and 20 in cell (11, 11): of the windows that hold them the strongest is the one around, with
        four even points too. It has 9 of 400 cells: 120 * 9/400 = 2.7 expected. What else its neighbours see are
        those same 20."""
        result = found(everywhere() + [(11, 11)] * 20)
        (place,) = result.places
        assert (place.problem, place.count, place.expected) == ("stold", 24, pytest.approx(2.7))
        assert (place.addresses, place.busiest, place.flags) == (24, 1, ())
        assert math.dist((place.north, place.east), (SOUTH + 1150, WEST + 1150)) < 30
        # 22 of the 24 are nine of ten, so two of the four even points are within: their cells touch the planted one
        assert 71 < place.radius_m < 150 * math.sqrt(2)
        assert place.p == 0.001
        assert place.p_own == pytest.approx(at_least(24, 120, 9 / 400), rel=1e-9)
        assert place.q < 1e-9
        tested = result.tested["stold"]
        assert (tested.n, tested.outside, tested.windows, tested.flags) == (120, 0, 400, ())

    def test_two_places_far_apart_and_the_stronger_first(self):
        result = found(everywhere() + [(3, 3)] * 15 + [(15, 15)] * 25)
        assert [p.count for p in result.places] == [p.count for p in sorted(result.places, key=lambda p: p.p_own)]
        assert [p.count >= 15 for p in result.places] == [True, True]
        assert result.places[0].north > result.places[1].north

    def test_a_place_of_several_windows_is_one(self):
        """Five by five cells with four each, and four even points: the core, and the sides that stand by themselves.
        The corners with four each are too few to widen it."""
        where = [(r, c) for r in range(9, 14) for c in range(9, 14) for _ in range(4)]
        (place,) = found(everywhere() + where).places
        assert (place.count, place.expected) == (88, pytest.approx(200 * 21 / 400))
        assert math.dist((place.north, place.east), (SOUTH + 1150, WEST + 1150)) < 40
        assert place.radius_m <= 3.5 * CELL * math.sqrt(2)

    def test_nothing_even_is_named(self):
        result = found(everywhere())
        assert result.places == ()
        assert 0 < result.critical < 0.05
        assert result.tested["stold"].flags == ()

    def test_many_where_many_live_are_no_hotspot(self):
        """The same points; half of all people live in the nine cells where a fifth of the incidents lie."""
        weight = np.full((20, 20), 10)
        weight[9:12, 9:12] = 400
        assert len(found(everywhere() + [(10, 10)] * 20).places) == 1
        assert found(everywhere() + [(10, 10)] * 20, surface(weight)).places == ()

    def test_one_address_is_an_address(self):
        north, east = spread(everywhere())
        struck = Points(np.append(north, [SOUTH + 1030.2] * 20), np.append(east, [WEST + 1040.4] * 20), even())
        result = hotspots({"stold": struck}, 1)
        (place,) = result.places
        assert (place.flags, place.busiest, place.addresses) == (("upprepad_adress",), 20, 5)
        (address,) = result.tested["stold"].repeats
        assert (address.north, address.east, address.count) == (SOUTH + 1030, WEST + 1040, 20)

    def test_rounded_points_tell_no_addresses(self):
        """To whole hundreds of metres, as some deliver them: twenty at one point need not be one address."""
        north, east = (np.round(side, -2) for side in spread(everywhere() + [(10, 10)] * 20))
        result = hotspots({"stold": Points(north, east, even())}, 1)
        assert {flag for place in result.places for flag in place.flags} == {"adress_okand"}
        assert (result.tested["stold"].repeats, result.tested["stold"].flags) == ((), ("grova_lagen",))

    def test_a_stray_incident_does_not_widen_the_radius(self):
        """18 of 20 within 20 m of each other, two at the far corners of the window."""
        north = np.array([SOUTH + 1150.0] * 18 + [SOUTH + 1001, SOUTH + 1299])
        east = np.array([WEST + 1150.0 + i for i in range(18)] + [WEST + 1001, WEST + 1299])
        lone = spread([(0, 0), (0, 19), (19, 0), (19, 19), (5, 5)] * 2)
        (place,) = hotspots({"stold": Points(np.append(north, lone[0]), np.append(east, lone[1]), even())}, 1).places
        assert (place.count, place.radius_m) == (20, CELL / 2)

    def test_everything_at_one_address(self):
        result = hotspots({"stold": Points([SOUTH + 5.4] * 60, [WEST + 3] * 60, even())}, 1)
        (place,) = result.places
        assert (place.count, place.addresses, place.flags) == (60, 1, ("upprepad_adress",))
        assert place.radius_m == CELL / 2

    @pytest.mark.parametrize("over", [None, surface(np.zeros((20, 20)))])
    def test_without_people_or_houses_nothing_is_claimed(self, over):
        result = hotspots({"stold": Points(*spread([(5, 5)] * 50), over)}, 1)
        assert (result.places, result.critical) == ((), None)
        assert result.tested["stold"].flags == ("utan_underlag",)

    @pytest.mark.parametrize(("n", "places"), [(29, 0), (30, 1)])
    def test_under_thirty_nothing_is_claimed(self, n, places):
        result = found([(5, 5)] * n)
        assert len(result.places) == places
        assert result.tested["stold"].flags == (() if places else ("for_fa_handelser",))

    def test_none_at_all(self):
        assert hotspots({}, 1).places == ()
        assert hotspots({"stold": Points([], [], even())}, 1).tested["stold"].flags == ("for_fa_handelser",)

    def test_outside_and_unknown_points_are_left_out_and_counted(self):
        north, east = spread(everywhere())
        lost = Points(np.append(north, [0, math.nan]), np.append(east, [0, 5]), even())
        tested = hotspots({"stold": lost}, 1).tested["stold"]
        assert (tested.n, tested.outside) == (100, 2)

    def test_far_from_where_anyone_lives_is_outside(self):
        """No weight in the southern half: points two cells or more from the northern are not tested."""
        weight = np.full((20, 20), 10)
        weight[:10] = 0
        tested = found(everywhere(), surface(weight)).tested["stold"]
        assert (tested.n, tested.outside, tested.windows) == (50, 50, 220)

    def test_one_cell_holds_everyone(self):
        assert found([(0, 0)] * 50, surface([[7]])).places == ()

    def test_a_window_under_five_is_no_place(self):
        """Nearly nobody lives there, so four are far beyond chance; five are named."""
        weight = np.full((20, 20), 1000)
        weight[:4, :4] = 0
        weight[1, 1] = 1
        rest = [(r, c) for r, c in everywhere() if r > 5 or c > 5]
        assert found(rest + [(1, 1)] * 4, surface(weight)).places == ()
        assert len(found(rest + [(1, 1)] * 5, surface(weight)).places) == 1

    def test_the_family_is_the_whole_report(self):
        """The same window among six problems has a larger p than alone, and the limit is stricter."""
        points = Points(*spread(everywhere() + [(10, 10)] * 9), even())
        alone = hotspots({"a": points}, 1, draws=1999)
        quiet = {f"b{i}": Points(*spread(everywhere(), seed=i), even()) for i in range(5)}
        together = hotspots({"a": points, **quiet}, 1, draws=1999)
        assert together.critical < alone.critical
        assert together.places == () or together.places[0].p > alone.places[0].p

    def test_same_seed_same_answer(self):
        assert found(everywhere() + [(3, 3)] * 12) == found(everywhere() + [(3, 3)] * 12)

    def test_too_few_draws_are_refused(self):
        with pytest.raises(ValueError, match="draws"):
            found(everywhere(), draws=18)
        assert found(everywhere() + [(10, 10)] * 20, draws=19).places[0].p == 0.05


class TestRanks:
    def test_a_sure_leader_and_open_ranks_behind(self):
        result = ranks([90, 20, 18, 2], 1)
        assert result.rank.tolist() == [1, 2, 3, 4]
        assert list(zip(result.best.tolist(), result.worst.tolist(), strict=True)) == [(1, 1), (2, 3), (2, 3), (4, 4)]
        assert (result.n, result.flags) == (130, ())

    def test_alike_places_have_every_rank(self):
        result = ranks([11, 9, 10, 10, 12], 1)
        assert result.best.tolist() == [1] * 5
        assert result.worst.tolist() == [5] * 5
        assert result.flags == ("ingen_skillnad",)

    def test_ties_share_the_better_rank(self):
        assert ranks([10, 30, 30, 5], 1).rank.tolist() == [3, 1, 1, 4]

    @pytest.mark.parametrize(("counts", "flag"), [([], "en_plats"), ([50], "en_plats"), ([20, 9], "for_fa_handelser"),
                                                  ([0, 0, 0], "for_fa_handelser")])
    def test_nothing_to_rank(self, counts, flag):
        result = ranks(counts, 1)
        assert (result.best.size, result.flags) == (0, (flag,))

    def test_all_in_one_place(self):
        result = ranks([40, 0, 0], 1)
        assert list(zip(result.best.tolist(), result.worst.tolist(), strict=True)) == [(1, 1), (2, 3), (2, 3)]

    @pytest.mark.parametrize("counts", [[-1, 50], [1.5, 50], [math.nan, 50], [[1, 2]]])
    def test_refuses_what_is_no_count(self, counts):
        with pytest.raises(ValueError, match="whole numbers"):
            ranks(counts, 1)


class TestDensity:
    def test_one_point_by_hand(self):
        """At the point 1/(2 pi h²), a bandwidth away exp(-1/2) of that."""
        picture = density([0.0] * 50, [0.0] * 50, [0, 500], [0, 500], 500)
        peak = 50 * 1e6 / (2 * math.pi * 500**2)
        assert picture.per_km2 == pytest.approx(peak * np.array([[1, math.exp(-0.5)], [math.exp(-0.5), math.exp(-1)]]))

    def test_all_incidents_are_under_it(self):
        north, east = np.random.default_rng(1).uniform(0, 1000, (2, 60))
        middles = np.arange(-5000, 6000, 100) + 50.0
        assert density(north, east, middles, middles).per_km2.sum() * 0.01 == pytest.approx(60, rel=1e-4)

    def test_only_land_is_drawn(self):
        land = np.array([[True, False]])
        assert np.isnan(density([0.0] * 50, [0.0] * 50, [0], [0, 100], land=land).per_km2).tolist() == [[False, True]]

    @pytest.mark.parametrize(("n", "drawn"), [(0, False), (49, False), (50, True)])
    def test_under_fifty_there_is_no_picture(self, n, drawn):
        picture = density(np.zeros(n), np.zeros(n), [0], [0])
        assert (picture.per_km2 is not None, picture.flags) == (drawn, () if drawn else ("for_fa_handelser",))
        assert picture.bandwidth_m == 750

    def test_refuses_a_bandwidth_of_nothing(self):
        with pytest.raises(ValueError, match="bandwidth"):
            density([], [], [0], [0], 0)

    def test_against_rs_sum_of_kernels(self, shared):
        folder = shared / "oracles" / "spatial"
        points, cells = (
            list(csv.DictReader((folder / name).open(encoding="utf-8")))
            for name in ("memphis_robberies_jan_utm16.csv", "memphis_kde_spatstat.csv")
        )
        north, east = ([float(row[axis]) for row in points] for axis in "yx")
        rows, columns = (sorted({float(row[axis]) for row in cells}) for axis in ("cy", "cx"))
        picture = density(north, east, rows, columns, 1500).per_km2 / 1e6
        ours = [picture[rows.index(float(c["cy"])), columns.index(float(c["cx"]))] for c in cells]
        expected = np.array([float(c["gauss1500_exact_noedge"]) for c in cells])
        record("Gaussian density", "R sum of kernels, sfhotspot Memphis", expected, ours, 1e-9 * expected)
