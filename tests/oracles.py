"""The oracle table: what an outside source says beside what we say, printed at the end of every test run."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Row:
    """One comparison; of many values at once, the pair that lies furthest apart."""

    method: str
    source: str
    expected: float
    ours: float
    values: int

    @property
    def difference(self):
        return 0.0 if self.expected == self.ours else self.ours - self.expected


ROWS: list[Row] = []


def record(method, source, expected, ours, tolerance):
    """Assert |ours - expected| <= tolerance and list it. Numbers, or arrays of the same shape compared one by one.

    `source` says where the expected value comes from; `tolerance` is absolute, a number or an array. NaN equals NaN:
    where the source has no value, ours must have none.
    """
    theirs, found = np.atleast_1d(np.asarray(expected, float)), np.atleast_1d(np.asarray(ours, float))
    assert theirs.shape == found.shape and theirs.size, f"{method}: {theirs.shape} expected values, {found.shape} ours"
    same = (theirs == found) | (np.isnan(theirs) & np.isnan(found))
    with np.errstate(invalid="ignore"):
        off = np.where(same, 0.0, np.nan_to_num(np.abs(found - theirs), nan=np.inf))
    worst = np.unravel_index(int(np.argmax(off)), off.shape)
    ROWS.append(Row(method, source, float(theirs[worst]), float(found[worst]), theirs.size))
    assert (off <= tolerance).all(), f"{method} ({source}): expected {theirs[worst]!r}, ours {found[worst]!r}"


def table(rows=None):
    """The lines of the table: method, expected, ours, difference, number of values, source."""
    rows = sorted(ROWS if rows is None else rows, key=lambda row: (row.method, row.source))
    if not rows:
        return []
    cells = [("method", "expected", "ours", "difference", "values", "source")]
    cells += [(r.method, f"{r.expected:.9g}", f"{r.ours:.9g}", f"{r.difference:+.1e}", str(r.values), r.source)
              for r in rows]
    wide = [max(len(row[i]) for row in cells) for i in range(6)]
    return ["  ".join(text.ljust(w) if i in (0, 5) else text.rjust(w)
                      for i, (text, w) in enumerate(zip(row, wide, strict=True))).rstrip() for row in cells]
