"""One ISO week from delivered rows to its record: reports, reporters, measures, what is ahead, what is hidden."""

from datetime import date, timedelta

import pytest

from tests.intake.delivery_root import EST, KNOWN, root
from transforms import warehouse
from transforms.disclosure import week_cell
from transforms.errors import DisclosureError
from transforms.intake import take_in
from transforms.period import parse
from transforms.underlag import Unit, Week
from transforms.underlag.view import Ground
from transforms.underlag.weeks import rolled_up

__all__ = ["root"]

ROSTER = "rapportor;aktiv_fran;aktiv_till\n"
PLAN = "atgard_id;datum;problem;plats;vad;ansvarig;status;klar_senast\n"
EVENTS = "datum_fran;datum_till;plats;vad\n"
LIGHTS = "vecka;omrade_kod;niva;skal\n"
CARD = 'titel = "EST"\nproducent = "Kommunen"\nhamtad = {day}\n'
MONDAY = date.fromisocalendar(2025, 37, 1)  # 8 September


class House:
    """Writes deliveries of one kommun and answers the record of a week."""

    def __init__(self, root):
        self.root, self.number = root, 0

    def reports(self, *rows, delivered="2025-10-15", name="est/a.csv"):
        """(day, category, place, reporter) or shorter."""
        lines = []
        for row in rows:
            day, category, place, reporter = (*row, *("Klotter", "Orminge centrum", "Skola 1")[len(row) - 1:])
            self.number += 1
            lines.append(f"R{self.number};{reporter};{day};{category};{place};\n")
        self.root(name, EST + "".join(lines))
        self.root(f"{name}.toml", CARD.format(day=delivered))

    def week(self, text="2025-W37", edition="intern"):
        intake = take_in("0182", self.root.path, KNOWN)
        warehouse.build_week(intake, KNOWN, parse(text))
        return Week(Unit("0182", parse(text), edition), KNOWN, intake.con)

    def record(self, text="2025-W37", edition="intern"):
        return self.week(text, edition).record(date(2026, 11, 25))


@pytest.fixture
def house(root):
    return House(root)


def day(weeks, weekday=0):
    """A day so many weeks after the Monday of the week."""
    return str(MONDAY + timedelta(weeks=weeks, days=weekday))


def row(record, category="*"):
    found = next(r for r in record["rapporter"]["rader"] if r["kategori"] == category)
    return [c["antal"] for c in found["antal"]], [c["antal"] for c in found["i_fjol"]]


def test_five_weeks_and_the_same_a_year_before(house):
    house.reports(*[(day(w),) for w in (-4, -4, -2, -1, 0, 0, 0, -52, -56, -56)], (day(0), "Brand"))
    record = house.record()
    assert record["rapporter"]["veckor"] == [f"2025-W{n}" for n in range(33, 38)]
    assert record["rapporter"]["i_fjol"] == [f"2024-W{n}" for n in range(33, 38)]
    assert row(record) == ([2, 0, 1, 1, 4], [2, 0, 0, 0, 1])
    assert row(record, "Brand") == ([0, 0, 0, 0, 1], [0, 0, 0, 0, 0])
    assert record["rapporter"]["lage"] == "hel"


def test_week_53_is_held_against_the_week_52_weeks_before(house):
    house.reports(("2020-12-28",), ("2021-01-03",), ("2019-12-30",), ("2021-01-04",), delivered="2021-02-01")
    record = house.record("2020-W53")
    assert (record["rapporter"]["veckor"][-1], record["rapporter"]["i_fjol"][-1]) == ("2020-W53", "2020-W01")
    assert row(record)[0][-1] == 2 and row(record)[1][-1] == 1
    after = house.record("2021-W01")["rapporter"]
    assert after["veckor"] == ["2020-W50", "2020-W51", "2020-W52", "2020-W53", "2021-W01"]
    assert after["i_fjol"][-2:] == ["2020-W01", "2020-W02"]


def test_no_report_from_anybody_is_told_apart_from_no_delivery(house):
    house.reports((day(-1),), (day(1),))
    assert house.record()["rapporter"]["lage"] == "inga"
    assert house.record("2025-W48")["rapporter"]["lage"] == "saknas"
    first = house.record("2025-W36")
    assert row(first)[0] == [None, None, None, None, 1]  # August has no reports, and week 35 has its Thursday there
    assert {r["flagga"] for r in first["avvikelser"]["rader"]} == {"for_kort_historik"}


def test_a_week_that_goes_on_is_not_tried(house):
    house.reports((day(0),), delivered=day(0, 3))
    record = house.record()
    assert record["rapporter"]["lage"] == "ej_hel"
    assert [r["flagga"] for r in record["avvikelser"]["rader"]] == ["saknat_tal"]


