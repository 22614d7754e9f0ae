"""Aoristic hours and hot times against Ratcliffe's own code, R and hand-computed weights."""

import csv

import numpy as np
import pytest

from tests.oracles import record
from transforms.statistics.hot_time import Window, hot_times
from transforms.statistics.hours import DAY_PARTS, by_hour, profile, spans, week

NOT_KNOWN = "NaT"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# aoristic 1.1.1 on three rows of its burglaries (methods.md recipe 21): hour of the week from Monday 00 -> weight.
RATCLIFFE = [
    ("2016-01-01T20:00", "2016-01-02T04:00",
     {(4, 20 + h): 0.125 for h in range(4)} | {(5, h): 0.125 for h in range(4)}),
    ("2016-01-02T06:30", "2016-01-02T07:38", {(5, 6): 0.441176470588235, (5, 7): 0.558823529411765}),
    ("2016-01-03T04:48", "2016-01-03T06:51",
     {(6, 4): 0.0975609756097561, (6, 5): 0.487804878048781, (6, 6): 0.414634146341463}),
]


def one(start, end, **more):
    """Weights of one incident as {(day, hour): weight}."""
    hours = week(spans([start], [end], **more))
    return {(int(d), int(h)): pytest.approx(hours[d, h]) for d, h in zip(*np.nonzero(hours > 1e-12), strict=True)}


def at(day, hour, n, minutes=0, seed=1):
    """n incidents in 2023 on this weekday in this hour, each lasting so many minutes."""
    random = np.random.default_rng([seed, day, hour])
    start = np.datetime64("2023-01-02T00:00") + (random.integers(0, 52, n) * 7 + day) * 1440
    start = start + hour * 60 + random.integers(0, 60, n)
    return start, start + minutes


def any_time(n, minutes=0, seed=1):
    start = np.datetime64("2023-01-02T00:00") + np.random.default_rng(seed).integers(0, 52 * 7 * 1440, n)
    return start, start + minutes


def both(*parts):
    return spans(*(np.concatenate(side) for side in zip(*parts, strict=True)))


class TestWeek:
    @pytest.mark.parametrize(("start", "end", "weights"), RATCLIFFE)
    def test_is_ratcliffes(self, start, end, weights):
        hours = week(spans([start], [end]))
        days, clock = zip(*weights, strict=True)
        record("aoristic weights", f"R aoristic 1.1.1, {start}", list(weights.values()), hours[days, clock], 1e-12)
        assert hours.sum() == pytest.approx(1)

    def test_whole_oracle_file(self, shared):
        folder = shared / "oracles" / "aoristic"
        rows = list(csv.DictReader((folder / "dcburglaries.csv").open(encoding="utf-8")))
        table = list(csv.DictReader((folder / "dcburglaries_hourofweek.csv").open(encoding="utf-8")))
        found = spans([r["start"] for r in rows], [r["end"].replace("NA", "NaT") for r in rows], summer_time=False)
        expected = np.array([[float(row[day]) for row in table] for day in DAYS])
        record("aoristic week", "R aoristic 1.1.1, 1 025 burglaries", expected, week(found), 1e-9)
        record("aoristic week, sum", "number of rows", 1025, week(found).sum(), 1e-9)

    def test_start_hours_against_r(self, shared):
        """R: chi-square of the 24 start hours against equal ones, 64.975 with 23 degrees of freedom (recipe 22)."""
        rows = list(csv.DictReader((shared / "oracles/aoristic/dcburglaries.csv").open(encoding="utf-8")))
        hours = week(spans([r["start"] for r in rows], ["NaT"] * len(rows))).sum(axis=0)
        even = hours.sum() / 24
        ours = ((hours - even) ** 2 / even).sum()
        record("start hours, chi-square", "R circular, 1 025 burglaries", 64.975, ours, 5e-4)

    @pytest.mark.parametrize("end", [NOT_KNOWN, "2023-05-03T14:20"])
    def test_a_point_lies_in_its_hour(self, end):
        assert one("2023-05-03T14:20", end) == {(2, 14): 1}

    def test_from_sunday_into_monday(self):
        assert one("2023-05-07T23:00", "2023-05-08T01:00") == {(6, 23): 0.5, (0, 0): 0.5}

    def test_a_week_or_more_says_nothing(self):
        for end in ("2023-05-10T14:20", "2023-11-20T03:00"):
            assert week(spans(["2023-05-03T14:20"], [end])) == pytest.approx(1 / 168)

    def test_nearly_a_week(self):
        hours = week(spans(["2023-05-01T00:00"], ["2023-05-07T23:00"]))
        assert hours[6, 23] == 0
        assert hours[0, 0] == pytest.approx(1 / 167)

    def test_the_hour_that_is_skipped_in_march(self):
        """26 March 2023, 01-04 by the clock is two hours: 01-02 and 03-04."""
        assert one("2023-03-26T01:00", "2023-03-26T04:00") == {(6, 1): 0.5, (6, 3): 0.5}
        assert one("2023-03-26T01:00", "2023-03-26T04:00", summer_time=False) == {
            (6, 1): pytest.approx(1 / 3), (6, 2): pytest.approx(1 / 3), (6, 3): pytest.approx(1 / 3)}

    def test_the_hour_that_comes_twice_in_october(self):
        """29 October 2023, 01-04 by the clock is four hours, two of them called 02."""
        assert one("2023-10-29T01:00", "2023-10-29T04:00") == {(6, 1): 0.25, (6, 2): 0.5, (6, 3): 0.25}

    def test_the_clock_is_only_changed_those_nights(self):
        assert one("2023-03-19T01:00", "2023-03-19T03:00") == {(6, 1): 0.5, (6, 2): 0.5}
        assert one("2024-03-31T01:00", "2024-03-31T04:00") == {(6, 1): 0.5, (6, 3): 0.5}
        assert one("2023-10-29T03:00", "2023-10-29T05:00") == {(6, 3): 0.5, (6, 4): 0.5}

    @pytest.mark.parametrize("end", ["2023-03-26T02:30", "2023-03-26T03:00"])
    def test_times_that_no_clock_showed_lose_nothing(self, end):
        assert week(spans(["2023-03-26T01:45"], [end])).sum() == pytest.approx(1)
        assert week(spans(["2023-03-26T02:10"], [end])).sum() == pytest.approx(1)

    def test_rows_that_cannot_be_used_are_counted(self):
        found = spans(["2023-05-03T14:00", NOT_KNOWN, "2023-05-03T14:00"],
                      ["2023-05-03T13:00", "2023-05-03T13:00", "2023-05-03T15:00"])
        assert (found.n, found.backwards, found.without_time) == (1, 1, 1)

    def test_none_at_all(self):
        found = spans(np.array([], "datetime64[m]"), np.array([], "datetime64[m]"))
        assert (found.n, week(found).sum()) == (0, 0)
        assert profile(found).flags == ("for_fa_handelser",)

    def test_nothing_is_lost_and_nothing_made(self):
        random = np.random.default_rng(1)
        start = np.datetime64("2020-01-01T00:00") + random.integers(0, 4 * 525_600, 5000)
        found = spans(start, start + random.integers(0, 12_000, 5000))
        assert week(found).sum() == pytest.approx(5000)
        assert np.bincount(found.incident, found.weight * found.minutes) == pytest.approx(1)


