"""What a reader meets: numbers as Swedes write them, a sentence for every measure and reason, and nothing hidden."""

import re
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.judgement import table
from transforms.registry import KALLSLAG
from transforms.swedish import evidence, numbers, reasons

NBSP, MINUS = "\u00a0", "\u2212"


class TestNumbers:
    @pytest.mark.parametrize(
        ("x", "n", "text"),
        [
            (0, 1, "0,0"),
            (12.5, 1, "12,5"),
            (1234, 0, f"1{NBSP}234"),
            (1234567.891, 2, f"1{NBSP}234{NBSP}567,89"),
            (-3.25, 2, f"{MINUS}3,25"),
            (-0.04, 1, "0,0"),
            (-0.06, 1, f"{MINUS}0,1"),
            (999.96, 1, f"1{NBSP}000,0"),
        ],
    )
    def test_decimal(self, x, n, text):
        assert numbers.decimal(x, n) == text

    @pytest.mark.parametrize("x", [float("nan"), float("inf"), float("-inf")])
    def test_nothing_infinite_reaches_a_page(self, x):
        for say in (numbers.decimal, numbers.antal, numbers.procent, numbers.kvot, numbers.forandring_procent):
            with pytest.raises(ValueError, match="finite"):
                say(x)

    def test_others(self):
        assert numbers.antal(10000) == f"10{NBSP}000"
        assert numbers.procent(12.5) == f"12,5{NBSP}%"
        assert numbers.kvot(1.254) == "1,25"
        assert numbers.intervall(10.1, 14.9) == "10,1–14,9"
        assert numbers.intervall(-1, 2) == f"{MINUS}1,0 till 2,0"

    @pytest.mark.parametrize(
        ("ratio", "text"),
        [
            (1.25, "+25"),
            (0.8, f"{MINUS}20"),
            (1, "0"),
            (1.004, "0"),
            (0.996, "0"),
            (11, f"+1{NBSP}000"),
            (0, f"{MINUS}100"),
        ],
    )
    def test_change_in_percent(self, ratio, text):
        assert numbers.forandring_procent(ratio) == f"{text}{NBSP}%"

    @pytest.mark.parametrize(
        ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
    )
    def test_enumeration(self, words, text):
        assert numbers.upprakning(words) == text

    @given(st.floats(-1e8, 1e8), st.integers(0, 4))
    def test_always_readable_back(self, x, n):
        text = numbers.decimal(x, n)
        assert not set(text) - set(f"0123456789,{NBSP}{MINUS}")
        assert float(text.replace(NBSP, "").replace(",", ".").replace(MINUS, "-")) == pytest.approx(
            x, abs=0.51 * 10**-n
        )


NOTHING = {
    "varde": None,
    "ki_undre": None,
    "ki_ovre": None,
    "antal": None,
    "jamfor_antal": None,
    "n": None,
    "tillfallen": None,
    "jamfor_tillfallen": None,
    "flaggor": ["undertryckt"],
}
TESTED = (
    "brott_forandring",
    "brott_jamforelse",
    "handelser_forandring",
    "est_forandring",
    "trygghet_skillnad",
    "dialog",
    "vandring",
    "fart",
    "anhopning",
    "dygnstid",
)


def row(measure, **more):
    return {
        "indikator_id": f"stold.{measure}",
        "ar": 2016,
        "jamfor_ar": 2015,
        "flaggor": [],
        "varde": None,
        "ki_undre": None,
        "ki_ovre": None,
        "antal": None,
        "jamfor_antal": None,
        "n": None,
        "tillfallen": None,
        "jamfor_tillfallen": None,
    } | more


def say(measure, context=None, **more):
    text = evidence.claim(row(measure, **more), context, "Stöld", "Nacka")
    assert text.startswith("Stöld, Nacka: ")
    return text.removeprefix("Stöld, Nacka: ")


