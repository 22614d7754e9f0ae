"""The demo deliveries: Brå's totals, a recognisable structure, and nothing that could be real."""

import csv
import re
import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from transforms.demo import generate
from transforms.errors import CallError, RegistryError
from transforms.paths import RAW

KOMMUNER = ("0120", "0125", "0163", "0182", "0683")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    out = tmp_path_factory.mktemp("raw") / "demo"
    generate(out)
    return out


def rows(path):
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def incidents(demo, kommun):
    return [row for path in sorted((demo / kommun / "handelser").glob("*.csv")) for row in rows(path)]


def statements(demo, kommun):
    said = [row["yttrande"] for path in (demo / kommun / "dialog").glob("*.csv") for row in rows(path)]
    for path in [*(demo / kommun / "dialog").glob("*.txt"), *(demo / kommun / "dialog").glob("*.md")]:
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        said += [line.removeprefix("- ") for line in body.splitlines() if line.strip()]
    return said


def test_totals_equal_what_bra_published(demo):
    codes = Counter(row["brottskod"] for row in rows(demo / "0182/handelser/handelser-2016.csv"))
    published = {
        row["brottstyp"]: int(row["antal"])
        for row in rows(RAW / "riket/brott/bra-2015-2025.csv")
        if (row["kommun"], row["period"]) == ("0182", "2016")
    }
    groups = {
        "Totalt antal brott": tuple(codes),
        "Stöld genom inbrott, inbrottsstöld i bostad": ("0805",),
        "8 kap. Stöld, rån m.m.": ("0805", "0812", "0821", "0840"),
        "3-7 kap. Brott mot person": ("0360", "0380", "0410", "0430", "0610"),
        "12 kap. Skadegörelsebrott": ("1201", "1205"),
        "Narkotikastrafflagen + vapenlagen (sammanlagda)": ("5010", "5020", "5030"),
    }
    assert {name: sum(codes[c] for c in of) for name, of in groups.items()} == published


@pytest.mark.parametrize(
    ("kommun", "year", "total", "burglary"),
    [("0120", 2016, 4448, 469), ("0125", 2025, 2457, 144), ("0163", 2018, 8349, 650)],
)
def test_total_and_burglary_of_a_year(demo, kommun, year, total, burglary):
    found = rows(demo / kommun / "handelser" / f"handelser-{year}.csv")
    assert len(found) == total
    assert sum(row["brottskod"] == "0805" for row in found) == burglary
    assert {row["start"][:4] for row in found} == {row["inskriven"][:4] for row in found} == {str(year)}


def test_inhabitants_sum_to_what_count_and_rate_imply(demo):
    # Värmdö 2017: 3 920 reported crimes are 9 176 per 100 000, so 42 720 inhabitants.
    assert sum(int(row["antal"]) for row in rows(demo / "0120/befolkning/befolkning-2017.csv")) == 42720


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_points_lie_inside_the_areas_and_few_are_missing(demo, kommun):
    areas = gpd.read_file(RAW / f"registry/omraden/{kommun}.geojson").to_crs(3006)
    land = shapely.union_all(areas.geometry.to_numpy())
    found = incidents(demo, kommun)
    points = np.array([(row["e"], row["n"]) for row in found if row["n"]], dtype=float)
    assert shapely.intersects_xy(land, points[:, 0], points[:, 1]).all()
    assert 0.01 < 1 - len(points) / len(found) < 0.06


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_times_are_possible(demo, kommun):
    for row in incidents(demo, kommun):
        start, end, written = (datetime.fromisoformat(row[key]) for key in ("start", "slut", "inskriven"))
        assert start <= end <= written
        for moment in (start, end, written):
            in_gap = moment.month == 3 and moment.day >= 25 and moment.weekday() == 6 and moment.hour == 2
            assert not in_gap


def weekend_night(row):
    start = datetime.fromisoformat(row["start"])
    evening = start.weekday() in (4, 5) and start.hour >= 21
    return evening or (start.weekday() in (5, 6) and start.hour < 2)


