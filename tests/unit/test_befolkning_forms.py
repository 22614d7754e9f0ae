"""Population as SCB answers: PxWeb v1 JSON and json-stat2, with the versions of the small areas kept apart."""

import json
import math
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.delivery_root import counts, root, taken
from transforms.deliveries.text import UnreadableError
from transforms.sources.forms import json_stat, pxweb

__all__ = ["root"]
FILE = "befolkning/folk.json"
AGES, SEXES = ["totalt", "0-4 år", "80- år"], ["1", "2", "1+2"]
COLUMNS = [
    {"code": "Region", "text": "region", "type": "d"}, {"code": "Alder", "text": "ålder", "type": "d"},
    {"code": "Kon", "text": "kön", "type": "d"}, {"code": "Tid", "text": "år", "type": "t"},
    {"code": "000007Y7", "text": "Antal", "type": "c"},
]


def population(root, document, name=FILE):
    root(name, document if isinstance(document, bytes) else json.dumps(document))
    intake, own = taken(root)
    return intake.table("raw_befolkning"), own[name]


def v1(*rows, columns=COLUMNS):
    return {"columns": columns, "comments": [], "data": [{"key": list(k), "values": [v]} for *k, v in rows]}


def dimension(codes, labels=(), listed=False):
    labels = dict(zip(codes, labels, strict=True)) if labels else {}
    index = list(codes) if listed else {code: i for i, code in enumerate(codes)}
    return {"category": {"index": index, "label": labels}}


def cube(values, **dimensions):
    """A json-stat2 dataset; its population is the content BE0101N1."""
    dimensions = {"Region": dimension(["0182"])} | dimensions
    dimensions.setdefault("ContentsCode", dimension(["BE0101N1"], ["Folkmängd"]))
    dimensions.setdefault("Tid", dimension(["2023", "2024"]))
    order = [name for name in ("Region", "Alder", "Kon", "ContentsCode", "Tid") if name in dimensions]
    order += [name for name in dimensions if name not in order]
    size = [len(dimensions[name]["category"]["index"]) for name in order]
    return {"version": "2.0", "class": "dataset", "label": "Folkmängden efter region, år och tabellinnehåll",
            "role": {"time": ["Tid"], "metric": ["ContentsCode"]}, "id": order, "size": size,
            "dimension": dimensions, "value": values}


class TestPxWeb1:
    def test_the_total_of_age_and_sex_is_the_row_and_its_parts_are_counted(self, root):
        rows = [("0182C1010_DeSO2025", age, sex, "2024", str(n))
                for n, (age, sex) in enumerate(product(AGES, SEXES), start=1)]
        table, f = population(root, v1(*rows))
        assert counts(f) == [1, 1, 0, 0, 0, 0]
        assert (f["form"], f["belagd"]) == ("SCB PxWeb v1 (JSON)", "beskrivning")
        # totalt is the first age and 1+2 the third sex.
        assert table[["omrade_kod", "version", "ar", "antal"]].to_numpy().tolist() == [["0182C1010", "2025", 2024, 3]]
        assert f["anmarkningar"] == [
            "8 värden för delar av befolkningen eller annat innehåll lästes inte, bara totalen."]

    def test_a_byte_order_mark_and_a_missing_value(self, root):
        document = v1(("0182", "totalt", "1+2", "2023", ".."), ("0182", "totalt", "1+2", "2022", "109486"))
        table, f = population(root, b"\xef\xbb\xbf" + json.dumps(document).encode())
        assert counts(f) == [2, 2, 0, 0, 0, 0]
        assert f["teckenkod"] == "utf-8-sig"
        assert table["antal"].isna().tolist() == [True, False]
        assert table["antal"].iloc[1] == 109486

    def test_parts_alone_are_refused_and_never_summed(self, root):
        document = v1(("0182", "totalt", "1", "2023", "54000"), ("0182", "totalt", "2", "2023", "55000"))
        _, f = population(root, document)
        assert f["status"] == "avvisad"
        assert f["skal"] == ("Kon har ingen total i filen, och delar läggs inte ihop här. Hämta totalen, "
                             "eller hämta utan Kon.")

    def test_only_the_population_among_several_contents(self, root):
        columns = [COLUMNS[0], COLUMNS[3], {"code": "BE0101N2", "text": "Folkökning", "type": "c"},
                   {"code": "BE0101N1", "text": "Folkmängd", "type": "c"}]
        document = {"columns": columns, "data": [{"key": ["0182", "2023"], "values": ["850", "109486"]}]}
        table, f = population(root, document)
        assert counts(f) == [1, 1, 0, 0, 0, 0]
        assert table["antal"].tolist() == [109486]

    def test_a_table_of_something_else_is_refused_by_what_it_counts_or_is_divided_by(self, root):
        columns = [COLUMNS[0], COLUMNS[3], {"code": "HE1", "text": "Medelinkomst", "type": "c"}]
        _, f = population(root, {"columns": columns, "data": []})
        assert f["skal"] == "Filen har inte ett enda innehåll som är folkmängd (Medelinkomst). Hämta bara folkmängden."
        by_school = [COLUMNS[0], {"code": "UtbildningsNiva", "text": "utbildning", "type": "d"}, *COLUMNS[3:]]
        _, f = population(root, v1(("0182", "totalt", "2023", "70000"), columns=by_school))
        assert f["skal"].startswith("Tabellen är delad på UtbildningsNiva, så totalen kan sakna invånare.")

    def test_a_row_with_too_few_keys_is_counted_and_quarantined(self, root):
        document = v1(("0182", "totalt", "1+2", "2023", "109486"))
        document["data"] += [{"key": ["0182"], "values": ["1"]}, {"values": ["1"]}, "1"]
        _, f = population(root, document)
        assert counts(f) == [4, 1, 3, 0, 0, 0]
        assert [r["rad"] for r in f["karantanrader"]] == [2, 3, 4]


