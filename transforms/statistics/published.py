"""What others have already summed up: published percentages, indices, and answers of those who chose to answer."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

from transforms.statistics import display
from transforms.statistics.result import Result
from transforms.statistics.survey import Share

Floats = NDArray[np.float64]


def published(p: float, n: int, deff: float = 1.5, level: float = 0.95, rule: display.Rule = display.NCHS,
              least_hits: float = 10.0) -> Share:
    """A published share (scale 0-1) with the number of answers and a design effect, by default a guess.

    Wilson's interval with n / deff answers (Wilson 1927, JASA 22:209-212), always flagged `ungefarlig`. Its coverage
    lies within 93-97 % only from `least_hits` effective answers on either side (tests/proof); below, no interval is
    given and the share is not to be shown (`for_fa_svar`).

    Raises:
        ValueError: p outside 0-1, no answers, or a design effect that is not positive.
    """
    if not (0 <= p <= 1 and n >= 1 and deff > 0):
        raise ValueError(f"no share of a survey: p = {p}, n = {n}, deff = {deff}")
    effective = n / deff
    lo, hi = (float(x) for x in wilson(p, effective, level))
    rare = effective * min(p, 1 - p) < least_hits
    few = rare or bool(display.too_few(lo, hi, min(n, effective), max(effective - 1, 1), rule))
    flags = display.flags(few, bool(display.loose(p, lo, hi, rule)), "ungefarlig")
    result = Result(p, None if rare else lo, None if rare else hi, n, "wilson_deff", flags=flags)
    se = float(np.sqrt(p * (1 - p) / effective))
    return Share(p, se, max(int(effective) - 1, 1), n, effective, result)


def with_interval(p: float, lo: float, hi: float, n: int | None, level: float = 0.95,
                  rule: display.Rule = display.NCHS) -> Share | None:
    """A published share with its publisher's own interval, and the effective answers that its longer half implies.

    That number, p(1 - p) / (half / z)^2, is what the share is compared by, so it too is `ungefarlig`. None where the
    interval says nothing of it: a share of 0 or 1, or no width.
    """
    half = max(p - lo, hi - p)
    if not (0 <= lo <= p <= hi <= 1 and 0 < p < 1 and half > 0):
        return None
    se = half / float(stats.norm.ppf((1 + level) / 2))
    effective = p * (1 - p) / (se * se)
    answers = n or max(round(effective), 1)
    few = bool(display.too_few(lo, hi, min(answers, effective), max(effective - 1, 1), rule))
    flags = display.flags(few, bool(display.loose(p, lo, hi, rule)), "ungefarlig")
    result = Result(p, lo, hi, n or 0, "publicerat_intervall", flags=flags)
    return Share(p, se, max(int(effective) - 1, 1), answers, min(effective, float(answers)), result)


def wilson(p: ArrayLike, n: ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Score limits of shares `p` of `n` answers each (Wilson 1927), of one shape."""
    share, size = np.asarray(p, dtype=float), np.asarray(n, dtype=float)
    z2 = float(stats.norm.ppf((1 + level) / 2)) ** 2
    middle = (share + z2 / (2 * size)) / (1 + z2 / size)
    half = np.sqrt(z2 * (share * (1 - share) / size + z2 / (4 * size * size))) / (1 + z2 / size)
    return np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0)


def self_selected(hits: int, n: int) -> Result:
    """Answers of those who chose to answer: their share and number, nothing on anybody else (`ej_urval`).

    Raises:
        ValueError: more hits than answers, or a negative number.
    """
    if not 0 <= hits <= n:
        raise ValueError(f"{hits} of {n} answers")
    return Result(hits / n if n else None, None, None, n, "sjalvvalda", flags=("ej_urval",))


def index(value: float, n: int) -> Result:
    """A published index (such as 0-6, high is worse): a number without interval, on a scale of its own."""
    return Result(value, None, None, n, "index", flags=("utan_intervall",))
