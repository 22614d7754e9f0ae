"""Exports with other headers: the map beside them, and the map that is proposed for them."""

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.cli import main
from tests.intake.delivery_root import INCIDENT, counts, incident, root, taken
from tests.unit.test_text import write_workbook
from transforms.columns import propose
from transforms.deliveries.text import UnreadableError, header_key
from transforms.sources.handelser import TABLE
from transforms.sources.kolumner import local_time, read_map
from transforms.swedish import columns as words

__all__ = ["root"]

THEIRS = "Diarienr;Kod;Brottstid från;Nord;Öst;Brottstid till\n"
ROW = "K1;5010;2024-05-01 10:00;6580000;684000;2024-05-01 12:00\n"
MAP = """[kolumner]
handelse_id = "diarienr"
brottskod = "KOD"
start = "Brottstid fran"
slut = "Brottstid till"
n = "Nord"
e = "Öst"
[varden]
brottstyp = "Narkotikabrott"
"""


def test_a_map_brings_headers_home_and_fixes_what_the_export_leaves_out(root):
    root("handelser/a.csv", THEIRS + ROW)
    root("handelser/kolumner.toml", MAP)
    intake, own = taken(root)
    assert counts(own["handelser/a.csv"]) == [1, 1, 0, 0, 0, 0]
    row = intake.table("raw_handelser").iloc[0]
    assert (row["handelse_id"], row["brottskod"], row["brottstyp"]) == ("K1", "5010", "Narkotikabrott")
    assert (row["n"], row["e"]) == (6580000, 684000)
    assert str(row["slut"]) == "2024-05-01 12:00:00"


def test_our_own_headers_stay_ours_in_the_folder_of_a_map(root):
    root("handelser/kolumner.toml", MAP)
    root("handelser/a.csv", THEIRS + ROW)
    root("handelser/b.csv", "handelse_id;brottskod;start;n;e\nK2;5010;2024-05-01 10:00;6580000;684000\n")
    _, own = taken(root)
    assert own["handelser/a.csv"]["status"] == "godkand"
    assert counts(own["handelser/b.csv"]) == [1, 1, 0, 0, 0, 0]


def test_a_map_tells_the_right_sheet_of_a_workbook(root):
    path = root("handelser/uttag.xlsx", "")
    write_workbook(path, {"Om uttaget": [["Uttag", "maj", "2024"]], "Brott": [
        ["Diarienr", "Kod", "Brottstid från", "Nord", "Öst", "Brottstid till"],
        ["K1", "5010", "2024-05-01 10:00", 6580000, 684000, "2024-05-01 12:00"]]})
    root("handelser/kolumner.toml", MAP)
    _, own = taken(root)
    assert counts(own["handelser/uttag.xlsx"]) == [1, 1, 0, 0, 0, 0]
    assert propose(path).kolumner["start"] == "Brottstid från"


def test_a_header_of_ours_that_the_map_sets_otherwise_is_put_aside(root):
    head = "handelse_id;brottskod;brottstyp;Brottstid;n;e;Start\n"
    root("handelser/a.csv", head + "K1;5010;x;2024-05-01;6580000;684000;K9\n")
    root("handelser/kolumner.toml", '[kolumner]\nstart = "Brottstid"\n')
    _, own = taken(root)
    assert counts(own["handelser/a.csv"]) == [1, 1, 0, 0, 0, 0]
    assert own["handelser/a.csv"]["okanda_kolumner"] == ["Start (inte i kartan)"]


