"""A quotation is shown only where its words stand in the statement."""

import pytest

from transforms.quotations import holds
from transforms.swedish.dialog import quotation

SAID = "Det är mörkt i tunneln, och ingen vågar gå där efter  åtta."


@pytest.mark.parametrize(("quotation", "stands"), [
    (SAID, True),
    ("mörkt i tunneln", True),
    ("vågar gå där efter åtta", True),  # spaces do not matter
    ("Det är mörkt … efter åtta.", True),
    ("…ingen vågar gå där…", True),
    ("Mörkt i tunneln", False),  # capitals do
    ("efter åtta … Det är mörkt", False),  # nor in another order
    ("mörkt i parken", False),
    ("mörkt … mörkt", False),  # said once
    ("…", False),
    ("", False),
])
def test_the_parts_of_a_quotation_stand_in_order(quotation, stands):
    assert holds(SAID, quotation) is stands


def test_a_quotation_says_where_it_was_said_and_that_it_is_made_up():
    assert quotation("Mörkt", "tips", 2024, None) == "”Mörkt” (Tips 2024)"
    assert quotation("Mörkt", "tips", 2024, "a.md", demo=True) == "”Mörkt” (Tips 2024, a.md, syntetiska demodata)"
