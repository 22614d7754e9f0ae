"""The gold halves are well formed and apart, and the test half is coded alike by two; see tests/gold/README.md."""

import json
import re
from collections import Counter

import pytest
from rapidfuzz import fuzz, process

from tests.gold.evaluate_agreement import TABLE, read, split, table
from transforms import registry

KOMMUNER = ("0120", "0125", "0163", "0182", "0683")
TYPES = ("station", "skola", "centrum", "park", "torg", "vag", "fritidsgard", "ungdomsplats")
STYLES = {"protokoll", "lapp", "tal", "felstavat", "flera", "positivt", "kontrast", "ironi", "utanfor", "onskan"}
MARKS = re.compile(r"⟦(?:(?:namn|telefon|epost|regnr|adress|arende|konto):[^⟦⟧]+|pnr10|pnr12|samnr)⟧")


@pytest.fixture(scope="module")
def known():
    return registry.load()


@pytest.fixture(scope="module")
def places(known):
    """The codes a statement of each kommun may have as place."""
    general = {"", "kommunen", "tvetydig", *(f"typ:{kind}" for kind in TYPES)}
    return {kommun: general | {plats.plats_id for plats in known.platser(kommun)} | _areas(known, kommun)
            for kommun in KOMMUNER}


def _areas(known, kommun):
    features = json.loads(known.omraden_file(kommun).read_text(encoding="utf-8"))["features"]
    return {feature["properties"]["kod"] for feature in features}


@pytest.mark.parametrize("half", ["ovning", "ovning2", "prov1", "prov2"])
def test_every_code_of_a_half_is_known_and_no_statement_stands_twice(half, known, places):
    rows = read(f"yttranden-{half}.csv")
    assert len({row["id"] for row in rows}) == len({row["yttrande"].casefold() for row in rows}) == len(rows)
    for row in rows:
        bad, good = split(row["problem"]), split(row["bra"])
        assert {*bad, *good} <= known.problem.keys(), row["id"]
        assert len({*bad, *good}) == len(bad) + len(good), f"{row['id']} has a problem twice"
        assert row["plats"] in places[row["kommun"]], row["id"]
        assert row["stil"] in STYLES, row["id"]


@pytest.mark.parametrize("half", ["prov1", "prov2"])
def test_the_second_coder_coded_every_statement_of_the_test_half(half, known, places):
    kommun = {row["id"]: row["kommun"] for row in read(f"yttranden-{half}.csv")}
    rows = read(f"yttranden-{half}-kodare2.csv")
    assert [row["id"] for row in rows] == list(kommun)
    for row in rows:
        assert {*split(row["problem"]), *split(row["bra"])} <= known.problem.keys(), row["id"]
        assert row["plats"] in places[kommun[row["id"]]], row["id"]


@pytest.mark.parametrize(("half", "statements"), [("ovning", 240), ("prov1", 160), ("prov2", 400)])
def test_a_half_is_large_and_varied_enough(half, statements, known):
    rows = read(f"yttranden-{half}.csv")
    problems = Counter(problem for row in rows for problem in split(row["problem"]))
    assert len(rows) >= statements
    assert min(problems[problem] for problem in known.problem) >= 6
    assert sum(row["bra"] != "" for row in rows) >= 45
    assert sum(row["problem"] == row["bra"] == "" for row in rows) >= 30
    assert {row["stil"] for row in rows} == STYLES
    assert {row["kommun"] for row in rows} == set(KOMMUNER)


@pytest.mark.parametrize("half", ["ovning", "ovning2", "prov1", "prov2"])
def test_secrets_are_marked_in_known_ways_beside_statements_where_nothing_is_secret(half):
    texts = [row["yttrande"] for row in read(f"redigering-{half}.csv")]
    assert len(set(texts)) == len(texts) >= 150
    for text in texts:
        assert not re.search("[⟦⟧]", MARKS.sub("", text)), text
    assert sum(text.count("⟦namn:") for text in texts) >= 100
    assert sum("⟦" not in text for text in texts) >= 60


@pytest.mark.parametrize(("practice", "test", "alike"), [
    ("yttranden-ovning", "yttranden-prov1", 66), ("redigering-ovning", "redigering-prov1", 70),
])
def test_nothing_in_the_practice_half_is_nearly_a_statement_of_the_test_half(practice, test, alike):
    halves = [[row["yttrande"].lower() for row in read(f"{half}.csv")] for half in (practice, test)]
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        assert process.cdist(*halves, scorer=scorer).max() < alike


@pytest.mark.parametrize(("kind", "near"), [("yttranden", 6), ("redigering", 3)])
def test_few_statements_of_the_second_test_half_are_nearly_one_that_is_practice(kind, near):
    """Two writers hit on the same everyday sentence now and then: the README says how often, and no more."""
    texts = {part: [row["yttrande"].lower() for row in read(f"{kind}-{part}.csv")]
             for part in ("ovning", "ovning2", "prov1", "prov2")}
    known = [text for part in ("ovning", "ovning2", "prov1") for text in texts[part]]
    alike = [process.cdist(texts["prov2"], known, scorer=scorer).max(axis=1) for scorer in
             (fuzz.ratio, fuzz.token_sort_ratio)]
    assert sum(max(pair) >= 76 for pair in zip(*alike, strict=True)) == near


def test_the_agreement_of_the_two_coders_is_as_published_and_enough_to_measure_against():
    found = table()
    assert found == read(TABLE.name)
    overall = {(line["del"], line["kod"]): float(line["alfa"]) for line in found if line["kod"] in {"alla", "plats"}}
    assert len(overall) == 4 and min(overall.values()) >= 0.667
