"""The slides: one message each, nothing small or pale, native tables, nothing in the file that names anybody."""

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from PIL import Image, ImageFont
from pptx import Presentation
from pptx.util import Inches, Pt

from reports import typeface
from reports.compose import compose
from reports.index import write_index
from reports.model import Bullets, Picture, Report, Slide, Still, Table
from reports.publish import render
from reports.slides import measure, write_slides
from tests.reports.fixture_underlag import HEADINGS, build_context, build_underlag
from transforms.paths import ROOT
from transforms.registry.profil import Profil

MARK = ' <b>&amp; {x} "q" \' $y$'
LABEL = "Innehåller syntetiska demodata"


@pytest.fixture(scope="module")
def report():
    return compose(build_underlag(), build_context())


@pytest.fixture(scope="module")
def data(report):
    return write_slides(report)


@pytest.fixture(scope="module")
def pages(data):
    return list(opened(data).slides)


def opened(data):
    return Presentation(io.BytesIO(data))


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def frames(shape):
    """The text frames of a shape: its own, or its cells'."""
    if shape.has_table:
        return [cell.text_frame for row in shape.table.rows for cell in row.cells]
    return [shape.text_frame] if shape.has_text_frame else []


def text(page):
    return "\n".join(frame.text for shape in page.shapes for frame in frames(shape))


def title(page):
    return page.shapes.title.text_frame.text


def objects(page):
    return [s for s in page.shapes if s.has_table or (s.shape_type is not None and "PICTURE" in str(s.shape_type))]


def bare(*slides):
    """A report of these slides alone."""
    return Report("Lokal lägesbild Prov", "Period 2017. Utkast.", False, (), slides=slides)


# -- which slides ---------------------------------------------------------------------------------------------------

def test_a_meeting_hears_ten_to_sixteen_slides_and_each_promise_once(pages):
    titles = [title(page) for page in pages]
    assert 10 <= len(titles) <= 16
    assert titles[0] == "Lokal lägesbild Nacka"
    for heading in HEADINGS.values():
        assert sum(t.startswith(heading + ":") for t in titles) == 1, heading


def test_the_conclusion_of_the_summary_comes_first_and_the_law_last(report, pages):
    assert title(pages[1]) == "Ett av sex löften får stöd av anmälda brott"
    assert "5 §" in text(pages[-1]) and "saknas" in text(pages[-1])
    assert "aldrig anmäls" in text(pages[-2])


def test_a_promise_says_which_real_sources_speak_and_synthetic_ones_never_count(pages):
    told = {title(p).partition(": ")[0]: title(p).partition(": ")[2] for p in pages}
    assert told[HEADINGS["inbrott_bostad"]] == "stöds av brottsstatistik"  # survey and dialog are demo
    assert told[HEADINGS["vald_nara_relation"]] == "motsägs av brottsstatistik"
    assert told[HEADINGS["trafik_hastighet"]] == "ingen verklig källa stöder eller motsäger"  # three demo sources do


def test_a_problem_without_a_promise_is_a_slide_of_its_own(pages):
    page = next(p for p in pages if "utan att ha ett löfte" in title(p))
    assert title(page) == "Ett problem ökade mer än slumpen utan att ha ett löfte, ett löfte motsägs av underlaget"
    assert "Otrygga platser: Ökade utan löfte." in text(page)


def test_the_slides_hold_what_the_report_holds_and_no_other_figure(report, pages):
    """Pictures stand with the alt text of the report's own figures."""
    known = {p.alt for p in report.pictures()}
    shown = [s._element.xpath(".//p:cNvPr")[0].get("descr") for p in pages for s in objects(p) if not s.has_table]
    assert shown and set(shown) <= known


def test_without_promises_the_meeting_still_gets_its_slides():
    record = build_underlag()
    record |= {"loften": [], "lofte_utan_problem": [], "problem_utan_lofte": [], "prioritering": []}
    found = opened(write_slides(compose(record, build_context(edition="bra")))).slides
    assert len(list(found)) >= 5


@pytest.mark.parametrize(("edition", "there"), [("bra", True), ("intern", False), ("publik", False)])
def test_slides_come_with_edition_bra_alone(edition, there, monkeypatch):
    monkeypatch.setattr("reports.publish.compose", lambda underlag, context: bare())
    assert ("bildspel.pptx" in render(build_underlag(), build_context(edition=edition))) == there


