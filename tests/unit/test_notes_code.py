"""Statements to problems: the codebook's rules one by one, in ordinary and in careless Swedish."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms import notes, registry
from transforms.registry import Uttryck

REGISTRY = registry.load()
CODER = notes.coder_of(REGISTRY.lexikon)


def one(text, problem="brand", slag="stam", riktning="", villkor="", svag=False):
    return Uttryck(text, problem, slag, riktning, villkor, svag, "lexikon.csv: rad 2")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Det säljs knark bakom stationen", {"narkotika"}),
        ("Ungdomar röker hasch vid skolan", {"narkotika_unga"}),
        ("Bilarna kör hundra på femtiosträckan", {"trafik_hastighet"}),
        ("MOPEDERNA kör på gångbanan", {"trafik_buskorning"}),
        ("A-traktorerna drar runt hela natten", {"trafik_buskorning"}),
        ("Någon har brutit upp vårt källarförråd", {"inbrott_bostad"}),
        ("Det bråkas och slåss utanför krogen", {"vald_offentlig_miljo"}),
        ("Hon blev slagen av sin man", {"vald_nara_relation"}),
        ("Dottern blev hotad på bussen", {"hot_ofredande"}),
        ("Klottret i tunneln och skräp på torget", {"skadegorelse_klotter", "nedskrapning"}),
        ("Nån har snott min väska", {"stold"}),
        ("Det är kolmörkt på vägen hem", {"otrygg_plats"}),
        ("Gäng som hänger utanför Konsum och ropar saker efter tjejerna", {"ungdomssamling", "hot_ofredande"}),
        ("Papperskorgarna är överfulla", {"nedskrapning"}),
        ("Gubbarna på bänken är aspackade och skriker", {"berusning_ordningsstorning"}),
        ("Äldre killar ger småkillar pengar för att springa ärenden", {"rekrytering_kriminella_natverk"}),
        ("Det delas ut nazistiska flygblad", {"radikalisering"}),
        ("Fick ett sms om ett paket och klickade på länken, kontot tömt", {"bedrageri"}),
        ("En man blottade sig i parken", {"sexualbrott"}),
        ("Elsparkcyklar slängda överallt", {"trafik_ovrigt"}),
        ("Barnen har ingen säker skolväg", {"barn_trafik"}),
        ("Polisen kommer aldrig när man ringer", {"fortroende"}),
        ("Det saknas skyddat boende i kommunen", {"brottsofferstod"}),
        ("Någon har eldat i papperskorgarna", {"brand"}),
        ("Hojen var väck och bara låset låg kvar", {"cykelstold"}),
        ("Jollen knycktes från bryggan i natt", {"fordonsbrott"}),
        ("Alla lådor var utdragna när vi kom hem", {"inbrott_bostad"}),
        ("Kunderna går ut med fulla kassar utan att betala", {"stold"}),
        ("Pensionärer luras att logga in på banken", {"bedrageri_aldre"}),
        ("Grannen stal min gräsklippare", {"stold"}),
        ("En kollega har blåmärken och skyller på trappan", {"vald_nara_relation"}),
        ("Nittio på femtiovägen, farthinder tack", {"trafik_hastighet"}),
        ("Tack för alla pizzakartonger på gräsmattan", {"nedskrapning"}),
        ("Elpriset är rena rånet", set()),
        ("Brandstationen har öppet hus", set()),
        ("Vi vill ha fler bänkar", set()),
        ("Fibern har inte kommit fram till oss", set()),
        ("", set()),
    ],
)
def test_the_problems_a_statement_names(text, problems):
    assert set(CODER.code(text).problem) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Stölden av min cykel utreds inte", {"cykelstold"}),
        ("Snatteri i butiken och cykelstölder vid stationen", {"stold", "cykelstold"}),
        ("Tjuvarna tog verktyg ur min skåpbil", {"fordonsbrott"}),
        ("Det har varit inbrott i klubbstugan två gånger", {"stold"}),
        ("Mamma blev uppringd av en falsk banktjänsteman", {"bedrageri_aldre"}),
        ("De langar öl till fjortonåringar utanför Coop", {"alkohol"}),
        ("Folk kör hem fulla från krogen", {"rattfylleri"}),
        ("De kör alldeles för fort utanför skolan", {"trafik_hastighet", "barn_trafik"}),
        ("Tjejerna blir tafsade på i badhuset", {"sexualbrott"}),
    ],
)
def test_the_most_certain_code_stands_alone(text, problems):
    assert set(CODER.code(text).problem) == problems


@pytest.mark.parametrize(("text", "problem"), [
    ("narkotka i hela parken", "narkotika"), ("tredje inbråttet i år", "inbrott_bostad"),
    ("hastigheetsöverträdelser jämt", "trafik_hastighet"), ("de röker hasj", "narkotika"),
])
def test_a_misspelt_word_is_understood_and_doubted(text, problem):
    coded = CODER.code(text)
    assert (coded.problem, coded.tvivel) == ((problem,), ("stavning",))


@pytest.mark.parametrize("text", [
    "Vi drog till hotellet och fyllde i en blankett", "Fartyget går fortfarande från brandstationen",
    "Räddningstjänsten hängde med",
])
def test_likenesses_are_left_alone(text):
    assert CODER.code(text).problem == ()


def test_the_reason_is_the_words_as_they_stand():
    reason = notes.Match("Cykeln stulen", "cykel* stul*", "cykelstold")
    coder = notes.Coder((one("cykel* stul*", "cykelstold", "ihop"), one("stul", "stold")))
    assert coder.code("Cykeln blev stulen").skal == (reason,)


def test_irony_is_doubted_and_trouble_without_a_problem_too():
    assert CODER.code("Härligt med gratis racerbana utanför sovrummet").tvivel == ("ironi",)
    assert CODER.code("Det är ett bekymmer").tvivel == ("inget",)


def test_kinds_of_expression():
    assert notes.Coder((one("eld", slag="led"),)).code("Papperskorgseldarna").problem == ("brand",)
    assert notes.Coder((one("eld", slag="ord"),)).code("Elden tog sig, eldar man?").problem == ("brand",)
    assert notes.Coder((one("eld", slag="ord"),)).code("eldig").problem == ()
    phrase = notes.Coder((one("tänd* .. eld", slag="fras"),))
    assert phrase.code("De tände en stor eld").problem == ("brand",)
    assert phrase.code("Eld och tändare").problem == ()


def test_conditions_look_at_the_sentence_only():
    coder = notes.Coder((one("ungdom*", "@unga", "klass"), one("knark", "narkotika", villkor="utan @unga"),
                         one("knark", "narkotika_unga", villkor="med @unga")))
    assert coder.code("Ungdomarna tar knark").problem == ("narkotika_unga",)
    assert coder.code("Här säljs knark. Ungdomarna är trevliga").problem == ("narkotika",)


CLASSES = (one("hoj*", "@cykel", "klass"), one("cykel*", "@cykel", "klass"), one("sno*", "@ta", "klass"),
           one("@cykel", "@ting", "klass"))


def test_a_class_of_words_stands_for_each_of_them_and_for_those_of_a_class_in_it():
    coder = notes.Coder((*CLASSES, one("@cykel @ta", "cykelstold", "ihop"), one("@ting försvann", "stold", "fras")))
    assert [coder.code(text).problem for text in ("Hojen blev snodd", "Nån snodde cykeln", "Cykeln blev målad")] == [
        ("cykelstold",), ("cykelstold",), ()]
    assert coder.code("Hojen försvann").problem == ("stold",)


def test_words_of_one_expression_may_stand_in_several_sentences_of_a_statement():
    text = "Cykeln stod vid stationen. På kvällen var den snodd."
    problems = [notes.Coder((*CLASSES, one("@cykel @ta", "cykelstold", slag))).code(text).problem
                for slag in ("ihop", "yttrande")]
    assert problems == [(), ("cykelstold",)]


def test_a_problem_becomes_the_narrower_one_by_what_is_said_with_it_or_before():
    coder = notes.Coder((one("ungdom*", "@unga", "klass"), one("knark", "narkotika"),
                         one("narkotika", "narkotika_unga", "blir", villkor="med @unga")))
    assert coder.code("Ungdomarna står där. Sen kommer knarket fram.").problem == ("narkotika_unga",)
    assert coder.code("Här säljs knark. Ungdomarna är trevliga").problem == ("narkotika",)


def test_a_weak_expression_falls_when_its_sentence_tells_another_problem_for_certain():
    coder = notes.Coder((one("rädd", "otrygg_plats", svag=True), one("hot", "hot_ofredande")))
    assert coder.code("Rädd efter hoten").problem == ("hot_ofredande",)
    assert coder.code("Rädd. Hoten fortsätter.").problem == ("otrygg_plats", "hot_ofredande")
    assert coder.code("Rädd i parken").problem == ("otrygg_plats",)


def test_an_exclusion_bars_its_words_for_its_problem():
    coder = notes.Coder((one("brand"), one("brandbil*", slag="undantag")))
    assert coder.code("Brandbilen kom").problem == ()
    assert coder.code("Brandbilen kom till branden").problem == ("brand",)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.lists(st.sampled_from(sorted({e.uttryck for e in REGISTRY.lexikon})[::9]), max_size=5))
def test_any_text_gets_codes_of_the_taxonomy_and_no_problem_both_ways(noise, expressions):
    coded = CODER.code(f"{noise} {' '.join(expressions)}")
    assert {*coded.problem, *coded.bra} <= set(REGISTRY.problem)
    assert not set(coded.problem) & set(coded.bra)
    assert {m.problem for m in coded.skal} == {*coded.problem, *coded.bra}
