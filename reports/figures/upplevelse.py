"""What is felt beside what is reported: two panels of dots with intervals, and each row's class in words."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from reports.figures.style import BODY, COMPARISON, INK, SMALL, SUBJECT, rows_axis, wrapped
from transforms.swedish.numbers import decimal, procent

_ROW, _HEAD = 0.46, 0.62  # inches
_LABEL, _PANEL, _GAP = 0.32, 0.23, 0.05  # shares of the width


@dataclass(frozen=True)
class Dot:
    """One number with its interval, and the same number in the rest of the kommun when it is compared with that."""

    value: float
    lo: float
    hi: float
    reference: float | None


@dataclass(frozen=True)
class Pair:
    """One row: problem and area, share in percent, reports per 1 000 inhabitants, and the class in words."""

    label: str
    felt: Dot | None
    reported: Dot | None
    said: str


def height(data: tuple[Pair, ...]) -> float:
    """Inches that the rows need."""
    return _HEAD + _ROW * len(data)


def draw(data: tuple[Pair, ...], ax: Axes) -> None:
    """Left the share, right the rate, each from zero; an upright stroke is the rest of the kommun."""
    ax.axis("off")
    tall = 1 - _HEAD / height(data)
    left = ax.inset_axes((_LABEL, 0.0, _PANEL, tall))
    right = ax.inset_axes((_LABEL + _PANEL + _GAP, 0.0, _PANEL, tall))
    _panel(left, "Anger problemet", [p.felt for p in data])
    left.xaxis.set_major_formatter(lambda x, _pos: procent(x, 0))
    rows_axis(left, [wrapped(p.label, 34) for p in data])
    _panel(right, "Anmält per 1 000 invånare", [p.reported for p in data])
    right.xaxis.set_major_formatter(lambda x, _pos: decimal(x, 0))
    rows_axis(right, [""] * len(data))
    for y, pair in zip(range(len(data) - 1, -1, -1), data, strict=True):
        right.text(1.06, y, wrapped(pair.said, 16), transform=right.get_yaxis_transform(), va="center", fontsize=SMALL,
                   color=INK)
    keys = [Line2D([], [], color=SUBJECT, marker="o", ms=6, lw=2, label="tal med 95 % intervall"),
            Line2D([], [], color=COMPARISON, marker="|", ms=12, mew=2, lw=0, label="resten av kommunen")]
    compared = any(dot and dot.reference is not None for pair in data for dot in (pair.felt, pair.reported))
    ax.legend(handles=keys[: 1 + compared], loc="upper left",
              bbox_to_anchor=(0, 1.02), ncol=2, frameon=False, fontsize=SMALL, borderaxespad=0)


def _panel(ax: Axes, title: str, dots: list[Dot | None]) -> None:
    ax.set_title(title, fontsize=SMALL, fontweight="bold", loc="left", pad=5)
    top = 0.0
    for y, dot in zip(range(len(dots) - 1, -1, -1), dots, strict=True):
        if dot is None:
            ax.text(0, y, "inget tal", va="center", fontsize=SMALL, color=COMPARISON)
            continue
        ax.plot([dot.lo, dot.hi], [y, y], color=SUBJECT, lw=2)
        ax.plot([dot.value], [y], marker="o", ms=6, color=SUBJECT)
        if dot.reference is not None:
            ax.plot([dot.reference], [y], marker="|", ms=14, mew=2, color=COMPARISON)
        top = max(top, dot.hi, dot.reference or 0.0)
    ax.set_xlim(0, (top or 1.0) * 1.08)
    ax.locator_params(axis="x", nbins=3)
    ax.tick_params(axis="y", labelsize=BODY)
