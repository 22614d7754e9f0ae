"""A kommun's colour and logotype from the registry: read, and refused with a remedy when a page could not wear them."""

import pytest

from transforms.errors import RegistryError
from transforms.registry import load
from transforms.registry.profil import Profil, contrast, read_profile

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path d="M0 0h10v10z"/></svg>'


@pytest.fixture
def given(tmp_path):
    """A registry with this profile of 0182, and these files beside it."""
    def write(toml, **files):
        folder = tmp_path / "registry" / "profil"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "0182.toml").write_text(toml, encoding="utf-8")
        for name, data in files.items():
            (folder / name.replace("_", ".")).write_bytes(data)
        return (tmp_path / "registry",)

    return write


def test_colour_and_logotype_are_read(given):
    roots = given('farg = "#7a1f3d"\nlogotyp = "vapen.svg"\nalt = "Nacka kommun"\n', vapen_svg=SVG)
    assert read_profile(roots, "0182") == Profil("#7a1f3d", SVG, "image/svg+xml", "Nacka kommun")
    assert read_profile(roots, "0125") == Profil()


@pytest.mark.parametrize(("toml", "said"), [
    ('farg = "#ffcc00"', "för ljus att läsa: kontrasten är 1,4"),
    ('farg = "blå"', "ska skrivas som #0b4f8a"),
    ('logotyp = "vapen.svg"', "nyckeln 'alt' saknas"),
    ('logotyp = "borta.png"\nalt = "x"', "filen borta.png finns inte i mappen"),
    ('logotyp = "../vapen.svg"\nalt = "x"', "namnet på en SVG- eller PNG-fil i samma mapp"),
    ('logotyp = "fel.png"\nalt = "x"', "är ingen PNG-fil"),
    ('logotyp = "stor.svg"\nalt = "x"', "större än 200 kB"),
    ('farg = 3', "farg ska vara en text"),
])
def test_what_a_page_could_not_wear_is_refused_with_the_remedy(given, toml, said):
    roots = given(toml, vapen_svg=SVG, fel_png=SVG, stor_svg=SVG + b" " * 200_000)
    with pytest.raises(RegistryError) as error:
        read_profile(roots, "0182")
    assert said in str(error.value) and "profil/0182.toml" in str(error.value)


def test_a_faulty_profile_is_found_when_the_registry_is_read(given, tmp_path):
    given('farg = "#ffcc00"')
    with pytest.raises(RegistryError, match="för ljus"):
        load(tmp_path)


def test_contrast_is_the_standards():
    """White on black is 21; #767676 is the lightest grey that WCAG's own examples let stand on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#0b4f8a", "#f5f7f9") == contrast("#f5f7f9", "#0b4f8a") > 7
