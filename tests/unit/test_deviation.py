"""Months held against their history: worked out by hand, what is not assessed and why, what an edition hides."""

from calendar import monthrange
from datetime import date

import pytest

from transforms import database, disclosure
from transforms.disclosure import cell_of_month
from transforms.measure.months import measure_months
from transforms.period import parse
from transforms.underlag import months

NUMBERS = ("antal", "forvantat", "ovre_grans", "p", "q")


def days(year, month):
    return monthrange(year, month)[1]


def series(problem, first, last, count=days, *, kallslag="handelser", synthetic=False, whole=True, wider=False):
    return [(kallslag, problem, "0136", date(y, m, 1), synthetic, wider, count(y, m), whole)
            for y in range(first, last + 1) for m in range(1, 13)]


def measured(*rows, period="2024"):
    """The months of the period of series that are already counted."""
    with database.opened() as con:
        con.execute("create table mart_manad (kallslag varchar, problem varchar, omrade_kod varchar, manad date, "
                    "syntetisk boolean, bredare boolean, antal integer, hel boolean)")
        con.executemany("insert into mart_manad values (?, ?, ?, ?, ?, ?, ?, ?)", [r for part in rows for r in part])
        measure_months(con, parse(period))
        return months.read(con)


def with_peak(month, count):
    """One event a day, but `count` of them in one month of 2024."""
    return lambda y, m: count if (y, m) == (2024, month) else days(y, m)


class TestMeasure:
    def test_one_event_a_day_is_expected_to_go_on(self):
        rows = measured(series("stold", 2018, 2024))
        assert [r["period"] for r in rows] == [f"2024-{m:02d}" for m in range(1, 13)]
        # Every month so far has had one event a day, so February of a leap year has 29 to come.
        assert [r["forvantat"] for r in rows] == pytest.approx([days(2024, m) for m in range(1, 13)], abs=1e-4)
        assert {r["flagga"] for r in rows} == {"inom_gransen"} and {r["serie"] for r in rows} == {"stold.handelser"}

    def test_the_bound_lies_just_above_poissons_for_a_mean_that_had_to_be_estimated(self):
        january = measured(series("stold", 2018, 2024))[0]
        # Poisson with mean 31: P(X > 44) = 0.0104 and P(X > 45) = 0.0067, so the 99th percentile is 45.
        assert 45 <= january["ovre_grans"] <= 50
        assert january["p"] == pytest.approx(0.53, abs=0.03)  # Poisson: P(X >= 31) = 0.524

    @pytest.mark.parametrize(("count", "flag"), [(31, "inom_gransen"), (44, "inom_gransen"), (90, "avviker")])
    def test_how_a_month_falls_out(self, count, flag):
        rows = measured(series("stold", 2018, 2024, with_peak(5, count)))
        assert {r["period"]: r["flagga"] for r in rows}["2024-05"] == flag

    def test_above_its_bound_but_one_of_those_that_chance_gives(self):
        others = [series(f"x{i}", 2018, 2024) for i in range(20)]
        rows = measured(series("stold", 2018, 2024, with_peak(5, 51)), *others)
        month = next(r for r in rows if (r["serie"], r["period"]) == ("stold.handelser", "2024-05"))
        assert month["flagga"] == "over_gransen"
        # Least of 252 p: Benjamini and Hochberg multiply it by 252.
        assert month["q"] == pytest.approx(min(1, 252 * month["p"]))
        assert months.tried(rows) == [{"syntetisk": False, "provade": 252, "over": 1, "vantat": pytest.approx(2.52),
                                          "star_kvar": 0}]

    def test_two_earlier_years_are_too_few(self):
        rows = measured(series("stold", 2022, 2024))
        assert {r["flagga"] for r in rows} == {"for_kort_historik"}
        assert all(r[k] is None for r in rows for k in NUMBERS[1:]) and rows[0]["antal"] == 31
        assert months.tried(rows) == []

    def test_a_kommun_with_few_events_is_not_assessed(self):
        few = measured(series("stold", 2015, 2024, lambda y, m: 1))
        assert {r["flagga"] for r in few} == {"for_fa_handelser"}
        assert {r["flagga"] for r in measured(series("stold", 2015, 2024, lambda y, m: 0))} == {"for_fa_handelser"}

    def test_months_that_are_missing_or_not_whole_are_no_zeros(self):
        part = series("stold", 2018, 2023) + series("stold", 2024, 2024)[:8]
        part[-1] = (*part[-1][:-1], False)
        flags = [r["flagga"] for r in measured(part)]
        assert flags == ["inom_gransen"] * 7 + ["saknat_tal"] * 5

    def test_what_comes_after_the_period_changes_nothing(self):
        later = series("stold", 2018, 2024) + series("stold", 2025, 2025, lambda y, m: 500)
        assert measured(later) == measured(series("stold", 2018, 2024))

    def test_real_series_take_the_place_of_synthetic_ones_and_are_tried_apart(self):
        rows = measured(series("stold", 2018, 2024), series("stold", 2018, 2024, lambda y, m: 9, synthetic=True),
                        series("stold", 2018, 2024, kallslag="est", synthetic=True),
                        series("brand", 2018, 2024, wider=True))
        assert {(r["serie"], r["syntetisk"]) for r in rows} == {("stold.handelser", False), ("stold.est", True)}
        assert [(t["syntetisk"], t["provade"]) for t in months.tried(rows)] == [(False, 12), (True, 12)]

    @pytest.mark.parametrize(("period", "months"), [
        ("2024-T2", ["2024-05", "2024-06", "2024-07", "2024-08"]), ("2024-02", ["2024-02"]), ("2024-W23", []),
        ("2024-Q4", ["2024-10", "2024-11", "2024-12"]),
    ])
    def test_the_whole_months_of_a_period(self, period, months):
        assert [r["period"] for r in measured(series("stold", 2018, 2024), period=period)] == months

    def test_nothing_delivered_in_or_before_the_period_gives_no_row(self):
        assert measured(series("stold", 2025, 2025)) == []


