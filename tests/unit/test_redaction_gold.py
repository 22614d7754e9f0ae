"""Redaction measured on the gold halves holds what it has reached; see tests/gold/README.md."""

import random

import pytest

from tests.gold import evaluate_redaction
from tests.gold.evaluate_redaction import Figures, evaluate, masked_spans, plain
from tests.gold.evaluate_swapped import evaluate_swapped, swapped
from transforms.paths import REGISTRY
from transforms.redaction import bundled
from transforms.registry import personnamn


@pytest.mark.parametrize(("half", "identifiers", "names", "precision"), [
    ("prov1", 0.99, 0.98, 0.97),
])
def test_a_half_is_redacted_as_well_as_it_has_been(half, identifiers, names, precision):
    figures = evaluate(half, bundled())
    assert figures.secrets["namn"] > 100
    assert figures.recall(*figures.identifiers) >= identifiers
    assert figures.recall("namn") >= names
    assert figures.precision >= precision


@pytest.mark.parametrize(("grade", "least"), [("", 0.98), ("ovanlig", 0.94)])
def test_other_names_in_the_same_places_are_found_as_well(grade, least):
    names = [name.namn for name in personnamn((REGISTRY,)) if name.tvetydig == grade]
    assert evaluate_swapped(names, bundled()).recall("namn") >= least


def test_a_swapped_name_keeps_case_and_genitive():
    text = swapped("⟦namn:Annas⟧ bil, ⟦namn:BO EK⟧, ⟦namn:kalle p⟧", ["Zeva"], random.Random(1))
    assert text == "⟦namn:Zevas⟧ bil, ⟦namn:BO EK⟧, ⟦namn:zeva p⟧"


def test_gold_marks_become_places_in_the_plain_text():
    text, secrets = plain("Hej ⟦namn:Anna⟧, ring ⟦telefon:08-12⟧!", random.Random(1))
    assert text == "Hej Anna, ring 08-12!"
    assert [(kind, text[a:b]) for kind, a, b in secrets] == [("namn", "Anna"), ("telefon", "08-12")]


def test_masks_are_found_in_the_text_they_were_put_in():
    assert masked_spans("Hej Anna, ring 08-12!", "Hej [namn], ring [telefon]!") == [("namn", 4, 8), ("telefon", 15, 20)]


def test_what_is_left_and_what_is_masked_in_vain_is_counted():
    figures = Figures()
    text, secrets = plain("⟦namn:Anna Ek⟧ vid Eken ringde ⟦telefon:08-12⟧", random.Random(1))
    evaluate_redaction.compare(figures, "1", text, secrets, [("namn", 0, 4), ("namn", 12, 16)])
    assert figures.recall("namn") == 1  # "Ek" has two letters
    assert figures.recall("telefon") == 0
    assert figures.precision == 0.5
