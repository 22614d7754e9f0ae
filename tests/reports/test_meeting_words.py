"""The sentences of the slides and of what is not known, at their edges: none, one, many."""

import pytest

from reports.compose.unknown import unknown
from transforms.swedish import priority, slides, survey_areas


@pytest.mark.parametrize(("support", "against", "title"), [
    ([], [], "Löfte: ingen verklig källa stöder eller motsäger"),
    (["brottsstatistik"], [], "Löfte: stöds av brottsstatistik"),
    ([], ["dialoger", "EST-rapporter"], "Löfte: motsägs av dialoger och EST-rapporter"),
    (["dialoger"], ["brottsstatistik"], "Löfte: stöds av dialoger men motsägs av brottsstatistik"),
])
def test_a_promise_is_told_with_both_sides(support, against, title):
    assert slides.promise("Löfte", support, against) == title


@pytest.mark.parametrize(("missing", "against", "title"), [
    (0, 0, "Inget problem ökade mer än slumpen utan att ha ett löfte, inget löfte motsägs av underlaget"),
    (1, 1, "Ett problem ökade mer än slumpen utan att ha ett löfte, ett löfte motsägs av underlaget"),
    (3, 2, "Tre problem ökade mer än slumpen utan att ha ett löfte, två löften motsägs av underlaget"),
])
def test_gaps_are_counted_in_words(missing, against, title):
    assert slides.gaps(missing, against) == title


@pytest.mark.parametrize(("promises", "whole", "title"), [
    (1, 0, "Löftet säger inte allt som behövs för att följas upp"),
    (1, 1, "Löftet säger allt som behövs för att följas upp"),
    (5, 0, "Inget av 5 löften säger allt som behövs för att följas upp"),
    (5, 2, "2 av 5 löften säger allt som behövs för att följas upp"),
])
def test_whether_promises_can_be_followed(promises, whole, title):
    assert slides.followable(promises, whole) == title


@pytest.mark.parametrize(("numbers", "title"), [
    ((16, 10, 0, 0), "10 av 16 problem har inget löfte, och rådets val är inte inlästa"),
    ((16, 0, 0, 0), "Alla problem har löften, och rådets val är inte inlästa"),
    ((16, 10, 3, 1), "Rådet har valt tre problem och valt bort ett; 10 av 16 problem har inget löfte"),
    ((16, 0, 0, 2), "Rådet har valt noll problem och valt bort två; alla problem har löften"),
])
def test_priorities_say_what_was_left_out(numbers, title):
    assert priority.headline(*numbers) == title


def test_the_law_and_the_open_questions_are_counted():
    assert slides.law(12, 0) == "Inget av 12 krav i lagen uppfylls av det som är inläst. Det här är kvar"
    assert slides.unknown(1) == "En fråga kan underlaget inte besvara"
    assert slides.unknown(6) == "Sex frågor kan underlaget inte besvara"
    assert slides.continued("Titel", 1, 1) == "Titel"
    assert slides.continued("Titel", 2, 3) == "Titel (2 av 3)"


@pytest.mark.parametrize(("within", "areas", "said"), [
    (1, 1, "Stöld: områdets intervall rymmer hela kommunens andel"),
    (0, 1, "Stöld: områdets intervall rymmer inte hela kommunens andel"),
    (0, 8, "Stöld: i inget av 8 områden rymmer intervallet hela kommunens andel"),
    (6, 8, "Stöld: i 6 av 8 områden rymmer intervallet hela kommunens andel"),
])
def test_areas_are_held_against_the_kommun(within, areas, said):
    assert survey_areas.headline("Stöld", within, areas) == said


def source(kind, synthetic, used=True):
    return {"kallslag": kind, "syntetisk": synthetic, "anvand": used}


def record(sources, indicators=(), hidden=0):
    return {"kallor": sources, "indikatorer": list(indicators), "rojandekontroll": {"undertryckta": hidden}}


def test_what_is_always_open_stands_alone_when_all_is_real_and_compared():
    compared = {"indikator_id": "stold.brott_jamforelse", "omrade_kod": "0182"}
    found = unknown(record([source("brottsstatistik", False), source("aktivitet", True)], [compared]))
    assert [q.split()[0] for q in found] == ["Om", "Vilka", "Hur"]


def test_a_kind_with_only_synthetic_sources_is_an_open_question_once():
    found = unknown(record([source("est", True), source("est", True), source("dialog", True), source("dialog", False),
                            source("vandring", True, used=False)], hidden=1489))
    assert found[0] == "Vad verkliga uppgifter säger om EST-rapporter: bara syntetiska demodata är inlästa."
    assert "andra kommuner" in found[1]
    assert found[-1] == "Vad 1\u00a0489 dolda tal är: de finns, men kan peka ut någon."
