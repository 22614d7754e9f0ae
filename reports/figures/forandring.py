"""Changes as dots with exact intervals on a ratio axis; the line at one is "no change"."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.ticker import NullFormatter, NullLocator

from reports.figures.style import COMPARISON, SUBJECT


@dataclass(frozen=True)
class Change:
    """One row: label, ratio and its limits."""

    label: str
    ratio: float
    lo: float
    hi: float


def draw(data: tuple[Change, ...], ax: Axes) -> None:
    """Filled where the interval leaves out "no change", hollow where it does not: never by colour alone."""
    rows = range(len(data) - 1, -1, -1)
    for y, change in zip(rows, data, strict=True):
        clear = change.lo > 1 or change.hi < 1
        ax.plot([change.lo, change.hi], [y, y], color=SUBJECT if clear else COMPARISON, lw=2)
        ax.plot([change.ratio], [y], marker="o", ms=7, color=SUBJECT if clear else COMPARISON,
                markerfacecolor=SUBJECT if clear else "white")
    ax.axvline(1, color=COMPARISON, lw=1, ls=":")
    ax.set_xscale("log")
    ticks = [t for t in (0.25, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 4)
             if min(c.lo for c in data) / 1.1 <= t <= max(c.hi for c in data) * 1.1] or [1]
    ax.set_xticks(ticks, [f"{(t - 1) * 100:+.0f} %".replace("-", "\u2212").replace("+0 %", "oförändrat") for t in ticks])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.set_yticks(list(rows), [c.label for c in data])
    ax.set_ylim(-0.6, len(data) - 0.4)
    ax.spines["left"].set_visible(False)
    ax.tick_params(length=2)
