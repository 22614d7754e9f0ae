"""Brå's workbook "Indikatorer för kommuners lägesbild", one per kommun, in both vintages.

A row is a share: one sheet, geography and year. No real workbook was at hand: the layout is that of public code which
reads them (`bra_kommunindikatorer.R` in Analytikernatverket/hamta_data_playwright, versions before and after 2025).
In both, A1 is the title. 2024: row 2 has the pooled years (`2017/2018`), the rows below are geographies. 2025: a row
names the geographies, the row under it the columns of each one's block (`Andel`, `KI undre`, `KI övre`), then years.
The sheets "… (anmälda)" hold reported crime, which is read from Brå's own exports under `brott`.
"""

import re
import zipfile
from pathlib import Path

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.archive import BROKEN_ARCHIVE
from transforms.deliveries.check import Rule
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, UnreadableError, header_key
from transforms.deliveries.workbook import read_sheets
from transforms.registry import Registry
from transforms.sources.base import Context
from transforms.sources.forms.varden import Andel, numbered

_NTU_SHEET = re.compile(rb'name="[^"]*-\s*NTU\s*"')
_YEAR = re.compile(r"(?:NTU |Andel )?((?:19|20)\d\d)(?:\s*[/–-]\s*((?:19|20)\d\d))?\*?")
_HEADER_ROWS = 10
# What a column of a block holds, by its header.
_BLOCK = {"varde": re.compile(r"andel"), "ki_undre": re.compile(r"ki.*undre"), "ki_ovre": re.compile(r"ki.*ovre"),
          "antal_svar": re.compile(r"antal")}

Cells = list[list[str]]
Areas = dict[str, tuple[str, str]]


def fits(head: Head) -> bool:
    """A workbook with a sheet whose name ends in `-NTU`; a damaged one fits nothing."""
    if not head.is_workbook:
        return False
    try:
        with zipfile.ZipFile(head.path) as archive, archive.open("xl/workbook.xml") as listing:
            return bool(_NTU_SHEET.search(listing.read(1_000_000)))
    except BROKEN_ARCHIVE:
        return False


def parse(path: Path, registry: Registry) -> RawTable:
    """The published shares of every survey sheet, numbered through the workbook.

    Raises:
        UnreadableError: no workbook, or not one sheet in either layout.
    """
    areas = _areas(registry)
    shares: list[Andel] = []
    reported, strange, followed = [], [], 0
    for name, cells in read_sheets(path):
        if "(anmälda" in name.casefold():
            reported.append(name)
        elif (rows := _shares(name, cells, areas)) is not None:
            followed += 1
            shares += rows
        else:
            strange.append(name)
    if not followed:
        raise UnreadableError("okand_indikatorbok", blad=", ".join(strange) or "inga")
    raw = numbered(Andel, list(enumerate(shares, start=1)), "xlsx")
    if reported:
        raw.remarks.append(("anmalda_blad", {"blad": ", ".join(reported)}))
    if strange:
        raw.remarks.append(("andra_blad", {"blad": ", ".join(strange)}))
    return raw


def _shares(sheet: str, cells: Cells, areas: Areas) -> list[Andel] | None:
    rows = _years_down(sheet, cells, areas)
    return _years_across(sheet, cells, areas) if rows is None else rows


def _years_across(sheet: str, cells: Cells, areas: Areas) -> list[Andel] | None:
    """The vintage of 2024: a row per geography and a column per pair of years. None when this is another layout."""
    for place, header in enumerate(cells[:_HEADER_ROWS]):
        years = {i: _year(text) for i, text in enumerate(header[1:], start=1) if text}
        if not years or not all(years.values()):
            continue
        asked = _question(sheet, cells)
        return [
            Andel("ntu", year, *_area(row[0], areas), *asked, row[i])
            for row in cells[place + 1 :] for i, year in years.items() if row[i] and year
        ]
    return None


def _years_down(sheet: str, cells: Cells, areas: Areas) -> list[Andel] | None:
    """The vintage of 2025: a row per year and a block of columns per geography. None when this is another layout."""
    first = next((i for i, row in enumerate(cells[:_HEADER_ROWS]) if row and _year(row[0])), 0)
    if first < 2:
        return None
    blocks = _blocks(cells[first - 1])
    names = [text for text in cells[first - 2][1:] if text]
    if not blocks or len(blocks) != len(names):
        return None
    fraga_id, fraga, matt = _question(sheet, cells)
    shares = []
    for row in cells[first:]:
        for name, block in zip(names, blocks, strict=True):
            values = {part: row[i] for part, i in block.items() if row[i]}
            if values:
                share = Andel("ntu", _year(row[0]) or row[0], *_area(name, areas), fraga_id, fraga, matt, "")
                shares.append(share._replace(**values))
    return shares


def _blocks(header: list[str]) -> list[dict[str, int]]:
    """Position of each part in each block; a block begins with its share, or with the count where there is none."""
    parts = [next((part for part, word in _BLOCK.items() if word.match(header_key(text))), "") for text in header[1:]]
    while parts and not parts[-1] and not header[len(parts)]:
        parts.pop()
    lead = "varde" if "varde" in parts else "antal_svar"
    if not parts or parts[0] != lead or not all(parts):
        return []
    blocks: list[dict[str, int]] = []
    for i, part in enumerate(parts, start=1):
        if part == lead:
            blocks.append({"varde": i})
        elif part in blocks[-1]:
            return []
        else:
            blocks[-1][part] = i
    return blocks


def _year(text: str) -> str | None:
    """`2017/2018` or `2017`, however the years are joined; None for what is no year."""
    match = _YEAR.fullmatch(text)
    return match and "/".join(filter(None, match.groups()))


def _question(sheet: str, cells: Cells) -> tuple[str, str, str]:
    """Identity, wording and measure: the sheet's name, the title in A1, and a count for the sheet of respondents."""
    name = re.sub(r"-\s*NTU\s*$", "", sheet, flags=re.IGNORECASE)
    slug = re.sub(r"[^0-9a-z]+", "_", header_key(name)).strip("_")
    title = " ".join(cells[0][0].split()) if cells and cells[0] else ""
    counted = (title or name).casefold().startswith("antal")
    return f"ntu_{slug}"[:64], title or name, "antal" if counted else "andel_pct"


def _areas(registry: Registry) -> Areas:
    """Every name of a geography, in lower case, with its code and level."""
    areas = {"hela landet": ("00", "riket"), "hela riket": ("00", "riket"), "riket": ("00", "riket")}
    for kommun in registry.kommuner.values():
        areas[kommun.lan.casefold()] = (kommun.kod[:2], "lan")
        for name in (kommun.namn, f"{kommun.namn} kommun"):
            areas[name.casefold()] = (kommun.kod, "kommun")
    return areas


def _area(name: str, areas: Areas) -> tuple[str, str]:
    """Code and level; an unknown name stands as it is, for the rule on areas to refuse."""
    return areas.get(name.casefold(), (name, "kommun"))


def respondents_are_no_question(_context: Context) -> Rule:
    """The sheet that counts the respondents is no question that the crosswalk lacks."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        frame["_omappad_fraga_id"] = frame["_omappad_fraga_id"].where(frame["matt"] != "antal", None)
        return "fraga_id", pd.Series("", index=frame.index, dtype="object")

    return rule
