"""What a record says of a place in each edition, and times of the week in Swedish."""

import pytest

from transforms.disclosure import masked_place
from transforms.geography import centre_of_place
from transforms.registry import Plats
from transforms.swedish import times
from transforms.underlag.places import place_bound

PLACE = {
    "plats_id": "0182R001", "namn": "Orminge", "problem": "stold", "period": "2017", "antal": 60, "forvantat": 20.0,
    "kvot": 3.0, "p": 0.001, "q": 1e-9, "rang": [1, 2],
    "dygnstid": {"topp": "fre 21–02", "dygnsdel": "helg, natt", "andel": 0.4}, "centrum": [18.2, 59.3],
    "radie_m": 900.0, "flaggor": ["anhopning", "upprepad_adress", "tid_langa_tidsspann", "folkmangd_2016", "demo"],
}


def test_inside_the_house_centre_radius_and_hours_are_shown():
    shown = masked_place(PLACE, {"antal": 60}, "intern")
    assert shown == PLACE | {"dygnstid": {"topp": "fre 21–02", "andel": 0.4}}


def test_the_council_sees_the_name_and_a_part_of_the_day():
    shown = masked_place(PLACE, {"antal": 60}, "bra")
    assert (shown["centrum"], shown["radie_m"]) == (None, None)
    assert shown["dygnstid"] == {"topp": "helg, natt", "andel": None}
    assert (shown["antal"], shown["kvot"], shown["p"]) == (60, 3.0, 0.001)


def test_everything_goes_with_a_hidden_count_and_so_does_what_would_tell_that_it_is_large():
    shown = masked_place(PLACE, {"antal": None}, "bra")
    told = {k: v for k, v in shown.items() if v is not None}
    assert told == {"plats_id": "0182R001", "namn": "Orminge", "problem": "stold", "period": "2017",
                    "flaggor": ["folkmangd_2016", "demo", "undertryckt"]}


def test_a_problem_is_bound_to_places_by_its_tested_areas_alone():
    def row(problem, p, *flags):
        return {"problem": problem, "p": p, "flaggor": list(flags)}

    assert place_bound([
        row("stold", 0.001, "anhopning"), row("stold", 0.9), row("inbrott_bostad", 0.4), row("inbrott_bostad", None),
        row("narkotika", None, "for_fa_handelser"), row("narkotika", None, "utan_namnare"),
    ]) == {"stold": "ja", "inbrott_bostad": "nej", "narkotika": "oklart"}


@pytest.mark.parametrize(("window", "hours", "part"), [
    ((4, 21, 5, "en_dag"), "fre 21–02", "helg, natt"),
    ((4, 14, 3, "en_dag"), "fre 14–17", "vardagar, eftermiddag"),
    ((6, 17, 4, "en_dag"), "sön 17–21", "vardagar, kväll"),  # the week's evenings begin on Sunday at 18
    ((6, 14, 4, "en_dag"), "sön 14–18", "helg, eftermiddag"),
    ((6, 23, 4, "en_dag"), "sön 23–03", "vardagar, natt"),
    ((None, 9, 8, "alla_dagar"), "alla dagar 09–17", "alla dagar, mitt på dagen"),
    ((None, 22, 4, "helg"), "helg 22–02", "helg, natt"),
    ((None, 6, 4, "vardag"), "vardagar 06–10", "vardagar, morgon"),
])
def test_times_in_swedish(window, hours, part):
    given = dict(zip(("dag", "timme", "timmar", "dagar"), window, strict=True))
    assert times.hours(given) == hours
    assert times.day_part(given) == part


def test_a_place_without_a_sourced_point_has_no_centre():
    """Stockholm's SWEREF 99 TM 6580822, 674032 is 59.3293 N, 18.0586 E (Lantmäteriet's formulas)."""
    place = Plats("p", "P", (), "torg", 6580822, 674032, 300, "x", "kalla")
    lon, lat, radius = centre_of_place(place)
    assert (lon, lat) == (pytest.approx(18.0586, abs=0.003), pytest.approx(59.3293, abs=0.003))
    assert radius == 300
    assert centre_of_place(Plats("p", "P", (), "torg", 6580822, 674032, 300, "x", "ungefarlig")) is None
