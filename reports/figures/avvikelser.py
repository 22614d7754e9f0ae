"""Months against their own history: small panels, two abreast, each from zero; bars, what was expected, the bound."""

from dataclasses import dataclass
from math import ceil

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from reports.figures.style import ALERT, COMPARISON, INK, LIGHT, SMALL, wrapped
from transforms.swedish.numbers import antal

_ROW, _LEGEND = 1.95, 0.35  # inches
_LETTERS = "JFMAMJJASOND"


@dataclass(frozen=True)
class Month:
    """One month that was assessed; `over` = above its bound."""

    number: int  # 1-12
    count: float
    expected: float
    bound: float
    over: bool


@dataclass(frozen=True)
class Panel:
    """One series over the months of a period, in order; None is a month that is `hidden` or was not assessed."""

    name: str
    months: tuple[tuple[int, Month | None], ...]
    hidden: tuple[int, ...] = ()


def height(data: tuple[Panel, ...]) -> float:
    """Inches that the panels need."""
    return _LEGEND + _ROW * ceil(len(data) / 2)


def draw(data: tuple[Panel, ...], ax: Axes) -> None:
    """Panels in reading order under one key."""
    ax.axis("off")
    rows, used = ceil(len(data) / 2), 1 - _LEGEND / height(data)
    for i, panel in enumerate(data):
        left, floor = 0.045 + 0.5 * (i % 2), used * (1 - (i // 2 + 1) / rows)
        _panel(panel, ax.inset_axes((left, floor + 0.15 * used / rows, 0.44, 0.58 * used / rows)))
    keys = [Patch(facecolor=LIGHT, edgecolor=COMPARISON, label="antal"),
            Patch(facecolor=ALERT, hatch="///", edgecolor="white", label="antal över gränsen"),
            Line2D([], [], color=INK, lw=1, ls=":", label="väntat"),
            Line2D([], [], color=INK, lw=2, label="övre gräns")]
    ax.legend(handles=keys, loc="upper left", bbox_to_anchor=(0, 1.02), ncol=4, frameon=False, fontsize=SMALL,
              borderaxespad=0, handlelength=1.6)


def _panel(panel: Panel, ax: Axes) -> None:
    """A month above its bound bears its count and a hatch: never by colour alone."""
    top = 1.0
    for x, (number, month) in enumerate(panel.months):
        if number in panel.hidden:
            ax.text(x, 0, " dolt", rotation=90, fontsize=SMALL, color=COMPARISON, ha="center", va="bottom")
        if month is None:
            continue
        top = max(top, month.count, month.bound)
        colour, edge, hatch = (ALERT, "white", "///") if month.over else (LIGHT, COMPARISON, None)
        ax.bar(x, month.count, width=0.7, linewidth=0.6, color=colour, edgecolor=edge, hatch=hatch)
        ax.hlines(month.expected, x - 0.45, x + 0.45, color=INK, lw=1, ls=":")
        ax.hlines(month.bound, x - 0.45, x + 0.45, color=INK, lw=2)
        if month.over:
            ax.text(x, month.count, antal(month.count), ha="center", va="bottom", fontsize=SMALL, fontweight="bold",
                    color=ALERT)
    ax.set_ylim(0, top * 1.18)
    ax.set_xlim(-0.6, len(panel.months) - 0.4)
    ax.set_xticks(range(len(panel.months)), [_LETTERS[number - 1] for number, _ in panel.months])
    ax.set_yticks([0, round(top)], ["0", antal(round(top))])
    ax.tick_params(colors=COMPARISON, length=2, labelsize=SMALL)
    ax.set_title(wrapped(panel.name, 42), fontsize=SMALL, fontweight="bold", loc="left", pad=5)
