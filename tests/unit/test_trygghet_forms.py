"""Surveys as others publish them: Kolada's replies and Brå's workbook per kommun, in both its vintages."""

import csv
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.delivery_root import KNOWN, counts, root, taken
from tests.unit.test_text import write_workbook
from transforms import registry
from transforms.deliveries.text import UnreadableError
from transforms.errors import RegistryError
from transforms.sources.forms import indikatorbok, kolada

__all__ = ["root"]
ONE = {"gender": "T", "count": 1, "status": "", "value": 24.5}
FILE = "trygghet/2025-06-01 svar.json"
BOOK = "trygghet/Nacka.xlsx"


def entry(kpi="N07609", municipality="0182", period=2024, values=(ONE,)):
    return {"kpi": kpi, "municipality": municipality, "period": period, "values": list(values)}


def page(*entries, next_url=None):
    return {"values": list(entries), "count": len(entries), "next_url": next_url}


def shares(root, document, name=FILE):
    root(name, json.dumps(document))
    intake, own = taken(root)
    return intake.table("raw_trygghet"), own[name]


class TestKolada:
    def test_an_inner_value_is_a_share_of_the_two_years_that_ntu_pools(self, root):
        table, f = shares(root, page(entry()))
        assert counts(f) == [1, 1, 0, 0, 0, 0]
        assert (f["form"], f["belagd"], f["omappade"]) == ("Kolada v3 (JSON)", "beskrivning", {})
        row = table.iloc[0]
        assert (row["undersokning"], row["ar"], row["omrade_kod"], row["omrade_niva"]) == (
            "ntu", "2023/2024", "0182", "kommun")
        assert (row["fraga_id"], row["matt"], row["varde"]) == ("N07609", "andel_pct", 24.5)
        assert row["fraga"] == "NTU - Otrygghet vid utomhusvistelse sen kväll i det egna bostadsområdet, andel (%)"

    def test_regions_are_the_lan_of_their_number_and_riket_has_its_own_level(self, root):
        table, f = shares(root, page(*(entry(municipality=m) for m in ("0182", "0001", "0025", "0000"))))
        assert counts(f) == [4, 4, 0, 0, 0, 0]
        assert list(zip(table["omrade_kod"], table["omrade_niva"], strict=True)) == [
            ("0182", "kommun"), ("01", "lan"), ("25", "lan"), ("00", "riket")]

    def test_what_is_no_area_of_ours_is_quarantined(self, root):
        _, f = shares(root, page(*(entry(municipality=m) for m in ("0002", "9999", "G35872", "V15E182000"))))
        assert counts(f) == [4, 0, 4, 0, 0, 0]
        assert f["karantanrader"][0]["skal"].startswith("'0002' är inte en känd områdeskod.")
        assert f["anmarkningar"] == ["Radnumren räknar filens värden i ordning, inte dess rader."]

    @pytest.mark.parametrize("change", [{"value": None}, {"status": "Missing", "value": None}, {"status": "Privacy"}])
    def test_a_status_or_a_null_is_missing_and_never_zero(self, root, change):
        table, f = shares(root, page(entry(values=[ONE | change])))
        assert counts(f) == [1, 1, 0, 0, 0, 0]
        assert table["varde"].isna().all()

    def test_women_and_men_are_questions_of_their_own_beside_the_total(self, root):
        values = [ONE | {"gender": g, "value": v} for g, v in (("T", 70.0), ("K", 61.0), ("M", 79.0))]
        table, f = shares(root, page(entry("N00610", values=values)))
        assert counts(f) == [3, 3, 0, 0, 0, 0]
        assert dict(zip(table["fraga_id"], table["varde"], strict=True)) == {
            "N00610": 70.0, "N00610_K": 61.0, "N00610_M": 79.0}
        assert set(table["ar"]) == {"2024"}  # SCB's survey of citizens pools no years
        assert table["fraga"].iloc[1].endswith("andel(%), kvinnor")

    def test_an_uncertainty_and_a_question_of_no_one_problem_are_known_all_the_same(self, root):
        table, f = shares(root, page(entry("N07657", values=[ONE | {"value": 3.1}]), entry("N07611")))
        assert counts(f) == [2, 2, 0, 0, 0, 0]
        assert f["omappade"] == {}
        assert table["varde"].tolist() == [3.1, 24.5]

    def test_reported_crime_in_this_folder_is_turned_away_value_by_value(self, root):
        table, f = shares(root, page(entry("N07540", values=[ONE | {"value": 9985.0}]), entry()))
        assert counts(f) == [2, 1, 1, 0, 0, 0]
        assert [(r["rad"], r["skal"]) for r in f["karantanrader"]] == [
            (1, "Nyckeltalet är ingen trygghetsfråga i registrets kolada.csv. Anmälda brott läggs under brott.")]
        assert len(table) == 1

    def test_pages_in_one_file_and_a_page_that_goes_on(self, root):
        more = "https://api.kolada.se/v3/data/kpi/N07609/year/2022?page=2"
        pages = [page(entry(period=2020), next_url="x"), page(entry(period=2022), next_url=more)]
        table, f = shares(root, pages)
        assert table["ar"].tolist() == ["2019/2020", "2021/2022"]
        assert f["anmarkningar"] == [
            f"Svaret fortsätter på en sida till ({more}). Lägg den i samma mapp om den inte redan finns."]

    def test_the_older_api_nests_its_values_the_same_way(self, root):
        _, f = shares(root, {"count": 1, "next_page": None, "values": [entry()]})
        assert counts(f) == [1, 1, 0, 0, 0, 0]

    def test_values_that_cannot_be_are_quarantined_and_broken_ones_counted(self, root):
        values = [ONE | {"value": 130}, ONE | {"value": True}, ONE | {"gender": "X"}, "nio", None]
        _, f = shares(root, page(entry(values=values), {"kpi": "N07609"}, 7, entry(period="i år")))
        assert counts(f) == [8, 0, 8, 0, 0, 0]
        assert [r["skal"][:22] for r in f["karantanrader"]] == [
            "'130' eller dess inter", "'true' är inte ett tal", *["Värdet saknar sina nyc"] * 5,
            "'i år' är varken ett å"]

    def test_the_same_value_again_is_a_duplicate_and_a_corrected_one_replaces(self, root):
        shares(root, page(entry()), "trygghet/2025-01-01.json")
        _, f = shares(root, page(entry(), entry(period=2022)), "trygghet/2025-02-01.json")
        assert counts(f) == [2, 1, 0, 1, 0, 0]
        table, f = shares(root, page(entry(values=[ONE | {"value": 25.0}])), "trygghet/2025-03-01.json")
        assert counts(f) == [1, 1, 0, 0, 0, 1]
        assert dict(zip(table["ar"], table["varde"], strict=True)) == {"2021/2022": 24.5, "2023/2024": 25.0}

    @pytest.mark.parametrize("document", [{}, [], [1], {"values": 3}, {"columns": [], "data": []}, "[" * 9999])
    def test_other_json_is_refused_with_what_it_should_be(self, root, document):
        path = root("trygghet/a.json", document if isinstance(document, str) else json.dumps(document))
        _, own = taken(root)
        f = own["trygghet/a.json"]
        assert f["status"] == "avvisad"
        assert f["skal"] in ("Filen är JSON men inte ett svar från Kolada v3. Spara svaret som det kom.",
                             "Filen är inte hel JSON (rad 1). Hämta svaret igen och spara det som det är.")
        assert path.exists()

    def test_a_reply_cut_short_is_refused(self, root):
        root("trygghet/a.json", json.dumps(page(entry()), indent=1)[:-20])
        _, own = taken(root)
        assert own["trygghet/a.json"]["skal"].startswith("Filen är inte hel JSON (rad ")


