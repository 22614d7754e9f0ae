"""Areas that hold more incidents than their share of the residents explains, over all problems of one report."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from transforms.statistics.multiple import benjamini_hochberg
from transforms.statistics.tails import at_least


@dataclass(frozen=True, eq=False)
class AreaCounts:
    """The incidents of one problem in one period, one element per area, the areas in any order.

    Attributes:
        count: incidents; addresses: different points among them (or the count itself when points are unknown).
        weight: residents of the area; None when they are not known for every area.
    """

    count: ArrayLike
    addresses: ArrayLike
    weight: ArrayLike | None


@dataclass(frozen=True, eq=False)
class TestedAreas:
    """What was found for one problem, one element per area in the order given.

    Attributes:
        expected: n times the area's share of the residents; NaN without residents.
        p: family-wise over all areas and problems of the report; q: false-discovery rate over the same; p_own: of the
            area alone. NaN where nothing was tested.
        hot: more than chance gives; repeated: hot, but not with each address counted once: addresses are struck.
        n: incidents in the test, those in areas without residents left out.
        flags: `utan_befolkning`, `ett_omrade`, `for_fa_handelser`: nothing can be claimed or denied.
    """

    expected: NDArray[np.float64]
    p: NDArray[np.float64]
    q: NDArray[np.float64]
    p_own: NDArray[np.float64]
    hot: NDArray[np.bool_]
    repeated: NDArray[np.bool_]
    n: int
    flags: tuple[str, ...]
    method: str = "binomial_max"


@dataclass(frozen=True, eq=False)
class _Field:
    """The areas with residents: where they stand, what they hold and their shares of the residents."""

    where: NDArray[np.intp]
    count: NDArray[np.int64]
    addresses: NDArray[np.int64]
    share: NDArray[np.float64]
    n: int


def hot_areas(problems: Mapping[str, AreaCounts], seed: int | np.random.Generator, alpha: float = 0.05,
              draws: int = 999, min_incidents: int = 30, min_count: int = 5) -> dict[str, TestedAreas]:
    """The hot areas of one report: at most `alpha` of reports without structure name any.

    An area holds X ~ Binomial(n, its share of the residents) when risk follows the residents; its own p is the exact
    upper tail. The family-wise p is the share of drawn reports whose smallest p over all areas and problems is as
    small, the report itself counted (single-step minimum p, Westfall & Young 1993, Resampling-Based Multiple Testing;
    Davison & Hinkley 1997, section 4.2). Problems are drawn as if independent: where they share incidents the claim
    is the more careful one.

    Args:
        problems: by problem; one report's claims on areas all belong in one call.
        min_incidents: fewer in a problem are not tested. min_count: fewer in an area are never hot.

    Raises:
        ValueError: when so few draws can never reach `alpha`, or the arrays of a problem differ in length.
    """
    if alpha * (draws + 1) < 1:
        raise ValueError(f"{draws} draws cannot show a p of {alpha}")
    random = np.random.default_rng(seed)
    looked = {problem: _look(areas, min_incidents) for problem, areas in problems.items()}
    fields = {problem: field for problem, (field, flag) in looked.items() if field is not None and not flag}
    own = {problem: at_least(f.count, f.n, f.share) for problem, f in fields.items()}
    least = np.sort(np.min([_least(f, draws, random) for f in fields.values()], axis=0)) if fields else np.ones(draws)
    adjusted = benjamini_hochberg(np.concatenate(list(own.values()))) if fields else np.zeros(0)
    found, first = {}, 0
    for problem, areas in problems.items():
        field, flag = looked[problem]
        result = _untested(areas, field, flag)
        if problem in fields:
            assert field is not None
            q = adjusted[first:first + field.where.size]
            first += field.where.size
            result = _tested(result, field, own[problem], q, least, alpha, min_count)
        found[problem] = result
    return found


def _look(areas: AreaCounts, min_incidents: int) -> tuple[_Field | None, str]:
    """The areas with residents, and why they cannot be tested ("" when they can)."""
    count, addresses = (np.asarray(x, dtype=np.int64) for x in (areas.count, areas.addresses))
    weight = np.zeros(count.size) if areas.weight is None else np.asarray(areas.weight, dtype=float)
    if not count.shape == addresses.shape == weight.shape:
        raise ValueError("counts, addresses and weights are of the same areas")
    if not weight.sum() > 0:
        return None, "utan_befolkning"
    where = np.flatnonzero(weight > 0)
    n = int(count[where].sum())
    field = _Field(where, count[where], addresses[where], weight[where] / weight.sum(), n)
    return field, "ett_omrade" if where.size < 2 else "for_fa_handelser" if n < min_incidents else ""


def _least(field: _Field, draws: int, random: np.random.Generator) -> NDArray[np.float64]:
    """The smallest own p of each of `draws` reports in which the incidents fall by residents alone."""
    drawn = random.multinomial(field.n, field.share, size=draws)
    return np.asarray(at_least(drawn, field.n, field.share[None, :]).min(axis=1))


def _untested(areas: AreaCounts, field: _Field | None, flag: str) -> TestedAreas:
    size = np.asarray(areas.count).size
    expected, nothing = np.full(size, np.nan), np.full(size, np.nan)
    if field is not None:
        expected[field.where] = field.n * field.share
    none = np.zeros(size, dtype=bool)
    return TestedAreas(expected, nothing, nothing, nothing, none, none, 0 if field is None else field.n,
                       (flag,) if flag else ())


def _tested(bare: TestedAreas, field: _Field, own: NDArray[np.float64], q: NDArray[np.float64],
            least: NDArray[np.float64], alpha: float, min_count: int) -> TestedAreas:
    def spread(values: NDArray[np.float64]) -> NDArray[np.float64]:
        whole = np.full(bare.expected.size, np.nan)
        whole[field.where] = values
        return whole

    def family(p: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray((1 + np.searchsorted(least, p, side="right")) / (least.size + 1))

    p = family(own)
    hot = (p <= alpha) & (field.count >= min_count)
    repeated = hot & (family(at_least(field.addresses, field.n, field.share)) > alpha)
    return TestedAreas(bare.expected, spread(p), spread(q), spread(own), spread(hot.astype(float)) == 1,
                       spread(repeated.astype(float)) == 1, field.n, ())
