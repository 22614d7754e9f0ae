"""Counts the year before a promise and the first year after its start, beside how a comparison moved meanwhile."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import COMPARISON, INK, SMALL, SUBJECT, rows_axis, wrapped
from transforms.swedish.numbers import antal


@dataclass(frozen=True)
class BeforeAfter:
    """One series of one promise: counts before and after, the change as it stands in the table, and the comparison's.

    `compared` = the comparison's counts before and after, or None when there is none or it is hidden.
    """

    label: str
    lofte_id: str
    before: int
    after: int
    change: str
    compared: tuple[int, int] | None = None


def height(data: tuple[BeforeAfter, ...]) -> float:
    """Inches that the rows need."""
    return 0.6 + 0.85 * len(data)


def draw(data: tuple[BeforeAfter, ...], ax: Axes) -> None:
    """Grey bar before, blue bar after, each with its word and number, both from zero.

    The upright stroke is where "after" would end if the count had followed the comparison.
    """
    furthest = max(max(r.before, r.after, _expected(r) or 0) for r in data)
    for y, row in zip(range(len(data) - 1, -1, -1), data, strict=True):
        ax.barh(y + 0.28, row.before, height=0.24, color=COMPARISON, alpha=0.6)
        ax.barh(y + 0.02, row.after, height=0.24, color=SUBJECT)
        ax.text(row.before, y + 0.28, f"  före: {antal(row.before)}", va="center", fontsize=SMALL, color=COMPARISON)
        ax.text(row.after, y + 0.02, f"  efter: {antal(row.after)}", va="center", fontsize=SMALL, color=SUBJECT,
                fontweight="bold", bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.8})
        if (expected := _expected(row)) is not None and row.compared is not None:
            ax.plot([expected, expected], [y - 0.16, y + 0.18], color=INK, lw=2)
            ax.text(furthest * 1.3, y + 0.15, f"jämförelsen\n{antal(row.compared[0])} → {antal(row.compared[1])}",
                    va="center", fontsize=SMALL, color=COMPARISON)
        ax.text(0, y - 0.28, row.change, va="center", fontsize=SMALL, color=INK)
    rows_axis(ax, [f"{wrapped(r.label, 28)}\n{r.lofte_id}" for r in data])
    room = 1.7 if any(r.compared for r in data) else 1.25
    ax.set_xlim(0, furthest * room)
    ax.xaxis.set_major_formatter(lambda x, _pos: antal(x))


def _expected(row: BeforeAfter) -> float | None:
    """The count after, had it moved as the comparison did."""
    return row.before * row.compared[1] / row.compared[0] if row.compared and row.compared[0] else None
