"""Places from rows drawn in the test: counts, denominators and their year, and what was found of them."""

import numpy as np
import pandas as pd
import pytest

from tests.sql.test_models import build
from transforms import database
from transforms.measure.places import measure_places

MODELS = ("stg_handelser", "stg_befolkning", "mart_handelser", "mart_adresser", "mart_omradesfolk", "mart_platser")


@pytest.fixture
def con():
    """Two RegSO of vintage 2025 and a named place; a real file and a synthetic one."""
    with database.opened() as con:
        con.execute("insert into reg_koder values ('handelse', '0801', 'stold', false), ('handelse', '0360', 'vald_offentlig_miljo', false)")
        con.execute("insert into reg_omraden values ('0136', 'Haninge', 'kommun', ''), ('0136R001', 'Norr', 'regso', '2025'), "
                    "('0136R002', 'Söder', 'regso', '2025'), ('0136-torget', 'Torget', 'plats', '')")
        for fil, synthetic in ((1, False), (2, True)):
            con.execute("insert into leverans values (?, 'f', 'handelser', 'handelser', 'x', '2024-01-01', 't', 'p', '', ?, "
                        "'godkand', 2, 2, 0, 0, 0, 0, 0)", [fil, synthetic])
        yield con


def people(con, *rows):
    con.executemany("insert into raw_befolkning values (?, ?, ?, ?, 1, 1)", rows)


def incidents(con, code, areas, count, start="2023-05-01 12:00", fil=1, point=None):
    """`count` incidents in each of the areas, each at a point of its own unless `point` is given."""
    first = con.execute("select count(*) from raw_handelser").fetchone()[0]
    for rad in range(first, first + count):
        n, e = point or (6_500_000 + rad, 600_000 + rad)
        con.execute("insert into raw_handelser (handelse_id, brottskod, brottstyp, start, n, e, fil_id, rad) values (?, ?, 'x', ?, ?, ?, ?, ?)",
                    [f"h{rad}", code, start, n, e, fil, rad])
        con.executemany("insert into lage values (?, ?, ?)", [(fil, rad, a) for a in ("0136", *areas)])


def counted(con):
    build(con, *MODELS)
    return con.execute("select problem, omrade_kod, antal, adresser, folk, folk_ar from mart_platser order by all").fetchall()


def test_every_area_and_place_is_there_with_its_people_also_where_nothing_happened(con):
    people(con, ("0136R001", "2025", 2023, 1000), ("0136R002", "2025", 2023, 3000))
    incidents(con, "0801", ["0136R001", "0136-torget"], 3)
    assert counted(con) == [
        ("stold", "0136-torget", 3, 0, None, None), ("stold", "0136R001", 3, 3, 1000, 2023), ("stold", "0136R002", 0, 0, 3000, 2023)]


def test_incidents_at_one_point_are_one_address(con):
    incidents(con, "0801", ["0136R001"], 4, point=(6_500_000.2, 600_000.4))
    incidents(con, "0801", ["0136R001"], 1, point=(6_500_000.0, 600_000.0))
    incidents(con, "0801", ["0136R001"], 2)
    assert [row[2:4] for row in counted(con) if row[1] == "0136R001"] == [(7, 3)]


@pytest.mark.parametrize(("years", "used"), [
    ((2023, 2022), 2023), ((2022, 2024), 2022), ((2020, 2024), 2024), ((2019,), 2019),
])
def test_the_nearest_year_stands_in_the_earlier_one_first(con, years, used):
    people(con, *((area, "2025", year, 1000) for year in years for area in ("0136R001", "0136R002")))
    incidents(con, "0801", ["0136R001"], 3)
    assert {row[5] for row in counted(con) if row[1] != "0136-torget"} == {used}


def test_a_year_that_lacks_an_area_and_an_older_vintage_are_no_denominator(con):
    people(con, ("0136R001", "2025", 2023, 1000), ("0136R001", "2020", 2023, 900), ("0136R002", "2020", 2023, 2900))
    incidents(con, "0801", ["0136R001"], 3)
    assert {row[4] for row in counted(con)} == {None}


