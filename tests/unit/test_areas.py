"""Area layers as SCB, GIS programs and kommuner make them: any system, every vintage kept, faults named in Swedish."""

import json
import zipfile

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.delivery import page
from transforms import geography, omraden, registry
from transforms.delivery_report import delivery_report
from transforms.errors import RegistryError
from transforms.examine import examine
from transforms.intake import take_in
from transforms.locate import areas_of, locate
from transforms.paths import REGISTRY
from transforms.swedish import omraden as words
from transforms.swedish.delivery_report import summary_lines

NACKA = REGISTRY / "omraden" / "0182.geojson"
REGSO = {"regsokod": ["0182R002", "0182R001"], "regsonamn": ["Björknäs", "Älta-Erstavik"], "version": ["2025_v2"] * 2}
SQUARES = [shapely.box(680_000, 6_570_000, 681_000, 6_571_000), shapely.box(681_000, 6_570_000, 682_000, 6_571_000)]


def layer(table, shapes=SQUARES, crs=3006):
    return gpd.GeoDataFrame(table, geometry=list(shapes)[: len(next(iter(table.values())))], crs=crs)


def fault(file):
    with pytest.raises(RegistryError) as caught:
        geography.read_layer(file)
    assert str(caught.value).startswith(f"omraden/{file.name}: ")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def codes(file):
    return [code for code, _ in geography.read_layer(file).anmarkningar]


@pytest.mark.parametrize("ending", ["geojson", "gpkg"])
@pytest.mark.parametrize("crs", [3006, 4326, 3011, 3021, 25833, 3857])
def test_the_same_areas_in_every_system_and_both_forms(tmp_path, ending, crs):
    file = tmp_path / f"omr.{ending}"
    layer(REGSO).to_crs(crs).to_file(file)
    found = geography.read_layer(file)
    assert found.areas.drop(columns="geometry").to_dict("records") == [
        {"kod": "0182R001", "namn": "Älta-Erstavik", "niva": "regso", "version": "2025"},
        {"kod": "0182R002", "namn": "Björknäs", "niva": "regso", "version": "2025"},
    ]
    assert found.areas.crs.to_epsg() == 3006
    # A square kilometre each; RT 90 is known to a few decimetres and degrees are written with seven decimals.
    assert list(found.areas.area) == pytest.approx([1e6, 1e6], rel=1e-4)
    assert found.areas.total_bounds == pytest.approx([680_000, 6_570_000, 682_000, 6_571_000], abs=0.5)
    assert found.anmarkningar == ()


@pytest.mark.parametrize(
    ("table", "name", "expected"),
    [
        ({"kod": ["0182R001"], "namn": ["Älta"], "niva": ["regso"], "version": ["2020"]}, "a",
         ("0182R001", "Älta", "regso", "2020")),
        ({"REGSOKOD": ["0182R001"], "RegSOnamn": ["Älta"], "Version": ["2020_v1"]}, "a",
         ("0182R001", "Älta", "regso", "2020")),
        ({"desokod": ["0182C1010"], "regsokod": ["0182R016"], "version": ["2025_v1"]}, "a",
         ("0182C1010", "0182C1010", "deso", "2025")),
        ({"deso": ["0182C1010"], "kommunnamn": ["Nacka"]}, "DeSO_2018", ("0182C1010", "0182C1010", "deso", "2018")),
        ({"id": ["0182C1010"], "kommun": ["0182"]}, "deso_2018_nacka", ("0182C1010", "0182C1010", "deso", "2018")),
        ({"tatortskod": ["0182TC101"], "tatort": ["Fisksätra"], "version": ["2023"]}, "a",
         ("0182TC101", "Fisksätra", "omrade", "")),
    ],
)
def test_the_field_names_of_scb_tell_level_and_vintage(tmp_path, table, name, expected):
    file = tmp_path / f"{name}.gpkg"
    layer(table).to_file(file)
    areas = geography.read_areas(file)
    assert tuple(areas[["kod", "namn", "niva", "version"]].iloc[0]) == expected