class TestJsonStat:
    def test_values_stand_row_major_in_the_order_of_the_dimensions(self, root):
        table, f = population(root, cube([984748, 988943, 600151, 604616], Region=dimension(["0180", "1480"])))
        assert counts(f) == [4, 4, 0, 0, 0, 0]
        assert (f["form"], f["anmarkningar"]) == ("SCB PxWeb v2 (json-stat2)", [])
        # The figures of SCB's TAB638: Stockholm and Göteborg at the end of 2023 and 2024.
        assert table[["omrade_kod", "ar", "antal"]].to_numpy().tolist() == [
            ["0180", 2023, 984748], ["0180", 2024, 988943], ["1480", 2023, 600151], ["1480", 2024, 604616]]

    def test_an_index_in_another_order_than_its_labels_and_one_that_is_a_list(self, root):
        region = dimension(["1480", "0180"])
        region["category"]["index"] = {"1480": 1, "0180": 0}
        table, _ = population(root, cube([984748, 988943, 600151, 604616], Region=region,
                                         Tid=dimension(["2023", "2024"], listed=True)))
        found = {(code, year): n for code, year, n in table[["omrade_kod", "ar", "antal"]].to_numpy().tolist()}
        assert found["1480", 2024] == 604616
        assert found["0180", 2023] == 984748

    def test_the_total_is_found_by_code_or_label_among_all_ages_and_sexes(self, root):
        ages = dimension(["-4", "tot"], ["0-4 år", "totalt ålder"])
        sexes = dimension(["M", "K", "MK"], ["män", "kvinnor", "totalt"])
        table, f = population(root, cube(list(range(12)), Alder=ages, Kon=sexes))
        # age tot is the second of two (6 on), sex MK the third of three (4 on): 10 and 11.
        assert table["antal"].tolist() == [10, 11]
        assert counts(f) == [2, 2, 0, 0, 0, 0]
        assert f["anmarkningar"][0].startswith("10 värden för delar")

    def test_null_takes_its_sign_from_the_status(self, root):
        document = cube([None, None, None, 0], Tid=dimension(["2020", "2021", "2022", "2023"]))
        document["status"] = {"0": "..", "1": "-"}
        table, f = population(root, document)
        assert counts(f) == [4, 4, 0, 0, 0, 0]
        assert table["antal"].fillna(-1).tolist() == [-1, 0, -1, 0]

    def test_sparse_values_leave_the_rest_missing(self, root):
        table, _ = population(root, cube({"1": 111000}))
        assert table["antal"].fillna(-1).tolist() == [-1, 111000]

    def test_versions_are_told_by_the_code_and_zeros_out_of_force_are_missing(self, root):
        codes = ["0182C1010", "0182C1010_DeSO2025", "0182R001", "0182R001_RegSO2025"]
        table, f = population(root, cube([1500, 0, 0, 1520, 4900, 0, 0, 5113], Region=dimension(codes)))
        assert counts(f) == [8, 8, 0, 0, 0, 0]
        assert f["anmarkningar"] == ["4 nollor gäller år då områdets version inte fanns. De räknas som saknade."]
        known = table.dropna(subset="antal")
        assert known[["omrade_kod", "version", "ar", "antal"]].to_numpy().tolist() == [
            ["0182C1010", "2018", 2023, 1500], ["0182C1010", "2025", 2024, 1520],
            ["0182R001", "2020", 2023, 4900], ["0182R001", "2025", 2024, 5113]]

    def test_an_empty_area_in_force_is_really_zero(self, root):
        table, f = population(root, cube([0, 12], Region=dimension(["0182A0010"])))
        assert table["antal"].tolist() == [0, 12]
        assert f["anmarkningar"] == []

    def test_noise_in_parts_is_nobodys_fault(self, root):
        codes = ["0182", "0182R001_RegSO2025", "0182R002_RegSO2025"]
        table, f = population(root, cube([100, 61, 41], Region=dimension(codes), Tid=dimension(["2025"])))
        assert counts(f) == [3, 3, 0, 0, 0, 0]
        assert table["antal"].tolist() == [100, 61, 41]

    def test_lan_and_riket_beside_the_kommun_and_what_is_no_area_of_ours(self, root):
        codes = ["00", "01", "0182", "0380TB108", "0182C1010_RegSO2025"]
        table, f = population(root, cube([10, 9, 8, 7, 6], Region=dimension(codes), Tid=dimension(["2024"])))
        assert counts(f) == [5, 3, 2, 0, 0, 0]
        assert table["version"].tolist() == ["", "", ""]

    @pytest.mark.parametrize("spoil", [
        lambda c: c["value"].pop(), lambda c: c["size"].pop(), lambda c: c["size"].__setitem__(0, 3),
        lambda c: c.pop("dimension"), lambda c: c.__setitem__("id", ["Region", "Region", "Tid"]),
        lambda c: c["dimension"]["Tid"]["category"].__setitem__("index", {"2023": 0, "2024": 5}),
        lambda c: c["dimension"]["Tid"]["category"].__setitem__("index", ["2023", "2023"]),
        lambda c: c.__setitem__("size", [1, 10**12, 0]), lambda c: c["size"].__setitem__(0, 1e400),
        lambda c: c.__setitem__("role", {"time": ["Region"]}), lambda c: c.__setitem__("status", [".."]),
    ])
    def test_a_cube_that_does_not_hang_together_is_refused(self, root, spoil):
        document = cube([1, 2])
        spoil(document)
        _, f = population(root, document)
        assert f["status"] == "avvisad"
        assert f["skal"] == ("Filen är JSON men inte ett svar från SCB PxWeb (json eller json-stat2). "
                             "Spara svaret som det kom.")

    def test_a_later_answer_replaces_and_the_same_one_changes_nothing(self, root):
        population(root, cube([109000, 110000]), "befolkning/2025-01-01.json")
        _, f = population(root, cube([109000, 110100]), "befolkning/2025-02-01.json")
        assert counts(f) == [2, 1, 0, 1, 0, 1]


