"""Redaction measured on the gold halves holds what it has reached; see tests/gold/README.md."""

import random

import pytest

from tests.gold import evaluate_redaction
from tests.gold.evaluate_redaction import Figures, evaluate, masked_spans, plain
from transforms.redaction import bundled


@pytest.mark.parametrize(("half", "identifiers", "names", "precision"), [
    ("prov1", 0.99, 0.98, 0.97),
])
def test_a_half_is_redacted_as_well_as_it_has_been(half, identifiers, names, precision):
    figures = evaluate(half, bundled())
    assert figures.secrets["namn"] > 100
    assert figures.recall(*figures.identifiers) >= identifiers
    assert figures.recall("namn") >= names
    assert figures.precision >= precision


def test_gold_marks_become_places_in_the_plain_text():
    text, secrets = plain("Hej ⟦namn:Anna⟧, ring ⟦telefon:08-12⟧!", random.Random(1))
    assert text == "Hej Anna, ring 08-12!"
    assert [(kind, text[a:b]) for kind, a, b in secrets] == [("namn", "Anna"), ("telefon", "08-12")]


def test_masks_are_found_in_the_text_they_were_put_in():
    assert masked_spans("Hej Anna, ring 08-12!", "Hej [namn], ring [telefon]!") == [("namn", 4, 8), ("telefon", 15, 20)]


def test_what_is_left_and_what_is_masked_in_vain_is_counted():
    figures = Figures()
    text, secrets = plain("⟦namn:Anna Ek⟧ vid Eken ringde ⟦telefon:08-12⟧", random.Random(1))
    evaluate_redaction._compare(figures, "1", text, secrets, [("namn", 0, 4), ("namn", 12, 16)])
    assert figures.recall("namn") == 1  # "Ek" has two letters
    assert figures.recall("telefon") == 0
    assert figures.precision == 0.5
