"""The delivery report as a page and on screen: what was taken, what to mend and by whom, and nothing of the rows."""

import re

import pytest

from reports.delivery import page, write_page
from tests.reports.test_pages import Page
from transforms.swedish import delivery_report as words

TWO_DIGITS = "'25-02-03' har ett tvåsiffrigt år. Skriv ÅÅÅÅ-MM-DD."
FILE = {
    "fil": "0136/handelser/2025-05-01-uttag.csv", "kalla": "handelser", "sha256": "ab" * 32,
    "leveransdatum": "2025-05-01", "teckenkod": "windows-1252", "status": "delvis", "skal": "", "kod": "",
    "rader": 1200, "godkanda": 1190, "karantan": 5, "dubbletter": 1, "personrader": 4,
    "personradnummer": [7, 8, 9, 40], "ersatta": 0, "rattade": {"vaxlade": 2, "sommartid": 1}, "utan_punkt": 3,
    "omappade": {"9998": 12, "[okänd plats]": 1, "[bara län]": 3}, "tvetydiga": {}, "okanda_kolumner": ["Handläggare"],
    "anmarkningar": ["Andra blad lästes inte: Blad2."], "syntetisk": False,
    "form": "händelseexport", "belagd": "beskrivning",
    "karantanrader": [
        {"rad": 11, "kolumn": "start", "skal": TWO_DIGITS, "kod": "ar"},
        {"rad": 3, "kolumn": "n", "skal": "Punkten ligger mer än 500 m utanför kommunen.", "kod": "utanfor"},
        {"rad": 12, "kolumn": "start", "skal": "'25-02-04' har ett tvåsiffrigt år. Skriv ÅÅÅÅ-MM-DD.", "kod": "ar"},
        {"rad": 13, "kolumn": "start", "skal": "'25-02-04' har ett tvåsiffrigt år. Skriv ÅÅÅÅ-MM-DD.", "kod": "ar"},
        {"rad": 20, "kolumn": "", "skal": "Raden har inte lika många celler som rubrikraden.", "kod": "celler"},
    ],
}
REFUSED = FILE | {
    "fil": "0136/est/<b>fel</b>.csv", "status": "avvisad", "skal": "Kolumnen datum saknas.", "kod": "saknad_kolumn",
    "rader": None, "godkanda": None, "karantan": None, "dubbletter": None, "personrader": None, "personradnummer": [],
    "ersatta": None, "rattade": None, "utan_punkt": 0, "omappade": {}, "okanda_kolumner": [], "anmarkningar": [],
    "karantanrader": [], "teckenkod": "",
}
LINK = REFUSED | {
    "fil": "0136/est/l.csv", "status": "okand_fil", "skal": "Länkar följs inte.", "kod": "lank", "form": "",
}
CLEAN = REFUSED | {
    "fil": "0136/trafik/a.csv", "status": "godkand", "skal": "", "kod": "", "rader": 1, "godkanda": 1, "karantan": 0,
    "dubbletter": 0, "personrader": 0, "ersatta": 0, "rattade": {},
}
BUNDLED = CLEAN | {"fil": "riket/brott/bra.csv", "omappade": {"Totalt": 55}, "medfoljer": True}
REPORT = {"kommun": "0136", "filer": [FILE, REFUSED, LINK, CLEAN, BUNDLED], "register": []}


def flat(text):
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(scope="module")
def html():
    return page(REPORT, "Haninge")


@pytest.fixture(scope="module")
def parsed(html):
    return Page(html)


def section(parsed, name):
    ids = {flat(e["text"]): e["id"] for e in parsed.all("h2", "h3") if "id" in e}
    (found,) = [e for e in parsed.all("section") if e.get("aria-labelledby") == ids[name]]
    return flat(found["text"])


def test_the_summary_says_what_was_taken_and_who_mends_what(parsed):
    text = section(parsed, "Sammanfattning")
    # FILE and CLEAN of four delivered; 1 190 + 1 rows of 1 200 + 1; the bundled one is nobody's delivery.
    assert text.startswith("Sammanfattning 2 av 4 filer är lästa. 1 191 av 1 201 rader är tagna.")
    deliverer, keeper = text.split("Den som sköter lägesbilden rättar")
    assert "uttag.csv: 5 rader ska rättas eller tas bort. Personnummer på rad 7–9 och 40." in deliverer
    assert "<b>fel</b>.csv: Kolumnen datum saknas." in deliverer
    assert "l.csv: Länkar följs inte." in keeper and "'9998' (12 rader)" in keeper
    assert "Totalt" not in text and "trafik" not in text
    assert "län" not in keeper  # nobody can mend an event that names no kommun


def test_a_file_is_accounted_for_as_an_equation_and_its_faults_are_grouped(parsed):
    text = section(parsed, FILE["fil"])
    assert "1 200 rader = 1 190 godkända + 5 i karantän + 1 dubblett + 4 med personnummer." in text
    table = next(e for e in parsed.all("table") if "tvåsiffrigt" in e["text"])
    assert f"Till exempel rad 11: {TWO_DIGITS} start 11–13 3" in flat(table["text"])
    assert table["text"].count("tvåsiffrigt") == 1
    assert "Punkten ligger mer än 500 m utanför kommunen. n 3 1" in flat(table["text"])
    assert "hela raden 20 1" in flat(table["text"])
    assert "2 rader: N och E stod i varandras kolumner och har bytt plats" in text
    assert "Händelser som bara anger län: 3 rader." in text
    assert "Kolumner som inte läses: Handläggare." in text and "Andra blad lästes inte: Blad2." in text
    assert "händelseexport (läsaren är byggd efter en beskrivning" in text and "windows-1252" in text