def test_levels_of_one_file_stay_apart_and_styles_are_passed_over(tmp_path):
    file = tmp_path / "0182.gpkg"
    layer({"deso": ["0182C1010", "0182C1020"]}).to_file(file, layer="DeSO_2018")
    layer(REGSO).to_file(file, layer="RegSO_2025")
    pyogrio.write_dataframe(pd.DataFrame({"styleQML": ["<qgis/>"]}), file, layer="layer_styles")
    areas = geography.read_areas(file)
    assert list(areas["kod"]) == ["0182R001", "0182R002", "0182C1010", "0182C1020"]
    assert list(areas["version"]) == ["2025", "2025", "2018", "2018"]
    assert list(geography.coarsest(areas)["kod"]) == ["0182R001", "0182R002"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"namn": ["Älta"]}, "Fält som fanns: namn."),
        ({"id": ["1"]}, "inga områden"),
        ({"id": ["1001"]}, "inga områden"),  # a GIS program's own number, though it looks like a kommun code
        ({"kod": ["typ:torg"], "namn": ["x"], "niva": ["omrade"]}, "'typ:torg' är ingen kod för områden"),
        ({"kod": [""], "namn": ["x"]}, "utan värde i kod"),
        ({"kod": ["0182R1"], "namn": ["x"], "niva": ["regso"], "version": ["2025"]}, "'0182R1' är ingen kod för RegSO"),
        ({"kod": ["0182R001"], "namn": ["x"], "niva": ["stadsdel"], "version": [""]}, "nivån 'stadsdel'"),
        ({"regsokod": ["0182R001"], "regsonamn": ["x"]}, "2020 eller 2025"),
        ({"regsokod": ["0182R001"], "regsonamn": ["x"], "version": ["2018"]}, "version '2018'. Det ska vara 2020"),
        ({"deso": ["0182C1010"], "version": ["2020"]}, "Det ska vara 2018 eller 2025"),
        ({"regsokod": ["0182R001", "0182R002"], "regsonamn": ["x", "y"], "version": ["2020", "2025_v2"]},
         "blandar RegSO av versionerna 2020, 2025"),
        ({"regsokod": ["0182R001"] * 2, "regsonamn": ["x", "x"], "version": ["2025"] * 2}, "0182R001 står mer än en"),
    ],
)
def test_what_cannot_be_known_is_asked_for(tmp_path, table, said):
    file = tmp_path / "omr.geojson"
    layer(table).to_crs(4326).to_file(file)
    assert said in fault(file)


def test_a_layer_of_the_whole_country_gives_the_kommun_its_own(tmp_path):
    table = {"regsokod": ["0182R001", "0136R001"], "regsonamn": ["Älta", "Jordbro"], "version": ["2025"] * 2}
    for name in ("0182", "0120", "2025_sverige"):
        layer(table).to_file(tmp_path / f"{name}.gpkg")
    assert len(geography.read_areas(tmp_path / "2025_sverige.gpkg")) == 2
    assert list(geography.read_areas(tmp_path / "0182.gpkg")["kod"]) == ["0182R001"]
    assert geography.read_layer(tmp_path / "0182.gpkg").anmarkningar == (
        ("andra_kommuner", {"antal": 1, "kommun": "0182"}),
    )
    assert "inga områden i kommun 0120" in fault(tmp_path / "0120.gpkg")


def feature(coordinates, **properties):
    told = {"kod": "0182R001", "namn": "Älta", "niva": "regso", "version": "2025", **properties}
    return {"type": "Feature", "properties": told, "geometry": {"type": "Polygon", "coordinates": [coordinates]}}


def geojson(path, *features, encoding="utf-8", **more):
    text = json.dumps({"type": "FeatureCollection", **more, "features": features}, ensure_ascii=False)
    path.write_bytes(text.encode(encoding))
    return path


METRES = [[680000, 6570000], [681000, 6570000], [681000, 6571000], [680000, 6571000], [680000, 6570000]]
# The same kind of square in RT 90 2.5 gon V and in degrees, both in Sweden.
RT90 = [[1640000, 6570000], [1641000, 6570000], [1641000, 6571000], [1640000, 6571000], [1640000, 6570000]]
DEGREES = [[18.1, 59.2], [18.2, 59.2], [18.2, 59.3], [18.1, 59.3], [18.1, 59.2]]


