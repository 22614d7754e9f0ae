"""What the meeting delivers: decided measures, the calendar and the traffic light, and who is on the roster."""

from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.delivery_root import EST, KNOWN, counts, read_alone, root, taken
from tests.intake.test_intake_rows import CELLS
from transforms.database import opened, run, sql

__all__ = ["root"]

MEASURE = "atgard_id;datum;problem;plats;vad;ansvarig;status;klar_senast;lofte_id;orsak;matt\n"
EVENT = "datum_fran;datum_till;plats;vad\n"
LIGHT = "vecka;omrade_kod;niva;skal\n"
PROMISE = next(lofte.lofte_id for lofte in KNOWN.loften if "0182" in lofte.overenskommelse.kommuner)


def measure(name="a1", day="2025-05-01", problem="narkotika", status="ny", due="", promise=""):
    return f"{name};{day};{problem};Fisksätra;Mer belysning;Kommunen;{status};{due};{promise};mörker;antal rapporter\n"


def reasons(f):
    return {row["rad"]: (row["kolumn"], row["skal"]) for row in f["karantanrader"]}


def test_a_decided_measure_is_kept_with_its_problems_place_and_plan(root):
    ahead = (date.today() + timedelta(days=90)).isoformat()
    root("atgarder/plan.csv", MEASURE + measure("a1", due=ahead, promise=PROMISE) + measure("a2", problem="Narkotika",
         status="Pagar") + measure("a3", problem="skadegorelse_klotter").replace("Fisksätra", "Storgatan 3"))
    intake, own = taken(root)
    f = own["atgarder/plan.csv"]
    assert counts(f) == [3, 3, 0, 0, 0, 0]
    assert f["omappade"] == {"[okänd plats]": 1}
    table = intake.table("raw_atgarder").set_index("atgard_id")
    assert [list(p) for p in table["problem"]] == [["narkotika"], ["narkotika"], ["skadegorelse_klotter"]]
    assert table.loc["a1", "lofte_id"] == PROMISE
    assert str(table.loc["a1", "klar_senast"])[:10] == ahead
    assert table.loc["a2", "status"] == "pagar"


def test_each_wrong_measure_has_its_own_reason_and_no_words_of_anyone(root):
    rows = [measure("a1", problem="sådant"), measure("a2", status="bortglömd"), measure("a3", promise="0182-1999-9"),
            measure("a4", due="2025-04-30"), measure("a5", day="2999-01-01"), measure("a6", day="1989-12-31"),
            measure("a 7"), measure("a8").replace("Mer belysning", ""),
            measure("a9").replace("Kommunen", "850709-9805")]
    root("atgarder/plan.csv", MEASURE + "".join(rows))
    intake, own = taken(root)
    f = own["atgarder/plan.csv"]
    assert counts(f) == [9, 0, 8, 0, 1, 0]
    assert [reasons(f)[rad][0] for rad in range(2, 10)] == [
        "problem", "status", "lofte_id", "klar_senast", "datum", "datum", "atgard_id", "vad"]
    assert reasons(f)[4][1] == "'0182-1999-9' är inte ett löfte i registret. Rätta, eller lämna cellen tom."
    assert "belysning" not in " ".join(r.text for report in intake.reports for r in report.karantan)


def test_a_theme_that_is_several_problems_becomes_all_of_them(root):
    (root.path / "registry").mkdir()
    (root.path / "registry" / "koder.csv").write_text(
        "kalla;kod;problem_id;bredare\ntema;unga ute;narkotika_unga;nej\ntema;unga ute;ungdomssamling;nej\n")
    from transforms import registry
    from transforms.intake import take_in

    root("atgarder/plan.csv", MEASURE + measure(problem="Unga ute"))
    intake = take_in("0182", root.path, registry.load(root.path))
    assert list(intake.table("raw_atgarder")["problem"].iat[0]) == ["narkotika_unga", "ungdomssamling"]