class TestDayParts:
    def test_each_hour_belongs_to_one(self):
        assert (DAY_PARTS.sum(axis=1) == 1).all()
        assert DAY_PARTS.sum(axis=0).tolist() == [20] * 6 + [8] * 6

    def test_weekend_is_friday_18_to_sunday_18(self):
        part = {name: int(DAY_PARTS[day * 24 + hour].argmax()) for name, day, hour in (
            ("fri 17", 4, 17), ("fri 18", 4, 18), ("sat 01", 5, 1), ("sun 01", 6, 1), ("sun 17", 6, 17),
            ("sun 18", 6, 18), ("mon 01", 0, 1), ("tue 02", 1, 2))}
        assert part == {"fri 17": 3, "fri 18": 10, "sat 01": 11, "sun 01": 11, "sun 17": 9, "sun 18": 4, "mon 01": 5,
                        "tue 02": 0}


class TestProfile:
    @pytest.mark.parametrize(("n", "detail"), [(19, "inget"), (20, "dygnsdel"), (99, "dygnsdel"), (100, "timme")])
    def test_detail_by_number(self, n, detail):
        found = profile(spans(*any_time(n)))
        assert (found.detail, found.n) == (detail, n)
        assert found.count.size == {"inget": 0, "dygnsdel": 12, "timme": 168}[detail]

    def test_mostly_long_spans_give_day_parts(self):
        long, short = any_time(80, 1441), any_time(80, 1440, seed=2)
        assert profile(both(long, short)).detail == "timme"
        found = profile(both(long, (short[0][:79], short[1][:79])))
        assert (found.detail, found.flags) == ("dygnsdel", ("langa_tidsspann",))

    def test_points_have_exact_limits(self):
        """7 of 23 in one hour: R binom.test .1321–.5292; none in another: 0–.1482."""
        found = profile(both(at(4, 21, 7), at(1, 10, 16)), min_hours=23)
        friday, empty = found.count.tolist().index(7), 0
        assert (found.lo[friday], found.hi[friday]) == pytest.approx((0.1321, 0.5292), abs=1e-4)
        assert (found.count[empty], found.lo[empty], found.hi[empty]) == (0, 0, pytest.approx(1 - 0.025 ** (1 / 23)))

    def test_sums_are_those_of_the_week(self):
        found = spans(*any_time(6000, 300))
        shown = profile(found)
        assert shown.count == pytest.approx(week(found).ravel())
        assert (shown.lo * 6000 <= shown.count).all()
        assert (shown.count <= shown.hi * 6000).all()

    @pytest.mark.parametrize(("minutes", "widest"), [(0, 1.1), (400, 1.8)])
    def test_the_variance_is_that_of_resampled_incidents(self, minutes, widest):
        """For many points the limits are the percentiles of bootstrap samples; spans are held no better known."""
        found = spans(*any_time(4000, minutes))
        single = by_hour(found, np.arange(4000)) @ DAY_PARTS
        drawn = np.random.default_rng(1).multinomial(4000, np.full(4000, 1 / 4000), 2000) @ single / 4000
        shown = profile(found, min_hours=10_000)
        width = (shown.hi - shown.lo) / np.ptp(np.percentile(drawn, (2.5, 97.5), axis=0), axis=0)
        assert (shown.lo + shown.hi) / 2 == pytest.approx(drawn.mean(axis=0), rel=0.04)
        assert ((width > 0.95) & (width < widest)).all()

    def test_spans_of_whole_weeks_are_no_better_known_than_points(self):
        shown = profile(spans(*any_time(40, 20_000)))
        assert shown.detail == "dygnsdel"
        assert shown.hi[0] - shown.lo[0] > 0.15

    def test_bare_midnights_are_told(self):
        assert profile(both(at(0, 0, 0), any_time(95), midnights(4))).flags == ()
        assert profile(both(any_time(95), midnights(5))).flags == ("midnatt",)


