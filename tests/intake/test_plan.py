"""The åtgärdsplan from delivered rows to the record: status, days late, persons taken out, and what is left out."""

from datetime import date

import pytest

from tests.intake.delivery_root import KNOWN, WALK, root, taken
from transforms.database import run, sql
from transforms.period import parse
from transforms.underlag.plan import action_plan
from transforms.underlag.promises import Judged
from transforms.underlag.view import Unit

__all__ = ["root"]

PLAN = "atgard_id;datum;problem;plats;vad;ansvarig;status;klar_senast;lofte_id;orsak;matt;synlighet\n"
PER = date(2017, 12, 31)
WALKED = WALK.replace("status\n", "status;klar_senast\n")


def measure(name, *, day="2017-03-01", problem="nedskrapning", place="Orminge centrum", what="Städa oftare",
            owner="Park och gata", status="pagar", due="", promise="", seen=""):
    return f"{name};{day};{problem};{place};{what};{owner};{status};{due};{promise};;;{seen}\n"


class Look:
    """What the record asks of a view, on a database with the plan's marts alone."""

    def __init__(self, con, edition, rows=()):
        self.con, self.registry, self.rows = con, KNOWN, list(rows)
        self.unit = Unit("0182", parse("2017"), edition)
        self.names = {p.plats_id: p.namn for p in KNOWN.platser("0182")}


def built(root, per=PER):
    con = taken(root)[0].con
    for name in ("stg_atgardsplan", "mart_atgardsplan", "mart_atgardslage"):
        text = (sql("staging") | sql("marts"))[name]
        run(con, f"create table {name} as\n{text}", {"per": per})
    return con


def plan(root, edition="bra", loften=(), rows=()):
    judged = [Judged(lofte, (None,)) for lofte in loften]
    return action_plan(Look(built(root), edition, rows), judged, date(2026, 11, 25))


def late(con):
    return dict(con.execute("select punkt_id, forsenad_dagar from mart_atgardsplan order by punkt_id").fetchall())


def test_days_late_are_counted_from_the_due_day_to_the_periods_last_day(root):
    root("atgarder/plan.csv", PLAN + measure("a1", due="2017-12-30") + measure("a2", due="2017-12-31")
         + measure("a3", due="2018-01-01") + measure("a4") + measure("a5", due="2017-03-01", status="klar")
         + measure("a6", due="2017-03-01", status="avslagen") + measure("a7", due="2017-03-01", status="ny"))
    # 1 March to 31 December 2017 is 305 days.
    assert late(built(root)) == {"a1": 1, "a2": None, "a3": None, "a4": None, "a5": None, "a6": None, "a7": 305}


def test_what_is_decided_after_the_day_is_not_in_the_plan(root):
    root("atgarder/plan.csv", PLAN + measure("a1", day="2017-12-31") + measure("a2", day="2018-01-01"))
    assert list(late(built(root))) == ["a1"]


def test_a_later_delivery_gives_the_status_and_a_measure_counts_once(root):
    root("atgarder/2017-05-01.csv", PLAN + measure("a1", due="2017-04-01"))
    root("atgarder/2017-06-01.csv", PLAN + measure("a1", due="2017-04-01", status="klar"))
    assert late(built(root)) == {"a1": None}


def test_an_observation_with_a_measure_is_in_the_plan_without_the_observations_own_words(root):
    root("vandring/a.csv", WALKED
         + "2017-10-03;Kväll;Orminge centrum;Klotter i tunneln;Sanera hos Anna Lindgren;Erik Larsson;pagar;2017-11-30\n"
         + "2017-10-03;Kväll;Orminge centrum;Klotter på muren;;;ny;\n"
         + "2017-10-03;Kväll;Orminge centrum;Klotter på gaveln;Ingen åtgärd;Kommunen;ny;\n"
         + "2017-10-03;Kväll;Orminge centrum;Vägvisare saknas;Sätt upp skylt;Kommunen;klar;\n")
    con = built(root)
    rows = con.execute("select vad, ansvarig, problem, forsenad_dagar from mart_atgardsplan order by rad").fetchall()
    assert rows == [("Sanera hos [namn]", "[namn]", ["skadegorelse_klotter"], 31),
                    ("Sätt upp skylt", "Kommunen", [], None)]
    assert "iakttagelse" not in [name for name, *_ in con.execute("describe mart_atgardsplan").fetchall()]


