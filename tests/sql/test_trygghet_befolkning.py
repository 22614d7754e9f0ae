"""Staging of published shares and of population, on rows drawn in the test."""

import pytest

from tests.sql.test_models import build, con

__all__ = ["con"]
QUESTION = "NTU - Oro för att utsättas för misshandel, andel (%)"
UNCERTAINTY = "Osäkerhetstal - Oro för att utsättas för misshandel, andel (%)"


def share(con, varde, ar="2023/2024", fraga_id="N07613", fraga=QUESTION, ki=(None, None), fil=1, rad=1, area="0136"):
    con.execute("insert into raw_trygghet values ('ntu', ?, ?, 'kommun', ?, ?, 'andel_pct', ?, ?, ?, null, ?, ?)",
                [ar, area, fraga_id, fraga, varde, *ki, fil, rad])


def rows(con, columns):
    build(con, "stg_trygghet")
    return con.execute(f"select {columns} from stg_trygghet order by rad").fetchall()


@pytest.mark.parametrize(("ar", "fran", "till"), [("2023/2024", 2023, 2024), ("2024", 2024, 2024)])
def test_a_share_says_which_years_it_pools(con, ar, fran, till):
    share(con, 24.5, ar)
    assert rows(con, "ar_fran, ar_till, varde, ki_undre, ki_ovre, ki_av_osakerhet") == [
        (fran, till, 24.5, None, None, False)]


@pytest.mark.parametrize(("varde", "uncertainty", "interval"), [
    (24.5, 3.0, (21.5, 27.5)), (2.0, 3.0, (0.0, 5.0)), (99.0, 3.0, (96.0, 100.0))])
def test_an_uncertainty_becomes_the_interval_of_its_question_within_the_scale(con, varde, uncertainty, interval):
    share(con, varde)
    share(con, uncertainty, fraga_id="N07661", fraga=UNCERTAINTY, rad=2)
    assert rows(con, "fraga_id, ki_undre, ki_ovre, ki_av_osakerhet") == [("N07613", *interval, True)]


def test_an_uncertainty_of_other_years_areas_or_made_up_data_is_not_taken(con):
    share(con, 24.5)
    share(con, 3.0, "2021/2022", "N07661", UNCERTAINTY, rad=2)
    share(con, 3.0, fraga_id="N07661", fraga=UNCERTAINTY, rad=3, area="0182")
    share(con, 3.0, fraga_id="N07661", fraga=UNCERTAINTY, rad=4, fil=2)
    assert rows(con, "fraga_id, ki_undre, ki_ovre") == [("N07613", None, None)]


def test_a_published_interval_stands_and_a_missing_share_is_no_row(con):
    share(con, 24.5, ki=(20.0, 30.0))
    share(con, 3.0, fraga_id="N07661", fraga=UNCERTAINTY, rad=2)
    share(con, None, "2021/2022", rad=3)
    assert rows(con, "ki_undre, ki_ovre, ki_av_osakerhet") == [(20.0, 30.0, False)]


def test_population_keeps_its_version_and_a_missing_count_is_no_zero(con):
    for rad, (code, version, antal) in enumerate([
        ("00", "", 10_500_000), ("01", "", 2_454_821), ("0136", "", 98_000), ("0136R001", "2020", None),
        ("0136R001", "2025", 5000), ("0136C1010", "2025", 0)], start=1):
        con.execute("insert into raw_befolkning values (?, ?, 2024, ?, 1, ?)", [code, version, antal, rad])
    build(con, "stg_befolkning")
    assert con.execute("select omrade_kod, version, omrade_niva, ar, folk from stg_befolkning order by rad").fetchall() == [
        ("00", "", "riket", 2024, 10_500_000), ("01", "", "lan", 2024, 2_454_821), ("0136", "", "kommun", 2024, 98_000),
        ("0136R001", "2025", "regso", 2024, 5000), ("0136C1010", "2025", "deso", 2024, 0)]
