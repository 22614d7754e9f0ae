"""Problems against criteria: a word in each cell, and beside them the promise and the council's choice."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from reports.figures.style import BODY, COMPARISON, INK, LIGHT, SMALL, SUBJECT, rows_axis, wrapped

_WORDS = {"ja": "● ja", "oklart": "oklart", "nej": "nej", "saknas": "–"}
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
    return 0.6 + 0.31 * len(data.rows)


def draw(data: Priorities, ax: Axes) -> None:
    """A filled cell is a yes; the word says it too, and no cell is weighed against another."""
    top, columns = len(data.rows) - 1, len(data.criteria)
    for y, row in zip(range(top, -1, -1), data.rows, strict=True):
        for x, answer in enumerate(row.answers):
            yes = answer == "ja"
            ax.add_patch(Rectangle((x, y - 0.44), 1, 0.88, facecolor="#dbe8f4" if yes else "white", edgecolor=LIGHT,
                                   lw=0.8))
            ax.text(x + 0.5, y, _WORDS[answer], ha="center", va="center", fontsize=SMALL,
                    color=SUBJECT if yes else COMPARISON, fontweight="bold" if yes else "normal")
        for place, said in ((columns + 0.12, row.promise), (columns + _SAID, row.choice)):
            ax.text(place, y, said, va="center", fontsize=SMALL, color=INK)
    for x, name in enumerate(data.criteria):
        ax.text(x + 0.5, top + 0.55, wrapped(name, 9), ha="center", va="bottom", fontsize=SMALL, fontweight="bold")
    for place, name in ((columns + 0.12, "Löfte"), (columns + _SAID, "Rådet")):
        ax.text(place, top + 0.55, name, va="bottom", fontsize=SMALL, fontweight="bold")
    rows_axis(ax, [wrapped(row.problem, 30, 1) for row in data.rows])
    ax.tick_params(axis="y", labelsize=BODY - 1)
    ax.set_xlim(0, columns + 2 * _SAID)
    ax.set_ylim(-0.55, top + 1.6)
    ax.spines["bottom"].set_visible(False)
    ax.set_xticks([])
