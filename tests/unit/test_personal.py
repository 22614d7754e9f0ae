"""Personal numbers are refused at the door and kept nowhere; what looks like personal data is masked.

The numbers are the Tax Agency's and the personnummer project's published test numbers, nobody's own.
"""

import json
from datetime import date

import pytest

from transforms.deliveries import personal
from transforms.deliveries.account import Card, FileReport
from transforms.deliveries.check import check
from transforms.deliveries.contract import Column, Table, optional
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import UnreadableError

TABLE = Table(
    "prov",
    "raw_prov",
    (
        Column("prov_id", "id"),
        Column("plats"),
        optional("antal", "heltal"),
        optional("text", "fritext"),
        optional("e", "koordinat"),
        optional("fil"),
    ),
    ("prov_id",),
)


def luhn(nine):
    """The control digit by hand: double every other digit from the first, add digit sums, fill up to ten."""
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(nine))
    return nine + str(-total % 10)


def taken(header, *rows, broken=()):
    report = FileReport(1, None, "prov.csv", "prov", "", "", Card())
    raw = RawTable(header.split(";"), [(i, row.split(";")) for i, row in enumerate(rows, 2)], "utf-8", list(broken))
    return check(raw, TABLE, report), report


@pytest.mark.parametrize(
    "text",
    [
        "198507099805",
        "19850709-9805",
        "850709-9805",
        "8507099805",
        "850709+9805",
        "850709 9805",
        "850709–9805",
        "19850709–9805",
        "19850709 9805",
        "850709\u00a09805",
        "850709\u22129805",
        "850709\u20119805",
        "191212121212",
        "701063-2391",
        "19701063-2391",
        "ring 850709-9805, helst i dag",
        "(850709-9805)",
        "pnr:8507099805.",
        "123 850709-9805",
        "123456-1234 850709-9805",
        "a850709-9805b",
    ],
)
def test_every_form_of_a_personal_number_is_found(text):
    assert personal.holds_personal_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "850709-9806",  # control digit
        "850732-9805",
        "851309-9805",
        "19850229-1234",  # no such day
        "1850709-9805",
        "850709-98051",
        "9198507099805",
        "19850709980512",  # part of a longer run
        "850709--9805",
        "850709/9805",
        "85-07-09-9805",
        "850709 - 9805",
        "6579987.5",
        "0182",
        "",
        "000101010101",
        "112233445566",  # twelve digits of no century of ours
    ],
)
def test_lookalikes_are_not(text):
    assert not personal.holds_personal_number(text)


def test_a_day_that_has_not_come_is_no_birthday():
    later = date.today().year + 1
    number = luhn(f"{later % 100:02d}0101123")
    assert not personal.holds_personal_number(f"{later // 100}{number}")
    assert personal.holds_personal_number(f"{later // 100 - 1}{number}")


def test_ten_digits_of_a_later_day_this_year_belong_to_someone_a_hundred_years_older():
    number = luhn(f"{date.today().year % 100:02d}1231123")
    assert personal.holds_personal_number(number[:6] + "-" + number[6:])


def test_identifiers_are_searched_for_separated_forms_only():
    frame, report = taken("prov_id;plats", "8507099805;torget", "850709-9805;torget", "K-198507099805;torget")
    assert report.personradnummer == [3]
    assert list(frame["rad"]) == [2, 4]


@pytest.mark.parametrize("header", ["FIL", "Ärende_ID", "arende id"])
def test_file_and_id_columns_by_any_spelling(header):
    _, report = taken(f"prov_id;plats;{header}", "a;torget;8507099805", "b;torget;850709-9805")
    assert report.personradnummer == [3]


def test_numbers_and_coordinates_are_not_searched():
    _, report = taken("prov_id;plats;antal;e", "a;torget;1212121212;8507099805", "b;torget;7;8507099805")
    assert report.personradnummer == []


def test_free_text_and_unknown_columns_are_searched():
    _, report = taken("prov_id;plats;text;okänd", "a;torget;850709-9805;", "b;torget;;8507099805", "c;torget;;")
    assert report.personradnummer == [2, 3]
    assert report.rader == 3


def test_a_broken_line_with_a_number_is_a_personal_row():
    line = (9, "a;torget;850709-9805;x;y;z", "fel_antal_celler")
    _, report = taken("prov_id;plats", "a;torget", broken=[line, (10, "b;torget;q", "fel_antal_celler")])
    assert report.personradnummer == [9]
    assert [r.rad for r in report.karantan] == [10]
    assert report.rader == 3


def test_nothing_of_the_number_is_kept_anywhere():
    frame, report = taken(
        "prov_id;plats;antal;okänd", "a;torget 850709-9805;1;", "b;torget;850709-9805;", "c;torget;1;x"
    )
    kept = repr(report) + frame.to_json(default_handler=str)
    assert "9805" not in kept
    assert report.personradnummer == [2]
    assert [r.rad for r in report.karantan] == [3]
    assert report.karantan[0].params["varde"] == "[nummer]"


@pytest.mark.parametrize(
    "header", ["850709-9805;torget", "prov_id;plats;Anna 850709-9805", "prov_id;prov_id;850709–9805"]
)
def test_a_file_without_headers_does_not_print_its_first_row(header):
    try:
        _, report = taken(header, "a;b;c")
        said = report.okanda_kolumner
    except UnreadableError as error:
        said = [error.code, error.params]
    assert "9805" not in json.dumps(said, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("ring 070-123 45 67", "ring [telefon]"),
        ("+46 70 123 45 67", "[telefon]"),
        ("+46 (0)70-123 45 67", "[telefon]"),
        ("08-123 456 78", "[telefon]"),
        ("08/123 45 67", "[telefon]"),
        ("0046 70 123 45 67", "[telefon]"),
        ("0701234567", "[nummer]"),
        ("skriv till anna.a+x@exempel.se nu", "skriv till [e-post] nu"),
        ("bilen ABC 123", "bilen [regnr]"),
        ("bilen abc12d", "bilen [regnr]"),
        ("ABC-123", "[regnr]"),
        ("850709-9806", "[nummer]"),
        ("850709–9806", "[nummer]"),
        ("19850709\u22129806", "[nummer]"),
    ],
)
def test_masks(text, masked):
    assert personal.masked(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-01 12:00",
        "2025-12-01 08:00:00",
        "03/12/2025",
        "3/02/2025",
        "03-12-2025",
        "6579987.5",
        "684859,03 12",
        "0182R008",
        "torget",
        "0182-2017-1a",
        "14:05",
        "väg 222",
        "Brott mot 3-7 kap.",
    ],
)
def test_dates_coordinates_and_codes_stay_readable(text):
    assert personal.masked(text) == text


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@sum", "\tx"])
def test_formulas_are_defused(text):
    assert personal.defused(text) == "'" + text
    assert personal.masked(text) == text


def test_masking_a_very_long_word_is_quick():
    assert personal.masked("a" * 200_000 + "1").endswith("1")