def a_year(*counts, serie="stold.handelser", flag="inom_gransen"):
    return [{"serie": serie, "problem": "stold", "period": f"2024-{m:02d}", "syntetisk": False, "antal": n,
             "forvantat": 9.0, "ovre_grans": 17.0, "p": 0.4, "q": 0.9, "flagga": flag}
            for m, n in enumerate(counts, start=1)]


def beside(rows):
    """Hidden beside the small months, where the sum of the year stands as the kommun's count."""
    whole = {"indikator_id": "stold.handelser", "omrade_kod": "0182", "ar": 2024, "syntetisk": False, "matt": "antal",
             "antal": sum(r["antal"] for r in rows if r["serie"] == "stold.handelser")}
    return disclosure.pattern([whole], rows, "0182", {}, {}).beside


class TestShown:
    def test_a_small_count_takes_its_expectation_and_chance_with_it(self):
        rows = months.shown(a_year(3, 7, 2, 0, 9), "bra", set())
        assert [r["antal"] for r in rows] == [None, 7, None, 0, 9]
        assert all(r[k] is None for r in (rows[0], rows[2]) for k in NUMBERS)
        assert [r["flagga"] for r in rows] == ["undertryckt", "inom_gransen", "undertryckt", "inom_gransen",
                                               "inom_gransen"]

    def test_one_small_month_does_not_follow_from_the_year(self):
        counts = (3, 7, 8, 0, 9, 12, 10, 11, 6, 9, 9, 9)
        rows = a_year(*counts)
        told = months.shown(rows, "bra", beside(rows))
        hidden = [m for m, r in enumerate(told, start=1) if r["antal"] is None]
        assert hidden == [1, 9]  # the smallest of the others goes too

    def test_series_do_not_hide_for_each_other(self):
        full = (3, 7, 8, 8, 9, 12, 10, 11, 6, 9, 9, 9)
        rows = a_year(*full) + a_year(3, 1, *full[2:], serie="brand.handelser")
        assert {c[:2] for c in beside(rows)} == {("stold.handelser", "2024-09")}
        assert cell_of_month(rows[8]) in beside(rows)

    def test_a_count_that_is_not_assessed_stays_in_the_house(self):
        rows = a_year(31, 7, flag="for_kort_historik")
        assert [r["antal"] for r in months.shown(rows, "bra", set())] == [None, None]
        assert [r["antal"] for r in months.shown(rows, "intern", set())] == [31, 7]

    def test_intern_shows_all_and_a_synthetic_series_says_so(self):
        rows = [r | {"syntetisk": True} for r in a_year(3, 7)]
        shown = months.shown(rows, "intern", set())
        assert [r["antal"] for r in shown] == [3, 7] and {r["serie"] for r in shown} == {"stold.handelser.demo"}
        assert list(shown[0]) == ["serie", "problem", "period", *NUMBERS, "flagga"]
