"""Coordinates that stand for "somewhere in the kommun": the known ones are no points, the suspected ones are named."""

import numpy as np
import pandas as pd

from transforms.registry import Fyllnadspunkt
from transforms.settings import FYLLNAD_ANDEL, FYLLNAD_ANTAL

# A filler is one stored coordinate, rounded on its way here: whole metres, or degrees with five decimals.
_SAME_M = 1.5
_SHOWN = 5


def on_filler(n: pd.Series, e: pd.Series, fillers: tuple[Fyllnadspunkt, ...]) -> pd.Series:
    """True for points (SWEREF 99 TM metres) on a known filler of the registry; missing points are on none."""
    hit = np.zeros(len(n), dtype=bool)
    north, east = n.to_numpy(float), e.to_numpy(float)
    for filler in fillers:
        hit |= (np.abs(north - filler.n) <= _SAME_M) & (np.abs(east - filler.e) <= _SAME_M)
    return pd.Series(hit, index=n.index)


def suspected_fillers(counts: pd.DataFrame, total: int) -> pd.DataFrame:
    """The coordinates that hold so many of a table's points that one should ask what they are, most first.

    Args:
        counts: `n`, `e` (metres), `antal`: how many rows lie on exactly that coordinate. Coordinates with fewer rows
            than the limit may be left out.
        total: rows with a point in the whole table.

    Returns: `n`, `e`, `antal`, `andel` (0 to 1), at most five rows. Suspicion only: a shopping centre is an address
        where much happens, so nothing is dropped by this.
    """
    many = counts[(counts["antal"] >= FYLLNAD_ANTAL.varde) & (counts["antal"] >= FYLLNAD_ANDEL.varde / 100 * total)]
    found = many[["n", "e", "antal"]].sort_values(["antal", "n", "e"], ascending=[False, True, True])
    return found.head(_SHOWN).assign(andel=lambda f: f["antal"] / max(total, 1)).reset_index(drop=True)
