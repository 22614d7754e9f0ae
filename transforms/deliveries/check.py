"""One delivered table against its contract: personal data, then shape, then values. Duplicates come after."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pandas as pd

from transforms.deliveries import cells, personal
from transforms.deliveries.account import FileReport, Rejected
from transforms.deliveries.contract import NUMERIC_KINDS, Column, Table
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import UnreadableError, header_key

# A rule sees the typed frame and answers a reason code per row ("" = fine). What it mends it marks per row, in
# columns `_rattad_<kind>` (bool), `_omappad_<column>` or `_tvetydig_<column>` (the code): counted once accepted.
# `_fel` tells it which rows are condemned already: no row is judged by the company of those.
# What its phrase needs beside the cell it leaves in `_skal_<parameter>`.
Rule = Callable[[pd.DataFrame, FileReport], tuple[str, pd.Series]]


def check(raw: RawTable, table: Table, report: FileReport, rules: Iterable[Rule] = ()) -> pd.DataFrame:
    """The accepted rows of one part of a table: contract columns (typed), `rad`, and `_cells` (their text).

    Adds to `report`.

    Raises:
        UnreadableError: see `positions`.
    """
    places = positions(raw.header, table)
    known = set(places.values())
    report.okanda_kolumner = [personal.shown_header(h) for i, h in enumerate(raw.header) if i not in known and h]
    report.teckenkod = raw.encoding
    report.anmarkningar += [(code, {k: personal.told(v) for k, v in params.items()})
                            for code, params in raw.remarks]
    lines, frame, broken = _drop_personal(raw, places, table, report)
    report.rader = (report.rader or 0) + len(raw.rows) + len(raw.broken)
    report.karantan += [Rejected(rad, "", code, {}, _shown_line(text, table)) for rad, text, code in broken]
    if report.rader == 0:
        report.anmarkningar.append(("inga_rader", {}))
    text = pd.DataFrame({c.name: frame[places[c.name]].str.strip() if c.name in places else "" for c in table.columns},
                        index=frame.index, dtype="object")
    return _check_values(lines, text, table, report, rules)


def positions(header: list[str], table: Table) -> dict[str, int]:
    """Contract column -> position in a delivered header.

    Raises:
        UnreadableError: two headers that become the same, or a required one that is missing.
    """
    keys = [header_key(h) for h in header]
    wanted = {header_key(c.name): c.name for c in table.columns}
    twice = sorted({personal.shown_header(header[i]) for i, k in enumerate(keys) if k in wanted and keys.count(k) > 1})
    if twice:
        raise UnreadableError("dubbla_rubriker", rubriker=", ".join(twice))
    found = {wanted[k]: i for i, k in enumerate(keys) if k in wanted}
    if not found:
        raise UnreadableError("rubrikrad_saknas", kolumner=", ".join(table.required))
    if absent := [name for name in table.required if name not in found]:
        headers = ", ".join(personal.shown_header(h) for h in header[:60] if h)
        raise UnreadableError("saknad_kolumn", kolumner=", ".join(absent), rubriker=headers or "inga")
    return found


def _drop_personal(
    raw: RawTable, places: dict[str, int], table: Table, report: FileReport
) -> tuple[pd.Series, pd.DataFrame, list[tuple[int, str, str]]]:
    """Line numbers and cells without personal numbers; the refused rows leave nothing but their line number."""
    kind_of = {places[c.name]: c.kind for c in table.columns if c.name in places}
    lines = pd.Series([rad for rad, _ in raw.rows], dtype="int64")
    frame = pd.DataFrame([c for _, c in raw.rows], columns=range(len(raw.header)), dtype="object")
    hit = np.zeros(len(frame), dtype=bool)
    for place in frame.columns:
        kind = kind_of.get(place, "text")
        if kind in NUMERIC_KINDS:
            continue
        key = header_key(raw.header[place])
        is_id = kind == "id" or key == "fil" or key.endswith("_id")
        for row in np.flatnonzero(frame[place].str.contains(personal.QUICK, regex=True).to_numpy(bool)):
            hit[row] |= personal.holds_personal_number(frame.iat[row, place], separated_only=is_id)
    in_broken = [personal.holds_personal_number(text) for _, text, _ in raw.broken]
    report.personradnummer += sorted([
        *map(int, lines[hit]), *(rad for (rad, _, _), held in zip(raw.broken, in_broken, strict=True) if held)
    ])
    broken = [line for line, held in zip(raw.broken, in_broken, strict=True) if not held]
    return lines[~hit].reset_index(drop=True), frame[~hit].reset_index(drop=True), broken


def _check_values(
    lines: pd.Series, text: pd.DataFrame, table: Table, report: FileReport, rules: Iterable[Rule]
) -> pd.DataFrame:
    typed = pd.DataFrame(index=text.index)
    reason = pd.Series("", index=text.index, dtype="object")
    blamed = pd.Series("", index=text.index, dtype="object")
    today = pd.Timestamp.now().normalize()
    for column in table.columns:
        typed[column.name], code = cells.parse(text[column.name], column, today)
        new = (code != "") & (reason == "")
        reason, blamed = reason.mask(new, code), blamed.mask(new, column.name)
    for rule in rules:
        typed["_fel"] = reason != ""
        name, code = rule(typed, report)
        new = (code != "") & (reason == "")
        reason, blamed = reason.mask(new, code), blamed.mask(new, name)
    bad = reason != ""
    rows = pd.Series(list(text.itertuples(index=False, name=None)), index=text.index, dtype="object")
    place, free = {name: i for i, name in enumerate(text.columns)}, set(table.of_kind("fritext"))
    kinds = {c.name: c for c in table.columns}
    words = {c.name: ", ".join(c.values) or "ja, nej" for c in table.columns}
    more = typed.loc[bad, [name for name in typed.columns if name.startswith("_skal_")]]
    more = more.rename(columns=lambda name: name.removeprefix("_skal_"))
    for rad, code, name, row, said in zip(lines[bad], reason[bad], blamed[bad], rows[bad], more.to_dict("records"),
                                          strict=True):
        value = "" if name in free or name not in place else repeated(kinds[name], row[place[name]][:1_000])[:80]
        params = {"kolumn": name, "varde": value, "ord": words.get(name, ""), **said}
        report.karantan.append(Rejected(int(rad), name, code, params, shown(row, table.columns)))
    return typed.assign(rad=lines, _cells=rows)[~bad]


def shown(row: Sequence[object], columns: Sequence[Column]) -> str:
    """The row as it is kept in quarantine: free text left out, the rest masked."""
    return ";".join("[fritext]" if c.kind == "fritext" and text else personal.defused(repeated(c, str(text)))
                    for c, text in zip(columns, row, strict=True))


def repeated(column: Column, text: str) -> str:
    """A cell as a reason repeats it: a column of free wording, such as the reporter, may hold somebody's name."""
    return personal.unnamed(text) if column.kind == "text" and not column.values else personal.masked(text)


def _shown_line(text: str, table: Table) -> str:
    return "[fritext]" if table.of_kind("fritext") else personal.defused(text)
