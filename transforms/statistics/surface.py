"""Where something could happen: people, dwellings or buildings in square cells, and sums over windows of cells."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

_LARGEST = 20_000_000


@dataclass(frozen=True, eq=False)
class Surface:
    """What incidents are measured against: never bare area, where lake and forest make every village a hot-spot.

    Attributes:
        weight: rows x columns, whole numbers: residents, dwellings or buildings of each cell; row 0 lies southernmost.
        south, west: the corner of cell (0, 0), metres (SWEREF 99 TM).
        cell: the side of a cell, metres.

    Raises:
        ValueError: when the weights are not a table of whole numbers from 0 up that add up to at most 20 million, or
            the side is not positive.
    """

    weight: NDArray[np.int64]
    south: float
    west: float
    cell: float

    def __post_init__(self) -> None:
        given = np.asarray(self.weight)
        if given.ndim != 2 or not np.isfinite(given).all() or (given < 0).any() or (given != np.floor(given)).any():
            raise ValueError("a surface is a table of whole numbers from 0 up")
        if given.sum() > _LARGEST:
            raise ValueError(f"the weights add up to more than {_LARGEST}: count in a coarser unit")
        if not self.cell > 0:
            raise ValueError(f"a cell has a side, not {self.cell} m")
        object.__setattr__(self, "weight", given.astype(np.int64))

    @cached_property
    def total(self) -> int:
        """The sum of all weights; 0 when there is nothing to measure against."""
        return int(self.weight.sum())

    @cached_property
    def lookup(self) -> NDArray[np.int32]:
        """One entry per unit of weight, the cell it lies in: a uniform entry is a cell drawn by its weight."""
        return np.repeat(np.arange(self.weight.size, dtype=np.int32), self.weight.ravel())

    def cells(self, north: ArrayLike, east: ArrayLike) -> NDArray[np.int64]:
        """The flat number of the cell of each point; -1 outside the table. A border belongs to the cell north-east."""
        row = np.floor((np.asarray(north, dtype=float) - self.south) / self.cell)
        column = np.floor((np.asarray(east, dtype=float) - self.west) / self.cell)
        rows, columns = self.weight.shape
        with np.errstate(invalid="ignore"):
            inside = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
        flat = np.where(inside, row, 0) * columns + np.where(inside, column, 0)
        return np.where(inside, flat, -1).astype(np.int64)

    def shares(self, reach: int) -> NDArray[np.float64]:
        """The share of all weight in the window around each cell, flat."""
        return np.asarray(window_sums(self.weight, reach).ravel() / max(self.total, 1), dtype=float)


def window_sums(cells: NDArray[np.integer], reach: int) -> NDArray[np.integer]:
    """Sums over the square of 2 * reach + 1 cells a side around each cell; nothing lies outside the table.

    Args:
        cells: ... x rows x columns. The last two axes are summed over.
        reach: 0 for the cell alone, 1 for 3 x 3.
    """
    for axis in (-1, -2):
        line = np.moveaxis(cells, axis, -1)
        near = line.copy()
        for step in range(1, min(reach, line.shape[-1] - 1) + 1):
            near[..., step:] += line[..., :-step]
            near[..., :-step] += line[..., step:]
        cells = np.moveaxis(near, -1, axis)
    return cells
