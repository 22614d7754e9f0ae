"""What the registry says to redaction, and what redaction does to the registry's own texts."""

import pytest

from transforms import registry
from transforms.errors import RegistryError
from transforms.redaction import named, redactor_of, without_persons

KOMMUN = "0182"


@pytest.fixture
def overlay(tmp_path):
    """Writes a file of a kommun's own registry and loads it over ours."""
    def load(name, text):
        path = tmp_path / "registry" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return registry.load(tmp_path)

    return load


def test_a_kommuns_own_names_are_laid_over_ours(overlay):
    known = overlay("personnamn.csv", "namn;slag;tvetydig\nXintobert;fornamn;\nKarin;fornamn;ord\n")
    redactor = redactor_of(known)
    assert redactor.redact("xintobert och Lennart kom").text == "[namn] och [namn] kom"  # theirs and ours
    assert redactor.redact("Karin saknas.").text == "Karin saknas."  # and theirs says what ours is


@pytest.mark.parametrize("row", ["Xintobert;efter;", "Xintobert;fornamn;kanske"])
def test_a_name_of_no_known_kind_is_told_of(overlay, row):
    with pytest.raises(RegistryError, match=r"personnamn\.csv: 'Xintobert' har"):
        overlay("personnamn.csv", f"namn;slag;tvetydig\n{row}\n")


def test_the_areas_of_the_kommun_are_places(overlay):
    area = ('{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3006"}},"features":[{"type":'
            '"Feature","properties":{"kod":"0182X","namn":"Karins Lindgren","niva":"omrade"},"geometry":{"type":'
            '"Polygon","coordinates":[[[684000,6580000],[685000,6580000],[685000,6581000],[684000,6580000]]]}}]}')
    known = overlay(f"omraden/{KOMMUN}.geojson", area)
    text = "Det är mörkt i Karins Lindgren."
    assert redactor_of(known, KOMMUN).redact(text).text == text
    assert redactor_of(known).redact(text).text != text


def test_the_councils_words_name_nobody_outside_the_house(overlay):
    known = overlay(f"prioritering/{KOMMUN}.toml",
                    '[prioritering]\nav = "rådet"\n\n[[valt]]\nproblem = "narkotika_unga"\n'
                    'skal = "Rektor Lindgren bad om det, ring 070-123 45 67."\n')
    assert known.prioritering(KOMMUN).val[0].skal.startswith("Rektor Lindgren")
    shown = without_persons(known, KOMMUN)
    assert shown.prioritering(KOMMUN).val[0].skal == "Rektor [namn] bad om det, ring [telefon]."
    assert named(known, KOMMUN) == [(f"prioritering/{KOMMUN}.toml", 6, {"namn": 1, "telefon": 1})]


def test_numbers_that_an_analysis_cites_stay(overlay):
    text = "Karin Lindgren såg {inbrott_bostad.brott@0182@2017} inbrott."
    known = overlay(f"bedomning/{KOMMUN}/2017.md", text)
    assert without_persons(known, KOMMUN).bedomning(KOMMUN, "2017") == (
        "[namn] såg {inbrott_bostad.brott@0182@2017} inbrott.")


def test_our_own_promises_name_nobody_and_stay_as_they_are():
    known = registry.load()
    for kommun in {k for lofte in known.loften for k in lofte.overenskommelse.kommuner}:
        assert named(known, kommun) == []
        assert without_persons(known, kommun).loften == known.loften