@pytest.mark.parametrize("kommun", ["0163", "0182"])
def test_violence_gathers_at_stations_and_centres_on_weekend_nights(demo, kommun):
    found = incidents(demo, kommun)
    violence = [row for row in found if row["brottskod"] == "0360"]
    at = [row for row in violence if re.search("station|centrum|torg", row["plats"])]
    assert len(at) > 0.4 * len(violence)
    assert np.mean([weekend_night(row) for row in at]) > 3 * np.mean([weekend_night(row) for row in found])


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_burglaries_lie_in_the_dark_months_and_are_found_late(demo, kommun):
    found = [row for row in incidents(demo, kommun) if row["brottskod"] == "0805"]
    dark = np.mean([int(row["start"][5:7]) in (10, 11, 12, 1, 2) for row in found])
    assert dark > 0.55  # five months of twelve would be 0.42
    hours = [
        (datetime.fromisoformat(row["slut"]) - datetime.fromisoformat(row["start"])).total_seconds() / 3600
        for row in found
    ]
    assert np.median(hours) > 6


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_mopeds_are_most_of_all_a_may_matter(demo, kommun):
    months = Counter(row["start"][5:7] for row in incidents(demo, kommun) if row["brottskod"] == "3005")
    assert months.most_common(1)[0][0] == "05"


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_no_statement_is_said_twice(demo, kommun):
    said = statements(demo, kommun)
    assert len(said) >= 42
    assert len({text.casefold() for text in said}) == len(said)


def test_nothing_looks_like_a_person(demo):
    number = re.compile(r"\d{6}[-+ ]?\d{4}|(?<!\d)0\d{1,3}[- ]\d{5,}|@")
    for path in demo.rglob("*"):
        if path.is_file() and "handelser" not in path.parts and not path.name.startswith("."):
            assert not number.search(path.read_text(encoding="utf-8")), path.name


def test_every_data_file_has_a_card_that_says_synthetic(demo):
    data = [p for p in demo.rglob("*") if p.suffix in (".csv", ".txt", ".md")]
    assert len(data) > 100
    for path in data:
        card = tomllib.loads(path.with_name(path.name + ".toml").read_text(encoding="utf-8"))
        assert card["syntetisk"] is True
        assert card["personuppgifter"] is False
        assert card["begransning"].startswith("Syntetiska demodata")
        assert card["licens"] == "CC0"


def test_codebook_fits_its_microdata(demo):
    for path in demo.glob("*/trygghet/enkat-*.csv"):
        book = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
        answers = rows(path)
        assert 600 <= len(answers) <= 1100
        assert min(float(row[book["design"]["vikt"]]) for row in answers) > 0
        for question in book["fraga"]:
            assert {row[question["kolumn"]] for row in answers} <= {*question["svar"], *question["bortfall"]}
            assert set(question["otrygg"]) < set(question["svar"])
        # The weights of a stratum stand for its inhabitants (within rounding to two decimals).
        for stratum in {row["stratum"] for row in answers}:
            of = [row for row in answers if row["stratum"] == stratum]
            assert sum(float(row["vikt"]) for row in of) == pytest.approx(float(of[0]["fpc"]), rel=1e-3)


def test_activities_are_those_promised_and_in_the_term(demo):
    found = rows(demo / "0182/aktiviteter/aktiviteter.csv")
    assert {row["aktivitet_id"][:9] for row in found} == {"0182-2017"}
    assert {row["datum"][:4] for row in found} == {"2017"}
    per_promise = Counter(row["aktivitet_id"][:11] for row in found)
    assert "0182-2017-2" not in per_promise  # one promise was not touched at all
    assert len(per_promise) == 5


def contents(out):
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_same_seed_same_bytes_other_seed_other_data(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        generate(tmp_path / name, seed, kommuner=("0125",))
    one, same, other = (contents(tmp_path / name) for name in "abc")
    assert one == same
    for source in ("handelser/handelser-2024.csv", "est/est-2024.csv", "trygghet/enkat-2024.csv"):
        assert one[f"0125/{source}"] != other[f"0125/{source}"]


def test_standing_deliveries_are_left_alone_and_broken_ones_made_anew(tmp_path):
    out = tmp_path / "demo"
    first = generate(out, kommuner=("0125",))
    before = {path: path.stat().st_mtime_ns for path in first}
    assert {path: path.stat().st_mtime_ns for path in generate(out, kommuner=("0125",))} == before
    first[0].unlink()
    assert generate(out, kommuner=("0125",)) == first
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


def test_a_folder_with_something_else_is_not_touched(tmp_path):
    (tmp_path / "mine.csv").write_text("keep")
    with pytest.raises(CallError, match="inte demoleveranser"):
        generate(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]


def test_a_failing_run_leaves_the_earlier_folder_whole(tmp_path, monkeypatch):
    out = tmp_path / "demo"
    generate(out, 1, kommuner=("0125",))
    before = contents(out)

    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr("transforms.demo.traffic.make", broken)
    with pytest.raises(RuntimeError):
        generate(out, 2, kommuner=("0125",))
    assert contents(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


def test_missing_input_is_named(tmp_path):
    with pytest.raises(RegistryError, match=r"riket/brott/bra-2015-2025\.csv"):
        generate(tmp_path / "demo", raw=tmp_path / "nothing")
    assert not Path(tmp_path / "demo").exists()