@pytest.mark.parametrize(("ring", "epsg"), [(METRES, 3006), (RT90, 3021)])
def test_metres_in_a_geojson_that_names_no_system_are_told_by_their_range(tmp_path, ring, epsg):
    """GeoJSON without a system means WGS 84, but the police publish SWEREF 99 TM in it."""
    file = geojson(tmp_path / "a.geojson", feature(ring))
    found = geography.read_layer(file)
    assert found.anmarkningar == (("system_antaget", {"epsg": epsg}),)
    assert found.areas.area.iloc[0] == pytest.approx(1e6, rel=1e-3)
    assert f"EPSG:{epsg}" in words.remark(file.name, *found.anmarkningar[0])


def test_a_geopackage_without_a_system_is_read_by_its_range(tmp_path):
    file = tmp_path / "a.gpkg"
    with pytest.warns(UserWarning):
        layer(REGSO, crs=None).to_file(file)
    assert codes(file) == ["system_antaget"]


def test_mapinfos_sweref_without_a_code_is_sweref(tmp_path):
    table, file = tmp_path / "omr.tab", tmp_path / "omr.gpkg"
    layer(REGSO).to_file(table, driver="MapInfo File", encoding="utf-8")
    gpd.read_file(table).to_file(file)
    assert gpd.read_file(file).crs.to_epsg() is None
    found = geography.read_layer(file)
    assert found.anmarkningar == (("system_antaget", {"epsg": 3006}),)
    assert list(found.areas.area) == pytest.approx([1e6, 1e6])


def test_a_declared_system_is_obeyed_and_a_place_outside_sweden_is_refused(tmp_path):
    declared = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}
    assert codes(geojson(tmp_path / "a.geojson", feature(METRES), crs=declared)) == []
    turned = [[y, x] for x, y in DEGREES]
    assert "longitud före latitud" in fault(geojson(tmp_path / "b.geojson", feature(turned)))
    paris = [[x - 16, y - 11] for x, y in DEGREES]
    assert "SWEREF 99 TM" in fault(geojson(tmp_path / "c.geojson", feature(paris)))


def test_windows_1252_is_read_and_said(tmp_path):
    file = geojson(tmp_path / "a.geojson", feature(DEGREES), encoding="cp1252")
    assert geography.read_areas(file)["namn"].iloc[0] == "Älta"
    assert codes(file) == ["windows_1252"]


