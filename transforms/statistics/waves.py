"""One wave of a survey against the wave before it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import elementwise

from transforms.statistics import display
from transforms.statistics.counts import exact_share
from transforms.statistics.result import Result
from transforms.statistics.survey import Share

Floats = NDArray[np.float64]
_METHOD = "skillnad"
_LEAST_TAIL = 1e-12


@dataclass(frozen=True)
class Wave:
    """One measurement of one question in one area.

    Attributes:
        first, last: survey years pooled in it (the same year when one).
        series: name of waves that ask the same in the same way; a changed question or mode begins a new one.
        scale: `andel`, or the name of an index; never compared across.
        answer: the share, or the plain result of what is no share of a sample (an index, self-selected answers).
    """

    first: int
    last: int
    series: str
    scale: str
    answer: Share | Result


def change(after: Wave, before: Wave | None, level: float = 0.95) -> Result:
    """Change since the wave before, after - before on the waves' own scale, or why there is none.

    No number without an earlier wave (`forsta_matningen`), across a changed series (`seriebrott`) or scale
    (`olika_skalor`), between waves that share a year and so are not independent (`gemensamt_ar`), or between answers
    that are no sample (`ej_urval`). A plain index changes by a number without interval (`utan_intervall`).
    """
    reason = _incomparable(after, before)
    if reason or before is None:
        return Result(None, None, None, 0, _METHOD, flags=(reason,))
    now, then = after.answer, before.answer
    if isinstance(now, Share) and isinstance(then, Share):
        return difference(now, then, level)
    values = [w.p if isinstance(w, Share) else w.estimate for w in (now, then)]
    n = sum(w.answers if isinstance(w, Share) else w.n for w in (now, then))
    if values[0] is None or values[1] is None:
        return Result(None, None, None, n, _METHOD, flags=(display.TOO_FEW,))
    return Result(values[0] - values[1], None, None, n, _METHOD, flags=("utan_intervall",))


def _incomparable(after: Wave, before: Wave | None) -> str:
    """The first reason against a comparison, "" when there is none."""
    if before is None:
        return "forsta_matningen"
    chosen = [isinstance(w.answer, Result) and "ej_urval" in w.answer.flags for w in (after, before)]
    reasons = {
        "olika_skalor": after.scale != before.scale,
        "seriebrott": after.series != before.series,
        "gemensamt_ar": before.last >= after.first,
        "ej_urval": any(chosen),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def difference(after: Share, before: Share, level: float = 0.95) -> Result:
    """Difference of two independent shares, after - before, on the scale 0-1. See `differences`."""
    return paired([(after, before)], level)[0]


def paired(pairs: Sequence[tuple[Share, Share]], level: float = 0.95) -> list[Result]:
    """The difference of every pair (after, before) at once; a share that must not be shown leaves its flag."""
    if not pairs:
        return []
    now, then = ((np.array([pair[k].p for pair in pairs]), np.array([pair[k].effective for pair in pairs]))
                 for k in (0, 1))
    found = np.column_stack(differences(now, then, level)).tolist()
    return [Result(estimate, lo, hi, after.answers + before.answers, _METHOD, up, down,
                   tuple(sorted({*after.result.flags, *before.result.flags} - {display.LOOSE})))
            for (after, before), (estimate, lo, hi, up, down) in zip(pairs, found, strict=True)]


def differences(after: tuple[Floats, Floats], before: tuple[Floats, Floats],
                level: float = 0.95) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Estimate, limits and both tails of after - before; a wave is its shares and effective numbers, shape (k,).

    The interval is put together from the two shares' own exact intervals by squaring and adding (Newcombe 1998,
    Statistics in Medicine 17:873-890, method 10 with exact limits; Zou & Donner 2008, 27:1693-1702), and p is the tail
    at which its limit meets zero. The normal interval errs far too often when a small wave follows a large one
    (tests/proof).
    """
    (p1, n1), (p2, n2) = after, before
    rises = p1 >= p2
    p = _meets_zero(*(np.where(rises, a, b) for a, b in ((p1, p2), (n1, n2), (p2, p1), (n2, n1))))
    tail = (1 - level) / 2
    return (p1 - p2, _lower(p1, n1, p2, n2, tail), -_lower(p2, n2, p1, n1, tail),
            np.where(rises, p, 1 - p), np.where(rises, 1 - p, p))


def _lower(p1: Floats, n1: Floats, p2: Floats, n2: Floats, tail: ArrayLike) -> Floats:
    """Lower limit of p1 - p2; the upper one is the mirror image of p2 - p1."""
    lo, _ = exact_share(p1 * n1, n1, tail)
    _, hi = exact_share(p2 * n2, n2, tail)
    return np.asarray(p1 - p2 - np.hypot(p1 - lo, hi - p2))


def _meets_zero(p1: Floats, n1: Floats, p2: Floats, n2: Floats) -> Floats:
    """The one-sided tail at which the lower limit of a rise is zero; 0.5 when none is."""
    def limit(log_tail: Floats, *waves: Floats) -> Floats:
        return _lower(waves[0], waves[1], waves[2], waves[3], np.exp(log_tail))

    found = elementwise.find_root(limit, (np.log(_LEAST_TAIL), np.log(0.5)), args=(p1, n1, p2, n2),
                                  tolerances={"xatol": 1e-9})
    tail = np.where(_lower(p1, n1, p2, n2, 0.5) <= 0, 0.5, np.exp(found.x))
    return np.where(_lower(p1, n1, p2, n2, _LEAST_TAIL) >= 0, _LEAST_TAIL, tail)
