"""The pages as machines meet them: another process, narrow tables, small spans."""

import hashlib
import json
import subprocess
import sys
from itertools import pairwise
from math import log

import pytest

from reports.compose import compose
from reports.figures.forandring import shown_ticks
from reports.figures.style import wrapped
from reports.html import write_html
from reports.model import Table
from reports.pdf import columns
from reports.publish import render
from tests.reports.fixture_underlag import build_context, build_underlag
from transforms.paths import ROOT

ELSEWHERE = """
import hashlib, json
from reports.publish import render
from tests.reports.fixture_underlag import build_context, build_underlag
files = render(build_underlag(), build_context())
print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in files.items()}))
"""


def test_another_process_draws_the_same_bytes():
    here = {name: hashlib.sha256(data).hexdigest() for name, data in render(build_underlag(), build_context()).items()}
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], cwd=ROOT, capture_output=True, check=True, text=True)
    assert json.loads(done.stdout) == here


def test_short_columns_take_their_own_width_and_long_ones_share_the_rest():
    table = Table("t", ("Källa", "Rader", "Skäl"), (("Dialoger", "7", "ord " * 60), ("EST", "12", "kort")))
    source, count, reason = columns(table)
    assert source is None and count is None
    assert reason is not None


def test_no_column_is_narrower_than_its_longest_word():
    long = "Trygghetsundersökningsresultat"
    first, second = columns(Table("t", ("A", "B"), ((f"{long} i", "x " * 200),)))
    assert first >= len(long) and second > first


def test_a_column_of_numbers_is_told_from_one_of_words():
    table = Table("t", ("Namn", "Antal", "Intervall", "Skillnad", "Streck"), (
        ("Inbrott 1", "1\u00a0234", "3\u00a0367–3\u00a0600", "\u22121,0 till 2,0", "–"),
        ("Stöld", "dolt", "–", "–", "–")))
    assert table.numeric() == (False, True, True, True, False)


@pytest.mark.parametrize(("low", "high"), [(0.97, 1.03), (0.85, 1.2), (0.5, 2.2), (0.05, 12.0)])
def test_tick_labels_of_changes_never_meet(low, high):
    ticks = shown_ticks(low, high)
    assert 1.0 in ticks
    assert all(low <= t <= high for t in ticks)
    span = log(high / low)
    assert all(log(b / a) / span >= 0.17 for a, b in pairwise(ticks))


def test_a_long_label_is_two_lines_and_says_that_it_goes_on():
    text = wrapped("Bredare serie för hot och ofredande, sexualbrott och våld i nära relation och offentlig miljö", 34)
    assert len(text.splitlines()) == 2 and text.endswith("…")
    assert max(map(len, text.splitlines())) <= 34


def test_undrawable_outcome_is_said_and_not_drawn():
    record = build_underlag()
    for lofte in record["loften"]:
        for outcome in lofte["uppfoljning"]["utfall"]:
            outcome |= {"fore": None, "efter": None, "kvot": None, "ki": None, "minsta_pavisbara": None}
    report = compose(record, build_context())
    assert "fore-efter" not in {p.name for p in report.pictures()}
    page = write_html(report)
    assert "Antalet anmälda brott är dolt" in page
    assert "None" not in page


def test_places_show_one_problem_each_with_its_own_interval_and_no_sum():
    record = build_underlag()
    extra = next(i for i in record["indikatorer"] if i["omrade_kod"] == "0182-orminge")
    record["indikatorer"].append(extra | {
        "indikator_id": "otrygg_plats.handelser", "problem": "otrygg_plats", "varde": 40.0, "antal": 40,
        "ki": [28.6, 54.5]})
    figure = next(p for p in compose(record, build_context()).pictures() if p.name == "platser")
    assert figure.data.rows == (("Orminge", "inbrott i bostad", "61", "47–78"),)
    assert "101" not in figure.alt