def test_a_measure_that_is_done_later_replaces_itself(root):
    root("atgarder/2025-05-01.csv", MEASURE + measure("a1") + measure("a2"))
    root("atgarder/2025-06-01.csv", MEASURE + measure("a1", status="klar") + measure("a2") + measure("a1"))
    intake, own = taken(root)
    assert counts(own["atgarder/2025-06-01.csv"]) == [3, 1, 1, 1, 0, 1]
    assert dict(intake.table("raw_atgarder").set_index("atgard_id")["status"]) == {"a1": "klar", "a2": "ny"}


def test_the_calendar_may_lie_ahead_and_a_moved_end_replaces(root):
    root("kalender/2025-01-01.csv", EVENT + "2090-06-05;2090-06-06;Nacka centrum;Festival\n")
    root("kalender/2025-02-01.csv", EVENT + "2090-06-05;2090-06-07;Nacka centrum;Festival\n2025-06-07;2025-06-06;x;y\n"
         "1925-06-06;2025-06-06;x;Marknad\n2025-06-06;;x;Marknad\n2025-06-06;2025-06-06;x;Ring Anna 850709-9805\n")
    intake, own = taken(root)
    assert counts(own["kalender/2025-02-01.csv"]) == [5, 1, 3, 0, 1, 1]
    assert [column for column, _ in reasons(own["kalender/2025-02-01.csv"]).values()] == [
        "datum_till", "datum_fran", "datum_till"]
    assert str(intake.table("raw_kalender")["datum_till"].iat[0])[:10] == "2090-06-07"


def test_what_is_planned_is_not_repeated_where_a_row_has_the_key_of_another(root):
    root("kalender/a.csv", EVENT + "2025-06-05;2025-06-06;Nacka centrum;Minnesstund för Anna Ek\n"
         "2025-06-05;2025-06-07;Nacka centrum;Minnesstund för Anna Ek\n")
    _, own = taken(root)
    assert "samma nyckel (2025-06-05, Nacka centrum)" in own["kalender/a.csv"]["karantanrader"][0]["skal"]
    assert "Anna" not in repr(own)


@pytest.mark.parametrize(("week", "reason"), [
    ("2020-W53", ""), ("2021-W53", "året ingen sådan vecka"), ("2025-W00", "inte en vecka"),
    ("2025-37", "inte en vecka"), ("2025", "inte en vecka"), ("v 37", "inte en vecka"), ("2090-W10", "framtiden"),
])
def test_a_week_must_exist_in_its_year(root, week, reason):
    root("lage/a.csv", LIGHT + f"{week};0182;gul;Fler rapporter\n")
    _, own = taken(root)
    f = own["lage/a.csv"]
    assert f["godkanda"] == (reason == "")
    assert reason in "".join(skal for _, skal in reasons(f).values())


def test_the_light_of_this_week_and_the_next_is_taken_and_no_later_one(root):
    weeks = [(date.today() + timedelta(days=7 * i)).isocalendar() for i in (0, 1, 2)]
    root("lage/a.csv", LIGHT + "".join(f"{w.year}-W{w.week:02d};0182;gron;Lugnt\n" for w in weeks))
    _, own = taken(root)
    assert counts(own["lage/a.csv"]) == [3, 2, 1, 0, 0, 0]


def test_a_light_has_a_known_area_one_of_three_levels_and_a_reason(root):
    root("lage/2025-09-12.csv", LIGHT + "2025-W37;0182R004;Rod;Skottlossning\n2025-W37;0182-fisksatra;gul;Oro\n"
         "2025-W37;9999;gul;Oro\n2025-W37;Fisksätra;gul;Oro\n2025-W37;0182;orange;Oro\n2025-W37;0182;gul;\n"
         "2025-W37;0182R004;gul;Nej förresten\n")
    root("lage/2025-09-15.csv", LIGHT + "2025-W37;0182R004;gul;Lugnare än vi trodde\n2025-W37;0182-fisksatra;gul;Oro\n")
    intake, own = taken(root)
    assert counts(own["lage/2025-09-12.csv"]) == [7, 2, 5, 0, 0, 0]
    assert counts(own["lage/2025-09-15.csv"]) == [2, 1, 0, 1, 0, 1]
    table = intake.table("raw_lage").set_index("omrade_kod")
    assert dict(table["niva"]) == {"0182R004": "gul", "0182-fisksatra": "gul"}


