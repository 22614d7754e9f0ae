"""The pages: thirteen sections, true labels, text that stays text, no request to anywhere, a tagged PDF."""

import base64
import hashlib
import io
import re
import shutil
import subprocess
from html.parser import HTMLParser
from itertools import pairwise

import pikepdf
import pytest
from pdfua import Severity
from pdfua import validate as check_pdf

from reports.compose import compose
from reports.html import TEMPLATES, VENDOR, write_html
from reports.pdf import write_pdf
from tests.reports.fixture_underlag import HEADINGS, build_context, build_underlag
from transforms.underlag import validate

SECTIONS = [
    "Sammanfattning", "Underlag", "Kommunen och områdena", "Kartläggning – omfattning", "Konsekvenser",
    "Upplevd trygghet", "Platser och tider", "Samlad bedömning", "Prioritering", "Orsaksanalys",
    "Löften och åtgärder", "Uppföljning", "Bilaga",
]
MARK = ' <script>alert(1)</script> #x *b* _i_ $y$ @z \\ [k] "q" & `c`'
SCRIPTS = [path.read_text(encoding="utf-8") for path in (
    VENDOR / "leaflet" / "leaflet.js", TEMPLATES / "karta.js", TEMPLATES / "lagesbild.js")]
LABEL = "nnehåller syntetiska demodata"


class Page(HTMLParser):
    """The elements of a page with their attributes and text, in reading order."""

    def __init__(self, html):
        super().__init__()
        self.elements, self._open = [], []
        self.feed(html)

    def handle_startendtag(self, tag, attrs):
        self.elements.append({"tag": tag, "text": "", "inside": [e["tag"] for e in self._open], **dict(attrs)})

    def handle_starttag(self, tag, attrs):
        self.handle_startendtag(tag, attrs)
        if tag in ("td", "th"):
            self.handle_data(" ")
        if tag not in ("meta", "link", "br", "img", "input"):
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag):
        assert self._open.pop()["tag"] == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        for element in self._open:
            element["text"] += data

    def all(self, *tags):
        return [e for e in self.elements if e["tag"] in tags]


def flat(text):
    """Text with every run of space as one plain space."""
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def report():
    return compose(build_underlag(), build_context())


@pytest.fixture(scope="module")
def html(report):
    return write_html(report)


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


@pytest.fixture(scope="module")
def pdf(report):
    return write_pdf(report)


@pytest.fixture(scope="module")
def real():
    return compose(build_underlag(synthetic=False), build_context(synthetic=False))


def alternatives_of(data):
    """The text alternatives in the PDF's tag tree."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return [str(o.Alt) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]


def sheets(data):
    """The text of each sheet of the PDF."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext (package poppler-utils)")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode("utf-8").rstrip("\f").split("\f")


def test_the_fixture_keeps_the_contract():
    for synthetic in (True, False):
        validate(build_underlag(synthetic=synthetic))


def test_thirteen_sections_in_order(page):
    titles = [flat(e["text"]) for e in page.all("h2")]
    assert len(titles) == 13
    assert all(title.startswith(wanted) for title, wanted in zip(titles, SECTIONS, strict=True))


def test_sections_stand_in_the_contents_and_link_to_their_headings(page):
    ids = {e["id"] for e in page.elements if "id" in e}
    targets = [e["href"].removeprefix("#") for e in page.all("a") if "nav" in e["inside"]]
    assert len(targets) >= 13
    assert set(targets) <= ids


def test_no_heading_level_is_skipped(page):
    levels = [int(e["tag"][1]) for e in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_used_once(page):
    ids = [e["id"] for e in page.elements if "id" in e]
    assert len(ids) == len(set(ids))


def test_page_is_swedish_with_landmarks_and_a_skip_link(page):
    assert page.all("html")[0]["lang"] == "sv"
    assert len(page.all("main")) == 1 and page.all("nav")
    first = page.all("a")[0]
    assert first["href"].startswith("#") and first["href"][1:] in {e.get("id") for e in page.elements}


def test_header_cells_say_what_they_head(page):
    assert page.all("th") and all(e.get("scope") in ("col", "row") for e in page.all("th"))


def test_page_asks_nobody_for_anything(html, page):
    assert not page.all("iframe", "img", "link", "object")
    assert not [e for e in page.all("script") if "src" in e]
    assert [e["text"] for e in page.all("script") if e.get("type") != "application/json"] == SCRIPTS
    for element in page.elements:
        for key in ("src", "href", "xlink:href", "srcset", "action"):
            assert not re.match(r"(https?:)?//", element.get(key) or ""), element
    assert "url(http" not in html and "@import" not in html


def test_the_policy_lets_nothing_in_and_these_scripts_alone_run(page):
    [policy] = [e["content"] for e in page.all("meta") if e.get("http-equiv") == "Content-Security-Policy"]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in SCRIPTS]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'" and rules["script-src"] == " ".join(f"'sha256-{d}'" for d in digests)
    assert all("http" not in rule and "*" not in rule for rule in rules.values())


