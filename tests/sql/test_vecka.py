"""ISO weeks of EST in SQL: zero and unknown, over new year, real apart from synthetic, who reported, and where."""

from datetime import date

import pytest

from transforms import database

CHECKS = {"check_mart_vecka__summerar"}  # reads marts that no delivery can make wrong: broken by hand below
MODELS = ("stg_est", "mart_vecka", "mart_tackning", "mart_veckoplats")


@pytest.fixture
def con():
    with database.opened() as con:
        con.execute("insert into reg_koder values ('est','Klotter','skadegorelse_klotter',false),"
                    "('est','Öppen narkotikahandel','narkotika',false),('est','Öppen narkotikahandel','narkotika_unga',true)")
        con.executemany("insert into leverans values (?, 'f', 'est', 'est', 'x', ?, 't', 'p', '', ?, 'godkand', 2, 2, "
                        "0, 0, 0, 0, 0)", [(1, "2021-01-11", False), (2, "2026-01-31", True)])
        yield con


def reports(con, *rows):
    """(day, category, reporter, file)."""
    for rad, (day, category, reporter, fil) in enumerate(rows, start=2):
        con.execute("insert into raw_est values (?, ?, ?, ?, 'T', null, null, ?, ?)",
                    [f"{fil}-{rad}", reporter, day, category, fil, rad])
        con.execute("insert into lage values (?, ?, '0136')", [fil, rad])


def build(con):
    models = database.sql("staging") | database.sql("marts")
    for name in MODELS:
        database.run(con, f"create table {name} as\n{models[name]}", {})


def weeks(con, category="*", synthetic=False):
    rows = con.execute("select strftime(mandag, '%G-W%V'), antal, hel from mart_vecka where kategori = ? and "
                       "syntetisk = ? order by mandag", [category, synthetic]).fetchall()
    return {week: (count, whole) for week, count, whole in rows}


def test_a_week_is_its_iso_year_over_new_year(con):
    # 31 December 2020 and 3 January 2021 lie in week 53 of 2020; 4 January is the Monday of week 1.
    reports(con, ("2020-12-31", "Klotter", "A", 1), ("2021-01-03", "Klotter", "A", 1), ("2021-01-04", "Klotter", "B", 1))
    build(con)
    found = weeks(con)
    assert (found["2020-W53"], found["2021-W01"]) == ((2, True), (1, True))


def test_a_week_without_reports_is_zero_in_a_month_with_others_and_unknown_in_a_month_without(con):
    reports(con, ("2020-10-05", "Klotter", "A", 1), ("2020-12-09", "klotter", "A", 1))
    build(con)
    found = weeks(con)
    # October's weeks are those whose Thursday is in October: 40 (1 October) to 44 (29 October). November has nothing.
    assert [w for w in found if w < "2020-W49"] == [f"2020-W{n}" for n in range(40, 45)]
    assert (found["2020-W41"][0], found["2020-W42"][0]) == (1, 0)
    assert [w for w in found if w >= "2020-W45"] == [f"2020-W{n}" for n in range(49, 54)]
    assert weeks(con, "Klotter") == found


def test_a_week_is_whole_when_a_file_of_its_month_came_after_it_had_ended(con):
    con.execute("update leverans set leveransdatum = '2021-01-10' where fil_id = 1")
    reports(con, ("2021-01-04", "Klotter", "A", 1))
    build(con)
    assert weeks(con)["2021-W01"] == (1, False)  # it ends on the tenth, that very day
    assert weeks(con)["2021-W02"] == (0, False)


def test_an_unknown_category_is_never_told_by_its_own_word_and_one_with_two_problems_counts_once(con):
    reports(con, ("2021-01-04", "Grannen på trean", "A", 1), ("2021-01-05", "öppen narkotikahandel", "A", 1))
    build(con)
    found = con.execute("select kategori, antal from mart_vecka where mandag = '2021-01-04' order by 1").fetchall()
    assert found == [("*", 2), ("annan kategori", 1), ("Öppen narkotikahandel", 1)]


def test_real_and_synthetic_weeks_are_never_summed(con):
    reports(con, ("2021-01-04", "Klotter", "A", 1))
    reports(con, ("2021-01-04", "Klotter", "A", 2), ("2021-01-05", "Klotter", "B", 2))
    build(con)
    assert (weeks(con)["2021-W01"][0], weeks(con, synthetic=True)["2021-W01"][0]) == (1, 2)


def roster(con, *rows):
    con.executemany("insert into raw_rapportorer values (?, ?, ?, 1, ?)",
                    [(*row, n) for n, row in enumerate(rows, start=2)])


def covered(con, monday):
    return con.execute("select rapporterade, aktiva, aktiva_rapporterade from mart_tackning where mandag = ?",
                       [monday]).fetchone()


def test_who_reported_of_those_on_the_roster_that_week(con):
    roster(con, ("A", "2020-01-01", None), ("B", "2020-01-01", None), ("C", "2020-01-01", "2021-01-03"),
           ("D", "2021-01-10", None), ("E", "2021-01-11", None))
    reports(con, ("2021-01-04", "Klotter", " a ", 1), ("2021-01-05", "Klotter", "A", 1),
            ("2021-01-06", "Klotter", "Vaktbolaget", 1))
    build(con)
    # A (twice, once with other letters) and one who is not on the roster; C had left, E joins the Monday after.
    assert covered(con, date(2021, 1, 4)) == (2, 3, 1)
    silent = database.run(con, database.sql("measure")["tysta_rapportorer"],
                          {"mandag": date(2021, 1, 4), "syntetisk": False}).fetchall()
    assert silent == [("B", None), ("D", None)]


def test_without_a_roster_nobody_is_said_to_be_missing(con):
    reports(con, ("2021-01-04", "Klotter", "A", 1))
    build(con)
    assert covered(con, date(2021, 1, 4)) == (1, None, None)


def test_reports_lie_at_a_place_or_elsewhere_and_the_check_sees_one_that_is_lost(con):
    reports(con, ("2021-01-04", "Klotter", "A", 1), ("2021-01-05", "Klotter", "A", 1))
    con.execute("insert into reg_omraden values ('0136','Haninge','kommun',''), ('0136-torget','Torget','plats','')")
    con.execute("insert into lage values (1, 2, '0136-torget'), (1, 2, 'typ:torg')")
    build(con)
    assert con.execute("select omrade_kod, antal from mart_veckoplats order by 1").fetchall() == [
        ("0136-torget", 1), ("ovrigt", 1)]
    check = database.sql("checks")["check_mart_vecka__summerar"]
    assert con.execute(check).fetchall() == []
    con.execute("delete from mart_veckoplats where omrade_kod = 'ovrigt'")
    assert con.execute(check).fetchall() == [(False, "platser", 2, 1)]


def test_an_empty_house_has_no_week(con):
    build(con)
    assert [con.execute(f"select count(*) from {name}").fetchone()[0] for name in MODELS] == [0, 0, 0, 0]
