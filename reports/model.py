"""One report model for every writer: sections of typed blocks. Text is data, never markup."""

from dataclasses import dataclass, field

SYNTHETIC = "Innehåller syntetiska demodata"
REAL = "Verkliga uppgifter"


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
    """A table with a caption and header cells; the first column heads its row. `synthetic` labels it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    synthetic: bool = False
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A drawn figure: name of its files, conclusion as title, source line, text alternative, its data as a table."""

    name: str
    title: str
    source: str
    alt: str
    svg: str
    png: bytes
    data: Table
    synthetic: bool = False


Block = Text | Bullets | Table | Picture


@dataclass(frozen=True)
class Section:
    """A section; `parts` are its subsections, one heading level down."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Report:
    """The whole report; `synthetic` puts the label on every page."""

    title: str
    subtitle: str
    synthetic: bool
    sections: tuple[Section, ...]
    keywords: tuple[str, ...] = field(default=("lägesbild", "medborgarlöfte"))

    def pictures(self) -> list[Picture]:
        """All figures in reading order."""
        found: list[Picture] = []

        def walk(sections: tuple[Section, ...]) -> None:
            for section in sections:
                found.extend(b for b in section.blocks if isinstance(b, Picture))
                walk(section.parts)

        walk(self.sections)
        return found
