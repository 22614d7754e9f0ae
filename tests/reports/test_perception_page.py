"""What is felt beside what is reported, as the pages and tables show it."""

import copy

import pytest

from reports.compose import compose
from reports.model import Bullets, Picture, Table, Text
from reports.tables import tables
from tests.reports.fixture_underlag import build_context, build_underlag
from transforms.underlag import validate

CONFLICT = "Statistik och upplevelse pekar åt olika håll."


def part(underlag):
    section = next(s for s in compose(underlag, build_context()).sections if s.id == "trygghet")
    return next(p for p in section.parts if p.id == "upplevelse")


def said(section):
    return " ".join(b.text if isinstance(b, Text) else " ".join(b.items) for b in section.blocks
                    if isinstance(b, Text | Bullets))


def only(section, kind):
    return [b for b in section.blocks if isinstance(b, kind)]


@pytest.fixture
def underlag():
    return build_underlag()


def test_the_record_of_the_fixture_is_valid(underlag):
    validate(underlag)


def test_the_conflict_is_the_conclusion_and_stands_in_words(underlag):
    section = part(underlag)
    assert "Orminge: anmälda händelser ligger under" in said(section)
    assert said(section).count(CONFLICT) == 1
    figure = only(section, Picture)[0]
    assert figure.title == ("Av tre par av område och problem pekar upplevelse och statistik åt olika håll i ett och "
                            "åt samma håll i inget")
    assert figure.synthetic
    assert "61,0\u00a0% (50,0–71,2) anger problemet, 2,5 (1,6–3,7) anmält per 1 000, bara upplevt" in figure.alt


def test_every_area_is_counted_once_and_the_hidden_one_shows_no_number(underlag):
    counts = only(part(underlag), Table)[-1]
    assert counts.header[1:] == ("Båda höga", "Bara upplevt", "Bara anmält", "Båda låga", "Kan inte sägas", "Dolt")
    assert counts.rows == (("Inbrott i bostad", "0", "1", "0", "0", "1", "1"),)
    assert "Fisksätra" not in " ".join(row[0] for row in only(part(underlag), Picture)[0].data.rows)


def test_a_rate_of_few_reports_is_not_printed(underlag):
    few = underlag["upplevelse"][1]
    few["anmalt"] |= {"antal": 7, "varde": 0.7}
    shown = only(part(underlag), Picture)[0].data.rows
    assert [row[4] for row in shown] == ["6,1 (5,6–6,6)", "–"]


def test_a_kommun_alone_says_in_words_that_the_numbers_carry_no_claim(underlag):
    underlag["upplevelse"] = underlag["upplevelse"][:1]
    section = part(underlag)
    assert "sådan jämförelse av oron görs inte än" in said(section)
    assert only(section, Picture)[0].title.endswith("kan inte ställas mot andra kommuner")
    assert only(section, Table) == []


def test_real_pairs_are_never_counted_with_synthetic_ones(underlag):
    real = copy.deepcopy(underlag["upplevelse"][2]) | {"flaggor": []}
    underlag["upplevelse"].append(real)
    assert only(part(underlag), Table)[-1].rows == (("Inbrott i bostad", "0", "0", "0", "0", "1", "0"),)


@pytest.mark.parametrize("change", [lambda u: u.pop("upplevelse"), lambda u: u.update(upplevelse=[])])
def test_without_a_survey_the_section_says_so(underlag, change):
    change(underlag)
    assert said(part(underlag)).startswith("Ingen enkät med svar från ett urval är inläst")
    assessment = next(s for s in compose(underlag, build_context()).sections if s.id == "bedomning")
    assert "Upplevelse" not in said(assessment)


def test_the_assessment_repeats_the_conclusion_with_its_label(underlag):
    assessment = next(s for s in compose(underlag, build_context()).sections if s.id == "bedomning")
    assert "åt olika håll i ett och åt samma håll i inget (syntetiska demodata)." in said(assessment)


def test_the_table_has_a_column_per_side_and_nothing_of_the_hidden(underlag):
    text = tables(underlag, compose(underlag, build_context()))["upplevelse.csv"].decode("utf-8-sig").splitlines()
    assert text[0].split(";")[4:8] == ["upplevt_indikator_id", "upplevt_varde", "upplevt_ki_undre", "upplevt_ki_ovre"]
    hidden = dict(zip(text[0].split(";"), text[-1].split(";"), strict=True))
    told = {key: cell for key, cell in hidden.items() if cell}
    assert {key.rpartition("_")[2] for key, cell in told.items() if cell == "dolt"} >= {"varde", "antal"}
    assert {key: cell for key, cell in told.items() if cell != "dolt"} == {
        "problem": "inbrott_bostad", "omrade_kod": "0182-fisksatra", "period": "2016", "jamfort_med": "resten",
        "upplevt_indikator_id": "inbrott_bostad.trygghet", "upplevt_lage": "oklart",
        "anmalt_indikator_id": "inbrott_bostad.handelser", "anmalt_lage": "oklart", "klass": "undertryckt",
        "flaggor": "demo"}
