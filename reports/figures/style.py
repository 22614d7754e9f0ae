"""The one style of all figures, and the rendering that gives the same bytes for the same data."""

import io
import re
import textwrap
from typing import Any, Protocol, TypeVar
from xml.sax.saxutils import escape

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import font_manager
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

from reports import typeface
from reports.model import Drawing, Still

for _file in typeface.files():
    font_manager.fontManager.addfont(_file)

SUBJECT = "#0b4f8a"
COMPARISON = "#5b6470"
LIGHT = "#d7dde4"
ALERT = "#a4400e"
INK = "#1f2933"
WIDTH = 7.2  # inches: the text width of A4, so that the sizes below hold in print
BODY, SMALL = 10, 9  # points; nothing in a figure is smaller
_RC: Any = {
    "font.family": [typeface.FAMILY, "DejaVu Sans"], "font.size": BODY,
    "axes.spines.top": False, "axes.spines.right": False,
    "axes.edgecolor": COMPARISON, "axes.labelcolor": INK, "text.color": INK, "xtick.color": INK, "ytick.color": INK,
    "xtick.labelsize": SMALL, "ytick.labelsize": BODY, "svg.hashsalt": "lagesbild", "svg.fonttype": "none",
    "figure.dpi": 100, "text.parse_math": False, "text.hinting": "no_hinting",  # letters are as wide at every dpi
}
_TIGHT = 0.8  # how near rows may stand on a slide, as a share of their distance on paper
Data = TypeVar("Data")
Data_contra = TypeVar("Data_contra", contravariant=True)


class Chart(Protocol[Data_contra]):
    """A figure module: one picture, drawn in inches that its data asks for."""

    def height(self, data: Data_contra) -> float:
        """Inches that the data needs."""
        ...

    def draw(self, data: Data_contra, ax: Axes) -> None:
        """Draw the data into empty axes."""
        ...


def render(chart: Chart[Data], data: Data, name: str, title: str, source: str) -> Drawing:
    """Draw once. The files that leave the page carry their conclusion, source and label inside the picture.

    SVG ids are prefixed with `name`, so that several fit in one page; PNG is 150 dpi; same data, same bytes.
    """
    heading, foot = wrapped(title, 78, 3), wrapped(source, 104, 4)
    height = chart.height(data)
    top, bottom = 0.22 * (heading.count("\n") + 1), 0.19 * (foot.count("\n") + 1)
    with mpl.rc_context(_RC):
        figure, ax = plt.subplots(figsize=(WIDTH, height))
        chart.draw(data, ax)
        _settle(figure)
        inline = prefixed(_svg(figure), name)
        _enlarge(figure, top, bottom)
        edge = 0.05 / figure.get_figheight()
        figure.text(0.01, 1 - edge, heading, va="top", fontsize=BODY + 1, fontweight="bold")
        figure.text(0.01, edge, foot, va="bottom", fontsize=SMALL - 0.5, color=COMPARISON)
        png = io.BytesIO()
        figure.savefig(png, format="png", dpi=150, metadata={"Software": None})
        plt.close(figure)
    return Drawing(inline, _framed(inline, height, heading, foot), png.getvalue())


def still(chart: Chart[Data], data: Data, width: float, height: float) -> Still:
    """The bare drawing for a slide, `width` × at most `height` inches at 200 dpi; what does not fit is left out."""
    count = shown = len(data) if isinstance(data, tuple) else 1
    part: Any = data
    while shown > 1 and chart.height(part) * _TIGHT > height:
        shown -= 1
        part = part[:shown]
    png = io.BytesIO()
    with mpl.rc_context(_RC):
        figure, ax = plt.subplots(figsize=(width, min(height, chart.height(part))))
        chart.draw(part, ax)
        _settle(figure)
        figure.savefig(png, format="png", dpi=200, metadata={"Software": None})
        plt.close(figure)
    return Still(png.getvalue(), shown, count)


def _framed(inline: str, height: float, heading: str, foot: str) -> str:
    """The drawing with its title over and its source under it, as an SVG of its own (units: points, 72 an inch)."""
    lines, y = [], 0.0
    for text, size, weight, colour in ((heading, BODY + 1, "bold", INK), (foot, SMALL - 0.5, "normal", COMPARISON)):
        for line in text.split("\n"):
            y += size * 1.35
            face = f'font-size="{size}" font-weight="{weight}" fill="{colour}"'
            lines.append(f'<text x="5" y="{y:.1f}" {face}>{escape(line)}</text>')
        if text is heading:
            inline_at, y = y + 6, y + 6 + height * 72
    total = y + 8
    place = f'<svg x="0" y="{inline_at:.1f}" width="{WIDTH * 72:.1f}" height="{height * 72:.1f}" viewBox'
    drawing = re.sub(r"<svg [^>]*?viewBox", place, inline, count=1, flags=re.DOTALL)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'viewBox="0 0 {WIDTH * 72:.1f} {total:.1f}" font-family="{typeface.FAMILY}, Verdana, sans-serif">\n'
            f"<style>{typeface.face()}text{{white-space:pre}}</style>\n"
            '<rect width="100%" height="100%" fill="white"/>\n'
            + "\n".join(lines) + f"\n{drawing}\n</svg>\n")


def _settle(figure: Figure) -> None:
    """Lay out once, without drawing: a figure that keeps a layout engine is laid out and drawn anew for every file."""
    ConstrainedLayoutEngine().execute(figure)
    figure.set_layout_engine(None)


def _enlarge(figure: Figure, top: float, bottom: float) -> None:
    """Room over and under what is laid out, in inches; laying it out anew would cost as much as drawing it."""
    before = figure.get_figheight()
    whole = before + top + bottom
    for ax in figure.axes:
        left, low, wide, high = ax.get_position(original=True).bounds
        ax.set_position((left, (low * before + bottom) / whole, wide, high * before / whole))
    figure.set_size_inches(WIDTH, whole)


def _svg(figure: Figure) -> str:
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def prefixed(svg: str, name: str) -> str:
    """The bare `<svg>` element with every id made unique by `name`; a label keeps the space that begins it."""
    svg = re.sub(r"(?<=>) +(?=[^ <])|(?<=[^ >])  +(?=[^ <])", _unbroken, svg[svg.index("<svg") :])
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r'(xlink:href|href)="#([^"]+)"', rf'\1="#{name}-\2"', svg)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", svg)


def _unbroken(spaces: re.Match[str]) -> str:
    """Browsers drop the spaces that a label begins with, and with them its distance to its mark."""
    return "\u00a0" * len(spaces[0])


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """The text in at most `lines` lines, cut with an ellipsis when longer: the table under it has it whole."""
    return "\n".join(textwrap.wrap(text, width, max_lines=lines, placeholder=" …", break_long_words=True))


def rows_axis(ax: Axes, labels: list[str]) -> None:
    """Row labels from the top down, without an axis line."""
    ax.set_yticks(range(len(labels) - 1, -1, -1), labels)
    ax.set_ylim(-0.6, len(labels) - 0.4)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", length=2, colors=COMPARISON)
