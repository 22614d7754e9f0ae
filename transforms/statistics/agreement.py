"""Do those who code the same notes code them alike? Krippendorff's alpha, with a bootstrap interval."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
LEVELS = ("nominal", "ordinal", "interval", "ratio")


@dataclass(frozen=True)
class Agreement:
    """Alpha of one code: 1 is agreement in all, 0 what chance gives; None when nothing varies.

    Attributes:
        lo, hi: limits of alpha, None when they would not hold.
        units: notes coded by at least two; coders: how many they are.
        grade: `tillforlitlig`, `preliminar`, `otillracklig`, or `kan_inte_sagas`.
        flags: `for_fa_dubbelkodade`, `for_liten_andel`, `ingen_variation`, `utan_intervall`.
    """

    alpha: float | None
    lo: float | None
    hi: float | None
    units: int
    coders: int
    grade: str
    method: str = "krippendorff"
    flags: tuple[str, ...] = ()


def agreement(codes: ArrayLike, rng: np.random.Generator, level: str = "nominal", draws: int = 2000,
              min_units: int = 50, min_part: float = 0.10, reliable: float = 0.80, tentative: float = 0.667,
              min_apart: int = 5, min_rare: int = 10) -> Agreement:
    """Krippendorff's alpha of codes of shape (coders, units), NaN where a coder did not code.

    Krippendorff (2004, Content Analysis, ch. 11); the interval resamples units, 95 % percentiles. It is given when at
    least `min_apart` units are coded apart and `min_rare` codings are not the commonest: with fewer it is too short
    (tests/proof). A grade is given when `min_units` units and `min_part` of all are coded at least twice; every unit is
    a column, also those coded once.

    Raises:
        ValueError: codes that are not two-dimensional, or an unknown level.
    """
    table = np.asarray(codes, dtype=float)
    if table.ndim != 2 or level not in LEVELS:
        raise ValueError(f"codes of shape (coders, units) at one of {LEVELS}: {table.shape}, {level}")
    values, per_unit = _counted(table)
    per_unit = per_unit[per_unit.sum(axis=1) >= 2]
    units, coders = len(per_unit), int((~np.isnan(table)).any(axis=1).sum())
    flags = [flag for flag, holds in (("for_fa_dubbelkodade", units < min_units),
                                      ("for_liten_andel", units < min_part * table.shape[1])) if holds]
    kinds, times = np.unique(per_unit, axis=0, return_counts=True)  # units coded alike are one kind
    alpha = float(_alphas(values, kinds, times[None], level)[0]) if units else float("nan")
    if np.isnan(alpha):
        return Agreement(None, None, None, units, coders, "kan_inte_sagas", flags=(*flags, "ingen_variation"))
    grade = "tillforlitlig" if alpha >= reliable else "preliminar" if alpha >= tentative else "otillracklig"
    apart, rare = int(((per_unit > 0).sum(axis=1) > 1).sum()), per_unit.sum() - per_unit.sum(axis=0).max()
    lo = hi = None
    if apart >= min_apart and rare >= min_rare:
        weights = rng.multinomial(units, times / units, size=draws)
        lo, hi = (float(q) for q in np.nanquantile(_alphas(values, kinds, weights, level), [0.025, 0.975]))
    return Agreement(alpha, lo, hi, units, coders, "kan_inte_sagas" if flags else grade,
                     flags=(*flags, *(["utan_intervall"] if lo is None else [])))


def _counted(table: Floats) -> tuple[Floats, Floats]:
    """The values that occur, and how many coders gave each to each unit, shape (units, values)."""
    values = np.unique(table[~np.isnan(table)])
    return values, (table[:, :, None] == values).sum(axis=0).astype(float)


def _alphas(values: Floats, per_unit: Floats, weights: ArrayLike, level: str) -> Floats:
    """Alpha of each weighting of the kinds of unit, shape (weightings,); NaN where nothing varies."""
    w, pairs = np.asarray(weights, dtype=float), per_unit.sum(axis=1) - 1
    given = per_unit / pairs[:, None]
    met = per_unit[:, :, None] * given[:, None, :]
    met -= np.eye(len(values)) * given[:, :, None]
    together = np.tensordot(w, met, axes=1)
    margin = together.sum(axis=2)
    apart = _distance(values, margin, level)
    n = margin.sum(axis=1)
    observed = (together * apart).sum(axis=(1, 2))
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = np.einsum("bi,bij,bj->b", margin, apart, margin) / (n - 1)
        return np.asarray(np.where(expected > 0, 1 - observed / expected, np.nan))


def _distance(values: Floats, margin: Floats, level: str) -> Floats:
    """Squared distances between values, shape (weightings, values, values)."""
    if level == "nominal":
        return np.broadcast_to(1 - np.eye(len(values)), (len(margin), len(values), len(values)))
    # An ordinal value stands at the middle of the ranks that it fills.
    at = margin.cumsum(axis=1) - margin / 2 if level == "ordinal" else np.broadcast_to(values, margin.shape)
    apart = at[:, :, None] - at[:, None, :]
    if level == "ratio":
        total = at[:, :, None] + at[:, None, :]
        apart = np.divide(apart, total, out=np.zeros_like(apart), where=total != 0)
    return np.asarray(apart**2)
