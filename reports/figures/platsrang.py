"""Named places by their rank among each other, with the ranks that chance leaves open."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from reports.figures.style import BODY, SMALL, SUBJECT, rows_axis, wrapped
from transforms.swedish.numbers import antal


@dataclass(frozen=True)
class PlaceRank:
    """One place: its name, its count, and its best and worst rank."""

    place: str
    count: float
    best: int
    worst: int

    @property
    def ranks(self) -> str:
        """The ranks as text: "1–4", or "3" when chance leaves one rank only."""
        return f"{self.best}–{self.worst}" if self.best < self.worst else str(self.best)


def height(data: tuple[PlaceRank, ...]) -> float:
    """Inches that the rows need."""
    return 0.8 + 0.36 * len(data)


def draw(data: tuple[PlaceRank, ...], ax: Axes) -> None:
    """A line from best to worst rank, labelled with the ranks and the count."""
    for y, row in zip(range(len(data) - 1, -1, -1), data, strict=True):
        ax.plot([row.best, row.worst], [y, y], color=SUBJECT, lw=5, marker="o", ms=5)
        ax.text(row.worst, y, f"   {row.ranks}  ({antal(row.count)} händelser)", va="center", fontsize=SMALL)
    rows_axis(ax, [wrapped(r.place, 24) for r in data])
    last = max(r.worst for r in data)
    ax.set_xlim(0.5, last * 1.45 + 1)
    ax.set_xticks([1, *range(5, last + 1, 5)])
    ax.set_xlabel("Plats i ordningen, 1 = flest händelser", fontsize=BODY - 1)
