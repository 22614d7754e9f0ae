"""What the forms of Brå's statistics database (SOL) share: a crime line, its period, its path, lines of `;` text.

A crime line is one region, crime type and period; its count and its rate are one line, also where they are two cells.
"""

import csv
import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from transforms.deliveries import text
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import UnreadableError, header_key
from transforms.registry.brottstyper import SEPARATOR

MEASURES = {"antal": "antal", "/100_000_inv": "per_100000", "per_100_000_inv.": "per_100000"}
_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
           "december")
_MONTH = {word: number for number, name in enumerate(_MONTHS, start=1) for word in (name, name[:3])}
_YEAR = re.compile(r"\d{4}")
_QUARTER = re.compile(r"kvartal ([1-4])")


class Brott(NamedTuple):
    """A crime line as the text cells of raw_brott."""

    kommun: str
    period: str
    brottstyp: str
    antal: str
    per_100000: str
    preliminar: str


def period(*parts: str) -> tuple[str, str]:
    """What SOL writes of a period ("2026 prel." and "Aug", or "År" and "2025") as (`2026-08`, `ja`).

    Words that say nothing of the kind stay as they are, for the row to be refused with them.
    """
    words = [" ".join(part.split()) for part in parts if part.strip()]
    preliminary = "ja" if any("prel" in word.casefold() for word in words) else "nej"
    years = [found[0] for word in words if (found := _YEAR.search(word))]
    rest = [word for word in words if not _YEAR.search(word) and word.casefold() not in ("år", "helår")]
    if len(years) != 1 or len(rest) > 1:
        return " ".join(words), preliminary
    if not rest:
        return years[0], preliminary
    part = rest[0].casefold()
    if quarter := _QUARTER.fullmatch(part):
        return f"{years[0]}-Q{quarter[1]}", preliminary
    if part in _MONTH:
        return f"{years[0]}-{_MONTH[part]:02d}", preliminary
    return " ".join(words), preliminary


@dataclass
class Sokvag:
    """The labels above the present one, by their indentation."""

    above: list[tuple[int, str]] = field(default_factory=list)

    def down_to(self, indent: int, label: str) -> str:
        """The full path of a label; one that only repeats its parent ("Misshandel totalt") is the parent itself."""
        while self.above and self.above[-1][0] >= indent:
            self.above.pop()
        self.above.append((indent, label))
        labels = [label for _, label in self.above]
        return SEPARATOR.join(a for a, b in zip(labels, [None, *labels], strict=False) if a != b)


def told_nothing(line: Brott) -> Brott:
    """A line without numbers under a name of its own, so that it never stands in the place of a figure.

    SOL repeats the headings above a chosen type without numbers, also where the heading and the type have the same name
    ("Misshandel", and "Misshandel totalt", which it writes as "Misshandel"), and where another file has the figure.
    """
    if {line.antal.strip(), line.per_100000.strip()} - {"", "..", "."}:
        return line
    return line._replace(brottstyp=f"{line.brottstyp} (utan tal)")


def table(lines: Sequence[tuple[int, Brott]], encoding: str, measures: Iterable[str]) -> RawTable:
    """Numbered crime lines as a table of the contract's columns."""
    raw = RawTable(list(Brott._fields), [(number, list(told_nothing(line))) for number, line in lines], encoding)
    if "antal" not in set(measures):
        raw.remarks.append(("bara_per_100000", {}))
    return raw


def measure(header: str) -> str:
    """`antal`, `per_100000`, or "" for a header that is neither."""
    return MEASURES.get(header_key(header).replace("\u00a0", "_").replace("_(prel.)", ""), "")


@dataclass
class Lines:
    """The lines of a `;` text with their numbers, entities decoded before they are cut, and those not of its coding."""

    cells: list[tuple[int, list[str]]]
    encoding: str
    broken: list[tuple[int, str, str]]


def read_lines(path: Path) -> Lines:
    """Cut `path` into cells: `&nbsp;` holds the separator, so entities come first.

    Raises:
        UnreadableError: too large, empty, or not the coding that it says.
    """
    content, encoding, bad = text.decode(read_bytes(path))
    result = Lines([], encoding, [])
    for number, line in enumerate(text.unified(content).split("\n"), start=1):
        if not line.strip() or (number == 1 and line[:4].casefold() == "sep="):
            continue
        if number in bad:
            result.broken.append((number, line, "blandad_kodning"))
        else:
            result.cells.append((number, cut(html.unescape(line).replace("\u00a0", " "))))
    if not result.cells:
        raise UnreadableError("tom_fil")
    return result


def read_bytes(path: Path) -> bytes:
    """The whole file.

    Raises:
        UnreadableError: larger than a delivery may be.
    """
    if path.stat().st_size > text.MAX_BYTES:
        raise UnreadableError("for_stor", gigabyte=2)
    return path.read_bytes()


def first_cells(head: text.Head) -> list[str]:
    """The cells of the first line that says something; a spreadsheet's `sep=;` does not."""
    lines = (line for line in head.text.splitlines() if line.strip() and line[:4].casefold() != "sep=")
    return cut(next(lines, ""))


def cut(line: str) -> list[str]:
    """The cells of a line; quotation marks count only when they are in pairs, as a spreadsheet writes them."""
    if line.count('"') % 2 or '"' not in line:
        return line.split(";")
    return next(csv.reader([line], delimiter=";"))


def fitted(cells: list[str], label: int, width: int) -> list[str] | None:
    """The cells brought to `width`: empty ones dropped at the end, and a label that holds `;` put together again.

    None when there are too few. Only the label may hold a separator: "Vapenbrott; innehav av jaktvapen (1 §)".
    """
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    extra = len(cells) - width
    if extra < 0:
        return None
    return [*cells[:label], ";".join(cells[label:label + extra + 1]), *cells[label + extra + 1:]]
