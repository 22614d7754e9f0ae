"""The five bundled kommuner end to end up to the judged record: promises, real figures, labels."""

import csv
import json
import time

import pytest

from tests.conftest import KOMMUNER
from transforms.registry import KALLSLAG

# Brå, reported theft by burglary (homes and other premises), Nacka; the figures stand in the delivered file.
NACKA_BURGLARY = {"2015": 574, "2016": 601, "2017": 742}


def indicator(record, name, period, area):
    return next(
        i
        for i in record["underlag"]["indikatorer"]
        if (i["indikator_id"], i["period"], i["omrade_kod"]) == (name, period, area)
    )


def promise(record, lofte_id):
    return next(p for p in record["underlag"]["loften"] if p["lofte_id"] == lofte_id)


def test_default_periods(judged):
    assert {k: r["underlag"]["period"] for k, r in judged.items()} == KOMMUNER


def test_number_of_promises(judged):
    counts = {k: len(r["underlag"]["loften"]) for k, r in judged.items()}
    assert counts == {"0120": 3, "0125": 5, "0163": 1, "0182": 6, "0683": 4}


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_every_promise_has_every_source_kind_with_a_reason(judged, kommun):
    for lofte in judged[kommun]["underlag"]["loften"]:
        assert [m["kallslag"] for m in lofte["motivering"]] == list(KALLSLAG)
        assert all(len(m["skal"]) > 20 and m["skal"].endswith(".") for m in lofte["motivering"])


def test_nackas_burglary_promise_stands_on_the_real_figures(judged, shared):
    source = (shared / "data/bra_kommun_subset/bra_anmalda_5kommuner_2015_2025.csv").read_text()
    for year, count in NACKA_BURGLARY.items():
        assert f"0182;{year};burglary;{count};" in source
        assert indicator(judged["0182"], "inbrott_bostad.brott", year, "0182")["antal"] == count


def test_nackas_burglary_promise_is_justified_before_and_followed_up_after(judged):
    lofte = promise(judged["0182"], "0182-2017-4")
    brott = lofte["motivering"][0]
    assert "601 anmälda brott år 2016" in brott["mening"].replace("\u00a0", " ")
    assert "574 år 2015" in brott["mening"].replace("\u00a0", " ")
    assert "742" not in brott["mening"]
    # Brå's series of theft by burglary holds shops, offices and schools beside homes: it serves as approximate.
    assert not brott["demo"] and brott["ungefarlig"]
    outcome = lofte["uppfoljning"]["utfall"][0]
    assert (outcome["fore"], outcome["efter"]) == (601, 742)
    # 742 / 601 = 1.2346; the population grew by 1.6 %, from 98 671 to 100 292, as count and rate imply.
    assert outcome["kvot"] == pytest.approx(1.2147, abs=0.001)
    assert outcome["ki"][0] < outcome["kvot"] < outcome["ki"][1]
    assert outcome["slutsats"] == "kan inte bedömas"


def test_change_of_2016_has_the_exact_interval(judged):
    change = indicator(judged["0182"], "inbrott_bostad.brott_forandring", "2016", "0182")
    assert change["varde"] == pytest.approx(1.0303, abs=0.0005)
    assert change["ki"] == pytest.approx([0.917, 1.157], abs=0.001)


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_no_justification_uses_a_year_of_the_promise_itself(judged, kommun):
    for lofte in judged[kommun]["underlag"]["loften"]:
        last = 2025 if lofte["odaterad"] else int(KOMMUNER[kommun]) - 1
        cited = [int(i.rpartition("@")[2]) for m in lofte["motivering"] for i in m["indikatorer"]]
        assert all(year <= last for year in cited)


