"""A level beside others': small panels with the kommun's line, riket's, and the band of the middle half in grey."""

from dataclasses import dataclass
from math import ceil

from matplotlib.axes import Axes

from reports.figures.style import COMPARISON, LIGHT, SMALL, SUBJECT, wrapped
from transforms.swedish.numbers import decimal

_ROW = 1.9  # inches per row of panels


@dataclass(frozen=True)
class Level:
    """One panel, years in order: own rates per 1 000, quartiles of all kommuner, riket's rates; None where unknown."""

    name: str
    own_name: str
    years: tuple[int, ...]
    own: tuple[float | None, ...]
    band: tuple[tuple[float, float], ...]
    riket: tuple[float | None, ...]


def height(data: tuple[Level, ...]) -> float:
    """Inches that the panels need."""
    return _ROW * ceil(len(data) / 2)


def draw(data: tuple[Level, ...], ax: Axes) -> None:
    """Panels in reading order, two abreast; every line and the band are named where they end."""
    ax.axis("off")
    rows = ceil(len(data) / 2)
    for i, level in enumerate(data):
        left, floor = 0.01 + 0.51 * (i % 2), 1 - (i // 2 + 1) / rows
        _panel(level, ax.inset_axes((left, floor + 0.14 / rows, 0.28, 0.6 / rows)))


def _panel(level: Level, ax: Axes) -> None:
    lo, hi = zip(*level.band, strict=True)
    ax.fill_between(level.years, lo, hi, color=LIGHT, lw=0)
    _line(level.years, level.riket, ax, COMPARISON, "--", 1.2)
    _line(level.years, level.own, ax, SUBJECT, "-", 2.0)
    tops = [v for v in (*hi, *level.own, *level.riket) if v is not None]
    ax.set_ylim(0, max(tops) * 1.3 or 1)  # room for the labels under the title
    first, last = level.years[0], level.years[-1]
    ax.set_xlim(first - 0.1, last + 0.1)
    ends = [((lo[-1] + hi[-1]) / 2, "mittersta hälften", COMPARISON)]
    ends += [(v, text, colour) for v, text, colour in (
        (level.own[-1], f"{level.own_name} {decimal(level.own[-1] or 0)}", SUBJECT),
        (level.riket[-1], f"riket {decimal(level.riket[-1] or 0)}", COMPARISON)) if v is not None]
    for y, (_, text, colour) in zip(_apart([e[0] for e in ends], ax.get_ylim()[1] * 0.14), ends, strict=True):
        ax.text(last + (last - first or 1) * 0.05, y, text, fontsize=SMALL, va="center", color=colour,
                fontweight="bold" if colour == SUBJECT else "normal")
    ax.set_title(wrapped(level.name, 42), fontsize=SMALL, fontweight="bold", loc="left", pad=6)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_xticks([first, last] if first < last else [first])
    ax.tick_params(colors=COMPARISON, length=3, labelsize=SMALL)


def _line(
    years: tuple[int, ...], values: tuple[float | None, ...], ax: Axes, colour: str, dash: str, lw: float,
) -> None:
    known = [float("nan") if v is None else v for v in values]
    ax.plot(years, known, color=colour, lw=lw, ls=dash, marker="o" if dash == "-" else "", ms=3.5, clip_on=False)


def _apart(heights: list[float], least: float) -> list[float]:
    """The heights of labels moved so far apart that none covers another, their order kept."""
    order = sorted(range(len(heights)), key=lambda i: heights[i])
    placed = dict.fromkeys(order, 0.0)
    floor = float("-inf")
    for i in order:
        floor = max(heights[i], floor + least)
        placed[i] = floor
    return [placed[i] for i in range(len(heights))]
