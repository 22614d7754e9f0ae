"""Promised against done, quarter by quarter: what had been done by the end of each, against what could be expected."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import COMPARISON, INK, SMALL, SUBJECT, rows_axis, wrapped
from transforms.swedish.numbers import antal


@dataclass(frozen=True)
class Progress:
    """One activity: per quarter its name, what could be expected by its end (None = no pace stated), and done by it."""

    label: str
    lofte_id: str
    quarters: tuple[tuple[str, int | None, int], ...]


def height(data: tuple[Progress, ...]) -> float:
    """Inches that the rows need, and never more than a sheet holds."""
    return min(0.7 + 0.68 * len(data), 8.5)


def draw(data: tuple[Progress, ...], ax: Axes) -> None:
    """One row per activity, one blue bar per quarter with its number; a grey line where the promise would be."""
    names = sorted({name for row in data for name, _, _ in row.quarters})
    for y, row in zip(range(len(data) - 1, -1, -1), data, strict=True):
        top = max(max(done, expected or 0) for _, expected, done in row.quarters) or 1
        ax.plot([-0.45, len(names) - 0.55], [y - 0.38] * 2, color=COMPARISON, linewidth=0.6)
        for name, expected, done in row.quarters:
            x = names.index(name)
            ax.bar(x, 0.6 * done / top, bottom=y - 0.38, width=0.5, color=SUBJECT)
            ax.text(x, y - 0.36 + 0.6 * done / top, antal(done), ha="center", va="bottom", fontsize=SMALL, color=INK)
            if expected is not None:
                level = y - 0.38 + 0.6 * expected / top
                ax.plot([x - 0.36, x + 0.36], [level] * 2, color=COMPARISON, linewidth=1.6)
                ax.text(x + 0.38, level, antal(expected), va="center", fontsize=SMALL, color=COMPARISON)
    rows_axis(ax, [f"{wrapped(row.label, 28)}\n{row.lofte_id}" for row in data])
    ax.set_xlim(-0.5, len(names) - 0.3)
    ax.set_xticks(range(len(names)), [_quarter(name) for name in names])


def _quarter(name: str) -> str:
    """2017-Q3 as a Swede writes it."""
    return f"kv. {name[-1]} {name[:4]}"
