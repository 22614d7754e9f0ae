"""Polisen's events: time from the name, kommun from the place, nothing kept that the list does not need."""

import json
from datetime import datetime, timedelta

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.delivery_root import KNOWN, counts, read_alone, root, taken
from transforms import database
from transforms.delivery_report import delivery_report
from transforms.intake import take_in
from transforms.sources.polisen import event_of

__all__ = ["root"]


def event(number=1, name="22 augusti 17.59, Brand, Kävlinge", published="2025-08-22 19:51:41 +02:00", **other):
    return {"id": number, "datetime": published, "name": name, "summary": "Brand i ett förråd.",
            "url": "/aktuellt/handelser/2025/augusti/22/x/", "type": "Brand",
            "location": {"name": "Skåne län", "gps": "55.990257,13.595769"}} | other


def reply(*events):
    return json.dumps(list(events), ensure_ascii=False)


@pytest.mark.parametrize(("name", "published", "expected"), [
    ("22 augusti 17.59, Brand, Kävlinge", datetime(2025, 8, 22, 19, 51), ("2025-08-22 17:59", "Brand", "Kävlinge")),
    ("08 maj 9:05, Mord/dråp, försök, Åre", datetime(2025, 5, 8, 10), ("2025-05-08 09:05", "Mord/dråp, försök", "Åre")),
    ("31 december 23.42, Misshandel, Malmö", datetime(2026, 1, 1, 6, 53), ("2025-12-31 23:42", "Misshandel", "Malmö")),
    ("1 januari 00.10, Övrigt, Boden", datetime(2025, 12, 31, 8), ("2026-01-01 00:10", "Övrigt", "Boden")),
    ("01 maj 08:00, Övrigt, Stockholm", datetime(2025, 4, 28, 7, 30), ("2025-05-01 08:00", "Övrigt", "Stockholm")),
    ("29 februari 12.00, Djur, Åre", datetime(2024, 3, 1), ("2024-02-29 12:00", "Djur", "Åre")),
    ("3 juni 10.00, Trafikkontroll,", datetime(2025, 6, 3, 11), ("2025-06-03 10:00", "Trafikkontroll", "")),
])
def test_the_name_tells_time_type_and_place(name, published, expected):
    time, kind, place = event_of(name, published)
    assert (time.strftime("%Y-%m-%d %H:%M"), kind, place) == expected


@pytest.mark.parametrize("name", [
    "", "Brand i Nacka", "22 augusti, Brand, Nacka", "31 april 10.00, Brand, Nacka", "5 brumaire 10.00, Brand, Nacka",
    "22 augusti 25.00, Brand, Nacka", "22 augusti 10.00 Brand Nacka",
])
def test_a_name_without_a_time_is_no_guess(name):
    assert event_of(name, datetime(2025, 8, 22)) is None


def test_events_keep_time_type_and_kommun_and_lose_point_and_text(root):
    root("polisen/a.json", reply(
        event(1),
        event(2, "3 juni 7.00, Sammanfattning natt, Stockholms län", "2025-06-03 7:05:00 +02:00",
              type="Sammanfattning natt", location={"name": "Stockholms län", "gps": "59.6,18.1"}),
        event(3, "12 januari 12.00, Lagen om hundar och katter, Upplands väsby", "2025-01-12 9:48:12 +01:00",
              type="Lagen om hundar och katter ", location={"name": "Upplands väsby", "gps": "59.5,17.9"}),
        event(4, "12 januari 12.00, Stöld, Gotlands län", "2025-01-12 19:00:00 +01:00",
              location={"name": "Gotlands län", "gps": "57.4,18.4"}),
        event(5, "12 januari 12.00, Brand, Bortanför", location={"name": "Kalmar län", "gps": ""}),
    ))
    intake, own = taken(root)
    f = own["polisen/a.json"]
    assert counts(f) == [5, 5, 0, 0, 0, 0]
    assert f["belagd"] == "verklig_fil"
    assert f["okanda_kolumner"] == ["location.gps"]
    assert f["omappade"] == {"[bara län]": 1, "[ingen kommun]": 1}
    table = intake.table("raw_polisen").set_index("id")
    assert table["kommun"].where(table["kommun"].notna(), "").to_dict() == {
        "1": "1261", "2": "", "3": "0114", "4": "0980", "5": ""}
    assert table["raknas"].to_dict() == {"1": True, "2": False, "3": True, "4": True, "5": True}
    assert table.loc["3", "typ"] == "Lagen om hundar och katter"
    assert str(table.loc["3", "publicerad"]) == "2025-01-12 09:48:12"
    assert str(table.loc["1", "tid"]) == "2025-08-22 17:59:00"
    kept = table.to_json(default_handler=str)
    assert "förråd" not in kept
    assert "55.99" not in kept


