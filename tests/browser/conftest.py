"""The pages to look at, written once."""

import json
from pathlib import Path

import pytest

from flows import steps
from reports.compose import compose
from reports.delivery import page
from reports.html import write_html
from reports.index import write_index
from tests.reports.fixture_underlag import build_context, build_underlag
from tests.reports.test_delivery_page import REPORT


@pytest.fixture(scope="session")
def pages(judged, tmp_path_factory):
    """Address by name: a made record, a whole kommun's, the list of publications, a delivery report."""
    out = tmp_path_factory.mktemp("sidor")
    nacka = judged["0182"]
    whole = compose(nacka["underlag"], steps.context(nacka["job"], nacka, {"filer": []}))
    for path, html in (("fixture/lagesbild.html", write_html(compose(build_underlag(), build_context()))),
                       ("nacka/lagesbild.html", write_html(whole)), ("leverans.html", page(REPORT, "Haninge"))):
        (out / path).parent.mkdir(exist_ok=True)
        (out / path).write_text(html, encoding="utf-8")
    return {"fixture": address(out / "fixture/lagesbild.html"), "nacka": address(out / "nacka/lagesbild.html"),
            "leverans": address(out / "leverans.html"), "index": address(_index(out))}


def _index(out: Path) -> Path:
    """The list of two publications."""
    for period in ("2016", "2017"):
        folder = out / "ut" / "0182" / period / "bra"
        folder.mkdir(parents=True)
        (folder / "underlag.json").write_text(json.dumps(build_underlag() | {"period": period}), encoding="utf-8")
    return write_index(out / "ut")


def address(path: Path) -> str:
    return path.as_uri()
