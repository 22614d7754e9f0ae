"""How a kommun looks: its colour and its logotype, both checked before any page wears them."""

import re
from dataclasses import dataclass
from pathlib import Path

from transforms.errors import RegistryError
from transforms.registry.toml_fields import newest, opened, text

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FILE = re.compile(r"[0-9A-Za-zÅÄÖåäö_-]{1,64}\.(svg|png)")
_KINDS = {"svg": "image/svg+xml", "png": "image/png"}
_LARGEST = 200_000  # bytes of a logotype: it stands in every page
# The darkest ground that headings and links stand on (rows of a table), and what WCAG 2.1 AA asks for (1.4.3).
_GROUND, _CONTRAST = "#f5f7f9", 4.5


@dataclass(frozen=True)
class Profil:
    """A kommun's colour ("" = the house's own) and logotype (empty when there is none) with its text alternative."""

    farg: str = ""
    logotyp: bytes = b""
    slag: str = ""
    alt: str = ""


def read_profile(roots: tuple[Path, ...], kommun: str) -> Profil:
    """`profil/<kommun>.toml`: `farg`, and `logotyp` with its `alt`, the name of a file beside it.

    Raises:
        RegistryError: the colour is none or too pale to be read, or the logotype is missing, large or of another kind.
    """
    path = newest(roots, "profil").get(f"{kommun}.toml")
    if path is None:
        return Profil()
    with opened(path) as table:
        colour, name = text(table, "farg"), text(table, "logotyp")
        if colour:
            _readable(colour)
        if not name:
            return Profil(colour)
        return Profil(colour, _logotype(path, name), _KINDS[name.rpartition(".")[2]], text(table, "alt", needed=True))


def check_profiles(roots: tuple[Path, ...]) -> None:
    """Read every profile once. Raises as `read_profile` does."""
    for name in newest(roots, "profil"):
        read_profile(roots, name.removesuffix(".toml"))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours `#rrggbb`, 1 to 21 (WCAG 2.1, relative luminance)."""
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return sum(share * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
               for share, c in ((0.2126, red), (0.7152, green), (0.0722, blue)))


def _readable(colour: str) -> None:
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"farg {colour!r} ska skrivas som #0b4f8a")
    if (ratio := contrast(colour, _GROUND)) < _CONTRAST:
        raise ValueError(f"farg {colour} är för ljus att läsa: kontrasten är {ratio:.1f}".replace(".", ",")
                         + " mot ljus botten och ska vara minst 4,5. Välj en mörkare färg")


def _logotype(beside: Path, name: str) -> bytes:
    if not _FILE.fullmatch(name):
        raise ValueError(f"logotyp {name!r} ska vara namnet på en SVG- eller PNG-fil i samma mapp")
    path = beside.with_name(name)
    if not path.is_file() or path.is_symlink():
        raise RegistryError(f"{beside.parent.name}/{beside.name}: filen {name} finns inte i mappen")
    data = path.read_bytes()
    if len(data) > _LARGEST:
        raise ValueError(f"logotyp {name} är större än 200 kB. Spara den mindre")
    if not (data.startswith(b"\x89PNG") if name.endswith("png") else b"<svg" in data[:2000]):
        raise ValueError(f"logotyp {name} är ingen {name.rpartition('.')[2].upper()}-fil")
    return data
