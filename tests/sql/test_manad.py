"""Months in SQL: zero where the source delivered other rows, unknown where none, real apart from synthetic."""

from datetime import date

import duckdb
import pytest

from transforms import coverage, database

CHECKS = {"check_mart_manad__summerar"}  # reads marts that no delivery can make wrong: they are broken by hand below
RAW = ("raw_handelser", "raw_est")
MODELS = ("stg_handelser", "stg_est", "stg_brott", "stg_brott_manad", "mart_brottskoder", "mart_manad_rader",
          "mart_manad_brott", "mart_manad", "mart_handelser", "mart_est")
PARAMS = {"kommun": "0136", "till": date(2024, 12, 31)}


@pytest.fixture
def con():
    with database.opened() as con:
        con.execute("insert into reg_koder values ('handelse','0360','vald_offentlig_miljo',false),"
                    "('handelse','1201','skadegorelse_klotter',false),('handelse','5011','narkotika_unga',true),"
                    "('est','Klotter','skadegorelse_klotter',false),('brott','Cykel','cykelstold',false),"
                    "('brott','Moped','cykelstold',false)")
        con.executemany("insert into leverans values (?, 'f', 'k', 'handelser', 'x', ?, 't', 'p', '', ?, 'godkand', "
                        "2, 2, 0, 0, 0, 0, 0)",
                        [(1, "2024-07-01", False), (2, "2026-01-31", True), (3, "2024-03-15", False)])
        yield con


def incidents(con, *rows):
    """(day, code, file) of incidents that began at noon."""
    for rad, (day, code, fil) in enumerate(rows, start=2):
        con.execute("insert into raw_handelser (handelse_id, brottskod, brottstyp, start, fil_id, rad) values "
                    "(?, ?, 'x', ?, ?, ?)", [f"{fil}-{rad}", code, f"{day} 12:00", fil, rad])
        con.execute("insert into lage values (?, ?, '0136')", [fil, rad])


def build(con, names=MODELS):
    if names == MODELS:
        coverage.settle(con)
    models = database.sql("staging") | database.sql("marts")
    for name in names:
        database.run(con, f"create table {name} as\n{models[name]}", PARAMS)


def months(con, problem, kallslag="handelser", synthetic=False):
    found = con.execute("select manad, antal, hel from mart_manad where problem = ? and kallslag = ? and syntetisk = ? "
                        "order by manad", [problem, kallslag, synthetic]).fetchall()
    return [(f"{manad:%Y-%m}", antal, hel) for manad, antal, hel in found]


def series(con):
    rows = database.run(con, database.sql("measure")["manadsserier"], PARAMS).fetchall()
    return [(problem, f"{manad:%Y-%m}", synthetic, antal) for _, problem, _, manad, synthetic, antal in rows]


def test_zero_where_the_source_delivered_other_rows_and_no_row_where_it_delivered_none(con):
    # February has only an incident whose code nobody knows, March has nothing at all.
    incidents(con, ("2024-01-05", "0360", 1), ("2024-01-31", "0360", 1), ("2024-02-10", "9999", 1),
              ("2024-04-01", "1201", 1))
    build(con)
    assert months(con, "vald_offentlig_miljo") == [("2024-01", 2, True), ("2024-02", 0, True), ("2024-04", 0, True)]
    assert months(con, "skadegorelse_klotter") == [("2024-01", 0, True), ("2024-02", 0, True), ("2024-04", 1, True)]


def test_a_month_that_was_not_over_when_its_rows_came_is_not_whole(con):
    # File 3 came on 15 March and cannot hold all of March; file 1 came on 1 July and holds the rest of it.
    incidents(con, ("2024-02-10", "0360", 3), ("2024-03-10", "0360", 3))
    build(con)
    assert months(con, "vald_offentlig_miljo") == [("2024-02", 1, True), ("2024-03", 1, False)]
    assert series(con) == [("vald_offentlig_miljo", "2024-02", False, 1)]


def test_a_code_is_one_whatever_its_case(con):
    con.execute("insert into reg_koder values ('handelse', 'Brand', 'brand', false)")
    incidents(con, ("2024-01-05", "BRAND", 1), ("2024-01-06", "brand", 1))
    build(con)
    assert months(con, "brand") == [("2024-01", 2, True)]


