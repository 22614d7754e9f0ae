"""Whether a promise can be followed up, what was done for it, and what came of it."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from tests.unit.fixture_judgement import AGREEMENT, LOFTE, row
from transforms.judgement import followup
from transforms.judgement.followability import CRITERIA, followability
from transforms.period import parse
from transforms.registry import Aktivitet, Mal, Uppfoljning


class TestFollowability:
    def test_an_empty_promise(self):
        bare = replace(LOFTE, problem=(), platser=(), overenskommelse=replace(AGREEMENT, fran=None, till=None))
        assert followability(bare) == dict.fromkeys(CRITERIA, "saknas")

    @pytest.mark.parametrize(
        ("criterion", "change", "expected"),
        [
            ("problem", {"problem": ("stold",)}, "uppfyllt"),
            ("plats", {"platser": ("kommunen",)}, "delvis"),
            ("plats", {"platser": ("typ:station",)}, "delvis"),
            ("plats", {"platser": ("enligt:lagesbild",)}, "delvis"),
            ("plats", {"platser": ("0182-torget", "typ:station")}, "delvis"),
            ("plats", {"platser": ("0182-torget",)}, "uppfyllt"),
            ("mangd", {"aktiviteter": (Aktivitet("a", "x", None, ""),)}, "saknas"),
            ("mangd", {"aktiviteter": (Aktivitet("a", "x", 8, ""), Aktivitet("b", "x", None, ""))}, "delvis"),
            ("mangd", {"aktiviteter": (Aktivitet("a", "x", 8, ""), Aktivitet("b", "x", None, "vecka"))}, "uppfyllt"),
            ("ansvarig", {"ansvarig": ("polis",)}, "uppfyllt"),
            ("orsak", {"orsak": "mörkt"}, "uppfyllt"),
            ("matt", {"mal": (Mal("stold.brott", "minska", None),)}, "delvis"),
            ("matt", {"mal": (Mal("stold.brott", "minska", 80),)}, "uppfyllt"),
            ("tid", {"overenskommelse": AGREEMENT}, "uppfyllt"),
            ("tid", {"overenskommelse": replace(AGREEMENT, till=None)}, "delvis"),
            ("underlag", {"overenskommelse": replace(AGREEMENT, underlag=("brottsstatistik",))}, "delvis"),
            (
                "uppfoljning",
                {"overenskommelse": replace(AGREEMENT, uppfoljning=Uppfoljning("följs upp", "", ()))},
                "delvis",
            ),
            (
                "uppfoljning",
                {"overenskommelse": replace(AGREEMENT, uppfoljning=Uppfoljning("", "tertial", ()))},
                "uppfyllt",
            ),
        ],
    )
    def test_each_criterion(self, criterion, change, expected):
        assert followability(replace(LOFTE, **change))[criterion] == expected

    def test_all_ten_in_the_contracts_order(self):
        assert list(followability(LOFTE)) == [
            "problem",
            "plats",
            "tid",
            "mangd",
            "ansvarig",
            "underlag",
            "orsak",
            "baslinje",
            "matt",
            "uppfoljning",
        ]


def dated(fran, till=None, **more):
    return replace(LOFTE, overenskommelse=replace(AGREEMENT, fran=fran, till=till), **more)


def per_1000(problem, year, antal, varde, **more):
    return (
        row(ar=year, problem=problem, antal=antal, varde=varde) | {"indikator_id": f"{problem}.brott_per_1000"} | more
    )


class TestOutcome:
    @pytest.mark.parametrize(
        ("start", "years"),
        [
            (date(2017, 1, 1), (2016, 2017)),
            (date(2017, 3, 31), (2016, 2017)),
            (date(2017, 4, 1), (2016, 2018)),
            (date(2019, 12, 31), (2018, 2020)),
        ],
    )
    def test_years_compared(self, start, years):
        assert followup.years(dated(start)) == years

    def test_before_and_after_per_inhabitant(self):
        # 120 on 28.5 thousand against 140 on the same: R's poisson.test gives .8571 (.66601–1.10172)
        rows = [per_1000("stold", 2016, 140, 140 / 28.5), per_1000("stold", 2017, 120, 120 / 28.5)]
        (found,) = followup.outcomes(LOFTE, rows, "0182", parse("2017"))
        assert (found.ratio, found.lo, found.hi) == pytest.approx((0.857142857, 0.666012890, 1.101719417))
        assert (found.before_year, found.after_year, found.slutsats) == (2016, 2017, "kan inte bedömas")

    def test_without_comparison_even_a_great_fall_cannot_be_judged(self):
        rows = [per_1000("stold", 2016, 900, 9.0), per_1000("stold", 2017, 90, 0.9)]
        (found,) = followup.outcomes(LOFTE, rows, "0182", parse("2017"))
        assert found.slutsats == "kan inte bedömas"
        assert found.hi < 0.2

    @pytest.mark.parametrize(("broken", "told"), [(2016, True), (2017, False), (2018, False), (2019, True)])
    def test_across_a_break_there_is_no_ratio(self, broken, told):
        """A promise of May 2017 compares 2016 with 2018: a series that begins anew in between cannot."""
        rows = [
            per_1000("stold", year, 140, 1.4, flaggor=["seriebrott"] if year == broken else [])
            for year in (2016, 2017, 2018, 2019)
        ]
        (found,) = followup.outcomes(dated(date(2017, 5, 1)), rows, "0182", parse("2019"))
        assert [found.ratio is not None, found.lo is not None, found.hi is not None] == [told] * 3

    def test_nothing_before_is_not_a_crash(self):
        """No events tell no population; another series of the year does."""
        rows = [
            per_1000("stold", 2016, 0, 0.0),
            per_1000("stold", 2017, 5, 0.1),
            per_1000("narkotika", 2016, 100, 2.0),
            per_1000("narkotika", 2017, 100, 2.0),
        ]
        (found,) = followup.outcomes(LOFTE, rows, "0182", parse("2017"))
        assert (found.ratio, found.hi, found.smallest_fall) == (None, None, None)
        assert found.lo == pytest.approx(0.9163558573)  # 5 of 5: .025 ** (1/5) as odds

    def test_nothing_after_uses_the_right_population(self):
        rows = [per_1000("stold", 2016, 4, 0.08), per_1000("stold", 2017, 0, 0.0), per_1000("narkotika", 2017, 10, 0.2)]
        (found,) = followup.outcomes(LOFTE, rows, "0182", parse("2017"))
        assert (found.ratio, found.lo) == (0, 0)
        assert found.hi == pytest.approx(1.51486685936587)  # R: poisson.test(c(0, 4), c(2500, 2500))

    def test_without_any_population_counts_are_compared(self):
        rows = [per_1000("stold", 2016, 4, None), per_1000("stold", 2017, 0, None)]
        (found,) = followup.outcomes(LOFTE, rows, "0182", parse("2017"))
        assert found.hi == pytest.approx(1.51486685936587)

    @pytest.mark.parametrize("period", ["2017-T2", "2017-11", "2016"])
    def test_no_outcome_before_the_year_is_over(self, period):
        rows = [per_1000("stold", 2016, 140, 1.4), per_1000("stold", 2017, 120, 1.2)]
        assert followup.outcomes(LOFTE, rows, "0182", parse(period)) == []

    def test_synthetic_and_other_areas_are_no_outcome(self):
        rows = [
            per_1000("stold", 2016, 140, 1.4, syntetisk=True),
            per_1000("stold", 2017, 120, 1.2, syntetisk=True),
            per_1000("stold", 2016, 140, 1.4, omrade_kod="0120"),
            per_1000("stold", 2017, 120, 1.2, omrade_kod="0120"),
        ]
        assert followup.outcomes(LOFTE, rows, "0182", parse("2017")) == []

    @pytest.mark.parametrize(
        ("fran", "expected"), [(date(2017, 12, 31), True), (date(2018, 1, 1), False), (None, False)]
    )
    def test_who_is_followed_up(self, fran, expected):
        assert followup.began(dated(fran), parse("2017")) is expected


LOG_A = ("a", date(2017, 3, 1))


def log(*lines):
    """A database with an activity log: (activity, date, number, synthetic)."""
    con = duckdb.connect()
    con.execute("create table leverans (fil_id integer, syntetisk boolean)")
    con.execute("insert into leverans values (1, false), (2, true)")
    con.execute("create table stg_aktiviteter (aktivitet_id varchar, datum date, antal integer, fil_id integer)")
    for activity, day, number, synthetic in lines:
        con.execute("insert into stg_aktiviteter values (?, ?, ?, ?)", [activity, day, number, 2 if synthetic else 1])
    return con


def done(con, antal=None, frekvens="", fran=date(2017, 1, 1), till=date(2017, 12, 31), period="2017"):
    lofte = dated(fran, till, aktiviteter=(Aktivitet("a", "gör", antal, frekvens),))
    (found,) = followup.done(lofte, con, parse(period))
    return found.lovat, found.utfort, found.utfall


class TestDone:
    @pytest.mark.parametrize(("number", "utfall"), [(8, "uppfyllt"), (9, "uppfyllt"), (7, "delvis"), (0, "ej")])
    def test_promised_against_done(self, number, utfall):
        assert done(log((*LOG_A, number, False)), antal=8) == (8, number, utfall)

    def test_several_lines_are_summed(self):
        con = log(
            ("a", date(2017, 1, 1), 3, False), ("a", date(2017, 12, 31), 5, False), ("b", date(2017, 5, 5), 9, False)
        )
        assert done(con, antal=8) == (8, 8, "uppfyllt")

    def test_no_amount_is_met_by_once(self):
        assert done(log((*LOG_A, 1, False))) == (None, 1, "uppfyllt")

    def test_a_missing_line_is_no_broken_promise_and_a_delivered_zero_is(self):
        assert done(log(("b", date(2017, 5, 5), 1, False)), antal=2) == (2, None, "okant")
        assert done(log((*LOG_A, 0, False)), antal=2) == (2, 0, "ej")

    def test_no_log_is_unknown(self):
        assert done(log(), antal=2) == (2, None, "okant")

    def test_a_log_of_another_time_is_no_log(self):
        assert done(log(("a", date(2024, 5, 5), 4, False)), antal=2) == (2, None, "okant")

    def test_only_up_to_the_end_of_the_period(self):
        con = log(("a", date(2017, 3, 1), 1, False), ("a", date(2017, 9, 1), 1, False))
        assert done(con, antal=2, period="2017-T1") == (2, 1, "delvis")

    def test_a_frequency_is_an_amount_over_the_term(self):
        assert done(log((*LOG_A, 1, False)), frekvens="vecka") == (52, 1, "delvis")
        assert done(log((*LOG_A, 12, False)), frekvens="manad") == (12, 12, "uppfyllt")
        assert done(log((*LOG_A, 3, False)), frekvens="tertial", period="2017-T1", till=None) == (1, 3, "uppfyllt")
        assert done(log((*LOG_A, 6, False)), antal=2, frekvens="kvartal") == (8, 6, "delvis")

    def test_real_and_synthetic_lines_are_never_summed(self):
        con = log((*LOG_A, 3, False), (*LOG_A, 5, True))
        assert done(con, antal=8) == (8, 3, "delvis")

    def test_a_synthetic_log_is_marked_where_it_says_something(self):
        lofte = dated(date(2017, 1, 1), aktiviteter=(Aktivitet("a", "gör", 1, ""), Aktivitet("b", "gör", 1, "")))
        found = followup.done(lofte, log((*LOG_A, 1, True)), parse("2017"))
        assert [(d.utfall, d.demo) for d in found] == [("uppfyllt", True), ("okant", False)]
