"""Each sentence of the follow-up, as a reader sees it."""

import pytest

from transforms.judgement import followup as judged
from transforms.swedish import followup as words


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("frekvens", "kept", "spans", "text"),
    [
        ("vecka", 41, 52, "41 av 52 veckor"), ("host", 1, 1, "1 av 1 höst"), ("host", 1, 2, "1 av 2 höstar"),
        ("manad", 0, 0, "ingen hel månad har gått"), ("ar", 0, 0, "inget helt år har gått"),
        ("kvartal", 2, 4, "2 av 4 kvartal"), ("var", 0, 0, "ingen hel vår har gått"),
    ],
)
def test_rhythm(frekvens, kept, spans, text):
    assert plain(words.rhythm(frekvens, kept, spans)) == text


def test_frequency_as_promised():
    assert (words.every("host"), words.per("manad")) == ("varje höst", "månad")


def test_outside():
    assert words.outside(1) == "1 rad i loggen ligger utanför löftets tid och räknas inte."
    assert words.outside(3) == "3 rader i loggen ligger utanför löftets tid och räknas inte."


def test_number_of_events_beside_the_ratio():
    assert plain(words.difference(-118.2, -195.6, -40.4)) == (
        "Räknat i antal: 118 färre än om antalet följt jämförelsens (95 % intervall −196 till −40).")
    assert "25 fler än" in words.difference(25.0, -49.0, 99.0)


def test_monthly_series():
    assert words.steps(0.4, 0.27, 0.595) == (
        "Månadsserien, med årstid och trend borträknade: steget vid löftets början är 0,40 gånger jämförelsens "
        "(95 % intervall 0,27–0,59).")


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (("lovade", 30, 40, 2, ""), "Gjort på de platser löftet anger: 30 av 40 (75 %) av de tillfällen som har en "
                                    "känd plats. 2 till saknar känd plats i loggen."),
        (("lagesbild", 1, 4, 0, ""), "Gjort på platser som lägesbilden för 2016 pekade ut: 1 av 4 av de tillfällen "
                                     "som har en känd plats."),
        (("lagesbild", 0, 0, 0, "ingen_tidigare"), "Om det gjordes där lägesbilden pekade kan inte bedömas: ingen "
                                                   "tidigare lägesbild finns i arkivet."),
        (("lagesbild", 0, 0, 0, "inga_utpekade"), "Om det gjordes där lägesbilden pekade kan inte bedömas: "
                                                  "lägesbilden för 2016 pekade inte ut någon plats för löftets "
                                                  "problem."),
        (("lovade", 0, 0, 5, "inga_platser_i_loggen"), "Om det gjordes på de platser löftet anger kan inte bedömas: "
                                                       "ingen rad i loggen har en känd plats."),
    ],
)
def test_where_it_was_done(record, text):
    keys = ("slag", "pa_plats", "med_plats", "utan_plats", "skal")
    assert plain(words.at_places(dict(zip(keys, record, strict=True)) | {"lagesbild": "2016"})) == text


def test_comparison_and_term():
    assert words.comparison("kommungrupp", 12) == "12 kommuner i samma kommungrupp"
    assert words.comparison("riket", 1) == "landet utom kommunen"
    assert words.running("2019-09-30", "2019-12-31") == (
        "Löftet löper fortfarande (till 2019-12-31): talen gäller till och med 2019-09-30.")
    assert "utan angivet slut" in words.running("2019-09-30", None)
    assert words.places([]) == "hela kommunen"
    assert words.places(["Torget", "Parken"]) == "Torget och Parken"


@pytest.mark.parametrize("code", ["minskade_mer", "okade_mer", "ingen_synlig_skillnad", "ej_mot_tidigare_ar",
                                  "seriebrott", "ingen_jamforelse", "for_fa_ar", "for_fa", "dolt"])
def test_every_answer_has_its_ground_in_words(code):
    assert words.reason(code).endswith(".")
    assert "beror på" not in words.reason(code)  # a change beside a measure is no proof of its effect


def test_warnings_say_what_a_reader_must_know_and_leave_out_the_rest():
    assert words.warnings(("atergang", "under_20", "hogt_fore")) == [
        "Minst ett av talen är under tjugo, så ingen förändring skrivs i procent.",
        "Året före var högre än åren innan brukade vara. Då är en minskning att vänta av sig själv."]
    assert "Räknat i antal" in words.warnings(("matten_skiljer",))[0]
    assert words.warnings(("nollcell",)) == ["Något av talen är noll."]


def test_only_the_four_answers_of_the_contract():
    assert set(judged._ANSWERS.values()) == {
        "minskade mer än jämförelsen", "ökade mer än jämförelsen", "ingen synlig skillnad", "kan inte bedömas"}
