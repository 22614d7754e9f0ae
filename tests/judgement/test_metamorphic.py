"""Changes to what is delivered that must change nothing, or only what they concern."""

import copy
import json
import random

import pytest

from tests.judgement.test_scenarios import CRIME, DAYS, KLOTTER, LEVEL, supported
from tests.judgement.world import HEADERS, NAMES, World, even, judged, place, shuffled, utslag, verdicts, without

SOURCES = {"brott": "brottsstatistik", "handelser": "handelser", "est": "est", "trygghet": "undersokning",
           "dialog": "dialog", "vandring": "vandring", "trafik": "trafik"}


def fell():
    """The same problem, and everything that can fall fell; the speed is surely under the posted one."""
    world, drawn = World(), random.Random(11)
    world.folk()
    world.brott(CRIME, {2015: 110, 2016: 40}, LEVEL)
    world.handelser("1201", 2015, even(180), drawn)
    world.handelser("1201", 2016, even(60), drawn)
    world.est("Klotter", 2015, 60, 4, "torget")
    world.est("Klotter", 2016, 20, 4, "torget")
    world.enkat("problem_skadegorelse", 2014, 240, 600)
    world.enkat("problem_skadegorelse", 2016, 120, 600)
    world.dialog("Det är klotter överallt", DAYS[:1], 2, "torget")
    world.trafik(2016, [-7.5, -8.1, -8.4, -7.9, -8.2, -8.0], "torget")
    world.promise("1", [KLOTTER])
    world.promise("2", "trafik_hastighet")
    return world


def rose():
    world = supported()
    world.trafik(2016, [7.5, 8.1, 8.4, 7.9, 8.2, 8.0], "torget")
    world.promise("2", "trafik_hastighet")
    world.promise("3", KLOTTER)
    world.promise("4", KLOTTER, ["typ:torg"])
    world.promise("5", KLOTTER, ["enligt:lagesbild"])
    return world


def doubled(world):
    """Every row twice: counts and answers are two times what they were, shares and speeds are the same."""
    twice = copy.deepcopy(world)
    for kommun, year, typ, antal, rate, draft in world.rows["brott"]:
        row = (kommun, year, typ, str(2 * int(antal)), rate and str(2 * int(rate)), draft)
        twice.rows["brott"][twice.rows["brott"].index((kommun, year, typ, antal, rate, draft))] = row
    for source in ("handelser", "est"):
        twice.rows[source] += [(f"{number}b", *rest) for number, *rest in world.rows[source]]
    for source, text in (("dialog", 4), ("vandring", 3)):
        twice.rows[source] += [(*row[:text], f"{row[text]} igen", *row[text + 1:]) for row in world.rows[source]]
    twice.rows["trafik"] += [(first, f"{last[:8]}{int(last[8:]) + 1:02d}", *rest)
                             for first, last, *rest in world.rows["trafik"]]
    for key, rows in world.svar.items():
        twice.svar[key] = rows * 2
    return twice


@pytest.fixture(scope="module")
def risen(empty_country, tmp_path_factory):
    """The record of the risen world, which most tests set a changed world beside."""
    return judged(rose(), tmp_path_factory.mktemp("risen"))


@pytest.fixture(scope="module")
def fallen(empty_country, tmp_path_factory):
    return judged(fell(), tmp_path_factory.mktemp("fallen"))


def told(record):
    """A record without its time and its files."""
    return {key: value for key, value in record.items() if key not in ("skapad", "kallor")}


@pytest.mark.parametrize(("single", "world", "present"), [("risen", rose, "stoder"), ("fallen", fell, "motsager")])
def test_twice_as_much_of_the_same_never_turns_against_itself(single, world, present, request, tmp_path):
    before, after = request.getfixturevalue(single), judged(doubled(world()), tmp_path)
    seen = set()
    for lofte in before["loften"]:
        now = utslag(after, lofte["lofte_id"])
        for kind, was in utslag(before, lofte["lofte_id"]).items():
            seen.add(was)
            assert was != "stoder" or now[kind] == "stoder"
            assert was != "motsager" or now[kind] != "stoder"
    assert present in seen


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_taken_away_lacks_and_changes_no_other(source, risen, tmp_path):
    after = judged(without(rose(), source), tmp_path)
    for lofte in risen["loften"]:
        was, now = verdicts(risen, lofte["lofte_id"]), verdicts(after, lofte["lofte_id"])
        assert now.pop(SOURCES[source])["utslag"] == "saknas"
        del was[SOURCES[source]]
        assert now == was


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_changes_nothing(seed, risen, tmp_path):
    assert told(judged(shuffled(rose(), seed), tmp_path)) == told(risen)


def test_other_names_of_places_change_nothing_but_names(risen, tmp_path):
    new = {"torget": "Lilla plan", "stationen": "Västra hållplatsen"}
    world = rose()
    text = json.dumps(world.rows, ensure_ascii=False)
    for name, other in new.items():
        text = text.replace(NAMES[name], other)
    renamed = copy.deepcopy(world)
    renamed.names, renamed.rows = new, {key: [tuple(row) for row in json.loads(text)[key]] for key in HEADERS}
    after = told(judged(renamed, tmp_path))
    words = json.dumps(told(risen), ensure_ascii=False)
    assert NAMES["torget"] in words
    for name, other in new.items():
        words = words.replace(NAMES[name], other)
    assert after == json.loads(words)


def test_a_promise_moved_to_another_place_or_problem_is_judged_anew(tmp_path):
    """At the station nothing rose, and no other problem than graffiti was met."""
    world = supported()
    world.handelser("1201", 2015, {"stationen": 20}, random.Random(12))
    world.handelser("1201", 2016, {"stationen": 20}, random.Random(13))
    world.promise("2", KLOTTER, [place("stationen")])
    world.promise("3", "inbrott_bostad", [place("torget")])
    record = judged(world, tmp_path)
    assert [utslag(record, n)["handelser"] for n in "123"] == ["stoder", "oklart", "saknas"]
    assert [utslag(record, n)["dialog"] for n in "123"] == ["stoder", "oklart", "oklart"]
    assert [utslag(record, n)["brottsstatistik"] for n in "123"] == ["stoder", "stoder", "saknas"]
