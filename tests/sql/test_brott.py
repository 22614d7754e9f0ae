"""Reported crime in SQL: whole years of parts, one basis per problem without double counting, breaks in the series."""

import pytest

from transforms import database

CHECKS = {"check_brott__en_bredare_kod"}  # reads a mart that no delivery can make wrong: it is broken by hand below
TYPES = {
    "8 kap.": ["Totalt"], "Cykel": ["Ej motor", "8 kap.", "Totalt"], "Ej motor": ["8 kap.", "Totalt"],
    "12 kap.": ["Totalt"], "Klotter": ["Skadegörelse", "12 kap.", "Totalt"], "Skadegörelse": ["12 kap.", "Totalt"],
}
CODES = [
    ("8 kap.", "cykelstold", True), ("8 kap.", "stold", True), ("Ej motor", "cykelstold", True),
    ("Cykel", "cykelstold", False), ("12 kap.", "skadegorelse_klotter", False),
    ("Skadegörelse", "skadegorelse_klotter", False), ("Klotter", "skadegorelse_klotter", False),
    ("Hot", "hot_ofredande", False), ("Ofredande", "hot_ofredande", False), ("4 kap.", "hot_ofredande", True),
]
MODELS = ("stg_brott", "mart_folk", "mart_brottskoder", "mart_brott")


@pytest.fixture
def con():
    with database.opened() as con:
        con.executemany("insert into reg_brottstyper values (?, ?)", list(TYPES.items()))
        con.executemany("insert into reg_koder values ('brott', ?, ?, ?)", CODES)
        con.executemany("insert into leverans values (?, 'f', 'brott', 'brottsstatistik', 'x', '2024-01-01', 't', 'p', "
                        "'', ?, 'godkand', 2, 2, 0, 0, 0, 0, 0)", [(1, False), (2, True)])
        yield con


def deliver(con, *rows, fil=1):
    """(period, crime type, count) for the kommun 0136, numbered from 2."""
    start = con.execute("select count(*) from raw_brott").fetchone()[0] + 2
    con.executemany("insert into raw_brott values ('0136', ?, ?, ?, null, false, ?, ?)",
                    [(*row, fil, start + i) for i, row in enumerate(rows)])


def build(con, *names):
    models = database.sql("staging") | database.sql("marts")
    for name in names or MODELS:
        database.run(con, f"create table {name} as\n{models[name]}", {"kommun": "0136"})


def counted(con, problem):
    build(con)
    return con.execute("select ar, antal, bredare, koder, ny_serie from mart_brott where problem = ? order by ar",
                       [problem]).fetchall()


def test_a_parent_and_its_child_are_never_summed(con):
    deliver(con, ("2023", "12 kap.", 100), ("2023", "Skadegörelse", 90), ("2023", "Klotter", 30))
    assert counted(con, "skadegorelse_klotter") == [(2023, 100, False, ["12 kap."], False)]


def test_an_exact_type_beats_a_wider_one_and_the_wider_still_serves_others(con):
    deliver(con, ("2023", "8 kap.", 500), ("2023", "Ej motor", 80), ("2023", "Cykel", 60))
    assert counted(con, "cykelstold") == [(2023, 60, False, ["Cykel"], False)]
    assert con.execute("select antal, bredare from mart_brott where problem = 'stold'").fetchall() == [(500, True)]


def test_the_wider_type_that_is_nearest_is_used(con):
    deliver(con, ("2023", "8 kap.", 500), ("2023", "Ej motor", 80))
    assert counted(con, "cykelstold") == [(2023, 80, True, ["Ej motor"], False)]


def test_exact_types_beside_each_other_are_summed_with_all_their_lines(con):
    deliver(con, ("2023", "Hot", 40), ("2023", "Ofredande", 50))
    assert counted(con, "hot_ofredande") == [(2023, 90, False, ["Hot", "Ofredande"], False)]
    assert con.execute("select kallrader from mart_brott").fetchone()[0] == [{"fil_id": 1, "rad": 2}, {"fil_id": 1, "rad": 3}]


def test_a_year_that_lacks_one_of_its_types_is_no_undercount(con):
    deliver(con, ("2022", "Hot", 40), ("2022", "Ofredande", 50), ("2022", "4 kap.", 120),
            ("2023", "Hot", 41), ("2023", "Ofredande", None), ("2023", "4 kap.", 125), ("2024", "Hot", 42))
    # 2023 rests on the chapter, and is not compared with 2022; 2024 has neither and gets no number.
    assert counted(con, "hot_ofredande") == [
        (2022, 90, False, ["Hot", "Ofredande"], False), (2023, 125, True, ["4 kap."], True)]


