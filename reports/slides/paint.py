"""Each slide: title, one block, its source, the label of the whole, its number. In the order in which it is read."""

import copy
import io
from collections.abc import Sequence
from functools import partial
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from reports.figures.style import ALERT, COMPARISON, INK, LIGHT
from reports.model import SYNTHETIC, Bullets, Picture, Report, Slide, Table
from reports.slides import measure
from reports.slides.ground import FOOT, LABEL, MARGIN, TITLE, WIDE, layout
from transforms.swedish import slides as words

ROOM = WIDE - 2 * MARGIN  # inches
_TOP, _GAP, _PAD = 0.3, 0.15, 0.2  # inches; of a cell, left and right together
_ACCENT = "accent"  # the kommun's colour, or the house's
_LONGEST = 4  # lines of a title; a longer one is cut, and stands whole in the report
_SIZES = (24, 22, 20, 18)  # points: the largest that fits is taken, and nothing that is read is smaller
_DRAWN = 6.9  # inches of a drawing that fill the slide's width: its smallest letters are then 16 points
_EDGE = 0.03  # inches over and under the text of a cell
_BULLET = 0.4  # inches of indent


def opening(deck: Any, report: Report) -> None:
    """The title slide: what it is, for which period, and that it is a draft."""
    page = deck.slides.add_slide(layout(deck, "opening"))
    _place(page.shapes.title, 2.3, 1.4)
    _write(page.shapes.title.text_frame, [report.title], 44, _ACCENT, bold=True)
    under = page.placeholders[1]
    _place(under, 3.9, 1.6)
    _write(under.text_frame, [report.subtitle, *([f"{SYNTHETIC}."] if report.synthetic else [])], 24, INK)
    for paragraph in under.text_frame.paragraphs:
        paragraph._p.get_or_add_pPr().set("algn", "l")
    if report.profile.slag == "image/png":  # the library reads no SVG
        logo = page.shapes.add_picture(io.BytesIO(report.profile.logotyp), 0, Inches(0.6), height=Inches(1.0))
        logo.left = Inches(WIDE - MARGIN) - logo.width
        _named(logo, "Logotyp", report.profile.alt)
    _foot(page, report)


def slide(deck: Any, message: Slide, report: Report) -> None:
    """One message, on as many slides as its table needs."""
    match message.block:
        case Bullets(items):
            page, top = _begun(deck, "list", message.title)
            left_out = _list(page, items, top, _floor(message.source))
            _end(page, message.source, report, *left_out)
        case Table():
            _table(deck, message, message.block, report)
        case Picture():
            page, top = _begun(deck, "object", message.title)
            left_out = _picture(page, message.block, top, _floor(message.source))
            _end(page, message.source, report, *left_out)


def _begun(deck: Any, kind: str, title: str) -> tuple[Any, float]:
    """A new slide with its title, and where its content begins."""
    page = deck.slides.add_slide(layout(deck, kind))
    title = _title(title)
    tall = measure.high(measure.lines(title, ROOM - _PAD, TITLE, bold=True), TITLE) + 0.1
    _place(page.shapes.title, _TOP, tall)
    _write(page.shapes.title.text_frame, [title], TITLE, _ACCENT, bold=True)
    page.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    return page, _TOP + tall + _GAP


def _title(text: str) -> str:
    return measure.shortened(text, ROOM - _PAD, TITLE, _LONGEST, bold=True)


def _floor(source: str) -> float:
    """Where content must end for the source to stand under it."""
    return FOOT - measure.high(measure.lines(source, ROOM - _PAD, LABEL) + 1, LABEL)


def _end(page: Any, source: str, report: Report, shown: int = 1, count: int = 1) -> None:
    """Source and n, what was left out, then the footer."""
    if shown < count:
        source = f"{source} {words.REST.format(shown=shown, count=count)}"
    tall = measure.high(measure.lines(source, ROOM - _PAD, LABEL), LABEL) + 0.1
    box = page.shapes.add_textbox(Inches(MARGIN), Inches(FOOT - tall), Inches(ROOM), Inches(tall))
    box.name = "Källa"
    _write(box.text_frame, [source], LABEL, COMPARISON)
    _foot(page, report)


