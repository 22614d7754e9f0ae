"""The public edition as an inhabitant reads it: plain words first, no order of places, no hours, no delivery counts."""

import pytest

from reports.compose import compose
from reports.model import Bullets, Picture, Table, Text
from tests.reports.fixture_underlag import build_context, build_underlag


@pytest.fixture(scope="module")
def report():
    record = build_underlag()
    extra = next(i for i in record["indikatorer"] if i["omrade_kod"] == "0182-orminge")
    record["indikatorer"].append(extra | {
        "omrade_kod": "0182-fisksatra", "indikator_id": "otrygg_plats.handelser", "problem": "otrygg_plats",
        "varde": 5.0, "antal": 5, "ki": [2.0, 12.0]})
    return compose(record | {"utgava": "publik"}, build_context(edition="publik"))


def section(report, name):
    def walk(sections):
        for s in sections:
            yield s
            yield from walk(s.parts)

    return next(s for s in walk(report.sections) if s.id == name)


def test_it_begins_with_what_it_is_and_answers_four_questions(report):
    first = report.sections[0]
    assert first.blocks[0].text.startswith("En lägesbild är en sammanställning av det som är känt om brott")
    assert [p.title for p in first.parts] == [
        "Vad har kommunen och polisen lovat?", "Vad säger underlaget?", "Vad händer nu?", "Så läser du siffrorna"]
    assert [s.title for s in report.sections][:3] == ["Sammanfattning", "Underlag", "Kommunen och områdena"]


def test_each_promise_is_told_by_its_real_sources_alone(report):
    """Of the promise on burglary crime statistics speak for it; the survey and the dialogs are made up."""
    [said] = [b for b in section(report, "i-korthet-underlag").blocks if isinstance(b, Bullets)]
    burglary = next(line for line in said.items if line.startswith("Grannsamverkan mot inbrott"))
    assert "brottsstatistik tyder på att problemet är stort eller växer" in burglary
    assert "dialog" not in burglary.lower()
    against = next(line for line in said.items if line.startswith("Stöd till brottsutsatta"))
    assert "brottsstatistik tyder på motsatsen" in against


def test_the_three_marks_are_explained(report):
    [read] = section(report, "i-korthet-las").blocks
    assert "Ordet dolt står där ett antal är 1–4" in read.items[-1] and "Siffran 0" in read.items[-1]


def test_sources_stand_once_and_without_counts(report):
    [table] = [b for b in section(report, "underlag").blocks if isinstance(b, Table)]
    assert table.header == ("Källa", "Slag", "Från", "Hämtad senast", "Art")
    assert len({row[:3] for row in table.rows}) == len(table.rows)


def test_places_stand_by_name_and_none_is_called_the_worst(report):
    [figure] = [b for b in section(report, "namngivna-platser").blocks if isinstance(b, Picture)]
    names = [row[0] for row in figure.data.rows]
    assert figure.title == "Vanligaste problemet vid varje namngiven plats 2017"
    assert names == sorted(names) and len(names) > 1
    assert section(report, "tider").blocks == (Text("Den publika utgåvan visar inga tider."),)
