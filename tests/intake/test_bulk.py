"""Lines taken at once give what the careful way gives, cell by cell: the same rows, counts and reasons."""

import random

import pytest

from tests.intake.delivery_root import root, taken
from transforms import bulk

__all__ = ["root"]
NAMES = ["handelse_id", "brottskod", "brottstyp", "start", "n", "e", "slut", "inskriven", "crs", "plats"]
ROW = ["K1", "5010", "Narkotikabrott", "2024-05-01 10:00", "6580000", "684000", "2024-05-01 11:00", "", "", "Orminge"]
# What a cell may hold besides what is in order; every one is tried in every column.
CELLS = [
    "", " ", "x", "å", "a\u030a", "Å ä", " Orminge", "Orminge ", "\u00a0Orminge", "Orminge\u2003", "två  ord",
    "\tx", "x\x0b", "=1+1", '"x"', "€", "–", "0", "-", "..", ".", "1e6", "66e+005", "6_580_000", "+6580000",
    "-6580000", "6580000.5", "6580000.", "6580000,5", "684000.25", "65e+04", "6 580 000", "684000", "6580000",
    "1628000", "59.3", "18.1", "9999999", "2024-05-01", "2024-05-01 10:00", "2024-05-01 10:00:30",
    "2024-05-01 10:3 ", "2024-05-01  0:00", "2024-05-01 10:3Z", "2024-05-01 10: 3", "2024-05-01 10:00:1.",
    "2024-05-01T10:00", "2024-5-1 10:00", "24-05-01 10:00", "2024-02-30 10:00", "2024-03-31 02:30",
    "2024-03-31 03:30", "2024-03-24 02:30", "2024-10-27 02:30", "2079-06-06 00:00", "2199-01-01 10:00",
    "1989-12-31 23:59", "1990-01-01 00:00", "2025-05-02 10:01", "2025-05-02 09:59", "0001-01-01 00:00",
    "2024-05-01 24:00", "19121212-1212", "1212121212", "121212-1212", "121212-1213", "5000-K123456-24",
    "123456-7890", "070-123 45 67", "3006", "3021", "4326", "03006", "3006.0", "a" * 64, "a" * 65, "Kåre_1-2",
    "K;1", "'", "\\", "%", "</b>", "NULL", "null",
]


def lines(separator=";"):
    """Each odd cell in each column, then rows with several odd cells, drawn with a fixed seed."""
    rng = random.Random(1)
    rows = [list(ROW)]
    for place in range(len(ROW)):
        rows += [[*ROW[:place], cell, *ROW[place + 1:]] for cell in CELLS]
    for _ in range(1500):
        rows.append([rng.choice(CELLS) if rng.random() < 0.15 else cell for cell in ROW])
    rows += [list(ROW), ROW[:-1], [*ROW, ""], [*ROW, "x"], [""], ROW[::-1]]
    for number, row in enumerate(rows):
        if row[0] == "K1" and rng.random() < 0.9:
            row[0] = f"K{number}"
    return "".join(separator.join(row) + "\n" for row in rows)


def outcome(root):
    intake, own = taken(root)
    file = {k: v for k, v in own["handelser/2025-06-01.csv"].items() if k not in ("sha256",)}
    rows = intake.table("raw_handelser").astype("string").fillna("")
    return {tuple(row) for row in rows.itertuples(index=False)}, file


@pytest.mark.parametrize(
    ("deliver", "some"),
    [
        (lambda text: ";".join(NAMES) + "\n" + text, True),
        (lambda text: "\ufeffsep=;\n\n" + ";".join(NAMES) + "\n" + text, True),
        (lambda text: (";".join(NAMES) + "\n" + text).replace("\n", "\r\n"), True),
        (lambda text: (";".join(NAMES) + "\n" + text).encode("latin-1", "ignore"), True),
        (lambda text: (";".join(NAMES) + "\n" + text).encode("cp1252", "ignore"), False),  # holds a € of its own
        (lambda text: ";".join([*NAMES, "anteckning"]) + "\n" + text.replace("\n", ";19121212-1212\n"), False),
        (lambda text: ";".join([*NAMES, "anteckning"]) + "\n" + text.replace("\n", ";fritt\n"), True),
        (lambda text: "\t".join(NAMES) + "\n" + text.replace("\t", "").replace(";", "\t"), True),
        (lambda text: ";".join(NAMES) + "\r" + text, False),  # line ends of two kinds
        (lambda text: ";".join(NAMES) + "\n" + text + 'K;"1\n', False),  # never closed
        (lambda text: ";".join(NAMES[::-1]) + "\n" + text, False),  # nothing is in its place
    ],
    ids=["plain", "bom", "crlf", "latin-1", "cp1252", "personal", "more", "tab", "mixed", "unclosed", "reversed"],
)
def test_taken_at_once_or_cell_by_cell_is_the_same(root, monkeypatch, deliver, some):
    root("handelser/2025-06-01.csv", deliver(lines()))
    at_once = []
    take = bulk.take

    def watched(*arguments):
        result = take(*arguments)
        at_once.append(0 if result is None else int(result.sum()))
        return result

    monkeypatch.setattr(bulk, "take", watched)
    rows, report = outcome(root)
    monkeypatch.setattr(bulk, "take", lambda *_: None)
    careful_rows, careful_report = outcome(root)
    assert rows ^ careful_rows == set()
    assert report == careful_report
    assert (at_once[0] > 500) == some


def test_a_record_over_several_lines_hides_no_row(root):
    """A free text that runs over lines may look like a row in order; it is not one."""
    head = ";".join([*NAMES, "anteckning"])
    good = ";".join(ROW)
    second, third = good.replace("K1", "K2"), good.replace("K1", "K3")
    root("handelser/a.csv", f'{head}\n{good};kort\n{second};"lång\n{third};text"\n')
    intake, own = taken(root)
    assert sorted(intake.table("raw_handelser")["handelse_id"]) == ["K1", "K2"]
    assert own["handelser/a.csv"]["rader"] == 2


def test_a_file_name_is_no_pattern(root):
    for name in ("a[1].csv", "a1.csv"):
        text = ";".join(ROW).replace("K1", "K9" if "[" in name else "K1")
        root(f"handelser/{name}", f"{';'.join(NAMES)}\n{text}\n")
    intake, own = taken(root)
    assert sorted(intake.table("raw_handelser")["handelse_id"]) == ["K1", "K9"]
    assert {f["godkanda"] for f in own.values()} == {1}