def _foot(page: Any, report: Report) -> None:
    """Draft, edition and synthetic label as the slide's own footer, and its number."""
    label = f"{report.subtitle} {SYNTHETIC}." if report.synthetic else report.subtitle
    for shape in page.slide_layout.placeholders:
        kind = shape._element.ph.get("type")
        if kind not in ("ftr", "sldNum"):
            continue
        element = copy.deepcopy(shape._element)
        element.nvSpPr.cNvPr.set("id", str(max(s.shape_id for s in page.shapes) + 1))
        page.shapes._spTree.append(element)
        if kind == "ftr":
            _write(page.shapes[-1].text_frame, [label], LABEL, ALERT if report.synthetic else INK, bold=True)
            page.shapes[-1].text_frame.paragraphs[0]._p.get_or_add_pPr().set("algn", "l")


def _list(page: Any, items: Sequence[str], top: float, floor: float) -> tuple[int, int]:
    """The items as a list in the largest letters that fit; answers how many stand there, of how many."""
    items = [measure.shortened(item, ROOM - _PAD - _BULLET, _SIZES[-1], _most(floor - top)) for item in items]
    shown, size = _fitting(items, floor - top)
    body = page.placeholders[1]
    _place(body, top, floor - top)
    _write(body.text_frame, items[:shown], size, INK, after=0.5)
    return shown, len(items)


def _fitting(items: Sequence[str], room: float) -> tuple[int, int]:
    def tall(count: int, size: int) -> float:
        return sum(measure.high(measure.lines(item, ROOM - _PAD - _BULLET, size), size) + 0.5 * size / 72
                   for item in items[:count])

    for size in _SIZES:
        if tall(len(items), size) <= room:
            return len(items), size
    return next((n for n in range(len(items), 0, -1) if tall(n, _SIZES[-1]) <= room), min(1, len(items))), _SIZES[-1]


def _picture(page: Any, picture: Picture, top: float, floor: float) -> tuple[int, int]:
    still = picture.still(_DRAWN, (floor - top) * _DRAWN / ROOM)
    shape = page.shapes.add_picture(io.BytesIO(still.png), Inches(MARGIN), Inches(top), width=Inches(ROOM))
    _named(shape, picture.name, picture.alt)
    return still.shown, still.count


def _table(deck: Any, message: Slide, table: Table, report: Report) -> None:
    title = _title(words.continued(message.title, 9, 9))  # as long as it gets
    room = _floor(message.source) - _TOP - _GAP - 0.1 - measure.high(
        measure.lines(title, ROOM - _PAD, TITLE, bold=True), TITLE)
    size, wide, tall = next(
        (found for found in map(partial(_laid, table), _SIZES) if sum(found[2]) <= room), _laid(table, _SIZES[-1]))
    parts = _parts(tall[0], tall[1:], room)
    for number, (first, last) in enumerate(parts, 1):
        page, top = _begun(deck, "object", words.continued(message.title, number, len(parts)))
        rows = table.rows[first:last]
        frame = page.shapes.add_table(len(rows) + 1, len(wide), Inches(MARGIN), Inches(top), Inches(ROOM),
                                      Inches(tall[0] + sum(tall[first + 1 : last + 1])))
        _named(frame, f"Tabell {number}", table.caption)
        _fill(frame.table, table, rows, wide, [tall[0], *tall[first + 1 : last + 1]], size)
        _end(page, message.source, report)


def _most(room: float) -> int:
    """Lines of the smallest letters that `room` inches hold."""
    return max(1, int(room / measure.high(1, _SIZES[-1])) - 1)