class TestTheCatalogue:
    def test_every_key_figure_is_a_known_kind_of_question(self):
        known = {n.kpi: n for n in KNOWN.nyckeltal()}
        assert len(known) == 48 + 48 + 23
        for n in range(7600, 7648):
            question, uncertainty = known[f"N0{n}"], known[f"N0{n + 48}"]
            assert question.titel.removeprefix("NTU - ") == uncertainty.titel.removeprefix("Osäkerhetstal - ")
            assert (question.undersokning, question.hopslagna_ar) == ("ntu", 2)

    def test_a_number_of_years_that_is_none_is_found_when_the_registry_is_read(self, tmp_path):
        (tmp_path / "registry").mkdir()
        (tmp_path / "registry" / "kolada.csv").write_text(
            "kpi;titel;undersokning;matt;hopslagna_ar\nN00001;Trygga, andel (%);egen;andel_pct;tre\n", encoding="utf-8")
        with pytest.raises(RegistryError, match=r"kolada\.csv: N00001 ska ha 1 eller 2 hopslagna år"):
            registry.load(tmp_path)

    def test_a_kommun_may_add_a_key_figure(self, tmp_path):
        (tmp_path / "registry").mkdir()
        (tmp_path / "registry" / "kolada.csv").write_text(
            "kpi;titel;undersokning;matt;hopslagna_ar\nN00001;Trygga, andel (%);egen;andel_pct;1\n", encoding="utf-8")
        assert len(registry.load(tmp_path).nyckeltal()) == 120

    def test_questions_of_the_crosswalk_count_the_unsafe(self):
        """A share of the trusting or the safe must not stand there: more of it is less of the problem."""
        asked = {k.kod for k in KNOWN.koder if k.kalla == "fraga" and k.kod.startswith("N0")}
        titles = [n.titel.casefold() for n in KNOWN.nyckeltal() if n.kpi in asked]
        assert len(titles) == len(asked) == 31
        assert not [t for t in titles if "förtroende" in t or " trygg " in t or "låg oro" in t or "få problem" in t]

    def test_titles_and_pooling_are_those_of_the_real_catalogue(self, shared):
        with (shared / "data/kolada_kpi/kolada_kpi_catalogue.csv").open(encoding="utf-8", newline="") as handle:
            real = {row["id"]: row for row in csv.DictReader(handle)}
        known = {n.kpi: n for n in KNOWN.nyckeltal()}
        assert all(n.titel == " ".join(real[n.kpi]["title"].split()) for n in known.values())
        ntu = {kpi for kpi, row in real.items() if row["title"].startswith(("NTU - ", "Osäkerhetstal - "))
               and "trygghetsundersökning" in row["description"]}
        assert {kpi for kpi, n in known.items() if n.undersokning == "ntu"} == ntu
        pooled = {kpi for kpi in known if "samredovisas åren två och två" in real[kpi]["description"]
                  or "2019-2020 ihop" in real[kpi]["description"]}
        assert all(known[kpi].hopslagna_ar == 2 for kpi in pooled)
        assert pooled >= {f"N0{n}" for n in range(7648, 7696)}  # each uncertainty says so of its question too

    def test_areas_of_the_real_list_keep_their_level(self, shared, root):
        with (shared / "data/kolada_kpi/kolada_municipalities.csv").open(encoding="utf-8", newline="") as handle:
            real = list(csv.DictReader(handle))
        table, f = shares(root, page(*(entry(municipality=row["id"]) for row in real)))
        assert counts(f) == [312, 312, 0, 0, 0, 0]
        assert table["omrade_niva"].value_counts().to_dict() == {"kommun": 290, "lan": 21, "riket": 1}

    def test_real_values_pass_the_nesting_and_are_turned_away_as_no_survey(self, shared, root):
        with (shared / "data/kolada_kpi/kolada_values_n00945_sample.csv").open(encoding="utf-8", newline="") as handle:
            real = list(csv.DictReader(handle))
        document = page(*(
            entry(row["kpi"], row["municipality_id"], int(row["year"]), [
                {"gender": row["gender"], "count": int(row["count"]), "status": row["status"],
                 "value": float(row["value"]) if row["value"] else None}]) for row in real))
        _, f = shares(root, document)
        assert counts(f) == [63, 0, 63, 0, 0, 0]


