"""The five forms of a period, and which promises lie in it by default."""

import contextlib
import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.fixture_judgement import AGREEMENT, LOFTE
from transforms.errors import CallError
from transforms.period import ended, parse
from transforms.underlag import default_period


@pytest.mark.parametrize(
    ("text", "typ", "first", "last"),
    [
        ("2025", "ar", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-T1", "tertial", date(2025, 1, 1), date(2025, 4, 30)),
        ("2025-T3", "tertial", date(2025, 9, 1), date(2025, 12, 31)),
        ("2024-Q1", "kvartal", date(2024, 1, 1), date(2024, 3, 31)),
        ("2025-Q4", "kvartal", date(2025, 10, 1), date(2025, 12, 31)),
        ("2024-02", "manad", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", "manad", date(2025, 12, 1), date(2025, 12, 31)),
        ("2025-W01", "vecka", date(2024, 12, 30), date(2025, 1, 5)),
        ("2020-W53", "vecka", date(2020, 12, 28), date(2021, 1, 3)),
        ("2025-W37", "vecka", date(2025, 9, 8), date(2025, 9, 14)),
    ],
)
def test_forms(text, typ, first, last):
    period = parse(text)
    assert (period.text, period.typ, period.first, period.last, period.year) == (text, typ, first, last, int(text[:4]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-T4",
        "2025-Q5",
        "2025-13",
        "2025-00",
        "2025-W00",
        "2025-W53",
        "2025-W54",
        "1989",
        "2101",
        "2025-1",
        "2025 ",
        "2025\n",
        "2025-09-01",
        "../2025",
        "２０２５",
        "٢٠٢٥",
        "2025-W３７",
        "2025-t2",
    ],
)
def test_anything_else_is_one_line(text):
    with pytest.raises(CallError) as caught:
        parse(text)
    assert len(str(caught.value).splitlines()) == 1
    assert caught.value.exit_code == 2


@given(st.integers(1990, 2100), st.sampled_from([("-T", 3), ("-Q", 4)]))
def test_parts_fill_the_year_without_gap_or_overlap(year, parts):
    mark, number = parts
    found = [parse(f"{year}{mark}{i}") for i in range(1, number + 1)]
    assert (found[0].first, found[-1].last) == (date(year, 1, 1), date(year, 12, 31))
    assert all(b.first - a.last == timedelta(days=1) for a, b in itertools.pairwise(found))


@given(st.text(max_size=12))
def test_no_text_breaks_it(text):
    with contextlib.suppress(CallError):
        assert parse(text).text == text


@pytest.mark.parametrize(
    ("text", "year"), [("2025", 2025), ("2025-T3", 2025), ("2025-T2", 2024), ("2025-12", 2025), ("2025-W37", 2024)]
)
def test_yearly_figures_go_to_the_last_whole_year(text, year):
    assert parse(text).last_whole_year == year


@pytest.mark.parametrize(
    ("starts", "crime", "expected"),
    [
        ([], [], None),
        ([], [2015, 2025], "2025"),
        ([None], [2025], "2025"),
        ([date(2017, 1, 1)], [2025], "2017"),
        ([date(2017, 1, 1), date(2019, 5, 1), None], [2025], "2019"),
    ],
)
def test_default_is_the_latest_dated_promise_else_the_latest_crime(starts, crime, expected):
    loften = [replace(LOFTE, overenskommelse=replace(AGREEMENT, fran=start)) for start in starts]
    assert default_period(loften, crime) == expected


@pytest.mark.parametrize(("typ", "day", "text"), [
    ("ar", "2025-01-01", "2024"), ("ar", "2025-12-31", "2024"),
    ("tertial", "2025-01-20", "2024-T3"), ("tertial", "2025-05-01", "2025-T1"), ("tertial", "2025-12-31", "2025-T2"),
    ("kvartal", "2025-03-31", "2024-Q4"), ("kvartal", "2025-04-01", "2025-Q1"), ("manad", "2025-01-31", "2024-12"),
    ("manad", "2025-03-01", "2025-02"),
    # 2026 has 53 weeks: Monday 28 December 2026 begins W53, and Monday 4 January 2027 W01.
    ("vecka", "2027-01-04", "2026-W53"), ("vecka", "2027-01-03", "2026-W52"), ("vecka", "2025-09-15", "2025-W37"),
])
def test_the_last_period_that_was_over_before_a_day(typ, day, text):
    assert ended(typ, date.fromisoformat(day)).text == text
