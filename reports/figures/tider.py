"""When it happens more than chance gives: one bar per place and problem over the day, named by its days."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import COMPARISON, LIGHT, SMALL, SUBJECT, rows_axis, wrapped

_DAWN = 6  # the hour at which the drawn day begins, so that no night is cut in two


@dataclass(frozen=True)
class Time:
    """One place and problem: first hour 0-23, hours that follow, and the days in words."""

    label: str
    first: int
    hours: int
    days: str


def height(data: tuple[Time, ...]) -> float:
    """Inches that the rows need."""
    return 0.7 + 0.44 * len(data)


def draw(data: tuple[Time, ...], ax: Axes) -> None:
    """The day runs from morning to morning; a time that goes on past it goes on from the left."""
    for y, row in zip(range(len(data) - 1, -1, -1), data, strict=True):
        begin = (row.first - _DAWN) % 24
        end = begin + row.hours
        for left, right in ((begin, min(end, 24)), (0, end - 24)):
            if right > left:
                ax.barh(y, right - left, left=left, height=0.6, color=SUBJECT)
        over = min(end, 24) + 0.3
        right_side = over < 19
        ax.text(over if right_side else begin - 0.3, y, row.days, va="center", fontsize=SMALL, color=SUBJECT,
                ha="left" if right_side else "right")
    rows_axis(ax, [wrapped(row.label, 34) for row in data])
    ax.set_xlim(0, 24)
    ax.set_xticks(range(0, 25, 4), [f"{(_DAWN + hour) % 24:02d}" for hour in range(0, 25, 4)])
    ax.grid(axis="x", color=LIGHT, lw=0.8)
    ax.set_axisbelow(True)
    ax.set_xlabel("Klockan", fontsize=SMALL, color=COMPARISON)
