"""Promises against source kinds: a shape and a word in each cell."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from reports.figures.style import ALERT, BODY, COMPARISON, INK, LIGHT, SMALL, SUBJECT, wrapped

SHAPES = {"stoder": "●", "motsager": "✕", "oklart": "◐", "saknas": "○"}
WORDS = {"stoder": "stöder", "motsager": "motsäger", "oklart": "oklart", "saknas": "saknas"}
_FILL = {"stoder": "#dbe8f4", "motsager": "#f7e3d8", "oklart": "#f3f4f6", "saknas": "#ffffff"}
_INK = {"stoder": SUBJECT, "motsager": ALERT, "oklart": INK, "saknas": COMPARISON}
_CELL = 0.62  # the height of a cell; the rest of a row is its label


@dataclass(frozen=True)
class Matrix:
    """Row and column labels, and per cell the utslag with its marks (`demo`, `≈` for ungefärlig)."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[tuple[str, str], ...], ...]


def height(data: Matrix) -> float:
    """Inches that the rows need."""
    return 0.35 + 0.82 * len(data.rows)


def draw(data: Matrix, ax: Axes) -> None:
    """The promise above its cells; the shape and word say it, colour only repeats it."""
    n = len(data.rows)
    for i, (label, row) in enumerate(zip(data.rows, data.cells, strict=True)):
        y = n - 1 - i
        ax.text(0, y + _CELL + 0.06, wrapped(label, 86, 1), va="bottom", fontsize=BODY, fontweight="bold")
        for x, (utslag, mark) in enumerate(row):
            strong = utslag in ("stoder", "motsager")
            ax.add_patch(Rectangle((x, y), 1, _CELL, facecolor=_FILL[utslag], edgecolor=LIGHT, lw=0.8))
            ax.text(x + 0.5, y + (0.42 if mark else 0.31), f"{SHAPES[utslag]} {WORDS[utslag]}", ha="center",
                    va="center", fontsize=SMALL, color=_INK[utslag], fontweight="bold" if strong else "normal")
            ax.text(x + 0.5, y + 0.17, mark, ha="center", va="center", fontsize=SMALL, color=COMPARISON)
    for x, name in enumerate(data.columns):
        ax.text(x + 0.5, n + 0.06, name, ha="center", va="bottom", fontsize=SMALL)
    ax.set_xlim(0, len(data.columns))
    ax.set_ylim(0, n + 0.4)
    ax.axis("off")