def found(con, year=2023):
    build(con, *MODELS)
    measure_places(con, [year], 1)
    return {(r["problem"], r["omrade_kod"]): r for r in con.execute("select * from platser").df().to_dict("records")}


def test_expected_counts_and_the_claim_by_hand(con):
    """A quarter live in Norr: of 80 thefts 20 are expected there, and 60 happened."""
    people(con, ("0136R001", "2025", 2023, 1000), ("0136R002", "2025", 2023, 3000))
    incidents(con, "0801", ["0136R001", "0136-torget"], 60)
    incidents(con, "0801", ["0136R002"], 20)
    rows = found(con)
    north, south, square = (rows["stold", code] for code in ("0136R001", "0136R002", "0136-torget"))
    assert (north["antal"], north["forvantat"], north["kvot"], north["p"]) == (60, 20, 3, 0.001)
    assert list(north["flaggor"]) == ["anhopning"]
    assert (south["forvantat"], south["p"] > 0.9, list(south["flaggor"])) == (60, True, [])
    assert (north["rang_bast"], north["rang_samst"], south["rang_bast"]) == (1, 1, 2)
    assert np.isnan([square[k] for k in ("forvantat", "kvot", "p", "q")]).all()
    assert "utan_namnare" in square["flaggor"] and "anhopning" not in square["flaggor"]


def test_people_of_another_year_are_said_and_too_few_are_not_tested(con):
    people(con, ("0136R001", "2025", 2021, 1000), ("0136R002", "2025", 2021, 3000))
    incidents(con, "0801", ["0136R001"], 29)
    row = found(con)["stold", "0136R001"]
    assert list(row["flaggor"]) == ["for_fa_handelser", "folkmangd_2021"]
    assert row["forvantat"] == 7.25
    assert pd.isna([row["p"], row["rang_bast"]]).all()


def test_without_people_nothing_is_claimed(con):
    incidents(con, "0801", ["0136R001"], 300)
    row = found(con)["stold", "0136R001"]
    assert list(row["flaggor"]) == ["utan_befolkning"]
    assert np.isnan([row["p"], row["forvantat"]]).all()


def test_a_real_problem_leaves_its_synthetic_incidents_out(con):
    incidents(con, "0801", ["0136R001"], 2)
    incidents(con, "0801", ["0136R001"], 50, fil=2)
    incidents(con, "0360", ["0136R001"], 7, fil=2)
    rows = found(con)
    assert (rows["stold", "0136R001"]["antal"], rows["stold", "0136R001"]["syntetisk"]) == (2, False)
    assert (rows["vald_offentlig_miljo", "0136R001"]["antal"], rows["vald_offentlig_miljo", "0136R001"]["syntetisk"]) == (7, True)


def test_a_hot_time_is_named_at_a_place_and_another_year_is_not_looked_at(con):
    for day in range(1, 29):
        incidents(con, "0801", ["0136-torget"], 1, start=f"2023-02-{day:02d} 22:10")
    incidents(con, "0801", ["0136-torget"], 40, start="2022-05-05 09:00")
    row = found(con)["stold", "0136-torget"]
    assert row["antal"] == 28
    window = row["dygnstid"]
    # Under a hundred incidents only a day-part: 22 to 02, on every day.
    assert (window["timme"], window["timmar"], window["dagar"]) == (22, 4, "alla_dagar")
    assert row["dygnstid_andel"] == 1.0


def test_even_hours_name_no_time(con):
    rows = [f"2023-03-{1 + i % 25:02d} {(7 * i) % 24:02d}:30" for i in range(48)]
    for start in rows:
        incidents(con, "0801", ["0136-torget"], 1, start=start)
    row = found(con)["stold", "0136-torget"]
    assert row["dygnstid"] is None or pd.isna(row["dygnstid"])
    assert "tid_jamn" in row["flaggor"]


def test_a_year_without_incidents_has_no_places(con):
    incidents(con, "0801", ["0136R001"], 40)
    assert found(con, year=2019) == {}
