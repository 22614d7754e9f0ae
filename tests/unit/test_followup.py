"""Whether a promise can be followed up, and what came of it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.fixture_judgement import AGREEMENT, LOFTE, row
from transforms.judgement import followup
from transforms.judgement.comparison import Beside, Months
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


class TestAnswer:
    """Four answers and no others, and each with its reason."""

    def rows(self, **years):
        """Reported theft of a hundred thousand people, 1 000 a year but for the years given."""
        counts = dict.fromkeys(range(2010, 2018), 1000) | {int(k[1:]): v for k, v in years.items()}
        return [per_1000("stold", year, n, n / 100) for year, n in counts.items()]

    def outcome(self, rows, first=2010, last=2017, theirs=50_000, after=50_000):
        def choose(_problem, own):
            counts = {year: theirs if year < 2017 else after for year in own}
            return Beside("kommungrupp", 9, counts, dict.fromkeys(own, 5000000.0))

        kept = [r for r in rows if first <= r["ar"] <= last]
        (found,) = followup.outcomes(LOFTE, kept, "0182", parse("2017"), choose)
        return found

    def test_a_great_fall_that_the_comparison_lacks(self):
        found = self.outcome(self.rows(y2017=600))
        assert (found.slutsats, found.reason) == ("minskade mer än jämförelsen", "minskade_mer")
        assert found.ratio == pytest.approx(0.6)
        # WDD by hand: (600 - 1000) - (1000 - 1000) in the kommun's own size; se = sqrt(1600 + 50 000 * 2 / 50**2).
        assert found.difference.estimate == pytest.approx(-400)
        assert found.difference.hi == pytest.approx(-400 + 1.959964 * (1600 + 40) ** 0.5, abs=0.01)

    def test_a_fall_that_the_comparison_shares_is_none(self):
        found = self.outcome(self.rows(y2017=600), after=30_000)
        assert (found.slutsats, found.ratio) == ("ingen synlig skillnad", pytest.approx(1.0))

    def test_a_rise(self):
        assert self.outcome(self.rows(y2017=1500)).slutsats == "ökade mer än jämförelsen"

    def test_without_earlier_years_the_answer_is_none(self):
        found = self.outcome(self.rows(y2017=600), first=2014)
        assert (found.slutsats, found.reason) == ("kan inte bedömas", "for_fa_ar")
        assert found.smallest_fall is not None

    def test_a_fall_from_a_peak_alone_is_no_fall(self):
        found = self.outcome(self.rows(y2016=1600, y2017=1000))
        assert found.slutsats != "minskade mer än jämförelsen"
        assert {"hogt_fore", "atergang"} <= set(found.flags)

    def test_a_kommun_of_ekeros_size_cannot_be_judged(self):
        rows = [per_1000("stold", year, n, n / 28) for year, n in
                zip(range(2010, 2018), (14, 11, 15, 12, 13, 16, 12, 5), strict=True)]
        found = self.outcome(rows)
        assert (found.slutsats, found.reason) == ("kan inte bedömas", "for_fa")
        assert found.smallest_fall > 0.5

    def test_years_before_a_break_do_not_count_as_earlier(self):
        rows = self.rows(y2017=600)
        rows[4]["flaggor"] = ["seriebrott"]  # 2014: only 2014 and 2015 are left before 2016
        assert self.outcome(rows).reason == "for_fa_ar"


class TestPlaces:
    def months(self, inside, outside, first=2012, last=2017, demo=False, skip=()):
        """The same count each month; `inside` may hold another for 2017."""
        dates = [date(y, m, 1) for y in range(first, last + 1) for m in range(1, 13) if (y, m) not in skip]
        ours = [inside.get(d.year, inside[0]) for d in dates]
        return Months(demo, tuple(dates), tuple(ours), (outside,) * len(dates), (0,) * len(dates))

    def outcome(self, months, period="2017", lofte=LOFTE):
        return followup.at_places(lofte, "stold", ["0182-torget"], months, parse(period))

    def test_against_the_other_places_of_the_kommun(self):
        found = self.outcome(self.months({0: 20, 2017: 8}, 60))
        assert (found.before, found.after, found.beside.counts[2016]) == (240, 96, 720)
        assert (found.slutsats, found.beside.kind) == ("minskade mer än jämförelsen", "ovriga_platser")
        assert found.steps.estimate < 1  # sixty months before, twelve after: the monthly series carries it

    def test_a_short_monthly_series_gives_no_step(self):
        assert self.outcome(self.months({0: 20, 2017: 8}, 60, first=2016)).steps is None
        assert self.outcome(self.months({0: 2, 2017: 1}, 60)).steps is None  # a mean under five
        assert self.outcome(self.months({0: 20}, 60, skip={(2014, 5)})).steps is None

    def test_a_year_that_lacks_a_month_is_no_year(self):
        assert self.outcome(self.months({0: 20}, 60, skip={(2016, 7)})) is None
        assert self.outcome(self.months({0: 20}, 60), period="2017-T2") is None

    def test_nothing_anywhere_is_no_crash(self):
        found = self.outcome(self.months({0: 0}, 0))
        assert (found.slutsats, found.ratio, found.smallest_fall) == ("kan inte bedömas", None, None)