def test_a_broken_shape_is_mended_and_one_without_surface_refused(tmp_path):
    bow = [[18.1, 59.2], [18.2, 59.3], [18.2, 59.2], [18.1, 59.3], [18.1, 59.2]]
    file = geojson(tmp_path / "a.geojson", feature(bow))
    found = geography.read_layer(file)
    assert found.areas.is_valid.all()
    # A bow of two triangles holds half the square it is drawn in.
    square = geography.read_areas(geojson(tmp_path / "b.geojson", feature(DEGREES)))
    assert found.areas.area.iloc[0] == pytest.approx(square.area.iloc[0] / 2, rel=1e-2)
    assert found.anmarkningar == (("lagad_yta", {"antal": 1, "koder": "0182R001"}),)
    flat = [[18.1, 59.2], [18.2, 59.2], [18.1, 59.2], [18.1, 59.2]]
    assert "0182R001 har en trasig yta" in fault(geojson(tmp_path / "c.geojson", feature(flat)))
    point = {**feature(DEGREES), "geometry": {"type": "Point", "coordinates": [18.1, 59.2]}}
    assert "utan yta" in fault(geojson(tmp_path / "d.geojson", point))
    assert "utan yta" in fault(geojson(tmp_path / "e.geojson", {**feature(DEGREES), "geometry": None}))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.geojson", b""),
        ("a.geojson", b"{"),
        ("a.geojson", b"hej"),
        ("a.geojson", b'{"type": "FeatureCollection", "features": []}'),
        ("a.geojson", b"\x81\x8d"),
        ("a.gpkg", b"SQLite format 3\x00junk"),
        ("a.gpkg", b""),
    ],
)
def test_a_broken_file_is_named(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    fault(file)


@pytest.mark.parametrize("name", ["a.geojson", "a.gpkg"])
def test_a_file_that_points_at_another_is_not_followed(tmp_path, name):
    """GDAL opens a file by its content: a virtual layer of XML may name any file or address."""
    file = tmp_path / name
    file.write_text(f'<OGRVRTDataSource><OGRVRTLayer name="0182"><SrcDataSource>{NACKA}</SrcDataSource>'
                    "</OGRVRTLayer></OGRVRTDataSource>")
    assert len(gpd.read_file(file)) == 16
    fault(file)
    program = {"type": "gdal_streamed_alg", "command_line": f"gdal vector pipeline ! read {NACKA} ! write stream"}
    file.write_text(json.dumps(program))
    fault(file)


def test_a_file_of_gigabytes_is_refused_before_it_is_read(tmp_path):
    file = tmp_path / "a.geojson"
    with file.open("wb") as handle:
        handle.truncate(501_000_000)  # holes take no room
    assert "500 MB" in fault(file)


def test_a_truncated_geopackage_is_named(tmp_path):
    whole = tmp_path / "whole.gpkg"
    layer(REGSO).to_file(whole)
    half = tmp_path / "half.gpkg"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    fault(half)


_VALUES = st.none() | st.booleans() | st.integers(-5, 10**7) | st.text(max_size=12) | st.sampled_from(
    ["0182R001", "0182C1010", "regso", "deso", "2025", "2018", "DeSO_2018"])
_RINGS = st.lists(st.tuples(st.floats(-2e7, 2e7), st.floats(-2e7, 2e7)), max_size=6) | st.just(DEGREES)
_FEATURES = st.builds(
    lambda properties, kind, ring: {"type": "Feature", "properties": properties,
                                    "geometry": kind and {"type": kind, "coordinates": [ring]}},
    st.dictionaries(st.sampled_from(["kod", "namn", "niva", "version", "id", "deso", "regsokod"]), _VALUES),
    st.sampled_from(["Polygon", "LineString", None, "Nonsens"]), _RINGS,
)


@pytest.mark.filterwarnings("ignore")  # of GDAL, on what is no geometry
@settings(derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_FEATURES, max_size=3))
def test_no_layer_raises_anything_but_our_own_error(tmp_path, features):
    file = geojson(tmp_path / "a.geojson", *features)
    try:
        areas = geography.read_areas(file)
    except RegistryError as error:
        assert str(error).startswith("omraden/a.geojson: ")
    else:
        assert len(areas) == len(features)


def test_a_changed_file_is_read_anew(tmp_path):
    file = geojson(tmp_path / "a.geojson", feature(DEGREES))
    before = geography.read_areas(file)
    before["namn"] = "ändrad i minnet"
    assert geography.read_areas(file)["namn"].iloc[0] == "Älta"
    geojson(file, feature(DEGREES, namn="Ny"))
    assert geography.read_areas(file)["namn"].iloc[0] == "Ny"


def overlay(tmp_path, name, frame):
    file = tmp_path / "registry" / "omraden" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    frame.to_file(file)
    return registry.load(tmp_path)


def test_an_overlay_gives_a_geopackage_and_its_vintage_stays_with_the_code(tmp_path):
    table = {"deso": ["0182C1010", "0182C1020"], "version": ["2018"] * 2}
    known = overlay(tmp_path, "0182.gpkg", layer(table))
    assert known.omraden_file("0182").name == "0182.gpkg"
    areas = areas_of("0182", known).set_index("omrade_kod")
    assert list(areas.loc[["0182C1010", "0182"], "niva"]) == ["deso", "kommun"]
    assert list(areas.loc[["0182C1010", "0182"], "version"]) == ["2018", ""]
    # Points are looked up in the overlay's areas; what lies outside is still told by the bundled ones with water.
    assert known.vatten_file("0182") == known.omraden_file("0182")
    assert known.grans_file("0182") == REGISTRY / "omraden" / "0182-vatten.geojson"
    with pytest.raises(RegistryError, match=r"0182: ligger både som .geojson och .gpkg"):
        overlay(tmp_path, "0182.geojson", layer(table).to_crs(4326)).omraden_file("0182")


