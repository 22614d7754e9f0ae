"""The pages to look at, written once."""

import json

import pytest

from flows import steps
from reports.compose import compose
from reports.delivery import page
from reports.html import write_html
from reports.index import write_index
from reports.withdraw import write_corrections
from tests.reports.fixture_underlag import build_context, build_underlag
from tests.reports.test_delivery_page import REPORT
from tests.reports.test_week_page import crowded
from tests.reports.test_week_page import page as week


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The address of a made record's page."""
    path = tmp_path_factory.mktemp("gjord") / "lagesbild.html"
    path.write_text(write_html(compose(build_underlag(), build_context())), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="session")
def listed(tmp_path_factory):
    """The address of the list of two publications."""
    out = tmp_path_factory.mktemp("lista")
    for period in ("2016", "2017"):
        (out / "0182" / period / "bra").mkdir(parents=True)
        (out / "0182" / period / "bra" / "underlag.json").write_text(
            json.dumps(build_underlag() | {"period": period}), encoding="utf-8")
    return write_index(out).as_uri()


@pytest.fixture(scope="session")
def pages(made, listed, judged, tmp_path_factory):
    """Address by name: every kind of page, and a whole kommun's."""
    out = tmp_path_factory.mktemp("sidor")
    nacka = judged["0182"]
    whole = compose(nacka["underlag"], steps.context(nacka["job"], nacka, {"filer": []}))
    files = {"nacka": out / "lagesbild.html", "leverans": out / "leverans.html"}
    files["nacka"].write_text(write_html(whole), encoding="utf-8")
    files |= {"vecka": out / "veckobild.html", "rattelser": out / "rattelser.html"}
    files["vecka"].write_text(write_html(week(crowded())), encoding="utf-8")
    write_corrections(out, [{"dag": "2026-02-03", "omrade": {"kommuner": ["0182"], "namn": "Nacka"}, "period": "2017",
                             "utgava": "bra", "skal": "Fel folkmängd."}])
    files["leverans"].write_text(page(REPORT, "Haninge"), encoding="utf-8")
    return {"fixture": made, "index": listed} | {name: path.as_uri() for name, path in files.items()}
