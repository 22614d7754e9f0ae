"""Trends from delivered rows to `indikator`."""

import pytest

from tests.sql.fixture_brott import OWN, build, covered, deliver, of_one_type
from transforms import coverage, disclosure
from transforms.evidence import plain_rows
from transforms.measure.trends import measure_trends
from transforms.period import parse
from transforms.registry import Problem, Registry

MODELS = ("stg_brott", "stg_brott_manad", "stg_handelser", "stg_est", "mart_folk", "mart_brottskoder", "mart_brott",
          "mart_handelser", "mart_manad_brott", "mart_manad_rader", "mart_manad")
GROWING = dict(zip(range(2015, 2021), (64, 96, 144, 216, 324, 486), strict=True))
KNOWN = Registry({}, {"cykelstold": Problem("cykelstold", "Cykelstöld", "", False, False)}, (), {}, (), ())


@pytest.fixture
def con():
    with of_one_type() as con:
        covered(con)
        yield con


def measured(con, period="2020"):
    coverage.settle(con)
    build(con, MODELS, till=parse(period).last)
    measure_trends(con, OWN, parse(period))
    return plain_rows(con, "select * from indikator order by indikator_id")


def incidents(con, per_month, years):
    rows = [(f"{y}-{m}-{k}", "0807", "Cykel", f"{y}-{m:02d}-15 12:00", 1, 1000 * y + 31 * m + k)
            for y in years for m in range(1, 13) for k in range(per_month(y))]
    con.execute("insert into reg_koder values ('handelse', '0807', 'cykelstold', false)")
    con.executemany("insert into raw_handelser (handelse_id, brottskod, brottstyp, start, fil_id, rad) values (?, ?, ?, ?, ?, ?)", rows)
    con.execute(f"insert into lage select fil_id, rad, '{OWN}' from raw_handelser")


def test_years_by_hand(con):
    """Half as many again each year; the inhabitants stay, so it is the same per inhabitant."""
    deliver(con, OWN, GROWING)
    [row] = measured(con)
    assert (row["indikator_id"], row["varde"], row["n"], row["ar"]) == ("cykelstold.brott_trend", pytest.approx(1.5), 6, 2020)
    assert row["flaggor"] == ["ar_6", "per_invanare"]


def test_nothing_after_the_period_is_used(con):
    deliver(con, OWN, GROWING | {2021: 5})
    assert measured(con)[0]["varde"] == pytest.approx(1.5)


def test_a_known_break_is_a_step(con):
    con.execute("insert into reg_seriebrott values ('*', 2018, 's', 'b', 'k')")
    deliver(con, OWN, {y: n * (2 if y >= 2018 else 1) for y, n in (GROWING | {2021: 729}).items()})
    [row] = measured(con, "2021")
    assert row["varde"] == pytest.approx(1.5)
    assert "brott_2018" in row["flaggor"]


def test_a_short_series_has_its_reason(con):
    deliver(con, OWN, {2019: 64, 2020: 96})
    [row] = measured(con)
    assert (row["varde"], row["flaggor"][0]) == (None, "for_kort_serie")


def test_a_year_of_one_to_four_hides_the_trend_outside_the_house(con):
    deliver(con, OWN, {2015: 3, 2016: 90, 2017: 90, 2018: 90, 2019: 90, 2020: 90})
    [row] = measured(con)
    counts = [{"indikator_id": "cykelstold.brott", "omrade_kod": OWN, "ar": 2015, "matt": "antal", "antal": 3,
               "syntetisk": False}]
    assert row["varde"] is not None
    assert disclosure.masked(row, "bra", KNOWN, OWN, disclosure.small_cells(counts))["varde"] is None


def test_months(con):
    """Six a month for three years: no trend; with too short a history or too few none is said."""
    incidents(con, lambda year: 6, (2018, 2019, 2020))
    [row] = measured(con)
    assert (row["indikator_id"], row["n"]) == ("cykelstold.handelser_trend", 36)
    assert row["varde"] == pytest.approx(1.0, abs=0.02)  # days of the months are the exposure
    assert row["flaggor"] == ["ar_3"]


@pytest.mark.parametrize(("per_month", "years", "flags"), [
    (6, (2019, 2020), ["for_kort_serie", "ar_2"]), (4, (2018, 2019, 2020), ["for_fa_handelser", "sma_tal", "ar_3"]),
])
def test_months_that_carry_no_trend(con, per_month, years, flags):
    incidents(con, lambda year: per_month, years)
    [row] = measured(con)
    assert (row["varde"], row["flaggor"]) == (None, flags)