def test_a_later_file_makes_the_month_whole(con):
    incidents(con, ("2024-03-10", "0360", 3), ("2024-03-28", "0360", 1))
    build(con)
    assert months(con, "vald_offentlig_miljo") == [("2024-03", 2, True)]


def test_real_and_synthetic_are_counted_apart_and_the_real_are_tested(con):
    incidents(con, ("2024-01-05", "0360", 1), ("2024-01-06", "0360", 2), ("2024-02-06", "0360", 2))
    con.execute("insert into raw_est values ('e', 'R', '2024-01-09', 'KLOTTER', 'T', null, null, 2, 9)")
    con.execute("insert into lage values (2, 9, '0136')")
    build(con)
    assert months(con, "vald_offentlig_miljo", synthetic=True) == [("2024-01", 1, True), ("2024-02", 1, True)]
    assert series(con) == [("skadegorelse_klotter", "2024-01", True, 1), ("vald_offentlig_miljo", "2024-01", False, 1)]


def test_a_series_that_holds_more_than_its_problem_is_not_tested(con):
    incidents(con, ("2024-01-05", "5011", 1), ("2024-01-06", "0360", 1))
    build(con)
    assert [problem for problem, *_ in series(con)] == ["vald_offentlig_miljo"]


def test_reported_crime_by_month_needs_every_type_of_the_problem_and_no_break_after(con):
    rows = [(kod, f"2023-{m:02d}", m) for kod in ("Cykel", "Moped") for m in range(1, 13)]
    rows += [(kod, f"2024-{m:02d}", 10 * m) for kod in ("Cykel", "Moped") for m in range(1, 13)]
    con.executemany("insert into raw_brott values ('0136', ?, ?, ?, null, false, 2, ?)",
                    [(period, kod, n, i) for i, (kod, period, n) in enumerate(rows, start=2)])
    con.execute("delete from raw_brott where brottstyp = 'Moped' and period = '2023-05'")
    build(con)
    found = months(con, "cykelstold", "brottsstatistik", synthetic=True)
    assert found[:5] == [("2023-01", 2, True), ("2023-02", 4, True), ("2023-03", 6, True), ("2023-04", 8, True),
                         ("2023-06", 12, True)]
    assert found[-1] == ("2024-12", 240, True) and len(found) == 23
    for table in reversed((*coverage.MODELS, *MODELS)):
        con.execute(f"drop table {table}")
    con.execute("insert into reg_seriebrott values ('Cykel', 2024, 's', 'b', 'k'), ('*', 2025, 's', 'b', 'k')")
    build(con)
    assert [m for m, *_ in months(con, "cykelstold", "brottsstatistik", synthetic=True)] == [
        f"2024-{m:02d}" for m in range(1, 13)]


def test_the_check_passes_clean_and_fails_on_a_lost_month(con):
    incidents(con, ("2024-01-05", "0360", 1), ("2024-02-05", "1201", 1))
    build(con)
    check = database.sql("checks")["check_mart_manad__summerar"]
    assert database.run(con, check, PARAMS).fetchall() == []
    con.execute("delete from mart_manad where problem = 'vald_offentlig_miljo' and antal > 0")
    assert database.run(con, check, PARAMS).fetchall() == [("vald_offentlig_miljo.handelser", 1, 0)]


@pytest.mark.parametrize("values", [
    "null, null, null, null, null, 'avviker'",  # flagged without a p
    "3, 2.0, 9.0, 0.5, 0.5, 'for_kort_historik'",  # assessed and not assessed
    "-1, null, null, null, null, 'saknat_tal'",
    "3, 2.0, 9.0, 1.5, 0.5, 'inom_gransen'",
    "null, null, null, null, null, 'okand'",
])
def test_the_contract_refuses_what_cannot_be(con, values):
    with pytest.raises(duckdb.ConstraintException):
        con.execute(f"insert into avvikelse values ('s', 'est', 'p', '0136', '2024-01', false, {values}, 'm')")
