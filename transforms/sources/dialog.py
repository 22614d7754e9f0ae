"""Dialog notes: statements become problems at places. Their text is stored nowhere (contract, section 4)."""

from pathlib import Path

import pandas as pd

from transforms import notes
from transforms.deliveries import personal
from transforms.deliveries.contract import Column, Table
from transforms.deliveries.note import read_lines
from transforms.deliveries.read import read_table
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, UnreadableError, header_key
from transforms.gazetteer import gazetteer_of
from transforms.sources.base import Context, Form, Readings, Source, own_form, read_rows
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


def _is_note(head: Head) -> bool:
    return head.path.suffix.casefold() in (".txt", ".md", ".docx")


def _read_note(path: Path, context: Context) -> Readings:
    """The statements of one note, coded; UnreadableError for a broken header."""
    return ((TABLE, _coded_rows(frame, context)) for _, frame in _rows(_note(path), context))


def _read_table(path: Path, context: Context) -> Readings:
    """The statements of a table, coded; a row that comes twice is one statement."""
    if path.name.casefold() == "godkanda_citat.csv":
        raise UnreadableError("citat_vantar")
    return ((_ROWS, _coded_rows(frame, context)) for _, frame in _rows(read_table(path, TABLE.required), context))


def _rows(raw: RawTable, context: Context) -> Readings:
    return read_rows(raw, TABLE, context, no_future("datum"), known_place)


def _coded_rows(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    digests = [hash(row) for row in frame["_cells"]]
    cells = pd.Series([(digest,) for digest in digests], index=frame.index, dtype="object")
    return coded(_placed(frame, context), "yttrande", context).assign(_digest=digests, _cells=cells)


def coded(frame: pd.DataFrame, column: str, context: Context) -> pd.DataFrame:
    """The frame with `problem` and `bra` (lists) in place of the text; the text ends here."""
    coder = notes.coder_of(context.registry.lexikon)
    codings = [coder.code(str(text)) for text in frame[column]]
    rest = frame.drop(columns=[column]).assign(_cells=None)
    rest["problem"] = [list(c.problem) for c in codings]
    rest["bra"] = [list(c.bra) for c in codings]
    return rest


def _placed(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The frame with the place that each statement names itself; `huvud` where it names none and the note's holds."""
    placer = notes.Placer(gazetteer_of(context.kommun, context.registry), context.registry.platser(context.kommun))
    placings = [placer.place(str(text)) for text in frame["yttrande"]]
    rules = ["huvud" if p.utfall == "okand" else p.regel for p in placings]
    return frame.assign(plats_kod=pd.Series([p.kod or None for p in placings], index=frame.index, dtype="object"),
                        plats_regel=pd.Series(rules, index=frame.index, dtype="object"))


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


SOURCE = Source("dialog", "dialog", (TABLE,), (
    Form("anteckning", "beskrivning", _is_note, _read_note), own_form("yttranden i tabell", _read_table),
))
