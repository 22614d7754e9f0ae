"""Windows that stand, joined into places; and addresses where things happen again and again."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transforms.statistics.surface import Surface
from transforms.statistics.tails import at_least

_RADIUS_HOLDS = 0.9


@dataclass(frozen=True)
class Address:
    """One point, to the metre, with its number of incidents."""

    north: float
    east: float
    count: int


@dataclass(frozen=True)
class Place:
    """A hot-spot: cells next to each other that hold more incidents than their share.

    Attributes:
        problem: as given; north, east: the middle of its incidents, metres (SWEREF 99 TM).
        radius_m: from there to the incident that nine of ten lie no further away than, at least half a cell.
        count, expected: incidents in its cells, and what its share of the weight gives.
        addresses: different points among them; busiest: incidents at the one with most.
        p: family-wise over the report; q: false-discovery rate over its windows; p_own: its strongest window alone.
        flags: `upprepad_adress`: with each address counted once it would not stand: addresses, not an area, are struck;
            `adress_okand` instead where points are too coarse to tell.
    """

    problem: str
    north: float
    east: float
    radius_m: float
    count: int
    expected: float
    addresses: int
    busiest: int
    p: float
    q: float
    p_own: float
    flags: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Field:
    """The tested incidents of one problem: their points and cells, counts by cell and window, shares of windows."""

    problem: str
    surface: Surface
    north: NDArray[np.float64]
    east: NDArray[np.float64]
    cells: NDArray[np.int64]
    counts: NDArray[np.int64]
    window_counts: NDArray[np.integer]
    shares: NDArray[np.float64]
    n: int
    reach: int
    min_count: int
    coarse: bool


def coarse(north: NDArray[np.float64], east: NDArray[np.float64]) -> bool:
    """Whether all points lie on whole tens of metres, as where they were rounded: one point is then many addresses."""
    known = np.isfinite(north) & np.isfinite(east)
    return bool(known.any() and not (np.round([north[known], east[known]]) % 10).any())


def repeats(north: NDArray[np.float64], east: NDArray[np.float64], at_least_count: int) -> tuple[Address, ...]:
    """The addresses with at least so many incidents, most first."""
    known = np.isfinite(north) & np.isfinite(east)
    points, counts = _addresses(north[known], east[known])
    many = np.flatnonzero(counts >= at_least_count)
    many = many[np.argsort(-counts[many], kind="stable")]
    return tuple(Address(float(points[i].real), float(points[i].imag), int(counts[i])) for i in many)


def join(field: Field, p: NDArray[np.float64], family: NDArray[np.float64], q: NDArray[np.float64],
         critical: float) -> list[Place]:
    """The places of the windows whose p is below `critical`, strongest first.

    The strongest window is the core of a place. A further one counts only when it would stand on what no place holds
    yet, so the shadow that a hot-spot throws on the windows around it is no second place; when it meets a core it
    widens that place, else it is the core of its own. A place is thus at most three windows wide.

    Args:
        p, family, q: of each window: its own, family-wise, and adjusted for false discoveries.
    """
    standing = np.flatnonzero((p < critical) & (field.window_counts >= field.min_count))
    owner = np.full(field.counts.shape, -1)
    cores: list[int] = []
    for window in standing[np.argsort(p[standing], kind="stable")]:
        box = _box(window, field)
        free = owner[box] < 0
        count, share = field.counts[box][free].sum(), field.surface.weight[box][free].sum() / field.surface.total
        if count >= field.min_count and at_least(count, field.n, share) < critical:
            number = _met(window, cores, field)
            if number == len(cores):
                cores.append(int(window))
            owner[box] = np.where(free, number, owner[box])
    return [_place(field, owner.ravel() == i, core, p, family, q, critical) for i, core in enumerate(cores)]


def _box(window: int, field: Field) -> tuple[slice, slice]:
    row, column = divmod(int(window), field.counts.shape[1])
    reach = field.reach
    return slice(max(row - reach, 0), row + reach + 1), slice(max(column - reach, 0), column + reach + 1)


def _met(window: int, cores: list[int], field: Field) -> int:
    """The number of the first place whose core shares a cell with the window; a new number when there is none."""
    row, column = divmod(int(window), field.counts.shape[1])
    for number, core in enumerate(cores):
        other_row, other_column = divmod(core, field.counts.shape[1])
        if max(abs(row - other_row), abs(column - other_column)) <= 2 * field.reach:
            return number
    return len(cores)


def _place(field: Field, held: NDArray[np.bool_], core: int, p: NDArray[np.float64], family: NDArray[np.float64],
           q: NDArray[np.float64], critical: float) -> Place:
    inside = held[field.cells]
    north, east = field.north[inside], field.east[inside]
    _, counts = _addresses(north, east)
    share = field.surface.weight.ravel()[held].sum() / field.surface.total
    middle = north.mean(), east.mean()
    radius = float(np.quantile(np.hypot(north - middle[0], east - middle[1]), _RADIUS_HOLDS, method="inverted_cdf"))
    once = at_least(counts.size, field.n, share) < critical
    return Place(
        problem=field.problem, north=float(middle[0]), east=float(middle[1]),
        radius_m=max(radius, field.surface.cell / 2), count=int(inside.sum()), expected=float(field.n * share),
        addresses=counts.size, busiest=int(counts.max()),
        p=float(family[core]), q=float(q[core]), p_own=float(p[core]),
        flags=() if once else ("adress_okand",) if field.coarse else ("upprepad_adress",),
    )


def _addresses(north: NDArray[np.float64],
               east: NDArray[np.float64]) -> tuple[NDArray[np.complex128], NDArray[np.int64]]:
    """The different points to the metre (north + i east) and how many incidents each has."""
    return np.unique(np.round(north) + 1j * np.round(east), return_counts=True)
