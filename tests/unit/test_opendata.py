"""Open data brought home from replayed services: what is asked, what is kept, and that bad answers change nothing."""

import functools
import json
import tomllib
from datetime import date
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.opendata_answers import KPIS, cube, event, features, figures, text
from tests.unit.opendata_server import Answer, Clock, as_json, closed_port, serving
from transforms import registry
from transforms.deliveries.find import find, read_card
from transforms.errors import CallError
from transforms.opendata import archive, home, kolada, polisen, scb
from transforms.opendata.errors import FetchError
from transforms.opendata.pace import Pace
from transforms.opendata.service import RIKET, Scope, facts
from transforms.swedish import fetch as words

KNOWN = registry.load()
FIELDS = ("id", "size", "dimension", "value", "Region", "Tid", "category", "index", "values", "next_url", "kpi",
          "municipality", "period", "gender", "datetime", "name", "type", "location")
TODAY = date.today().isoformat()


@pytest.fixture(scope="module")
def server():
    with serving() as service:
        yield service


@pytest.fixture
def service(server, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server.answers.clear()
    server.asked.clear()
    return server


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(home, "Pace", functools.partial(Pace, sleep=clock.sleep, clock=clock))
    return clock


@pytest.fixture
def bring(tmp_path, service, clock):
    """`bring("scb", "0182")`: one service, all addresses at the local one; answers the outcomes."""

    def run(name, *kommuner, base=None, contact=""):
        bases = [f"{name}={base or service.address}/{name}"]
        errand = home.errand_of(tmp_path / "raw", tmp_path / "state", kommuner, [name], bases, contact, KNOWN)
        return list(home.fetch(errand, KNOWN))

    return run


def files(root):
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def said(outcomes):
    return [words.line(*outcome.told) for outcome in outcomes]


NACKA = ("0182", "0182C1010", "0182R008", "0182C1010_DeSO2025", "0182R008_RegSO2025")


def test_population_of_a_kommun_is_one_call_and_lies_where_its_reader_looks(service, bring, tmp_path):
    body = text(cube(NACKA))
    service.on("/scb/tables/TAB6574/data", Answer(body, headers={"ETag": '"v1"'}))
    assert [o.kod for o in bring("scb", "Nacka")] == ["hamtad"]
    query = service.queries()[0]
    assert query == {"lang": "sv", "valueCodes[Region]": "0182*", "valueCodes[Alder]": "totalt",
                     "valueCodes[Kon]": "1+2", "valueCodes[ContentsCode]": "000007Y7", "valueCodes[Tid]": "*",
                     "outputFormat": "json-stat2"}
    path = tmp_path / "raw" / "0182" / "befolkning" / "hamtat" / f"{TODAY}-tab6574-001.json"
    assert path.read_bytes() == body
    card = read_card(path)
    assert (card.producent, card.licens, card.hamtad, card.personuppgifter) == ("SCB", "CC0 1.0", TODAY, False)
    assert card.titel == "Folkmängd, Nacka (SCB TAB6574)" and card.kalla == service.address + service.asked[0][0]
    assert card.extra == {"http": {"etag": '"v1"'}}
    found = [f.name for f in find(tmp_path / "raw" / "0182", frozenset({"befolkning"}), "0182")]
    assert found == [f"0182/befolkning/hamtat/{path.name}"]


def test_what_is_unchanged_adds_nothing_by_304_or_by_content(service, bring, tmp_path):
    service.on("/scb/tables/TAB6574/data", Answer(text(cube(NACKA)), headers={"ETag": '"v1"'}))
    bring("scb", "0182")
    before = files(tmp_path / "raw")
    again = bring("scb", "0182")
    assert service.asked[-1][1]["if-none-match"] == '"v1"'
    service.on("/scb/tables/TAB6574/data", Answer(text(cube(NACKA)), headers={"ETag": '"v2"'}))
    once_more = bring("scb", "0182")
    assert said(again) == said(once_more) == [f"scb Nacka (0182): oförändrad sedan {TODAY}"]
    assert files(tmp_path / "raw") == before


def test_what_has_changed_is_kept_beside_and_the_next_comparison_is_with_it(service, bring, tmp_path):
    first, second = (text(cube(NACKA, values=range(n, n + 10))) for n in (1, 2))
    for body, code in ((first, "hamtad"), (second, "hamtad"), (second, "oforandrad"), (first, "hamtad")):
        service.on("/scb/tables/TAB6574/data", Answer(body))
        assert [o.kod for o in bring("scb", "0182")] == [code]
    kept = sorted((tmp_path / "raw" / "0182" / "befolkning" / "hamtat").glob("*.json"))
    assert [p.name[-8:-5] for p in kept] == ["001", "002", "003"]
    assert [p.read_bytes() for p in kept] == [first, second, first]


def test_a_mark_of_another_address_is_not_sent(service, bring):
    service.on("/scb/tables/TAB6574/data", Answer(text(cube(NACKA)), headers={"ETag": '"v1"'}))
    bring("scb", "0182")
    with serving() as other:
        other.on("/scb/tables/TAB6574/data", Answer(text(cube(NACKA))))
        bring("scb", "0182", base=other.address)
        assert "if-none-match" not in other.asked[0][1]


def test_without_kommun_the_country_and_those_with_a_delivery_folder(service, bring, tmp_path):
    for name in ("0182", "0136", "9999", "riket", "registry"):
        (tmp_path / "raw" / name).mkdir(parents=True)
    service.on("/scb/tables/TAB638/data", as_json(cube(("0182", "0136"), parts=False)))
    service.on("/scb/tables/TAB6574/data", as_json(cube(("0182", "0136"))))
    outcomes = bring("scb")
    assert [o.scope.kod for o in outcomes] == [RIKET, "0136", "0182"]
    assert {o.kod for o in outcomes} == {"hamtad"}
    asked = [(q["valueCodes[Region]"], q["valueCodes[Tid]"]) for q in service.queries()]
    assert asked == [("????", "from(2010)"), ("????", "from(2025)"), ("0136*", "*"), ("0182*", "*")]
    names = {p.name for p in (tmp_path / "raw" / "riket" / "befolkning" / "hamtat").glob("*.json")}
    assert names == {f"{TODAY}-tab638-001.json", f"{TODAY}-tab6574-001.json"}


def test_kolada_is_asked_for_25_key_figures_at_a_time_and_its_pages_are_one_file(service, bring, tmp_path, clock):
    chunks = [KPIS[i : i + 25] for i in range(0, len(KPIS), 25)]
    for chunk in chunks:
        service.on(f"/kolada/data/kpi/{','.join(chunk)}/municipality/0182", as_json(figures("0182", chunk)))
    first = f"/kolada/data/kpi/{','.join(chunks[0])}/municipality/0182"
    more = f"{service.address}{first}?per_page=5000&page=2"
    pages = [figures("0182", chunks[0], following=more), figures("0182", chunks[0], years=(2025,))]
    service.on(f"{first}?per_page=5000", as_json(pages[0]))
    service.on(f"{first}?per_page=5000&page=2", as_json(pages[1]))
    assert said(bring("kolada", "0182")) == [
        f"kolada Nacka (0182): hämtad, {len(chunks)} filer i 0182/trygghet/hamtat"]
    assert len(service.asked) == len(chunks) + 1
    assert all(1 <= len(urlsplit(path).path.split("/")[4].split(",")) <= 25 for path, _ in service.asked)
    kept = sorted((tmp_path / "raw" / "0182" / "trygghet" / "hamtat").glob("*.json"))
    assert json.loads(kept[0].read_bytes()) == pages
    assert {kpi for path in kept for kpi in KPIS if kpi.encode() in path.read_bytes()} == set(KPIS)
    assert all(pause >= 0.25 for pause in clock.slept) and len(clock.slept) == len(chunks)
    assert [o.kod for o in bring("kolada", "0182")] == ["oforandrad"]


def test_a_page_that_is_not_full_needs_no_word_of_the_next(service, bring, monkeypatch):
    monkeypatch.setattr(registry.Registry, "nyckeltal", lambda self: KNOWN_FIGURES)
    service.on(PATHS["kolada"], as_json({"values": GOOD["kolada"]["values"]}))
    assert [o.kod for o in bring("kolada", "0182")] == ["hamtad"]


def test_kolada_without_figures_for_a_kommun_keeps_nothing_and_is_no_failure(service, bring, tmp_path):
    for i in range(0, len(KPIS), 25):
        service.on(f"/kolada/data/kpi/{','.join(KPIS[i:i + 25])}/municipality/0182", as_json(figures("0182", [])))
    outcomes = bring("kolada", "0182")
    assert said(outcomes) == ["kolada Nacka (0182): tjänsten har inga uppgifter"]
    assert home.exit_code(outcomes) == 0 and not (tmp_path / "raw").exists()


@pytest.mark.parametrize(("following", "code"), [
    ("http://example.se/", "sida_annanstans"), ("http://[", "sida_annanstans"),
    ("http://a.se/\x1b[31m\n" + "x" * 900, "sida_annanstans"), (None, "for_manga_sidor"),
])
def test_pages_do_not_lead_astray_or_on_for_ever(service, bring, tmp_path, following, code):
    path = f"/kolada/data/kpi/{','.join(KPIS[:25])}/municipality/0182"
    service.on(path, as_json(figures("0182", KPIS[:1], following=following or service.address + path)))
    outcomes = bring("kolada", "0182")
    assert [o.kod for o in outcomes] == [code]
    assert said(outcomes)[0].isprintable() and len(said(outcomes)[0]) < 500
    assert len(service.asked) <= 100 and not (tmp_path / "raw").exists()


def test_polisen_is_one_call_for_the_country_whoever_is_named(service, bring, tmp_path, clock):
    service.on("/polisen/events", as_json([event(1), event(2, "Stockholms län", "Sammanfattning natt")]))
    outcomes = bring("polisen", "0182", contact="https://example.se/lagesbild")
    assert said(outcomes) == ["polisen riket: hämtad, 1 fil i riket/polisen/hamtat"]
    path, headers = service.asked[0]
    assert path == "/polisen/events" and headers["user-agent"].endswith("(https://example.se/lagesbild)")
    file = tmp_path / "raw" / "riket" / "polisen" / "hamtat" / f"{TODAY}-handelser-001.json"
    card = read_card(file)
    assert card.personuppgifter and "nämna personer" in card.begransning
    service.on("/polisen/events", as_json([event(3), event(1)]))
    bring("polisen")
    assert clock.slept == [11]  # more than the ten seconds that Polisen asks for, between two runs
    assert {p.name[-8:-5] for p in file.parent.glob("*.json")} == {"001", "002"}


def test_a_feed_that_does_not_reach_back_to_the_last_fetch_says_so(service, bring):
    lines = []
    for numbers in ((1, 2), (2, 3), (4, 5)):
        service.on("/polisen/events", as_json([event(n) for n in numbers]))
        lines += said(bring("polisen"))
    assert ["saknas" in line for line in lines] == [False, False, True]
    assert f"efter {TODAY}" in lines[2]
    assert polisen.joins(b"{", [event(1)]) and polisen.joins(b"{}", [event(1)])


def test_the_real_feed_is_taken_as_it_is(service, bring, tmp_path, shared):
    body = (shared / "data" / "polisen_events" / "events_latest_500.json").read_bytes()
    service.on("/polisen/events", Answer(body))
    assert [o.kod for o in bring("polisen")] == ["hamtad"]
    file, = (tmp_path / "raw" / "riket" / "polisen" / "hamtat").glob("*.json")
    assert file.read_bytes() == body


def test_one_odd_event_among_many_is_the_readers_to_refuse(service, bring):
    service.on("/polisen/events", as_json([event(1), {"id": 2}, "?"]))
    assert [o.kod for o in bring("polisen")] == ["hamtad"]


def geometry(service, kommun="0136", **changed):
    """Answers of the WFS by layer; every layer but RegSO in one page."""
    layers = {"stat:RegSO_2025": features(kommun, "regso", [f"{kommun}R{i:03d}" for i in range(3)]),
              "stat:DeSO_2025": features(kommun, "deso", [f"{kommun}C1{i:03d}" for i in range(4)]),
              "stat:Tatorter_2023": features(kommun, "tatort", [f"{kommun}TB{i:03d}" for i in range(2)])} | changed
    answer = service.answer

    def by_layer(path, headers):
        answer(path, headers)
        query = service.queries()[-1]
        found = layers[query["typeNames"]]
        return found if isinstance(found, Answer) else as_json(found)

    return by_layer


def test_geometry_lies_where_the_registry_finds_it_and_is_what_our_reader_reads(service, bring, tmp_path, monkeypatch):
    from transforms import geography

    monkeypatch.setattr(service, "answer", geometry(service))
    assert [o.kod for o in bring("geometri", "0136")] == ["hamtad"]
    folder = tmp_path / "raw" / "registry" / "omraden"
    assert {p.name for p in folder.iterdir()} == {
        f"0136{part}.geojson{card}" for part in ("", "-deso", "-tatort") for card in ("", ".toml")}
    file = registry.load(tmp_path / "raw").omraden_file("0136")
    assert file == folder / "0136.geojson"
    areas = geography.read_areas(file)
    assert list(areas["kod"]) == ["0136R000", "0136R001", "0136R002"] and set(areas["version"]) == {"2025"}
    assert set(geography.read_areas(folder / "0136-deso.geojson")["niva"]) == {"deso"}
    query = service.queries()[0]
    assert query["CQL_FILTER"] == "kommunkod='0136'" and query["sortBy"] == "regsokod"
    assert "vatten" in read_card(file).begransning
    before, calls = files(folder), len(service.asked)
    again = bring("geometri", "0136")
    assert "rörs inte" in said(again)[0] and home.exit_code(again) == 0
    assert files(folder) == before and len(service.asked) == calls


def test_bundled_areas_are_not_laid_over(service, bring, tmp_path, monkeypatch):
    monkeypatch.setattr(service, "answer", geometry(service, "0182"))
    line = said(bring("geometri", "0182"))[0]
    assert line == ("geometri Nacka (0182): hämtad, 2 filer i registry/omraden. 0182.geojson finns redan i "
                    "registry/omraden och rörs inte: flytta undan dem om nya ska hämtas")
    assert not (tmp_path / "raw" / "registry" / "omraden" / "0182.geojson").exists()


def test_pages_of_areas_are_put_together(service, bring, tmp_path, monkeypatch):
    from transforms.opendata import geometry as module

    codes = [f"0136R{i:03d}" for i in range(5)]
    monkeypatch.setattr(module, "_PAGE", 2)
    monkeypatch.setattr(module, "_LAYERS", module._LAYERS[:1])

    def page(path, headers):
        service.asked.append((path, {}))
        start = int(service.queries()[-1]["startIndex"])
        return as_json(features("0136", "regso", codes[start : start + 2], matched=5))

    monkeypatch.setattr(service, "answer", page)
    assert [o.kod for o in bring("geometri", "0136")] == ["hamtad"]
    assert [q["startIndex"] for q in service.queries()] == ["0", "2", "4"]
    kept = json.loads((tmp_path / "raw" / "registry" / "omraden" / "0136.geojson").read_bytes())
    assert [f["properties"]["regsokod"] for f in kept["features"]] == codes


def regso(**of_feature):
    """A page of one area, with some of it put otherwise."""
    page = features("0136", "regso", ["0136R000"])
    page["features"][0] |= of_feature
    return page


SWAPPED = {"type": "Polygon", "coordinates": [[[59.2, 18.0], [59.2, 18.1], [59.3, 18.1], [59.3, 18.0], [59.2, 18.0]]]}


@pytest.mark.parametrize(("answer", "code"), [
    (features("0136", "regso", ["0136R000"], matched=2), "ofullstandigt"),
    (features("0136", "regso", []), "tomt"),
    (features("0182", "regso", ["0182R001"]), "annat_omrade"),
    ({"type": "FeatureCollection", "features": []}, "falt_saknas"),
    (Answer(b"<ows:ExceptionReport/>", kind="application/xml"), "fel_slag"),
    (regso(properties={"objectid": 1}), "falt_saknas"),
    (regso(geometry={"type": "Point", "coordinates": [18.0, 59.2]}), "oanvandbar"),
    (regso(geometry=None), "oanvandbar"),
    (regso(geometry=SWAPPED), "oanvandbar"),
    (regso(geometry={"type": "Polygon", "coordinates": [[[18, 59], [18.1, 59], [18.1, 59.1]]]}), "oanvandbar"),
    (regso(geometry={"type": "Polygon", "coordinates": "x"}), "oanvandbar"),
])
def test_areas_that_cannot_be_used_leave_every_layer_unwritten(service, bring, tmp_path, monkeypatch, answer, code):
    monkeypatch.setattr(service, "answer", geometry(service, **{"stat:RegSO_2025": answer}))
    outcomes = bring("geometri", "0136")
    assert [o.kod for o in outcomes] == [code] and home.exit_code(outcomes) == 3
    assert len(said(outcomes)[0].splitlines()) == 1 and not (tmp_path / "raw").exists()


GOOD = {"scb": cube(NACKA), "kolada": figures("0182", KPIS[:25]), "polisen": [event(1), event(2)]}
PATHS = {"scb": "/scb/tables/TAB6574/data", "kolada": f"/kolada/data/kpi/{','.join(KPIS[:25])}/municipality/0182",
         "polisen": "/polisen/events"}
BAD = [
    (Answer(b"", 400), "fragan_avvisad"), (Answer(b"", 418), "ovantat_svar"), (Answer(b"", 403), "nekad"),
    (Answer(b"", 404), "adress_borta"), (Answer(b"", 500), "serverfel"),
    (Answer(b"", 429, headers={"Retry-After": "3600"}), "vanta"),
    (Answer(b'{"values": [{"kpi"'), "trasigt_svar"), (Answer(b'[{"id": 1', cut=True), "avbrutet"),
    (Answer(b"<html>Logga in</html>", kind="text/html"), "fel_slag"),
    (as_json("hej"), "form"), (as_json({"fel": "underhåll"}), "form"), (as_json(None), "form"), (as_json([]), "form"),
]


@pytest.mark.parametrize("name", list(GOOD))
@pytest.mark.parametrize(("answer", "code"), BAD)
def test_a_bad_answer_leaves_the_archive_as_it_was(service, bring, tmp_path, monkeypatch, name, answer, code):
    monkeypatch.setattr(registry.Registry, "nyckeltal", lambda self: KNOWN_FIGURES)
    service.on(PATHS[name], as_json(GOOD[name]))
    assert [o.kod for o in bring(name, "0182")] == ["hamtad"]
    before = files(tmp_path / "raw")
    service.on(PATHS[name], answer)
    outcomes = bring(name, "0182")
    expected = ("falt_saknas", "fel_form", "tomt") if code == "form" else (code,)
    assert outcomes[0].kod in expected and home.exit_code(outcomes) == 3
    line, = said(outcomes)
    assert "\n" not in line and "Traceback" not in line and len(line) < 250
    assert files(tmp_path / "raw") == before


KNOWN_FIGURES = KNOWN.nyckeltal()[:25]


@pytest.mark.parametrize(("name", "document", "names"), [
    ("scb", {k: v for k, v in cube(NACKA).items() if k != "value"}, "value"),
    ("scb", cube(NACKA) | {"dimension": {"Region": {}}}, "Tid"),
    ("scb", cube(("0120",)), "Nacka"),
    ("scb", cube(NACKA) | {"size": [5, 1, 1, 1, 3]}, "json-stat2"),
    ("kolada", {"values": GOOD["kolada"]["values"] * 100, "count": 5000, "next_page": "/2"}, "next_url"),
    ("kolada", GOOD["kolada"] | {"next_url": 2}, "next_url"),
    ("kolada", figures("0120", KPIS[:2]), "Nacka"),
    ("kolada", {"next_url": None, "values": [{"kpi": "N07601", "municipality": "0182", "year": 2024, "values": []}]},
     "period"),
    ("polisen", [{k: v for k, v in event(1).items() if k != "datetime"}], "datetime"),
    ("polisen", [event(1) | {"location": {"gps": "1,2"}}], "name"),
    ("polisen", {"value": [event(1)]}, "[…]"),
])
def test_a_changed_schema_is_named(service, bring, tmp_path, name, document, names):
    service.on(PATHS[name], as_json(document))
    line, = said(bring(name, "0182"))
    assert names in line and not (tmp_path / "raw").exists()


def test_all_calls_of_a_kommun_come_or_none_is_kept(service, bring, tmp_path):
    service.on(PATHS["kolada"], as_json(GOOD["kolada"]))  # the second call answers 404
    assert [o.kod for o in bring("kolada", "0182")] == ["adress_borta"]
    assert len(service.asked) == 2 and not (tmp_path / "raw").exists()


def test_a_service_that_is_down_is_left_alone_and_the_others_are_asked(service, tmp_path, clock):
    service.on("/polisen/events", as_json([event(1)]))
    bases = [f"scb={closed_port()}", f"polisen={service.address}/polisen"]
    errand = home.errand_of(tmp_path / "raw", tmp_path / "state", ["0182", "0120"], ["scb", "polisen"], bases, "",
                            KNOWN)
    outcomes = list(home.fetch(errand, KNOWN))
    assert [o.kod for o in outcomes] == ["nar_inte", "hoppades_over", "hamtad"]
    assert home.exit_code(outcomes) == 1
    assert "127.0.0.1" in said(outcomes)[0] and "hoppades över" in said(outcomes)[1]


def test_a_kommun_that_fails_does_not_stop_the_next(service, bring):
    service.on("/scb/tables/TAB6574/data", as_json(cube(("0120",))), as_json(cube(("0163",))))
    assert [o.kod for o in bring("scb", "0182", "0163")] == ["annat_omrade", "hamtad"]


def test_a_disk_that_fills_up_between_two_replies_leaves_neither(service, bring, tmp_path, monkeypatch):
    service.on("/scb/tables/TAB638/data", as_json(cube(("0120",))))
    service.on("/scb/tables/TAB6574/data", as_json(cube(("0120",))))
    left = iter([None, None])  # the card and the body of the first reply

    def full(_):
        if next(left, full) is full:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive.os, "fsync", full)
    assert [o.kod for o in bring("scb")] == ["skrivfel"]
    assert files(tmp_path / "raw") == {}