REPORTS = ("1;Skolan;2025-05-01;Klotter;Fisksätra;\n2;skolan ;2025-05-02;Klotter;Fisksätra;\n"
           "3;Anna Ek, Storgatan 3;2025-05-03;Klotter;Fisksätra;\n4;Vakten;2025-05-04;Klotter;Fisksätra;\n")
ROSTER = "rapportor;aktiv_fran;aktiv_till\nSkolan;2025-01-01;\nVakten;2024-01-01;2024-12-31\n"


@pytest.mark.parametrize("roster_day", ["2025-01-01", "2025-12-31"])
def test_a_reporter_who_is_not_on_the_roster_is_counted_and_never_named(root, roster_day):
    root("est/2025-06-01.csv", EST + REPORTS)
    root(f"est/{roster_day} rapportorer.csv", ROSTER)
    _, own = taken(root)
    assert counts(own["est/2025-06-01.csv"]) == [4, 4, 0, 0, 0, 0]
    assert own["est/2025-06-01.csv"]["omappade"] == {"[okänd rapportör]": 1}
    assert "Anna" not in repr(own)


def test_without_a_roster_there_is_nobody_to_compare_with(root):
    root("est/2025-06-01.csv", EST + REPORTS)
    _, own = taken(root)
    assert own["est/2025-06-01.csv"]["omappade"] == {}


WORDS = CELLS | st.sampled_from([
    "narkotika", "2025-W37", "2025-W53", "gul", "klar", "Fisksätra", PROMISE, "9999-12-31", "0001-01-01", "2025-06-01"])


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([("atgarder", MEASURE), ("kalender", EVENT), ("lage", LIGHT)]),
       st.lists(st.lists(WORDS, min_size=1, max_size=12).map(";".join), max_size=6).map("\n".join))
def test_no_cells_raise_or_lose_a_row(tmp_path_factory, table, body):
    path = tmp_path_factory.mktemp("rader") / "a.csv"
    path.write_bytes((table[1] + body).encode("utf-8", "replace"))
    read_alone(table[0], path)


@pytest.mark.parametrize("statement", [
    "insert into raw_atgarder values ('a','2025-01-01',[],'p','v','a','ny',null,null,null,null,null,1,2)",
    "insert into raw_atgarder values ('a','2025-01-01',['x'],'p','v','a','glömd',null,null,null,null,null,1,2)",
    "insert into raw_atgarder values ('a','2025-01-02',['x'],'p','v','a','ny','2025-01-01',null,null,null,null,1,2)",
    "insert into raw_kalender values ('2025-01-02','2025-01-01','p','v',1,2)",
    "insert into raw_lage values ('2025-37','0182','gul','s',1,2)",
    "insert into raw_lage values ('2025-W37','0182','orange','s',1,2)",
    "insert into raw_polisen values ('1','2025-01-01','2025-01-01','Brand',true,'Nacka','182',null,1,2)",
    "insert into raw_polisen values ('1','2025-01-01','2025-01-01','Sammanfattning natt',true,'Nacka','0182',null,1,2)",
])
def test_the_contracts_refuse_what_cannot_be(statement):
    with opened() as con, pytest.raises(duckdb.ConstraintException):
        con.execute(statement)


def test_staging_has_a_row_per_problem_and_none_of_the_words(root):
    root("atgarder/plan.csv", MEASURE + measure())
    root("lage/a.csv", LIGHT + "2025-W36;0182;gron;Lugnt\n2025-W37;0182;rod;Skottlossning\n")
    intake, _ = taken(root)
    run(intake.con, f"create table s as {sql('staging')['stg_atgarder']}", {})
    assert intake.con.execute("select problem, status from s").fetchall() == [("narkotika", "ny")]
    columns = [name for name, *_ in intake.con.execute("describe s").fetchall()]
    assert not {"vad", "ansvarig", "orsak"} & set(columns)
    run(intake.con, f"create table l as {sql('staging')['stg_lage']}", {})
    lights = intake.con.execute("select vecka, ljus from l order by vecka").fetchall()
    assert lights == [("2025-W36", 0), ("2025-W37", 2)]
