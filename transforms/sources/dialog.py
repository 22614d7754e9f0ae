"""Dialog notes: statements become problems at places. Their text is stored without persons (`coded`)."""

from pathlib import Path

import pandas as pd

from transforms import notes
from transforms.deliveries import personal
from transforms.deliveries.contract import Column, Table
from transforms.deliveries.note import read_lines
from transforms.deliveries.read import read_table
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, UnreadableError, header_key
from transforms.redaction import redactor_of
from transforms.sources import citat, kodning
from transforms.sources.base import Context, Form, Readings, Source, own_form, read_rows
from transforms.sources.coded import coded, ids, placed, without_persons
from transforms.sources.rules import known_place, no_future

TYPES = ("medborgardialog", "medarbetardialog", "samverkansdialog", "trygghetsvandring", "intervju", "tips")
TABLE = Table(
    source="dialog",
    name="raw_dialog",
    columns=(
        Column("datum", "datum"),
        Column("typ", values=TYPES),
        Column("plats", empty_ok=True),
        Column("deltagare", "heltal", empty_ok=True),
        Column("yttrande", "fritext"),
    ),
    key=(),  # never duplicates between statements of notes
)
# In a table the row is its own key: the same line twice is one statement. Only a digest of it is kept to tell.
_ROWS = Table("dialog", "raw_dialog", TABLE.columns, ("_digest",))
_KEYS = ("typ", "datum", "plats", "deltagare")
_NOTE = _KEYS[:3]  # which note a statement is of; how many took part may be put right afterwards


def _is_note(head: Head) -> bool:
    return head.path.suffix.casefold() in (".txt", ".md", ".docx")


def _read_note(path: Path, context: Context) -> Readings:
    """The statements of one note, coded; UnreadableError for a broken header."""
    raw = _note(path)
    order = {rad: number for number, (rad, _) in enumerate(raw.rows, start=1)}
    return ((TABLE, _coded_rows(frame, context, frame["rad"].map(order))) for _, frame in _rows(raw, context))


def _read_table(path: Path, context: Context) -> Readings:
    """The statements of a table, coded; a row that comes twice is one statement."""
    raw = read_table(path, TABLE.required)
    return ((_ROWS, _coded_rows(frame, context, frame["rad"])) for _, frame in _rows(raw, context))


def _rows(raw: RawTable, context: Context) -> Readings:
    return read_rows(raw, TABLE, context, no_future("datum"), known_place)


def _coded_rows(frame: pd.DataFrame, context: Context, order: pd.Series) -> pd.DataFrame:
    """The rows of the contract; `order` is where each statement stands in its file, as a quotation names it."""
    digests = [hash(row) for row in frame["_cells"]]
    cells = pd.Series([(digest,) for digest in digests], index=frame.index, dtype="object")
    redactor = redactor_of(context.registry, context.kommun)
    kept = frame.assign(
        yttrande_id=ids(frame, _NOTE, "yttrande"), stycke=order, _digest=digests, _cells=cells,
        yttrande=without_persons(frame["yttrande"], redactor, context.report),
        plats=without_persons(frame["plats"].fillna(""), redactor, context.report).replace("", None),
    )
    return coded(placed(kept, "yttrande", context), "yttrande", context)


def _note(path: Path) -> RawTable:
    lines, encoding, bad = read_lines(path)
    end = next((i for i, (_, line) in enumerate(lines) if line.strip() == "---"), None)
    if end is None:
        raise UnreadableError("huvud_utan_slut")
    head = _head([line for _, line in lines[:end]])
    table = RawTable([*_KEYS, "yttrande"], [], encoding)
    cells = [head.get(key, "") for key in _KEYS]
    for number, last, statement in notes.statements(lines[end + 1 :]):
        if bad.intersection(range(number, last + 1)):
            table.broken.append((number, statement, "blandad_kodning"))
        else:
            table.rows.append((number, [*cells, statement]))
    return table


def _head(lines: list[str]) -> dict[str, str]:
    if any(personal.holds_personal_number(line) for line in lines):
        raise UnreadableError("personnummer_i_huvud")
    head: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        key, colon, value = line.partition(":")
        if line.strip() and not colon:
            raise UnreadableError("huvudrad", rad=number)
        head[header_key(key)] = value.strip()
    if missing := [key for key in ("typ", "datum") if not head.get(key)]:
        raise UnreadableError("huvud_saknar", nycklar=", ".join(missing))
    return head


SOURCE = Source("dialog", "dialog", (TABLE, kodning.TABLE, citat.TABLE), (
    Form("anteckning", "beskrivning", _is_note, _read_note), kodning.FORM, citat.FORM,
    own_form("yttranden i tabell", _read_table),
))
