"""Survey shares with intervals, the latest wave in colour and the one before in grey."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import COMPARISON, SUBJECT


@dataclass(frozen=True)
class ShareRow:
    """One question: label and (year, share, lo, hi) of up to two waves, oldest first; percent."""

    label: str
    waves: tuple[tuple[int, float, float, float], ...]


def draw(data: tuple[ShareRow, ...], ax: Axes) -> None:
    """Dots with intervals; the year is written at the first row's dots."""
    for i, row in enumerate(data):
        y = len(data) - 1 - i
        for k, (year, share, lo, hi) in enumerate(row.waves):
            latest = k == len(row.waves) - 1
            offset, colour = (0.13, SUBJECT) if latest else (-0.17, COMPARISON)
            ax.plot([lo, hi], [y + offset, y + offset], color=colour, lw=2)
            ax.plot([share], [y + offset], marker="o" if latest else "s", ms=6, color=colour)
            if i == 0:
                ax.text(hi + 0.6, y + offset, str(year), fontsize=8, color=colour, va="center")
    ax.set_yticks(range(len(data) - 1, -1, -1), [r.label for r in data])
    ax.set_xlim(0, max(hi for r in data for *_, hi in r.waves) * 1.15)
    ax.xaxis.set_major_formatter(lambda x, _pos: f"{x:.0f}\u00a0%")
    ax.spines["left"].set_visible(False)
    ax.tick_params(length=2)
