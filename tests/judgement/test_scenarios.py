"""Kommuner where the right answer is known: what each source kind must say of a promise, and nothing more."""

import random

import pytest

from tests.judgement.world import PEERS, World, even, judged, place, utslag, verdicts

KLOTTER, CRIME = "skadegorelse_klotter", "12 kap. Skadegörelsebrott"
LEVEL = [46 + i % 9 for i in range(len(PEERS))]
DAYS = ["2016-03-01", "2016-09-01"]


def supported():
    """A promise about graffiti at the square, which every source but the speed measurements speaks of."""
    world, drawn = World(), random.Random(1)
    world.folk()
    world.brott(CRIME, {2015: 52, 2016: 110}, LEVEL)
    world.handelser("1201", 2015, even(60) | {"torget": 20}, drawn)
    world.handelser("1201", 2016, even(60) | {"torget": 70}, drawn)
    world.est("Klotter", 2015, 20, 4, "torget")
    world.est("Klotter", 2016, 60, 4, "torget")
    world.enkat("problem_skadegorelse", 2014, 120, 600)
    world.enkat("problem_skadegorelse", 2016, 240, 600)
    world.dialog("Det är klotter överallt", DAYS, 4, "torget")
    world.vandring("Klotter på väggen", DAYS, 3, "torget")
    world.promise("1", KLOTTER, [place("torget")])
    return world


def test_supported_by_all(tmp_path):
    said = verdicts(judged(supported(), tmp_path))
    assert {kind for kind, m in said.items() if m["utslag"] == "stoder"} == set(said) - {"trafik"}
    assert said["trafik"]["utslag"] == "saknas"
    # Reported crime is of the kommun and can only support the square roughly.
    assert said["brottsstatistik"]["ungefarlig"] and "inte löftets plats" in said["brottsstatistik"]["mening"]
    assert "70 händelser år 2016, mot 20 år 2015" in said["handelser"]["mening"]


def test_statistics_say_no_and_people_say_yes(tmp_path):
    world = World()
    world.brott(CRIME, {2015: 110, 2016: 40}, LEVEL)
    world.enkat("problem_skadegorelse", 2014, 120, 600)
    world.enkat("problem_skadegorelse", 2016, 240, 600)
    world.promise("1", KLOTTER)
    record = judged(world, tmp_path)
    said = verdicts(record)
    assert (said["brottsstatistik"]["utslag"], said["undersokning"]["utslag"]) == ("motsager", "stoder")
    assert "40 anmälda brott år 2016" in said["brottsstatistik"]["mening"]
    assert "40,0\u00a0%" in said["undersokning"]["mening"]
    assert {u["klass"] for u in record["upplevelse"]} == {"kan_inte_sagas"}  # nothing tells where: no class is claimed


def test_what_is_felt_and_not_reported_in_an_area_is_a_class(tmp_path):
    """In the first area half feel unsafe, elsewhere a tenth; its incidents are a third of those of others."""
    world, drawn = World(), random.Random(2)
    world.folk()
    world.handelser("1201", 2016, even(1200) | {"9901R001": 30}, drawn)
    world.enkat("problem_skadegorelse", 2016, 100, 200, ["9901R001"])
    world.enkat("problem_skadegorelse", 2016, 110, 1100, [f"9901R{i:03d}" for i in range(2, 13)])
    world.promise("1", KLOTTER, [place("torget")])
    record = judged(world, tmp_path)
    found = {u["omrade_kod"]: u for u in record["upplevelse"] if u["klass"] != "kan_inte_sagas"}
    assert found["9901R001"]["klass"] == "bara_upplevt"
    assert (found["9901R001"]["upplevt"]["varde"], found["9901R001"]["anmalt"]["antal"]) == (50.0, 30)


def test_people_silent_is_no_contradiction(tmp_path):
    world = supported()
    world.rows["dialog"].clear()
    world.dialog("Det har varit många inbrott i villor", DAYS, 4, "torget")
    said = verdicts(judged(world, tmp_path))["dialog"]
    assert said["utslag"] == "oklart"
    assert "Tystnad är inget motbevis" in said["skal"]


def test_too_little_data_is_unclear_whatever_it_seems_to_say(tmp_path):
    world, drawn = World(), random.Random(3)
    world.folk()
    world.brott(CRIME, {2015: 3, 2016: 6}, [6 + i % 3 for i in range(len(PEERS))])
    world.handelser("1201", 2015, {"torget": 2}, drawn)
    world.handelser("1201", 2016, {"torget": 4}, drawn)
    world.est("Klotter", 2015, 1, 1, "torget")
    world.est("Klotter", 2016, 3, 1, "torget")
    world.enkat("problem_skadegorelse", 2014, 4, 20)
    world.enkat("problem_skadegorelse", 2016, 10, 20)
    world.dialog("Det är klotter överallt", DAYS[:1], 2, "torget")
    world.trafik(2016, [12.0, 9.0], "torget")
    world.promise("1", [KLOTTER, "trafik_hastighet"], [place("torget")])
    found = utslag(judged(world, tmp_path))
    assert found.pop("vandring") == "saknas"
    assert set(found.values()) == {"oklart"}


