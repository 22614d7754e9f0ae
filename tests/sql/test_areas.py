"""Areas beside each other, and how gathered incidents are, from rows to `indikator` and `koncentration`."""

import pytest

from tests.sql.fixture_brott import OWN, build, covered, of_one_type
from transforms import coverage, disclosure
from transforms.evidence import plain_rows
from transforms.measure.areas import measure_areas, measure_concentration
from transforms.registry import Problem, Registry
from transforms.statistics.areas import beside

MODELS = ("stg_befolkning", "stg_handelser", "mart_handelser", "mart_omradesfolk")
KNOWN = Registry({}, {"cykelstold": Problem("cykelstold", "Cykelstöld", "", False, False)}, (), {}, (), ())


@pytest.fixture
def con():
    with of_one_type() as con:
        con.execute("insert into reg_koder values ('handelse', '0807', 'cykelstold', false)")
        covered(con)
        yield con


def areas(con, people, fil=1):
    """A RegSO per number of inhabitants, known for 2017 and taken for the years before it."""
    for k, n in enumerate(people):
        con.execute("insert into reg_omraden values (?, ?, 'regso', '2025')", [f"{OWN}R{k:03d}", f"Område {k}"])
        con.execute("insert into raw_befolkning (omrade_kod, version, ar, antal, fil_id, rad) values (?, '2025', 2017, ?, ?, ?)",
                    [f"{OWN}R{k:03d}", n, fil, k + 1])


def incidents(con, counts, year=2017, n=lambda k, i: 6_580_000 + 1000 * k, fil=1):
    """So many in each area that year; `n` places them."""
    rad = con.execute("select count(*) from raw_handelser").fetchone()[0]
    for k, count in enumerate(counts):
        for i in range(count):
            rad += 1
            con.execute("insert into raw_handelser (handelse_id, brottskod, brottstyp, start, n, e, fil_id, rad) values "
                        "(?, '0807', 'C', ?, ?, 680000, ?, ?)", [f"{rad}", f"{year}-05-01 12:00", n(k, i), fil, rad])
            con.execute("insert into lage values (?, ?, ?), (?, ?, ?)", [fil, rad, f"{OWN}R{k:03d}", fil, rad, OWN])


def rates(con, year=2017):
    coverage.settle(con)
    build(con, MODELS)
    measure_areas(con, year)
    return plain_rows(con, "select * from indikator order by indikator_id, omrade_kod")


def test_three_years_by_hand(con):
    """12 + 9 + 15 in 2 000 inhabitants over three years are 6 per 1 000 and year; none is zero and has an interval."""
    areas(con, [2_000, 1_000])
    for year, count in ((2015, 12), (2016, 9), (2017, 15)):
        incidents(con, [count, 0], year)
    first, second = rates(con)
    assert (first["indikator_id"], first["varde"], first["antal"]) == ("cykelstold.handelser_per_1000", pytest.approx(6.0), 36)
    assert first["flaggor"] == ["for_fa_omraden", "ar_3"]
    assert (second["varde"], second["antal"], second["ki_ovre"]) == (0, 0, pytest.approx(3.68888 / 3, abs=1e-5))


def test_only_years_in_a_row_are_taken_together(con):
    areas(con, [2_000, 1_000])
    for year in (2014, 2016, 2017):
        incidents(con, [20, 20], year)
    assert [(r["antal"], r["flaggor"][-1]) for r in rates(con)] == [(40, "ar_2"), (40, "ar_2")]


def test_fourteen_areas_are_shown_as_they_are_and_fifteen_drawn(con):
    areas(con, [1_000] * 15)
    counts = [10, 40] * 7 + [25]
    incidents(con, counts)
    found = rates(con)
    drawn = [r["varde"] for r in found if r["indikator_id"].endswith("utjamnad")]
    assert drawn == pytest.approx(list(beside(counts, [1000.0] * 15).smoothed))
    assert min(drawn) > 10 and max(drawn) < 40
    con.execute(f"delete from reg_omraden where omrade_kod = '{OWN}R014'")
    con.execute("delete from indikator")
    for model in (*MODELS, *coverage.MODELS):
        con.execute(f"drop table {model}")
    assert {r["indikator_id"] for r in rates(con)} == {"cykelstold.handelser_per_1000"}


def test_areas_that_do_not_differ_are_not_drawn(con):
    areas(con, [1_000] * 15)
    incidents(con, [20] * 15)
    found = rates(con)
    assert len(found) == 15
    assert all("ingen_skillnad_visad" in r["flaggor"] for r in found)


def test_an_area_without_population_and_invented_residents_of_real_incidents_give_no_rate(con):
    areas(con, [1_000, 1_000], fil=2)
    incidents(con, [20, 20])
    assert rates(con) == []


def test_drawn_rates_go_when_a_count_is_hidden(con):
    """From the drawn rates of the others a hidden count could be worked out; the raw rates of the others stay."""
    areas(con, [1_000] * 15)
    incidents(con, [3] + [10, 40] * 7)
    found = rates(con)
    shown = {r["indikator_id"].partition(".")[2]: [] for r in found}
    for r in found:
        shown[r["indikator_id"].partition(".")[2]].append(disclosure.masked(r, "bra", KNOWN, OWN)["varde"])
    assert shown["handelser_utjamnad"] == [None] * 15
    assert [v is None for v in shown["handelser_per_1000"]] == [True] + [False] * 14


def gathered(con, year=2017):
    build(con, ("stg_handelser",))
    measure_concentration(con, OWN, year, seed=1)
    return plain_rows(con, "select * from koncentration")


def test_half_of_a_hundred_in_one_of_four_squares(con):
    """60, 20, 20 and none this year: one square of four holds half. The empty one is known from the year before."""
    incidents(con, [60, 20, 20, 0])
    incidents(con, [0, 0, 0, 1], 2016)
    [row] = gathered(con)
    assert (row["handelser"], row["rutor"], row["del"]) == (100, 4, 0.25)
    assert row["del_slump"] == pytest.approx(0.5, abs=0.05)  # two of four when they fall evenly
    assert row["p"] < 0.01
    assert row["flaggor"] == ["utan_intervall"]


def test_points_of_one_square_are_one(con):
    incidents(con, [100], n=lambda k, i: 6_580_000 + i)  # a hundred metres
    assert gathered(con)[0]["rutor"] == 1


def test_ninety_nine_are_too_few(con):
    incidents(con, [50, 49])
    [row] = gathered(con)
    assert (row["del"], row["flaggor"]) == (None, ["for_fa_handelser"])


def test_no_incidents_no_row(con):
    incidents(con, [50], 2016)
    assert gathered(con) == []
