"""One delivered table against its contract: personal data, then shape, then values. Duplicates come after."""

from collections.abc import Callable, Iterable

import pandas as pd

from transforms.deliveries import cells, personal
from transforms.deliveries.account import FileReport, Rejected
from transforms.deliveries.contract import NUMERIC_KINDS, Column, Table
from transforms.deliveries.text import RawTable, header_key

# A rule sees the typed frame and answers a reason code per row ("" = fine); it may mend and count in the report.
Rule = Callable[[pd.DataFrame, FileReport], tuple[str, pd.Series]]


def check(raw: RawTable, table: Table, report: FileReport, rules: Iterable[Rule] = ()) -> pd.DataFrame | None:
    """The accepted rows of `raw`: contract columns (typed), `rad`, and `_cells` (the contract cells as text).

    Fills `report`; answers None when the file was refused.
    """
    places = _places(raw.header, table, report)
    if places is None:
        return None
    known = set(places.values())
    report.okanda_kolumner = [h for i, h in enumerate(raw.header) if i not in known and h]
    report.teckenkod = raw.encoding
    report.anmarkningar += raw.remarks
    frame, broken = _drop_personal(raw, places, table, report)
    report.rader = len(raw.rows) + len(raw.broken)
    report.karantan += [Rejected(rad, "", code, {}, _shown(text, table)) for rad, text, code in broken]
    if report.rader == 0:
        report.anmarkningar.append(("inga_rader", {}))
    return _check_values(frame, raw.header, places, table, report, rules)


def _places(header: list[str], table: Table, report: FileReport) -> dict[str, int] | None:
    """Contract column -> position in the delivered header; None when the file has to be refused."""
    keys = [header_key(h) for h in header]
    wanted = {header_key(c.name): c.name for c in table.columns}
    twice = sorted({header[i] for i, k in enumerate(keys) if k in wanted and keys.count(k) > 1})
    if twice:
        report.refuse("dubbla_rubriker", rubriker=", ".join(twice))
        return None
    found = {wanted[k]: i for i, k in enumerate(keys) if k in wanted}
    if absent := [name for name in table.required if name not in found]:
        report.refuse("saknad_kolumn", kolumner=", ".join(absent), rubriker=", ".join(h for h in header if h) or "inga")
        return None
    return found


def _drop_personal(
    raw: RawTable, places: dict[str, int], table: Table, report: FileReport
) -> tuple[pd.DataFrame, list[tuple[int, str, str]]]:
    """Rows without a personal number; the refused ones leave nothing but their line number in the report."""
    by_place = {place: name for name, place in places.items()}
    kind_of = {c.name: c.kind for c in table.columns}
    frame = pd.DataFrame([c for _, c in raw.rows], index=[rad for rad, _ in raw.rows], columns=range(len(raw.header)))
    frame = frame.astype("object") if frame.empty else frame
    personal_rows: set[int] = set()
    for place in frame.columns:
        kind = kind_of.get(by_place.get(place, ""), "text")
        if kind in NUMERIC_KINDS:
            continue
        is_id = kind == "id" or raw.header[place].endswith("_id")
        column = frame[place].astype(str)
        for rad, text in column[column.str.contains(personal.QUICK, regex=True)].items():
            if personal.holds_personal_number(text, separated_only=is_id):
                personal_rows.add(int(rad))  # type: ignore[call-overload]
    broken = []
    for rad, text, code in raw.broken:
        if personal.holds_personal_number(text):
            personal_rows.add(rad)
        else:
            broken.append((rad, text, code))
    report.personradnummer = sorted(personal_rows)
    return frame.drop(index=[r for r in personal_rows if r in frame.index]), broken


def _check_values(
    frame: pd.DataFrame, header: list[str], places: dict[str, int], table: Table, report: FileReport,
    rules: Iterable[Rule],
) -> pd.DataFrame:
    text = pd.DataFrame({name: frame[place].astype(str).str.strip() for name, place in places.items()},
                        index=frame.index)
    typed = pd.DataFrame(index=frame.index)
    reason = pd.Series("", index=frame.index, dtype="object")
    blamed = pd.Series("", index=frame.index, dtype="object")
    today = pd.Timestamp.now().normalize()
    for column in table.columns:
        values, code = _parse(text, column, today, frame.index)
        typed[column.name] = values
        new = (code != "") & (reason == "")
        reason, blamed = reason.mask(new, code), blamed.mask(new, column.name)
    for rule in rules:
        name, code = rule(typed, report)
        new = (code != "") & (reason == "")
        reason, blamed = reason.mask(new, code), blamed.mask(new, name)
    bad = reason != ""
    for rad in frame.index[bad]:
        blame = str(blamed[rad])
        value = text.at[rad, blame] if blame in text else ""
        shown = "" if _is_free(table, blame) else personal.masked(str(value))[:80]
        report.karantan.append(Rejected(int(rad), blame, str(reason[rad]), {"kolumn": blame, "varde": shown},
                                        _shown_row(text.loc[rad], table)))
    typed["rad"] = frame.index
    typed["_cells"] = list(text.itertuples(index=False, name=None)) if len(text) else []
    return typed[~bad]


def _parse(text: pd.DataFrame, column: Column, today: pd.Timestamp, index: pd.Index) -> cells.Parsed:
    if column.name in text:
        return cells.parse(text[column.name], column, today)
    return pd.Series(None, index=index, dtype="object"), pd.Series("", index=index, dtype="object")


def _is_free(table: Table, name: str) -> bool:
    return name in table.of_kind("fritext")


def _shown_row(row: pd.Series, table: Table) -> str:
    """The row as it is kept in quarantine: free text left out until it can be redacted, the rest masked."""
    free = set(table.of_kind("fritext"))
    return ";".join("[fritext]" if name in free and value else personal.masked(str(value)) for name, value in row.items())


def _shown(text: str, table: Table) -> str:
    return "[fritext]" if table.of_kind("fritext") else personal.masked(text)