def test_a_disk_that_refuses_is_said_and_leaves_neither_file_nor_card(service, bring, tmp_path, monkeypatch):
    service.on("/polisen/events", as_json([event(1)]))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive.os, "fsync", full)
    outcomes = bring("polisen")
    assert [o.kod for o in outcomes] == ["skrivfel"] and "No space left" in said(outcomes)[0]
    assert files(tmp_path / "raw") == {}


def test_a_crash_between_card_and_file_leaves_a_card_and_nothing_is_written_over(tmp_path, monkeypatch):
    folder = tmp_path / "0182" / "polisen"
    card = {"titel": "x", "kalla": "y"}

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(archive.Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            archive.keep(folder, "handelser", b"[1]", card, date(2026, 11, 25))
    left = {p.name for p in (folder / "hamtat").iterdir()}
    assert "2026-11-25-handelser-001.json" not in left
    seen = [f.kind for f in find(tmp_path / "0182", frozenset({"polisen"}), "0182")]
    assert seen == ["kort_utan_fil"]  # told of, and never read
    path = archive.keep(folder, "handelser", b"[2]", card, date(2026, 11, 25))
    assert path.name == "2026-11-25-handelser-002.json" and path.read_bytes() == b"[2]"
    assert archive.latest(folder, "handelser").path == path


def test_the_newest_is_by_day_and_then_by_number_of_its_own_series(tmp_path):
    for series, day in (("tab638", 24), ("tab638", 25), ("tab638", 25), ("tab6574", 26), ("tab638-sida2", 26)):
        archive.keep(tmp_path, series, b"{}", {"titel": "x"}, date(2026, 11, day))
    assert archive.latest(tmp_path, "tab638").path.name == "2026-11-25-tab638-002.json"
    assert archive.latest(tmp_path, "tab63") is None


def test_a_damaged_card_only_costs_the_condition(service, bring, tmp_path):
    service.on("/polisen/events", Answer(text([event(1)]), headers={"ETag": '"v1"'}))
    bring("polisen")
    card, = (tmp_path / "raw").rglob("*.toml")
    card.write_text("titel = ", encoding="utf-8")
    assert [o.kod for o in bring("polisen")] == ["oforandrad"]
    assert "if-none-match" not in service.asked[-1][1]


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40), st.text("\"\\'\n\t\x7fåäö🙂=[]#", max_size=20))
def test_a_card_says_what_was_put_in_it(first, second):
    card = {"titel": first, "hamtad": date(2026, 11, 25), "personuppgifter": True, "http": {"etag": second}}
    assert tomllib.loads(archive.card_text(card)) == card


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.text("0182R", max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=12,
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.sampled_from([scb, kolada, polisen]), JSON)
def test_whatever_json_comes_it_is_accepted_or_refused_by_name(module, document):
    try:
        assert module.check(document, Scope("0182", "Nacka")) in (True, False)
    except FetchError as error:
        assert words.line("x", "0182", "Nacka", error.code, error.params)