@pytest.mark.parametrize("there", [True, False])
def test_the_list_of_publications_leads_to_the_slides_that_are_there(tmp_path, there):
    folder = tmp_path / "0182" / "2017" / "bra"
    folder.mkdir(parents=True)
    (folder / "underlag.json").write_text(json.dumps(build_underlag()), encoding="utf-8")
    (folder / "manifest.json").write_text('{"filer": {}}', encoding="utf-8")
    if there:
        (folder / "bildspel.pptx").write_bytes(b"")
    page = write_index(tmp_path).read_text(encoding="utf-8")
    assert ('href="0182/2017/bra/bildspel.pptx"' in page) == there


# -- what each slide must bear ----------------------------------------------------------------------------------------

def test_every_title_is_there_and_no_two_are_the_same(pages):
    titles = [title(page) for page in pages]
    assert all(titles) and len(titles) == len(set(titles))


def test_every_slide_has_at_most_one_table_or_figure_with_a_text_alternative(pages):
    for page in pages:
        assert len(objects(page)) <= 1
        assert all(s._element.xpath(".//p:cNvPr")[0].get("descr") for s in objects(page))


def test_letters_can_be_read_from_the_back_of_the_room(pages):
    """Titles 28 points, what is read 18, source and label 14."""
    for page in pages:
        for shape in page.shapes:
            least = 28 if shape == page.shapes.title else 14 if shape.name == "Källa" or is_foot(shape) else 18
            sizes = [run.font.size for f in frames(shape) for p in f.paragraphs for run in p.runs]
            assert all(size >= Pt(least) for size in sizes if size), (title(page), shape.name)


def is_foot(shape):
    return shape.is_placeholder and shape._element.ph.get("type") in ("ftr", "sldNum")


def test_every_slide_says_draft_and_synthetic_and_bears_its_number(pages):
    for page in pages:
        foot = [s for s in page.shapes if is_foot(s)]
        assert len(foot) == 2
        assert "Utkast" in foot[0].text_frame.text and LABEL in foot[0].text_frame.text
        assert 'type="slidenum"' in foot[1]._element.xml


def test_real_data_are_not_called_synthetic():
    real = compose(build_underlag(synthetic=False), build_context(synthetic=False))
    assert not any("yntetisk" in text(page) for page in opened(write_slides(real)).slides)


def test_every_slide_but_the_first_names_its_source_under_what_it_shows(pages):
    for page in pages[1:]:
        source = next(s for s in page.shapes if s.name == "Källa")
        assert source.text_frame.text
        assert all(s.top + s.height <= source.top + Inches(0.02) for s in objects(page)), title(page)


def test_nothing_stands_outside_the_slide_and_the_title_over_all_else(data, pages):
    deck = opened(data)
    for page in pages:
        for s in page.shapes:
            assert s.left >= 0 and s.top >= 0
            assert s.left + s.width <= deck.slide_width and s.top + s.height <= deck.slide_height
        under = [s for s in page.shapes if s != page.shapes.title]
        assert all(page.shapes.title.top + page.shapes.title.height <= s.top for s in under), title(page)


def test_a_screen_reader_meets_title_content_source_label_and_number_in_that_order(pages):
    for page in pages[1:]:
        shapes = list(page.shapes)
        assert shapes[0] == page.shapes.title
        assert shapes[-3].name == "Källa" and is_foot(shapes[-2]) and is_foot(shapes[-1])


def test_no_two_shapes_of_a_slide_have_one_number(pages):
    """PowerPoint mends a file where they do, and says so to whoever opens it."""
    for page in pages:
        numbers = [shape.shape_id for shape in page.shapes]
        assert len(numbers) == len(set(numbers)), title(page)


def test_all_text_is_swedish(data):
    for name, part in members(data).items():
        if re.fullmatch(r"ppt/slide(s|Layouts|Masters)/\w+\.xml", name):
            assert set(re.findall(r'\blang="([^"]*)"', part.decode())) <= {"sv-SE"}, name
            if name.startswith("ppt/slides/"):
                runs = re.findall(r"<a:r>(<a:rPr [^>]*>)?", part.decode())
                assert runs and all('lang="sv-SE"' in run for run in runs), name
    assert 'lang="en-US"' not in members(data)["ppt/presentation.xml"].decode()


