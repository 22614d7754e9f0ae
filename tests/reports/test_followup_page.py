"""The follow-up as a reader meets it: what was done, what came of it, what is asked for, and what the law asks."""

from dataclasses import replace
from datetime import date

from reports.compose import compose
from reports.html import write_html
from reports.model import Bullets, Table, Text
from tests.reports.fixture_underlag import build_context, build_underlag


def sections(report):
    found = {}

    def walk(parts):
        for part in parts:
            found[part.id] = part
            walk(part.parts)

    walk(report.sections)
    return found


def made(**outcome):
    record = build_underlag()
    for lofte in record["loften"]:
        for each in lofte["uppfoljning"]["utfall"]:
            each.update(outcome)
    return sections(compose(record, build_context()))


def plain(section):
    said = [b.text if isinstance(b, Text) else " ".join(b.items) for b in section.blocks
            if isinstance(b, Text | Bullets)]
    return " ".join(said).replace("\u00a0", " ")


def table(section, start):
    return next(b for b in section.blocks if isinstance(b, Table) and b.caption.startswith(start))


COMPARED = {
    "fore": 601, "efter": 400, "jamforelse_fore": 9000, "jamforelse_efter": 9100, "kvot": 0.66, "ki": [0.55, 0.79],
    "slutsats": "minskade mer än jämförelsen", "skal": "Minskningen är större än jämförelsens.",
    "jamforelse": "12 kommuner i samma kommungrupp", "skillnad": "Räknat i antal: 208 färre.",
    "manadsserie": None, "varningar": ["Räknat i antal i stället för i andel blir svaret ett annat."],
}


def test_the_smallest_visible_change_is_said_before_the_change():
    said = plain(made(**COMPARED)["uppfoljning-0182-2017-4"])
    assert said.index("Minsta minskning som hade synts i fyra fall av fem: 16 %") < said.index("År 2016: 601".lower())
    assert "Jämförelse, 12 kommuner i samma kommungrupp: 9 000 före och 9 100 efter." in said
    assert "Kvot mot jämförelsen 0,66 (95 % intervall 0,55–0,79)." in said
    assert "Slutsats: minskade mer än jämförelsen. Minskningen är större än jämförelsens." in said
    assert "Räknat i antal: 208 färre." in said


def test_comparison_stands_in_the_table_and_the_figure_says_what_the_ratio_is_against():
    found = made(**COMPARED)["uppfoljning"]
    row = table(found, "Före och efter").rows[0]
    assert [c.replace("\u00a0", " ") for c in row[2:]] == [
        "16 %", "601", "400", "9 000", "9 100", "0,66", "0,55–0,79", "minskade mer än jämförelsen"]
    assert "faller då tillbaka av sig självt" in plain(found)
    assert "vald innan talen lästes" in plain(found)


def test_a_hidden_outcome_shows_no_number_of_the_comparison():
    found = made(**COMPARED | {"fore": None, "efter": None, "jamforelse_fore": None, "jamforelse_efter": None,
                               "kvot": None, "ki": None, "minsta_pavisbara": None, "slutsats": "kan inte bedömas",
                               "skillnad": None, "varningar": []})
    assert table(found["uppfoljning"], "Före och efter").rows[0][2:9] == ("dolt",) * 7
    assert "9 000" not in plain(found["uppfoljning-0182-2017-4"])


def test_incidents_at_places_stand_apart_from_reported_crime_and_are_marked():
    record = build_underlag()
    utfall = record["loften"][3]["uppfoljning"]["utfall"]
    utfall.append(utfall[0] | {"indikator_id": "inbrott_bostad.handelser", "platser": ["0182-orminge"], "demo": True})
    report = compose(record, build_context())
    found = sections(report)["uppfoljning"]
    own, places = table(found, "Före och efter"), table(found, "Händelser vid löftets platser")
    assert (own.synthetic, places.synthetic) == (False, True)
    assert places.rows[0][0].endswith(", Orminge")
    assert {p.name: p.synthetic for p in report.pictures()}["fore-efter-platser"] is True
    said = [b.text for b in sections(report)["uppfoljning-0182-2017-4"].blocks if isinstance(b, Text)]
    assert [text.startswith("Syntetiska demodata.") for text in said] == [False, True]


def test_rhythm_places_and_lines_outside_are_told():
    record = build_underlag()
    follow = record["loften"][0]["uppfoljning"]
    follow["aktiviteter"][0] |= {"rytm": "41 av 52 veckor", "utanfor": 2}
    follow["platser"] = [{"slag": "lovade", "pa_plats": 3, "med_plats": 4, "utan_plats": 0, "skal": ""}]
    found = sections(compose(record, build_context()))["uppfoljning-0182-2017-1"]
    assert "Gjort på de platser löftet anger: 3 av 4" in plain(found)
    assert "2 rader i loggen ligger utanför löftets tid och räknas inte." in plain(found)
    assert table(found, "Lovat och gjort").header == ("Aktivitet", "Lovat", "Väntat hittills", "Gjort", "Varav i takt",
                                                      "Bedömning")
    assert "41 av 52 veckor" in table(found, "Lovat och gjort").rows[0]


def test_a_running_promise_says_how_far_it_is_followed():
    context = build_context()
    running = replace(context.loften[0].overenskommelse, till=date(2018, 12, 31))
    loften = tuple(replace(lofte, overenskommelse=running) for lofte in context.loften)
    found = sections(compose(build_underlag(), replace(context, loften=loften)))["uppfoljning-0182-2017-1"]
    assert "Löftet löper fortfarande (till 2018-12-31): talen gäller till och med 2017-12-31." in plain(found)
    assert "löper fortfarande" not in plain(sections(compose(build_underlag(), context))["uppfoljning-0182-2017-1"])


def test_promises_over_time_are_compared_or_said_to_be_the_only_ones():
    context = build_context()
    assert "bara en tid" in plain(sections(compose(build_underlag(), context))["loften-over-tid"])
    earlier = replace(context.loften[0].overenskommelse, namn="Löften 2015", fran=date(2015, 1, 1))
    old = replace(context.loften[0], lofte_id="0182-2015-1", problem=("otrygg_plats",), overenskommelse=earlier)
    found = sections(compose(build_underlag(), replace(context, loften=(*context.loften, old))))["loften-over-tid"]
    shown = table(found, "Från Löften 2015 till Medborgarlöften Nacka 2017")
    assert shown.rows[0][:1] + shown.rows[0][2:] == ("problem", "Otrygga platser", "–")
    assert shown.rows[1] == ("platser", "–", "hela kommunen", "–")


def test_offers_and_baseline_stand_on_the_promise_and_the_law_in_the_appendix():
    found = sections(compose(build_underlag(), build_context()))
    promise = found["lofte-0182-2017-1"]
    assert table(promise, "Så kan löftet").rows == (
        ("mängd", "Lägg till hur många gånger eller hur ofta, och var."),
        ("problembeskrivning", "Problemet säger inte när."))
    assert "utgångsläge 601 anmälda brott år 2016" in plain(promise)
    assert table(found["lagens-krav"], "Lagens krav").rows == (
        ("5 §", "En åtgärdsplan bygger på lägesbilden", "○ saknas", "Ingen verklig åtgärdsplan är inläst."),)


def test_the_page_holds_it_all():
    page = write_html(compose(build_underlag(), build_context()))
    for heading in ("Lagens krav (2023:196)", "Löftena från en period till nästa", "Läget varje kvartal, 0182-2017-1"):
        assert heading in page