TITLE = ("Otrygghet vid utevistelse sent på kvällen i det egna bostadsområdet, enligt NTU 2017–2024. "
         "Andel (%) i befolkningen (16–84 år).")
ACROSS = [
    [TITLE],
    [None, "2017/2018", "2019/2020", "2021/2022"],
    ["Nacka", 21.4, "..", 24],
    ["Stockholms län", 25.1, 26.2, 27.3],
    ["Hela landet", 28.0, 28.5, 27.0],
    [None],
    ["Källa: Brå"],
]
DOWN = [
    [TITLE],
    [],
    [None, "Nacka", None, None, "Stockholms län", None, None, "Hela landet"],
    ["År", *["Andel", "KI undre", "KI övre"] * 3],
    [2018, 21.4, 17.9, 24.9, 25.1, 24.0, 26.2, 28.0, 27.5, 28.5],
    [2020, "..", "..", "..", 26.2, 25.0, 27.4, 28.5, 28.0, 29.0],
    ["Andelar bygger på ett urval."],
]
REPORTED = [["Misshandel (anmälda brott) i kommunen, länet och hela landet"],
            [None, "Antal 2015", "Antal per 100 000 inv 2015"], ["Nacka", 400, 410]]
RESPONDENTS = [["Antal svarande i NTU."], [], [None, "Nacka", "Hela landet"], ["År", "Antal", "Antal"],
               [2018, 412, 56000]]


