"""Survey shares with intervals, the latest wave in colour and the one before in grey."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import COMPARISON, SMALL, SUBJECT, rows_axis, wrapped
from transforms.swedish.numbers import procent


@dataclass(frozen=True)
class ShareRow:
    """One question: label and (year, share, lo, hi) of up to two waves, oldest first; percent."""

    label: str
    waves: tuple[tuple[int, float, float, float], ...]


def height(data: tuple[ShareRow, ...]) -> float:
    """Inches that the rows need."""
    return 0.6 + 0.46 * len(data)


def draw(data: tuple[ShareRow, ...], ax: Axes) -> None:
    """Round dots for the latest wave, squares for the one before; the years stand at the first row."""
    for y, row in zip(range(len(data) - 1, -1, -1), data, strict=True):
        for k, (year, share, lo, hi) in enumerate(row.waves):
            latest = k == len(row.waves) - 1
            level, colour = (y + 0.16, SUBJECT) if latest else (y - 0.2, COMPARISON)
            ax.plot([lo, hi], [level, level], color=colour, lw=2)
            ax.plot([share], [level], marker="o" if latest else "s", ms=6, color=colour,
                    markerfacecolor=colour if latest else "white")
            if y == len(data) - 1:
                ax.text(hi + 0.6, level, f"år {year}", fontsize=SMALL, color=colour, va="center")
    rows_axis(ax, [wrapped(r.label, 26) for r in data])
    ax.set_xlim(0, max(hi for r in data for *_, hi in r.waves) * 1.15)
    ax.xaxis.set_major_formatter(lambda x, _pos: procent(x, 0))
