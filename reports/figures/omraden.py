"""Rates of areas as dots with intervals, in the order of their names, with the drawn rate as a ring."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import BODY, COMPARISON, SMALL, SUBJECT, rows_axis, wrapped
from transforms.swedish.numbers import decimal


@dataclass(frozen=True)
class AreaRate:
    """One area: its rate per 1 000 a year with its limits, and the rate drawn towards the common one, or None."""

    area: str
    rate: float
    lo: float
    hi: float
    drawn: float | None


def height(data: tuple[AreaRate, ...]) -> float:
    """Inches that the rows need."""
    return 0.8 + 0.3 * len(data)


def draw(data: tuple[AreaRate, ...], ax: Axes) -> None:
    """A dot and a line per area; the ring is the drawn rate."""
    levels = range(len(data) - 1, -1, -1)
    ax.hlines(levels, [r.lo for r in data], [r.hi for r in data], color=COMPARISON, lw=1.8)
    ax.plot([r.rate for r in data], levels, lw=0, marker="o", ms=5, color=COMPARISON)
    rings = [(r.drawn, y) for r, y in zip(data, levels, strict=True) if r.drawn is not None]
    ax.plot([x for x, _ in rings], [y for _, y in rings], lw=0, marker="o", ms=8, mfc="none", mec=SUBJECT, mew=1.8)
    for y, row in zip(levels, data, strict=True):
        shown = row.rate if row.drawn is None else row.drawn
        ax.text(1.01, y, decimal(shown), transform=ax.get_yaxis_transform(), va="center", fontsize=SMALL, color=SUBJECT)
    rows_axis(ax, [wrapped(r.area, 34, 1) for r in data])
    ax.set_xlim(left=0)
    ax.set_xlabel("Händelser per 1 000 invånare och år", fontsize=BODY - 1)