def book(root, sheets):
    write_workbook(root(BOOK, ""), sheets)
    intake, own = taken(root)
    return intake.table("raw_trygghet"), own[BOOK]


class TestWorkbook:
    def test_the_vintage_of_2024_has_a_column_per_pair_of_years(self, root):
        table, f = book(root, {"Misshandel (anmälda)": REPORTED, "Otrygghet utomhus-NTU": ACROSS})
        assert counts(f) == [9, 9, 0, 0, 0, 0]
        assert (f["form"], f["belagd"]) == ("Brås indikatorer för kommuners lägesbild (arbetsbok)", "beskrivning")
        assert f["anmarkningar"] == [
            "Blad med anmälda brott lästes inte: Misshandel (anmälda). Lägg Brås eget uttag under brott."]
        assert f["omappade"] == {}
        nacka = table[table["omrade_kod"] == "0182"]
        assert nacka["ar"].tolist() == ["2017/2018", "2019/2020", "2021/2022"]
        assert nacka["varde"].fillna(-1).tolist() == [21.4, -1, 24.0]
        assert set(nacka["fraga"]) == {TITLE}
        assert set(table["fraga_id"]) == {"ntu_otrygghet_utomhus"}
        assert list(zip(table["omrade_kod"], table["omrade_niva"], strict=True))[3::3] == [
            ("01", "lan"), ("00", "riket")]

    def test_the_vintage_of_2025_has_a_block_per_geography_with_its_interval(self, root):
        table, f = book(root, {"Otrygghet utomhus-NTU": DOWN})
        assert counts(f) == [6, 6, 0, 0, 0, 0]
        columns = ["ar", "omrade_kod", "varde", "ki_undre", "ki_ovre"]
        assert table[columns].fillna(-1).to_numpy().tolist() == [
            ["2018", "0182", 21.4, 17.9, 24.9], ["2018", "01", 25.1, 24.0, 26.2], ["2018", "00", 28.0, 27.5, 28.5],
            ["2020", "0182", -1, -1, -1], ["2020", "01", 26.2, 25.0, 27.4], ["2020", "00", 28.5, 28.0, 29.0]]

    def test_the_number_of_respondents_stands_in_the_block_or_on_a_sheet_of_its_own(self, root):
        wide = [[TITLE], [], [None, "Nacka", None, None, None],
                ["År", "Andel", "KI undre", "KI övre", "Antal svarande"], [2018, 21.4, 17.9, 24.9, 412]]
        table, f = book(root, {"Otrygghet utomhus-NTU": wide, "Antal svarande-NTU": RESPONDENTS})
        assert counts(f) == [3, 3, 0, 0, 0, 0]
        assert table[["fraga_id", "matt", "varde"]].to_numpy().tolist() == [
            ["ntu_otrygghet_utomhus", "andel_pct", 21.4], ["ntu_antal_svarande", "antal", 412.0],
            ["ntu_antal_svarande", "antal", 56000.0]]
        assert table["antal_svar"].iloc[0] == 412
        assert f["omappade"] == {}

    def test_a_sheet_that_the_crosswalk_does_not_know_is_accepted_and_listed(self, root):
        _, f = book(root, {"Fallskärmar-NTU": ACROSS})
        assert (f["godkanda"], f["omappade"]) == (9, {"ntu_fallskarmar": 9})

    def test_an_unknown_geography_and_a_value_below_the_table_are_quarantined(self, root):
        across = [*ACROSS[:3], ["Storkommunen", 1, 2, 3], [None, 4]]
        down = [*DOWN[:5], ["Summa", 22]]
        _, f = book(root, {"Klotter-NTU": across, "Oro för rån-NTU": down})
        assert counts(f) == [11, 6, 5, 0, 0, 0]
        assert [(r["rad"], r["kolumn"]) for r in f["karantanrader"]] == [
            (4, "omrade_kod"), (5, "omrade_kod"), (6, "omrade_kod"), (7, "omrade_kod"), (11, "ar")]
        assert f["karantanrader"][0]["skal"].startswith("'Storkommunen' är inte en känd områdeskod.")

    def test_a_sheet_in_another_layout_is_named_and_the_rest_is_read(self, root):
        odd = [[TITLE], [None, "2017/2018", "Förändring"], ["Nacka", 20, 1]]
        _, f = book(root, {"Otrygghet utomhus-NTU": ACROSS, "Klotter-NTU": odd, "Om": [["Läs mig"]]})
        assert counts(f) == [9, 9, 0, 0, 0, 0]
        assert f["anmarkningar"] == ["Andra blad lästes inte: Klotter-NTU, Om."]

    def test_a_workbook_in_neither_layout_is_refused_and_says_so(self, root):
        root(BOOK, "")
        write_workbook(root.path / "0182" / BOOK, {"Klotter-NTU": [[TITLE], ["Kommun", "Värde"], ["Nacka", 12]]})
        _, own = taken(root)
        assert own[BOOK]["skal"] == (
            "Inget blad med trygghetsfrågor följer den uppställning som Brå haft 2024 eller 2025 "
            "(blad: Klotter-NTU). Lägg siffrorna i egen tabell.")

    def test_a_share_outside_its_own_interval_is_quarantined(self, root):
        swapped = [*DOWN[:4], [2018, 21.4, 24.9, 17.9, 25.1, 24.0, 26.2, 28.0, 27.5, 28.5]]
        _, f = book(root, {"Otrygghet utomhus-NTU": swapped})
        assert counts(f) == [3, 2, 1, 0, 0, 0]
        assert "ligger inte mellan ki_undre och ki_ovre" in f["karantanrader"][0]["skal"]

    def test_the_contracts_own_workbook_is_not_taken_for_it(self, root):
        head = "undersokning;ar;omrade_kod;omrade_niva;fraga_id;fraga;matt;varde;ki_undre;ki_ovre;antal_svar"
        row = ["NTU", "2024/2025", "0182", "kommun", "otrygg_kvall", "Otrygg?", "andel_pct", 21.4, 17.9, 24.9, 412]
        table, f = book(root, {"NTU": [head.split(";"), row]})
        assert (f["form"], len(table)) == ("publicerade andelar", 1)


