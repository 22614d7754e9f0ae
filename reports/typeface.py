"""The one typeface of pages, paper and figures, bundled: Open Sans, whose figures are all as wide as each other."""

import base64
from functools import cache
from pathlib import Path

FAMILY = "Open Sans"
FOLDER = Path(__file__).with_name("vendor") / "open-sans"
_WEIGHTS = {400: "OpenSans-Regular", 700: "OpenSans-Bold"}


def files() -> list[Path]:
    """The font files for whatever draws on this machine."""
    return [FOLDER / f"{name}.ttf" for name in _WEIGHTS.values()]


@cache
def face() -> str:
    """The typeface as a style sheet that asks nobody for it."""
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{_encoded(name)}) format('woff2')}}\n" for weight, name in _WEIGHTS.items())


def _encoded(name: str) -> str:
    return base64.b64encode((FOLDER / f"{name}.woff2").read_bytes()).decode("ascii")