def test_a_clean_delivery_needs_nothing():
    text = flat(Page(page(REPORT | {"filer": [CLEAN, BUNDLED]}, "Haninge")).all("main")[0]["text"])
    assert "1 av 1 fil är läst. 1 av 1 rad är tagen." in text and "Inget behöver rättas." in text
    assert "Inget behöver rättas" not in page(REPORT, "Haninge")


def test_a_national_file_of_ones_own_has_to_be_mended_like_any_other():
    own = FILE | {"fil": "riket/befolkning/egen.csv"}
    text = flat(Page(page(REPORT | {"filer": [own]}, "Haninge")).all("main")[0]["text"])
    assert "riket/befolkning/egen.csv: 5 rader ska rättas" in text and "Följer med programmet" not in text


def test_a_file_of_which_no_row_was_taken_is_not_said_to_be_taken():
    none = FILE | {"rader": 1, "godkanda": 0, "karantan": 1, "dubbletter": 0, "personrader": 0, "personradnummer": [],
                   "utan_punkt": 1}
    text = flat(page(REPORT | {"filer": [none]}, "Haninge"))
    assert "Filen är läst, men ingen rad är tagen." in text and "0 av 1 rad är tagen." in text
    assert "Utan koordinat: 1 rad. Den räknas" in text


def test_made_up_files_are_said_to_be_made_up():
    text = page(REPORT | {"filer": [CLEAN | {"syntetisk": True}, FILE]}, "Haninge")
    assert text.count("yntetiska demodata") == 2  # at the top, and at the one file
    assert "yntetisk" not in page(REPORT, "Haninge")


def test_a_broken_registry_comes_first_and_nothing_is_called_fine():
    fault = {"fil": "loften/x.toml", "skal": "löfte 1: okänt problem 'x'"}
    text = page({"kommun": "0136", "filer": [], "register": [fault]}, "Haninge")
    assert "registry/loften/x.toml: löfte 1: okänt problem &#39;x&#39;" in text
    assert "ingen fil är läst" in text and "Inget behöver rättas" not in text


def test_the_page_is_whole_in_itself_and_marked_up_for_all(html, parsed):
    assert parsed.all("html")[0]["lang"] == "sv"
    assert not parsed.all("script", "link", "img", "iframe")
    assert not re.findall(r"https?://|url\((?!data:font/woff2)|@import", html)
    assert "<b>fel</b>" not in html  # a name is text, never markup
    assert len(parsed.all("h1")) == 1
    assert all(th.get("scope") in ("col", "row") for th in parsed.all("th"))
    ids = [e["id"] for e in parsed.elements if "id" in e]
    assert len(ids) == len(set(ids))
    assert {a["href"] for a in parsed.all("a")} <= {f"#{i}" for i in ids}
    assert [i for i in ids if i.startswith("fil-")] == ["fil-1", "fil-2", "fil-3", "fil-4", "fil-5"]


def test_the_page_is_written_whole(tmp_path, html):
    write_page(REPORT, "Haninge", tmp_path / "l.html")
    assert [p.name for p in tmp_path.iterdir()] == ["l.html"]
    assert (tmp_path / "l.html").read_text(encoding="utf-8") == html


@pytest.mark.parametrize(("numbers", "text"), [
    ([5], "5"), ([9, 3, 4, 5], "3–5 och 9"), ([2, 4, 6], "2, 4 och 6"),
    (range(2, 100, 2), "2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 och 37 rader till"),
])
def test_line_numbers_read_as_a_person_writes_them(numbers, text):
    assert words.lines(list(numbers)) == text


def test_the_screen_says_each_reason_once_and_hides_what_is_fine():
    lines = words.summary_lines(REPORT)
    assert flat(lines[0]) == "2 av 4 filer är lästa. 1 191 av 1 201 rader är tagna."
    assert sum("tvåsiffrigt" in line for line in lines) == 1
    assert f"    rätta start, rad 11–13: Till exempel rad 11: {TWO_DIGITS}" in lines
    assert "0136/trafik/a.csv: tagen i sin helhet, 1 rad" in lines
    assert lines[-1] == "riket/brott/bra.csv: följer med programmet, 1 rad"
    assert not any("godkand" in line or "vaxlade" in line for line in lines)


def test_every_status_proof_and_mended_kind_has_a_phrase():
    """The kinds as the code writes them: a key of this table that nobody writes, or the other way round, is a fault."""
    from pathlib import Path

    root = Path(words.__file__).parents[1]
    text = "\n".join(p.read_text("utf-8") for p in root.rglob("*.py") if "swedish" not in p.parts)
    marked = set(re.findall(r"_rattad_([a-z0-9_]+)", text)) - {"kind"}
    geography = set(re.findall(r'"(vaxlade|wgs84|rt90)"', text))
    assert marked | geography == set(words.MENDED)
    assert set(re.findall(r'"(\[[a-zåäö]+ [a-zåäö]+\])"', text)) == {*words.NO_CODE, *words.SO_IT_IS, words.SEVERAL}
    assert set(words.BELAGD) == {"verklig_fil", "beskrivning", "antagande"}
    assert set(words.STATUS) == {"godkand", "delvis", "avvisad", "oforandrad", "okand_fil"}