def test_real_and_synthetic_figures_are_kept_apart(con):
    deliver(con, ("2023", "Cykel", 60))
    deliver(con, ("2022", "8 kap.", 500), fil=2)
    build(con)
    assert con.execute("select ar, syntetisk, antal from mart_brott where problem = 'cykelstold' order by ar").fetchall() == [
        (2022, True, 500), (2023, False, 60)]


def test_twelve_months_are_a_year_and_eleven_are_not(con):
    deliver(con, *((f"2023-{m:02d}", "Cykel", m) for m in range(1, 13)), *((f"2024-{m:02d}", "Cykel", 5) for m in range(1, 12)))
    assert [(ar, antal) for ar, antal, *_ in counted(con, "cykelstold")] == [(2023, 78)]  # 1 + 2 + … + 12
    assert len(con.execute("select kallrader from mart_brott").fetchone()[0]) == 12


@pytest.mark.parametrize(("parts", "expected"), [
    ([("2023-Q1", 1), ("2023-Q2", 2), ("2023-Q3", 3), ("2023-Q4", 4)], [10]),
    ([("2023-T1", 5), ("2023-T2", 6), ("2023-T3", 7)], [18]),
    ([("2023-T1", 5), ("2023-Q2", 6), ("2023-09", 7)], []),
    ([("2023-Q1", 1), ("2023-Q2", None), ("2023-Q3", 3), ("2023-Q4", 4)], []),
    ([("2023", 99), ("2023-Q1", 1), ("2023-Q2", 2), ("2023-Q3", 3), ("2023-Q4", 4)], [99]),
])
def test_parts_of_one_kind_make_a_year_where_it_has_no_figure_of_its_own(con, parts, expected):
    deliver(con, *((when, "Cykel", count) for when, count in parts))
    assert [antal for _, antal, *_ in counted(con, "cykelstold")] == expected


def test_a_summed_year_has_no_rate_and_so_gives_no_population(con):
    for i, quarter in enumerate(("Q1", "Q2", "Q3", "Q4")):
        con.execute("insert into raw_brott values ('0136', ?, 'Totalt antal brott', 100, 110, false, 1, ?)", [f"2023-{quarter}", i])
    build(con, "stg_brott", "mart_folk")
    assert con.execute("select antal, per_100000 from stg_brott").fetchall() == [(400, None)]
    assert con.execute("select count(*) from mart_folk").fetchone() == (0,)


@pytest.mark.parametrize(("crime", "years", "new"), [
    ("Cykel", ("2014", "2015", "2016"), [False, True, False]),  # the break of every series
    ("Cykel", ("2013", "2017"), [False, True]),  # it lies between two delivered years
    ("Cykel", ("2015", "2016"), [False, False]),  # nothing is compared with before
    ("12 kap.", ("2018", "2019"), [False, True]),
    ("Cykel", ("2018", "2019"), [False, False]),  # the break of another series
])
def test_a_known_break_is_marked_at_the_year_after_it(con, crime, years, new):
    con.execute("insert into reg_seriebrott values ('*', 2015, 's', 'b', 'k'), ('12 kap.', 2019, 's', 'b', 'k')")
    deliver(con, *((year, crime, 50) for year in years))
    build(con)
    assert [n for n, in con.execute("select ny_serie from mart_brott order by ar").fetchall()] == new


def test_a_change_across_a_break_is_flagged_for_the_measuring(con):
    con.execute("insert into reg_seriebrott values ('Cykel', 2023, 's', 'b', 'k')")
    deliver(con, ("2021", "Cykel", 50), ("2022", "Cykel", 55), ("2023", "Cykel", 90))
    build(con)
    for name in ("ind_brott", "ind_brott_forandring"):
        database.run(con, "insert into matbar by name\n" + database.sql("indicators")[name], {})
    found = con.execute("select indikator_id, ar, seriebrott from matbar order by 1, 2").fetchall()
    assert found == [("cykelstold.brott", 2021, False), ("cykelstold.brott", 2022, False), ("cykelstold.brott", 2023, True),
                     ("cykelstold.brott_forandring", 2022, False), ("cykelstold.brott_forandring", 2023, True)]


@pytest.mark.parametrize("rogue", [
    "insert into mart_brottskoder values ('cykelstold', 'Ej motor', 2023, false, true)",  # a mix
    "insert into mart_brottskoder values ('cykelstold', 'Ej motor', 2023, false, false)",  # one in the other
])
def test_the_check_finds_a_mix_and_a_nesting(con, rogue):
    deliver(con, ("2023", "Cykel", 60), ("2023", "12 kap.", 10))
    build(con)
    check = database.sql("checks")["check_brott__en_bredare_kod"]
    assert database.run(con, check, {}).fetchall() == []
    con.execute(rogue)
    assert database.run(con, check, {}).fetchall() == [("cykelstold", 2023, False)]
