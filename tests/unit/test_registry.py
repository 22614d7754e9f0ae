"""An overlay is merged by key, and every fault in it is named by file and thing, in one line each."""

import pytest

from transforms import registry
from transforms.errors import CallError, RegistryError
from transforms.locate import areas_of

PROMISES = """
[overenskommelse]
namn = "Medborgarlöften Prov"
kommuner = ["0182"]
fran = 2024-01-01
till = 2024-12-31
[[lofte]]
id = "0182-2024-1"
rubrik = "Färre inbrott"
problem = ["inbrott_bostad"]
platser = ["kommunen"]
[[lofte.aktivitet]]
id = "0182-2024-1a"
vad = "startade grannsamverkansområden"
antal = 8
frekvens = "manad"
[[lofte.mal]]
indikator = "inbrott_bostad.brott"
riktning = "minska"
"""


@pytest.fixture
def overlay(tmp_path):
    def write(name, content):
        path = tmp_path / "registry" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def fault(data):
    with pytest.raises(RegistryError) as caught:
        registry.load(data)
    return str(caught.value)


def test_an_overlay_row_replaces_the_row_of_its_key_and_the_rest_stays(overlay):
    bundled = registry.load()
    overlay(
        "problem.csv",
        "problem_id;namn;beskrivning;kansligt;upptacktsstyrt\ncykelstold;Stulna cyklar;;nej;nej\n"
        "vildsvin;Vildsvin;;nej;nej\n",
    )
    data = overlay("kommuner.csv", "kod;namn;lan;kommungrupp;lokalpolisomrade\n0182;Nacka;Stockholms län;;Nacka LPO\n")
    merged = registry.load(data)
    assert merged.problem["cykelstold"].namn == "Stulna cyklar"
    assert len(merged.problem) == len(bundled.problem) + 1
    assert merged.kommuner["0182"].lokalpolisomrade == "Nacka LPO"
    assert len(merged.kommuner) == 290


def test_a_code_is_one_whatever_its_case(overlay):
    rows = "est;KLOTTER;stold\nest;Klotter;stold\nest;klotter;otrygg_plats\n"
    data = overlay("koder.csv", "kalla;kod;problem_id\n" + rows)
    found = [kod for kod in registry.load(data).koder if kod.kalla == "est" and kod.kod.casefold() == "klotter"]
    assert [kod.problem_id for kod in found] == ["stold", "otrygg_plats"]


def test_a_code_of_no_source_is_named(overlay):
    data = overlay("koder.csv", "kalla;kod;problem_id\nhandelser;1;stold\n")
    assert "koder.csv: kalla 'handelser' ska vara" in fault(data)


def test_an_overlay_place_replaces_the_place_of_its_id(overlay):
    bundled = registry.load().platser("0182")
    data = overlay(
        "platser/0182.csv",
        "plats_id;namn;alias;typ;n;e;radie_m;omrade_kod;noggrannhet\n"
        f"{bundled[0].plats_id};Nytt namn;ett|två;torg;6580000,5;684000;150;0182R001;kalla\n",
    )
    merged = registry.load(data).platser("0182")
    assert len(merged) == len(bundled)
    first = next(p for p in merged if p.plats_id == bundled[0].plats_id)
    assert (first.namn, first.alias, first.n, first.radie_m) == ("Nytt namn", ("ett", "två"), 6580000.5, 150)


def test_a_promise_file_replaces_the_file_of_its_name(overlay):
    assert len(registry.load().loften_for("0182")) == 6
    data = overlay("loften/nacka-2017.toml", PROMISES)
    assert [lofte.lofte_id for lofte in registry.load(data).loften_for("0182")] == ["0182-2024-1"]


def test_a_promise_in_a_new_file_is_added_whole(overlay):
    data = overlay("loften/prov.toml", "\ufeff" + PROMISES)
    lofte = next(x for x in registry.load(data).loften if x.lofte_id == "0182-2024-1")
    assert (lofte.slag, lofte.odaterad, lofte.problem, lofte.platser) == (
        "problem",
        False,
        ("inbrott_bostad",),
        ("kommunen",),
    )
    assert (lofte.aktiviteter[0].antal, lofte.aktiviteter[0].frekvens) == (8, "manad")
    assert lofte.mal[0].varde is None
    assert len(registry.load(data).loften_for("0182")) == 7


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('["inbrott_bostad"]', '["inbrot"]', "löfte 0182-2024-1: okänt problem 'inbrot'"),
        ('["inbrott_bostad"]', "[]", "löfte 0182-2024-1: inget problem angivet"),
        ('platser = ["kommunen"]', 'platser = ["0182-atlantis"]', "löfte 0182-2024-1: okänd plats '0182-atlantis'"),
        ('platser = ["kommunen"]', 'platser = ["0120R001"]', "okänd plats '0120R001'"),
        ('platser = ["kommunen"]', 'platser = ["typ:slott"]', "okänd plats 'typ:slott'"),
        ('kommuner = ["0182"]', 'kommuner = ["0182", "9999"]', "löfte 0182-2024-1: okänd kommun '9999'"),
        ('kommuner = ["0182"]', 'kommuner = "0182"', "loften/prov.toml: fel slags värde (kommuner ska vara en lista"),
        ("fran = 2024-01-01", 'fran = "2024-01-01"', "loften/prov.toml: fel slags värde (fran ska vara ett datum"),
        ("antal = 8", 'antal = "åtta"', "loften/prov.toml: fel slags värde (antal ska vara ett heltal"),
        ('frekvens = "manad"', 'frekvens = "ibland"', "loften/prov.toml: fel slags värde (frekvens 'ibland'"),
        ('rubrik = "Färre inbrott"', "", "loften/prov.toml: nyckeln 'rubrik' saknas"),
        ('rubrik = "Färre inbrott"', "rubrik = 5", "loften/prov.toml: fel slags värde (rubrik ska vara en text"),
        ('"inbrott_bostad.brott"', '["x"]', "loften/prov.toml: fel slags värde (indikator ska vara en text"),
        ("[overenskommelse]", "[annat]", "loften/prov.toml: nyckeln 'overenskommelse' saknas"),
        ("[[lofte]]", "[[lofte", "loften/prov.toml: går inte att läsa som TOML"),
        ('id = "0182-2024-1"', 'id = "0182-2017-1"', "löfte 0182-2017-1: samma id står två gånger"),
        ('indikator = "inbrott_bostad.brott"', 'indikator = "inbrott_bostad.x"', "okänd indikator 'inbrott_bostad.x'"),
        ('rubrik = "Färre', 'slag = "dröm"\nrubrik = "Färre', "slag ska vara problem eller arbetssatt"),
    ],
)
def test_a_fault_in_a_promise_file_is_named(overlay, old, new, named):
    assert PROMISES.count(old) >= 1
    message = fault(overlay("loften/prov.toml", PROMISES.replace(old, new, 1)))
    assert named in message
    assert "Traceback" not in message