def test_every_link_of_the_page_leads_to_something(page):
    ids = {e["id"] for e in page.elements if "id" in e}
    targets = [e["href"].removeprefix("#") for e in page.all("a")]
    assert set(targets) <= ids
    assert "tal-inbrott_bostad.brott_forandring-0182-2017" in targets


def test_empty_section_says_so_plainly(page):
    text = flat(page.all("main")[0]["text"])
    assert "Ingen källa till det är levererad" in text


def test_each_promise_shows_all_seven_source_kinds_with_word_and_shape(page):
    tables = {flat(e["text"]): e for e in page.all("table")}
    promises = [text for text in tables if "Skäl om" in text]
    assert len(promises) == len(HEADINGS)
    burglary = next(text for text in promises if "Skäl om inbrott_bostad" in text)
    assert burglary.count("Skäl om inbrott_bostad ur") == 7
    for shown in ("● stöder", "◐ oklart", "○ saknas"):
        assert shown in burglary
    assert "✕ motsäger" in next(text for text in promises if "Skäl om vald_nara_relation" in text)
    assert "Mening om inbrott_bostad ur brottsstatistik." in burglary


def test_demo_and_approximate_are_said_in_words(page):
    rows = [flat(e["text"]) for e in page.all("tr")]
    assert any(r.startswith("Brottsstatistik") and "ungefärlig" in r and "narkotika_unga" in r for r in rows)
    assert any(r.startswith("Dialog") and "demo" in r and "inbrott_bostad" in r for r in rows)
    assert not any(r.startswith("Brottsstatistik") and "demo" in r and "Skäl om" in r for r in rows)


def test_the_figures_of_the_record_are_on_the_page(page):
    text = flat(page.all("main")[0]["text"])
    for shown in ("574 (528–623)", "601 (554–651)", "742 (690–797)", "1,21", "1,08–1,35", "32,5 % (29,5–35,7)",
                  "37,8 % (34,7–41,1)", "61 (47–78)", "1 300", "1 234"):
        assert shown in text, shown


def test_smallest_visible_change_stands_before_the_outcome(page):
    heads = [flat(e["text"]) for e in page.all("tr") if "Slutsats" in e["text"] and "Före" in e["text"]]
    assert heads and all(h.index("Minsta") < h.index("Före") for h in heads)
    said = next(flat(e["text"]) for e in page.all("p") if "Slutsats: kan inte bedömas" in flat(e["text"]))
    assert said.index("16 %") < said.index("601") < said.index("742")


def test_promised_and_done(page):
    rows = [flat(e["text"]) for e in page.all("tr")]
    assert "startade områden 8 8 3 delvis gjort" in rows
    assert "startade områden 0 av 2 1 av 4 1 av 6 3 av 8" in rows


def test_suppressed_count_is_never_a_number(page, report):
    row = next(flat(e["text"]) for e in page.all("tr") if flat(e["text"]).startswith("Fisksätra")
               and "Orminge" not in e["text"])
    assert not re.search(r"\d", row)
    assert "None" not in page.all("main")[0]["text"] and "nan" not in flat(page.all("main")[0]["text"]).split()
    assert all("Fisksätra" not in str(p.data.rows) or p.name == "karta" for p in report.pictures())


def test_no_promise_gets_one_grade(page):
    assert "betyg:" not in page.all("main")[0]["text"].lower()
    assert "poäng:" not in page.all("main")[0]["text"].lower()


