"""Promise texts of invented pages, in the shapes that kommuner publish, to drafts of promise files."""

import datetime
import re
import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms import promises, registry
from transforms.registry.loften import read_loften

REGISTRY = registry.load()


def read(text):
    """The draft as the TOML of it is read back."""
    return tomllib.loads(promises.toml(promises.draft(text, REGISTRY), "sida.txt"))


def rubriker(text):
    return [lofte["rubrik"] for lofte in read(text).get("lofte", [])]


BULLETS = """Medborgarlöften i Kinda kommun 2021

Kinda kommun och lokalpolisområde Linköping har enats om följande.

Vi lovar att:

• Genomföra minst tio trafikkontroller i Rimforsa under året
• Hålla fyra trygghetsvandringar per år tillsammans med boende
• Patrullera till fots vid skolorna en gång i veckan för att motverka narkotika bland ungdomar

Mål
• Färre ska utsättas för brott
• Ökad trygghet i centrum

Kontakt
Berit Exempelsson, kommunpolis, 010-000 00 00
"""


def test_a_list_under_vi_lovar_with_amounts_and_frequencies():
    page = read(BULLETS)
    agreement = page["overenskommelse"]
    assert agreement["namn"] == "Medborgarlöften i Kinda kommun 2021"
    assert agreement["kommuner"] == ["0513"]
    assert agreement["parter"] == ["Kinda kommun", "lokalpolisområde Linköping"]
    assert (agreement["fran"], agreement["till"]) == (datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))
    assert [f["mal"] for f in agreement["fokusomrade"]] == ["Färre ska utsättas för brott", "Ökad trygghet i centrum"]
    first, second, third = page["lofte"]
    assert first["aktivitet"][0]["antal"] == 10 and first["aktivitet"][0]["frekvens"] == ""
    assert (second["aktivitet"][0]["antal"], second["aktivitet"][0]["frekvens"]) == (4, "ar")
    assert (third["aktivitet"][0]["antal"], third["aktivitet"][0]["frekvens"]) == (1, "vecka")
    assert third["problem"] == ["narkotika_unga"] and third["platser"] == ["typ:skola"]
    assert first["ansvarig"] == []  # "Vi" is never told as police and kommun by those words


def test_every_field_has_its_line_or_a_mark():
    text = promises.toml(promises.draft(BULLETS, REGISTRY), "sida.txt")
    assert "antal = 10  # rad 7: ”minst tio trafikkontroller”" in text
    assert 'orsak = ""  # texten anger ingen orsak' in text
    assert "”Rimforsa”; namnen finns inte entydigt i platsregistret" in text
    ours = ("kalla", "id", "kallrad", "slag", "fokusomrade")
    fields = [line for line in text.splitlines() if " = " in line and line.partition(" =")[0] not in ours]
    assert len(fields) > 20 and all("  # " in line for line in fields)


def test_officials_are_left_out_and_where_they_stood_is_said():
    draft = promises.draft(BULLETS, REGISTRY)
    assert "Exempelsson" not in promises.toml(draft, "sida.txt")
    assert ("talade", {"rader": "16"}) in draft.anmarkningar


def test_persons_without_a_title_leave_a_mark_wherever_they_stand_in_the_draft():
    page = BULLETS.replace("Hålla fyra", "Låta Karin Berglund, 070-123 45 67, hålla fyra").replace(
        "Färre ska utsättas", "Karin Berglunds grannar: färre ska utsättas")
    text = promises.toml(promises.draft(page, REGISTRY), "sida.txt")
    assert "Berglund" not in text and "123 45" not in text
    assert "[namn]" in text


NUMBERED = """Trygga Habo
Löfte 1: Tryggare resecentrum
Polisen ska patrullera vid stationen varje vecka.
Kommunen ska förbättra belysningen.

Medborgarlöfte 2 – Lugnare trafik

Vi ska genomföra tolv hastighetskontroller per kvartal i Habo kommun.
"""


def test_numbered_headings_are_one_promise_each():
    assert rubriker(NUMBERED) == ["Tryggare resecentrum", "Lugnare trafik"]


RUN_ON = """Medborgarlöfte Tierps kommun 2020–2021

Under perioden ska polisen genomföra minst två trafikkontroller i månaden i kommunen. Kommunen ska ordna en
trygghetsvandring varje höst. Dessutom lovar vi att besöka alla högstadieskolor. Under 2019 genomfördes 303 kontroller.
"""


