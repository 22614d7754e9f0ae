"""The report as one self-contained HTML file: no request to anywhere, readable without JavaScript."""

import base64
import hashlib
from dataclasses import asdict
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from reports import typeface
from reports.follow import choices
from reports.model import Bullets, Linked, Picture, Report, Table, Text
from reports.vocabulary import About

TEMPLATES = Path(__file__).with_name("templates")
VENDOR = Path(__file__).with_name("vendor")
_LEAFLET = "leaflet/leaflet.js"


@cache
def environment() -> jinja2.Environment:
    """Autoescape is on: text from data is never markup; only figures, which we draw ourselves, are."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )
    env.filters["kind"] = lambda block: type(block).__name__
    env.filters["figure"] = lambda picture: Markup(picture.drawing.inline)
    env.filters["cell"] = _cell
    env.filters["about"] = _about
    env.filters["data"] = asdict
    env.filters["base64"] = lambda data: base64.b64encode(data).decode("ascii")
    env.globals["bundled"] = _bundled
    env.globals["script"] = script
    env.globals["policy"] = policy
    env.globals["typeface"] = Markup(typeface.face())
    return env


def write_html(report: Report) -> str:
    """The page; figures inline as SVG with their text alternative, choices that tables and parts follow."""
    template = environment().get_template("lagesbild.html.j2")
    moved = any(p.live for p in report.pictures())
    scripts = (*([_LEAFLET, "karta.js"] if moved else []), *([] if report.brief else ["lagesbild.js"]))
    return template.render(report=report, words=report.vocabulary, choices=choices(report.sections, report.vocabulary),
                           scripts=scripts, moved=moved)


@cache
def script(name: str) -> Markup:
    """A script of our own, or a bundled one by its path under `vendor/`, to stand inline."""
    return Markup(((VENDOR if "/" in name else TEMPLATES) / name).read_text(encoding="utf-8"))


@cache
def _bundled(name: str) -> Markup:
    """A bundled style sheet."""
    return Markup((VENDOR / name).read_text(encoding="utf-8"))


def policy(*scripts: str) -> str:
    """The content security policy of a page: nothing from anywhere, and these scripts alone, by their hash."""
    allowed = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(script(s).encode()).digest()).decode()}'"
                       for s in scripts) or "'none'"
    return (f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; font-src data:; "
            "base-uri 'none'; form-action 'none'")


def _cell(text: str) -> Markup:
    """A cell's text; links stand on their own words where the text has them, in that order, else after the text."""
    before, rest, after = Markup(""), str(text), []
    for link in text.links if isinstance(text, Linked) else ():
        hidden = Markup('<span class="dold">: {}</span>').format(link.about) if link.about else Markup("")
        anchor = Markup('<a href="#{}">{}{}</a>').format(link.anchor, link.text, hidden)
        head, found, tail = rest.partition(link.text)
        if found:
            before, rest = before + head + anchor, tail
        else:
            after.append(anchor)
    more = Markup('<span class="vag">{}</span>').format(Markup(" ").join(after)) if after else Markup("")
    return before + rest + more


def _about(about: About) -> Markup:
    """What an element is about, as attributes that the page's script reads."""
    return Markup("").join(Markup(' data-{}="{}"').format(d, " ".join(ids)) for d, ids in about.items() if ids)


__all__ = ["Bullets", "Picture", "Table", "Text", "environment", "write_html"]
