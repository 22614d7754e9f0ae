"""Problems against criteria: one shape per answer, and beside it in words the promise and the council's choice."""

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D

from reports.figures.style import BODY, COMPARISON, INK, LIGHT, SMALL, SUBJECT, rows_axis, wrapped

# The shapes differ without their colours; drawn as markers, since hundreds of words would be slow and restless.
_SHAPES: dict[str, tuple[str, dict[str, Any]]] = {
    "ja": ("ja", {"marker": "o", "ms": 9, "color": SUBJECT}),
    "oklart": ("oklart", {"marker": "o", "ms": 9, "color": COMPARISON, "fillstyle": "left",
                          "markerfacecoloralt": "white"}),
    "nej": ("nej", {"marker": "o", "ms": 9, "color": COMPARISON, "fillstyle": "none"}),
    "saknas": ("underlag saknas", {"marker": "_", "ms": 7, "color": COMPARISON}),
}
_SAID = 1.2  # the width of the columns of words, in cells


@dataclass(frozen=True)
class Weighed:
    """One problem: its answer per criterion, its promises in words, and the council's choice in words."""

    problem: str
    answers: tuple[str, ...]
    promise: str
    choice: str


@dataclass(frozen=True)
class Priorities:
    """The columns' names and the problems, in the order of the table."""

    criteria: tuple[str, ...]
    rows: tuple[Weighed, ...]


def height(data: Priorities) -> float:
    """Inches that the rows need."""
    return 0.95 + 0.29 * len(data.rows)


def draw(data: Priorities, ax: Axes) -> None:
    """A shaded cell is a yes; no cell is weighed against another."""
    top, columns = len(data.rows) - 1, len(data.criteria)
    found: dict[str, list[tuple[int, int]]] = {}
    for y, row in zip(range(top, -1, -1), data.rows, strict=True):
        for x, answer in enumerate(row.answers):
            found.setdefault(answer, []).append((x, y))
        for place, said in ((columns + 0.1, row.promise), (columns + _SAID, row.choice)):
            ax.text(place, y, said, va="center", fontsize=SMALL, color=INK)
    ax.add_collection(PolyCollection([_cell(x, y) for x, y in found.get("ja", [])], facecolor="#dbe8f4"))
    ax.hlines([y + 0.5 for y in range(-1, top + 1)], 0, columns + 2 * _SAID, color=LIGHT, lw=0.8)
    for answer, (_, shape) in _SHAPES.items():
        if answer in found:
            ax.plot([x + 0.5 for x, _ in found[answer]], [y for _, y in found[answer]], lw=0, **shape)
    for x, name in enumerate(data.criteria):
        ax.text(x + 0.5, top + 0.6, wrapped(name, 9), ha="center", va="bottom", fontsize=SMALL, fontweight="bold")
    for place, name in ((columns + 0.1, "Löfte"), (columns + _SAID, "Rådet")):
        ax.text(place, top + 0.6, name, va="bottom", fontsize=SMALL, fontweight="bold")
    keys = [Line2D([], [], lw=0, label=word, **shape) for word, shape in _SHAPES.values()]
    ax.legend(handles=keys, loc="lower left", bbox_to_anchor=(0, 1), ncol=4, frameon=False, fontsize=SMALL,
              borderaxespad=0, handletextpad=0.2)
    rows_axis(ax, [wrapped(row.problem, 30, 1) for row in data.rows])
    ax.tick_params(axis="y", labelsize=BODY - 1)
    ax.set_xlim(0, columns + 2 * _SAID)
    ax.set_ylim(-0.55, top + 1.9)
    ax.spines["bottom"].set_visible(False)
    ax.set_xticks([])


def _cell(x: int, y: int) -> list[tuple[float, float]]:
    return [(x, y - 0.5), (x + 1, y - 0.5), (x + 1, y + 0.5), (x, y + 0.5)]