def test_ekeros_undated_promises_are_never_followed_up(judged):
    for lofte in judged["0125"]["underlag"]["loften"]:
        assert lofte["odaterad"]
        assert lofte["uppfoljning"] == {"aktiviteter": [], "utfall": []}


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_synthetic_is_marked_and_never_mixed_with_real(judged, kommun):
    record = judged[kommun]["underlag"]
    assert record["syntetiskt"]
    for source in record["kallor"]:
        assert source["syntetisk"] == (source["producent"] != "Brå")
    for i in record["indikatorer"]:
        assert ("demo" in i["flaggor"]) == (i["kallslag"] != "brottsstatistik")
    for m in (m for lofte in record["loften"] for m in lofte["motivering"] if m["indikatorer"]):
        assert m["demo"] == (m["kallslag"] != "brottsstatistik")


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_the_summary_rests_on_real_sources_alone(judged, kommun):
    text = " ".join(judged[kommun]["sammanfattning"])
    assert "Brås anmälda brott" in text
    for word in ("EST", "händelser", "svarande", "yttranden", "vandring", "km/h"):
        assert word not in text.replace("Trygghetsvandringar i Forsheda", "")


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_places_claim_no_more_than_the_rules_allow(judged, kommun):
    """A named place has no denominator, so no claim; an area is struck only by five or more; bra shows no point."""
    from transforms import registry

    known = registry.load()
    named = {p.plats_id for p in known.platser(kommun)}
    found = judged[kommun]["underlag"]["platser"]
    assert any(p["p"] is not None for p in found) and any(p["rang"] for p in found)
    for place in found:
        assert not known.problem[place["problem"]].kansligt
        assert (place["centrum"], place["radie_m"]) == (None, None)
        if place["dygnstid"]:
            assert place["dygnstid"]["andel"] is None and not any(c.isdigit() for c in place["dygnstid"]["topp"])
        if place["plats_id"] in named:
            assert [place[k] for k in ("forvantat", "kvot", "p", "q")] == [None] * 4
            assert "anhopning" not in place["flaggor"]
        if "anhopning" in place["flaggor"]:
            assert place["antal"] >= 5 and place["p"] <= 0.05 and place["antal"] > place["forvantat"]
        if place["kvot"] is not None:
            assert place["antal"] >= 10


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_months_are_held_against_history_or_it_is_said_why_not(judged, kommun):
    """Brå's counts begin in 2015 and carry the demo's incidents: Nacka and Värmdö of 2017 have no history."""
    months = judged[kommun]["underlag"]["avvikelser"]
    assert {m["period"] for m in months} == {f"{KOMMUNER[kommun]}-{n:02d}" for n in range(1, 13)}
    assert all(m["serie"].endswith(".demo") for m in months)
    outcomes = {source: {m["flagga"] for m in months if m["serie"].split(".")[1] == source}
                for source in ("est", "handelser")}
    assert outcomes["est"] == {"for_kort_historik"}
    assert (outcomes["handelser"] == {"for_kort_historik"}) == (kommun in ("0120", "0182"))
    for m in months:
        assert (m["antal"] is None) == (m["flagga"] not in ("avviker", "over_gransen", "inom_gransen"))
        assert (m["antal"] or 0) not in (1, 2, 3, 4)


@pytest.mark.parametrize("kommun", ["0125", "0163", "0683"])
def test_a_month_on_the_page_is_the_count_of_its_incidents(judged, demo, kommun):
    year = KOMMUNER[kommun]
    with (demo / kommun / "handelser" / f"handelser-{year}.csv").open(encoding="utf-8") as handle:
        begun = [row["start"][:7] for row in csv.DictReader(handle, delimiter=";") if row["brottskod"] == "0805"]
    shown = {m["period"]: m["antal"] for m in judged[kommun]["underlag"]["avvikelser"]
             if m["problem"] == "inbrott_bostad" and m["antal"] is not None}
    assert shown and shown == {period: begun.count(period) for period in shown}


@pytest.mark.parametrize("kommun", ["0125", "0163", "0683"])
def test_a_hidden_month_does_not_follow_from_its_year(judged, kommun):
    found = {}
    for m in judged[kommun]["underlag"]["avvikelser"]:
        found.setdefault(m["serie"], []).append(m["antal"])
    assert all(counts.count(None) != 1 for counts in found.values())


def test_the_months_of_a_kommun_are_measured_in_no_time(judged):
    """Processor time, which others at work on the machine do not lengthen: 0.15 s of the 1.5 s for all statistics."""
    from transforms import database
    from transforms.measure.months import measure_months
    from transforms.period import parse

    for kommun, period in KOMMUNER.items():
        with database.reading(judged[kommun]["job"].file(".duckdb")) as con, database.opened() as room:
            marts = con.execute("select * from mart_manad").df()
            room.register("rader", marts)
            room.execute("create table mart_manad as select * from rader")
            began = time.process_time()
            measure_months(room, parse(period))
            assert time.process_time() - began < 1.0, kommun


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_every_delivered_row_is_accounted_for(judged, kommun):
    for source in judged[kommun]["underlag"]["kallor"]:
        assert source["rader"] == source["godkanda"] + source["karantan"] + source["dubbletter"] + source["personrader"]
        assert source["karantan"] == source["personrader"] == 0


def test_the_text_of_notes_stays_in_its_raw_table(judged, demo):
    """A statement's rarest words must be in no other table of the database and in no file beside it."""
    import duckdb

    words = {
        w
        for f in (demo / "0182" / "dialog").glob("*.txt")
        for line in f.read_text().split("---", 1)[1].splitlines()
        if len(line) > 40
        for w in [line.strip("- ").strip()[:40]]
    }
    assert words
    job = judged["0182"]["job"]
    with duckdb.connect(str(job.file(".duckdb")), read_only=True) as con:
        for (table,) in con.execute("select table_name from information_schema.tables").fetchall():
            if table == "raw_dialog":
                continue
            text = json.dumps(con.execute(f'select * from "{table}"').fetchall(), default=str, ensure_ascii=False)
            assert not any(w in text for w in words), table
    for path in job.state.rglob("*.json*"):
        assert not any(w in path.read_text(encoding="utf-8") for w in words), path.name
