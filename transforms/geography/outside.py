"""Does a point lie in the kommun, or close enough? Millions of points are told by a raster of the border."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from transforms.geography.areas import read_areas

OUTSIDE_M = 500.0
_CELL_M = 250.0
_HALF_DIAGONAL = _CELL_M / 2 * 2**0.5
# A grown border is a polygon: GEOS draws arcs as chords and smooths the line by up to 1 % of the distance grown.
_ROUGH_M = 10.0
_RASTER_FROM = 50_000  # below this many points the exact test is done before the raster is drawn
_OUT, _IN, _EDGE = np.int8(0), np.int8(1), np.int8(2)

_Bools = npt.NDArray[np.bool_]
_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class _Raster:
    """Square cells from the corner `west, south`: wholly within reach of the kommun, wholly outside, or undecided."""

    west: float
    south: float
    cells: npt.NDArray[np.int8]  # rows by northing, columns by easting; the outermost ring is outside

    def of(self, n: _Floats, e: _Floats) -> npt.NDArray[np.int8]:
        """The kind of cell each point lies in; a point without coordinates lies outside."""
        rows, columns = self.cells.shape
        # fmin and fmax answer the other operand for NaN, so that a missing point falls in the ring.
        row = np.fmin(np.fmax((n - self.south) / _CELL_M, 0), rows - 1).astype(np.int32)
        column = np.fmin(np.fmax((e - self.west) / _CELL_M, 0), columns - 1).astype(np.int32)
        return self.cells.ravel()[row * columns + column]


@dataclass(frozen=True)
class Border:
    """The kommun as one geometry in metres, and the question whether points lie within `OUTSIDE_M` of it."""

    kommun: shapely.Geometry

    def holds(self, n: _Floats, e: _Floats) -> _Bools:
        """True for points in the kommun or at most `OUTSIDE_M` from it; false where a coordinate is missing."""
        if len(n) < _RASTER_FROM:
            return self._near(n, e)
        kind = self._raster.of(n, e)
        held = kind == _IN
        edge = np.flatnonzero(kind == _EDGE)
        held[edge] = self._near(n[edge], e[edge])
        return held

    def _near(self, n: _Floats, e: _Floats) -> _Bools:
        held = np.isfinite(n) & np.isfinite(e)
        shapely.prepare(self.kommun)
        held[held] = shapely.dwithin(self.kommun, shapely.points(e[held], n[held]), OUTSIDE_M)
        return held

    @cached_property
    def _raster(self) -> _Raster:
        """Cells by their centre: no point of a cell is farther from it than half a diagonal."""
        west, south, east, north = self.kommun.bounds
        reach = OUTSIDE_M + 2 * _CELL_M
        columns, rows = (int(np.ceil((b - a + 2 * reach) / _CELL_M)) for a, b in ((west, east), (south, north)))
        x = west - reach + _CELL_M * (np.arange(columns) + 0.5)
        y = south - reach + _CELL_M * (np.arange(rows) + 0.5)
        e, n = (grid.ravel() for grid in np.meshgrid(x, y))
        cells = np.full(rows * columns, _OUT)
        cells[_within(self.kommun, OUTSIDE_M + _HALF_DIAGONAL + _ROUGH_M, n, e)] = _EDGE
        cells[_within(self.kommun, OUTSIDE_M - _HALF_DIAGONAL - _ROUGH_M, n, e)] = _IN
        return _Raster(west - reach, south - reach, cells.reshape(rows, columns))


def _within(kommun: shapely.Geometry, distance: float, n: _Floats, e: _Floats) -> _Bools:
    grown = kommun.buffer(distance, quad_segs=16)
    shapely.prepare(grown)
    held: _Bools = shapely.contains_xy(grown, e, n)
    return held


def border(file: Path) -> Border:
    """The border of the kommun whose areas, best with their water, lie in `file`.

    Raises:
        RegistryError: the file holds no areas that can be used.
    """
    return _border(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _border(file: Path, _changed: int) -> Border:
    return Border(shapely.union_all(read_areas(file).geometry.to_numpy()))


def far_outside(n: pd.Series, e: pd.Series, edge: Border) -> pd.Series:
    """True for points more than `OUTSIDE_M` outside; rows without a point are never outside."""
    held = edge.holds(n.to_numpy(float), e.to_numpy(float))
    return n.notna() & ~pd.Series(held, index=n.index)