def test_colours_stand_out_from_white(data):
    """WCAG: 4.5 to 1 for every colour of a letter; white letters stand on the dark blue of a header."""
    def light(code):
        parts = [int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    xml = "".join(part.decode() for name, part in members(data).items() if name.startswith("ppt/slides/slide"))
    colours = set(re.findall(r'<a:rPr[^>]*><a:solidFill><a:srgbClr val="(\w+)"', xml)) - {"FFFFFF"}
    assert colours
    assert all(1.05 / (light(code) + 0.05) >= 4.5 for code in colours)


def test_a_kommun_has_its_own_colour_and_logotype():
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "#7a1f3d").save(out, "PNG")
    report = replace(bare(Slide("Ett", Bullets(("rad",)), "Källa.")), profile=Profil(
        "#7a1f3d", out.getvalue(), "image/png", "Provkommuns vapen"))
    data = write_slides(report)
    assert '<a:accent1><a:srgbClr val="7A1F3D"' in members(data)["ppt/theme/theme1.xml"].decode()
    first, second = opened(data).slides
    logo = objects(first)[0]
    assert logo._element.xpath(".//p:cNvPr")[0].get("descr") == "Provkommuns vapen"
    assert logo.width == 2 * logo.height and not objects(second)
    assert 'schemeClr val="accent1"' in first.shapes.title._element.xml


def test_a_logotype_that_cannot_be_shown_is_left_out(report):
    drawn = replace(bare(), profile=Profil("", b"<svg/>", "image/svg+xml", "Vapen"))
    assert not objects(opened(write_slides(drawn)).slides[0])


# -- tables and lists -------------------------------------------------------------------------------------------------

def test_a_long_table_goes_on_under_its_header_and_loses_no_row():
    rows = tuple((f"Problem {i}", str(i)) for i in range(40))
    found = opened(write_slides(bare(Slide("Många", Table("t", ("Problem", "Antal"), rows), "Källa: prov.")))).slides
    tables = [objects(p)[0].table for p in list(found)[1:]]
    assert len(tables) > 1
    assert all([c.text for c in t.rows[0].cells] == ["Problem", "Antal"] and t.first_row for t in tables)
    assert tuple(tuple(c.text for c in row.cells) for t in tables for row in list(t.rows)[1:]) == rows
    assert title(found[1]) == f"Många (1 av {len(tables)})"


def test_a_table_is_cells_that_can_be_edited_and_numbers_stand_to_the_right():
    table = Table("t", ("Problem", "Antal"), (("Inbrott", "1\u00a0234"),))
    shape = objects(list(opened(write_slides(bare(Slide("Ett", table, "n = 1.")))).slides)[1])[0]
    assert [c.text for c in shape.table.rows[1].cells] == ["Inbrott", "1\u00a0234"]
    assert shape.table.cell(1, 1).text_frame.paragraphs[0]._p.pPr.get("algn") == "r"
    assert [child.tag.rpartition("}")[2] for child in shape.table.cell(1, 1)._tc.tcPr] == ["lnT", "lnB", "solidFill"]
    assert shape.table.cell(1, 0).text_frame.paragraphs[0]._p.pPr is None or (
        shape.table.cell(1, 0).text_frame.paragraphs[0]._p.pPr.get("algn") != "r")


def test_a_list_too_long_for_a_slide_says_how_much_it_leaves_out():
    items = tuple(f"{i}. " + "ord " * 40 for i in range(12))
    page = list(opened(write_slides(bare(Slide("Långt", Bullets(items), "Källa: prov.")))).slides)[1]
    shown = len(page.placeholders[1].text_frame.paragraphs)
    assert 0 < shown < 12
    assert f"Visar {shown} av 12; resten står i lägesbilden." in text(page)


@pytest.mark.parametrize("block", [
    Bullets(("ord " * 900,)), Table("t", ("Problem", "Skäl"), (("Inbrott", "ord " * 80),))], ids=["list", "table"])
def test_words_without_end_are_cut_and_leave_the_source_its_place(block):
    """A heading of 900 words is four lines of 28 points; what is under it ends over the source."""
    found = list(opened(write_slides(bare(Slide("rubrik " * 900, block, "Källa: prov.")))).slides)[1:]
    for page in found:
        assert title(page).endswith("…") and len(title(page)) < 300
        source = next(s for s in page.shapes if s.name == "Källa")
        assert page.shapes.title.top + page.shapes.title.height < source.top
        assert all(s.top + s.height <= source.top for s in objects(page))


def test_a_figure_under_the_longest_title_still_has_room(report):
    figure = report.pictures()[2]
    page = list(opened(write_slides(bare(Slide("rubrik " * 900, figure, figure.source)))).slides)[1]
    picture, source = objects(page)[0], next(s for s in page.shapes if s.name == "Källa")
    assert picture.height > Inches(2) and picture.top + picture.height <= source.top


