"""The page of all figures: each published one is on it with its text alternative, and no other."""

import re

from reports.compose import compose
from reports.gallery import write_gallery
from reports.html import write_html
from tests.reports.fixture_underlag import build_context, build_underlag


def test_every_published_figure_is_there_with_its_alternative(tmp_path):
    report = compose(build_underlag(), build_context())
    for kommun in ("0180", "0182"):
        (tmp_path / kommun / "2017" / "bra").mkdir(parents=True)
        (tmp_path / kommun / "2017" / "bra" / "lagesbild.html").write_text(write_html(report), encoding="utf-8")
    page = write_gallery(tmp_path).read_text(encoding="utf-8")
    files = re.findall(r'<img src="([^"]+)\.png" alt="([^"]+)"', page)
    assert {name for name, _ in files} == {
        f"{kommun}/2017/bra/figurer/{p.name}" for kommun in ("0180", "0182") for p in report.pictures()}
    assert len(files) == 2 * len(report.pictures())
    assert all(alt for _, alt in files)


def test_without_publications_the_page_is_empty_and_says_so(tmp_path):
    assert "0 figurer" in write_gallery(tmp_path).read_text(encoding="utf-8")
