"""How pages look: the bundled typeface and no other, colours that can be read, the kommun's own colour and logotype."""

import base64
import io
import re
from dataclasses import replace

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from reports import typeface
from reports.compose import compose
from reports.figures import style
from reports.html import write_html
from reports.pdf import write_pdf
from tests.reports.fixture_underlag import build_context, build_underlag
from tests.reports.test_pages import alternatives_of
from transforms.paths import ROOT
from transforms.registry.profil import Profil, contrast

WRITTEN = re.compile(r"[^\x00-\x7f]")


@pytest.fixture(scope="module", params=typeface.files(), ids=lambda path: path.stem)
def font(request):
    return TTFont(request.param)


def test_figures_are_as_wide_as_each_other(font):
    names, widths = font.getBestCmap(), font["hmtx"]
    assert len({widths[names[ord(figure)]][0] for figure in "0123456789"}) == 1


def test_the_typeface_has_every_letter_and_sign_of_our_own_texts(font):
    sources = [p for folder in ("reports", "transforms/swedish") for p in (ROOT / folder).rglob("*")
               if p.suffix in (".py", ".j2", ".typ") and "vendor" not in p.parts]
    text = "".join(p.read_text(encoding="utf-8") for p in sources)
    assert len(sources) > 50 and {"å", "●", "–"} <= set(text)
    assert set(WRITTEN.findall(text)) - {chr(code) for code in font.getBestCmap()} == set()


def test_paper_holds_no_other_font():
    with pikepdf.open(io.BytesIO(write_pdf(compose(build_underlag(), build_context())))) as document:
        named = {str(o.BaseFont).partition("+")[2] for o in document.objects
                 if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"}
        embedded = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o]
    assert named == {"OpenSans-Regular", "OpenSans-Bold"} and len(embedded) == 2


def test_a_figure_keeps_its_text_and_brings_its_typeface():
    [figure] = [p for p in compose(build_underlag(), build_context()).pictures() if p.name == "platser"]
    assert re.search(r"<text[^>]*>\u00a0\u00a061\u00a0\u00a0inbrott i bostad</text>", figure.drawing.inline)
    assert "font-face" not in figure.drawing.inline and figure.drawing.svg.count("@font-face") == 2


def test_words_of_pages_and_figures_stand_out_from_their_ground():
    css = dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", (ROOT / "reports/templates/stil.css").read_text(encoding="utf-8")))
    words = [(css[ink], css[ground]) for ink in ("ink", "soft", "blue") for ground in ("bg", "zebra")]
    words += [(css["ink"], css["head"]), (css["warn"], css["warnbg"])]
    words += [(ink, "#ffffff") for ink in (style.INK, style.SUBJECT, style.COMPARISON, style.ALERT)]
    assert [pair for pair in words if contrast(*pair) < 4.5] == []


def test_a_page_and_its_paper_wear_the_kommuns_colour_and_logotype():
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z" fill="#7a1f3d"/></svg>'
    worn = replace(build_context(), profil=Profil("#7a1f3d", logo, "image/svg+xml", "Nacka kommuns vapen"))
    report = compose(build_underlag(), worn)
    html = write_html(report)
    assert ":root{--blue:#7a1f3d}" in html
    assert f'src="data:image/svg+xml;base64,{base64.b64encode(logo).decode()}" alt="Nacka kommuns vapen"' in html
    assert "<img" not in write_html(compose(build_underlag(), build_context()))
    assert "Nacka kommuns vapen" in alternatives_of(write_pdf(report))