def test_reports_without_any_source_but_a_plan(house, root):
    root("atgarder/a.csv", PLAN + f"a1;{day(0)};nedskrapning;Boo;Städa;Park;ny;\n")
    record = house.record()
    assert (record["rapporter"]["lage"], record["rapporter"]["demo"]) == ("ingen_kalla", None)
    assert [i["grupp"] for i in record["atgarder"]["punkter"]] == ["beslutad"]


def test_a_rise_beyond_the_history_stands_out_and_the_rest_does_not(house):
    steady = [(day(w, k),) for w in range(-300, 1) for k in range(2)]
    house.reports(*steady, *[(day(w, 2), "Nedskräpning") for w in range(-300, 1) for _ in range(2)],
                  *[(day(0, 4), "Nedskräpning") for _ in range(13)])
    found = house.record()["avvikelser"]
    by_name = {r["kategori"]: r for r in found["rader"]}
    assert by_name["Nedskräpning"]["flagga"] == "avviker"
    assert by_name["Nedskräpning"]["antal"] == 15 and by_name["Nedskräpning"]["forvantat"] == pytest.approx(2, abs=0.1)
    assert by_name["Klotter"]["flagga"] == "inom_gransen"
    assert (found["provade"], found["over"], found["star_kvar"]) == (2, 1, 1)
    assert found["vantat"] == pytest.approx(0.02)


def test_who_reported_and_who_did_not(house, root):
    root("est/rapportorer.csv", ROSTER + "Skola 1;2025-01-01;\nSkola 2;2025-01-01;\nVäktare;2025-01-01;2025-06-30\n")
    house.reports((day(-1), "Klotter", "Boo", "Skola 2"), (day(0),), (day(1),))
    found = house.record()["rapportorer"]
    assert found["veckor"][-1] == {"vecka": "2025-W37", "rapporterade": 1, "aktiva": 2, "aktiva_rapporterade": 1,
                                   "flagga": ""}
    assert found["tysta"] == [{"rapportor": "Skola 2", "senast": day(-1)}]
    outside = house.record(edition="bra")["rapportorer"]
    assert outside["tysta"] is None and outside["veckor"][-1]["rapporterade"] is None


def test_measures_by_why_they_are_on_the_page(house, root):
    root("atgarder/a.csv", PLAN + "".join(f"{name};{decided};nedskrapning;Boo;{name};Park;{status};{due}\n" for
         name, decided, status, due in (
             ("sen", day(-9), "pagar", day(0)), ("idag", day(-9), "pagar", day(0, 6)),
             ("ny", day(0), "ny", ""), ("gjord", day(-1), "klar", ""), ("snart", day(-9), "pagar", day(1, 6)),
             ("senare", day(-9), "pagar", day(2)), ("gammal", day(-9), "klar", day(-2)),
             ("kommande", day(1), "ny", ""))))
    found = house.record()["atgarder"]
    assert [(i["vad"], i["grupp"]) for i in found["punkter"]] == [
        ("sen", "forsenad"), ("ny", "beslutad"), ("gjord", "beslutad"), ("idag", "snart"), ("snart", "snart")]
    assert (found["fler"], found["per"]) == (1, "2025-09-14")
    assert found["punkter"][0]["forsenad_dagar"] == 6


def test_events_and_lights_are_the_meetings_and_stay_in_the_house(house, root):
    root("kalender/a.csv", EVENTS + f"{day(0)};{day(0, 6)};Boo;Förra\n{day(0)};{day(1)};Boo;Pågår\n"
         f"{day(1, 6)};{day(2)};Boo;Söndag\n{day(2)};{day(2)};Boo;Senare\n")
    root("lage/a.csv", LIGHTS + "2025-W37;0182;gul;Ring Anna Lindgren på 070-1234567\n2025-W36;0182;rod;Förra\n")
    record = house.record()
    assert [e["vad"] for e in record["kalender"]] == ["Pågår", "Söndag"]
    [light] = record["lage"]
    assert (light["namn"], light["niva"]) == ("Nacka", "gul")
    assert "Lindgren" not in light["skal"] and "070" not in light["skal"]
    outside = house.record(edition="bra")
    assert (outside["kalender"], outside["lage"]) == (None, None)


def spread(house):
    """A week of 6 + 5 + 2 reports in three categories, and at two places and elsewhere 6, 5 and 2."""
    house.reports(*[(day(0), "Klotter", "Orminge centrum")] * 6, *[(day(0, 1), "Brand", "Nacka centrum")] * 5,
                  *[(day(0, 2), "Buskörning", "Okänd gata")] * 2, *[(day(-1),)] * 7)