def test_every_figure_has_its_alternative_in_page_and_pdf(page, pdf, report):
    pictures = report.pictures()
    assert {p.name for p in pictures} >= {"karta", "anmalda-brott", "forandring", "trygghet", "platser",
                                          "loften-mot-kallor", "fore-efter"}
    labels = [e["aria-label"] for e in page.elements if e.get("role") == "img"]
    alternatives = alternatives_of(pdf)
    for picture in pictures:
        assert len(picture.alt) > 20
        assert labels.count(picture.alt) == 1
        assert alternatives.count(picture.alt) == 1
        assert "n =" in picture.source or "n:" in picture.source


def test_synthetic_label_on_page_and_on_every_sheet(page, pdf, report):
    assert any(LABEL in e["text"] for e in page.elements if e.get("role") == "note")
    assert all((LABEL in p.source or "syntetiska demodata" in p.source) for p in report.pictures() if p.synthetic)
    assert [p.name for p in report.pictures() if p.synthetic] == [
        "avvikelser-demo", "trygghet", "upplevelse", "anhopningar", "platsrang", "platser", "tider",
        "loften-mot-kallor", "prioritering", "lovat-gjort"]
    for name in ("anmalda-brott", "forandring", "fore-efter"):
        picture = next(p for p in report.pictures() if p.name == name)
        assert "Verkliga uppgifter" in picture.source and "Brå" in picture.source
    captions = [flat(e["text"]) for e in page.all("caption")]
    assert all(LABEL in c for c in captions if c.startswith("Vad källorna säger om löftet 0182-2017-4"))
    assert not any(LABEL in c for c in captions if c.startswith("Anmälda brott per år"))


def test_a_real_report_has_no_label_anywhere(real):
    assert "syntetisk" not in write_html(real).lower()
    assert not any(p.synthetic for p in real.pictures())


def test_text_from_data_is_never_markup():
    hostile = compose(build_underlag(mark=MARK), build_context(mark=MARK))
    html = write_html(hostile)
    page = Page(html)
    assert [e["text"] for e in page.all("script") if e.get("type") != "application/json"] == SCRIPTS
    assert "<script>alert" not in html.lower()
    assert flat(MARK) in flat(page.all("h1")[0]["text"])
    assert any(flat(HEADINGS["inbrott_bostad"] + MARK) == flat(e["text"]) for e in page.all("h3"))
    alternatives = alternatives_of(write_pdf(hostile))
    assert any("<script>alert(1)</script> #x *b* _i_ $y$ @z" in flat(a) for a in alternatives)


def test_pdf_is_tagged_swedish_and_passes_the_checker(pdf, tmp_path):
    path = tmp_path / "lagesbild.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as document:
        assert str(document.Root.Lang).startswith("sv")
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert "Lokal lägesbild Nacka" in str(document.docinfo["/Title"])
        titles = [str(i.title) for i in document.open_outline().root]
    assert [t.startswith(s) for t, s in zip(titles, SECTIONS, strict=True)] == [True] * 13
    found = check_pdf(str(path)).findings
    assert [f"{f.rule_id} {f.message}" for f in found if f.severity >= Severity.WARNING] == []


def test_every_sheet_of_the_pdf_says_synthetic_and_its_number(pdf):
    pages = [flat(text) for text in sheets(pdf)]
    assert len(pages) > 5
    assert all(LABEL in text for text in pages)
    assert [f"{i} av {len(pages)}" in text for i, text in enumerate(pages, 1)] == [True] * len(pages)
    assert all("Lokal lägesbild Nacka" in text for text in pages)


def test_no_sheet_of_a_real_report_says_synthetic(real):
    assert not any("syntetisk" in text.lower() for text in sheets(write_pdf(real)))


def test_pdf_and_page_carry_the_same_evidence(pdf):
    text = flat(" ".join(sheets(pdf)))
    for shown in ("601 (554–651)", "1,08–1,35", "32,5 % (29,5–35,7)", "stöder", "motsäger"):
        assert shown in text, shown


def test_same_record_gives_the_same_bytes(html, pdf):
    again = compose(build_underlag(created="2031-05-05T05:05:05+00:00"), build_context())
    assert write_html(again) == html
    assert write_pdf(again) == pdf
    assert "2031-05-05" not in html


@pytest.mark.parametrize("emptied", ["indikatorer", "platser", "loften", "prioritering", "kallor"])
def test_a_record_without_something_still_has_all_sections(emptied, undrawn):
    page = Page(write_html(compose(build_underlag() | {emptied: []}, build_context())))
    assert len(page.all("h2")) == 13