def test_a_later_reply_replaces_an_edited_event_and_repeats_are_duplicates(root):
    root("polisen/2025-08-22.json", reply(event(1), event(2), event(3)))
    edited = event(2, "22 augusti 18.10, Brand, Kävlinge")
    root("polisen/2025-08-23.json", reply(event(1), edited, event(4), event(4, "1 maj 10.00, Brand, Kävlinge")))
    intake, own = taken(root)
    assert counts(own["polisen/2025-08-22.json"]) == [3, 3, 0, 0, 0, 0]
    assert counts(own["polisen/2025-08-23.json"]) == [4, 2, 1, 1, 0, 1]
    table = intake.table("raw_polisen").set_index("id")
    assert sorted(table.index) == ["1", "2", "3", "4"]
    assert str(table.loc["2", "tid"]) == "2025-08-22 18:10:00"


def test_each_wrong_event_has_its_own_reason_and_a_personal_number_is_refused(root):
    root("polisen/a.json", reply(
        event(1), event(2, summary="Efterlyst: 850709-9805"), event(3, ny={"uppgift": "850709-9805"}),
        event("a b"), event(5, published="i går"), event(6, published="2999-01-01 10:00:00 +01:00"),
        event(7, "Brand i Kävlinge"), event(8, location=None), {}, "text", 17, None,
    ))
    _, own = taken(root)
    f = own["polisen/a.json"]
    assert counts(f) == [12, 1, 9, 0, 2, 0]
    assert f["personradnummer"] == [2, 3]
    assert f["okanda_kolumner"] == ["location.gps", "ny"]
    reasons = {row["rad"]: (row["kolumn"], row["skal"]) for row in f["karantanrader"]}
    columns = [reasons[rad][0] for rad in range(4, 13)]
    assert columns == ["id", "datetime", "datetime", "name", "location", "id", "", "", ""]
    assert "22 augusti 17.59" in reasons[7][1]
    assert reasons[10][1] == "Posten är ingen händelse med fält."


@pytest.mark.parametrize(("content", "reason"), [
    ('[{"id": 1, "datetime": "2025-', "inte hel JSON (rad 1)"),
    ("", "Filen är tom"),
    ("<html>403 Forbidden</html>", "webbsida"),
    ('{"message": "Too many requests"}', "inte en lista av händelser"),
    ("[" * 5000, "inte hel JSON"),
    ("[" + "9" * 5000 + "]", "inte hel JSON"),
    (json.dumps([{f"falt{i}": 1 for i in range(200)}]), "inte en lista av händelser"),
    ('[{"namn": "å"}]'.encode() + "\n\xe4".encode("latin-1"), "men är det inte"),
])
def test_what_is_no_reply_is_refused_with_the_remedy(root, content, reason):
    root("polisen/a.json", content)
    _, own = taken(root)
    assert own["polisen/a.json"]["status"] == "avvisad"
    assert reason in own["polisen/a.json"]["skal"]


def test_an_empty_reply_is_accepted_with_a_remark(root):
    root("polisen/a.json", "\ufeff[]\n")
    _, own = taken(root)
    assert counts(own["polisen/a.json"]) == [0, 0, 0, 0, 0, 0]


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(
    ["22 augusti 17.59, Brand, Nacka", "2025-08-22 9:51:41 +02:00", "0001-01-01 1:00:00 +14:00", "\ud800", "\x00"])
