"""The page of one week: one sheet and one screen whatever is on it, honest words, labels, the same bytes twice."""

import io
import json
import re
import struct

import geopandas as gpd
import pikepdf
import pytest
from shapely.geometry import box

from reports.compose import compose
from reports.compose.week import WeekContext, compose_week
from reports.compose.weeks import week_by_week
from reports.html import write_html
from reports.model import Bullets, Table, Text
from reports.pdf import write_pdf, write_png
from reports.tables import tables
from reports.week import publish_week
from tests.reports.fixture_underlag import build_context, build_underlag
from transforms.registry import Plats
from transforms.swedish import week as words
from transforms.underlag import validate

WEEKS = [f"2025-W{n}" for n in range(33, 38)]
PLACES = tuple(Plats(f"0182-p{i}", f"Plats {i}", (), "torg", 6580000.0 + 300 * i, 684000.0 + 200 * i, 100.0, "0182R001",
                     "kalla") for i in range(1, 13))
AREAS = gpd.GeoDataFrame({"kod": ["0182R001"], "namn": ["Ett"], "niva": ["regso"], "version": ["2025"]},
                         geometry=[box(683000, 6579000, 688000, 6586000)], crs=3006)


def cells(*counts):
    return [{"antal": n, "flagga": "" if n is not None else "saknas"} for n in counts]


def reports(name, now, before=(0, 0, 0, 0), year_before=(0, 0, 0, 0, 0)):
    return {"kategori": name, "antal": cells(*before, now), "i_fjol": cells(*year_before)}


def reporters(*numbers, active=9):
    return [{"vecka": w, "rapporterade": n, "aktiva": active, "aktiva_rapporterade": n, "flagga": ""}
            for w, n in zip(WEEKS, numbers, strict=True)]


def point(name, group="forsenad", **more):
    return {"grupp": group, "punkt_id": name, "slag": "atgard", "datum": "2025-09-09", "problem": [], "plats": "Boo",
            "vad": f"Åtgärd {name}", "ansvarig": "Park och gata", "status": "pagar", "klar_senast": "2025-09-12",
            "forsenad_dagar": 2 if group == "forsenad" else None, "loften": [], "lofte_genom": "", "orsak": "",
            "matt": "", "demo": False, **more}


def record(**more):
    found = {
        "version": 1, "omrade": {"kommuner": ["0182"], "namn": "Nacka"}, "period": "2025-W37", "utgava": "intern",
        "syntetiskt": False, "kallor": [],
        "atgarder": {"per": "2025-09-14", "punkter": [], "fler": 0, "utelamnade": False},
        "rapporter": {"demo": False, "lage": "hel", "veckor": WEEKS,
                      "i_fjol": [w.replace("2025", "2024") for w in WEEKS],
                      "rader": [reports("*", 3, (5, 6, 4, 8), (0, 0, 0, 0, 7)), reports("Klotter", 3, (5, 6, 4, 8))]},
        "rapportorer": {"veckor": reporters(6, 6, 6, 6, 3), "tysta": [{"rapportor": "Skola 2", "senast": None}]},
        "avvikelser": {"provade": 0, "over": 0, "vantat": 0.0, "star_kvar": 0, "rader": []},
        "platser": [], "tider": {"n": 26, "tid": None, "skal": "jamn"}, "kalender": [], "lage": [],
        "rojandekontroll": {"troskel": 5, "undertryckta": 0}, **more}
    validate(found, "week.json")
    return found


