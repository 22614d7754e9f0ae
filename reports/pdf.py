"""The report as PDF/UA-1 by Typst. Text goes in as data (JSON), never as markup; bytes depend on the data alone."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reports import typeface
from reports.html import TEMPLATES
from reports.model import Block, Bullets, Picture, Report, Section, Table, Text

# The moment written into every PDF: a build's own time stands in underlag.json alone.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_ROOM = 100  # letters of a table's size that a line of the page holds
_LEAST, _MOST = 20, 75  # letters: what a column of long text gets beside others, at least and at most
_SHORT = 22  # letters: a cell that stands on one line


def write_pdf(report: Report) -> bytes:
    """The tagged PDF.

    Raises:
        typst.TypstError: when the document breaks a rule of PDF/UA-1 (a figure without alt text, a heading jump).
    """
    return _compiled(report, "blad", format="pdf", pdf_standards=["ua-1"], timestamp=int(_EPOCH.timestamp()))


def write_png(report: Report) -> bytes:
    """A brief report as one picture of 1920 × 1080 points for a screen."""
    return _compiled(report, "skarm", format="png", ppi=144)


def _compiled(report: Report, form: str, **options: Any) -> bytes:
    import matplotlib as mpl
    import typst

    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"
    page = TEMPLATES / ("veckobild.typ" if report.brief else "lagesbild.typ")
    made: bytes = typst.compile(
        str(page), root=str(TEMPLATES), font_paths=[str(typeface.FOLDER), str(fonts)], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_report(report), ensure_ascii=False), "form": form}, **options)
    return made


def _report(report: Report) -> dict[str, Any]:
    profile = report.profile
    logo = profile.logotyp and {"data": list(profile.logotyp), "alt": profile.alt}
    return {"title": report.title, "subtitle": report.subtitle, "synthetic": report.synthetic,
            "colour": profile.farg or None, "logo": logo or None,
            "keywords": list(report.keywords), "sections": [_section(s) for s in report.sections]}


def _section(section: Section) -> dict[str, Any]:
    return {"title": section.title, "page": section.page, "beside": section.beside,
            "blocks": [_block(b) for b in section.blocks],
            "parts": [_section(p) for p in section.parts]}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Text(text, kind):
            return {"kind": "Text", "text": text, "style": kind}
        case Bullets(items):
            return {"kind": "Bullets", "items": list(items)}
        case Table():
            return {"kind": "Table", "caption": block.caption, "header": list(block.header),
                    "synthetic": block.synthetic, "rows": [list(r) for r in block.rows],
                    "columns": columns(block), "numeric": list(block.numeric())}
        case Picture():
            return {"kind": "Picture", "title": block.title, "source": block.source, "alt": block.alt,
                    "svg": block.drawing.inline, "synthetic": block.synthetic}


def columns(table: Table) -> list[float | None]:
    """Per column None (as wide as its text) when every cell is short, else a weight.

    A weight grows with the root of the text's length, so that long texts get more lines rather than all the room,
    and is never less than the column's longest word or number, so that words do not meet.
    """
    texts = list(zip(table.header, *table.rows, strict=True))
    lengths = [max(len(line) for cell in column for line in cell.split("\n")) for column in texts]
    short = _SHORT if sum(n for n in lengths if n <= _SHORT) <= 0.75 * _ROOM else _SHORT / 2
    return [None if length <= short else _weight(column, numeric)
            for column, length, numeric in zip(texts, lengths, table.numeric(), strict=True)]


def _weight(column: tuple[str, ...], numeric: bool) -> float:
    longest = max(len(cell) for cell in column)
    whole = max(len(cell) for cell in column[1:]) + 1.0 if numeric else 0
    word = max(len(word) for cell in column for word in cell.split() or [""])
    return max(word, whole, 0 if numeric else min(longest, max(_LEAST, min(_MOST, 3.2 * longest**0.5))))
