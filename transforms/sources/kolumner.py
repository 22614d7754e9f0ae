"""`kolumner.toml`: how an export with other headers speaks of our columns. It stands beside the files it concerns.

`[kolumner]` gives our name = "their header", `[varden]` our name = one value for every row (a code that the export
leaves out, `crs = 4326`, or `""` for what it does not have). The map only turns the file's shape into ours; its
values go through the same door as everyone's.
"""

import os
import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from transforms.deliveries.contract import Table
from transforms.deliveries.personal import shown_header
from transforms.deliveries.table import RawTable, Row
from transforms.deliveries.text import UnreadableError, header_key
from transforms.deliveries.toml_text import read_toml

NAME = "kolumner.toml"
_OFFSET_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|[+-]\d{2}:?\d{2})")
_STOCKHOLM = ZoneInfo("Europe/Stockholm")
Remark = tuple[str, dict[str, object]]  # code and parameters


@dataclass(frozen=True)
class ColumnMap:
    """Our column -> their header, and our column -> the text that holds for every row. Empty when there is no map."""

    kolumner: dict[str, str] = field(default_factory=dict)
    varden: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.kolumner or self.varden)

    def wanted(self, table: Table) -> tuple[str, ...]:
        """The headers that tell the right sheet of a workbook."""
        return tuple(self.kolumner.get(name, name) for name in table.required if name not in self.varden)

    def header(self, found: list[str], table: Table) -> tuple[list[str], list[Remark]]:
        """`found` in our names followed by the columns of `varden`, and remarks on optional columns that are absent.

        A file in the same folder that has our own names keeps them. A header of ours that the map takes from another
        header is put aside as unknown: the map is explicit.

        Raises:
            UnreadableError: no header is known; one that the map names for a required column is not there, or is there
                twice; or a column has both a fixed value and values of its own in the file.
        """
        keys = [header_key(h) for h in found]
        ours = {header_key(their): our for our, their in self.kolumner.items() if header_key(their) in keys}
        if twice := [found[i] for i, key in enumerate(keys) if key in ours and keys.count(key) > 1]:
            raise UnreadableError("dubbla_rubriker", rubriker=", ".join(map(shown_header, twice)))
        if both := [our for our in self.varden if our in keys and our not in ours]:
            raise UnreadableError("kolumnkarta_fast", kolumn=both[0])
        if self.kolumner and not ours and not {header_key(c.name) for c in table.columns} & set(keys):
            # Nothing is known of this line: it may be somebody's data, so nothing of it is repeated.
            raise UnreadableError("rubrikrad_saknas", kolumner=", ".join(map(shown_header, self.wanted(table))))
        remarks: list[Remark] = []
        for our in (our for our in self.kolumner if our not in ours.values() and our not in keys):
            said: dict[str, object] = {"kolumn": our, "rubrik": shown_header(self.kolumner[our])}
            if our in table.required:
                raise UnreadableError("kolumnkarta_rubrik", **said,
                                      rubriker=", ".join(shown_header(h) for h in found[:60] if h) or "inga")
            remarks.append(("kolumnkarta_valfri", said))
        names = [ours.get(key, f"{h} (inte i kartan)" if key in ours.values() else h)
                 for h, key in zip(found, keys, strict=True)]
        return [*names, *self.varden], remarks

    def brought_home(self, raw: RawTable, table: Table) -> RawTable:
        """`raw` with our headers, the fixed values in every row, and times with an offset in local time.

        Raises:
            UnreadableError: see `header`.
        """
        if not self:
            return raw
        header, remarks = self.header(raw.header, table)
        times = [i for i, name in enumerate(header) if name in table.of_kind("tidpunkt")]
        fixed = list(self.varden.values())

        def home(rows: list[Row]) -> list[Row]:
            rows = [(rad, [*cells, *fixed]) for rad, cells in rows]
            for _, cells in rows:
                for i in times:
                    cells[i] = local_time(cells[i])
            return rows

        rest = ((home(rows), broken) for rows, broken in raw.rest)
        return RawTable(header, home(raw.rows), raw.encoding, raw.broken, [*raw.remarks, *remarks], rest)


def local_time(text: str) -> str:
    """A time with an offset or Z as local time in Stockholm, `YYYY-MM-DD HH:MM:SS`; any other text as it is.

    The offset makes it one moment, so nothing is guessed. What is no moment is left for the door to refuse.
    """
    if not _OFFSET_TIME.fullmatch(text.strip()):
        return text
    try:
        moment = datetime.fromisoformat(text.strip().replace(" ", "T", 1).replace(" ", ""))
        return moment.astimezone(_STOCKHOLM).replace(tzinfo=None).isoformat(" ", "seconds")
    except (ValueError, OverflowError):
        return text


def read_map(folder: Path, table: Table) -> ColumnMap:
    """The map in `folder`; an empty one when there is none.

    Raises:
        UnreadableError: it cannot be followed; the parameters name the key.
    """
    file = folder / NAME
    try:
        return _checked(read_toml(file), table) if os.path.lexists(file) else ColumnMap()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, AttributeError, TypeError):
        raise UnreadableError("trasig_kolumnkarta") from None


def _checked(tables: dict[str, Any], table: Table) -> ColumnMap:
    if not tables or not tables.keys() <= {"kolumner", "varden"}:
        raise UnreadableError("trasig_kolumnkarta")
    columns = {header_key(our): their.strip() for our, their in tables.get("kolumner", {}).items()}
    fixed = {header_key(our): value for our, value in tables.get("varden", {}).items()}
    if len(columns) + len(fixed) != sum(map(len, tables.values())):  # start and Start
        raise UnreadableError("trasig_kolumnkarta")
    known = [c.name for c in table.columns]
    if unknown := [our for our in (*columns, *fixed) if our not in known]:
        raise UnreadableError("kolumnkarta_nyckel", nyckel=shown_header(unknown[0]), kolumner=", ".join(known))
    if both := sorted(columns.keys() & fixed.keys()):
        raise UnreadableError("kolumnkarta_bada", kolumn=both[0])
    for our, value in fixed.items():
        if our in table.key or type(value) not in (str, int, float):
            raise UnreadableError("kolumnkarta_varde", kolumn=our)
    theirs: dict[str, str] = {}
    for our, their in columns.items():
        if (first := theirs.setdefault(header_key(their), our)) != our:
            raise UnreadableError("kolumnkarta_dubbel", kolumner=f"{first} och {our}", rubrik=shown_header(their))
    return ColumnMap(columns, {our: str(value) for our, value in fixed.items()})
