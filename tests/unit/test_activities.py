"""What was done for a promise: rhythm, quarters, unfinished terms, places, and lines that do not count."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.fixture_judgement import AGREEMENT, LOFTE
from transforms.judgement import activities, pace
from transforms.judgement.activities import Line, Quarter, Rhythm
from transforms.judgement.pace import Term
from transforms.period import parse
from transforms.registry import Aktivitet

YEAR = (date(2017, 1, 1), date(2017, 12, 31))
MARCH = ("a", date(2017, 3, 1))


def line(activity, day, number, synthetic=False, *areas):
    return Line(activity, day, number, areas, synthetic)


def promise(antal=None, frekvens="", fran=YEAR[0], till=YEAR[1], **more):
    agreement = replace(AGREEMENT, fran=fran, till=till)
    return replace(LOFTE, overenskommelse=agreement, aktiviteter=(Aktivitet("a", "gör", antal, frekvens),), **more)


def done(*lines, period="2017", **text):
    (found,) = activities.done(promise(**text), lines, parse(period))
    return found


def short(*lines, **text):
    found = done(*lines, **text)
    return found.lovat, found.utfort, found.utfall


class TestDone:
    @pytest.mark.parametrize(("number", "utfall"), [(8, "uppfyllt"), (9, "uppfyllt"), (7, "delvis"), (0, "ej")])
    def test_promised_against_done(self, number, utfall):
        assert short(line(*MARCH, number), antal=8) == (8, number, utfall)

    def test_several_lines_are_summed(self):
        log = line("a", YEAR[0], 3), line("a", YEAR[1], 5), line("b", date(2017, 5, 5), 9)
        assert short(*log, antal=8) == (8, 8, "uppfyllt")

    def test_no_amount_is_met_by_once(self):
        assert short(line(*MARCH, 1)) == (None, 1, "uppfyllt")

    def test_a_missing_line_is_no_broken_promise_and_a_delivered_zero_is(self):
        assert short(line("b", date(2017, 5, 5), 1), antal=2) == (2, None, "okant")
        assert short(line(*MARCH, 0), antal=2) == (2, 0, "ej")

    def test_no_log_is_unknown(self):
        assert short(antal=2) == (2, None, "okant")

    def test_lines_outside_the_term_are_told_and_not_counted(self):
        early, late = line("a", date(2016, 12, 31), 4), line("a", date(2018, 1, 1), 4)
        found = done(early, late, line(*MARCH, 1), antal=2, period="2018")
        assert (found.utfort, found.outside) == (1, 2)
        # What lies after the period is not known yet, so it is not told either.
        assert done(early, late, antal=2).outside == 1

    def test_real_and_synthetic_lines_are_never_summed(self):
        assert short(line(*MARCH, 3), line(*MARCH, 5, True), antal=8) == (8, 3, "delvis")

    def test_a_synthetic_log_is_marked_where_it_says_something(self):
        lofte = replace(promise(), aktiviteter=(Aktivitet("a", "gör", 1, ""), Aktivitet("b", "gör", 1, "")))
        found = activities.done(lofte, [line(*MARCH, 1, True)], parse("2017"))
        assert [(d.utfall, d.demo) for d in found] == [("uppfyllt", True), ("okant", False)]

    def test_before_it_began_and_undated_there_is_nothing(self):
        assert activities.done(promise(), [], parse("2016")) == []
        assert activities.done(promise(fran=None, till=None), [], parse("2017")) == []


class TestFrequency:
    @pytest.mark.parametrize(
        ("frekvens", "first", "last", "spans"),
        [
            ("vecka", *YEAR, 52),  # 2 January 2017 was a Monday, 31 December a Sunday
            ("vecka", date(2017, 1, 3), date(2017, 1, 15), 1),  # Tuesday to Sunday week: one whole week
            ("vecka", date(2017, 1, 3), date(2017, 1, 7), 0),
            ("dag", date(2017, 2, 27), date(2017, 3, 1), 3),
            ("manad", date(2017, 1, 2), YEAR[1], 11),
            ("manad", date(2016, 2, 1), date(2016, 2, 29), 1),
            ("kvartal", *YEAR, 4),
            ("tertial", *YEAR, 3),
            ("halvar", date(2017, 1, 1), date(2018, 6, 30), 3),
            ("ar", date(2017, 2, 1), date(2019, 1, 31), 1),
            ("host", date(2017, 1, 1), date(2018, 12, 31), 2),
            ("host", date(2017, 9, 1), date(2018, 10, 1), 0),
            ("var", date(2017, 1, 1), date(2018, 5, 31), 1),
        ],
    )
    def test_whole_spans_in_a_term(self, frekvens, first, last, spans):
        assert len(pace.spans(frekvens, first, last)) == spans

    def test_the_same_number_all_at_once_is_not_once_a_month(self):
        monthly = [line("a", date(2017, month, 28), 1) for month in range(1, 13)]
        assert (short(*monthly, frekvens="manad")) == (12, 12, "uppfyllt")
        assert done(*monthly, frekvens="manad").rhythm == Rhythm("manad", 12, 12)
        at_once = done(line(*MARCH, 12), frekvens="manad")
        assert (at_once.utfall, at_once.rhythm) == ("delvis", Rhythm("manad", 1, 12))

    def test_each_week_must_hold_the_promised_number(self):
        log = [line("a", date(2017, 1, 2), 2), line("a", date(2017, 1, 8), 0), line("a", date(2017, 1, 9), 1)]
        found = done(*log, antal=2, frekvens="vecka", till=date(2017, 1, 15))
        assert (found.lovat, found.utfort, found.rhythm) == (4, 3, Rhythm("vecka", 1, 2))

    def test_each_autumn(self):
        log = [line("a", date(2017, 9, 12), 1), line("a", date(2018, 4, 1), 1)]
        found = done(*log, frekvens="host", till=date(2018, 12, 31), period="2018")
        assert (found.utfort, found.rhythm) == (2, Rhythm("host", 1, 2))

    def test_no_whole_span_yet_asks_for_nothing(self):
        found = done(line(*MARCH, 1), frekvens="ar", period="2017-T1")
        assert (found.lovat, found.rhythm, found.utfall) == (0, Rhythm("ar", 0, 0), "uppfyllt")


class TestRunning:
    @pytest.mark.parametrize(
        ("until", "expected"),
        [(date(2017, 3, 31), 4), (date(2017, 6, 30), 9), (date(2017, 9, 30), 14), (YEAR[1], 20)],
    )
    def test_what_could_be_expected_so_far(self, until, expected):
        """20 over 365 days: 90 days give 4.93, 181 give 9.92, 273 give 14.96; a part of one is none."""
        assert pace.expected(Aktivitet("a", "gör", 20, ""), Term(YEAR[0], until, YEAR[1])) == expected

    def test_without_an_end_or_a_number_no_pace_is_known(self):
        assert pace.expected(Aktivitet("a", "gör", 20, ""), Term(*YEAR, None)) is None
        assert pace.expected(Aktivitet("a", "gör", None, ""), Term(*YEAR, YEAR[1])) is None
        assert pace.expected(Aktivitet("a", "gör", None, "manad"), Term(*YEAR, None)) == 12

    def test_only_up_to_the_end_of_the_period(self):
        log = line("a", date(2017, 3, 1), 1), line("a", date(2017, 9, 1), 1)
        found = done(*log, antal=2, period="2017-T1")
        assert (found.lovat, found.expected, found.utfort, found.utfall) == (2, 0, 1, "delvis")

    def test_quarter_by_quarter(self):
        log = line("a", date(2017, 3, 31), 3), line("a", date(2017, 4, 1), 1), line("a", date(2017, 8, 1), 9)
        assert done(*log, antal=20, period="2017-Q3").quarters == (
            Quarter("2017-Q1", 4, 3, 3), Quarter("2017-Q2", 9, 1, 4), Quarter("2017-Q3", 14, 9, 13))

    def test_a_quarter_that_the_term_only_touches_is_cut(self):
        found = done(line("a", date(2017, 5, 20), 1), antal=31, fran=date(2017, 5, 1), till=date(2017, 7, 1),
                     period="2017")
        # 61 of 62 days by the end of June: 30.5.
        assert found.quarters == (Quarter("2017-Q2", 30, 1, 1), Quarter("2017-Q3", 31, 0, 1))


class TestPlaces:
    def at(self, platser, *lines, named=None):
        return [(p.kind, p.there, p.placed, p.unplaced, p.reason)
                for p in activities.at_places(promise(platser=platser), lines, parse("2017"), named)]

    def test_done_where_it_was_promised(self):
        log = (line(*MARCH, 3, False, "0182-torget", "typ:torg"), line(*MARCH, 1, False, "0182-parken"),
               line(*MARCH, 2))
        assert self.at(("0182-torget",), *log) == [("lovade", 3, 4, 2, "")]
        assert self.at(("typ:torg", "0182-parken"), *log) == [("lovade", 4, 4, 2, "")]
        assert self.at(("kommunen",), *log) == []

    def test_done_where_the_lagesbild_before_had_pointed(self):
        log = line(*MARCH, 3, False, "0182-torget"), line(*MARCH, 1, False, "0182-parken")
        where = ("enligt:lagesbild",)
        assert self.at(where, *log, named={"0182-parken"}) == [("lagesbild", 1, 4, 0, "")]
        assert self.at(where, *log, named=set()) == [("lagesbild", 0, 0, 0, "inga_utpekade")]
        assert self.at(where, *log) == [("lagesbild", 0, 0, 0, "ingen_tidigare")]

    def test_a_log_without_places_says_so(self):
        assert self.at(("0182-torget",), line(*MARCH, 2)) == [("lovade", 0, 0, 2, "inga_platser_i_loggen")]
