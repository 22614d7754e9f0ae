"""Dialog notes: statements become problems at places. Their text is stored nowhere (contract, section 4)."""

from pathlib import Path

import pandas as pd

from transforms import notes
from transforms.deliveries import personal
from transforms.deliveries.contract import Column, Table
from transforms.deliveries.text import RawTable, UnreadableError, decode, header_key, read_table
from transforms.sources.base import Context, Readings, Source, no_future, read_rows

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
_KEYS = ("typ", "datum", "plats", "deltagare")


def read(path: Path, context: Context) -> Readings:
    """Statements of a note (`.txt`, `.md`) or a table, coded; raises UnreadableError for a broken header."""
    if path.name.casefold() == "godkanda_citat.csv":
        context.report.refuse("citat_vantar")
        return []
    note = path.suffix.casefold() in (".txt", ".md")
    raw = _note(path) if note else read_table(path)
    if note and any(personal.holds_personal_number(cell) for _, cells in raw.rows[:1] for cell in cells[:-1]):
        raise UnreadableError("personnummer_i_huvud")
    rows = read_rows(raw, TABLE, context, no_future("datum"))
    return [(table, coded(frame, "yttrande", context)) for table, frame in rows]


def coded(frame: pd.DataFrame, column: str, context: Context) -> pd.DataFrame:
    """The frame with `problem` (list) and `positiv` in place of the text; the text ends here."""
    codings = [notes.code(str(text), context.registry.lexikon) for text in frame[column]]
    rest = frame.drop(columns=[column]).assign(_cells=None)
    rest["problem"] = [list(c.problem) for c in codings]
    rest["positiv"] = [c.positive for c in codings]
    return rest


def _note(path: Path) -> RawTable:
    text, encoding, bad = decode(path.read_bytes())
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next((i for i, line in enumerate(lines) if line.strip() == "---"), None)
    if end is None:
        raise UnreadableError("huvud_utan_slut")
    head = _head(lines[:end])
    table = RawTable([*_KEYS, "yttrande"], [], encoding)
    cells = [head.get(key, "") for key in _KEYS]
    for number, statement in notes.statements([(i + 1, line) for i, line in enumerate(lines) if i > end]):
        if number in bad:
            table.broken.append((number, statement, "blandad_kodning"))
        else:
            table.rows.append((number, [*cells, statement]))
    return table


def _head(lines: list[str]) -> dict[str, str]:
    head = {}
    for line in lines:
        key, colon, value = line.partition(":")
        if line.strip() and not colon:
            raise UnreadableError("huvudrad", rad=line.strip()[:40])
        head[header_key(key)] = value.strip()
    if missing := [key for key in ("typ", "datum") if not head.get(key)]:
        raise UnreadableError("huvud_saknar", nycklar=", ".join(missing))
    return head


SOURCE = Source("dialog", "dialog", (TABLE,), read)
