"""Numbers on the map: each beside its own point, none over another, also where places lie close."""

from itertools import combinations

import geopandas as gpd
import pytest
from shapely.geometry import Polygon, box

from reports.maps.geometry import points, rings, simplified
from reports.maps.karta import free_spot, label_spots
from reports.maps.live import live
from transforms.registry import Plats

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


def test_a_name_stands_at_its_point_and_steps_aside_for_another():
    assert free_spot((500.0, 500.0), 300.0, [], INCH) == (500.0, 500.0)
    x, y = free_spot((500.0, 500.0), 300.0, [(600.0, 520.0, 200.0)], INCH)
    assert x == 500.0 and abs(y - 520.0) >= 0.17 * INCH and abs(y - 500.0) < 0.5 * INCH
    assert free_spot((500.0, 500.0), 300.0, [(1100.0, 500.0, 200.0)], INCH) == (500.0, 500.0)


@pytest.fixture
def areas():
    """Two areas that share a border with a notch of 3 × 20 m: too little to be seen on 10 km."""
    shared = [(5000, 0), (5000, 2490), (5003, 2500), (5000, 2510), (5000, 5000)]
    return gpd.GeoDataFrame(
        {"kod": ["v", "o"], "namn": ["Väst", "Öst"]}, crs="EPSG:3006",
        geometry=[Polygon([(0, 0), *shared, (0, 5000)]), Polygon([*shared, (10000, 5000), (10000, 0)])])


def test_fewer_corners_leave_no_gap_between_areas(areas):
    west, east = simplified(areas).geometry
    assert len(west.exterior.coords) == len(east.exterior.coords) == 5
    assert west.union(east).equals(box(0, 0, 10000, 5000))


def test_the_map_to_move_is_in_rounded_degrees_with_the_tables_lines():
    """Stockholm's centre by Lantmäteriet's transformation: N 6580994, E 674032 is 59.3293 N, 18.0586 E."""
    [(lat, lon)] = points([(674032, 6580994)], "EPSG:3006")
    assert abs(lat - 59.33) < 0.01 and abs(lon - 18.06) < 0.01
    square = gpd.GeoDataFrame({"kod": ["a"], "namn": ["A"]}, crs="EPSG:3006",
                              geometry=[box(674000, 6580000, 676000, 6582000)])
    place = Plats("p", "Torget", (), "torg", 6580994, 674032, 200, "a", "ungefarlig")
    found = live(square, [(3, place, ("torg",))], {"a": (1, ("Stöld: 9 mot väntat 4",))})
    [area], [spot] = found.areas, found.spots
    assert (area.number, area.lines) == (1, ("Stöld: 9 mot väntat 4",))
    assert (spot.number, spot.name, spot.exact) == (3, "Torget", False)
    assert all(round(v, 4) == v for ring in area.rings for corner in ring for v in corner)
    assert rings(square) == [area.rings]
    assert live(square).spots == () and live(square).areas[0].number is None