@pytest.mark.parametrize(("old", "new", "reason"), [
    ('"Brottstid fran"', '"Tid"', "start har rubriken Tid, men filen saknar den. Rubriker som fanns: Diarienr, Kod, "
     "Brottstid från, Nord, Öst, Brottstid till."),
    ("start =", "strat =", "strat i kolumner.toml är inte en av våra kolumner."),
    ('slut = "Brottstid till"', 'slut = "BROTTSTID från"', "ger start och slut samma rubrik, BROTTSTID från."),
    ("brottstyp =", "n =", "n står både i [kolumner] och i [varden]"),
    ("brottstyp =", "crs = [1]\nbrottstyp =", "crs i [varden]"),
    ("brottstyp =", "crs = true\nbrottstyp =", "crs i [varden]"),
    ('handelse_id = "diarienr"', "", "Kolumnen handelse_id saknas"),
    ("start =", "Start = 'Nord'\nstart =", "kolumner.toml går inte att läsa"),
    ("[varden]", "[varde]", "kolumner.toml går inte att läsa"),
    ("[kolumner]", "[kolumner", "kolumner.toml går inte att läsa"),
])
def test_a_faulty_map_refuses_its_files_and_names_the_fault(root, old, new, reason):
    assert old in MAP
    root("handelser/a.csv", THEIRS + ROW)
    root("handelser/kolumner.toml", MAP.replace(old, new))
    _, own = taken(root)
    assert own["handelser/a.csv"]["status"] == "avvisad"
    assert reason in own["handelser/a.csv"]["skal"]


def test_the_key_cannot_be_the_same_for_every_row(root):
    root("handelser/a.csv", INCIDENT + incident("h1"))
    root("handelser/kolumner.toml", '[varden]\nhandelse_id = "alla"\n')
    _, own = taken(root)
    assert "handelse_id i [varden]" in own["handelser/a.csv"]["skal"]


def test_a_map_that_is_a_link_is_not_followed(root, tmp_path):
    root("handelser/a.csv", THEIRS + ROW)
    (tmp_path / "annan.toml").write_text(MAP)
    (root.path / "0182" / "handelser" / "kolumner.toml").symlink_to(tmp_path / "annan.toml")
    _, own = taken(root)
    assert own["handelser/a.csv"]["skal"].startswith("kolumner.toml bredvid filen är en länk")


def test_a_fixed_value_never_takes_the_place_of_values_in_the_file(root):
    root("handelser/a.csv", INCIDENT + incident("h1"))
    root("handelser/kolumner.toml", MAP)
    _, own = taken(root)
    assert own["handelser/a.csv"]["skal"].startswith("brottstyp har ett värde för alla rader i kolumner.toml men står")


def test_an_optional_header_that_is_absent_is_remarked_and_the_rest_read(root):
    root("handelser/a.csv", THEIRS.replace("Brottstid till", "Annat") + ROW)
    root("handelser/kolumner.toml", MAP)
    _, own = taken(root)
    assert counts(own["handelser/a.csv"]) == [1, 1, 0, 0, 0, 0]
    assert own["handelser/a.csv"]["anmarkningar"] == [
        "kolumner.toml säger att slut har rubriken Brottstid till, som inte finns i filen. Resten av filen är läst."]


def test_a_line_without_a_known_header_is_not_repeated_beside_a_map(root):
    root("handelser/kolumner.toml", MAP)
    root("handelser/a.csv", "K1;Stöld;Anna Svensson;Storgatan 5;2025-01-01 10:00;6580000;684000\n")
    _, own = taken(root)
    assert own["handelser/a.csv"]["kod"] == "okand_export" and "Anna" not in repr(own)


def test_a_personal_number_where_headers_should_be_is_not_repeated(root):
    root("handelser/a.csv", "850709-9805;Anna\n1;2\n")
    root("handelser/kolumner.toml", MAP)
    _, own = taken(root)
    assert "9805" not in repr(own) and "Anna" not in repr(own)


@pytest.mark.parametrize(("text", "expected"), [
    ("2018-12-31T19:30:00-0600", "2019-01-01 02:30:00"),  # Memphis, six hours after UTC, in Swedish winter time
    ("2024-07-01T08:00:00Z", "2024-07-01 10:00:00"),
    ("2024-07-01 10:00:00 +02:00", "2024-07-01 10:00:00"),
    ("2024-10-27T00:30:00.5+00:00", "2024-10-27 02:30:00"),  # the first of the two half past two that night
    ("2024-07-01 10:00", "2024-07-01 10:00"),
    ("2024-02-30T10:00:00Z", "2024-02-30T10:00:00Z"),
    ("9999-12-31T23:59:00-14:00", "9999-12-31T23:59:00-14:00"),
    ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
    ("0900-05-01T12:00:00+01:00", "0900-05-01 12:12:12"),  # Stockholm's mean solar time, in four-digit years
    ("", ""),
])
def test_a_time_with_an_offset_becomes_local_time_and_nothing_else_changes(text, expected):
    assert local_time(text) == expected


