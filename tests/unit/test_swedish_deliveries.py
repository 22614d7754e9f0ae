"""Every reason that a reader of deliveries can give has a phrase, found by reading the code."""

import ast
import re
from pathlib import Path

import pytest

from transforms.swedish import deliveries

ROOT = Path(__file__).parents[2]


def codes():
    """Reason codes as the readers write them, by kind: refused files, quarantined rows, remarks."""
    found = {"file": set(), "row": set(), "remark": set()}
    rooms = (ROOT / "transforms/deliveries", ROOT / "transforms/sources")
    engine = [ROOT / "transforms/intake.py", ROOT / "transforms/landing.py", ROOT / "transforms/coverage.py"]
    for path in [*engine, *(p for room in rooms for p in room.rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                kind, argument = _reason(node)
                if kind:
                    found[kind] |= {
                        c.value
                        for c in ast.walk(argument)
                        if isinstance(c, ast.Constant)
                        and isinstance(c.value, str)
                        and re.fullmatch(r"[a-z][a-z0-9_]{3,}", c.value)
                    }
    return found


def _reason(call):
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    where = getattr(call.func, "value", None)
    target = getattr(where, "attr", getattr(where, "id", ""))
    if name in ("refuse", "UnreadableError") and call.args:
        return "file", _branches(call.args[0])
    if name == "mask" and len(call.args) == 2:
        return "row", call.args[1]
    if name == "Rejected" and len(call.args) > 2:
        return "row", call.args[2]
    if name == "append" and isinstance(call.args[0], ast.Tuple):
        if target == "broken":
            return "row", call.args[0].elts[-1]
        if target in ("remarks", "anmarkningar"):
            return "remark", call.args[0].elts[0]
    return "", None


def _branches(node):
    """Both outcomes of `a if test else b`, without the test."""
    return ast.Tuple([node.body, node.orelse]) if isinstance(node, ast.IfExp) else node


CODES = codes()
PARAMS = {
    "fran": "2024-04-10",
    "till": "2024-05-31",
    "vantat": 52,
    "koder": "1201, 1202",
    "okanda": "y",
    "marken": {"namn": 2, "adress": 1},
    "procent": 12,
    "n": 6579000.0,
    "e": 679900.0,
    "kolumn": "datum",
    "varde": "x",
    "nyckel": "a",
    "kodning": "utf-16",
    "gigabyte": 2,
    "megabyte": 500,
    "miljoner": 20,
    "fil": "a.csv.toml",
    "rad": 3,
    "rubriker": "a",
    "rubrik": "f",
    "kolumner": "b",
    "fel": "c",
    "nycklar": "d",
    "blad": "e",
    "former": "f",
    "innehall": "g",
    "dimension": "h",
    "adress": "i",
    "antal": 4,
    "kort": "j",
    "folk": 98671,
    "andra": 100292,
    "ar": "2026",
    "ord": "ja, nej",
    "undersokning": "Enkät",
}


class TestDeliveryReasons:
    def test_the_search_finds_them(self):
        assert {"lank", "okand_fil", "saknad_kolumn", "tom_fil", "trasig_kodbok"} <= CODES["file"]
        assert {"tom_cell", "okand_kommun", "samma_nyckel", "blandad_kodning", "i_framtiden"} <= CODES["row"]
        assert {"inga_rader", "andra_blad"} <= CODES["remark"]

    @pytest.mark.parametrize(
        ("kind", "table"), [("file", deliveries.FILES), ("row", deliveries.ROWS), ("remark", deliveries.REMARKS)]
    )
    def test_every_code_has_a_phrase(self, kind, table):
        assert CODES[kind] - set(table) == set()

    @pytest.mark.parametrize(
        ("say", "table"),
        [
            (deliveries.file_reason, deliveries.FILES),
            (deliveries.row_reason, deliveries.ROWS),
            (deliveries.remark, deliveries.REMARKS),
        ],
    )
    def test_every_phrase_can_be_filled_in(self, say, table):
        for code in table:
            text = say(code, PARAMS)
            assert text.endswith(".")
            assert "{" not in text
