"""SOL's result page: an HTML table whose value cells name their headers by id.

`<td class="resultatAntal" headers="period group crime region measure">`; the ids of periods, groups and regions stand
on their `<th>`, a crime type only in the `<th>` of its row. A real page with one crime type was at hand; that nested
types are told by a growing `padding-left` is our assumption, and where it does not grow the label stands alone.
"""

import re
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from transforms.deliveries import text
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, UnreadableError
from transforms.sources.forms.bra_gemensamt import Brott, Sokvag, period, read_bytes, table

_CELL = "resultatantal"
_INDENT = re.compile(r"padding-left:\s*(\d{1,4})")
_MEASURE_IDS = {"antal": "antal", "antal_100": "per_100000"}


def fits(head: Head) -> bool:
    """Told by the class of its value cells."""
    return "<td" in head.text.casefold() and _CELL in head.text.casefold()


class _Value(NamedTuple):
    """A value cell: the table row it stands in, the ids of its headers, and the labels that stood above it."""

    row: int
    ids: tuple[str, ...]
    region: str
    crime: str
    text: str


def parse(path: Path) -> RawTable:
    """Its cells as crime lines, numbered in reading order.

    Raises:
        UnreadableError: markup that cannot be followed, or no value cell.
    """
    content, encoding, _ = text.decode(read_bytes(path))
    page = _Page()
    try:
        page.feed(text.unified(content))
        page.close()
    except AssertionError:  # what the standard library's parser answers to a broken declaration
        raise UnreadableError("trasig_tabell", rad=page.getpos()[0]) from None
    if not page.values:
        raise UnreadableError("tom_fil")
    rows, broken, measures = [], [], set()
    for number, ((_, ids), group) in enumerate(groupby(page.values, key=lambda v: (v.row, v.ids[:4])), start=1):
        values = list(group)
        told = {_measure(v): v.text for v in values}
        if len(ids) < 4 or len(told) < len(values) or "" in told:
            broken.append((number, ";".join([values[0].region, values[0].crime, *(v.text for v in values)]),
                           "okanda_rubriker"))
            continue
        measures |= set(told)
        when, preliminary = period(*(page.labels.get(i, "") for i in ids[:2]))
        region = page.labels.get(ids[3], values[0].region)
        rows.append((number, Brott(region, when, values[0].crime, told.get("antal", ""), told.get("per_100000", ""),
                                   preliminary)))
    raw = table(rows, encoding, measures)
    raw.broken = broken
    return raw


def _measure(value: _Value) -> str:
    return _MEASURE_IDS.get(value.ids[4], "") if len(value.ids) == 5 else ""


class _Page(HTMLParser):
    """The value cells of the page, and the labels of the headers that have an id."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.values: list[_Value] = []
        self.labels: dict[str, str] = {}
        self._row = 0
        self._region = self._crime = ""
        self._above = Sokvag()
        self._open: dict[str, str] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A cell ends where the next begins: SOL's pages do close them, but nothing makes them."""
        if tag in ("td", "th", "tr"):
            self._end()
        if tag == "tr":
            self._row += 1
        elif tag in ("td", "th"):
            self._open = {name: value or "" for name, value in attrs} | {"tag": tag}

    def handle_endtag(self, tag: str) -> None:
        """Take the cell that ends here."""
        if tag in ("td", "th", "tr", "table"):
            self._end()

    def handle_data(self, data: str) -> None:
        """Text counts inside a cell only."""
        if self._open is not None:
            self._text.append(data)

    def close(self) -> None:
        """Take the cell that the page ends in."""
        super().close()
        self._end()

    def _end(self) -> None:
        cell, label = self._open, " ".join("".join(self._text).split())
        self._open, self._text = None, []
        if cell is None:
            return
        if cell["tag"] == "td":
            if _CELL in cell.get("class", "").casefold():
                ids = tuple(cell.get("headers", "").split())
                self.values.append(_Value(self._row, ids, self._region, self._crime, label))
        elif cell.get("id"):
            self.labels[cell["id"]] = label
            if cell.get("axis") == "region":
                self._region, self._above = label, Sokvag()
        else:
            indent = _INDENT.search(cell.get("style", ""))
            self._crime = self._above.down_to(int(indent[1]) if indent else 0, label)
