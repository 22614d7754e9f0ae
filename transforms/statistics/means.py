"""A mean over few measurements with Student's interval."""

from collections.abc import Sequence

import numpy as np
from scipy import stats

from transforms.statistics.result import Result


def mean(values: Sequence[float], level: float = 0.95, min_n: int = 5) -> Result:
    """Mean of independent measurements, tested against zero (Student 1908).

    Under `min_n` values, or when all are equal, no interval is claimed (flag `for_fa_matningar`).
    """
    x = np.asarray(values, dtype=float)
    n = int(x.size)
    if n == 0:
        return Result(None, None, None, 0, "medel_t", flags=("for_fa_matningar",))
    centre = float(x.mean())
    spread = float(x.std(ddof=1)) if n > 1 else 0.0
    if n < min_n or np.ptp(x) == 0:  # not `spread == 0`: the mean of equal numbers may be off in its last bit
        return Result(centre, None, None, n, "medel_t", flags=("for_fa_matningar",))
    se = spread / n**0.5
    half = float(stats.t.ppf((1 + level) / 2, n - 1)) * se
    t = centre / se
    return Result(centre, centre - half, centre + half, n, "medel_t",
                  p_up=float(stats.t.sf(t, n - 1)), p_down=float(stats.t.cdf(t, n - 1)))