def test_a_problem_elsewhere_does_not_support_the_place(tmp_path):
    """All that rose did so at the station; the promise speaks of the square, where nobody said or met anything new."""
    world, drawn = World(), random.Random(4)
    world.folk()
    for year, count in ((2015, 20), (2016, 80)):
        world.handelser("1201", year, even(60) | {"stationen": count, "torget": 12}, drawn)
        world.est("Klotter", year, count, 4, "stationen")
        world.est("Klotter", year, 12, 4, "torget")
    world.dialog("Det är klotter överallt", DAYS, 4, "stationen")
    world.promise("1", KLOTTER, [place("torget")])
    world.promise("2", KLOTTER, [place("stationen")])
    record = judged(world, tmp_path)
    here, there = utslag(record, "1"), utslag(record, "2")
    assert [here[kind] for kind in ("handelser", "est", "dialog")] == ["oklart"] * 3
    assert [there[kind] for kind in ("handelser", "est", "dialog")] == ["stoder"] * 3
    assert "inte på löftets plats" in verdicts(record, "1")["dialog"]["skal"]


def test_evidence_from_after_the_start_is_not_used(tmp_path):
    """Everything rose in 2017, the year in which the promise began."""
    world, drawn = World(), random.Random(5)
    world.brott(CRIME, {2015: 50, 2016: 50, 2017: 150}, LEVEL)
    for year, count in ((2015, 40), (2016, 40), (2017, 120)):
        world.handelser("1201", year, {"torget": count}, drawn)
        world.est("Klotter", year, count, 4, "torget")
    world.dialog("Det är klotter överallt", ["2017-03-01", "2017-09-01"], 5)
    world.promise("1", KLOTTER)
    record = judged(world, tmp_path)
    assert "stoder" not in utslag(record).values()
    assert utslag(record)["dialog"] == "saknas"
    assert not any("@2017" in ref for m in verdicts(record).values() for ref in m["indikatorer"])


def test_speed_is_judged_where_it_was_measured(tmp_path):
    """Too fast at the square, slow at the station; the kommun's own number mixes them."""
    world = World()
    world.trafik(2016, [7.5, 8.1, 8.4, 7.9, 8.2, 8.0], "torget")
    world.trafik(2016, [-7.5, -8.1, -8.4, -7.9, -8.2, -8.0], "stationen")
    for number, where in enumerate((place("torget"), place("stationen"), "typ:torg", "kommunen", "typ:park"), 1):
        world.promise(str(number), "trafik_hastighet", [where])
    record = judged(world, tmp_path)
    assert [utslag(record, n)["trafik"] for n in "12345"] == ["stoder", "motsager", "stoder", "oklart", "saknas"]
    assert "Storbytorget: medelhastigheten låg 8,0 km/h över den skyltade" in verdicts(record, "1")["trafik"]["mening"]
    assert "inte på löftets plats" in verdicts(record, "5")["trafik"]["skal"]


@pytest.mark.parametrize(("reporters", "expected"), [(4, "stoder"), (12, "oklart")])
def test_more_reports_support_only_when_no_more_report(tmp_path, reporters, expected):
    world = World()
    world.est("Klotter", 2015, 20, 4, "torget")
    world.est("Klotter", 2016, 60, reporters, "torget")
    world.promise("1", KLOTTER)
    said = verdicts(judged(world, tmp_path))["est"]
    assert said["utslag"] == expected
    assert ("de som rapporterar" in said["skal"]) == (expected == "oklart")


def test_a_fall_of_what_the_police_find_never_contradicts(tmp_path):
    world, drawn = World(), random.Random(6)
    world.brott("Brott mot narkotikastrafflagen", {2015: 200, 2016: 60}, [200 + i for i in range(len(PEERS))])
    world.handelser("5010", 2015, even(200), drawn)
    world.handelser("5010", 2016, even(60), drawn)
    world.promise("1", "narkotika")
    said = verdicts(judged(world, tmp_path))
    for kind in ("brottsstatistik", "handelser"):
        assert said[kind]["utslag"] == "oklart"
        assert "hur mycket polisen söker" in said[kind]["mening"]


