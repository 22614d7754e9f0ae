"""Survey answers of a problem: nobody is counted twice, and years are compared by one question."""

import pytest

from transforms import database


@pytest.fixture
def con():
    with database.opened() as con:
        con.execute("insert into reg_koder values ('fraga','q1','otrygg_plats',false),('fraga','q2','otrygg_plats',false),"
                    "('fraga','q3','otrygg_plats',true)")
        con.execute("insert into leverans values (1, 'f', 'trygghet', 'undersokning', 'x', '2024-01-01', 't', 'p', '', false, "
                    "'godkand', 2, 2, 0, 0, 0, 0, 0)")
        yield con


def answers(con, survey, year, question, people, unsafe, first=0):
    rows = [(survey, year, question, rad < unsafe, first + rad) for rad in range(people)]
    con.executemany("insert into raw_svar values (?, ?, ?, 'Q', null, 'alla', 1000, 10, true, ?, 1, ?)", rows)


def counted(con):
    for name in ("stg_svar", "mart_fragor", "mart_svar"):
        folder = "staging" if name.startswith("stg") else "marts"
        database.run(con, f"create table {name} as\n{database.sql(folder)[name]}", {"kommun": "0136"})
    return con.execute("select ar, n, antal from mart_svar order by ar").fetchall()


def test_the_same_people_asked_twice_are_not_twice_as_many(con):
    answers(con, "enkät", 2023, "q1", 30, 12)
    answers(con, "enkät", 2023, "q2", 30, 3)
    assert counted(con) == [(2023, 30, 12)]


def test_one_question_speaks_in_all_years(con):
    """The one asked in both years is taken, though the other has more answers in one of them."""
    answers(con, "enkät", 2022, "q2", 30, 6)
    answers(con, "enkät", 2023, "q1", 50, 25)
    answers(con, "enkät", 2023, "q2", 30, 9, first=100)
    assert counted(con) == [(2022, 30, 6), (2023, 30, 9)]


def test_an_exact_question_goes_before_a_wider_one(con):
    answers(con, "enkät", 2023, "q3", 90, 40)
    answers(con, "enkät", 2023, "q1", 30, 12)
    assert counted(con) == [(2023, 30, 12)]


def test_two_surveys_of_a_year_are_not_poured_together(con):
    answers(con, "kommunens", 2023, "q1", 40, 10)
    answers(con, "polisens", 2023, "q1", 30, 15, first=100)
    assert counted(con) == [(2023, 40, 10)]
