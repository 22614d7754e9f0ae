"""Reported crime per year: small panels, two abreast, each from zero with its own axis and exact interval."""

from dataclasses import dataclass
from math import ceil

import numpy as np
from matplotlib.axes import Axes

from reports.figures.style import ALERT, COMPARISON, SMALL, SUBJECT, wrapped
from transforms.swedish.numbers import antal

_ROW = 1.75  # inches per row of panels


@dataclass(frozen=True)
class Series:
    """One line: name, years, counts and their limits; `start` = the year a promise about it began, or None.

    None is a year whose count is hidden. `trend` = the fitted counts of the same years, empty without a trend.
    """

    name: str
    years: tuple[int, ...]
    counts: tuple[float | None, ...]
    lo: tuple[float | None, ...]
    hi: tuple[float | None, ...]
    start: int | None
    trend: tuple[float, ...] = ()


def height(data: tuple[Series, ...]) -> float:
    """Inches that the panels need."""
    return _ROW * ceil(len(data) / 2)


def draw(data: tuple[Series, ...], ax: Axes) -> None:
    """Panels in reading order; first and last value written at the line's ends."""
    ax.axis("off")
    rows = ceil(len(data) / 2)
    for i, series in enumerate(data):
        left, floor = 0.075 + 0.5 * (i % 2), 1 - (i // 2 + 1) / rows
        _panel(series, ax.inset_axes((left, floor + 0.17 / rows, 0.355, 0.5 / rows)))


def _panel(series: Series, ax: Axes) -> None:
    first, last = series.years[0], series.years[-1]
    top = max((hi for hi in series.hi if hi is not None), default=0) or 1
    lo, hi, counts = (np.array(part, dtype=float) for part in (series.lo, series.hi, series.counts))
    ax.fill_between(series.years, lo, hi, color=SUBJECT, alpha=0.18, lw=0)
    ax.plot(series.years, counts, color=SUBJECT, lw=1.8, marker="o", ms=3.5, clip_on=False)
    for year, count in zip(series.years[1:-1], series.counts[1:-1], strict=True):
        if count is None:  # a gap in the line; at its ends the word stands in the number's place
            ax.text(year, 0, " dolt", rotation=90, fontsize=SMALL, color=COMPARISON, ha="center", va="bottom")
    if series.trend:
        ax.plot(series.years, series.trend, color=COMPARISON, lw=1.2, ls=":")
    ax.set_ylim(0, top * 1.05)
    ax.set_xlim(first - 0.02, last + 0.02)
    gap = (last - first or 1) * 0.035
    ax.text(first - gap, series.counts[0] or 0, _told(series.counts[0]), fontsize=SMALL, va="center", ha="right")
    ax.text(last + gap, series.counts[-1] or 0, _told(series.counts[-1]), fontsize=SMALL, va="center", ha="left",
            fontweight="bold", color=SUBJECT)
    ax.set_title(wrapped(series.name, 38), fontsize=SMALL, fontweight="bold", loc="left", x=-0.17, pad=9)
    if series.start is not None and first <= series.start <= last:
        _start(series.start, last, first, ax)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    _years(series.years, ax)


def _told(count: float | None) -> str:
    return "dolt" if count is None else antal(count)


def _start(start: int, last: int, first: int, ax: Axes) -> None:
    """The year a promise began, named at the foot of its line, on the side that has room."""
    right = start - first > (last - first) / 2
    ax.axvline(start, color=ALERT, lw=1.2, ls="--", zorder=0)
    shift = (last - first or 1) * 0.02
    ax.text(start + (-shift if right else shift), ax.get_ylim()[1] * 0.05, "löftet börjar", fontsize=SMALL, color=ALERT,
            ha="right" if right else "left", va="bottom")


def _years(years: tuple[int, ...], ax: Axes) -> None:
    """Every year when they fit, else the first, the middle and the last; small marks at all."""
    shown = years if len(years) <= 5 else (years[0], years[len(years) // 2], years[-1])
    ax.set_xticks(shown, [str(y) for y in shown])
    ax.set_xticks(years, minor=True)
    ax.tick_params(colors=COMPARISON, length=3, labelsize=SMALL)
    ax.tick_params(which="minor", length=2, colors=COMPARISON)