def midnights(n):
    """Only a date was known: the system wrote 00:00 and no end."""
    return np.datetime64("2023-01-02T00:00") + np.arange(n) * 1440, np.full(n, "NaT", "datetime64[m]")


class TestHotTime:
    def test_a_friday_night(self):
        """150 anywhere and 30 on Fridays between 21 and 24."""
        found = both(any_time(150), at(4, 21, 10), at(4, 22, 10), at(4, 23, 10))
        hot = hot_times({"torget": found}, 1)["torget"]
        assert hot.window == Window(4, 21, 3, "en_dag")
        assert hot.expected == pytest.approx(180 * 3 / 168)
        assert 30 <= hot.count <= 36
        assert (hot.p, hot.n, hot.detail, hot.flags) == (0.001, 180, "timme", ())

    def test_an_hour_of_every_day(self):
        found = both(any_time(100), *(at(day, hour, 5) for day in range(7) for hour in (15, 16, 17)))
        assert hot_times({"torget": found}, 1)["torget"].window == Window(None, 15, 3, "alla_dagar")

    def test_few_give_a_day_part(self):
        found = both(any_time(20), at(4, 23, 5), at(5, 23, 5))
        hot = hot_times({"torget": found}, 1)["torget"]
        assert (hot.window, hot.detail) == (Window(None, 22, 4, "helg"), "dygnsdel")

    def test_an_even_week_has_none(self):
        hot = hot_times({"torget": spans(*any_time(200))}, 1)["torget"]
        assert (hot.window, hot.count, hot.expected, hot.flags) == (None, None, None, ("jamn",))
        assert hot.p > 0.05

    def test_spans_of_weeks_have_none(self):
        hot = hot_times({"torget": spans(*any_time(200, 11_000))}, 1)["torget"]
        assert (hot.window, hot.p, hot.flags) == (None, 1.0, ("langa_tidsspann", "jamn"))

    def test_under_twenty_cannot_be_said(self):
        hot = hot_times({"torget": spans(*at(4, 22, 19))}, 1)["torget"]
        assert (hot.window, hot.p, hot.detail, hot.flags) == (None, None, "inget", ("for_fa_handelser",))

    def test_midnights_that_mean_unknown_are_no_hot_time(self):
        hot = hot_times({"torget": both(any_time(100), midnights(40))}, 1)["torget"]
        assert (hot.window, hot.p, hot.flags) == (None, None, ("midnatt",))

    def test_many_groups_make_each_harder(self):
        """Holm: the smallest p of five counts five times. With sixty, 999 draws cannot show 1/60 of 5 %."""
        torget = spans(*at(4, 23, 20))
        for groups, p, flags in ((1, 0.001, ()), (5, 0.005, ()), (60, 0.06, ("jamn",))):
            even = {str(i): spans(*any_time(20, seed=i)) for i in range(1, groups)}
            hot = hot_times({"torget": torget} | even, 1)["torget"]
            assert (hot.p, hot.flags) == (pytest.approx(p), flags)
            assert (hot.window is None) == bool(flags)

    def test_none_at_all(self):
        assert hot_times({}, 1) == {}

    def test_same_seed_same_answer(self):
        found = spans(*any_time(100, 90))
        assert hot_times({"a": found}, 3) == hot_times({"a": found}, 3)