class TestTheTidyTable:
    def test_a_version_that_the_level_never_had_is_quarantined(self, root):
        lines = ["0182;;2024;5", "0182;2025;2024;5", "0182R001;2018;2023;5", "0182R001;2020;2023;5",
                 "0182C1010;2020;2023;5", "0182C1010;2018;2023;5", "0182C1020;;2023;5", "01;;2024;5", "00;;2024;5"]
        root("befolkning/a.csv", "omrade_kod;version;ar;antal\n" + "\n".join(lines))
        _, own = taken(root)
        assert counts(own["befolkning/a.csv"]) == [9, 6, 3, 0, 0, 0]
        assert [r["rad"] for r in own["befolkning/a.csv"]["karantanrader"]] == [3, 4, 6]

    def test_a_year_in_which_nobody_was_counted(self, root):
        root("befolkning/a.csv", "omrade_kod;version;ar;antal\n0182;;2999;5\n0182;;20;5\n0182;;1749;5\n")
        _, own = taken(root)
        assert counts(own["befolkning/a.csv"]) == [3, 1, 2, 0, 0, 0]

    def test_a_kommuns_own_reckoning_for_an_earlier_year_stays(self, root):
        root("befolkning/a.csv", "omrade_kod;version;ar;antal\n0182R001;2025;2017;4800\n")
        intake, own = taken(root)
        assert counts(own["befolkning/a.csv"]) == [1, 1, 0, 0, 0, 0]
        assert intake.table("raw_befolkning")["antal"].tolist() == [4800]


