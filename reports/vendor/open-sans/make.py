"""Makes the bundled font files from Open Sans's static TTF files: `python make.py <regular.ttf> <bold.ttf>`.

Keeps the letters, figures and signs of European text, drops hinting, and adds the signs of our own that the typeface
lacks, drawn here, so that no other font steps in for them. WOFF2 needs the package brotli.
"""

import sys
from collections.abc import Callable
from math import cos, pi, sin
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

_KEPT = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), *range(0x2007, 0x200B), *range(0x2010, 0x2016),
         *range(0x2018, 0x201F), *range(0x2020, 0x2023), 0x2026, 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC,
         0x2122, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265]
_X, _Y, _R, _LINE, _WIDE = 820, 731, 690, 140, 1640  # middle, radius, stroke and width in 2048 units an em
Point = tuple[float, float]


def _circle(pen: TTGlyphPen, radius: float, *, from_: float = 0.0, to: float = 2 * pi, inner: bool = False) -> None:
    """An arc as quadratic curves, closed; an inner one runs the other way round and is a hole."""
    steps = 8
    angle = (to - from_) / steps
    turn = [from_ + k * angle for k in range(steps + 1)]
    if inner:
        turn.reverse()
        angle = -angle
    pen.moveTo(_at(radius, turn[0]))
    for start in turn[:-1]:
        pen.qCurveTo(_at(radius / cos(angle / 2), start + angle / 2), _at(radius, start + angle))
    pen.closePath()


def _at(radius: float, angle: float) -> Point:
    return _X + radius * cos(angle), _Y + radius * sin(angle)


def _polygon(pen: TTGlyphPen, corners: list[Point], quarters: float = 0) -> None:
    """Corners around the middle, turned by so many quarters of a circle."""
    c, s = cos(quarters * pi / 2), sin(quarters * pi / 2)
    turned = [(_X + x * c - y * s, _Y + x * s + y * c) for x, y in corners]
    pen.moveTo(turned[0])
    for corner in turned[1:]:
        pen.lineTo(corner)
    pen.closePath()


def _ring(pen: TTGlyphPen) -> None:
    _circle(pen, _R)
    _circle(pen, _R - _LINE, inner=True)


def _half(pen: TTGlyphPen) -> None:
    _ring(pen)
    _circle(pen, _R - _LINE / 2, from_=pi / 2, to=3 * pi / 2)


def _bar(pen: TTGlyphPen, quarters: float) -> None:
    half = 0.8 * _LINE
    _polygon(pen, [(-_R, -half), (-_R, half), (_R, half), (_R, -half)], quarters)


def _cross(pen: TTGlyphPen) -> None:
    _bar(pen, 0.5)
    _bar(pen, 1.5)


def _arrow(quarters: int) -> Callable[[TTGlyphPen], None]:
    half, head = 0.6 * _LINE, 3 * _LINE
    shape: list[Point] = [
        (-_R, -half), (-_R, half), (_R - head, half), (_R - head, head), (_R, 0), (_R - head, -head),
        (_R - head, -half)]
    return lambda pen: _polygon(pen, shape, quarters)


_SIGNS: dict[int, Callable[[TTGlyphPen], None]] = {
    0x25CF: lambda pen: _circle(pen, _R), 0x25CB: _ring, 0x25D0: _half, 0x2715: _cross,
    0x2192: _arrow(0), 0x2191: _arrow(1), 0x2190: _arrow(2), 0x2193: _arrow(3),
}


def make(source: Path, name: str) -> None:
    """Write `<name>.ttf` and `<name>.woff2` beside this file."""
    font = TTFont(source)
    options = subset.Options(hinting=False, layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], name_IDs=["*"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_KEPT)
    subsetter.subset(font)
    order = font.getGlyphOrder()
    for code, draw in _SIGNS.items():
        glyph, pen = f"uni{code:04X}", TTGlyphPen(None)
        draw(pen)
        order.append(glyph)
        font.setGlyphOrder(order)
        font["glyf"][glyph] = made = pen.glyph()
        made.recalcBounds(font["glyf"])
        font["hmtx"][glyph] = (_WIDE, made.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = glyph
    here = Path(__file__).parent
    font.save(here / f"{name}.ttf")
    font.flavor = "woff2"
    font.save(here / f"{name}.woff2")


if __name__ == "__main__":
    make(Path(sys.argv[1]), "OpenSans-Regular")
    make(Path(sys.argv[2]), "OpenSans-Bold")
