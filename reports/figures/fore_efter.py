"""Counts the year before a promise and the first year after its start, with the ratio and its interval in words."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import COMPARISON, INK, SMALL, SUBJECT, rows_axis, wrapped
from transforms.swedish.numbers import antal


@dataclass(frozen=True)
class BeforeAfter:
    """One series of one promise: counts before and after, and the change as it stands in the table."""

    label: str
    lofte_id: str
    before: int
    after: int
    change: str


def height(data: tuple[BeforeAfter, ...]) -> float:
    """Inches that the rows need."""
    return 0.6 + 0.85 * len(data)


def draw(data: tuple[BeforeAfter, ...], ax: Axes) -> None:
    """Grey bar before, blue bar after, each with its word and number; both from zero."""
    for y, row in zip(range(len(data) - 1, -1, -1), data, strict=True):
        ax.barh(y + 0.28, row.before, height=0.24, color=COMPARISON, alpha=0.6)
        ax.barh(y + 0.02, row.after, height=0.24, color=SUBJECT)
        ax.text(row.before, y + 0.28, f"  före: {antal(row.before)}", va="center", fontsize=SMALL, color=COMPARISON)
        ax.text(row.after, y + 0.02, f"  efter: {antal(row.after)}", va="center", fontsize=SMALL, color=SUBJECT,
                fontweight="bold")
        ax.text(0, y - 0.28, row.change, va="center", fontsize=SMALL, color=INK)
    rows_axis(ax, [f"{wrapped(r.label, 28)}\n{r.lofte_id}" for r in data])
    ax.set_xlim(0, max(max(r.before, r.after) for r in data) * 1.25)
    ax.xaxis.set_major_formatter(lambda x, _pos: antal(x))
