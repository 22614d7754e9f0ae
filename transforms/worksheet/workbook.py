"""The worksheet as XLSX. The same statements give the same bytes."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from transforms.deliveries.personal import defused
from transforms.registry import Registry
from transforms.swedish import worksheet as words
from transforms.worksheet.rows import NONE, Codes, Statement

_WIDTHS = {"yttrande": 70, "skäl": 24, "tvivel": 24, "kommentar": 30, "yttrande_id": 16, "fil": 24, "stycke": 7,
           "datum": 11, "kodare": 10}
_WIDTH = 22
_CORRECTED = ("problem", "bra", "plats", "kodare", "kommentar")
_BORN = datetime(2000, 1, 1)  # a time of making would make every workbook another


def workbook(made: Sequence[Statement], again: Sequence[Statement], kommun: str, registry: Registry) -> bytes:
    """The workbook: `made` with proposals, `again` without them for a second coder, and what both need to know."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_numbers": False}) as book:
        book.set_properties({"title": words.README[0], "created": _BORN})
        formats = {"text": book.add_format({"text_wrap": True, "valign": "top"}),
                   "head": book.add_format({"bold": True, "text_wrap": True, "bottom": 1}),
                   "fill": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF8DC"})}
        whole, blind, readme, problems, places = (book.add_worksheet(name) for name in words.SHEETS)
        lists = {"problem": _list(problems, formats, _problems(registry)),
                 "plats": _list(places, formats, _places(kommun, registry))}
        lists["bra"] = lists["problem"]
        _rows(whole, formats, words.WHOLE_HEADER, [_whole(s) for s in made], lists)
        _rows(blind, formats, words.BLIND_HEADER, [_blind(s) for s in again], lists)
        readme.set_column(0, 0, 110, formats["text"])
        for number, line in enumerate(words.README):
            readme.write_string(number, 0, line, formats["head"] if _heads(number) else formats["text"])
    return target.getvalue()


def _heads(number: int) -> bool:
    return number == 0 or words.README[number - 1] == ""


def _whole(s: Statement) -> tuple[str, ...]:
    return (s.yttrande_id, s.fil, str(s.stycke), s.datum, s.typ, s.plats, s.yttrande, *_three(s.forslag),
            ", ".join(s.skal), words.doubts(s.tvivel), *_three(s.rattad), s.rattad.kodare, "")


def _blind(s: Statement) -> tuple[str, ...]:
    return (s.yttrande_id, s.datum, s.typ, s.plats, s.yttrande, *_three(s.andra), s.andra.kodare, "")


def _three(codes: Codes) -> tuple[str, str, str]:
    return codes.problem, codes.bra, codes.plats


def _rows(sheet: Any, formats: dict[str, Any], header: tuple[str, ...], rows: list[tuple[str, ...]],
          lists: dict[str, str]) -> None:
    """Header, rows as text that is never a formula, and a list to choose from in the cells to fill in."""
    for column, name in enumerate(header):
        fill = formats["fill" if name in _CORRECTED else "text"]
        sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH), fill)
        sheet.write_string(0, column, name, formats["head"])
        for number, row in enumerate(rows, start=1):
            sheet.write_string(number, column, _safe(row[column]), fill)
        if name in lists and rows:
            sheet.data_validation(1, column, len(rows), column, {
                "validate": "list", "source": lists[name], "error_type": "information",
                "error_message": words.LIST_HINT})
        if name == "kodare" and rows:
            sheet.data_validation(1, column, len(rows), column, {
                "validate": "list", "source": ["A", "B", "ENIG"], "error_type": "information",
                "error_message": words.CODER_HINT})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(header) - 1)


def _safe(text: str) -> str:
    """No formula, also when the sheet is saved as CSV; a lone dash is our own word for none."""
    return text if text == NONE else defused(text)


def _list(sheet: Any, formats: dict[str, Any], rows: list[tuple[str, ...]]) -> str:
    """A sheet of choices; answers the range of its first column, header left out."""
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.write_string(number, column, _safe(text), formats["head" if number == 0 else "text"])
    for column, width in enumerate((36, 36, 80)[: len(rows[0])]):
        sheet.set_column(column, column, width)
    return f"='{sheet.get_name()}'!$A$2:$A${len(rows)}"


def _problems(registry: Registry) -> list[tuple[str, ...]]:
    known = [(p.namn, p.problem_id, p.beskrivning) for p in registry.problem.values()]
    return [("namn", "id", "beskrivning"), ("ok", "", "godta förslaget"), (NONE, "", "inget problem"), *known]


def _places(kommun: str, registry: Registry) -> list[tuple[str, ...]]:
    places = registry.platser(kommun)
    types = sorted({f"typ:{p.typ}" for p in places})
    return [("plats", "id"), *((word, "") for word in words.PLACE_WORDS), *((t, "") for t in types),
            *((p.namn, p.plats_id) for p in places)]
