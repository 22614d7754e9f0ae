"""Survey shares by area through SQL: two strata, three areas, numbers by hand.

Stratum A: 10 sampled of 100 (weight 10). Stratum B: 10 sampled of 300 (weight 30). In area 1 two of four answer yes in A
and one of two in B: share (2*10 + 1*30) / (4*10 + 2*30) = 0.5. Residuals w(y - p)/W are 0.05 in A and 0.15 in B, so the
variance is (1 - 10/100) * 10/9 * 4 * 0.05^2 + (1 - 10/300) * 10/9 * 2 * 0.15^2 = 0.01 + 0.048333 = 0.058333.
"""

import random

import pytest

from tests.intake.delivery_root import KNOWN
from transforms import database
from transforms.measure import surveys
from transforms.measure.indicators import measure

KOMMUN, AREAS = "0136", ("0136R001", "0136R002", "0136R003")
# Per area and stratum: answers with yes, answers with no, refusals.
WAVE = {
    ("0136R001", "A"): (2, 2, 0), ("0136R001", "B"): (1, 1, 1),
    ("0136R002", "A"): (1, 3, 1), ("0136R002", "B"): (2, 2, 0),
    ("0136R003", "A"): (0, 1, 0), ("0136R003", "B"): (0, 3, 0),
}
DESIGN = {"A": (100, 10), "B": (300, 30)}


@pytest.fixture
def con():
    with database.opened() as con:
        con.execute("insert into reg_koder values ('fraga', 'q1', 'otrygg_plats', false)")
        con.executemany("insert into reg_omraden values (?, ?, 'regso', '2025')", [(a, a) for a in AREAS])
        con.execute("insert into reg_omraden values ('0136', 'Haninge', 'kommun', '')")
        con.execute("insert into leverans values (1, 'f', 'trygghet', 'undersokning', 'x', '2024-01-01', 't', 'p', '', "
                    "false, 'godkand', 20, 20, 0, 0, 0, 0, 0)")
        yield con


def people(wave=WAVE, year=2024, times=1):
    """One row per respondent."""
    return [("enkät", year, "q1", "Q", area, stratum, float(DESIGN[stratum][0] * times), float(DESIGN[stratum][1]),
             kind < 2, kind == 0)
            for (area, stratum), groups in wave.items() for kind, size in enumerate(groups) for _ in range(size * times)]


def deliver(con, rows, fil=1, first=1):
    con.executemany("insert into raw_svar values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [(*row, fil, first + rad) for rad, row in enumerate(rows)])


def built(con):
    """Staging, marts and indicators of the survey, measured."""
    for folder, name in (("staging", "stg_svar"), ("marts", "mart_fragor"), ("marts", "mart_svar")):
        database.run(con, f"create or replace table {name} as\n{database.sql(folder)[name]}", {"kommun": KOMMUN})
    for table in ("matbar", "indikator"):
        con.execute(f"delete from {table}")
    for name in ("ind_trygghet", "ind_trygghet_skillnad"):
        con.execute("insert into matbar by name\n" + database.sql("indicators")[name])
    measure(con, KNOWN)
    return con.execute("select indikator_id, omrade_kod, ar, round(varde, 9) as varde, round(ki_undre, 9) as undre, "
                       "round(ki_ovre, 9) as ovre, antal, n, flaggor from indikator order by 1, 2, 3").fetchall()


def test_an_area_is_a_domain_of_the_whole_sample(con):
    deliver(con, people())
    built(con)
    moments = con.execute("select stratum, n, population, svarade, antal, w, wy, w2, w2y from mart_svar "
                          "where omrade_kod = '0136R001' order by stratum").fetchall()
    assert moments == [("A", 10, 100, 4, 2, 40, 20, 400, 200), ("B", 10, 300, 2, 1, 60, 30, 1800, 900)]
    strata = con.execute("select strata from matbar where omrade_kod = '0136R001'").fetchone()[0]
    share = surveys.shares([strata])[0]
    assert (share.p, share.answers) == (0.5, 6)
    assert share.se**2 == pytest.approx(0.01 + 0.0483333333)


def test_areas_sum_to_the_kommun_and_each_row_has_its_area(con):
    deliver(con, people())
    found = {area: (share, hits, answers) for _, area, _, share, _, _, hits, answers, _ in built(con)}
    # Kommun: A 3 of 9 answer yes, B 3 of 9: (30 + 90) / (90 + 270).
    assert found[KOMMUN] == (pytest.approx(100 / 3), 6, 18)
    assert {area: numbers[1:] for area, numbers in found.items()} == {
        KOMMUN: (6, 18), "0136R001": (3, 6), "0136R002": (3, 8), "0136R003": (0, 4)}


def test_an_area_without_an_answer_or_outside_the_layer_is_no_row(con):
    deliver(con, people({("0136R001", "A"): (0, 0, 5), ("0136C1010", "A"): (3, 3, 0), (None, "A"): (1, 1, 0)}))
    assert [(area, answers) for _, area, *_, answers, _ in built(con)] == [(KOMMUN, 8)]


def test_too_few_answers_are_flagged_and_many_are_not(con):
    deliver(con, people(times=20))
    flags = {area: codes for _, area, *_, codes in built(con)}
    assert flags[KOMMUN] == flags["0136R001"] == []
    con.execute("delete from raw_svar")
    deliver(con, people())
    assert {area: codes for _, area, *_, codes in built(con)}["0136R003"] == ["for_fa_svar"]


def test_the_waves_of_an_area_differ_by_the_difference_of_their_shares(con):
    deliver(con, people(times=20))
    deliver(con, people({**WAVE, ("0136R001", "A"): (0, 4, 0), ("0136R001", "B"): (0, 2, 1)}, 2023, 20), first=1000)
    rows = {(name, area): (value, lo, hi) for name, area, year, value, lo, hi, *_ in built(con) if year == 2024}
    value, lo, hi = rows["otrygg_plats.trygghet_skillnad", "0136R001"]
    assert value == pytest.approx(50)
    assert 0 < lo < value < hi
    assert rows["otrygg_plats.trygghet_skillnad", "0136R002"][0] == pytest.approx(0)


def test_the_order_of_the_rows_changes_nothing(con):
    rows = people(times=5)
    deliver(con, rows)
    first = built(con)
    con.execute("delete from raw_svar")
    random.Random(4).shuffle(rows)
    deliver(con, rows)
    assert built(con) == first


def test_those_who_chose_to_answer_have_a_number_and_nothing_more(con):
    con.execute("insert into sjalvvalda values (1)")
    deliver(con, people(times=20))
    deliver(con, people(year=2023, times=20), first=1000)
    rows = {(name, area, year): (value, lo, flags) for name, area, year, value, lo, _, _, _, flags in built(con)}
    # Unweighted: 3 of 6, where the weighted share is the same; in area 2 3 of 8, not (10 + 60) / (40 + 120).
    assert rows["otrygg_plats.trygghet", "0136R002", 2024] == (37.5, None, ["ej_urval"])
    assert rows["otrygg_plats.trygghet_skillnad", "0136R002", 2024] == (None, None, ["ej_urval"])


def test_a_sample_goes_before_those_who_chose_to_answer(con):
    con.execute("insert into leverans select 2, * exclude (fil_id) from leverans")
    con.execute("insert into sjalvvalda values (2)")
    deliver(con, people())
    deliver(con, [("webbenkät", *row[1:]) for row in people(times=9)], fil=2)
    assert {area: answers for _, area, *_, answers, _ in built(con)}[KOMMUN] == 18
