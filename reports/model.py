"""One report model for every writer: sections of typed blocks. Text is data, never markup."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from reports.vocabulary import Vocabulary
from transforms.registry.profil import Profil

SYNTHETIC = "Innehåller syntetiska demodata"
REAL = "Verkliga uppgifter"
_LONG = 60  # letters
_NUMBER = re.compile(r"(?:[\d\u00a0 ,.%()+\u2212\u2013-]|till|dolt)+")


@dataclass(frozen=True)
class Link:
    """A place in the report to jump to: the words of the link, what they mean out of context, and its anchor."""

    text: str
    about: str
    anchor: str


class Linked(str):
    """A cell's text with places to jump to; paper and spreadsheets have the text alone."""

    links: tuple[Link, ...]

    def __new__(cls, text: str, links: tuple[Link, ...]) -> "Linked":
        """The text with its links."""
        made = super().__new__(cls, text)
        made.links = links
        return made


@dataclass(frozen=True)
class Text:
    """A paragraph; `kind` is `brod`, `ingress`, `not` or `varning`."""

    text: str
    kind: str = "brod"


@dataclass(frozen=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table with a caption and header cells; the first column heads its row. `synthetic` labels it.

    `anchors` = per row the name by which links find it, or nothing at all.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    synthetic: bool = False
    anchors: tuple[str, ...] = ()

    def wordy(self) -> bool:
        """True when a cell is long enough to want a phone's whole width."""
        return any(len(cell) > _LONG for row in self.rows for cell in row)

    def numeric(self) -> tuple[bool, ...]:
        """Per column: True when every cell is a number, an interval, a dash or hidden: it stands to the right."""
        if not self.rows:
            return tuple(False for _ in self.header)
        return tuple(all(_NUMBER.fullmatch(cell) for cell in column) and any(c.isdigit() for c in "".join(column))
                     for column in zip(*self.rows, strict=True))


@dataclass(frozen=True)
class Drawing:
    """A drawn figure: `inline` is bare SVG for our own pages, which write title and source themselves; `svg` and
    `png` stand alone and carry title, source and label."""

    inline: str
    svg: str
    png: bytes


@dataclass(frozen=True)
class Still:
    """A bare drawing for a slide: PNG, and how many of the figure's rows or panels it has room for."""

    png: bytes
    shown: int
    count: int


@dataclass(frozen=True)
class Spot:
    """A numbered point of a map, in degrees; `exact` is false where the position is approximate."""

    code: str
    number: int
    name: str
    lines: tuple[str, ...]
    lat: float
    lon: float
    exact: bool


@dataclass(frozen=True)
class Outline:
    """An area of a map: its outlines as [lat, lon] and a point inside; numbered only where the table beside has it."""

    code: str
    name: str
    rings: list[list[list[float]]]
    inside: tuple[float, float]
    number: int | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class LiveMap:
    """What a map that can be moved shows: nothing that the table beside it does not say."""

    areas: tuple[Outline, ...]
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A figure: name of its files, conclusion as title, source and n, text alternative, data as a table.

    `live` is the same map for a page with JavaScript.
    It is drawn when a writer first asks for it, and once. `still` draws it anew within (width, height) in inches.
    """

    name: str
    title: str
    source: str
    alt: str
    draw: Callable[[], Drawing] = field(repr=False, compare=False)
    still: Callable[[float, float], Still] = field(repr=False, compare=False)
    data: Table
    synthetic: bool = False
    live: LiveMap | None = None

    @cached_property
    def drawing(self) -> Drawing:
        """What every writer shows."""
        return self.draw()


Block = Text | Bullets | Table | Picture


@dataclass(frozen=True)
class Section:
    """A section; `parts` are its subsections, one heading level down. `page` begins a new sheet in print; `beside` may
    stand beside the next on a single sheet.
    """

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()
    page: bool = False
    beside: bool = False


@dataclass(frozen=True)
class Slide:
    """One message for a meeting: the conclusion as title, one block, source and n under it."""

    title: str
    block: Bullets | Table | Picture
    source: str


@dataclass(frozen=True)
class Report:
    """The whole report; `synthetic` puts the label on every page, `brief` sets it on one sheet, without contents."""

    title: str
    subtitle: str
    synthetic: bool
    sections: tuple[Section, ...]
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    slides: tuple[Slide, ...] = ()
    profile: Profil = field(default_factory=Profil)
    keywords: tuple[str, ...] = field(default=("lägesbild", "medborgarlöfte"))
    brief: bool = False

    def pictures(self) -> list[Picture]:
        """All figures in reading order."""
        found: list[Picture] = []

        def walk(sections: tuple[Section, ...]) -> None:
            for section in sections:
                found.extend(b for b in section.blocks if isinstance(b, Picture))
                walk(section.parts)

        walk(self.sections)
        return found