def test_a_kommun_without_water_has_its_areas_for_points_and_border(tmp_path):
    known = overlay(tmp_path, "0136.gpkg", layer({**REGSO, "regsokod": ["0136R001", "0136R002"]}))
    assert known.grans_file("0136").name == known.vatten_file("0136").name == "0136.gpkg"
    assert known.grans_file("0138") is known.vatten_file("0138") is None
    overlay(tmp_path, "0136-vatten.gpkg", layer({**REGSO, "regsokod": ["0136R001", "0136R002"]}))
    assert known.grans_file("0136").name == known.vatten_file("0136").name == "0136-vatten.gpkg"


def source(tmp_path):
    """The two layers that the cut reads, as the package has them: areas over water, land in MapInfo's form."""
    folder = tmp_path / "duva" / "geodata"
    folder.mkdir(parents=True)
    land_file = folder / "Kommun_Sweref99TM.tab"
    table = {"regsokod": ["0120R002", "0120R001"], "regsonamn": ["Djurö-Vindö", "Ösby"], "kommunkod": ["0120"] * 2}
    layer(table).to_file(folder / "RegSO_2025.gpkg", layer="RegSO_2025")
    land = shapely.box(680_200, 6_570_200, 681_800, 6_570_800)
    kommuner = {"KnKod": ["0120", "0182"], "KnNamn": ["Värmdö", "Nacka"]}
    layer(kommuner, [land, shapely.box(690_000, 6_570_000, 691_000, 6_571_000)]).to_file(
        land_file, driver="MapInfo File", encoding="utf-8")
    land_file.rename(land_file.with_suffix(".TAB"))
    return folder


def test_the_cut_gives_areas_on_land_and_with_water(tmp_path):
    folder = source(tmp_path)
    wheel = tmp_path / "duva.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"duva/geodata/{path.name}")
    out = tmp_path / "out"
    assert omraden.main(["0120", "--source", str(wheel), "--out", str(out)]) == 0
    land, water = (geography.read_areas(out / f"0120{part}.geojson") for part in ("", "-vatten"))
    assert list(land["namn"]) == list(water["namn"]) == ["Ösby", "Djurö-Vindö"]
    assert list(land.area) == pytest.approx([800 * 600] * 2, rel=1e-3)
    assert list(water.area) == pytest.approx([1e6] * 2, rel=1e-3)
    assert all((out / f"0120{part}.geojson.toml").is_file() for part in ("", "-vatten"))


# The real layers: each goes through as it was published.
REAL = {
    "regso_2025_duva/regso_2025_5kommuner_land.gpkg": ("regso", "2025", 79),
    "regso_2025_duva/regso_2025_5kommuner_simplified.geojson": ("regso", "2025", 79),
    "deso_2018_stockholm_county/deso_2018_4kommuner.geojson": ("deso", "2018", 134),
}


@pytest.mark.parametrize("name", REAL)
def test_real_layers_of_both_levels_go_through(shared, name):
    level, version, count = REAL[name]
    found = geography.read_layer(shared / "data" / name)
    assert found.anmarkningar == ()
    assert len(found.areas) == count
    assert set(found.areas["niva"]) == {level}
    assert set(found.areas["version"]) == {version}
    nacka = found.areas[found.areas["kod"].str.startswith("0182")]
    assert len(nacka) == {"regso": 16, "deso": 53}[level]
    if level == "regso":
        assert dict(zip(nacka["kod"], nacka["namn"], strict=True))["0182R010"] == "Orminge"
        # Nacka has 129 km2 with its water; on land less than 90.
        low, high = (128, 130) if "simplified" in name else (80, 90)
        assert low < nacka.area.sum() / 1e6 < high


