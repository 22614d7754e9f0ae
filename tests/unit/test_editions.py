"""What each edition tells: public places alone, no hours, and no answer that rests on a hidden number."""

import json
from dataclasses import replace

import pytest

from flows.job import EDITIONS
from tests.unit.fixture_judgement import row
from tests.unit.test_underlag import database, known, made, record  # noqa: F401
from transforms import disclosure, underlag
from transforms.disclosure import Audience, Told, open_places
from transforms.errors import DisclosureError
from transforms.period import parse
from transforms.registry import Plats


def place(plats_id, typ):
    return Plats(plats_id, plats_id, (), typ, 6580000, 680000, 200, "0182R001", "kalla")


PLACES = (place("torget", "torg"), place("gatan", "bostadsomrade"), place("annat", "ovrigt"))


@pytest.mark.parametrize(("area", "told"), [
    ("torget", True), ("typ:torg", True), ("gatan", False), ("typ:bostadsomrade", False), ("annat", False),
    ("typ:ovrigt", False), ("0182", True), ("0182R001", True)])
def test_the_public_edition_names_public_places_alone(area, told):
    assert Audience("publik", PLACES).names(area) is told
    assert all(Audience(edition, PLACES).names(area) for edition in ("intern", "bra"))


@pytest.mark.parametrize(("indicator", "told"), [
    ("stold.handelser", True), ("stold.dygnstid", False), ("stold.anhopning", False)])
def test_the_public_edition_tells_neither_hours_nor_hot_areas(indicator, told):
    found = row("handelser", indikator_id=indicator, omrade_kod="torget")
    assert Audience("publik", PLACES).tells(found) is told
    assert Audience("bra", PLACES).tells(found)


def test_the_map_shows_the_places_that_may_be_named():
    assert [p.plats_id for p in open_places(PLACES, "publik")] == ["torget"]
    assert open_places(PLACES, "bra") == PLACES


def counts(**by_area):
    return [{"indikator_id": "x.est", "omrade_kod": a, "ar": 2017, "syntetisk": False, "matt": "antal", "antal": n}
            for a, n in by_area.items()]


def cell(area):
    return "x.est", area, 2017, False


class TestOtherPeriods:
    """Two reports side by side tell no more than each alone."""

    ROWS = counts(A=9, B=1, C=6, D=8) + counts(**{"typ:a": 24})
    TYPES = {"typ:a": ["A", "B", "C", "D"]}  # noqa: RUF012

    def beside(self, told):
        return disclosure.pattern(self.ROWS, [], "kommun", self.TYPES, {}, told).beside

    def test_alone_the_smallest_other_part_is_hidden(self):
        assert self.beside(Told()) == {cell("C")}

    def test_what_another_report_hides_stays_hidden_and_suffices(self):
        assert self.beside(Told({cell("C"): 6}, frozenset({cell("B"), cell("D")}))) == {cell("D")}

    def test_what_another_report_shows_hides_nothing(self):
        assert self.beside(Told({cell("C"): 6})) == {cell("D")}

    def test_a_count_that_has_changed_since_is_not_known(self):
        assert self.beside(Told({cell("C"): 7})) == {cell("C")}

    def test_when_every_part_is_known_the_sum_is_hidden(self):
        assert self.beside(Told({cell(a): n for a, n in (("A", 9), ("C", 6), ("D", 8))})) == {cell("typ:a")}

    def test_a_sum_that_is_known_too_stops_the_report(self):
        told = Told({cell(a): n for a, n in (("A", 9), ("C", 6), ("D", 8), ("typ:a", 24))})
        found = disclosure.pattern(self.ROWS, [], "kommun", self.TYPES, {}, told)
        empty = {"indikatorer": [], "platser": [], "avvikelser": []}
        with pytest.raises(DisclosureError, match="går att räkna ut, först x"):
            disclosure.check(empty, found)


def months(**of_year):
    return [{"serie": "x.est", "period": f"2017-{m:02d}", "syntetisk": False, "flagga": "inom_gransen",
             "antal": of_year.get(f"m{m}", 0)} for m in range(1, 13)]