def test_a_promise_already_met_is_contradicted(tmp_path):
    """It rose once and then fell to nothing, and the deliveries say that they cover those years."""
    world, drawn = World(), random.Random(7)
    world.kort = dict.fromkeys(("handelser", "est"), "[tackning]\nfran = 2014-01-01\ntill = 2016-12-31\n")
    world.brott(CRIME, {2014: 20, 2015: 70, 2016: 0}, LEVEL)
    for year, count in ((2014, 20), (2015, 70), (2016, 0)):
        world.handelser("1201", year, {"torget": count}, drawn)
        world.handelser("0805", year, even(120), drawn)  # the delivery goes on; only the promise's problem is gone
        world.est("Klotter", year, count, 4, "torget")
        world.est("Öppen narkotikahandel", year, 30, 4, "torget")
    world.promise("1", KLOTTER)
    world.promise("2", KLOTTER, [place("torget")])
    record = judged(world, tmp_path)
    for lofte in "12":
        said = verdicts(record, lofte)
        assert said["handelser"]["utslag"] == "motsager"
        assert said["est"]["utslag"] == "oklart"
        assert "0 händelser år 2016, mot 70 år 2015" in said["handelser"]["mening"]
        assert "Rapporterna blev färre" in said["est"]["skal"]
    assert utslag(record, "1")["brottsstatistik"] == "motsager"
    assert utslag(record, "2")["brottsstatistik"] == "oklart"  # of the kommun, not of the square
    assert [g["lofte_id"] for g in record["lofte_utan_problem"]] == ["1", "2"]


def test_what_later_deliveries_leave_out_has_not_fallen(tmp_path):
    """Graffiti is gone from the second year's delivery, which says nothing of what it covers."""
    world, drawn = World(), random.Random(10)
    for year, count in ((2015, 70), (2016, 0)):
        world.handelser("1201", year, {"torget": count}, drawn)
        world.handelser("0805", year, even(120), drawn)
        world.est("Klotter", year, count, 4, "torget")
        world.est("Öppen narkotikahandel", year, 30, 4, "torget")
    world.promise("1", KLOTTER)
    world.promise("2", KLOTTER, [place("torget")])
    record = judged(world, tmp_path)
    for lofte in "12":
        said = verdicts(record, lofte)
        for kind in ("handelser", "est"):
            assert said[kind]["utslag"] == "oklart"
            assert "Om inget hände eller om de inte levererades går inte att veta" in said[kind]["skal"]
            assert "70" not in said[kind]["mening"] and " 0 " not in said[kind]["mening"]
    assert not any(i["antal"] == 0 for i in record["indikatorer"])
    assert record["lofte_utan_problem"] == []


@pytest.mark.parametrize("whole", [2015, 2016])
def test_a_part_of_a_year_is_not_held_against_a_whole_one(whole, tmp_path):
    """As much happens each month of both years, but of one only January to April was delivered."""
    world, drawn = World(), random.Random(13)
    for year in (2015, 2016):
        world.handelser("1201", year, even(240), drawn)
        world.est("Klotter", year, 120, 4, "torget")
    for source, day in (("handelser", 3), ("est", 2)):
        world.rows[source] = [row for row in world.rows[source] if row[day][:4] == str(whole) or row[day][5:7] < "05"]
    world.promise("1", KLOTTER)
    record = judged(world, tmp_path)
    for kind in ("handelser", "est"):
        assert verdicts(record)[kind]["utslag"] == "oklart"
        assert "täcker inte hela det ena året" in verdicts(record)[kind]["skal"]
    parts = {i["period"]: "ej_hela_ar" in i["flaggor"] for i in record["indikatorer"]
             if i["indikator_id"] == f"{KLOTTER}.handelser" and i["omrade_kod"] == "9901"}
    assert parts == {str(whole): False, str(4031 - whole): True}


def earlier_record(*places, felt=(), period="2015", utgava="bra"):
    """What an earlier publication holds of the areas that it named for graffiti."""
    return {"omrade": {"kommuner": ["9901"]}, "period": period, "utgava": utgava,
            "platser": [{"plats_id": kod, "problem": KLOTTER, "flaggor": ["anhopning"]} for kod in places],
            "upplevelse": [{"omrade_kod": kod, "problem": KLOTTER, "upplevt": {"lage": "hogt"}, "flaggor": []}
                           for kod in felt]}


