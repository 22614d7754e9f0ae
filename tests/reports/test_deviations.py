"""The months that deviate, as the page tells them: what fell out, what chance gives, what could not be assessed."""

import pytest

from reports.compose.deviations import deviations
from reports.figures import avvikelser
from reports.figures.style import render
from reports.model import Bullets, Picture, Table, Text
from tests.reports.fixture_underlag import build_context, build_underlag, month


def part(**change):
    record = build_underlag() | {k: v for k, v in change.items() if k != "provningar"}
    context = build_context()
    if "provningar" in change:
        object.__setattr__(context, "provningar", change["provningar"])
    return deviations(record, context).blocks


def texts(blocks):
    found = [b.text for b in blocks if isinstance(b, Text)]
    found += [item for b in blocks if isinstance(b, Bullets) for item in b.items]
    return [t.replace("\u00a0", " ") for t in found]


def test_how_many_were_tried_fell_out_and_chance_gives():
    said = texts(part())
    assert ("12 månadstal ur verkliga uppgifter är prövade. Ett ligger över sin gräns; slump ensam skulle ge ungefär "
            "0,1. Det står kvar när alla prövas tillsammans.") in said
    assert ("12 månadstal ur syntetiska demodata är prövade. Inget ligger över sin gräns; slump ensam skulle ge "
            "ungefär 0,1.") in said
    assert ("Inbrott i bostad, anmälda brott, mars 2017: 88, mot väntade 53,5 och en övre gräns på 72; står kvar när "
            "alla prövas tillsammans.") in said


def test_what_cannot_be_assessed_is_said_with_its_reason():
    said = texts(part())
    assert ("EST-rapporter: den enda serien kan inte bedömas. Historiken är för kort: minst tre hela år före månaden "
            "ska vara levererade. (Syntetiska demodata.)") in said
    assert "Ett prövat månadstal är dolt. Det räknas in i prövningen." in said


def test_real_and_synthetic_stand_in_figures_and_tables_of_their_own():
    pictures = [b for b in part() if isinstance(b, Picture)]
    assert [(p.name, p.synthetic) for p in pictures] == [("avvikelser", False), ("avvikelser-demo", True)]
    assert pictures[0].title == "Ett av 12 prövade månadstal ligger över sin gräns; slump ensam ger ungefär 0,1"
    assert "88 i mars 2017, gräns 72" in pictures[0].alt and "n:" in pictures[0].source
    assert {row[0] for row in pictures[0].data.rows} == {"Inbrott i bostad, anmälda brott"}


def test_the_table_holds_each_month_and_hides_what_is_hidden():
    real, demo = (b for b in part() if isinstance(b, Table))
    assert real.rows[2] == ("mars 2017", "88 (53,5; 72) över") and real.rows[3] == ("april 2017", "55 (52,5; 71)")
    assert ["Dolt: december 2017" in b.alt for b in part() if isinstance(b, Picture)] == [False, True]
    assert demo.rows[-1] == ("december 2017", "dolt") and demo.synthetic and not real.synthetic


def test_nothing_assessed_gives_words_and_no_figure():
    few = [month("stold.handelser.demo", m, None, None, None, None, "for_fa_handelser") for m in range(1, 13)]
    few = [m | {"problem": "inbrott_bostad"} for m in few]
    blocks = part(avvikelser=few, provningar=())
    assert not any(isinstance(b, Picture | Table) for b in blocks)
    said = texts(blocks)
    assert "Ingen månad kan bedömas." in said
    assert any("Händelserna är för få för att skilja en ökning från slump." in t for t in said)
    assert any(t.startswith("Anmälda brott är bara levererade per år") for t in said)


def test_some_months_of_a_source_are_named_by_their_problem():
    rows = build_underlag()["avvikelser"]
    rows[11] = month("inbrott_bostad.brott", 12, None, None, None, None, "saknat_tal")
    assert any(t.startswith("Anmälda brott: 1 månadstal (inbrott i bostad) kan inte bedömas. Månaden är inte levererad")
               for t in texts(part(avvikelser=rows)))


def test_no_month_at_all_is_said_plainly():
    said = texts(part(avvikelser=[], provningar=()))
    assert said[0].startswith("Avvikelser kan inte bedömas") and len(said) == 2


@pytest.mark.parametrize("months", [(), ((5, None),), ((5, avvikelser.Month(5, 0, 0.4, 2, False)),)])
def test_the_figure_is_drawn_with_few_months_or_none(months):
    data = (avvikelser.Panel("Serie", months),)
    drawing = render(avvikelser, data, "prov", "Titel", "n: 1")
    assert drawing.png.startswith(b"\x89PNG")