class TestSentences:
    def test_reported_crime(self):
        text = say(
            "brott_forandring",
            {"varde": 12.34, "flaggor": []},
            antal=1234,
            jamfor_antal=1000,
            varde=1.25,
            ki_undre=1.1,
            ki_ovre=1.4,
        )
        assert text == (
            f"1{NBSP}234 anmälda brott år 2016 (12,3 per 1{NBSP}000 invånare), mot 1{NBSP}000 år 2015; per invånare "
            f"+25{NBSP}% (95{NBSP}% intervall +10{NBSP}% till +40{NBSP}%)."
        )

    def test_an_unreliable_rate_is_left_out(self):
        text = say(
            "brott_forandring",
            {"varde": 0.3, "flaggor": ["opalitlig"]},
            antal=9,
            jamfor_antal=7,
            varde=1.29,
            ki_undre=0.43,
            ki_ovre=4.06,
            flaggor=["under_20"],
        )
        assert "per 1" not in text

    def test_under_twenty_no_percentage(self):
        text = say(
            "handelser_forandring",
            antal=11,
            jamfor_antal=7,
            varde=1.57,
            ki_undre=0.55,
            ki_ovre=4.79,
            flaggor=["under_20"],
        )
        start = "11 händelser år 2016, mot 7 år 2015; för få för procent; "
        assert text == f"{start}kvoten är 1,57 (95{NBSP}% intervall 0,55–4,79)."

    def test_nothing_to_compare_with(self):
        text = say("handelser_forandring", antal=12, jamfor_antal=0)
        assert text == "12 händelser år 2016, mot 0 år 2015; mot noll går ingen förändring att räkna i procent."

    def test_est_names_the_reporters(self):
        text = say(
            "est_forandring",
            antal=40,
            jamfor_antal=20,
            varde=2,
            ki_undre=1.1,
            ki_ovre=3.6,
            tillfallen=9,
            jamfor_tillfallen=8,
        )
        assert text.startswith("40 EST-rapporter år 2016, mot 20 år 2015; ")
        assert text.endswith(" 9 rapporterade, mot 8 året före.")

    def test_est_with_few_reporters(self):
        text = say(
            "est_forandring",
            antal=40,
            jamfor_antal=20,
            varde=2,
            ki_undre=1.1,
            ki_ovre=3.6,
            tillfallen=None,
            jamfor_tillfallen=8,
        )
        assert text.endswith(" Färre än 5 rapporterade, mot 8 året före.")

    def test_survey(self):
        context = {"varde": 24.26, "ki_undre": 20.1, "ki_ovre": 28.9, "n": 412, "flaggor": []}
        text = say("trygghet_skillnad", context, varde=-3.2, ki_undre=-8.0, ki_ovre=1.6)
        assert text == (
            f"24,3{NBSP}% av de svarande angav problem eller oro år 2016 (20,1–28,9, 412 svar); mot år 2015 en "
            f"skillnad på {MINUS}3,2 procentenheter ({MINUS}8,0 till 1,6)."
        )
        assert say("trygghet_skillnad", context).endswith("skillnaden mot år 2015 går inte att bedöma.")

    @pytest.mark.parametrize(
        ("measure", "noun", "occasion"),
        [("dialog", "yttranden", "dialoger"), ("vandring", "iakttagelser", "vandringar")],
    )
    def test_mentions(self, measure, noun, occasion):
        assert say(measure, antal=12, tillfallen=5) == f"12 {noun} vid 5 {occasion} år 2016."
        assert say(measure, antal=12, tillfallen=None) == f"12 {noun} vid färre än 5 {occasion} år 2016."

    def test_speed(self):
        assert say("fart", varde=6.25, ki_undre=4.5, ki_ovre=8.0, n=14) == (
            f"medelhastigheten låg 6,2 km/h över den skyltade år 2016 (95{NBSP}% intervall 4,5–8,0, 14 mätningar)."
        )
        assert say("fart", varde=-2.0, n=4) == "medelhastigheten låg 2,0 km/h under den skyltade år 2016 (4 mätningar)."

    @pytest.mark.parametrize("measure", TESTED)
    def test_hidden_numbers_stay_hidden(self, measure):
        """Everything hidden: no digit but those of the two years."""
        text = say(measure, NOTHING, **NOTHING)
        assert re.sub(r"2016|2015|färre än 5", "", text).strip()
        assert not re.search(r"\d", re.sub(r"2016|2015|färre än 5", "", text))
        assert "None" not in text

    @pytest.mark.parametrize("measure", ["brott_forandring", "handelser_forandring", "est_forandring"])
    @pytest.mark.parametrize("gone", ["antal", "jamfor_antal"])
    def test_one_hidden_count_hides_the_other(self, measure, gone):
        full = {
            "antal": 77,
            "jamfor_antal": 77,
            "varde": 7.7,
            "ki_undre": 7.7,
            "ki_ovre": 7.7,
            "tillfallen": 77,
            "jamfor_tillfallen": 77,
        }
        assert "7" not in say(measure, {"varde": 7.7, "flaggor": []}, **full | {gone: None})

    @pytest.mark.parametrize("measure", TESTED)
    def test_a_sensitive_problem_is_not_called_rare(self, measure):
        text = say(measure, None, **NOTHING | {"flaggor": ["undertryckt", "kansligt"]})
        assert text == evidence.SENSITIVE

    def test_more_incidents_than_residents_explain(self):
        text = say("anhopning", antal=122, varde=3.05, p_upp=0.0004, jamfor_antal=None)
        assert text == (f"122 händelser år 2016, mot 40 väntade efter folkmängden; slump ger så många i något område i "
                        f"under 0,1{NBSP}% av fallen.")
        assert f"i 2,3{NBSP}% av fallen" in say("anhopning", antal=122, varde=3.05, p_upp=0.023, jamfor_antal=None)

    def test_when_it_happens(self):
        found = row("dygnstid", antal=54, p_upp=0.31, flaggor=[])
        even = evidence.claim(found, None, "Stöld", "Nacka")
        assert even == ("Stöld, Nacka: 54 händelser år 2016; slump ger en så ojämn vecka på någon plats i "
                        f"31{NBSP}% av fallen. Ingen tid sticker ut.")
        assert evidence.claim(found, None, "Stöld", "Nacka", time="fre 21–02").endswith("Flest fre 21–02.")

    def test_a_contradiction_tells_what_it_would_have_seen(self):
        found = row("handelser_forandring", antal=60, jamfor_antal=120, varde=0.5, ki_undre=0.36, ki_ovre=0.69,
                    flaggor=[])
        assert evidence.claim(found, None, "Stöld", "Nacka", rise=0.41).endswith(
            f"En ökning på 41{NBSP}% hade synts i minst åtta fall av tio.")

    def test_fit_is_told(self):
        text = evidence.claim(
            row("dialog", antal=12, tillfallen=6),
            None,
            "Narkotika",
            "Nacka",
            series="Narkotikastrafflagen",
            coarser=True,
            detected=True,
        )
        assert text.startswith("Narkotika, Nacka (bredare serie: Narkotikastrafflagen): 12 yttranden")
        assert "Gäller hela kommunen, inte löftets plats." in text
        assert text.endswith(evidence.DETECTED)

    def test_areas_have_names(self):
        assert evidence.area("typ:station", {}) == "stationsområden"
        assert evidence.area("0182R008", {"0182R008": "Orminge"}) == "Orminge"

    def test_summary(self):
        one = evidence.summary_counts(1, {"oklart": 1})
        assert one == "Löftet, prövat mot Brås anmälda brott, kan inte avgöras."
        none = evidence.summary_counts(4, {"saknas": 4})
        assert none == "Brås anmälda brott kan inte pröva något av 4 löften: saknar serie eller gäller arbetssätt."
        text = evidence.summary_counts(6, {"stoder": 1, "motsager": 2, "oklart": 0, "saknas": 3})
        assert "1 får stöd, 2 motsägs och 3 saknar" in text


