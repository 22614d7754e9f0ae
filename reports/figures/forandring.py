"""Changes as dots with exact intervals on a ratio axis; the line at one is "no change"."""

from dataclasses import dataclass
from math import log

from matplotlib.axes import Axes
from matplotlib.ticker import NullFormatter, NullLocator

from reports.figures.style import COMPARISON, SMALL, SUBJECT, rows_axis, wrapped
from transforms.swedish.numbers import forandring_procent

_TICKS = (1.0, 0.5, 2.0, 0.25, 4.0, 0.75, 1.5, 0.9, 1.1, 1.25, 0.8, 0.6, 3.0, 0.1, 10.0)  # the first that fit stand


@dataclass(frozen=True)
class Change:
    """One row: label, ratio and its limits."""

    label: str
    ratio: float
    lo: float
    hi: float


def height(data: tuple[Change, ...]) -> float:
    """Inches that the rows need."""
    return 0.7 + 0.5 * len(data)


def draw(data: tuple[Change, ...], ax: Axes) -> None:
    """Filled where the interval leaves out "no change", hollow where it does not: never by colour alone."""
    low, high = min(1.0, *(c.lo for c in data)) / 1.06, max(1.0, *(c.hi for c in data)) * 1.06
    ax.set_xscale("log")
    ax.set_xlim(low, high)
    ax.axvline(1, color=COMPARISON, lw=1, ls=":")
    for y, change in zip(range(len(data) - 1, -1, -1), data, strict=True):
        clear = change.lo > 1 or change.hi < 1
        colour = SUBJECT if clear else COMPARISON
        ax.plot([change.lo, change.hi], [y, y], color=colour, lw=2)
        ax.plot([change.ratio], [y], marker="o", ms=7, color=colour, markerfacecolor=SUBJECT if clear else "white")
        ax.text(1.02, y, forandring_procent(change.ratio), transform=ax.get_yaxis_transform(), va="center",
                color=colour, fontweight="bold" if clear else "normal")
    ticks = shown_ticks(low, high)
    ax.set_xticks(ticks, [forandring_procent(t) if t != 1 else "oförändrat" for t in ticks], fontsize=SMALL)
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_minor_formatter(NullFormatter())
    rows_axis(ax, [wrapped(c.label, 34) for c in data])


def shown_ticks(low: float, high: float) -> list[float]:
    """Round changes inside the span, "no change" first, none so near another that their labels would meet."""
    shown: list[float] = []
    for tick in _TICKS:
        room = all(abs(log(tick / other)) > (0.24 if other == 1 else 0.17) * log(high / low) for other in shown)
        if low <= tick <= high and room:
            shown.append(tick)
    return sorted(shown)
