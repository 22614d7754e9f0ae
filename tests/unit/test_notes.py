"""Statements are cut from notes and coded; good news is told from complaints."""

import pytest

from transforms import notes, registry

LEXICON = registry.load().lexikon


def lines(text):
    return list(enumerate(text.split("\n"), start=1))


def test_list_items_stand_alone_and_other_lines_join_into_paragraphs():
    text = (
        "Mörkt i tunneln\nsedan i höstas\n\n- Klotter\n* Mopeder\n1. Skräp\n2) Bråk\n"
        "• Inbrott\n  som ökar\n– Droger\n\n\nSist"
    )
    assert notes.statements(lines(text)) == [
        (1, 2, "Mörkt i tunneln sedan i höstas"),
        (4, 4, "Klotter"),
        (5, 5, "Mopeder"),
        (6, 6, "Skräp"),
        (7, 7, "Bråk"),
        (8, 9, "Inbrott som ökar"),
        (10, 10, "Droger"),
        (13, 13, "Sist"),
    ]


def test_nothing_and_blank_lines_are_no_statements():
    assert notes.statements(lines("\n \n\t\n")) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Det säljs knark bakom stationen", {"narkotika"}),
        ("MOPEDERNA kör på gångbanan", {"trafik_buskorning"}),
        ("Klottret i tunneln och skräp på torget", {"skadegorelse_klotter", "nedskrapning"}),
        ("Grannen hade inbrott", {"inbrott_bostad"}),
        ("Cykelstölderna ökar vid stationen", {"cykelstold"}),
        ("Det är kolmörkt på vägen hem", {"otrygg_plats"}),
        ("Bilarna håller för hög hastighet", {"trafik_hastighet"}),
        ("Vi vill ha fler bänkar", set()),
        ("", set()),
    ],
)
def test_the_problems_a_statement_names(text, problems):
    assert set(notes.code(text, LEXICON).problem) == problems


def test_each_problem_once():
    assert notes.code("klotter, mer klotter och klottrare", LEXICON).problem == ("skadegorelse_klotter",)


@pytest.mark.parametrize(
    "text",
    [
        "det är lugnt vid stationen nu",
        "inga problem med klotter längre",
        "Inga inbrott sedan vi startade grannsamverkan",
        "Det är färre inbrott i vinter, skönt",
        "Jag känner mig trygg, inte otrygg alls, även på kvällen",
        "Gängen är borta sedan fritidsgården fick längre öppettider",
        "Ser inget knarkande längre",
        "Mindre buskörning i år",
        "Det är tryggare sedan de klippte buskarna",
        "Ungdomarna som samlas är trevliga",
        "Aldrig sett något klotter här",
        "inte så stökigt längre",
        "De har slutat klottra på skolan",
        "Den nya belysningen fungerar bra",
        "Mindre fylla än förr",
        "Lugnare än förut",
        "Förr var det bråk men nu är det lugnt",
    ],
)
def test_good_news_is_no_problem(text):
    assert notes.code(text, LEXICON).positive


@pytest.mark.parametrize(
    "text",
    [
        "ingen verkar ta tag i det",
        "det har aldrig varit så mörkt",
        "Det var lugnare förr",
        "Det var bättre för några år sen",
        "Inga lampor fungerar",
        "Inga vuxna syns och då känns det otryggt",
        "Ingen håller trettio, sätt upp hinder",
        "Det är inte lugnt på kvällarna",
        "Det blir aldrig bättre med klottret",
        "Bättre belysning behövs",
        "Man skulle känna sig tryggare med fler lampor",
        "Färre poliser ute nu",
        "Ingen städar skräpet efter festerna",
        "Cykeln var borta när jag kom ut",
        "Jag har slutat gå dit på kvällen",
        "de mindre barnen blir hotade av gänget",
        "Det är bättre i centrum, men klottret vid skolan är kvar",
        "Polisen kom inte ut efter inbrottet",
        "Ingen orkar anmäla längre",
        "Polisen syns mindre än förr",
        "Mopeder kör på gångbanan varje kväll",
        "Vi vill ha det lugnt",
        "Det känns inte bra att gå i tunneln",
    ],
)
def test_complaints_stay_problems(text):
    assert not notes.code(text, LEXICON).positive
