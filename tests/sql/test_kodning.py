"""Which codes of a statement count, and what the program is held to, on rows drawn in the test."""

import pytest

from transforms import database
from transforms.measure.coding import Coverage, coverage, measure_coding


@pytest.fixture
def con():
    with database.opened() as con:
        yield con


def said(con, name, problem=(), bra=(), rad=1, place=None):
    con.execute("insert into raw_dialog values (?, '2024-05-01', 'tips', null, null, 1, 'Text', ?, ?, [], [], ?, ?, 1, ?)",
                [name, list(problem), list(bra), place, "namn" if place else "huvud", rad])


def coded(con, name, kodare, problem=None, bra=None, place=(None, None), fil=2):
    rad = con.execute("select count(*) + 1 from raw_kodning").fetchone()[0]
    bra = [] if problem is not None and bra is None else bra
    con.execute("insert into raw_kodning values (?, 'Yttranden', ?, ?, ?, ?, ?, ?, ?)", [name, kodare, problem, bra, *place, fil, rad])


def settled(con):
    for name in ("stg_kodning", "stg_yttranden"):
        con.execute(f"create table {name} as {database.sql('staging')[name]}")
    return con.execute("select problem, bra, plats_kod, plats_regel, rattad from stg_yttranden order by rad").fetchall()


def test_without_people_the_program_counts(con):
    said(con, "ya", ["stold"], ["brand"], place="0182-torget")
    assert settled(con) == [(["stold"], ["brand"], "0182-torget", "namn", False)]


def test_a_person_wins_and_none_is_a_code(con):
    said(con, "ya", ["stold"], rad=1)
    said(con, "yb", ["stold"], rad=2)
    coded(con, "ya", "A", [])
    assert settled(con) == [([], [], None, "huvud", True), (["stold"], [], None, "huvud", False)]


def test_the_latest_sheet_of_a_coder_counts_and_an_empty_row_changes_nothing(con):
    said(con, "ya", ["stold"])
    coded(con, "ya", "A", ["brand"], fil=2)
    coded(con, "ya", "A", ["alkohol"], fil=3)
    coded(con, "ya", "A", fil=4)
    assert settled(con)[0][0] == ["alkohol"]


def test_a_counts_before_b_and_what_they_agreed_on_before_both(con):
    said(con, "ya", ["stold"], rad=1)
    said(con, "yb", ["stold"], rad=2)
    for name in ("ya", "yb"):
        coded(con, name, "B", ["brand"], fil=4)
        coded(con, name, "A", ["alkohol"], fil=3)
    coded(con, "yb", "ENIG", ["cykelstold"], fil=2)
    assert [row[0] for row in settled(con)] == [["alkohol"], ["cykelstold"]]


def test_problems_and_place_are_judged_apart(con):
    said(con, "ya", ["stold"], rad=1, place="0182-torget")
    said(con, "yb", ["stold"], rad=2, place="0182-torget")
    said(con, "yc", ["stold"], rad=3, place="0182-torget")
    coded(con, "ya", "A", place=("0182-centrum", "manuell"))
    coded(con, "yb", "A", place=(None, "huvud"))
    coded(con, "yc", "A", place=(None, "tvetydig"))
    assert [row[2:] for row in settled(con)] == [
        ("0182-centrum", "manuell", False), (None, "huvud", False), (None, "tvetydig", False)]
    assert con.execute("select distinct problem from stg_yttranden").fetchall() == [(["stold"],)]


def test_the_program_is_held_to_people_by_problem_and_direction(con):
    said(con, "ya", ["stold", "brand"], rad=1)
    said(con, "yb", ["stold"], rad=2)
    said(con, "yc", ["stold"], rad=3)  # not judged: says nothing of the program
    coded(con, "ya", "A", ["stold"])
    coded(con, "yb", "A", [], ["stold"])  # the same problem, the other way
    settled(con)
    assert measure_coding(con) == Coverage(3, 2, 0, 0)
    found = con.execute("select problem, maskin, manniska, lika, alfa, betyg from kodning order by 1").fetchall()
    assert found == [("brand", 1, 0, 0, None, "kan_inte_sagas"), ("stold", 2, 2, 1, None, "kan_inte_sagas")]


def test_the_same_statement_in_two_files_counts_once(con):
    for rad in (1, 2):
        said(con, "ya", ["stold"], rad=rad)
    coded(con, "ya", "A", ["stold"])
    settled(con)
    measure_coding(con)
    assert con.execute("select maskin, manniska, lika from kodning").fetchall() == [(1, 1, 1)]


def test_alpha_of_two_coders_by_hand(con):
    # 60 statements coded by two: 29 alike named, 29 alike not, 2 apart. Krippendorff: Do = 4/120, De = 60*60*2/(120*119),
    # alpha = 1 - (4/120)/(7200/14280) = 0.9339.
    for i in range(60):
        said(con, f"y{i}", rad=i + 1)
        coded(con, f"y{i}", "A", ["stold"] if i < 30 else [])
        coded(con, f"y{i}", "B", ["stold"] if i < 29 or i == 30 else [])
    settled(con)
    assert measure_coding(con) == Coverage(60, 60, 60, 50)
    alfa, betyg = con.execute("select alfa, betyg from kodning").fetchone()
    assert alfa == pytest.approx(1 - (4 / 120) / (7200 / 14280))
    assert betyg == "tillforlitlig"


def test_what_they_agreed_on_is_no_third_coder(con):
    said(con, "ya", ["stold"])
    coded(con, "ya", "A", ["stold"])
    coded(con, "ya", "ENIG", ["brand"])
    settled(con)
    assert coverage(con).dubbelkodade == 0


def test_double_coding_is_asked_for_from_fifty_statements_on(con):
    for i in range(49):
        said(con, f"y{i}", rad=i + 1)
    settled(con)
    assert coverage(con).begarda == 0
    said(con, "y49", rad=50)
    assert coverage(con).begarda == 50
    for i in range(50, 601):
        said(con, f"y{i}", rad=i + 1)
    assert coverage(con).begarda == 61  # a tenth of 601, rounded up