def crowded():
    """More of everything than a sheet holds, in long words."""
    long = "Mycket långt ord om omständigheterna "
    return record(
        syntetiskt=True,
        atgarder={"per": "2025-09-14", "fler": 40, "utelamnade": True, "punkter": [
            point(f"{long * 3}{i}", group, plats=long, ansvarig=long, demo=True)
            for group in ("forsenad", "beslutad", "snart") for i in range(30)]},
        rapporter={"demo": True, "lage": "hel", "veckor": WEEKS, "i_fjol": WEEKS, "rader": [
            reports("*", 1000, (2000, 3000, 4000, 5000)), *(reports(f"{long}{i}", 70) for i in range(40))]},
        rapportorer={"veckor": reporters(30, 30, 30, 30, 12, active=90),
                     "tysta": [{"rapportor": f"Bostadsbolaget {i}", "senast": "2025-08-01"} for i in range(78)]},
        avvikelser={"provade": 40, "over": 9, "vantat": 0.4, "star_kvar": 9, "rader": [
            {"kategori": f"{long}{i}", "antal": 70, "forvantat": 7.0, "ovre_grans": 15.0, "p": 1e-9, "q": 1e-8,
             "flagga": "avviker"} for i in range(9)]},
        platser=[{"plats_id": p.plats_id, "namn": p.namn, "antal": 80, "tillsammans": 99, "kategorier": [long] * 9}
                 for p in PLACES],
        kalender=[{"datum_fran": "2025-09-15", "datum_till": "2025-10-02", "plats": long, "vad": long * 9,
                   "demo": True}] * 20,
        lage=[{"omrade_kod": "0182", "namn": long, "niva": "rod", "skal": long * 30, "demo": True}] * 20)


def page(found):
    return compose_week(found, WeekContext(AREAS, PLACES))


def section(report, name):
    return next(s for s in report.sections if s.id == name)


def said(part):
    return " ".join(b.text if isinstance(b, Text) else " ".join(b.items) for b in part.blocks
                    if isinstance(b, Text | Bullets)).replace("\u00a0", " ")


def table(part):
    return next(b for b in part.blocks if isinstance(b, Table))


@pytest.fixture(scope="module")
def full():
    return page(crowded())


def test_measures_stand_first_with_the_late_ones_on_top_and_room_for_the_others():
    report = page(record(atgarder={"per": "2025-09-14", "fler": 2, "utelamnade": False, "punkter": [
        *(point(f"s{i}") for i in range(7)), point("b1", "beslutad", status="ny"), point("k1", "snart")]}))
    assert report.sections[0].id == "atgarder"
    rows = [(r[0].removeprefix("Åtgärd "), r[3]) for r in table(report.sections[0]).rows]
    assert rows == [*((f"s{i}", "pågår, 2 dagar försenad") for i in range(5)), ("b1", "ny, beslutad 2025-09-09"),
                    ("k1", "pågår, ska snart vara klar")]
    text = said(report.sections[0])
    assert "7 åtgärder var försenade 2025-09-14, av 9 att ta upp." in text
    assert "Ytterligare två står i vecka.json." in text and "2 andra öppna åtgärder" in text


def test_a_fall_with_fewer_reporters_is_not_called_calm():
    text = said(section(page(record()), "rapporter"))
    assert "3 rapporter i veckan. De fyra veckorna före: 5, 6, 4 och 8. Ett år tidigare (v. 37 2024): 7." in text
    assert "Färre rapportörer hörde också av sig: 3, mot 6 veckorna före." in text
    assert "Färre rapporter från färre rapportörer är inte lugnare." in text
    assert "3 av 9 på listan över rapportörer har rapporterat. Har inte rapporterat: Skola 2 (aldrig)." in text
    assert "%" not in text


def test_no_fall_is_claimed_past_a_hidden_week():
    row = reports("*", 5, (9, 9, 9, 9))
    row["antal"][0] = {"antal": None, "flagga": "undertryckt"}
    text = said(section(page(record(rapporter=record()["rapporter"] | {"rader": [row]})), "rapporter"))
    assert "Av veckorna före kan tre jämföras: 9, 9 och 9." in text and "Färre" not in text


def test_reporters_of_a_hidden_week_are_not_counted_as_more():
    weeks = reporters(6, 6, 6, 6, 5)
    weeks[0] |= {"rapporterade": None, "aktiva": None, "aktiva_rapporterade": None, "flagga": "undertryckt"}
    text = said(section(page(record(rapportorer={"veckor": weeks, "tysta": None})), "rapporter"))
    assert "Hur många som rapporterade är inte känt: en nedgång här är ingen säker nedgång." in text


