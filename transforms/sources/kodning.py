"""A worksheet of statements that people have corrected (`lagesbild notes`), read back. See docs/kodbok.md.

A cell that is left empty judges nothing. `ok` takes the proposal that stands in the sheet, `-` says that there is none.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from transforms.deliveries import personal
from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table, optional
from transforms.deliveries.read import read_table
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, UnreadableError, header_key
from transforms.deliveries.workbook import read_sheets
from transforms.gazetteer import Gazetteer, gazetteer_of
from transforms.registry import Registry
from transforms.sources.base import Context, Form, Readings, read_rows

ENIG = "ENIG"  # the label of what coders agreed on afterwards
TABLE = Table(
    source="dialog",
    name="raw_kodning",
    columns=(
        Column("yttrande_id", "id"),
        optional("foreslaget_problem"),
        optional("foreslaget_bra"),
        optional("foreslagen_plats"),
        Column("problem", empty_ok=True),
        optional("bra"),
        optional("plats"),
        Column("kodare", empty_ok=True),
    ),
    key=(),  # nothing is lost by reading a row twice: the latest one of each coder counts
)
_READ = frozenset(c.name for c in TABLE.columns)
_PARTS = re.compile(r"[,;\n]")
_SEPARATORS = re.compile(r"[;,\t]")
_LABEL = re.compile(r"[^\W_](?:[^\W_]|[ -]){0,19}")
_HEADER_ROWS = 10  # a sheet may have a title above its header
_OK, _NONE = "ok", "-"


def _fits(head: Head) -> bool:
    if not head.is_workbook:
        first = next((line for line in head.text.splitlines() if line.strip(" \ufeff") and line[:4] != "sep="), "")
        return _is_header([cell.strip('" ') for cell in _SEPARATORS.split(first)])
    try:
        return any(_header_row(rows) is not None for _, rows in read_sheets(head.path))
    except UnreadableError:
        return False


def _is_header(cells: list[str]) -> bool:
    return set(TABLE.required) <= {header_key(cell) for cell in cells}


def _header_row(rows: list[list[str]]) -> int | None:
    return next((i for i, row in enumerate(rows[:_HEADER_ROWS]) if _is_header(row)), None)


def _read(path: Path, context: Context) -> Readings:
    """Every sheet of the workbook that has the columns, or the CSV."""
    for blad, raw in _sheets(path):
        first = "A" if "foreslaget_problem" in raw.header else "B"  # who codes without proposals is the second
        rules = (_coder(first), _problems, _place)
        for table, frame in read_rows(raw, TABLE, context, *rules):
            yield table, frame[[c for c in frame if not c.startswith("foreslag")]].drop(columns="plats").assign(
                blad=blad)


def _sheets(path: Path) -> Iterator[tuple[str, RawTable]]:
    with path.open("rb") as handle:
        workbook = handle.read(2) == b"PK"
    if not workbook:
        yield "", _cut(read_table(path, TABLE.required))
        return
    for name, rows in read_sheets(path):
        start = _header_row(rows)
        if start is not None:
            found = [(i, row) for i, row in enumerate(rows[start + 1 :], start=start + 2) if any(row)]
            yield name, _cut(RawTable(rows[start], found, "xlsx"))


def _cut(raw: RawTable) -> RawTable:
    """The columns that are read: the rest is the sheet's own, and remarks in it are nobody's business here."""
    kept = [i for i, cell in enumerate(raw.header) if header_key(cell) in _READ]

    def cut(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
        return [(rad, [row[i] for i in kept]) for rad, row in rows]

    rest = ((cut(rows), broken) for rows, broken in raw.rest)
    return RawTable([header_key(raw.header[i]) for i in kept], cut(raw.rows), raw.encoding, raw.broken, raw.remarks,
                    rest)


def _coder(first: str) -> Callable[[Context], Rule]:
    """The label of the coder in capitals, `first` where none is written; what may be a name is refused unrepeated."""

    def bind(_context: Context) -> Rule:
        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            labels = frame["kodare"].fillna(first).astype(str).str.strip()
            named = ~labels.map(lambda text: bool(_LABEL.fullmatch(text)) and personal.unnamed(text) == text)
            frame["kodare"] = labels.str.upper()
            return "kodare", _none(frame).mask(named, "namn_pa_kodare")

        return rule

    return bind


def _problems(context: Context) -> Rule:
    """`problem` and `bra` as lists of ids; both None where neither is judged. No problem is in both."""
    words = problem_words(context.registry)

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        lists, reasons, said = [], [], []
        for problem, bra, proposed, better in _cells(frame, "problem", "bra", "foreslaget_problem", "foreslaget_bra"):
            codes, unknown = _listed(problem, proposed, words)
            both = problem.casefold() == _OK and not bra
            good, strange = _listed((_OK if better else _NONE) if both else bra, better, words)
            unknown += strange
            twice = set(codes or ()) & set(good or ())
            reasons.append("okant_problem_i_ark" if unknown else "bade_problem_och_bra" if twice else "")
            said.append(personal.unnamed(", ".join(dict.fromkeys(unknown))[:80]) or ", ".join(sorted(twice)))
            judged = codes is not None or good is not None
            lists.append((codes or [], good or []) if judged else (None, None))
        frame["problem"] = pd.Series([p for p, _ in lists], index=frame.index, dtype="object")
        frame["bra"] = pd.Series([b for _, b in lists], index=frame.index, dtype="object")
        frame["_skal_okanda"] = said
        return "problem", pd.Series(reasons, index=frame.index, dtype="object")

    return rule


def problem_words(registry: Registry) -> dict[str, str]:
    """Problem ids by id and by name, in small letters."""
    return {word.casefold(): p.problem_id for p in registry.problem.values() for word in (p.problem_id, p.namn)}


def _listed(cell: str, proposal: str, words: dict[str, str]) -> tuple[list[str] | None, list[str]]:
    """The problem ids of a cell, None where it is empty, and the parts of it that are no problem."""
    if not cell:
        return None, []
    if cell.casefold() == _OK and proposal:
        return _listed(proposal, "", words)
    if cell in (_NONE, "–", "—"):
        return [], []
    parts = [cell] if cell.casefold() in words else [p.strip() for p in _PARTS.split(cell) if p.strip()]
    found = [words[p.casefold()] for p in parts if p.casefold() in words]
    return list(dict.fromkeys(found)), [p for p in parts if p.casefold() not in words]


def _place(context: Context) -> Rule:
    """`plats_kod` and `plats_regel`, both None where the place is not judged."""
    gazetteer = gazetteer_of(context.kommun, context.registry)
    types = {f"typ:{p.typ}" for p in context.registry.platser(context.kommun)}

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        cells = [proposed if plats.casefold() == _OK else plats
                 for plats, proposed in _cells(frame, "plats", "foreslagen_plats")]
        found = [_meant(cell, types, gazetteer) for cell in cells]
        frame["plats_kod"] = pd.Series([kod for kod, _ in found], index=frame.index, dtype="object")
        frame["plats_regel"] = pd.Series([regel for _, regel in found], index=frame.index, dtype="object")
        unknown = frame["plats_regel"].eq("okand")
        return "plats", _none(frame).mask(unknown, "okand_plats_i_ark")

    return rule


def _meant(cell: str, types: set[str], gazetteer: Gazetteer) -> tuple[str | None, str | None]:
    """Code and rule of a cell that names a place; the rule is `okand` where it names none that is known."""
    low = cell.casefold()
    if not cell:
        return None, None
    if cell in (_NONE, "–", "—"):
        return None, "huvud"
    if low == "tvetydig":
        return None, "tvetydig"
    if low in types:
        return low, "manuell"
    meant = gazetteer.find(cell)
    return (meant.kod, "manuell") if meant.kod else (None, "okand")


def _cells(frame: pd.DataFrame, *names: str) -> Iterator[tuple[str, ...]]:
    return frame[list(names)].fillna("").astype(str).itertuples(index=False, name=None)


def _none(frame: pd.DataFrame) -> pd.Series:
    return pd.Series("", index=frame.index, dtype="object")


FORM = Form("rättade koder (arbetsblad)", "beskrivning", _fits, _read)