def test_running_prose_is_parted_where_a_new_actor_binds_itself():
    page = read(RUN_ON)
    assert [lofte["kallrad"] for lofte in page["lofte"]] == ["rad 3", "rad 3 och 4", "rad 4"]
    assert [lofte["ansvarig"] for lofte in page["lofte"]][:2] == [["polis"], ["kommun"]]
    first, second, _ = (lofte["aktivitet"][0] for lofte in page["lofte"])
    assert (first["antal"], first["frekvens"]) == (2, "manad")
    assert second["frekvens"] == "host" and "antal" not in second
    assert page["overenskommelse"]["till"] == datetime.date(2021, 12, 31)
    assert "303" not in str(page)


HTML = """<!DOCTYPE html>
<html><head><title>Löften</title><script>var löfte = "Vi lovar att spåra";</script></head>
<body>
<nav><ul><li>Vi lovar bra service</li><li>Polisen ska kontaktas</li></ul></nav>
<div class="cookie-banner"><p>Vi kommer att använda kakor.</p></div>
<main>
<h1>Medborgarl&ouml;ften i Osby kommun 2023</h1>
<h2>Våra löften</h2>
<h3>Trafik</h3>
<ul>
<li>Polisen ska göra <b>minst åtta</b> trafikkontroller
per termin.</li>
</ul>
<h3>Trygghet</h3>
<ul><li><p>Kommunen ska ordna tre trygghetsvandringar.</p></li></ul>
<h2>Uppföljning</h2>
<ul><li>Polisen ska redovisa kontrollerna</li></ul>
</main>
<footer><p>Kommunen ska nås på 0479-000 00</p></footer>
</body></html>
"""


def test_html_without_menus_boxes_and_footers_and_with_headings_per_area():
    page = read(HTML)
    assert [lofte["rubrik"] for lofte in page["lofte"]] == [
        "Polisen ska göra minst åtta trafikkontroller per termin", "Kommunen ska ordna tre trygghetsvandringar"]
    assert page["overenskommelse"]["kommuner"] == ["1273"]
    assert [lofte["kallrad"] for lofte in page["lofte"]] == ["rad 11 och 12", "rad 15"]
    assert page["lofte"][0]["aktivitet"][0] | {"id": "", "vad": ""} == {
        "id": "", "vad": "", "antal": 8, "frekvens": "halvar"}


TABLE = """<h1>Medborgarlöfte Gnesta kommun</h1><table>
<tr><th>Mål</th><th>Aktivitet</th><th>Ansvarig</th></tr>
<tr><td>Lugnare centrum</td><td>Gemensam patrullering varje månad</td><td>Polisen</td></tr>
<tr><td>Färre cykelstölder</td><td>Märkning av cyklar vid stationen</td><td>Kommunen</td></tr>
</table>"""


def test_a_table_gives_promises_goals_and_who_is_responsible():
    page = read(TABLE)
    assert [lofte["ansvarig"] for lofte in page["lofte"]] == [["polis"], ["kommun"]]
    assert [f["mal"] for f in page["overenskommelse"]["fokusomrade"]] == ["Lugnare centrum", "Färre cykelstölder"]
    assert page["lofte"][0]["aktivitet"][0]["frekvens"] == "manad"
    assert page["lofte"][1]["platser"] == ["typ:station"]


GOALS = """Medborgarlöfte för Kil kommun 2024

Löften

- Vi ska minska antalet bostadsinbrott
- Vi ska genomföra sex informationsmöten om grannsamverkan för villaägare, eftersom många inbrott sker dagtid
Mål: Känslan av trygghet ska öka
"""


def test_an_aim_in_the_list_of_promises_is_a_goal():
    page = read(GOALS)
    (lofte,) = page["lofte"]
    assert lofte["aktivitet"][0]["antal"] == 6 and lofte["problem"] == ["inbrott_bostad"]
    assert lofte["orsak"] == "många inbrott sker dagtid"
    assert [f["mal"] for f in page["overenskommelse"]["fokusomrade"]] == [
        "Vi ska minska antalet bostadsinbrott", "Känslan av trygghet ska öka"]


YEARS = """# Medborgarlöften i Åmåls kommun

## Medborgarlöften 2022
* Polisen ska hålla två öppna träffar på torget

## Medborgarlöften 2023
* Polisen ska hålla tre öppna träffar på torget
* Kommunen ska bygga om gångtunneln
"""


def test_of_several_years_the_last_is_drafted_and_the_others_are_told_of():
    draft = promises.draft(YEARS, REGISTRY)
    page = read(YEARS)
    assert [lofte["id"] for lofte in page["lofte"]] == ["1492-2023-1", "1492-2023-2"]
    assert page["lofte"][0]["aktivitet"][0]["antal"] == 3
    assert ("flera_ar", {"ar": "2022", "rader": "4"}) in draft.anmarkningar


