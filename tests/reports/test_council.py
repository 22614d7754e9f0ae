"""The council's choices, causes and own analysis on the page, told to be theirs."""

from dataclasses import replace
from datetime import date

from reports.compose import compose
from reports.model import Bullets, Table, Text
from tests.reports.fixture_underlag import build_context, build_underlag
from transforms.registry import Straffskala
from transforms.registry.radet import Orsak, Prioritering, Val

DECISION = Prioritering(date(2025, 3, 14), "rådet", "2017", (
    Val("inbrott_bostad", True, "Lång väg för polisen"),), "0182.toml")


def section(report, name):
    found = [s for s in report.sections if s.id == name]
    return found[0] if found else next(p for s in report.sections for p in s.parts if p.id == name)


def texts(part):
    return " ".join(b.text if isinstance(b, Text) else " ".join(b.items) if isinstance(b, Bullets) else ""
                    for b in part.blocks)


def tables(part):
    return {b.caption: b for b in part.blocks if isinstance(b, Table)}


def test_the_choice_stands_beside_the_matrix_with_its_reason():
    underlag = build_underlag()
    underlag["prioritering"][0]["val"] = {"valt": True, "skal": "Lång väg för polisen"}
    part = section(compose(underlag, replace(build_context(), prioritering=DECISION)), "prioritering")
    assert tables(part)["Problem mot kriterier"].rows[0][-1] == "● valt"
    assert tables(part)["Valt och bortvalt, med skäl"].rows == (
        ("Inbrott i bostad", "● valt", "Lång väg för polisen"),)
    assert "gjorda 2025-03-14 av rådet" in texts(part) and "inte prövat dem" in texts(part)


def test_without_a_choice_the_page_says_so():
    part = section(compose(build_underlag(), build_context()), "prioritering")
    assert "Rådets egna val är inte inlästa" in texts(part)
    assert tables(part)["Problem mot kriterier"].rows[0][-1] == "–"


def test_causes_are_the_kommuns_and_promises_without_one_are_asked_for_it():
    cause = Orsak("inbrott_bostad", "Baksidor utan insyn", "situation", "Vandring i oktober", ("0182-2017-4",))
    part = section(compose(build_underlag(), replace(build_context(), orsaker=(cause,))), "orsaker")
    assert tables(part)["Orsaker bakom problemen"].rows == ((
        "Inbrott i bostad", "Baksidor utan insyn", "plats och tillfälle", "Vandring i oktober", "0182-2017-4"),)
    asked = next(b for b in part.blocks if isinstance(b, Bullets)).items
    assert "Grannsamverkan mot inbrott" not in asked and "Mer polis på otrygga platser" in asked


def test_an_analysis_is_shown_as_theirs_with_numbers_of_the_record():
    said = ("# Inbrotten\n\nVi ser {inbrott_bostad.brott@0182@2016} inbrott, nu {inbrott_bostad.brott}.\n\n"
            "Omkring 40 % vet vi inte, i Fisksätra {inbrott_bostad.handelser@0182-fisksatra}, "
            "{stold.brott} och år 2015.")
    part = section(compose(build_underlag(), replace(build_context(), bedomning=said)), "egen-bedomning")
    shown = texts(part)
    assert "kommunens egen, inte programmets" in shown
    assert "Vi ser 601 (554–651) [2016] inbrott, nu 742 (690–797) [2017]." in shown
    assert "[dolt tal, 2017, demo]" in shown and "[stold.brott: inget sådant tal i underlaget]" in shown
    assert "inte är hämtade ur underlaget: 40 %." in shown


def test_consequences_show_the_law_s_scale_with_its_warning():
    scales = (Straffskala("inbrott_bostad", "Inbrottsstöld", "brottsbalken 8 kap. 4 a §", 1, 6),)
    part = section(compose(build_underlag(), replace(build_context(), straffskalor=scales)), "konsekvenser")
    assert tables(part)["Hur allvarligt lagen ser på brotten"].rows == (
        ("Inbrott i bostad", "Inbrottsstöld", "1–6 års fängelse", "brottsbalken 8 kap. 4 a §"),)
    assert "räknas aldrig ihop med antal" in texts(part)
    bare = section(compose(build_underlag(), build_context()), "konsekvenser")
    assert not tables(bare) and "Ingen källa till det är levererad" in texts(bare)


def test_no_analysis_gives_no_section():
    report = compose(build_underlag(), build_context())
    assert not [p for s in report.sections for p in s.parts if p.id == "egen-bedomning"]