def test_reports_and_reporters_stand_under_each_other_per_week():
    rows = table(section(page(record()), "rapporter")).rows
    assert rows[0][:9] == ("Alla rapporter", "5", "6", "4", "8", "3", "7", "26", "7")
    assert rows[1][:6] == ("Rapportörer som rapporterade", "6", "6", "6", "6", "3")


def test_a_sum_with_a_hidden_week_is_hidden():
    row = reports("*", 9, (9, 9, 9, 9))
    row["antal"][1] = {"antal": None, "flagga": "undertryckt"}
    found = record(rapporter=record()["rapporter"] | {"rader": [row]})
    shown = table(section(page(found), "rapporter")).rows[0]
    assert shown[:9] == ("Alla rapporter", "9", "dolt", "9", "9", "9", "0", "dolt", "0")


@pytest.mark.parametrize("state", ["inga", "saknas", "ingen_kalla", "ej_hel"])
def test_nothing_said_of_a_week_that_nobody_told_of(state):
    found = record(rapporter=record()["rapporter"] | {"lage": state, "rader": []},
                   rapportorer={"veckor": [], "tysta": None})
    text = said(section(page(found), "rapporter"))
    assert words.STATE[state] in text and "rapporter i veckan" not in text


def test_a_light_is_shown_with_its_reason_or_not_at_all():
    light = {"omrade_kod": "0182", "namn": "Nacka", "niva": "gul", "skal": "Två helger i rad", "demo": False}
    assert table(section(page(record(lage=[light])), "trafikljus")).rows == (("Nacka", "gult", "Två helger i rad"),)
    assert "Programmet sätter inga" in said(section(page(record()), "trafikljus"))
    outside = page(record(utgava="bra", lage=None, kalender=None))
    assert "visas bara i utgåvan intern" in said(section(outside, "trafikljus"))
    assert words.SMALL in said(section(outside, "rapporter"))


def test_the_map_numbers_its_places_as_the_table_does():
    places = [{"plats_id": p.plats_id, "namn": p.namn, "antal": 2, "tillsammans": 3, "kategorier": ["Klotter"]}
              for p in (PLACES[6], PLACES[1])]
    report = page(record(platser=places))
    assert [r[:2] for r in table(section(report, "platser")).rows] == [("7", "Plats 7"), ("2", "Plats 2")]
    assert "2: Plats 2. 7: Plats 7." in section(report, "karta").blocks[0].alt
    assert not any(s.id == "karta" for s in page(record()).sections)


def test_a_crowded_week_is_one_sheet_and_one_screen(full):
    with pikepdf.open(io.BytesIO(write_pdf(full))) as document:
        assert len(document.pages) == 1
        assert [round(float(n)) for n in document.pages[0].MediaBox] == [0, 0, 595, 842]
    picture = write_png(full)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", picture[16:24]) == (1920, 1080)


def test_every_form_is_a_draft_and_says_that_it_is_made_up(full):
    html = write_html(full)
    assert "Utkast: ej godkänd för publicering" in html and "Innehåller syntetiska demodata" in html
    assert "<nav" not in html and not re.search(r"(src|href)=\"https?:", html)
    assert "påhittade" not in write_html(page(record()))


def test_the_same_week_gives_the_same_bytes_and_touches_nothing(tmp_path):
    found, context = record(), WeekContext(AREAS, PLACES)
    folder = publish_week(found, context, tmp_path / "ut", tmp_path / "arkiv")
    assert folder == tmp_path / "ut" / "0182" / "2025-W37" / "intern"
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}
    assert set(before) == {"veckobild.html", "veckobild.pdf", "veckobild.png", "vecka.json", "manifest.json"}
    assert json.loads(before["vecka.json"][0]) == found
    publish_week(found, context, tmp_path / "ut", tmp_path / "arkiv")
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()} == before
    other = publish_week(found, context, tmp_path / "annan", tmp_path / "arkiv")
    assert {p.name: p.read_bytes() for p in other.iterdir()} == {name: data for name, (data, _) in before.items()}