NYC = """[kolumner]
handelse_id = "uid"
start = "date_start"
slut = "date_end"
{point}
[varden]
brottskod = "0821"
brottstyp = "Stöld av fordon"
{fixed}
"""


@pytest.fixture
def thefts(shared):
    return (shared / "data/crime_crimedata/nycvehiclethefts.csv").read_bytes()


def test_foreign_vehicle_thefts_without_their_coordinates_are_read_without_a_point(thefts, root):
    root("handelser/nyc.csv", thefts)
    root("handelser/kolumner.toml", NYC.format(point="", fixed='n = ""\ne = ""'))
    intake, own = taken(root)
    f = own["handelser/nyc.csv"]
    # By DuckDB on the same file: 53 end over 366 days after their start, and eight have a time in the hour that the
    # Swedish spring skips. Moved one hour on, two of the eight start after their end.
    assert counts(f) == [35746, 35744, 2, 0, 0, 0]
    assert f["utan_punkt"] == 35744
    assert f["rattade"] == {"orimligt_slut": 53, "sommartid": 6}
    no_end = sum(line.split(b",")[3] == b"" for line in thefts.splitlines()[1:])
    assert no_end > 2_000
    assert intake.table("raw_handelser")["slut"].isna().sum() == no_end + 53


@pytest.mark.parametrize("fixed", ["crs = 4326", ""])
def test_foreign_vehicle_thefts_with_their_coordinates_are_not_in_sweden(thefts, root, fixed):
    root("handelser/nyc.csv", b"".join(thefts.splitlines(keepends=True)[:501]))
    root("handelser/kolumner.toml", NYC.format(point='n = "latitude"\ne = "longitude"', fixed=fixed))
    _, own = taken(root)
    f = own["handelser/nyc.csv"]
    assert counts(f) == [500, 0, 500, 0, 0, 0]
    assert {(row["kolumn"], "ligger inte i Sverige" in row["skal"]) for row in f["karantanrader"]} == {("n", True)}


def test_foreign_robberies_with_offsets_are_read_in_local_time(shared, root):
    root("handelser/memphis.csv", (shared / "data/crime_sfhotspot/memphis_robberies.csv").read_bytes())
    root("handelser/kolumner.toml", '[kolumner]\nhandelse_id = "uid"\nbrottstyp = "offense_type"\nstart = "date"\n'
         '[varden]\nbrottskod = "0860"\nn = ""\ne = ""\n')
    intake, own = taken(root)
    assert counts(own["handelser/memphis.csv"]) == [2245, 2245, 0, 0, 0, 0]
    assert own["handelser/memphis.csv"]["utan_punkt"] == 2245
    first = intake.table("raw_handelser").set_index("handelse_id").loc["15213800"]
    assert str(first["start"]) == "2019-01-01 02:30:00"


def test_the_whole_vehicle_thefts_file_and_the_robberies_get_the_right_proposal(shared):
    nyc = propose(shared / "data/crime_crimedata/nycvehiclethefts.csv")
    assert nyc.kolumner == {"handelse_id": "uid", "start": "date_start", "slut": "date_end", "n": "latitude",
                            "e": "longitude"}
    assert nyc.saknas == ["brottskod", "brottstyp"]
    assert nyc.tvivel["n"] == [("utanfor_sverige", {})]
    memphis = propose(shared / "data/crime_sfhotspot/memphis_robberies.csv")
    assert memphis.kolumner == {"handelse_id": "uid", "brottstyp": "offense_type", "start": "date", "n": "latitude",
                                "e": "longitude"}
    assert memphis.saknas == ["brottskod"]
    assert memphis.tvivel["start"] == [("forskjuten_tid", {})]


SWEDISH = ("Diarienr;Kommunkod;Brottskod;Brottsrubricering;Brottstid från;Brottstid till;inskr årmånad;{x};{y};"
           "Målsägande\n")
LINES = ("5000-K1-24;0182;0805;Inbrott;2024-05-01 10:00;2024-05-01 12:00;202405;684000;6580000;Anna Ek 850709-9805\n"
         "5000-K2-24;0182;0805;Inbrott;2024-05-03 10:00;;202405;684100;6580100;\n")


