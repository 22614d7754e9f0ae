"""An empty wide presentation in the house's colours, Swedish throughout, that names no person and no program."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from reports import typeface

WIDE, HIGH, MARGIN = 13.333, 7.5, 0.42  # inches
FOOT = 6.98  # inches: where the footer begins
# Named, not carried: where it is missing, its PANOSE numbers make the program take another plain face of its width.
_FACE = f'<a:latin typeface="{typeface.FAMILY}" panose="020B0606030504020204" pitchFamily="34" charset="0"'
TITLE, LABEL = 28, 14  # points
LAYOUTS = {"opening": "Title Slide", "list": "Title and Content", "object": "Title Only"}
LANGUAGE = "sv-SE"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_DROPPED = (RT.THUMBNAIL, RT.EXTENDED_PROPERTIES, RT.PRINTER_SETTINGS)
_UNSAID = ("creator", "lastModifiedBy", "revision", "description", "category", "subject", "version")


def empty(title: str, keywords: Iterable[str], accent: str) -> Any:
    """A presentation without slides, with three layouts; `accent` (#rrggbb) is the first colour of its theme."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    _drop(deck.part.package, deck.part)
    _describe(deck, title, keywords)
    for layout in list(deck.slide_layouts):
        if layout.name not in LAYOUTS.values():
            deck.slide_layouts.remove(layout)
    _theme(deck.slide_master, accent)
    _in_swedish(deck.element)
    for ground in (deck.slide_master, *deck.slide_layouts):
        _arrange(ground)
    return deck


def layout(deck: Any, kind: str) -> Any:
    """One of the three layouts of `LAYOUTS`."""
    return deck.slide_layouts.get_by_name(LAYOUTS[kind])


def _drop(*sources: Any) -> None:
    """What the library's own template brings: its preview, its program's name, a printer's settings."""
    for source in sources:
        rels = source._rels
        for key in [key for key, rel in rels.items() if rel.reltype in _DROPPED]:
            rels.pop(key)


def _describe(deck: Any, title: str, keywords: Iterable[str]) -> None:
    known = deck.core_properties
    known.title, known.keywords, known.language = title, ", ".join(keywords), LANGUAGE
    known.created = known.modified = _EPOCH
    element = known._element
    for child in list(element):
        if child.tag.rpartition("}")[2] in (*_UNSAID, "lastPrinted"):
            element.remove(child)


def _theme(master: Any, accent: str) -> None:
    part = master.part.part_related_by(RT.THEME)
    text = part.blob.decode("utf-8")
    text = re.sub(r'<a:latin typeface="[^"]*"', _FACE, text)
    text = re.sub(r"(<a:accent1><a:srgbClr val=\")\w+", rf"\g<1>{accent[1:].upper()}", text)
    part._blob = text.encode("utf-8")


def _arrange(ground: Any) -> None:
    """Places, sizes and language of the placeholders; the date goes."""
    _in_swedish(ground._element)
    for shape in list(ground.placeholders):
        kind = shape._element.ph.get("type")
        if kind == "dt":
            ground.shapes._spTree.remove(shape._element)
        elif kind == "ftr":
            _place(shape, MARGIN, FOOT, WIDE - 2 * MARGIN - 1, 0.36)
        elif kind == "sldNum":
            _place(shape, WIDE - MARGIN - 1, FOOT, 1, 0.36)
        else:
            _place(shape, MARGIN, 0.3 if kind == "title" else 1.6, WIDE - 2 * MARGIN, 1.0 if kind == "title" else 4.6)
    styles = ground._element.find(qn("p:txStyles"))
    if styles is not None:
        _title_style(styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr")))


def _in_swedish(root: Any) -> None:
    for element in root.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        element.set("lang", LANGUAGE)


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(Inches(x)) for x in (left, top, width, height))
    for properties in shape._element.iter(qn("a:defRPr")):
        properties.set("sz", str(int(Pt(LABEL).pt * 100)))
        for fill in properties.findall(qn("a:solidFill")):
            properties.remove(fill)


def _title_style(level: Any) -> None:
    level.set("algn", "l")
    properties = level.find(qn("a:defRPr"))
    properties.set("sz", str(TITLE * 100))
    properties.set("b", "1")
