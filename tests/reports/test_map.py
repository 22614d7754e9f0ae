"""Numbers on the map: each beside its own point, none over another, also where places lie close."""

from itertools import combinations

import pytest

from reports.maps.karta import label_spots

INCH = 1000.0  # metres in an inch of the drawing
CROWD = [(600.0 + 90 * (i % 4), 600.0 + 90 * (i // 4)) for i in range(8)]


def test_a_lonely_place_has_its_number_close_to_the_right():
    [(x, y)] = label_spots([(500.0, 500.0)], INCH)
    assert 0 < x - 500 < 0.2 * INCH
    assert 0 <= y - 500 < 0.2 * INCH


@pytest.mark.parametrize("points", [CROWD, [(0.0, 0.0), (5.0, 5.0), (0.0, 60.0)]])
def test_numbers_of_close_places_never_meet_and_stay_near(points):
    spots = label_spots(points, INCH)
    assert all(abs(a[0] - b[0]) >= 0.2 * INCH or abs(a[1] - b[1]) >= 0.15 * INCH for a, b in combinations(spots, 2))
    assert all(max(abs(x - e), abs(y - n)) < 0.7 * INCH for (x, y), (e, n) in zip(spots, points, strict=True))
    assert all(abs(x - e) >= 0.1 * INCH or abs(y - n) >= 0.1 * INCH for x, y in spots for e, n in points)


def test_no_place_no_number():
    assert label_spots([], INCH) == []