DATES = """Nya medborgalöftena i Torsby kommun

Medborgalöftena gäller från 1 mars 2022 till 28 februari 2023.

Aktiviteter:
1. Kommunpolis Anna Exempelsson håller öppet hus på biblioteket årligen
2. Nattvandring varannan vecka i Torsby
"""


def test_dates_numbered_items_and_a_name_beside_its_title():
    page = read(DATES)
    agreement = page["overenskommelse"]
    assert (agreement["fran"], agreement["till"]) == (datetime.date(2022, 3, 1), datetime.date(2023, 2, 28))
    assert page["lofte"][0]["rubrik"] == "Kommunpolis håller öppet hus på biblioteket årligen"
    assert "Exempelsson" not in promises.toml(promises.draft(DATES, REGISTRY), "sida.txt")
    assert page["lofte"][0]["aktivitet"][0]["frekvens"] == "ar"
    assert page["lofte"][1]["aktivitet"][0]["frekvens"] == ""  # the contract has no word for every other week


SHARED_PROMISE = """Ett gemensamt medborgarlöfte för Ydre och Kinda kommuner

Det gemensamma medborgarlöftet för Ydre och Kinda kommuner har tecknats med polisen.

Det här ska vi göra:

• Öka polisens närvaro på platser som upplevs som otrygga
• Polisen ska ha minst en patrull ute varje dag
"""


def test_a_shared_agreement_names_its_kommuner():
    page = read(SHARED_PROMISE)
    assert page["overenskommelse"]["kommuner"] == ["0512", "0513"]
    assert page["lofte"][0]["platser"] == ["enligt:otrygghet"]
    assert (page["lofte"][1]["aktivitet"][0]["antal"], page["lofte"][1]["aktivitet"][0]["frekvens"]) == (1, "dag")
    assert "fran" not in page["overenskommelse"]


QUOTED = """Medborgarlöfte i Nacka kommun

– Polisen ska göra femtio kontroller i veckan, säger kommunpolisen.

Våra löften

- Polisen kommer att kontrollera hastigheten vid Orminge centrum
- Jag tror att vi ska göra hundra besök, säger rektorn
"""


def test_what_somebody_says_is_no_promise_and_a_known_place_is_found():
    (lofte,) = read(QUOTED)["lofte"]
    assert lofte["rubrik"] == "Polisen kommer att kontrollera hastigheten vid Orminge centrum"
    assert lofte["problem"] == ["trafik_hastighet"]
    assert lofte["platser"][0].startswith("0182-")


ENGLISH = """Citizen promises in Nacka kommun 2018

Our commitments

- The police will carry out at least five speed checks per month
"""


def test_english_words_are_read():
    (lofte,) = read(ENGLISH)["lofte"]
    assert (lofte["aktivitet"][0]["antal"], lofte["aktivitet"][0]["frekvens"]) == (5, "manad")
    assert lofte["ansvarig"] == ["polis"]


AREAS = """Medborgarlöfte Uppvidinge

Fokusområde 1: Trafik
Mål: Minska antalet olyckor
Aktiviteter
Polisen genomför 20 trafikkontroller i Uppvidinge kommun.
Kommunen kommer att sätta upp fartdisplayer.

Fokusområde 2: Narkotika bland unga
Mål: Färre unga ska pröva narkotika
Aktiviteter
Polisen ska besöka alla klasser i årskurs 8 två gånger per läsår.
Undertecknat av
Kommunalråd Eva Exempelsson
"""


def test_areas_with_goal_and_activities_and_no_gap_between_the_lines():
    page = read(AREAS)
    assert [lofte["kallrad"] for lofte in page["lofte"]] == ["rad 6", "rad 7", "rad 12"]
    assert [f["mal"] for f in page["overenskommelse"]["fokusomrade"]] == [
        "Minska antalet olyckor", "Färre unga ska pröva narkotika"]
    assert page["lofte"][0]["aktivitet"][0]["antal"] == 20
    activity = page["lofte"][2]["aktivitet"][0]
    assert (activity["antal"], activity["frekvens"]) == (2, "ar")  # and not the 8 of the form
    assert "Exempelsson" not in str(page)


def test_the_years_of_a_signed_promise_are_its_period():
    page = read("Polisen och Laholms kommun har undertecknat ett nytt medborgarlöfte för 2024 och 2025.\n\n"
                "Parterna åtar sig att:\n- genomföra nattvandringar varje helg\n")
    assert (page["overenskommelse"]["fran"], page["overenskommelse"]["till"]) == (
        datetime.date(2024, 1, 1), datetime.date(2025, 12, 31))