class TestPhrases:
    @pytest.mark.parametrize("rule", table.rules(), ids=lambda rule: f"{rule.kallslag}-{rule.villkor}")
    @pytest.mark.parametrize("conditional", [True, False])
    def test_every_reason_is_a_sentence(self, rule, conditional):
        condition = ["lagesbild", "otrygghet"] if conditional else []
        text = reasons.reason(rule.villkor, {"kallslag": rule.kallslag, "villkor": condition, "n": 3})
        for said in (text, rule.skal):
            assert said[0].isupper()
            assert said.endswith(".")
            assert not set("{}_") & set(said)

    def test_a_condition_beside_named_places_speaks_of_the_others(self):
        everywhere, beside = (reasons.reason("okade", {"villkor": ["otrygghet"], "hela": w}) for w in (True, False))
        assert everywhere.endswith("utan att namnge dem; uppgiften gäller hela kommunen.")
        assert beside.endswith("Löftet gäller också platser där invånarna är otrygga, utan att namnge dem; om dem "
                               "säger uppgiften inget särskilt.")

    @pytest.mark.parametrize(
        ("before", "beside", "said"),
        [
            (None, False, "Löftet lämnar åt lägesbilden att peka ut platser, och ingen tidigare lägesbild finns."),
            (None, True, "Löftet lämnar också åt lägesbilden att peka ut platser, och ingen tidigare lägesbild "
                          "finns."),
            ({"antal": 0, "namn": []}, False, "Löftet lämnar åt lägesbilden att peka ut platser, och lägesbilden för "
                                             "2016 pekade inte ut någon för löftets problem."),
            ({"antal": 2, "namn": ["A", "B"]}, True, "Löftet lämnar också åt lägesbilden att peka ut platser, och "
                                                      "lägesbilden för 2016 pekade ut A och B."),
            ({"antal": 5, "namn": list("ABCD")}, True, "Löftet lämnar också åt lägesbilden att peka ut platser, och "
                                                       "lägesbilden för 2016 pekade ut A, B, C och ytterligare två."),
            ({"antal": 2, "namn": []}, False, "Löftet lämnar åt lägesbilden att peka ut platser, och lägesbilden för "
                                              "2016 pekade ut två områden."),
            ({"antal": 1, "namn": ["A"], "demo": True}, True, "Löftet lämnar också åt lägesbilden att peka ut "
                                                               "platser, och lägesbilden för 2016 pekade ut A. Den "
                                                               "vilade på syntetiska demodata."),
        ],
    )
    def test_what_an_earlier_lagesbild_named(self, before, beside, said):
        before = before and {"period": "2016", "demo": False} | before
        text = reasons.reason("okade", {"villkor": ["lagesbild"], "hela": False, "andra": beside, "lagesbild": before})
        assert text == f"{reasons.REASONS['okade']} {said}"

    def test_no_phrase_without_a_rule(self):
        assert set(reasons.REASONS) == {rule.villkor for rule in table.rules()}

    def test_what_also_supports_is_told(self):
        text = reasons.reason("okade", {"n": 2, "aven": ["anhopning", "het_tid"]})
        assert text == ("Ökningen är större än slumpen ensam brukar ge. Platsen ligger också i ett område med fler "
                        "händelser än folkmängden och slumpen förklarar. Händelserna på platsen samlas också vissa "
                        "tider.")

    def test_a_level_that_was_compared_is_not_called_unknown(self):
        without, compared = (reasons.reason("inom_slumpen", {"n": 2, "niva": known}) for known in (False, True))
        assert without.endswith("nivån kan inte bedömas: ingen jämförelse med andra finns inläst.")
        assert compared == "Prövade tillsammans ryms de två måtten inom slumpen."

    def test_the_printed_table_says_each_rule_once(self):
        printed = reasons.rules(astuple(rule) for rule in table.rules())
        assert ("Alla", "saknas") in {(kinds, utslag) for kinds, _, utslag, _ in printed}
        rise = [kinds for kinds, when, utslag, _ in printed if utslag == "stöder" and when.startswith("Ökningen")]
        assert rise[0] == "Brottsstatistik, polisens händelser och trygghetsundersökning"
        assert len(printed) == len({(r.villkor, r.utslag, r.skal) for r in table.rules()})

    def test_every_word_of_the_contract_has_a_swedish_one(self):
        assert set(KALLSLAG) <= set(evidence.KALLSLAG)
        assert set(evidence.UTSLAG) == {"stoder", "motsager", "oklart", "saknas"}

    @pytest.mark.parametrize("code", ["okade_utan_lofte", "motsagt_utan_stod"])
    def test_gaps(self, code):
        assert evidence.gap(code, {"ar": 2016}).endswith(".")