@pytest.mark.parametrize(("text", "most", "kept"), [
    ("ett två tre", 9, "ett två tre"), ("ord " * 50, 1, "ord ord ord …"), ("odelbartlångtord" * 9, 1, None)])
def test_a_text_is_cut_after_a_word(text, most, kept):
    """Four words of 0.47 inches and three spaces of 0.08 fill 2.2 inches; three and an ellipsis 1.9."""
    cut = measure.shortened(text, 2.1, 18, most)
    assert cut == kept if kept else cut.endswith(" …")


def test_an_empty_list_is_a_slide_with_its_message_alone():
    page = list(opened(write_slides(bare(Slide("Inget hände", Bullets(()), "Källa: prov.")))).slides)[1]
    assert title(page) == "Inget hände" and page.placeholders[1].text_frame.text == ""


def test_a_figure_that_shows_some_of_its_rows_says_so(report):
    figure = report.pictures()[1]
    asked = []

    def still(width, height):
        asked.append((width, height))
        return Still(figure.still(width, height).png, 3, 9)

    picture = Picture("prov", "Titel", "Källa: prov. n = 9.", "Alternativ", figure.draw, still, figure.data)
    page = list(opened(write_slides(bare(Slide("Titel", picture, picture.source)))).slides)[1]
    assert "Källa: prov. n = 9. Visar 3 av 9; resten står i lägesbilden." in text(page)
    assert asked[0][1] < asked[0][0]


@pytest.mark.parametrize(("words", "room", "lines"), [("", 1, 1), ("ord", 9, 1), ("ord ord", 0.6, 2), ("a\nb", 9, 2)])
def test_lines_are_counted_as_they_break(words, room, lines):
    """"ord" of 18 points is 0.46 inches wide in DejaVu Sans: 612 + 411 + 635 thousandths, and the slack."""
    assert measure.lines(words, room, 18) == lines
    assert measure.width("ord", 18) == pytest.approx(1.658 * 18 / 72 * 1.03, rel=0.02)


def test_columns_fill_the_room_and_break_no_word_while_there_is_room():
    rows = [("Narkotika bland unga", "oklart", "ord " * 60)]
    widths = measure.columns(("Problem", "Svar", "Skäl"), rows, 12.5, 18, 0.2)
    assert sum(widths) == pytest.approx(12.5)
    assert widths[1] >= measure.width("oklart", 18) + 0.2 and widths[2] > widths[0]


# -- the file ---------------------------------------------------------------------------------------------------------

def test_text_of_the_data_stays_text():
    found = opened(write_slides(compose(build_underlag(mark=MARK), build_context(mark=MARK)))).slides
    assert any(HEADINGS["inbrott_bostad"] + MARK in title(page) for page in found)


def test_a_letter_that_xml_cannot_hold_stops_nothing():
    data = write_slides(bare(Slide("Tal\x0b\x01", Bullets(("rad\x00",)), "Källa\x1f.")))
    assert len(list(opened(data).slides)) == 2


def test_letters_are_of_the_house_and_what_is_measured_is_never_narrower(data):
    theme = members(data)["ppt/theme/theme1.xml"].decode()
    assert re.findall(r'<a:latin typeface="([^"]*)"', theme) == [typeface.FAMILY] * 2
    for bold, file in enumerate(typeface.files()):
        own = ImageFont.truetype(str(file), 100)
        for words in ("Grannsamverkan mot inbrott i bostad", "1 234 567,8 % (95 % intervall)", "WMwmÅÄÖ"):
            assert own.getlength(words) * 18 / 100 / 72 <= measure.width(words, 18, bool(bold))


def test_same_report_same_bytes_and_no_time_of_day(report, data):
    assert write_slides(report) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_nobody_is_named_in_the_file(data):
    """No author, program, preview, printer, comment or note; two layouts would do, the library brings eleven."""
    parts = members(data)
    core = parts["docProps/core.xml"].decode()
    assert not re.search(r"creator|lastModifiedBy|revision|lastPrinted", core)
    assert "<dc:language>sv-SE</dc:language>" in core and "2000-01-01T00:00:00Z" in core
    names = " ".join(parts)
    assert not re.search(r"app\.xml|thumbnail|printerSettings|comment|notes|custom", names)
    assert sum(name.startswith("ppt/slideLayouts/slideLayout") for name in parts) == 3
    here = f"/{ROOT.parts[1]}/".encode()
    assert not any(b"python" in part.lower() or here in part or b"/home/" in part for part in parts.values())
