"""How many numbers of one source kind are told one by one, and how the rest are counted."""

from types import SimpleNamespace

import pytest

from transforms.underlag.promises import _said


def said(deciding, others, utslag="stoder"):
    claims = [SimpleNamespace(row=f"t{i}") for i in range(deciding + others)]
    view = SimpleNamespace(audience=SimpleNamespace(tells=lambda _: True),
                           sentence=lambda claim, contradicts=False: f"{claim.row}{'!' if contradicts else '.'}")
    return _said(view, SimpleNamespace(claims=claims, resting=claims[:deciding], utslag=utslag))


@pytest.mark.parametrize(("deciding", "others", "text"), [
    (0, 0, ""),
    (1, 3, "t0. t1. t2. t3."),
    (1, 4, "t0. t1. t2. Ytterligare två mått avgör inget."),
    (4, 1, "t0. t1. t2. t3. Ytterligare ett mått avgör inget."),
    (5, 0, "t0. t1. t2. t3. Ytterligare ett mått säger detsamma."),
    (8, 20, "t0. t1. t2. t3. Ytterligare fyra mått säger detsamma. Ytterligare 20 mått avgör inget."),
])
def test_at_most_four_that_decided_are_told_and_the_rest_counted(deciding, others, text):
    assert said(deciding, others) == text


def test_what_contradicts_is_told_as_that():
    assert said(1, 1, "motsager") == "t0! t1."