def write(tmp_path, text, name="uttag.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode("cp1252"))
    return path


@pytest.mark.parametrize(("x", "y", "doubt"), [
    ("BROTTSPLATS_X", "BROTTSPLATS_Y", "efter_talen"), ("Öst", "Nord", None), ("N-koordinat", "E-koordinat", "axlar"),
    ("Koord1", "Koord2", "efter_talen"),
])
def test_the_numbers_tell_which_axis_is_which(tmp_path, x, y, doubt):
    found = propose(write(tmp_path, SWEDISH.format(x=x, y=y) + LINES))
    assert (found.kolumner["n"], found.kolumner["e"]) == (y, x)
    assert [code for code, _ in found.tvivel.get("n", [])] == ([doubt] if doubt else [])
    assert found.kolumner["start"] == "Brottstid från"
    assert found.kolumner["slut"] == "Brottstid till"
    assert found.kolumner["brottstyp"] == "Brottsrubricering"
    assert found.saknas == []
    assert found.varden == {}
    assert {"inskr årmånad", "Kommunkod", "Målsägande"} <= set(found.oanvanda)


@pytest.mark.parametrize(("cells", "crs"), [
    ("18,23;59,32", {"crs": 4326}), ("1640000;6580000", {"crs": 3021}), ("684000;6580000", {}), ("1;2", {})])
def test_the_ranges_tell_the_system(tmp_path, cells, crs):
    found = propose(write(tmp_path, f"Id;Datum;Lon;Lat\n1;2024-05-01;{cells}\n2;2024-05-02;{cells}\n"))
    assert (found.kolumner["n"], found.kolumner["e"], found.varden) == ("Lat", "Lon", crs)


def test_headers_alone_do_not_tell_which_of_x_and_y_is_north(tmp_path):
    found = propose(write(tmp_path, "Id;Datum;X;Y\n"))
    assert {found.kolumner["n"], found.kolumner["e"]} == {"X", "Y"}
    assert found.tvivel["n"] == [("okanda_axlar", {})]


def test_a_named_system_of_the_export_is_used_before_a_fixed_one(tmp_path):
    found = propose(write(tmp_path, "Id;Datum;EPSG;Lon;Lat\n1;2024-05-01;4326;18,2;59,3\n"))
    assert (found.kolumner["crs"], found.varden) == ("EPSG", {})


def test_ages_and_counts_are_no_coordinates(tmp_path):
    found = propose(write(tmp_path, "Id;Datum;Ålder;Antal\n1;2024-05-01;60;12\n"))
    assert {"n", "e"} <= set(found.saknas)


def test_doubts_are_said_of_times_ids_and_empty_cells(tmp_path):
    found = propose(write(tmp_path, "Diarenr;Brottstidpunkt;Kod\nK1;01/05/2024 10:00;0805\nK1;;0805\n"))
    assert found.kolumner == {"handelse_id": "Diarenr", "start": "Brottstidpunkt", "brottskod": "Kod"}
    assert {code for code, _ in found.tvivel["handelse_id"]} == {"liknar", "inte_unikt"}
    assert ("annan_tid", {}) in found.tvivel["start"]
    assert ("tomma", {"antal": 1, "av": 2}) in found.tvivel["start"]


def test_the_only_times_left_are_the_start(tmp_path):
    found = propose(write(tmp_path, "Id;När det hände;Anmäld\n1;2024-05-01 10:00;2024-05-02\n"))
    assert found.kolumner == {"handelse_id": "Id", "start": "När det hände", "inskriven": "Anmäld"}
    assert found.tvivel["start"] == [("efter_talen", {})]


def test_the_command_prints_a_map_that_reads_the_file_and_nothing_of_anyone(root, capsys):
    path = root("handelser/a.csv", SWEDISH.format(x="Öst", y="Nord") + LINES)
    assert main(["columns", str(path)]) == 0
    printed = capsys.readouterr()
    assert "Anna" not in printed.out + printed.err
    assert "9805" not in printed.out + printed.err
    assert "Alla kolumner som krävs hittades." in printed.err
    root("handelser/kolumner.toml", printed.out)
    _, own = taken(root)
    assert counts(own["handelser/a.csv"]) == [2, 1, 0, 0, 1, 0]


def test_a_file_with_our_own_headers_needs_no_map(root, capsys):
    path = root("handelser/a.csv", INCIDENT + incident("h1") + incident("h2"))
    assert main(["columns", str(path)]) == 0
    printed = capsys.readouterr()
    assert "behöver ingen kolumner.toml" in printed.err
    root("handelser/kolumner.toml", printed.out)
    _, own = taken(root)
    assert counts(own["handelser/a.csv"]) == [2, 2, 0, 0, 0, 0]


def test_missing_columns_stand_as_comments_to_fill_in(tmp_path, capsys):
    path = write(tmp_path, "Id;Datum\n1;2024-05-01\n")
    assert main(["columns", str(path)]) == 0
    out = capsys.readouterr().out
    assert tomllib.loads(out) == {"kolumner": {"handelse_id": "Id", "start": "Datum"}}
    assert '# brottskod = ""  # hittades inte. Skriv rubriken' in out
    assert '# n = ""  # hittades inte. Skriv rubriken, eller n = ""' in out


@pytest.mark.parametrize(("name", "content", "said"), [
    ("finns-inte.csv", None, "filen finns inte"), ("tom.csv", b"", "inga rubriker"),
    ("bok.xlsx", b"PK\x03\x04trasig", "Arbetsboken"), ("citat.csv", b'Id;"Datum\n1;2\n', "citattecken")])
def test_a_file_that_is_no_table_is_a_wrong_call(tmp_path, capsys, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["columns", str(tmp_path / name)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.count("\n") == 1


NAMES = st.text(max_size=12) | st.sampled_from([
    *"nexyoNE", "Diarienr", "Brottskod", "Brottstid från", "brottstid_till", "lat", "Lon", "EPSG", "Anna 850709-9805",
    "Id", "id ", "Kod", "Plats", 'a"b', "a\\b", "[x]", ""])
CELLS = st.text(max_size=6) | st.sampled_from([
    "", "2024-05-01", "2024-05-01T10:00:00Z", "202405", "0805", "6580000", "684000", "59,3", "18.1", "-73",
    "850709-9805", "K1", "1e999", "9" * 50])


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(NAMES, min_size=1, max_size=10), st.lists(st.lists(CELLS, max_size=10), max_size=4),
       st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_proposal_can_be_read_and_names_headers_that_are_there(tmp_path_factory, names, rows, encoding):
    folder = tmp_path_factory.mktemp("karta")
    text = "\n".join(";".join(cells) for cells in [names, *rows]) + "\n"
    (folder / "a.csv").write_bytes(text.encode(encoding, "replace"))
    try:
        found = propose(folder / "a.csv")
    except UnreadableError:
        return
    (folder / "kolumner.toml").write_text(words.toml(found.kolumner, found.varden, found.saknas, found.tvivel), "utf-8")
    again = read_map(folder, TABLE)
    assert again.kolumner == {our: their.strip() for our, their in found.kolumner.items()}
    assert set(found.kolumner) | set(found.varden) | set(found.saknas) >= set(TABLE.required)
    header, remarks = again.header([*found.oanvanda, *found.kolumner.values()], TABLE)
    assert set(found.kolumner) <= {header_key(h) for h in header}
    assert remarks == []
    assert "9805" not in repr(found)


@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=60) | st.dictionaries(
    st.sampled_from(["kolumner", "varden", "annat"]),
    st.dictionaries(st.sampled_from(["start", "n", "e", "Slut", "x", "handelse_id"]), st.sampled_from(
        ['"Brottstid från"', '"n"', '""', "1", "1.5", "true", "[1]", "2024-05-01", "nan"])),
).map(lambda tables: "\n".join(
    f"[{name}]\n" + "\n".join(f"{key} = {value}" for key, value in table.items()) for name, table in tables.items()
).encode()))
def test_no_map_raises_anything_but_our_own_error(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("karta") / "raw"
    (folder / "0182" / "handelser").mkdir(parents=True)
    (folder / "0182" / "handelser" / "kolumner.toml").write_bytes(content)
    try:
        columns = read_map(folder / "0182" / "handelser", TABLE)
        columns.header(["handelse_id", "Brottstid från", "n", "e"], TABLE)
    except UnreadableError:
        pass