@pytest.mark.parametrize(("count", "before", "who", "who_before", "part"), [
    (4, [4, 9], 3, [5, 5], ""),
    (3, [], 3, [], ""),
    (0, [4, 9], None, [], "Hur många som rapporterade är inte känt"),
    (3, [4, 9], 4, [5, 7], "4, mot 5–7 veckorna före"),
    (3, [4, 9], 7, [5, 7], "Nedgångar prövas inte: det kan vara slump."),
])
def test_what_a_fall_means(count, before, who, who_before, part):
    text = words.fall(count, before, who, who_before)
    assert part in text and bool(text) == bool(part)


@pytest.mark.parametrize(("before", "part"), [
    ([None] * 4, "Det finns ingen vecka före att jämföra med."),
    ([None, None, None, 4], "Av veckorna före kan en jämföras: 4."),
    ([None, None, 0, 4], "Av veckorna före kan två jämföras: 0 och 4."),
])
def test_weeks_that_are_not_there_are_not_counted_as_zero(before, part):
    text = words.reported(1, before, None, "2024-W37")
    assert text.startswith("En rapport i veckan.") and part in text and "Ett år" not in text


def test_k_of_m_by_chance():
    told = words.tried({"provade": 11, "over": 1, "vantat": 0.11, "star_kvar": 0}, 3).replace("\u00a0", " ")
    assert told.startswith("11 kategorier är prövade mot sin historik. En av 11 ligger över sin gräns; slump ensam "
                           "skulle ge ungefär 0,11. Ingen står kvar när alla prövas tillsammans.")
    assert "minst tre tidigare år" in words.tried({"provade": 0, "over": 0, "vantat": 0.0, "star_kvar": 0}, 3)


def test_days_of_a_week_over_month_and_year():
    from transforms.period import parse

    spans = [words.days(parse(w).first, parse(w).last) for w in ("2025-W37", "2025-W40", "2020-W53")]
    assert spans == ["8–14 september 2025", "29 september–5 oktober 2025", "28 december 2020–3 januari 2021"]
    assert words.title("Nacka", "2021-W01") == "Veckolägesbild Nacka, vecka 1 2021"


def rolled(*rows):
    """(week, reports, flag, reporters or None for hidden ones)."""
    found = build_underlag()
    found["veckor"] = {"demo": True, "rader": [
        {"vecka": week, "antal": count, "flagga": flag, "rapportorer": {
            "rapporterade": who, "aktiva": None, "aktiva_rapporterade": None, "flagga": "" if who else "undertryckt"}}
        for week, count, flag, who in rows]}
    validate(found)
    return found


def test_a_tertial_shows_its_weeks_in_the_lagesbild_and_a_year_in_its_file():
    found = rolled(("2025-W36", 7, "", 6), ("2025-W37", None, "undertryckt", None), ("2025-W38", 0, "", 5))
    [part] = week_by_week(found)
    assert table(part).rows == (("v. 36 2025", "7", "6", "–", "–"), ("v. 37 2025", "dolt", "dolt", "dolt", "dolt"),
                                ("v. 38 2025", "0", "5", "–", "–"))
    assert table(part).synthetic
    assert said(part).startswith("Perioden har 3 veckor. Av dem: 1 har ett litet antal som inte visas och 1 är utan "
                                 "rapporter.")
    year = rolled(*((f"2025-W{n:02d}", 9, "", 6) for n in range(1, 53)))
    report = compose(year, build_context())
    [part] = week_by_week(year)
    assert not [b for b in part.blocks if isinstance(b, Table)]
    assert part in section(report, "omfattning").parts
    assert tables(year, report)["veckor.csv"].decode("utf-8-sig").count("2025-W") == 52
    assert week_by_week(build_underlag()) == ()