def test_years_of_the_tidy_table(root):
    head = "undersokning;ar;omrade_kod;omrade_niva;fraga_id;fraga;matt;varde;ki_undre;ki_ovre;antal_svar\n"
    years = ["2024", "2024/2025", "2025/2024", "2024/2024", "20/21", "2024/2025/2026", "1824"]
    root("trygghet/a.csv", head + "".join(f"NTU;{y};0182;kommun;f{i};Trygg?;andel_pct;2;;;\n"
                                          for i, y in enumerate(years)))
    _, own = taken(root)
    assert counts(own["trygghet/a.csv"]) == [7, 2, 5, 0, 0, 0]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 3000) | st.floats() | st.sampled_from(
        ["N07609", "N07540", "N07657", "0182", "0001", "T", "K", "2024", "", "..", "\ud800", "850709-9805", "x\x00"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["kpi", "municipality", "period", "values", "gender", "status", "value", "next_url"]),
        inner, max_size=5),
    max_leaves=12)
INNER = st.fixed_dictionaries({"gender": st.sampled_from(["T", "K", "M"]) | VALUES, "value": VALUES}) | VALUES
ENTRIES = st.fixed_dictionaries({
    "kpi": st.sampled_from(["N07609", "N00610", "N07540"]) | VALUES, "municipality": st.just("0182") | VALUES,
    "period": st.integers(2015, 2026) | VALUES, "values": st.lists(INNER, max_size=4) | VALUES}) | VALUES