def test_counts_hold_each_measure_once_in_the_whole_and_once_per_problem(root):
    root("atgarder/plan.csv", PLAN + measure("a1", due="2017-04-01") + measure("a2", problem="stold")
         + measure("a3", problem="stold", status="klar"))
    root("vandring/a.csv", WALKED + "2017-10-03;Kväll;Orminge centrum;Vägvisare saknas;Sätt upp skylt;Kommunen;klar;\n")
    counts = "select problem, status, antal, forsenade from mart_atgardslage order by 1, 2"
    rows = built(root).execute(counts).fetchall()
    assert rows == [("*", "klar", 2, 0), ("*", "pagar", 2, 1), ("nedskrapning", "pagar", 1, 1), ("stold", "klar", 1, 0),
                    ("stold", "pagar", 1, 0)]


def test_the_latest_comes_first_then_open_ones_by_due_day_then_the_closed(root):
    root("atgarder/plan.csv", PLAN + measure("a1", status="klar", due="2017-04-01") + measure("a2")
         + measure("a3", due="2018-02-01") + measure("a4", due="2017-12-01") + measure("a5", due="2017-05-01"))
    found = plan(root)
    assert [i["punkt_id"] for i in found["punkter"]] == ["a5", "a4", "a3", "a2", "a1"]
    assert (found["per"], found["utelamnade"]) == ("2017-12-31", False)


@pytest.mark.parametrize("row", [
    measure("a1", seen="intern"),
    measure("a1", owner="Polisen"),
    measure("a1", what="Ordningsvakter fredag och lördag"),
    measure("a1", problem="vald_nara_relation"),
    measure("a1", what="Samtal om våld i nära relation"),  # the words tell what the row does not
    measure("a1", problem="vald_nara_relation", place="Storgatan 3"),  # nobody knows where that is
    measure("a1", problem="vald_nara_relation", place="kommunen", what="Samtal i Orminge centrum"),
])
def test_outside_the_house_operations_and_sensitive_problems_at_a_place_are_left_out(root, row):
    root("atgarder/plan.csv", PLAN + row + measure("a2"))
    found = plan(root)
    assert [i["punkt_id"] for i in found["punkter"]] == ["a2"]
    assert found["utelamnade"] is True
    assert {c["antal"] for c in found["antal"] if c["problem"] == "*"} == {None}  # two less the one shown is one
    assert len(plan(root, "intern")["punkter"]) == 2


@pytest.mark.parametrize("row", [
    measure("a1", owner="Polisen", seen="oppen"),
    measure("a1", problem="vald_nara_relation", place="kommunen"),
])
def test_what_is_said_to_be_open_or_is_about_the_whole_kommun_is_shown(root, row):
    root("atgarder/plan.csv", PLAN + row)
    assert [i["punkt_id"] for i in plan(root)["punkter"]] == ["a1"]


def test_open_does_not_open_a_sensitive_problem_at_a_place(root):
    root("atgarder/plan.csv", PLAN + measure("a1", problem="vald_nara_relation", seen="oppen"))
    assert plan(root)["punkter"] == []


def test_an_unknown_place_is_told_in_the_house_alone_and_without_its_address(root):
    root("atgarder/plan.csv", PLAN + measure("a1", place="Storgatan 3") + measure("a2", place="Nacka"))
    assert [i["plats"] for i in plan(root)["punkter"]] == ["plats utanför platslistan", "hela kommunen"]
    assert plan(root, "intern")["punkter"][0]["plats"] == "[adress]"


def test_a_measure_without_finding_and_a_promised_problem_without_measure_are_named(root):
    lofte = next(lofte for lofte in KNOWN.loften if lofte.lofte_id == "0182-2017-4")
    root("atgarder/plan.csv", PLAN + measure("a1", problem="stold", promise="0182-2017-4") + measure("a2"))
    told = {"problem": "stold", "ar": 2017, "syntetisk": False}
    found = plan(root, loften=[lofte], rows=[told])
    assert [(u["punkt_id"], u["skal"]) for u in found["utan_grund"]] == [
        ("a2", "ingen källa i lägesbilden säger något om problemet")]
    assert found["problem_utan_atgard"] == ["inbrott_bostad"]
    assert [(i["loften"], i["lofte_genom"]) for i in found["punkter"]] == [(["0182-2017-4"], "angivet"), ([], "")]


def test_no_plan_is_an_empty_one(root):
    root("vandring/a.csv", WALKED)
    found = plan(root)
    assert (found["punkter"], found["antal"], found["utelamnade"]) == ([], [], False)
