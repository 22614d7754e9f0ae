"""Columns of text cells to typed columns. Each parser returns the values and, where it refuses, a reason code."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from transforms.deliveries.contract import Column

_SPACES = re.compile(r"[ \u00a0\u202f]")
_DIGITS = r"(?:[0-9]+|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+)"
_LARGEST = 100_000_000  # ten times the people of Sweden; sums of such counts still fit the contracts' integer
_ID = r"[0-9A-Za-zÅÄÖåäö_-]{1,64}"

Parsed = tuple[pd.Series, pd.Series]


def parse(cells: pd.Series, column: Column, today: pd.Timestamp) -> Parsed:
    """Values and reason codes ("" = accepted) of one column of stripped text cells.

    An empty cell is None; whether it may be is judged here too, by `column.empty_ok`.
    """
    values, reason = _PARSERS[column.kind](cells, column, today)
    empty = (cells == "") | ((reason == "") & values.isna())  # `..` and `.` are no value either
    reason = reason.mask(empty, "")
    if not column.empty_ok:
        reason = reason.mask(empty, "tom_cell")
    if column.values:
        reason = reason.mask(~empty & ~cells.str.casefold().isin(column.values) & (reason == ""), "okant_ord")
        values = cells.str.casefold().where(~empty, None)
    if column.positive:
        number = pd.to_numeric(values, errors="coerce")
        reason = reason.mask(number.notna() & (number <= 0) & (reason == ""), "inte_over_noll")
    return values, reason


def _none(cells: pd.Series) -> pd.Series:
    return pd.Series("", index=cells.index, dtype="object")


def _text(cells: pd.Series, _column: Column, _today: pd.Timestamp) -> Parsed:
    return cells.where(cells != "", None), _none(cells)


def _identifier(cells: pd.Series, _column: Column, _today: pd.Timestamp) -> Parsed:
    return cells.where(cells != "", None), _none(cells).mask(~cells.str.fullmatch(_ID), "fel_id")


def number(cells: pd.Series, *, whole: bool) -> Parsed:
    """`..` is missing, `-` is zero, `.` not applicable; space, U+00A0, U+202F part thousands; comma or point.

    A count written `1.234` may be one or one thousand: refused.
    """
    blank = cells.isin(["", "..", "."])
    cells = cells.mask(cells == "-", "0")
    decimals = r"(?:[.,]0{1,2})?" if whole else r"(?:[.,][0-9]+)?"
    good = blank | cells.str.fullmatch(r"[-\u2212]?" + _DIGITS + decimals)
    plain = cells.str.replace(_SPACES, "", regex=True)
    values = pd.to_numeric(
        plain.where(good & ~blank, None).str.replace(",", ".").str.replace("\u2212", "-"), errors="coerce"
    )
    values = values.astype(float)
    unread = ~blank & ~np.isfinite(values)  # of thousands of digits, too
    reason = _none(cells).mask(~good | unread, "inte_tal")
    if whole:
        reason = reason.mask(~good & plain.str.fullmatch(r"[0-9]{1,3}(?:[.,][0-9]{3})+"), "tvetydigt_antal")
        reason = reason.mask(values < 0, "negativt_antal").mask(values > _LARGEST, "for_stort_antal")
    return values, reason


def _whole(cells: pd.Series, _column: Column, _today: pd.Timestamp) -> Parsed:
    return number(cells, whole=True)


def _decimal(cells: pd.Series, _column: Column, _today: pd.Timestamp) -> Parsed:
    return number(cells, whole=False)


def _date(cells: pd.Series, _column: Column, today: pd.Timestamp) -> Parsed:
    shaped = cells.str.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
    values = pd.to_datetime(cells.where(shaped, None), format="%Y-%m-%d", errors="coerce")
    return _dates(cells, shaped, values)


def _moment(cells: pd.Series, _column: Column, today: pd.Timestamp) -> Parsed:
    """Local time: `YYYY-MM-DD`, with ` HH:MM` or ` HH:MM:SS`, or ISO's `T` between."""
    plain = cells.str.replace("T", " ", n=1)
    shaped = plain.str.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")
    full = plain.where(shaped, None)
    full = full.where(full.str.len() != 10, full + " 00:00:00")
    full = full.where(full.str.len() != 16, full + ":00")
    values = pd.to_datetime(full, format="%Y-%m-%d %H:%M:%S", errors="coerce")
    return _dates(cells, shaped, values)


def _dates(cells: pd.Series, shaped: pd.Series, values: pd.Series) -> Parsed:
    values = values.mask(values.dt.year < 1)  # pandas knows a year 0, the calendar does not
    reason = _none(cells).mask(~shaped, "fel_datumform")
    two_digits = cells.str.match(r"\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\b|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}\b")
    reason = reason.mask(~shaped & two_digits, "tvasiffrigt_ar")
    return values, reason.mask(shaped & values.isna(), "omojligt_datum")


def _clock(cells: pd.Series, _column: Column, _today: pd.Timestamp) -> Parsed:
    good = cells.str.fullmatch(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?")
    return cells.str[:5].where(good, None), _none(cells).mask(~good, "fel_klockslag")


def _yes_no(cells: pd.Series, _column: Column, _today: pd.Timestamp) -> Parsed:
    words = {"ja": True, "1": True, "true": True, "nej": False, "0": False, "false": False, "": None}
    lower = cells.str.casefold()
    return lower.map(words).astype("object"), _none(cells).mask(~lower.isin(words), "okant_ord")


_PARSERS: dict[str, Callable[[pd.Series, Column, pd.Timestamp], Parsed]] = {
    "text": _text, "fritext": _text, "id": _identifier, "datum": _date, "klocka": _clock, "tidpunkt": _moment,
    "heltal": _whole, "tal": _decimal, "koordinat": _decimal, "kommun": _text, "omrade": _text, "ja_nej": _yes_no,
}
