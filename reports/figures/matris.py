"""Promises against source kinds: a shape and a word in each cell."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from reports.figures.style import ALERT, COMPARISON, INK, LIGHT, SUBJECT

SHAPES = {"stoder": "●", "motsager": "✕", "oklart": "◐", "saknas": "○"}
WORDS = {"stoder": "stöder", "motsager": "motsäger", "oklart": "oklart", "saknas": "saknas"}
_FILL = {"stoder": "#dbe8f4", "motsager": "#f7e3d8", "oklart": "#f3f4f6", "saknas": "#ffffff"}
_INK = {"stoder": SUBJECT, "motsager": ALERT, "oklart": INK, "saknas": COMPARISON}


@dataclass(frozen=True)
class Matrix:
    """Row and column labels, and per cell the utslag with its marks (`demo`, `ungefärlig`)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[tuple[str, str], ...], ...]


def draw(data: Matrix, ax: Axes) -> None:
    """Cells as a table: the shape and word say it, colour only repeats it."""
    n = len(data.rows)
    for i, (label, row) in enumerate(zip(data.rows, data.cells, strict=True)):
        y = n - 1 - i
        ax.text(-0.08, y + 0.5, label, ha="right", va="center", fontsize=7.5, wrap=True)
        for x, (utslag, mark) in enumerate(row):
            ax.add_patch(Rectangle((x, y), 1, 1, facecolor=_FILL[utslag], edgecolor=LIGHT, lw=0.8))
            ax.text(x + 0.5, y + 0.58, f"{SHAPES[utslag]} {WORDS[utslag]}", ha="center", va="center", fontsize=7.5, color=_INK[utslag])
            ax.text(x + 0.5, y + 0.24, mark, ha="center", va="center", fontsize=6, color=COMPARISON)
    for x, name in enumerate(data.columns):
        ax.text(x + 0.5, n + 0.1, name, ha="center", va="bottom", fontsize=7.5)
    ax.set_xlim(-3.4, len(data.columns))
    ax.set_ylim(0, n + 0.6)
    ax.axis("off")
