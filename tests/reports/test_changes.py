"""What a publication says otherwise than the one before it, and how the list of publications tells it."""

import json

import pytest

from reports.changes import changes
from reports.index import write_index
from tests.reports.fixture_underlag import HEADINGS, build_underlag
from tests.reports.test_pages import Page, flat

NAMES = {"otrygg_plats": "Otrygga platser", "inbrott_bostad": "Inbrott i bostad"}


@pytest.fixture
def before():
    return build_underlag() | {"period": "2016"}


@pytest.fixture
def after():
    return build_underlag()


def test_the_same_record_differs_in_nothing(before, after):
    assert changes(before, after, NAMES) == []


def test_a_verdict_that_changed_is_told_with_its_promise_and_source(before, after):
    row = next(m for m in after["loften"][3]["motivering"] if m["kallslag"] == "brottsstatistik")
    row["utslag"] = "oklart"
    assert changes(before, after, NAMES) == [
        f"{HEADINGS['inbrott_bostad']}: Brottsstatistik från stöder till oklart"]


def test_a_synthetic_verdict_never_becomes_a_real_one(before, after):
    row = next(m for m in after["loften"][3]["motivering"] if m["kallslag"] == "dialog")
    assert row["demo"] and row["utslag"] == "stoder"
    row |= {"demo": False, "utslag": "oklart"}
    assert changes(before, after, NAMES) == []


def test_promises_problems_areas_and_files_that_came_and_went(before, after):
    after["loften"][0]["lofte_id"] = "0182-2018-1"
    before["loften"] = before["loften"][:-1]
    after["problem_utan_lofte"] = [{"problem": "inbrott_bostad", "omrade_kod": "0182", "skal": ""}]
    after["platser"] = [p for p in after["platser"] if "anhopning" not in p["flaggor"]]
    after["kallor"].append(after["kallor"][0] | {"sha256": "f" * 64})
    assert changes(before, after, NAMES) == [
        "Två löften är nya och ett löfte är borta", "Problem utan löfte: Inbrott i bostad",
        "Inte längre utan löfte: Otrygga platser",
        "Skiljer sig inte längre från slumpen: Orminge-Kummelnäs (inbrott i bostad)", "En ny fil i underlaget"]


def test_the_list_compares_with_the_same_kommun_and_edition_one_period_before(tmp_path, before, after):
    after["loften"] = after["loften"][1:]
    records = {"0182/2015/bra": before | {"period": "2015", "loften": []}, "0182/2016/bra": before,
               "0182/2016/intern": before | {"utgava": "intern", "loften": []}, "0182/2017/bra": after}
    for folder, record in records.items():
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "underlag.json").write_text(json.dumps(record), encoding="utf-8")
    rows = {e["data-period"] + e["data-utgava"]: flat(e["text"])
            for e in Page(write_index(tmp_path).read_text(encoding="utf-8")).all("tr") if "data-period" in e}
    assert "En skillnad mot 2016" in rows["2017bra"] and "Ett löfte är borta" in rows["2017bra"]
    assert "En skillnad mot 2015" in rows["2016bra"] and "Sex löften är nya" in rows["2016bra"]
    assert "Den första i sitt slag." in rows["2015bra"] and "Den första i sitt slag." in rows["2016intern"]