NONE = {
    "empty": "",
    "404": "<html><body><h1>404</h1><p>Sidan finns inte. Du kan söka efter den.</p></body></html>",
    "news": "Nytt medborgarlöfte på väg\n\nUnder våren ska kommunen och polisen ta fram ett nytt medborgarlöfte. "
            "Det nya löftet ska presenteras i juni.\n",
    "meeting": "Välkommen till medborgardialog\n\nPolisen kommer att vara på torget den 4 maj kl. 16–18. Svaren ska "
               "ligga till grund för nya medborgarlöften.\n",
    "statistics": "Brott i kommunen\n\nAnmälda brott\t2021\t2022\nStöld\t310\t289\nSkadegörelse\t120\t131\n",
    "past": "Uppföljning av medborgarlöftet 2019\n\nUnder 2019 genomfördes 303 kontroller.\n\n• Åtta "
            "trygghetsvandringar hölls\n• Polisen genomförde tio besök\n",
    "what": "Vad är ett medborgarlöfte?\n\nEtt medborgarlöfte är en överenskommelse. Det bygger på:\n\n• dialoger\n"
            "• statistik\n",
    "other": "Snöröjning\n\nKommunen ska ploga gatorna varje dag. Polisen ska meddelas.\n",
}


@pytest.mark.parametrize("name", NONE)
def test_a_page_without_promises_has_none_and_says_so(name):
    draft = promises.draft(NONE[name], REGISTRY)
    assert draft.anmarkningar == (("inga_loften", {}),)
    assert "[[lofte]]" not in promises.toml(draft, "sida.txt")


PAGES = [BULLETS, NUMBERED, RUN_ON, HTML, TABLE, GOALS, YEARS, DATES, SHARED_PROMISE, QUOTED, ENGLISH, AREAS]


@pytest.mark.parametrize("text", PAGES)
def test_the_draft_is_read_by_the_registry(text, tmp_path):
    (tmp_path / "loften").mkdir()
    (tmp_path / "loften" / "utkast.toml").write_text(promises.toml(promises.draft(text, REGISTRY), "s"), "utf-8")
    assert read_loften((tmp_path,))


def _cited(text):
    """(lines, quoted words) of each comment that cites a source."""
    toml = promises.toml(promises.draft(text, REGISTRY), "sida.txt")
    for line in toml.splitlines():
        if hit := re.search(r"# (?:[a-z]+: )?rad ([\d–, och]+?)(?:: (”.*”))?(?:;|$)", line):
            numbers = [int(n) for n in re.findall(r"\d+", hit[1])]
            if "–" in hit[1]:
                numbers = list(range(numbers[0], numbers[-1] + 1))
            yield numbers, re.findall(r"”([^”]*)”", hit[2] or "")


@pytest.mark.parametrize("text", [p for p in PAGES if not p.startswith("<")])
def test_each_cited_line_holds_the_words(text):
    lines = text.split("\n")
    cited = list(_cited(text))
    assert len(cited) > 5
    for numbers, quoted in cited:
        held = " ".join(" ".join(lines[n - 1] for n in numbers).split())
        assert all(words in held for words in quoted), (numbers, quoted)


PIECES = st.lists(st.sampled_from([
    *"\n\n\n", "Löften\n\n", "• ", "Polisen ska ", "minst tio kontroller ", "<p>", "</li><li>", "<td>", "\t", "|", "”",
    '"', "\\", "2019–2018 ", "medborgarlöfte ", "Nackas kommun ", "31 februari 2020 – 2 mars 2021 gäller ", ": ", ". ",
    "\x00", "\ud800", "säger Anna Berg, chef ", "Löfte 1:\n", "# ", "– "]) | st.text(max_size=12), max_size=25)


@settings(max_examples=60, deadline=None)
@given(PIECES)
@example(["Löften\n\n", "• ", '"\\ \x7f två ord'])
def test_whatever_the_page_it_is_valid_toml_and_cites_lines_that_exist(pieces):
    text = "".join(pieces)
    toml = promises.toml(promises.draft(text, REGISTRY), "sida.txt")
    tomllib.loads(toml)
    last = text.count("\n") + 1
    assert all(1 <= n <= last for numbers, _ in _cited(text) for n in numbers)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["genomföra tre kontroller", "ordna en träff", "besöka skolor varje vecka"]),
                min_size=1, max_size=8))
def test_a_plain_list_gives_as_many_promises_as_items(items):
    text = "Medborgarlöften 2020\n\nVi lovar att:\n\n" + "\n".join(f"• {item}" for item in items)
    assert rubriker(text) == items
