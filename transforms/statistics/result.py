"""The one result record of all statistics."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """An estimate with its interval.

    Attributes:
        estimate: the point estimate, None when it does not exist (a ratio over zero, nobody answered).
        lo, hi: limits of the interval at the stated level, None when no interval is claimed.
        n: what the estimate rests on: events, respondents or measurements.
        method: short name of the method, printed in the appendix.
        p_up, p_down: one-sided p against "no more than the reference" and "no less than it", None without a test.
        flags: short codes, e.g. `under_20`, `opalitlig`.
    """

    estimate: float | None
    lo: float | None
    hi: float | None
    n: int
    method: str
    p_up: float | None = None
    p_down: float | None = None
    flags: tuple[str, ...] = ()
