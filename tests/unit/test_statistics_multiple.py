"""Many tests in one run, against the paper's own example and R."""

import csv
import inspect

import numpy as np
import pytest

from tests.oracles import record
from transforms import settings
from transforms.statistics.multiple import benjamini_hochberg, run

# The fifteen p-values of Benjamini & Hochberg 1995, section 4.1: at 0.05 the four smallest stand.
PAPER = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
         0.7590, 1.0]


def test_the_papers_example():
    adjusted = benjamini_hochberg(PAPER[::-1])[::-1]
    assert (adjusted <= 0.05).tolist() == [True] * 4 + [False] * 11
    # By hand: 0.0001 * 15 / 1; 0.0095 * 15 / 4; the eighth is 0.0344 * 15 / 8, which the seventh may not exceed.
    record("BH", "by hand, Benjamini & Hochberg 1995", [0.0015, 0.035625, 0.06385714, 0.0645],
           adjusted[[0, 3, 6, 7]], 1e-7)


def test_whole_oracle_file(shared):
    with (shared / "oracles/spatial/gistar_getisord.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    p = [float(row["p_two"]) for row in rows]
    record("BH", "R p.adjust, recipe 9", [float(row["p_BH"]) for row in rows], benjamini_hochberg(p), 1e-12)


def test_what_was_not_tested_counts_for_nothing():
    p = np.array([[0.004, np.nan], [0.03, 0.5]])
    adjusted = benjamini_hochberg(p)
    assert np.isnan(adjusted[0, 1])
    assert adjusted[~np.isnan(p)] == pytest.approx([0.012, 0.045, 0.5])
    told = run(p)
    assert (told.flagged, told.tested, told.expected, told.left) == (1, 3, pytest.approx(0.03), 2)


def test_run_of_nothing():
    assert benjamini_hochberg([]).size == 0
    for p in ([], [np.nan, np.nan]):
        told = run(p)
        assert (told.flagged, told.tested, told.expected, told.left) == (0, 0, 0.0, 0)


def test_ties_share_their_adjusted_p():
    assert benjamini_hochberg([0.02, 0.02, 0.02, 0.9]).tolist() == pytest.approx([0.08 / 3] * 3 + [0.9])


def test_no_p_outside_0_to_1():
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([0.2, 1.2])


def test_defaults_are_what_the_appendix_prints():
    defaults = {name: p.default for name, p in inspect.signature(run).parameters.items() if name != "p"}
    assert defaults == {"alpha": settings.ALFA_AVVIKELSE.varde, "share": settings.FALSK_ANDEL.varde}
