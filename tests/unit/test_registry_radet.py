"""What a kommun writes itself: choices, causes, analysis; and what is told when something in them points nowhere."""

from datetime import date

import pytest

from transforms import registry
from transforms.errors import RegistryError
from transforms.registry.radet import cited

CHOICES = """
[prioritering]
beslutad = 2025-03-14
av = "Brottsförebyggande rådet"
period = "2025"
[[valt]]
problem = "inbrott_bostad"
skal = "Många villor och lång väg för polisen"
[[bortvalt]]
problem = "cykelstold"
skal = "Få drabbas och det finns redan ett cykelgarage"
"""
SCALE = "problem_id;brott;lagrum;lagst_ar;hogst_ar"
CAUSES = """
[[orsak]]
problem = "inbrott_bostad"
orsak = "Baksidor mot skog utan insyn"
slag = "situation"
stod = "Trygghetsvandring i oktober"
loften = ["0182-2017-4"]
"""


@pytest.fixture
def written(tmp_path):
    def write(name, content):
        path = tmp_path / "registry" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return tmp_path

    return write


def test_the_council_chooses_and_leaves_aside_with_reasons(written):
    found = registry.load(written("prioritering/0182.toml", CHOICES)).prioritering("0182")
    assert (found.beslutad, found.av, found.period) == (date(2025, 3, 14), "Brottsförebyggande rådet", "2025")
    assert [(v.problem, v.valt, v.skal[:9]) for v in found.val] == [
        ("inbrott_bostad", True, "Många vil"), ("cykelstold", False, "Få drabba")]


def test_a_kommun_that_has_written_nothing_has_nothing(written):
    known = registry.load(written("prioritering/0182.toml", CHOICES))
    assert known.prioritering("0125") is None and known.orsaker("0125") == () and known.bedomning("0125", "2025") == ""


def test_a_cause_has_its_kind_its_support_and_the_promises_that_act_on_it(written):
    cause, = registry.load(written("orsaker/0182.toml", CAUSES)).orsaker("0182")
    assert (cause.problem, cause.slag, cause.loften) == ("inbrott_bostad", "situation", ("0182-2017-4",))
    assert cause.stod == "Trygghetsvandring i oktober"


def test_an_analysis_is_read_for_its_period_without_its_comments(written):
    known = registry.load(written("bedomning/0182/2017.md", "Inbrotten var {inbrott_bostad.brott}.\n<!-- utkast -->"))
    assert known.bedomning("0182", "2017") == "Inbrotten var {inbrott_bostad.brott}."
    assert known.bedomning("0182", "2018") == ""


def test_citations_are_found_as_written_each_once():
    assert cited("{a.brott} och {a.brott@0182@2016}, { inte detta } {a.brott}") == ("a.brott", "a.brott@0182@2016")


def test_the_law_s_scale_of_a_common_crime():
    """Brottsbalken 8 kap. 4 a § and 3 kap. 5 §, as they read in 2025."""
    scales = {s.problem_id: (s.lagst_ar, s.hogst_ar) for s in registry.load().straffskalor()}
    assert (scales["inbrott_bostad"], scales["vald_offentlig_miljo"]) == ((1, 6), (None, 2))


@pytest.mark.parametrize(("name", "content", "told"), [
    ("straffskalor.csv", f"{SCALE}\ncyklar;Stöld;BrB 8:1;;2", "okänt problem 'cyklar'"),
    ("straffskalor.csv", f"{SCALE}\nstold;Stöld;BrB 8:1;;två", "stold ska ha hela år"),
    ("prioritering/0182.toml", CHOICES.replace("cykelstold", "cyklar"),
     "prioritering/0182.toml: okänt problem 'cyklar'"),
    ("prioritering/0182.toml", CHOICES.replace("cykelstold", "inbrott_bostad"), "samma problem står två gånger"),
    ("prioritering/0182.toml", CHOICES.replace('skal = "Få', 'motiv = "Få'),
     "prioritering/0182.toml: nyckeln 'skal' saknas"),
    ("prioritering/0182.toml", CHOICES.replace("2025-03-14", '"mars"'), "beslutad ska vara ett datum"),
    ("prioritering/0182.toml", "[[valt", "prioritering/0182.toml: går inte att läsa som TOML"),
    ("orsaker/0182.toml", CAUSES.replace("situation", "tur"), "slag 'tur' är inte något av situation, individ"),
    ("orsaker/0182.toml", CAUSES.replace("0182-2017-4", "0182-1"), "orsaker/0182.toml: okänt löfte '0182-1'"),
    ("orsaker/0182.toml", CAUSES.replace("inbrott_bostad", "inbrott"), "orsaker/0182.toml: okänt problem 'inbrott'"),
    ("bedomning/0182/2017.md", "{inbrott.brott}", "bedomning/0182/2017.md: okänd indikator {inbrott.brott}"),
    ("bedomning/0182/2017.md", "{stold.brutt}", "bedomning/0182/2017.md: okänd indikator {stold.brutt}"),
])
def test_what_points_nowhere_is_told_by_file(written, name, content, told):
    data = written(name, content)
    with pytest.raises(RegistryError) as caught:
        registry.load(data)
    assert told in str(caught.value)
