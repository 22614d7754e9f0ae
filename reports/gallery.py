"""`make gallery`: every figure of the publications on one page, for a person to look at. Not part of any publication.

Each figure stands as it is published, in grey, and as wide as a newspaper's column, with its text alternative.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path

from reports.html import environment
from transforms.paths import PUBLISHED


class Figures(HTMLParser):
    """The figures of a published page in reading order: name and text alternative of each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a figure, or meet the drawing of the one that is open."""
        known = {key: value or "" for key, value in attrs}
        if tag == "figure" and known.get("id", "").startswith("figur-"):
            self.found.append({"namn": known["id"].removeprefix("figur-"), "alt": ""})
        elif known.get("role") == "img" and self.found and not self.found[-1]["alt"]:
            self.found[-1]["alt"] = known.get("aria-label", "")


def write_gallery(out: Path) -> Path:
    """Write `<out>/galleri.html`, figures of one name together, the kommuner beside each other."""
    figures: dict[str, list[dict[str, str]]] = {}
    for page in sorted(out.glob("*/*/bra/lagesbild.html")):
        folder = page.parent
        for figure in Figures(page.read_text(encoding="utf-8")).found:
            where = folder.relative_to(out).as_posix()
            figures.setdefault(figure["namn"], []).append(
                figure | {"fil": f"{where}/figurer/{figure['namn']}", "var": where.removesuffix("/bra")})
    target = out / "galleri.html"
    target.write_text(environment().get_template("galleri.html.j2").render(figures=figures), encoding="utf-8")
    return target


if __name__ == "__main__":
    print(write_gallery(Path(sys.argv[1]) if len(sys.argv) > 1 else PUBLISHED))