KEYS = st.sampled_from(["id", "datetime", "name", "type", "location", "url", "summary", "Id", "rad", "\udfff"])
EVENTS = st.dictionaries(KEYS, VALUES | st.dictionaries(st.sampled_from(["name", "gps", "x"]), VALUES)) | VALUES


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(EVENTS, max_size=6).map(json.dumps) | st.text(max_size=40))
def test_no_json_raises_or_loses_an_event(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("json") / "a.json"
    path.write_bytes(content.encode("utf-8", "replace"))
    if (report := read_alone("polisen", path)) is not None:
        assert report.rader == len(json.loads(content))
        repr(report).encode()


LETTERS = st.characters(exclude_characters="\n", exclude_categories=["Cs"])
KINDS = st.text(LETTERS, max_size=20).map(str.strip).filter(bool)
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
          "november", "december")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31)), st.integers(-170 * 24, 170 * 24),
       KINDS, st.sampled_from("åäö"), st.sampled_from(".:"), st.booleans())
def test_any_event_within_half_a_year_gets_its_time_back(published, hours, kind, place, mark, padded):
    time = (published + timedelta(hours=hours)).replace(second=0, microsecond=0)
    day = f"{time.day:02d}" if padded else time.day
    name = f"{day} {MONTHS[time.month - 1]} {time.hour:02d}{mark}{time.minute:02d}, {kind}, {place}"
    assert event_of(name, published) == (time, kind, place)


def test_the_staging_lists_the_own_kommun_and_marks_what_never_counts(root):
    (root.path / "riket" / "polisen").mkdir(parents=True)
    (root.path / "riket" / "polisen" / "a.json").write_text(reply(
        event(1, location={"name": "Nacka", "gps": ""}), event(2),
        event(3, "3 juni 7.00, Sammanfattning natt, Nacka", type="Sammanfattning natt")), encoding="utf-8")
    intake = take_in("0182", root.path, KNOWN)
    with duckdb.connect() as con:
        con.execute(database.sql("contracts")["raw_polisen"])
        database.insert(con, "raw_polisen", intake.table("raw_polisen"))
        text = f"create table s as\n{database.sql('staging')['stg_polisen']}"
        database.run(con, text, {"kommun": "0182", "omraden": []})
        assert con.execute("select id, raknas from s order by id").fetchall() == [("1", True), ("3", False)]


def test_no_indicator_and_no_mart_reads_the_feed():
    models = database.sql("marts") | database.sql("indicators")
    assert not [name for name, text in models.items() if "polisen" in text]


def test_the_real_archive_goes_through_unchanged(shared, tmp_path):
    folder = tmp_path / "raw" / "riket" / "polisen"
    folder.mkdir(parents=True)
    source = shared / "data" / "polisen_events"
    for name in ("events_latest_500.json", "events_5kommuner.json"):
        (folder / name).write_bytes((source / name).read_bytes())
    intake = take_in("0182", tmp_path / "raw", KNOWN)
    files = {f["fil"]: f for f in delivery_report(intake)["filer"]}
    assert counts(files["riket/polisen/events_5kommuner.json"]) == [937, 937, 0, 0, 0, 0]
    assert counts(files["riket/polisen/events_latest_500.json"]) == [500, 496, 0, 4, 0, 0]
    # 296 with location Nacka, and 36 of Stockholms län whose name ends with Nacka.
    assert (intake.table("raw_polisen")["kommun"] == "0182").sum() == 332


def test_all_names_of_the_real_archive_tell_a_time_near_their_publication(shared):
    file = shared / "data" / "polisen_events" / "events_all.parquet"
    with duckdb.connect() as con:
        rows = con.execute("select name, strptime(datetime[:-8], '%Y-%m-%d %-H:%M:%S'), type like 'Sammanfattning%' "
                           "from read_parquet(?)", [str(file)]).fetchall()
    assert len(rows) == 85_011
    hours = [(published - event_of(name, published)[0]) / timedelta(hours=1) for name, published, _ in rows]
    late = sorted(hours)
    assert late[len(late) // 2] == pytest.approx(0.66, abs=0.01)
    assert late[int(0.95 * len(late))] == pytest.approx(6.7, abs=0.05)
    early = sum(h < 0 and not summary for h, (_, _, summary) in zip(hours, rows, strict=True))
    assert early / len(rows) == pytest.approx(0.006, abs=0.0005)
    assert late[0] > -24 * 24
    assert late[-1] < 24 * 24
