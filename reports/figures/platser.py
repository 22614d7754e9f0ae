"""Counts at named places as bars with exact intervals. No rank and no hot-spot is claimed."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import COMPARISON, SUBJECT


@dataclass(frozen=True)
class PlaceCount:
    """One place: label, count and limits."""

    label: str
    count: float
    lo: float
    hi: float


def draw(data: tuple[PlaceCount, ...], ax: Axes) -> None:
    """Bars with intervals, labelled directly."""
    for i, place in enumerate(data):
        y = len(data) - 1 - i
        ax.barh(y, place.count, color=SUBJECT, height=0.6)
        ax.plot([place.lo, place.hi], [y, y], color=COMPARISON, lw=2)
        text = f"{place.count:,.0f}".replace(",", "\u00a0")
        ax.text(place.hi * 1.02, y, text, va="center", fontsize=8)
    ax.set_yticks(range(len(data) - 1, -1, -1), [p.label for p in data])
    ax.set_xlim(0, max(p.hi for p in data) * 1.12)
    ax.spines["left"].set_visible(False)
    ax.tick_params(length=2)
