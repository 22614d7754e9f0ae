"""The report as one self-contained HTML file: no request to anywhere, readable without JavaScript."""

from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from reports.model import Bullets, Picture, Report, Table, Text

TEMPLATES = Path(__file__).with_name("templates")


@cache
def environment() -> jinja2.Environment:
    """Autoescape is on: text from data is never markup; only figures, which we draw ourselves, are."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )
    env.filters["kind"] = lambda block: type(block).__name__
    env.filters["figure"] = lambda picture: Markup(picture.drawing.inline)
    return env


def write_html(report: Report) -> str:
    """The page; figures inline as SVG with their text alternative."""
    return environment().get_template("lagesbild.html.j2").render(report=report)


__all__ = ["Bullets", "Picture", "Table", "Text", "environment", "write_html"]