def test_the_real_land_layer_of_mapinfo_gives_names_and_land(shared, tmp_path):
    """290 kommuner in Windows-1252 whose system has no EPSG code; SCB's areas cut to them."""
    folder = shared / "data" / "regso_2025_duva"
    for path in folder.glob("Kommun_Sweref99TM.*"):
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "RegSO_2025.gpkg").symlink_to(folder / "regso_2025_5kommuner_land.gpkg")
    areas, _ = omraden.cut("0120", tmp_path)
    kommuner = gpd.read_file(tmp_path / "Kommun_Sweref99TM.TAB").set_index("KnKod")["KnNamn"]
    assert (len(kommuner), kommuner["0120"], kommuner["1480"]) == (290, "Värmdö", "Göteborg")
    assert len(areas) == 19
    assert areas.to_crs(3006).area.sum() / 1e6 == pytest.approx(281, abs=3)


def test_all_areas_of_sweden_hold_their_own_middles(shared):
    """RegSO 2025 of the whole country, read by DuckDB from GeoParquet: no RegSO holds another's point."""
    import duckdb

    file = shared / "data" / "regso_2025_duva" / "regso_2025_sverige_20m.parquet"
    rows = duckdb.connect().execute("select kod, st_aswkb(geometry)::blob from read_parquet(?)", [str(file)]).fetchall()
    assert len(rows) == 3363
    shapes = shapely.from_wkb([bytes(shape) for _, shape in rows])
    areas = gpd.GeoDataFrame({"kod": [code for code, _ in rows]}, geometry=list(shapes), crs=3006)
    inside = shapely.point_on_surface(shapes)
    points = pd.DataFrame({"n": shapely.get_y(inside), "e": shapely.get_x(inside)})
    assert list(geography.areas_of_points(points, areas)) == list(areas["kod"])


def test_what_was_mended_in_a_layer_is_said_in_the_delivery_report(tmp_path):
    folder = tmp_path / "registry" / "omraden"
    folder.mkdir(parents=True)
    bow = [[18.1, 59.2], [18.2, 59.3], [18.2, 59.2], [18.1, 59.3], [18.1, 59.2]]
    geojson(folder / "0182.geojson", feature(bow))
    report = delivery_report(take_in("0182", tmp_path, registry.load(tmp_path)))
    assert report["register"] == []
    (note,) = report["registeranmarkningar"]
    assert note["fil"] == "omraden/0182.geojson"
    line = f"registry/omraden/0182.geojson: {note['skal']}"
    assert line in summary_lines(report)
    assert line in page(report, "Nacka")
    geojson(folder / "0182.geojson", feature(bow, version="1999"))
    examined = examine("0182", tmp_path)
    assert examined.exit_code == 3
    assert examined.report["register"][0]["fil"] == "omraden/0182.geojson"
    assert "2020 eller 2025" in examined.report["register"][0]["skal"]


def test_an_area_of_the_kommuns_own_layer_is_known_to_surveys_and_notes(tmp_path):
    """A tätort of the layer is an `omrade`: a survey may be told for it, and its name places a report."""
    overlay(tmp_path, "0182.gpkg", layer({"tatortskod": ["0182TC101"], "tatort": ["Storstaden"]}))
    survey = tmp_path / "0182" / "trygghet" / "a.csv"
    survey.parent.mkdir(parents=True)
    head = "undersokning;ar;omrade_kod;omrade_niva;fraga_id;fraga;matt;varde;ki_undre;ki_ovre;antal_svar\n"
    row = "Enkät;2024;{};omrade;f1;Otrygg?;andel_pct;21;;;200\n"
    survey.write_text(head + row.format("0182TC101") + row.format("0182TC999"), encoding="utf-8")
    reports = tmp_path / "0182" / "est" / "a.csv"
    reports.parent.mkdir()
    reports.write_text("rapport_id;rapportor;datum;kategori;plats\nr1;Skola;2024-05-01;Klotter;Storstadens centrum\n",
                       encoding="utf-8")
    known = registry.load(tmp_path)
    intake = take_in("0182", tmp_path, known)
    by_name = {r.fil: r for r in intake.reports}
    refused = by_name["0182/trygghet/a.csv"].karantan
    assert [(r.rad, r.kod) for r in refused] == [(3, "okant_omrade")]
    assert "0182TC101" in set(locate(intake, known)["omrade_kod"])
