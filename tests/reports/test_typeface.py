"""The bundled typeface: figures as wide as each other, every letter and sign we write, and no other font beside it."""

import io
import re

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from reports import typeface
from reports.compose import compose
from reports.figures import style
from reports.pdf import write_pdf
from tests.reports.fixture_underlag import build_context, build_underlag
from transforms.paths import ROOT

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
    assert re.search(r"<text[^>]*>  61  inbrott i bostad</text>", figure.drawing.inline)
    assert "font-face" not in figure.drawing.inline and figure.drawing.svg.count("@font-face") == 2
    assert 'xml:space="preserve"' in figure.drawing.inline


def luminance(colour):
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_in_the_standard():
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the grey known to fail by a hair


def test_words_of_pages_and_figures_stand_out_from_their_ground():
    css = dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", (ROOT / "reports/templates/stil.css").read_text(encoding="utf-8")))
    words = [(css[ink], css[ground]) for ink in ("ink", "soft", "blue") for ground in ("bg", "zebra")]
    words += [(css["ink"], css["head"]), (css["warn"], css["warnbg"])]
    words += [(ink, "#ffffff") for ink in (style.INK, style.SUBJECT, style.COMPARISON, style.ALERT)]
    assert [pair for pair in words if contrast(*pair) < 4.5] == []
