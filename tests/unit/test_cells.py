"""Text cells become values or a reason: numbers, dates, times, identifiers, vocabularies."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.deliveries import cells
from transforms.deliveries.contract import Column, optional

TODAY = pd.Timestamp(2025, 6, 1)
KINDS = [
    "text",
    "fritext",
    "id",
    "datum",
    "klocka",
    "tidpunkt",
    "heltal",
    "tal",
    "koordinat",
    "kommun",
    "omrade",
    "ja_nej",
]


def one(text, kind, **more):
    values, reason = cells.parse(pd.Series([text], dtype="object"), Column("x", kind, **more), TODAY)
    return None if pd.isna(values.iloc[0]) else values.iloc[0], reason.iloc[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1\u202f234\u202f567", 1234567),
        ("-", 0),
        ("1,0", 1),
        ("12.0", 12),
        ("0", 0),
        ("007", 7),
    ],
)
def test_counts(text, value):
    assert one(text, "heltal") == (value, "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.234", "tvetydigt_antal"),
        ("1.234.567", "tvetydigt_antal"),
        ("1,000", "tvetydigt_antal"),
        ("3,5", "inte_tal"),
        ("-4", "negativt_antal"),
        ("fem", "inte_tal"),
        ("1 2 3", "inte_tal"),
        ("12 34", "inte_tal"),
        ("1e5", "inte_tal"),
        ("٣", "inte_tal"),
        ("NaN", "inte_tal"),
        ("inf", "inte_tal"),
        ("9999999999", "for_stort_antal"),
        ("9" * 400, "for_stort_antal"),
        ("< 5", "inte_tal"),
    ],
)
def test_counts_that_are_refused(text, code):
    assert one(text, "heltal")[1] == code


@pytest.mark.parametrize("text", ["..", "."])
def test_missing_is_missing_and_never_zero(text):
    assert one(text, "heltal", empty_ok=True) == (None, "")
    assert one(text, "heltal") == (None, "tom_cell")
    assert one(text, "tal") == (None, "tom_cell")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("59,3", 59.3),
        ("59.3", 59.3),
        ("1 234,5", 1234.5),
        ("\u22122,5", -2.5),
        ("-2.5", -2.5),
        ("-", 0.0),
        ("6579987.5", 6579987.5),
        ("1.234", 1.234),
    ],
)
def test_decimals(text, value):
    assert one(text, "tal") == (value, "")


@pytest.mark.parametrize("text", ["1,2,3", "1.234,5", "x", "--", "5 %", "1/2"])
def test_decimals_that_are_refused(text):
    assert one(text, "tal")[1] == "inte_tal"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025-02-28", ""),
        ("2024-02-29", ""),
        ("2025-02-29", "omojligt_datum"),
        ("2025-13-01", "omojligt_datum"),
        ("2025-04-31", "omojligt_datum"),
        ("0000-01-01", "omojligt_datum"),
        ("25-01-02", "tvasiffrigt_ar"),
        ("1/2/25", "tvasiffrigt_ar"),
        ("02.01.25", "tvasiffrigt_ar"),
        ("03/12/2025", "fel_datumform"),
        ("2025/01/02", "fel_datumform"),
        ("20250102", "fel_datumform"),
        ("i går", "fel_datumform"),
        ("2025-1-2", "fel_datumform"),
        ("", "tom_cell"),
        ("٢٠٢٥-٠١-٠١", "fel_datumform"),
    ],
)
def test_dates(text, code):
    value, reason = one(text, "datum")
    assert reason == code
    if not code:
        assert value == pd.Timestamp(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-03-04 05:06", pd.Timestamp(2025, 3, 4, 5, 6)),
        ("2025-03-04 05:06:07", pd.Timestamp(2025, 3, 4, 5, 6, 7)),
        ("2025-03-04T05:06", pd.Timestamp(2025, 3, 4, 5, 6)),
        ("2025-03-04", pd.Timestamp(2025, 3, 4)),
        ("9999-12-31 23:59", pd.Timestamp("9999-12-31 23:59")),
    ],
)
def test_moments(text, value):
    assert one(text, "tidpunkt") == (value, "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025-03-04 24:00", "omojligt_datum"),
        ("2025-03-04 12:61", "omojligt_datum"),
        ("2025-03-04 5:06", "fel_datumform"),
        ("2025-03-04T05:06Z", "fel_datumform"),
        ("25-03-04 05:06", "tvasiffrigt_ar"),
        ("05:06", "fel_datumform"),
    ],
)
def test_moments_that_are_refused(text, code):
    assert one(text, "tidpunkt")[1] == code


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("00:00", "00:00", ""),
        ("23:59", "23:59", ""),
        ("14:30:00", "14:30", ""),
        ("24:00", None, "fel_klockslag"),
        ("9:30", None, "fel_klockslag"),
        ("09.30", None, "fel_klockslag"),
    ],
)
def test_clock_times(text, value, code):
    assert one(text, "klocka") == (value, code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0182-2017-1a", ""),
        ("Åby_ö-1", ""),
        ("a" * 64, ""),
        ("a" * 65, "fel_id"),
        ("a b", "fel_id"),
        ("../x", "fel_id"),
        ("a;b", "fel_id"),
        ("a\n", "fel_id"),
        ("", "tom_cell"),
    ],
)
def test_identifiers(text, code):
    assert one(text, "id")[1] == code


@pytest.mark.parametrize(
    ("text", "value"),
    [("ja", True), ("JA", True), ("1", True), ("true", True), ("nej", False), ("0", False), ("False", False)],
)
def test_yes_and_no(text, value):
    assert one(text, "ja_nej") == (value, "")


def test_other_words_than_yes_and_no():
    assert one("kanske", "ja_nej")[1] == "okant_ord"


def test_vocabularies_ignore_case_and_keep_the_contracts_word():
    assert one("Klar", "text", values=("ny", "klar")) == ("klar", "")
    assert one("klart", "text", values=("ny", "klar"))[1] == "okant_ord"
    assert one("", "text", values=("ny",), empty_ok=True) == (None, "")


@pytest.mark.parametrize(
    ("text", "code"), [("0", "inte_over_noll"), ("-", "inte_over_noll"), ("-1,5", "inte_over_noll"), ("0,1", "")]
)
def test_weights_and_speeds_are_over_zero(text, code):
    assert one(text, "tal", positive=True)[1] == code


def test_codes_are_text_and_keep_their_zeros():
    assert one("0182", "kommun") == ("0182", "")


ODD = st.text(max_size=30) | st.sampled_from(
    ["-", ".", "..", "1 234", "1.234", "0/0", "2025-02-30", "9" * 400, "\x00", "∞"]
)
NEAR = st.text(alphabet="0123456789-:.,T \u00a0\u202f\u2212", max_size=20)


@settings(max_examples=150, deadline=None)
@given(st.lists((ODD | NEAR).map(str.strip), min_size=1, max_size=6), st.sampled_from(KINDS), st.booleans())
def test_every_cell_has_a_value_or_a_reason(texts, kind, needed):
    column = Column("x", kind) if needed else optional("x", kind)
    values, reason = cells.parse(pd.Series(texts, dtype="object"), column, TODAY)
    assert len(values) == len(reason) == len(texts)
    for text, value, code in zip(texts, values, reason, strict=True):
        if needed:
            assert code or pd.notna(value)
        elif text == "":
            assert code == ""