def _laid(table: Table, size: int) -> tuple[int, list[float], list[float]]:
    """The size, the columns' widths and the rows' heights, the header's first."""
    wide = measure.columns(table.header, table.rows, ROOM, size, _PAD)
    return size, wide, [_tall(row, wide, size, k == 0) for k, row in enumerate((table.header, *table.rows))]


def _tall(row: Sequence[str], wide: Sequence[float], size: int, head: bool) -> float:
    most = max(measure.lines(cell, room - _PAD, size, bold=head or x == 0)
               for x, (cell, room) in enumerate(zip(row, wide, strict=True)))
    return measure.high(most, size) + 2 * _EDGE


def _parts(head: float, tall: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Which rows stand on which slide; at least one on each."""
    parts, first, used = [], 0, head
    for k, row in enumerate(tall):
        if used + row > room and k > first:
            parts.append((first, k))
            first, used = k, head
        used += row
    return [*parts, (first, len(tall))]


def _fill(drawn: Any, table: Table, rows: Sequence[Sequence[str]], wide: Sequence[float], tall: Sequence[float],
          size: int) -> None:
    """Cells with the first row and the first column as headers; numbers stand to the right."""
    drawn.first_row = drawn.first_col = True
    drawn.horz_banding = False
    for column, inches in zip(drawn.columns, wide, strict=True):
        column.width = Inches(inches)
    numeric = table.numeric()
    for y, (row, inches) in enumerate(zip((table.header, *rows), tall, strict=True)):
        drawn.rows[y].height = Inches(inches)
        for x, text in enumerate(row):
            cell = drawn.cell(y, x)
            cell.margin_left = cell.margin_right = Inches(_PAD / 2)
            cell.margin_top = cell.margin_bottom = Inches(_EDGE)
            cell.fill.solid()
            _coloured(cell.fill.fore_color, _ACCENT if y == 0 else "#ffffff")
            _write(cell.text_frame, text.split("\n"), size, "#ffffff" if y == 0 else INK, bold=y == 0 or x == 0)
            if numeric[x]:
                for paragraph in cell.text_frame.paragraphs:
                    paragraph._p.get_or_add_pPr().set("algn", "r")
            _ruled(cell)


def _ruled(cell: Any) -> None:
    """A thin line over and under: programs differ in which of two neighbours' they draw."""
    properties = cell._tc.get_or_add_tcPr()
    for at, edge in enumerate(("a:lnT", "a:lnB")):  # in the order of the schema, before the cell's fill
        line = properties.makeelement(qn(edge), {"w": "9525"})
        fill = line.makeelement(qn("a:solidFill"), {})
        fill.append(fill.makeelement(qn("a:srgbClr"), {"val": LIGHT[1:].upper()}))
        line.append(fill)
        properties.insert(at, line)


def _named(shape: Any, name: str, alt: str) -> None:
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def _place(shape: Any, top: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Inches(MARGIN), Inches(top), Inches(ROOM), Inches(height)


def _coloured(target: Any, code: str) -> None:
    """Give a colour; the accent stays the theme's own, so that a kommun that changes its theme changes all slides."""
    if code == _ACCENT:
        target.theme_color = MSO_THEME_COLOR.ACCENT_1
    else:
        target.rgb = RGBColor.from_string(code[1:].upper())


def _write(frame: Any, texts: Sequence[str], size: int, colour: str, bold: bool = False, after: float = 0) -> None:
    """One paragraph per text, each in Swedish; letters keep their size."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for k, text in enumerate(texts or ("",)):
        paragraph = frame.paragraphs[0] if k == 0 else frame.add_paragraph()
        for old in list(paragraph.runs):
            paragraph._p.remove(old._r)
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(size), bold
        _coloured(run.font.color, colour)
        run.font.language_id = MSO_LANGUAGE_ID.SWEDISH
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(after * size)
        paragraph.line_spacing = Pt(measure.SPACING * size)  # stated, since typefaces ask for different heights
