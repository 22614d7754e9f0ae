"""Per named place the problem with most events, with its own interval. No rank and no hot-spot is claimed."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import INK, SMALL, SUBJECT, rows_axis, wrapped
from transforms.swedish.numbers import antal


@dataclass(frozen=True)
class PlaceCount:
    """One place: its name, the problem, the count of that problem and its limits."""

    place: str
    problem: str
    count: float
    lo: float
    hi: float


def height(data: tuple[PlaceCount, ...]) -> float:
    """Inches that the rows need."""
    return 0.5 + 0.44 * len(data)


def draw(data: tuple[PlaceCount, ...], ax: Axes) -> None:
    """Bars with intervals, labelled directly with count and problem."""
    for y, row in zip(range(len(data) - 1, -1, -1), data, strict=True):
        ax.barh(y, row.count, color=SUBJECT, height=0.55, alpha=0.85)
        ax.plot([row.lo, row.hi], [y, y], color=INK, lw=1.6)
        ax.text(row.hi, y, f"  {antal(row.count)}  {row.problem}", va="center", fontsize=SMALL)
    rows_axis(ax, [wrapped(r.place, 24) for r in data])
    ax.set_xlim(0, max(r.hi for r in data) * 1.5)
    ax.xaxis.set_major_formatter(lambda x, _pos: antal(x))