def where_shown():
    """Graffiti and reports of it rose at the square, in the first area, and fell in the rest of the kommun."""
    world, drawn = World(), random.Random(14)
    world.folk()
    for year, here, elsewhere in ((2015, 20, 240), (2016, 70, 180)):
        world.handelser("1201", year, even(elsewhere) | {"torget": here}, drawn)
        world.est("Klotter", year, here, 4, "torget")
        world.est("Klotter", year, elsewhere // 2, 4, "stationen")
    world.promise("1", KLOTTER, ["enligt:lagesbild"])
    return world


def test_a_promise_where_the_lagesbild_shows_is_judged_where_it_showed(tmp_path):
    found = judged(where_shown(), tmp_path, earlier=[earlier_record("9901R001")])
    said = verdicts(found)
    assert (said["handelser"]["utslag"], said["est"]["utslag"]) == ("stoder", "stoder")
    assert "Skadegörelse och klotter, Område 1: " in said["handelser"]["mening"]
    assert "Storbytorget: 70 EST-rapporter år 2016, mot 20 år 2015" in said["est"]["mening"]
    assert said["est"]["skal"].endswith(
        "Löftet lämnar åt lägesbilden att peka ut platser, och lägesbilden för 2015 pekade ut Område 1.")


def test_what_more_feel_in_an_area_is_shown_as_well(tmp_path):
    said = verdicts(judged(where_shown(), tmp_path, earlier=[earlier_record(felt=["9901R001"])]))
    assert said["est"]["skal"].endswith("lägesbilden för 2015 pekade ut Område 1.")


@pytest.mark.parametrize(("earlier", "told"), [
    ((), "ingen tidigare lägesbild finns"), ([earlier_record()], "lägesbilden för 2015 pekade inte ut någon"),
    ([earlier_record("9901R001", period="2017")], "ingen tidigare lägesbild finns"),
])
def test_without_a_lagesbild_that_named_places_the_kommun_speaks_roughly(tmp_path, earlier, told):
    world = where_shown()
    world.brott(CRIME, {2015: 60, 2016: 160}, LEVEL)
    said = verdicts(judged(world, tmp_path, earlier=earlier))
    assert told in said["est"]["skal"]
    assert said["brottsstatistik"]["utslag"] == "stoder" and said["brottsstatistik"]["ungefarlig"]
    assert "Gäller hela kommunen, inte löftets plats." in said["brottsstatistik"]["mening"]


def test_a_risen_problem_that_was_forgotten_is_named_with_its_caveat(tmp_path):
    world = World()
    world.brott(CRIME, {2016: 50, 2017: 52}, LEVEL)
    world.brott("Brott mot narkotikastrafflagen", {2016: 60, 2017: 200}, LEVEL)
    world.promise("1", KLOTTER)
    record = judged(world, tmp_path)
    assert [g["problem"] for g in record["problem_utan_lofte"]] == ["narkotika"]
    (told,) = [s for s in record["sammanfattning"] if s.startswith("Problem utan löfte")]
    assert "200 anmälda brott år 2017" in told
    assert "hur mycket polisen söker" in told


def test_a_way_of_working_is_never_weighed(tmp_path):
    world = supported()
    world.lofte.clear()
    world.promise("1", KLOTTER, slag="arbetssatt")
    said = verdicts(judged(world, tmp_path))
    assert {m["utslag"] for m in said.values()} == {"saknas"}
    assert all("sätt att arbeta" in m["skal"] and not m["mening"] for m in said.values())


def test_what_first_comes_to_be_delivered_has_not_risen(tmp_path):
    """The first year's delivery held theft and drugs alone; graffiti came into it in the second."""
    world, drawn = World(), random.Random(8)
    for year in (2015, 2016):
        world.handelser("0805", year, even(60), drawn)
        world.est("Öppen narkotikahandel", year, 30, 4, "torget")
    world.handelser("1201", 2016, even(60), drawn)
    world.est("Klotter", 2016, 60, 4, "torget")
    world.promise("1", KLOTTER)
    found = utslag(judged(world, tmp_path))
    assert (found["handelser"], found["est"]) == ("saknas", "saknas")


def test_a_place_where_nothing_happened_the_year_before_has_risen(tmp_path):
    """The kommun had graffiti in both years, so that none at the station in the first is a count and not a gap."""
    world, drawn = World(), random.Random(9)
    for year, count in ((2015, 0), (2016, 30)):
        world.handelser("1201", year, {"torget": 40, "stationen": count}, drawn)
        world.handelser("0805", year, even(120), drawn)
        world.est("Klotter", year, 40, 4, "torget")
        world.est("Klotter", year, count, 4, "stationen")
    world.promise("1", KLOTTER, [place("stationen")])
    found = verdicts(judged(world, tmp_path))
    assert (found["handelser"]["utslag"], found["est"]["utslag"]) == ("stoder", "stoder")
    assert "30 händelser år 2016, mot 0 år 2015" in found["handelser"]["mening"]