def test_a_year_is_hidden_when_the_months_of_another_report_would_follow_from_it():
    """Five months of one each: whoever has the year, five, knows them all."""
    rows = counts(kommun=5)
    assert disclosure.pattern(rows, [], "kommun", {}, {}).beside == set()
    few = disclosure.pattern(rows, months(m1=1, m3=1, m5=1, m7=1, m9=1), "kommun", {}, {})
    assert few.beside == {cell("kommun")}


def test_what_a_reader_has_is_read_from_the_records_of_other_periods():
    told = disclosure.told_before([{
        "indikatorer": [
            {"indikator_id": "x.est", "omrade_kod": "A", "period": "2017", "matt": "antal", "antal": 9, "flaggor": []},
            {"indikator_id": "x.est", "omrade_kod": "B", "period": "2017", "matt": "antal", "antal": None,
             "flaggor": ["undertryckt"]}],
        "platser": [],
        "avvikelser": [{"serie": "x.est.demo", "period": "2017-05", "antal": 7, "flagga": "inom_gransen"},
                       {"serie": "x.est", "period": "2017-06", "antal": None, "flagga": "undertryckt"}]}])
    assert told.shown == {cell("A"): 9, ("x.est", "2017-05", 2017, True): 7}
    assert told.hidden == {cell("B"), ("x.est", "2017-06", 2017, False)}


class TestRecord:
    def test_an_answer_that_rests_on_hidden_numbers_is_not_told_outside(self, known):  # noqa: F811
        """Two thirds of a rise: that a hidden three became 31 would bound the three."""
        inside, outside = (record(*known, edition)["loften"][0]["motivering"] for edition in ("intern", "bra"))
        crime = {m["kallslag"]: m for m in outside}["brottsstatistik"]
        assert {m["kallslag"]: m for m in inside}["brottsstatistik"]["utslag"] == "stoder"
        assert (crime["utslag"], crime["skal"].split(".")[0]) == (
            "oklart", "Tal bakom är dolda i den här utgåvan, och därför också vad de säger")

    def test_nor_is_it_told_by_a_criterion(self, known):  # noqa: F811
        outside = record(*known, "bra")["prioritering"]
        assert {p["kriterier"]["okar"] for p in outside} == {"oklart"}
        assert "ja" in {p["kriterier"]["okar"] for p in record(*known, "intern")["prioritering"]}

    def test_how_many_are_hidden_beside_the_small_ones_is_not_told(self, known):  # noqa: F811
        """None would say that every hidden count is under the threshold."""
        assert record(*known, "bra")["rojandekontroll"]["sekundart_undertryckta"] is None
        assert record(*known, "publik")["rojandekontroll"]["sekundart_undertryckta"] is None

    def test_the_public_record_tells_no_delivery_counts(self, known):  # noqa: F811
        (source,) = record(*known, "publik")["kallor"]
        assert {source[k] for k in ("rader", "godkanda", "karantan", "dubbletter", "personrader", "sha256")} == {None}
        assert record(*known, "bra")["kallor"][0]["godkanda"] == 10

    def test_all_editions_show_the_same_number_wherever_they_show_one(self, known):  # noqa: F811
        big = [r | {"antal": 70 if r["antal"] else r["antal"]} for r in made(known[1])]
        found = [{(i["indikator_id"], i["omrade_kod"], i["period"]): (i["varde"], i["antal"], i["n"])
                  for i in record(*known, edition, big)["indikatorer"]} for edition in EDITIONS]
        inside, council, public = found
        assert public and set(public) <= set(council) < set(inside)
        assert all(public[key] == council[key] for key in public)
        assert all(council[key] == inside[key] for key in council if council[key][0] is not None)

    def test_a_place_where_people_live_is_nowhere_in_the_public_record(self, known):  # noqa: F811
        registry, plats_id = known
        lived = registry.platser("0182")[0]
        assert lived.plats_id == plats_id and lived.typ not in ("bostadsomrade", "ovrigt")
        unit = underlag.Unit("0182", parse("2017"), "publik")
        homes = replace(registry)
        object.__setattr__(homes, "platser", lambda kommun: (replace(lived, typ="bostadsomrade"),))
        found = underlag.Assembly(unit, homes, database(made(plats_id))).underlag()
        told = {key: found[key] for key in ("indikatorer", "platser", "dialog", "upplevelse", "avvikelser")}
        assert plats_id not in json.dumps(told)
        assert all(plats_id not in json.dumps(m) for m in found["loften"][0]["motivering"])
