"""What is felt beside what is reported: from marts to the table, from the table to the record and to words."""

import pandas as pd
import pytest

from transforms import database
from transforms.measure.perception import measure_perception
from transforms.swedish import perception as words

HERE, THERE, KOMMUN = "0136R001", "0136R002", "0136"


def con_with(answers, incidents, wide=False):
    """A database with marts made by hand: `answers` = area to (yes, no); `incidents` = area to (count, residents)."""
    con = database.opened()
    svar = pd.DataFrame([
        {"problem": "stold", "ar": 2023, "syntetisk": False, "stratum": "alla", "bredare": wide, "sjalvvald": False,
         "n": sum(map(sum, answers.values())), "population": None, "omrade_kod": area, "svarade": yes + no, "w": 1.0 *
         (yes + no), "wy": 1.0 * yes, "w2": 1.0 * (yes + no), "w2y": 1.0 * yes} for area, (yes, no) in answers.items()
    ]).astype({"population": "Float64"})
    platser = pd.DataFrame([
        {"problem": "stold", "omrade_kod": area, "niva": "regso", "ar": 2023, "syntetisk": False, "antal": count,
         "folk": folk, "folk_syntetisk": False} for area, (count, folk) in incidents.items()
    ] or {name: [] for name in ("problem", "omrade_kod", "niva", "ar", "syntetisk", "antal", "folk", "folk_syntetisk")})
    for name, frame in (("mart_svar", svar), ("mart_platser", platser)):
        con.register("_made", frame)
        con.execute(f"create table {name} as select * from _made")
        con.unregister("_made")
    return con


def measured(*made, **more):
    with con_with(*made, **more) as con:
        measure_perception(con, KOMMUN, 2023)
        return {r["omrade_kod"]: r for r in con.execute("select * from upplevelse").df().to_dict("records")}


def test_an_area_stands_against_the_rest_of_the_kommun():
    found = measured({HERE: (60, 40), THERE: (100, 300)}, {HERE: (80, 1000), THERE: (90, 3000)})
    here = found[HERE]
    assert (here["upplevt"], here["upplevt_referens"], here["svar"]) == (pytest.approx(60), pytest.approx(25), 100)
    assert (here["anmalt"], here["anmalt_referens"], here["antal"]) == (80, 30, 80)
    assert (here["upplevt_lage"], here["anmalt_lage"], here["klass"]) == ("hogt", "hogt", "bada_hoga")
    # Two areas are each other's rest.
    assert found[THERE]["klass"] == "bada_laga"


@pytest.mark.parametrize(("answers", "incidents", "klass"), [
    ((60, 40), (20, 1000), "kan_inte_sagas"),  # 20 per 1 000 against 30: within chance
    ((60, 40), (3, 1000), "bara_upplevt"),
    ((5, 95), (80, 1000), "bara_anmalt"),
    ((27, 73), (80, 1000), "kan_inte_sagas"),
    ((6, 4), (80, 1000), "kan_inte_sagas"),  # ten answers
    ((60, 40), (0, 1000), "bara_upplevt"),
])
def test_a_class_needs_both_sides(answers, incidents, klass):
    assert measured({HERE: answers, THERE: (100, 300)}, {HERE: incidents, THERE: (90, 3000)})[HERE]["klass"] == klass


@pytest.mark.parametrize(("incidents", "wide", "flag"), [
    ({}, False, "anmalt:saknas"),
    ({HERE: (80, None), THERE: (90, None)}, False, "anmalt:utan_befolkning"),
    ({HERE: (80, 1000), THERE: (90, 3000)}, True, "anmalt:bredare"),
])
def test_without_a_fit_count_the_answers_stand_alone_and_say_why(incidents, wide, flag):
    here = measured({HERE: (60, 40), THERE: (100, 300)}, incidents, wide=wide)[HERE]
    assert (here["klass"], here["upplevt_lage"]) == ("kan_inte_sagas", "hogt")
    assert flag in here["flaggor"]


def test_one_area_has_no_rest_and_none_has_nothing():
    assert measured({HERE: (60, 40)}, {HERE: (80, 1000)}) == {}
    assert measured({KOMMUN: (60, 40)}, {HERE: (80, 1000)}) == {}


def pair(klass="bara_upplevt", felt="hogt", reported="lagt", flags=()):
    return {"klass": klass, "flaggor": list(flags),
            "upplevt": {"varde": 31.0, "ki": [22.0, 41.5], "referens": 14.4, "lage": felt},
            "anmalt": {"varde": 2.5, "ki": [1.0, 4.0], "referens": 6.0, "lage": reported}}


def test_a_conflict_is_said_and_not_averaged():
    assert words.sentence(pair(), "Stöld", "Stenhamra", detected=False) == (
        "Stöld, Stenhamra: anmälda händelser ligger under resten av kommunen (2,5, 1,0–4,0, mot 6,0 per 1 000 boende), "
        "men andelen som anger problemet ligger över (31,0\u00a0%, 22,0–41,5, mot 14,4\u00a0%). "
        "Statistik och upplevelse pekar åt olika håll.")
    agreeing = words.sentence(pair("bada_hoga", reported="hogt"), "Narkotika", "Stenhamra", detected=True)
    assert "och andelen" in agreeing
    assert agreeing.endswith("åt samma håll. Antalet följer också hur mycket polisen söker efter brottet.")


@pytest.mark.parametrize(("numbers", "expected"), [
    ((2, 0, 0), "I inget av två par av område och problem går det att säga om upplevelse och statistik stämmer "
                "överens"),
    ((88, 1, 0), "Av 88 par av område och problem pekar upplevelse och statistik åt olika håll i inget "
                 "och åt samma håll i ett"),
    ((20, 0, 13), "Av 20 par av område och problem pekar upplevelse och statistik åt olika håll i 13 "
                  "och åt samma håll i inget"),
])
def test_the_headline_says_what_can_be_said(numbers, expected):
    assert words.headline(*numbers) == expected


def test_why_nothing_can_be_said_the_commonest_first():
    rows = [pair("kan_inte_sagas"), pair("kan_inte_sagas", flags=["upplevt:for_fa_svar"]), pair(),
            pair("kan_inte_sagas", flags=["upplevt:for_fa_svar", "demo"]), pair("undertryckt")]
    assert words.unsaid(rows) == (
        "Kan inte sägas i 4 par: för få svarade (2), skillnaden mot resten av kommunen ryms inom slumpen (1) och "
        "talen är dolda eller för osäkra för att visas (1).")
    assert words.unsaid([pair()]) == ""
