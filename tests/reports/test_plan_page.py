"""The åtgärdsplan on the page: late ones first, with whom and for what, and what lacks what."""

from reports.compose import compose
from reports.model import Bullets, Table, Text
from reports.tables import tables
from tests.reports.fixture_underlag import build_context, build_underlag
from transforms.underlag import validate


def item(name, **more):
    return {"punkt_id": name, "slag": "atgard", "datum": "2017-02-01", "problem": ["otrygg_plats"], "plats": "Orminge",
            "vad": "Byt lampor", "ansvarig": "Park och gata", "status": "pagar", "klar_senast": "2017-12-01",
            "forsenad_dagar": 30, "loften": ["0182-2017-3"], "lofte_genom": "angivet", "orsak": "", "matt": "",
            "demo": True, **more}


def made(items, **more):
    underlag = build_underlag()
    underlag["atgarder"] = {"per": "2017-12-31", "punkter": items, "antal": [], "utelamnade": False, "utan_grund": [],
                            "problem_utan_atgard": [], **more}
    validate(underlag)
    return underlag, compose(underlag, build_context())


def blocks(report):
    section = next(s for s in report.sections if s.id == "loften")
    return next(p for p in section.parts if p.id == "atgardsplan").blocks


def said(found):
    return " ".join(b.text if isinstance(b, Text) else " ".join(b.items) if isinstance(b, Bullets) else ""
                    for b in found)


def test_a_row_says_what_where_who_when_and_for_what():
    _, report = made([item("a1", orsak="mörk gång", matt="antal lampor"),
                      item("v1", slag="vandring", forsenad_dagar=None, klar_senast=None, ansvarig="", problem=[],
                           loften=[], lofte_genom="")])
    table = next(b for b in blocks(report) if isinstance(b, Table))
    assert table.synthetic
    assert table.rows == (
        ("Byt lampor", "Orminge", "Park och gata", "pågår, 30 dagar försenad", "2017-12-01",
         "Otrygga platser\nlöfte 0182-2017-3\nOrsak: mörk gång", "antal lampor"),
        ("Byt lampor (vandring)", "Orminge", "anges inte", "pågår", "anges inte",
         "inget problem i listan\ninget löfte", "–"))
    assert "Planen har 2 åtgärder. 1 av dem var försenad 2017-12-31." in said(blocks(report))


def test_what_lacks_a_promise_a_measure_or_a_finding_is_listed():
    loose = item("a1", loften=[], lofte_genom="")
    _, report = made([loose, loose | {"punkt_id": "a3", "plats": "Boo"},
                      item("a2", loften=[], lofte_genom="", status="avslagen", forsenad_dagar=None)],
                     utan_grund=[{"punkt_id": "a1", "skal": "ingen källa säger något"}],
                     problem_utan_atgard=["inbrott_bostad"])
    lists = [b.items for b in blocks(report) if isinstance(b, Bullets)]
    assert lists == [("Byt lampor: Orminge, Boo",), ("Inbrott i bostad",), ("Ingen källa säger något: Byt lampor",)]


def test_hidden_counts_are_told_to_be_hidden_and_so_is_what_is_left_out():
    count = {"problem": "otrygg_plats", "demo": True, "forsenade": None}
    _, report = made([item("a1")], utelamnade=True, antal=[
        count | {"status": "pagar", "antal": None}, count | {"status": "klar", "antal": 2, "forsenade": 0}])
    table = next(b for b in blocks(report) if isinstance(b, Table) and b.caption.startswith("Åtgärder per"))
    assert table.rows == (("Otrygga platser", "0", "0", "dolt", "2", "0", "dolt"),)
    assert "visar inte planerade insatser" in said(blocks(report))


def test_a_long_plan_goes_on_in_its_file():
    underlag, report = made([item(f"a{i}") for i in range(45)])
    assert len(next(b for b in blocks(report) if isinstance(b, Table)).rows) == 40
    assert "Ytterligare 5 står i tabeller/atgarder.csv" in said(blocks(report))
    assert tables(underlag, report)["atgarder.csv"].decode("utf-8-sig").count("Byt lampor") == 45


def test_without_a_plan_the_page_says_so():
    assert "Ingen åtgärdsplan är inläst" in said(blocks(made([])[1]))