REPLIES = st.lists(st.fixed_dictionaries({"values": st.lists(ENTRIES, max_size=4) | VALUES}), max_size=2)
CALM = {"deadline": None, "derandomize": True, "suppress_health_check": list(HealthCheck)}


def _inner_values(entry):
    """One for each inner value; one for an entry whose form cannot be followed."""
    whole = isinstance(entry, dict) and {"kpi", "municipality", "period"} <= set(entry)
    return len(entry["values"]) if whole and isinstance(entry.get("values"), list) else 1


@settings(max_examples=50, **CALM)
@given(REPLIES)
def test_the_kolada_parser_counts_every_inner_value_and_raises_our_error_alone(tmp_path_factory, pages):
    path = tmp_path_factory.getbasetemp() / "svar.json"
    path.write_text(json.dumps(pages))
    if pages and all(isinstance(p["values"], list) for p in pages):
        raw = kolada.parse(path, KNOWN)
        assert len(raw.rows) + len(raw.broken) == sum(_inner_values(e) for p in pages for e in p["values"])
        assert all(len(cells) == len(raw.header) for _, cells in raw.rows)
    else:
        with pytest.raises(UnreadableError):
            kolada.parse(path, KNOWN)


@settings(max_examples=12, **CALM)
@given(REPLIES)
def test_a_strange_reply_adds_up_at_the_door(tmp_path_factory, pages):
    folder = tmp_path_factory.mktemp("kolada") / "raw"
    path = folder / "0182" / FILE
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(pages))
    _, own = taken(folder)
    assert len(own) == 1


CELLS = st.none() | st.floats(-10, 3000, allow_nan=False) | st.sampled_from(
    [2018, 2020, "2017/2018", "Andel", "KI undre", "KI övre", "Antal", "Nacka", "Hela landet", "..", "-", "=1+1",
     "850709-9805", "å"])
CHANGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 9), CELLS), max_size=8)


def _changed(sheet, changes, rows_from=0, columns_from=0):
    rows = [list(row) for row in sheet]
    for r, c, value in changes:
        row, column = r + rows_from, c + columns_from
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = value
    return rows


@settings(max_examples=15, **CALM)
@given(st.sampled_from([ACROSS, DOWN, RESPONDENTS]), CHANGES)
def test_no_changed_cell_of_a_workbook_raises(tmp_path_factory, sheet, changes):
    folder = tmp_path_factory.mktemp("bok") / "raw"
    path = folder / "0182" / BOOK
    path.parent.mkdir(parents=True)
    write_workbook(path, {"Klotter-NTU": _changed(sheet, changes)})
    _, own = taken(folder)
    assert len(own) == 1


@settings(max_examples=30, **CALM)
@given(CHANGES)
def test_every_value_under_a_year_is_a_row(tmp_path_factory, changes):
    rows = _changed(ACROSS, changes, rows_from=2, columns_from=1)
    path = tmp_path_factory.getbasetemp() / "bok.xlsx"
    write_workbook(path, {"Klotter-NTU": rows})
    under = [value for row in rows[2:] for value in row[1:4] if value is not None]
    assert len(indikatorbok.parse(path, KNOWN).rows) == len(under)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe\x00", b"null", b"PK\x03\x04", b"\x00" * 50])
def test_the_parsers_raise_only_our_error(tmp_path, data):
    path = tmp_path / "a"
    path.write_bytes(data)
    for parse in (kolada.parse, indikatorbok.parse):
        with pytest.raises(UnreadableError):
            parse(path, KNOWN)