@pytest.mark.parametrize("arguments", [
    {"only": ["bil"]}, {"bases": ["scb"]}, {"bases": ["scb=ftp://example.se"]}, {"bases": ["scb=http://["]},
    {"bases": ["bil=http://example.se"]},
    {"kommuner": ["9999"]}, {"contact": "a\nb"}, {"only": ["geometri"]},
])
def test_a_wrong_call_is_one_line(tmp_path, arguments):
    call = {"kommuner": [], "only": [], "bases": [], "contact": ""} | arguments
    with pytest.raises(CallError) as caught:
        home.errand_of(tmp_path / "raw", tmp_path / "state", registry=KNOWN, **call)
    assert "\n" not in str(caught.value)


def test_the_limits_are_within_what_the_services_allow():
    polisen, kolada, scb = (facts(name).limit for name in ("polisen", "kolada", "scb"))
    assert polisen.gap > 10 and polisen.most * 3600 / polisen.within <= 60
    assert kolada.most / kolada.within <= 5
    assert scb.most * 10 / scb.within <= 30
    assert all(facts(name).adress.startswith("https://") for name in home.SERVICES)


def test_every_reason_has_its_words():
    import re
    from pathlib import Path

    room = Path(home.__file__).parent
    codes = {c for p in room.glob("*.py") for c in re.findall(r'FetchError\("(\w+)"', p.read_text(encoding="utf-8"))}
    assert len(codes) > 15 and codes <= set(words.FAILURES)
    assert FetchError("nar_inte").of_the_service and not FetchError("tomt").of_the_service
