"""Published shares through SQL: what speaks for a problem, and which waves may be held against each other."""

import pytest

from tests.intake.delivery_root import KNOWN
from transforms import database
from transforms.measure.indicators import measure

KOMMUN = "0136"


@pytest.fixture
def con():
    with database.opened() as con:
        con.executemany("insert into reg_koder values ('fraga', ?, 'otrygg_plats', ?)", [("q1", False), ("bred", True)])
        con.execute("insert into reg_omraden values ('0136', 'Haninge', 'kommun', ''), ('0136R001', 'A', 'regso', '2025')")
        con.execute("insert into reg_seriebrott values ('undersokning:ntu', 2017, 'metodbyte', 'b', 'k')")
        con.execute("insert into leverans values (1, 'f', 'trygghet', 'undersokning', 'x', '2024-01-01', 't', 'p', '', "
                    "false, 'godkand', 2, 2, 0, 0, 0, 0, 0)")
        yield con


def built(con, *rows):
    """(years, share, lower, upper, answers) and what differs from the first question of NTU in the kommun."""
    for rad, (ar, varde, lo, hi, n, *more) in enumerate(rows):
        own = {"undersokning": "NTU", "omrade": KOMMUN, "fraga": "q1", "matt": "andel_pct"} | (more[0] if more else {})
        con.execute("insert into raw_trygghet values (?, ?, ?, 'kommun', ?, 'Q', ?, ?, ?, ?, ?, 1, ?)",
                    [own["undersokning"], ar, own["omrade"], own["fraga"], own["matt"], varde, lo, hi, n, rad])
    for folder, name in (("staging", "stg_trygghet"), ("marts", "mart_publicerat")):
        con.execute(f"create table {name} as {database.sql(folder)[name]}")
    for name in ("ind_publicerad", "ind_publicerad_skillnad"):
        con.execute("insert into matbar by name\n" + database.sql("indicators")[name])
    measure(con, KNOWN)
    return {(r["indikator_id"].partition(".")[2], r["omrade_kod"], r["ar"]): r
            for r in con.execute("select * from indikator").df().to_dict("records")}


def test_an_interval_by_answers_over_the_design_effect_and_marked_approximate(con):
    """600 answers over 1.5 are 400: Wilson's limits of 80 of 400 are 16.37 and 24.20 percent."""
    row = built(con, ("2023", 20.0, None, None, 600))["publicerad", KOMMUN, 2023]
    assert (row["varde"], round(row["ki_undre"], 2), round(row["ki_ovre"], 2)) == (pytest.approx(20), 16.37, 24.20)
    assert "ungefarlig" in row["flaggor"]


def test_the_publishers_own_interval_stands(con):
    row = built(con, ("2023", 20.0, 17.0, 24.0, 600))["publicerad", KOMMUN, 2023]
    assert (row["ki_undre"], row["ki_ovre"], row["metod"]) == (pytest.approx(17), pytest.approx(24), "publicerat_intervall")
    assert "ungefarlig" in row["flaggor"]


def test_a_share_without_answers_or_interval_is_a_number_alone(con):
    row = built(con, ("2023", 20.0, None, None, None))["publicerad", KOMMUN, 2023]
    assert (row["varde"], row["ki_undre"] != row["ki_undre"], list(row["flaggor"])) == (
        pytest.approx(20), True, ["utan_intervall"])


def test_a_first_wave_has_no_change(con):
    assert set(built(con, ("2023", 20.0, None, None, 600))) == {("publicerad", KOMMUN, 2023)}


def test_a_change_between_waves_that_share_no_year(con):
    """0.30 - 0.20 of 400 and 400: the squared-and-added exact limits lie near 10 +- 6."""
    row = built(con, ("2023", 20.0, None, None, 600), ("2024", 30.0, None, None, 600))[
        "publicerad_skillnad", KOMMUN, 2024]
    assert row["varde"] == pytest.approx(10)
    assert 3 < row["ki_undre"] < 5 < 15 < row["ki_ovre"] < 17
    assert row["p_upp"] < 0.01


def test_pooled_years_are_held_against_the_latest_wave_without_a_year_in_common(con):
    rows = built(con, ("2020/2021", 20.0, 17, 23, None), ("2021/2022", 25.0, 22, 28, None), ("2022/2023", 30.0, 27, 33, None))
    assert rows["publicerad_skillnad", KOMMUN, 2023]["jamfor_ar"] == 2021
    assert rows["publicerad_skillnad", KOMMUN, 2023]["varde"] == pytest.approx(10)
    overlapping = rows["publicerad_skillnad", KOMMUN, 2022]
    assert (overlapping["varde"] != overlapping["varde"], list(overlapping["flaggor"])) == (True, ["gemensamt_ar"])


@pytest.mark.parametrize(("before", "after", "broken"), [
    ("2015", "2016", False), ("2016", "2017", True), ("2016", "2018/2019", True), ("2017", "2018", False),
    ("2014/2015", "2016/2017", True), ("2016/2017", "2018/2019", True)])
def test_nothing_is_compared_across_a_change_of_mode(con, before, after, broken):
    rows = built(con, (before, 20.0, None, None, 600), (after, 30.0, None, None, 600))
    row = next(r for (name, _, _), r in rows.items() if name == "publicerad_skillnad")
    assert ("seriebrott" in row["flaggor"], row["varde"] != row["varde"]) == (broken, broken)


def test_an_index_is_a_measure_of_its_own(con):
    rows = built(con, ("2023", 2.4, None, None, 600, {"matt": "index_0_6"}), ("2024", 30.0, None, None, 600))
    index = rows["publicerad_index_0_6", KOMMUN, 2023]
    assert (index["varde"], index["matt"], list(index["flaggor"])) == (2.4, "index_0_6", ["utan_intervall"])
    assert ("publicerad_skillnad", KOMMUN, 2024) not in rows


def test_those_who_chose_to_answer_get_no_interval_and_no_change(con):
    con.execute("insert into sjalvvalda values (1)")
    rows = built(con, ("2023", 20.0, 17, 23, 600), ("2024", 30.0, 27, 33, 600))
    assert all(r["ki_undre"] != r["ki_undre"] and list(r["flaggor"]) == ["ej_urval"] for r in rows.values())


def test_one_question_speaks_for_areas_and_kommun_and_not_for_the_country(con):
    rows = built(con, ("2023", 20.0, None, None, 600), ("2023", 40.0, None, None, 90, {"omrade": "0136R001"}),
                 ("2023", 50.0, None, None, 900, {"fraga": "bred"}), ("2023", 60.0, None, None, 9000, {"omrade": "00"}))
    assert {key: round(r["varde"]) for key, r in rows.items()} == {
        ("publicerad", KOMMUN, 2023): 20, ("publicerad", "0136R001", 2023): 40}