def test_a_promise_file_that_is_not_utf8_is_named(overlay):
    assert "loften/prov.toml" in fault(overlay("loften/prov.toml", PROMISES.encode("cp1252")))


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("problem.csv", "problem_id;namn\na\n", "problem.csv: rad 2 har fel antal kolumner"),
        ("problem.csv", "problem_id;namn\na;b;c\n", "problem.csv: rad 2 har fel antal kolumner"),
        ("problem.csv", "problem_id,namn\na,b\n", "problem.csv: kolumnen problem_id saknas"),
        ("problem.csv", "problem_id;namn\nå;b\n".encode("cp1252"), "problem.csv: är inte UTF-8"),
        (
            "koder.csv",
            "kalla;kod;problem_id;bredare\nbrott;X;finns_ej;nej\n",
            "koder.csv: brott 'X' pekar på okänt problem",
        ),
        ("lexikon.csv", "stam;problem_id\nx;finns_ej\n", "lexikon.csv: rad 2: 'x' pekar på okänt problem"),
        ("lexikon.csv", "uttryck;problem_id;slag\nx;brand;gissning\n", "lexikon.csv: rad 2: slag 'gissning'"),
        ("lexikon.csv", "uttryck;problem_id;villkor\nx;brand;bara kanske\n", "lexikon.csv: rad 2: villkor"),
        ("lexikon.csv", "uttryck;problem_id;slag\ntvå ord;brand;ord\n", "lexikon.csv: rad 2: 'två ord'"),
        ("lexikon.csv", "uttryck;problem_id;slag\nhoj;cykel;klass\n", "lexikon.csv: rad 2: en ordklass skrivs med @"),
        ("lexikon.csv", "uttryck;problem_id;slag\n@finns_ej hoj;brand;fras\n", "ordklassen '@finns_ej' har inga ord"),
        ("lexikon.csv", "uttryck;problem_id;slag\nfinns_ej;brand;blir\n", "pekar på okänt problem 'finns_ej'"),
        ("platser/0182.csv", "plats_id;namn\nx;y\n", "platser/0182.csv: kolumnen typ saknas"),
        (
            "platser/0182.csv",
            "plats_id;namn;alias;typ;n;e;radie_m;omrade_kod\nx;y;;torg;norr;1;1;\n",
            "platser/0182.csv: x har en koordinat",
        ),
    ],
)
def test_a_fault_in_a_table_is_named_by_file(overlay, name, content, named):
    assert named in fault(overlay(name, content))


def test_a_kommun_is_found_by_code_and_name():
    known = registry.load()
    assert known.kommun("0182").namn == known.kommun("nacka").namn == "Nacka"
    with pytest.raises(CallError, match="0182"):
        known.kommun("182000")


def test_a_kommun_without_polygons_and_places_is_whole_in_itself():
    known = registry.load()
    assert known.kommun("0136").namn == "Haninge"
    assert known.omraden_file("0136") is None
    assert known.platser("0136") == ()
    assert known.loften_for("0136") == ()
    assert areas_of("0136", known).to_dict("records") == [
        {"omrade_kod": "0136", "namn": "Haninge", "niva": "kommun", "version": ""}
    ]


def test_polygons_of_the_overlay_come_first(overlay):
    data = overlay("omraden/0182.geojson", "{}")
    assert registry.load(data).omraden_file("0182") == data / "registry" / "omraden" / "0182.geojson"


def test_an_overlay_code_replaces_every_problem_the_code_had(overlay):
    bundled = registry.load().koder
    several = next(k for k in bundled if sum((o.kalla, o.kod) == (k.kalla, k.kod) for o in bundled) > 1)
    data = overlay("koder.csv", f"kalla;kod;problem_id;bredare\n{several.kalla};{several.kod};ovrigt;nej\n")
    merged = registry.load(data).koder
    assert [k.problem_id for k in merged if (k.kalla, k.kod) == (several.kalla, several.kod)] == ["ovrigt"]
    assert any(k.kalla == several.kalla and k.kod != several.kod for k in merged)