def test_small_counts_and_what_would_give_them_back_are_hidden_outside_the_house(house):
    spread(house)
    assert row(house.record())[0][-1] == 13
    record = house.record(edition="bra")
    now = {r["kategori"]: r["antal"][-1]["antal"] for r in record["rapporter"]["rader"]}
    # 13 less 6 and 5 would be the two: the smallest part that is shown goes with them.
    assert now == {"*": 13, "Klotter": 6}
    assert [p["namn"] for p in record["platser"]] == ["Orminge centrum"]  # the same, over the places
    assert record["platser"][0]["kategorier"] is None
    assert {r["kategori"] for r in record["avvikelser"]["rader"]} <= {"Klotter"}


def test_a_week_is_hidden_alike_on_every_page_that_shows_it(house):
    spread(house)
    house.reports(*[(day(1), "Buskörning", "Boo")] * 9, name="est/b.csv")
    pages = [house.record(f"2025-W{n}", "bra")["rapporter"] for n in (37, 38, 41)]
    told = [{r["kategori"]: r["antal"][p["veckor"].index("2025-W37")]["antal"] for r in p["rader"]} for p in pages]
    assert told[0] == {"*": 13, "Klotter": 6}
    assert told[1] == told[2] == {"*": 13, "Klotter": 6, "Buskörning": None}


def test_how_many_reports_there_were_is_shown_where_nobody_can_tell_of_what(house):
    house.reports(*[(day(0, k), category) for k, category in enumerate(("Klotter", "Brand", "Buskörning") * 2)])
    record = house.record(edition="bra")
    assert [(r["kategori"], r["antal"][-1]["antal"]) for r in record["rapporter"]["rader"]] == [("*", 6)]
    assert [(p["namn"], p["antal"]) for p in record["platser"]] == [("Orminge centrum", 6)]


def test_a_week_of_three_reports_is_hidden_and_one_of_none_is_not(house):
    house.reports(*[(day(0),)] * 3, *[(day(-1),)] * 7)
    [whole, *_] = house.record("2025-W38", "bra")["rapporter"]["rader"]
    assert [(c["antal"], c["flagga"]) for c in whole["antal"]] == [
        *[(None, "saknas")] * 2, (7, ""), (None, "undertryckt"), (0, "")]


def test_the_control_stops_a_record_that_shows_what_it_should_hide(house, monkeypatch):
    spread(house)
    week = house.week(edition="bra")
    whole = week.counted.hidden
    for opened in (week_cell(str(MONDAY), "Buskörning", False), week_cell(str(MONDAY), "Brand", False)):
        monkeypatch.setattr(week.counted, "hidden", whole - {opened})
        with pytest.raises(DisclosureError):
            week.record(date(2026, 11, 25))


def test_a_period_has_the_weeks_whose_thursday_lies_in_it_as_their_pages_told_them(house, root):
    root("est/rapportorer.csv", ROSTER + "".join(f"Skola {n};2025-01-01;\n" for n in range(6)))
    spread(house)
    house.reports(*[(day(1, n), "Brand", "Boo", f"Skola {n}") for n in range(6)], (day(2),), name="est/b.csv")
    intake = take_in("0182", house.root.path, KNOWN)
    warehouse.build_week(intake, KNOWN, parse("2025-W37"))

    def weeks(period, edition):
        return rolled_up(Ground(Unit("0182", parse(period), edition), KNOWN, intake.con))["rader"]

    # Thursdays from 4 September to 1 January less one: weeks 36 to 52. In 2020 the year's last Thursday is of week 53.
    assert [(w["vecka"][5:], w["antal"]) for w in weeks("2025-T3", "intern")] == [
        ("W36", 7), ("W37", 13), ("W38", 6), ("W39", 1), *((f"W{n}", None) for n in range(40, 53))]
    assert [w["vecka"] for w in weeks("2020-T3", "intern")] == [f"2020-W{n}" for n in range(36, 54)]
    assert [w["vecka"] for w in weeks("2021-T1", "intern")] == [f"2021-W{n:02d}" for n in range(1, 18)]
    outside = weeks("2025-T3", "bra")
    assert [(w["antal"], w["flagga"]) for w in outside[:5]] == [
        (7, ""), (13, ""), (6, ""), (None, "undertryckt"), (None, "saknas")]
    assert outside[1]["antal"] == row(house.record(edition="bra"))[0][-1]
    assert [w["rapportorer"]["rapporterade"] for w in outside[:4]] == [None, None, 6, None]
    assert weeks("2025-T3", "publik") == []


def test_real_reports_leave_synthetic_ones_out(house, root):
    house.reports(*[(day(0),)] * 3, name="est/demo.csv")
    root("est/demo.csv.toml", CARD.format(day="2025-10-15") + "syntetisk = true\n")
    assert house.record()["rapporter"]["demo"] is True
    house.reports((day(0),), name="est/riktig.csv")
    record = house.record()
    assert record["rapporter"]["demo"] is False and row(record)[0][-1] == 1


def test_the_same_deliveries_give_the_same_record(house):
    house.reports(*[(day(0, k % 7),) for k in range(30)])
    assert house.record() == house.record()
