"""Coordinates are mended where the fault cannot be mistaken; points find their areas and names their places."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Transformer

from tests.intake.delivery_root import EST, INCIDENT, counts, incident, root, taken
from transforms import geography, registry
from transforms.errors import RegistryError
from transforms.locate import areas_of, locate
from transforms.paths import REGISTRY
from transforms.registry import Fyllnadspunkt, Plats

__all__ = ["root"]

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


def outside(border, *points):
    n, e = (pd.Series([p[i] for p in points], dtype=float) for i in (0, 1))
    return list(geography.far_outside(n, e, border))


def test_a_point_belongs_to_the_kommun_up_to_five_hundred_metres_outside():
    square = geography.Border(shapely.box(0, 0, 1000, 1000))
    # On a side, and on the diagonal of a corner, where 500 m are 353.6 m along each axis.
    assert outside(square, (500, 500), (500, 1499), (500, 1501), (None, None)) == [False, False, True, False]
    assert outside(square, (1353, 1353), (1354, 1354)) == [False, True]


@pytest.mark.parametrize("kommun", ["0120", "0683"])
def test_the_raster_of_the_border_answers_as_the_distance_does(kommun, monkeypatch):
    monkeypatch.setattr("transforms.geography.outside._RASTER_FROM", 0)
    border = geography.border(REGISTRY / "omraden" / f"{kommun}-vatten.geojson")
    west, south, east, north = border.kommun.bounds
    rng = np.random.default_rng(3)
    anywhere = rng.uniform((west - 3000, south - 3000), (east + 3000, north + 3000), (8_000, 2))
    # Points along the line where the answer changes, up to 20 m to either side of it.
    line = border.kommun.buffer(geography.OUTSIDE_M, quad_segs=32).exterior
    along = shapely.get_coordinates(shapely.line_interpolate_point(line, rng.uniform(0, line.length, 6_000)))
    e, n = np.concatenate([anywhere, along + rng.uniform(-20, 20, along.shape), [[np.nan, np.nan]]]).T
    held = shapely.distance(border.kommun, shapely.points(e[:-1], n[:-1])) <= geography.OUTSIDE_M
    found = geography.far_outside(pd.Series(n), pd.Series(e), border)
    assert 2_000 < held.sum() < 12_000
    assert list(found[:-1]) == list(~held)
    assert not found.iloc[-1]


def test_the_border_of_nacka_holds_its_centre_and_not_stockholms():
    border = geography.border(NACKA)
    # Nacka centrum; Stockholm, Sergels torg.
    assert outside(border, (6579000, 679900), (6580994, 674032)) == [False, True]


def test_what_happens_on_the_water_happens_in_the_kommun():
    """Three kilometres from the nearest land of Värmdö, east of Runmarö, well inside its border."""
    file = registry.load().grans_file("0120")
    water, land = geography.border(file), geography.border(REGISTRY / "omraden" / "0120.geojson")
    at_sea = (6577000, 727000)
    assert land.kommun.distance(shapely.Point(at_sea[::-1])) > 3000
    assert outside(land, at_sea) == [True]
    assert outside(water, at_sea) == [False]
    points = pd.DataFrame([at_sea], columns=["n", "e"], dtype=float)
    assert list(geography.areas_of_points(points, geography.read_areas(file))) == ["0120R012"]


@pytest.mark.parametrize(
    ("kommun", "area"), [("0182", 129), ("0120", 2999), ("0125", 386), ("0163", 58), ("0683", 1389)]
)
def test_the_areas_with_water_cover_the_kommun_without_gaps_and_overlaps(kommun, area):
    known = registry.load()
    areas, land = geography.read_areas(known.vatten_file(kommun)), geography.read_areas(known.omraden_file(kommun))
    assert shapely.coverage_is_valid(areas.geometry.to_numpy())
    # SCB's own areas hold so many square kilometres.
    assert areas.area.sum() / 1e6 == pytest.approx(area, abs=0.7)
    assert geography.border(known.grans_file(kommun)).kommun.area == pytest.approx(areas.area.sum())
    pd.testing.assert_frame_equal(areas.drop(columns="geometry"), land.drop(columns="geometry"))
    # The land of each area lies in that area.
    beyond = shapely.difference(land.geometry.to_numpy(), areas.geometry.to_numpy())
    assert shapely.area(beyond).max() < 500


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
    assert geography.areas_of_points(points, areas.iloc[::-1]).equals(found)


def test_points_are_taken_in_parts_without_a_seam(monkeypatch):
    areas = geography.read_areas(NACKA)
    west, south, east, north = areas.total_bounds
    rng = np.random.default_rng(5)
    points = pd.DataFrame({"n": rng.uniform(south, north, 1000), "e": rng.uniform(west, east, 1000)})
    points.loc[::50] = np.nan
    whole = geography.areas_of_points(points, areas)
    monkeypatch.setattr("transforms.geography.points._CHUNK", 300)
    assert geography.areas_of_points(points, areas).equals(whole)
    assert whole.iloc[::50].isna().all()


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


def place(plats_id, namn, *alias, n=0.0, e=0.0, radie=100.0, typ="torg", noggrannhet="kalla"):
    return Plats(plats_id, namn, alias, typ, n, e, radie, "0182R001", noggrannhet)


PLACES = (
    place("p1", "Stora torget", "torget", "centrum"),
    place("p2", "Lilla torget", "torget", n=1000.0, typ="park"),
)


def test_a_point_is_at_every_place_within_its_radius():
    points = pd.DataFrame({"e": [0.0, 60.0, 0.0], "n": [100.0, 80.0, 950.0]})  # 100 m from p1; 100 m; 50 m from p2
    pairs = geography.places_of_points(points, PLACES)
    assert sorted(pairs.itertuples(index=False, name=None)) == [(0, "p1"), (1, "p1"), (2, "p2")]
    assert geography.places_of_points(points, ()).empty


def test_rows_are_located_once_per_area(root):
    known = registry.load()
    torg = next(p for p in known.platser("0182") if p.namn == "Björknäs torg")
    point = f"{torg.n:.0f};{torg.e:.0f}"
    root("handelser/a.csv", INCIDENT + incident("h1", point=point, rest=";;Björknäs torg") + incident("h2", point=";"))
    root("est/a.csv", EST + "r1;Skola;2024-05-01;Klotter;Björknäs torg;\nr2;Skola;2024-05-01;Klotter;vid trädet;\n")
    intake, _ = taken(root)
    found = locate(intake, known)
    assert not found.duplicated().any()
    of = {key: set(group) for key, group in found.groupby(["fil_id", "rad"])["omrade_kod"]}
    file = {r.fil: r.fil_id for r in intake.reports}
    est, handelser = file["0182/est/a.csv"], file["0182/handelser/a.csv"]
    assert of[handelser, 3] == of[est, 3] == {"0182"}
    assert of[est, 2] == {"0182", torg.plats_id, f"typ:{torg.typ}"}
    # The place has no sourced point: the name puts the row there, and the point in its RegSO.
    assert of[handelser, 2] == {"0182", torg.plats_id, f"typ:{torg.typ}", torg.omrade_kod}
    assert set(found["omrade_kod"]) <= set(areas_of("0182", known)["omrade_kod"])


def test_a_statement_lies_where_it_says_itself_and_else_where_the_note_was_taken(root):
    known = registry.load()
    root("dialog/a.txt", "typ: tips\ndatum: 2024-05-01\nplats: Björknäs torg\n---\n"
         "- Klotter\n- Klotter i Fisksätra\n- Klotter vid skolan\n- Klotter i Fisksätra och i Boo\n"
         "- Klotter i hela kommunen\n")
    intake, _ = taken(root)
    found = locate(intake, known)
    of = {rad: set(group) for rad, group in found.groupby("rad")["omrade_kod"]}
    assert of == {
        5: {"0182", "0182-bjorknas-torg", "typ:torg"},
        6: {"0182", "0182-fisksatra", "typ:centrum"},
        7: {"0182", "typ:skola"},
        8: {"0182"},
        9: {"0182"},
    }


def test_a_named_area_places_only_what_has_no_point(root):
    fisksatra, orminge = "6577044;685371", "Ormingehus"  # the point lies in 0182R004, the name means 0182R010
    root("handelser/a.csv", INCIDENT + incident("h1", point=fisksatra, rest=f";;{orminge}")
         + incident("h2", point=";", rest=f";;{orminge}"))
    intake, _ = taken(root)
    of = locate(intake, registry.load()).groupby("rad")["omrade_kod"].agg(set)
    assert "0182R004" in of[2] and "0182R010" not in of[2]
    assert of[3] == {"0182", "0182R010"}


def test_nothing_delivered_is_nowhere(root):
    assert locate(taken(root)[0], registry.load()).empty


FILLERS = (Fyllnadspunkt("0182", 6578594.6, 679656.9, "Mittpunkt", "källa"),)


@pytest.mark.parametrize(
    ("n", "e", "hit"),
    [
        (6578594.6, 679656.9, True),
        (6578595, 679657, True),
        (6578594.6, 679660, False),
        (679656.9, 6578594.6, False),
        (None, None, False),
    ],
)
def test_a_known_filler_is_told_to_the_metre_it_was_rounded_to(n, e, hit):
    found = geography.on_filler(pd.Series([n], dtype=float), pd.Series([e], dtype=float), FILLERS)
    assert list(found) == [hit]


def test_points_that_bear_an_unusual_share_are_suspected_most_first():
    counts = pd.DataFrame({"n": [1.0, 2.0, 3.0, 4.0], "e": [1.0, 2.0, 3.0, 4.0], "antal": [24, 25, 60, 200]})
    # 2 % of 1 250 are 25; of 1 251 they are more than 25.
    assert list(geography.suspected_fillers(counts, 1250)["antal"]) == [200, 60, 25]
    assert list(geography.suspected_fillers(counts, 1251)["antal"]) == [200, 60]
    assert geography.suspected_fillers(counts, 1000)["andel"].iloc[0] == 0.2
    assert geography.suspected_fillers(counts.iloc[:0], 0).empty
    many = pd.DataFrame({"n": range(9), "e": range(9), "antal": [100] * 9})
    assert len(geography.suspected_fillers(many, 900)) == 5


def test_a_known_filler_is_no_point_and_a_suspected_one_is_named_and_kept(root):
    known, suspected = "6578594.6;679656.9", "6580000;684000"
    root("handelser/a.csv", INCIDENT + "".join(
        [incident(f"k{i}", point=known) for i in range(3)]
        + [incident(f"s{i}", point=suspected) for i in range(25)]
        + [incident("w1", point="59.307903;18.156042")]  # the same filler as the police publish it
        + [incident(f"o{i}", point=f"65800{i:02d};684100") for i in range(9)]
    ))
    intake, own = taken(root)
    f = own["handelser/a.csv"]
    assert counts(f) == [38, 38, 0, 0, 0, 0]
    assert f["utan_punkt"] == 4
    assert len(intake.table("raw_handelser").query("n == 6580000 and e == 684000")) == 25
    assert len(f["anmarkningar"]) == 1
    assert "25 rader (74 %)" in f["anmarkningar"][0]  # of the 34 that have a point
    assert "N 6580000 och E 684000" in f["anmarkningar"][0]


def test_the_bundled_fillers_are_the_points_the_police_publish():
    """Each in its own kommun; `kalla` is the published value, latitude and longitude."""
    known = registry.load()
    for kommun in ("0120", "0125", "0163", "0182", "0683"):
        (filler,) = known.fyllnadspunkter(kommun)
        (n, e), kinds, _ = mend(*map(float, filler.kalla.split(",")))
        assert kinds == {"wgs84"}
        assert (n, e) == (pytest.approx(filler.n, abs=0.1), pytest.approx(filler.e, abs=0.1))
        assert geography.border(known.grans_file(kommun)).kommun.contains(shapely.Point(e, n))
    assert known.fyllnadspunkter("0136") == ()


def test_an_overlay_adds_fillers_and_a_bad_one_is_named(tmp_path):
    file = tmp_path / "registry" / "fyllnadspunkter.csv"
    file.parent.mkdir()
    file.write_text("kommun;n;e;namn;kalla\n0182;6579000,5;680000;Polisstationen;kommunen\n", encoding="utf-8")
    known = registry.load(tmp_path)
    assert [(p.namn, p.n) for p in known.fyllnadspunkter("0182")][1:] == [("Polisstationen", 6579000.5)]
    file.write_text("kommun;n;e;namn;kalla\n0182;okänd;680000;Polisstationen;kommunen\n", encoding="utf-8")
    with pytest.raises(RegistryError, match=r"fyllnadspunkter\.csv: 'Polisstationen'"):
        registry.load(tmp_path).fyllnadspunkter("0182")
