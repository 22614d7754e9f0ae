"""Good news is told from complaints, problem by problem."""

import pytest

from transforms import notes, registry

CODER = notes.coder_of(registry.load().lexikon)


@pytest.mark.parametrize(
    ("text", "bra"),
    [
        ("inga problem med klotter längre", {"skadegorelse_klotter"}),
        ("Inga inbrott sedan vi startade grannsamverkan", {"inbrott_bostad"}),
        ("Det är färre inbrott i vinter, skönt", {"inbrott_bostad"}),
        ("Gängen är borta sedan fritidsgården fick längre öppettider", {"ungdomssamling"}),
        ("Ser inget knarkande längre", {"narkotika"}),
        ("Mindre buskörning i år", {"trafik_buskorning"}),
        ("Aldrig sett något klotter här", {"skadegorelse_klotter"}),
        ("De har slutat klottra på skolan", {"skadegorelse_klotter"}),
        ("Mindre skräp än förr", {"nedskrapning"}),
        ("Förr var det bråk men nu är det lugnt", {"vald_offentlig_miljo"}),
        ("Inga inbrott, stölder eller klotter", {"inbrott_bostad", "stold", "skadegorelse_klotter"}),
        ("Vi har inte haft några inbrott på länge", {"inbrott_bostad"}),
        ("Det är mycket lugnare med mopederna nu", {"trafik_buskorning"}),
        ("Det klottras inte lika mycket längre", {"skadegorelse_klotter"}),
        ("Bråken vid fritidsgården har upphört", {"vald_offentlig_miljo"}),
        ("Jag känner mig trygg i området", {"otrygg_plats"}),
        ("Den nya belysningen fungerar bra", {"otrygg_plats"}),
        ("Lamporna lagade, nu är det ljust", {"otrygg_plats"}),
        ("Vi har inte sett till några ungdomar som röker hasch i år", {"narkotika_unga"}),
        ("Mopederna är inget bekymmer längre", {"trafik_buskorning"}),
        ("Förra året var det många slagsmål, i år inte ett enda", {"vald_offentlig_miljo"}),
        ("Det klottras aldrig här", {"skadegorelse_klotter"}),
        ("Gängen har skingrats", {"ungdomssamling"}),
        ("Cykelstölder? Nej, inte hos oss", {"cykelstold"}),
        ("Bråken vid kiosken har blivit färre", {"vald_offentlig_miljo"}),
        ("Stödpersonen var fantastisk genom hela rättegången", {"brottsofferstod"}),
    ],
)
def test_good_news_is_no_problem(text, bra):
    coded = CODER.code(text)
    assert (coded.problem, set(coded.bra)) == ((), bra)


@pytest.mark.parametrize(
    "text",
    [
        "det har aldrig varit så mörkt",
        "Det var tryggare förr",
        "Inga lampor fungerar",
        "Det blir aldrig bättre med klottret",
        "Bättre belysning behövs",
        "Man skulle känna sig tryggare med fler lampor",
        "Färre poliser ute nu",
        "Ingen städar skräpet efter festerna",
        "Cykeln var borta när jag kom ut, stulen",
        "Jag är inte trygg",
        "Undrar om det blir mindre klotter?",
        "Det är bättre i centrum, men klottret vid skolan är kvar",
        "Ingen orkar anmäla inbrotten",
        "Polisen syns mindre än förr",
        "Mopeder kör på gångbanan varje kväll",
        "Ingen gör något åt klottret",
        "Det är inte så att klottret har minskat",
        "Inte bara lastbilar utan alla kör för fort",
        "Vi vågar inte längre gå ut på kvällen",
        "Gängen är inte borta, de har flyttat till parken",
        "Drogerna har gått ner i åldrarna",
        "Barnen får tag i folköl utan problem",
        "Polisen är färre än förr",
    ],
)
def test_complaints_stay_problems(text):
    coded = CODER.code(text)
    assert coded.problem
    assert coded.bra == ()


@pytest.mark.parametrize(("text", "problem", "bra"), [
    ("Lugnare vid torget men nu klottras det", ("skadegorelse_klotter",), ()),
    ("Knarket är borta från parken men nu samlas gängen vid torget", ("ungdomssamling",), ("narkotika",)),
    ("Inget klotter men mycket skräp", ("nedskrapning",), ("skadegorelse_klotter",)),
    ("Mopederna är borta, däremot kör bilarna för fort", ("trafik_hastighet",), ("trafik_buskorning",)),
    ("Förut var det fylleri på torget, numera säljs det droger", ("narkotika",), ("berusning_ordningsstorning",)),
])
def test_a_statement_may_say_both_of_different_problems(text, problem, bra):
    coded = CODER.code(text)
    assert (coded.problem, coded.bra) == (problem, bra)


def test_a_problem_that_is_told_both_ways_is_a_problem():
    coded = CODER.code("Inget klotter på skolan. Mycket klotter i tunneln.")
    assert (coded.problem, coded.bra) == (("skadegorelse_klotter",), ())


def test_a_direction_that_a_negation_turned_is_doubted():
    assert "nekat" in CODER.code("Inga inbrott i år").tvivel
    assert CODER.code("Inbrott i natt").tvivel == ()
