"""The report as PDF/UA-1 by Typst. Text goes in as data (JSON), never as markup; bytes depend on the data alone."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reports.html import TEMPLATES
from reports.model import Block, Bullets, Picture, Report, Section, Table, Text

# The moment written into every PDF: a build's own time stands in underlag.json alone.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def write_pdf(report: Report) -> bytes:
    """The tagged PDF.

    Raises:
        typst.TypstError: when the document breaks a rule of PDF/UA-1 (a figure without alt text, a heading jump).
    """
    import matplotlib as mpl
    import typst

    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return typst.compile(
        str(TEMPLATES / "lagesbild.typ"), root=str(TEMPLATES), format="pdf", font_paths=[str(fonts)],
        ignore_system_fonts=True, pdf_standards=["ua-1"], timestamp=int(_EPOCH.timestamp()),
        sys_inputs={"data": json.dumps(_report(report), ensure_ascii=False)},
    )


def _report(report: Report) -> dict[str, Any]:
    return {"title": report.title, "subtitle": report.subtitle, "synthetic": report.synthetic,
            "keywords": list(report.keywords), "sections": [_section(s) for s in report.sections]}


def _section(section: Section) -> dict[str, Any]:
    return {"title": section.title, "blocks": [_block(b) for b in section.blocks],
            "parts": [_section(p) for p in section.parts]}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Text(text, kind):
            return {"kind": "Text", "text": text, "style": kind}
        case Bullets(items):
            return {"kind": "Bullets", "items": list(items)}
        case Table():
            return {"kind": "Table", "caption": block.caption, "header": list(block.header), "synthetic": block.synthetic,
                    "rows": [list(r) for r in block.rows], "widths": list(block.widths)}
        case Picture():
            return {"kind": "Picture", "title": block.title, "source": block.source, "alt": block.alt, "svg": block.svg,
                    "synthetic": block.synthetic}