def test_the_real_population_per_deso_passes_in_scbs_shape(shared, root):
    """1 287 DeSO of Stockholms län at the end of 2023, put into the shape of a v2 answer."""
    source = json.loads((shared / "data/deso_2018_stockholm_county/catchment.json").read_text(encoding="utf-8"))
    real = {area["id"]: area["pop_2023"] for area in source["deso"]}
    table, f = population(root, cube(list(real.values()), Region=dimension(list(real)), Tid=dimension(["2023"])))
    assert counts(f) == [1287, 1287, 0, 0, 0, 0]
    assert set(table["version"]) == {"2018"}
    assert table["antal"].sum() == 2_454_821  # Stockholms län


def test_every_real_deso_and_regso_code_of_2025_is_known(shared, root):
    codes = []
    for name, suffix in (("deso_labels.json", "_DeSO2025"), ("regso_labels.json", "_RegSO2025")):
        labels = json.loads((shared / "data/deso_regso_labels" / name).read_text(encoding="utf-8"))
        codes += [f"{code}{suffix}" for code in labels]
    _, f = population(root, cube([7] * len(codes), Region=dimension(codes), Tid=dimension(["2024"])))
    assert len(codes) == 6038 + 3327
    assert counts(f) == [len(codes), len(codes), 0, 0, 0, 0]


SCRAPS = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 2030) | st.floats() | st.sampled_from(
        ["Region", "Tid", "0182", "totalt", "2023", "..", "d", "t", "c", "\ud800", "850709-9805", "x\x00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["category", "index", "label", "key", "values", "code", "type", "text"]), inner, max_size=4),
    max_leaves=8)
CALM = {"deadline": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}


def _places(value, path=()):
    yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _places(inner, (*path, key))


@st.composite
def spoiled(draw, document):
    """A document with a few of its parts, at any depth, changed or taken away."""
    document = json.loads(json.dumps(document))
    for _ in range(draw(st.integers(0, 3))):
        *path, last = draw(st.sampled_from([p for p in _places(document) if p]))
        part = document
        for key in path:
            part = part[key]
        if draw(st.booleans()):
            part[last] = draw(SCRAPS)
        else:
            del part[last]
    return document


WHOLE = cube(list(range(12)), Region=dimension(["0182", "0120"]), Alder=dimension(["totalt"]), Kon=dimension(SEXES))
LISTED = v1(*((r, "totalt", s, y, "5") for r, s, y in product(["0182", "0120"], SEXES, ["2022", "2023"])))


@settings(max_examples=60, **CALM)
@given(spoiled(WHOLE), st.just(0) | spoiled(LISTED))
def test_a_spoiled_answer_raises_only_our_error_and_no_cell_is_lost(tmp_path_factory, whole, listed):
    path = tmp_path_factory.getbasetemp() / "folk.json"
    for parse, document in ((json_stat.parse, whole), (pxweb.parse, listed)):
        path.write_text(json.dumps(document))
        try:
            raw = parse(path)
        except UnreadableError:
            continue
        left = sum(params["antal"] for code, params in raw.remarks if code == "andra_celler")
        if parse is json_stat.parse:
            values = document["value"]  # a list, or an object of those that are not missing
            cells = len(values) if isinstance(values, list) else math.prod(document["size"])
            assert len(raw.rows) + left == cells
        else:
            contents = sum(c["type"] == "c" for c in document["columns"])
            assert len(raw.rows) + left == (len(document["data"]) - len(raw.broken)) * contents


@settings(max_examples=12, **CALM)
@given(spoiled(WHOLE) | spoiled(LISTED))
def test_a_spoiled_answer_adds_up_at_the_door(tmp_path_factory, document):
    folder = tmp_path_factory.mktemp("folk") / "raw"
    path = folder / "0182" / FILE
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(document))
    _, own = taken(folder)
    assert len(own) == 1
