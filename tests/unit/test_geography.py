"""Coordinates are mended where the fault cannot be mistaken; points find their areas and names their places."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Transformer

from transforms import geography, registry
from transforms.errors import RegistryError
from transforms.intake import Intake
from transforms.locate import areas_of, locate
from transforms.paths import REGISTRY
from transforms.registry import Plats

NACKA = REGISTRY / "omraden" / "0182.geojson"
# Lantmäteriet's published check point: RT 90 2.5 gon V, SWEREF 99 TM and SWEREF 99 in degrees.
RT90, SWEREF, DEGREES = (7453389.762, 1727060.905), (7454204.638, 761811.242), (67.0906813, 21.0347504)


def mend(n, e, crs=None):
    frame, mended, bad = geography.mended_points(pd.Series([n]), pd.Series([e]), pd.Series([crs], dtype="float"))
    kinds = {kind for kind, rows in mended.items() if rows.iloc[0]}
    return (frame["n"].iloc[0], frame["e"].iloc[0]), kinds, bool(bad.iloc[0])


@pytest.mark.parametrize(
    ("point", "crs", "kinds"),
    [
        (SWEREF, None, set()),
        (SWEREF, 3006, set()),
        (SWEREF[::-1], None, {"vaxlade"}),
        (RT90, None, {"rt90"}),
        (RT90, 3021, set()),
        (RT90[::-1], None, {"vaxlade", "rt90"}),
        (DEGREES, None, {"wgs84"}),
        (DEGREES, 4326, set()),
        (DEGREES[::-1], None, {"vaxlade", "wgs84"}),
        (RT90, 3006, {"rt90"}),
    ],
)
def test_one_point_in_three_systems_and_both_orders(point, crs, kinds):
    (n, e), mended, bad = mend(*point, crs)
    # The transformation between the two national systems is known to a few decimetres (seven parameters).
    assert n == pytest.approx(SWEREF[0], abs=0.5)
    assert e == pytest.approx(SWEREF[1], abs=0.5)
    assert (mended, bad) == (kinds, False)


def test_a_local_zone_is_obeyed_when_it_is_declared():
    e, n = Transformer.from_crs(3006, 3011, always_xy=True).transform(684000, 6580000)  # SWEREF 99 18 00
    point, mended, bad = mend(n, e, 3011)
    assert point == (pytest.approx(6580000, abs=0.1), pytest.approx(684000, abs=0.1))
    assert (mended, bad) == (set(), False)
    assert mend(n, e)[2]


@pytest.mark.parametrize(
    ("n", "e"), [(None, None), (0, 0), (6580000, None), (None, 684000), (6580000, 0), (9999999, 9999999), (-1, -1)]
)
def test_half_a_coordinate_and_fillers_are_no_point(n, e):
    (north, east), mended, bad = mend(n, e)
    assert (np.isnan(north), np.isnan(east)) == (True, True)
    assert (mended, bad) == (set(), False)


@pytest.mark.parametrize(
    ("n", "e", "crs"),
    [
        (5, 6, None),
        (40.7, -74.0, None),
        (6580000, 5, None),
        (7_900_000, 684000, None),
        (6580000, 684000, 4326),
        (1, 2, 999999),
        (1e300, 1e299, 3857),
    ],
)
def test_what_lies_nowhere_in_sweden_is_told(n, e, crs):
    assert mend(n, e, crs)[2]


def test_a_point_belongs_to_the_kommun_up_to_five_hundred_metres_outside():
    square = shapely.box(0, 0, 1000, 1000)
    grown = square.buffer(geography.OUTSIDE_M)
    n, e = pd.Series([500.0, 500.0, 500.0, None]), pd.Series([500.0, 1490.0, 1510.0, None])
    assert list(geography.far_outside(n, e, grown)) == [False, False, True, False]


def test_the_border_of_nacka_holds_its_centre_and_not_stockholms():
    grown = geography.border(NACKA)
    n, e = pd.Series([6579000.0, 6580994.0]), pd.Series([679900.0, 674032.0])  # Nacka centrum; Stockholm, Sergels torg
    assert list(geography.far_outside(n, e, grown)) == [False, True]


@pytest.mark.parametrize(
    ("local", "moved"),
    [
        ("2024-03-31 02:30", "2024-03-31 03:30"),
        ("2024-03-31 02:00", "2024-03-31 03:00"),
        ("2024-03-31 01:59", "2024-03-31 01:59"),
        ("2024-03-31 03:00", "2024-03-31 03:00"),
        ("2024-10-27 02:30", "2024-10-27 02:30"),
        ("1985-06-01 02:30", "1985-06-01 02:30"),
    ],
)
def test_the_hour_that_does_not_exist_in_march(local, moved):
    assert list(geography.out_of_spring_gap(pd.Series(pd.to_datetime([local])))) == [pd.Timestamp(moved)]


def test_times_that_are_missing_stay_missing():
    assert geography.out_of_spring_gap(pd.Series(pd.to_datetime([None, "9999-12-31 10:00"]))).isna().tolist() == [
        True,
        False,
    ]


def test_a_point_on_a_shared_border_goes_to_the_lowest_code():
    areas = gpd.GeoDataFrame(
        {"kod": ["A", "B"], "namn": ["a", "b"]}, geometry=[shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)]
    )
    points = pd.DataFrame({"e": [10.0, 5.0, 15.0, 10.0, 25.0], "n": [5.0, 5.0, 5.0, 10.0, 5.0]}, index=[9, 8, 7, 6, 5])
    found = geography.areas_of_points(points, areas)
    assert found.to_dict() == {9: "A", 8: "A", 7: "B", 6: "A", 5: None}
    turned = areas.iloc[::-1].sort_values("kod", ignore_index=True)
    assert geography.areas_of_points(points, turned).equals(found)


def test_areas_of_points_agrees_with_a_spatial_join():
    areas = geography.read_areas(NACKA)
    west, south, east, north = areas.total_bounds
    rng = np.random.default_rng(7)
    points = pd.DataFrame({"e": rng.uniform(west, east, 3000), "n": rng.uniform(south, north, 3000)})
    joined = gpd.sjoin(
        gpd.GeoDataFrame(geometry=gpd.points_from_xy(points["e"], points["n"]), crs=3006), areas, how="left"
    )
    expected = joined.groupby(level=0)["kod"].min()
    found = geography.areas_of_points(points, areas)
    assert found.notna().sum() > 500
    assert [a if isinstance(a, str) else None for a in expected] == [a if isinstance(a, str) else None for a in found]


def test_no_points_are_in_no_areas():
    assert geography.areas_of_points(pd.DataFrame({"e": [], "n": []}, dtype=float), geography.read_areas(NACKA)).empty


@pytest.mark.parametrize("content", ["", "{", '{"type": "FeatureCollection", "features": []}', "hej"])
def test_a_broken_polygon_file_is_named(tmp_path, content):
    file = tmp_path / "0182.geojson"
    file.write_text(content)
    with pytest.raises(RegistryError, match=r"0182\.geojson"):
        geography.read_areas(file)


def place(plats_id, namn, *alias, n=0.0, e=0.0, radie=100.0, typ="torg", noggrannhet="kalla"):
    return Plats(plats_id, namn, alias, typ, n, e, radie, "0182R001", noggrannhet)


PLACES = (
    place("p1", "Stora torget", "torget", "centrum"),
    place("p2", "Lilla torget", "torget", n=1000.0, typ="park"),
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Stora torget", "p1"),
        (" stora TORGET ", "p1"),
        ("centrum", "p1"),
        ("p2", "p2"),
        ("torget", None),
        ("okänt", None),
        ("", None),
        (None, None),
    ],
)
def test_a_name_finds_its_place_only_when_it_is_the_only_one(name, found):
    result = geography.places_by_name(pd.Series([name], dtype="object"), PLACES).iloc[0]
    assert (result if isinstance(result, str) else None) == found


def test_a_point_is_at_every_place_within_its_radius():
    points = pd.DataFrame({"e": [0.0, 60.0, 0.0], "n": [100.0, 80.0, 950.0]})  # 100 m from p1; 100 m; 50 m from p2
    pairs = geography.places_of_points(points, PLACES)
    assert sorted(pairs.itertuples(index=False, name=None)) == [(0, "p1"), (1, "p1"), (2, "p2")]
    assert geography.places_of_points(points, ()).empty


def test_rows_are_located_once_per_area():
    known = registry.load()
    torg = next(p for p in known.platser("0182") if p.namn == "Björknäs torg")
    intake = Intake(
        "0182",
        frames={
            "raw_handelser": [
                pd.DataFrame(
                    {
                        "n": [torg.n, None],
                        "e": [torg.e, None],
                        "plats": ["Björknäs torg", None],
                        "rad": [2, 3],
                        "fil_id": [1, 1],
                    }
                )
            ],
            "raw_est": [
                pd.DataFrame({"plats": ["Björknäs torg", "vid det gamla trädet"], "rad": [2, 3], "fil_id": [2, 2]})
            ],
        },
    )
    found = locate(intake, known)
    assert not found.duplicated().any()
    of = {key: set(group) for key, group in found.groupby(["fil_id", "rad"])["omrade_kod"]}
    assert of[1, 3] == of[2, 3] == {"0182"}
    assert of[2, 2] == {"0182", torg.plats_id, f"typ:{torg.typ}"}
    assert {"0182", torg.plats_id, f"typ:{torg.typ}"} <= of[1, 2]
    assert any(code.startswith("0182R") for code in of[1, 2])
    assert set(found["omrade_kod"]) <= set(areas_of("0182", known)["omrade_kod"])


def test_nothing_delivered_is_nowhere():
    assert locate(Intake("0182"), registry.load()).empty
