"""Dialog notes: statements become problems at places. Their text is stored nowhere (contract, section 4)."""

from pathlib import Path

import pandas as pd

from transforms import notes
from transforms.deliveries import personal
from transforms.deliveries.contract import Column, Table
from transforms.deliveries.note import read_lines
from transforms.deliveries.text import RawTable, UnreadableError, header_key, read_table
from transforms.sources.base import Context, Readings, Source, known_place, no_future, read_rows

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


def read(path: Path, context: Context) -> Readings:
    """Statements of a note (`.txt`, `.md`, `.docx`) or a table, coded; UnreadableError for a broken header."""
    if path.name.casefold() == "godkanda_citat.csv":
        context.report.refuse("citat_vantar")
        return []
    note = path.suffix.casefold() in (".txt", ".md", ".docx")
    raw = _note(path) if note else read_table(path, TABLE.required)
    rows = read_rows(raw, TABLE, context, no_future("datum"), known_place)
    return [(TABLE if note else _ROWS, _coded_rows(frame, context)) for _, frame in rows]


def _coded_rows(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    digests = [hash(row) for row in frame["_cells"]]
    cells = pd.Series([(digest,) for digest in digests], index=frame.index, dtype="object")
    return coded(frame, "yttrande", context).assign(_digest=digests, _cells=cells)


def coded(frame: pd.DataFrame, column: str, context: Context) -> pd.DataFrame:
    """The frame with `problem` (list) and `positiv` in place of the text; the text ends here."""
    codings = [notes.code(str(text), context.registry.lexikon) for text in frame[column]]
    rest = frame.drop(columns=[column]).assign(_cells=None)
    rest["problem"] = [list(c.problem) for c in codings]
    rest["positiv"] = [c.positive for c in codings]
    return rest


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


SOURCE = Source("dialog", "dialog", (TABLE,), read)
