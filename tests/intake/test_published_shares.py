"""A delivered table of published shares, from file to sentence."""

import pytest

from tests.intake.delivery_root import KNOWN, root, taken
from transforms import warehouse
from transforms.evidence import read_indicators
from transforms.period import parse
from transforms.swedish import evidence as words

__all__ = ["root"]
HEADER = "undersokning;ar;omrade_kod;omrade_niva;fraga_id;fraga;matt;varde;ki_undre;ki_ovre;antal_svar\n"
ROWS = ("lokal;2023;0182;kommun;otrygg_kvall;Otrygg;andel_pct;20,0;;;600\n"
        "lokal;2024;0182;kommun;otrygg_kvall;Otrygg;andel_pct;30,0;;;600\n")


def indicators(root, card=""):
    root("trygghet/andelar.csv", HEADER + ROWS)
    if card:
        root("trygghet/andelar.csv.toml", card)
    intake, files = taken(root)
    warehouse.build(intake, KNOWN, [], parse("2024"))
    found = {r["indikator_id"].partition(".")[2]: r for r in read_indicators(intake.con) if r["ar"] == 2024}
    return found, files["trygghet/andelar.csv"]


def test_a_delivered_share_becomes_a_sentence_that_says_it_is_approximate(root):
    found, _ = indicators(root)
    said = words.claim(found["publicerad_skillnad"], found["publicerad"], "Otrygga platser", "Nacka")
    assert "ungefär 30,0\u00a0% enligt en publicerad undersökning år 2024" in said
    assert "mot år 2023 en skillnad på ungefär 10,0 procentenheter" in said


def test_a_card_may_say_that_those_who_answered_chose_to(root):
    found, _ = indicators(root, 'urval = "sjalvvalt"\n')
    assert found["publicerad"]["flaggor"] == ["ej_urval"]
    assert found["publicerad_skillnad"]["p_upp"] is None
    said = words.claim(found["publicerad_skillnad"], found["publicerad"], "Otrygga platser", "Nacka")
    assert said.endswith("de svarande valde själva att svara, så skillnaden säger inget om andra.")


@pytest.mark.parametrize("card", ['urval = "webb"\n', "urval = true\n"])
def test_another_word_for_the_sample_is_refused_with_the_remedy(root, card):
    root("trygghet/andelar.csv", HEADER + ROWS)
    root("trygghet/andelar.csv.toml", card)
    file = taken(root)[1]["trygghet/andelar.csv"]
    assert file["status"] == "avvisad"
    assert "urval ska vara" in file["skal"]
