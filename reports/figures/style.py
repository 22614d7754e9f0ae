"""The one style of all figures, and the rendering that gives the same bytes for the same data."""

import io
import re
from collections.abc import Callable
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

SUBJECT = "#0b4f8a"
COMPARISON = "#6b7280"
LIGHT = "#d7dde4"
ALERT = "#a4400e"
INK = "#1f2933"
_RC: dict[str, Any] = {
    "font.family": "DejaVu Sans", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False,
    "axes.edgecolor": COMPARISON, "axes.labelcolor": INK, "text.color": INK, "xtick.color": INK, "ytick.color": INK,
    "svg.hashsalt": "lagesbild", "svg.fonttype": "path", "figure.dpi": 100, "axes.titlelocation": "left",
    "axes.titlesize": 9, "axes.titleweight": "bold",
}


def render(draw: Callable[[Any, Axes], None], data: Any, name: str, size: tuple[float, float] = (7.2, 3.6)) -> tuple[str, bytes]:
    """SVG text (ids prefixed with `name`, so that several fit in one page) and PNG bytes at 150 dpi."""
    with mpl.rc_context(_RC):
        figure, ax = plt.subplots(figsize=size, layout="constrained")
        draw(data, ax)
        svg, png = io.StringIO(), io.BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        figure.savefig(png, format="png", dpi=150, metadata={"Software": None})
        plt.close(figure)
    return prefixed(svg.getvalue(), name), png.getvalue()


def prefixed(svg: str, name: str) -> str:
    """The bare `<svg>` element with every id made unique by `name`."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', svg)
    svg = re.sub(r'(xlink:href|href)="#([^"]+)"', rf'\1="#{name}-\2"', svg)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", svg)
