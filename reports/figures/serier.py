"""Reported crime per year: small shifted panels in one axes, each with its exact interval."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import ALERT, COMPARISON, LIGHT, SUBJECT


@dataclass(frozen=True)
class Series:
    """One line: name, years, counts and their limits; `start` = the year a promise about it began, or None."""

    name: str
    years: tuple[int, ...]
    counts: tuple[float, ...]
    lo: tuple[float, ...]
    hi: tuple[float, ...]
    start: int | None


def draw(data: tuple[Series, ...], ax: Axes) -> None:
    """Panels below each other, each from zero; last value written at the line's end."""
    for i, series in enumerate(data):
        floor = (len(data) - 1 - i) * 1.35
        top = max(series.hi) or 1
        scaled = [[floor + v / top for v in values] for values in (series.counts, series.lo, series.hi)]
        ax.axhline(floor, color=LIGHT, lw=0.8)
        ax.fill_between(series.years, scaled[1], scaled[2], color=SUBJECT, alpha=0.18, lw=0)
        ax.plot(series.years, scaled[0], color=SUBJECT, lw=1.8, marker="o", ms=3)
        ax.text(series.years[0] - 0.15, floor + 1.12, series.name, fontsize=8.5, fontweight="bold", va="bottom")
        for year, value, count in zip(series.years, scaled[0], series.counts, strict=True):
            if year in (series.years[0], series.years[-1]):
                text = f"{count:,.0f}".replace(",", "\u00a0")
                ax.text(year + (0.12 if year == series.years[-1] else -0.12), value, text, fontsize=8, va="center",
                        ha="left" if year == series.years[-1] else "right")
        if series.start is not None and series.years[0] <= series.start <= series.years[-1]:
            ax.plot([series.start, series.start], [floor, floor + 1.1], color=ALERT, lw=1, ls="--")
            ax.text(series.start + 0.06, floor + 1.08, "löftet börjar", fontsize=7, color=ALERT, va="top")
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    years = sorted({y for s in data for y in s.years})
    ax.set_xticks(years, [str(y) for y in years], fontsize=8)
    ax.set_xlim(years[0] - 0.9, years[-1] + 0.9)
    ax.tick_params(colors=COMPARISON, length=2)
