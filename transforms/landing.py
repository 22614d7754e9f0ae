"""Checked rows on their way into the contracts: duplicates, corrections and final figures are told apart in SQL.

Rows of ordinary tables wait in memory until every file is read; those of a bulk table land at once and what turns
out to be a duplicate is taken away again.
"""

from dataclasses import dataclass, field

import duckdb
import numpy as np
import pandas as pd

from transforms.database import insert, run, sql
from transforms.deliveries import personal
from transforms.deliveries.account import FileReport, Rejected
from transforms.deliveries.check import repeated, shown
from transforms.deliveries.contract import Table

_ROW = ["tabell", "fil_id", "rad"]
_MARKS = {"_rattad_": "rattad", "_omappad_": "omappad", "_tvetydig_": "tvetydig"}
_CODED = ("omappad", "tvetydig")  # marks whose cell is the code that is counted
_LONGEST_CODE = 120  # characters; a longer one is no code
_BETWEEN = "\x1f"  # parts the columns of a key, and stands in no text cell


@dataclass
class Landing:
    """Where the readers' rows gather: `reports` of all files by `fil_id`, `bulk` the tables that land at once."""

    con: duckdb.DuckDBPyConnection
    reports: dict[int, FileReport]
    bulk: tuple[Table, ...] = ()
    waiting: dict[str, list[pd.DataFrame]] = field(default_factory=dict)
    keyed: list[pd.DataFrame] = field(default_factory=list)
    marks: list[pd.DataFrame] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)

    def add(self, table: Table, frame: pd.DataFrame, report: FileReport) -> None:
        """Take checked rows of one file: contract columns, `rad`, `_cells` and marks."""
        if not table.key and self._came_before(report):
            report.dubbletter = (report.dubbletter or 0) + int(frame["rad"].nunique())
            return
        if frame.empty:
            return
        # A respondent or a statement may fill several raw rows: what is counted is lines.
        report.godkanda = (report.godkanda or 0) + int(frame["rad"].nunique())
        self.tables[table.name] = table
        self.marks += _marks(table, frame, report)
        kept = frame[[name for name in frame.columns if not name.startswith("_")]].assign(fil_id=report.fil_id)
        if table.bulk:
            insert(self.con, table.name, kept)
            return
        self.waiting.setdefault(table.name, []).append(kept)
        if table.key:
            self.keyed.append(_keys(table, frame, report))

    def forget(self, report: FileReport) -> None:
        """Let go of what a file left before it was refused; a bulk table is rolled back by the caller."""
        self.keyed = [k for k in self.keyed if k["fil_id"].iat[0] != report.fil_id]
        self.marks = [m for m in self.marks if m["fil_id"].iat[0] != report.fil_id]
        for name, frames in self.waiting.items():
            self.waiting[name] = [f for f in frames if f["fil_id"].iat[0] != report.fil_id]

    def _came_before(self, report: FileReport) -> bool:
        """True when the very same file was taken in before: where rows have no key, only the whole file counts."""
        earlier = (r for r in self.reports.values() if r.fil_id < report.fil_id and r.godkanda)
        return any(r.sha256 == report.sha256 and r.kalla == report.kalla for r in earlier)

    def settle(self) -> None:
        """Judge every keyed row, count what became of it in its report, and fill the contracts with what is used."""
        outcome = self._judged()
        self._count(outcome)
        gone = outcome.loc[~outcome["anvands"], _ROW]
        for name, frames in sorted((name, frames) for name, frames in self.waiting.items() if frames):
            rows = pd.concat(frames, ignore_index=True)
            insert(self.con, name, rows[~_among(rows.assign(tabell=name), gone)])
        for name in (table.name for table in self.bulk):
            self.con.register("bort", gone[gone["tabell"] == name])
            self.con.execute(f"delete from {name} where (fil_id, rad) in (select fil_id, rad from bort)")
            self.con.unregister("bort")

    def _table(self, name: str) -> Table:
        return self.tables.get(name) or next(table for table in self.bulk if table.name == name)

    def _judged(self) -> pd.DataFrame:
        rows = [frame.drop(columns="cells") for frame in self.keyed]
        rows += [self.con.execute(sql("intake")[f"rader_{t.name}"]).df() for t in self.bulk]
        rows = [frame for frame in rows if len(frame)]
        if not rows:
            empty = pd.DataFrame({name: [] for name in (*_ROW, "utfall", "ersatter", "anvands")})
            return empty.astype({"anvands": bool})
        self.con.register("rader", pd.concat(rows, ignore_index=True))
        outcome = run(self.con, sql("intake")["utfall"], {}).df()
        self.con.unregister("rader")
        return outcome

    def _count(self, outcome: pd.DataFrame) -> None:
        for fil_id, rows in outcome.groupby("fil_id"):
            report = self.reports[int(fil_id)]
            kinds = rows["utfall"].value_counts()
            twice, clash = int(kinds.get("dubblett", 0)), int(kinds.get("samma_nyckel", 0))
            assert report.godkanda is not None
            report.godkanda -= twice + clash
            report.dubbletter = (report.dubbletter or 0) + twice
            report.ersatta = (report.ersatta or 0) + int(rows["ersatter"].sum())
        clashing = outcome[outcome["utfall"] == "samma_nyckel"]
        for name, rows in clashing.groupby("tabell"):
            self._quarantine(self._table(str(name)), rows)
        out = outcome.loc[outcome["utfall"] != "godkand", _ROW]
        for marks in self.marks:
            _count_marks(marks[~_among(marks, out)], self.reports)
        for table in self.bulk:
            self.con.register("bort", out[out["tabell"] == table.name])
            for fil_id, slag, kod, antal in self.con.execute(sql("intake")[f"marken_{table.name}"]).fetchall():
                self.reports[fil_id].mark(slag, _shown_code(kod), antal)
            self.con.unregister("bort")

    def _quarantine(self, table: Table, rows: pd.DataFrame) -> None:
        """Rows whose key an earlier row of the same file has, with other content."""
        if table.bulk:
            self.con.register("bort", rows[["fil_id", "rad"]])
            names = [c.name for c in table.columns]
            found = self.con.execute(f"select * from {table.name} semi join bort using (fil_id, rad)").df()
            self.con.unregister("bort")
            texts = found[names].astype("string").fillna("").itertuples(index=False, name=None)
            cells = list(zip(found["fil_id"], found["rad"], texts, strict=True))
        else:
            keyed = pd.concat([k for k in self.keyed if k["tabell"].iat[0] == table.name], ignore_index=True)
            hit = keyed[_among(keyed, rows[_ROW])]
            cells = list(hit[["fil_id", "rad", "cells"]].itertuples(index=False, name=None))
        places = {c.name: (i, c) for i, c in enumerate(table.columns) if c.kind != "fritext"}
        for fil_id, rad, row in cells:
            parts = [repeated(c, str(row[i])) for i, c in (places[name] for name in table.key if name in places)]
            params = {"kolumn": table.key[0], "nyckel": ", ".join(p for p in parts if p)[:120]}
            reject = Rejected(int(rad), table.key[0], "samma_nyckel", params, shown(row, table.columns))
            self.reports[int(fil_id)].karantan.append(reject)


def _keys(table: Table, frame: pd.DataFrame, report: FileReport) -> pd.DataFrame:
    """Per row its key as one text (empty parts are equal), a digest of its content, and whether it is final."""
    parts = [frame[name].astype("string").fillna("") for name in table.key]
    key = parts[0].str.cat(parts[1:], sep=_BETWEEN) if len(parts) > 1 else parts[0]
    final = ~frame["preliminar"].eq(True) if "preliminar" in frame else True
    return pd.DataFrame({
        "tabell": table.name, "fil_id": report.fil_id, "rad": frame["rad"], "nyckel": key,
        "innehall": [hash(cells) for cells in frame["_cells"]], "slutlig": final, "cells": frame["_cells"],
    })


def _marks(table: Table, frame: pd.DataFrame, report: FileReport) -> list[pd.DataFrame]:
    """What the rules marked, one row per mark: mended kinds, codes that are unmapped or ambiguous."""
    marks = []
    for name in frame.columns:
        slag = next((kind for start, kind in _MARKS.items() if name.startswith(start)), None)
        if slag is None:
            continue
        values = frame[name]
        hit = values.notna() if slag in _CODED else values.eq(True)
        if hit.any():
            kod = values[hit].map(_shown_code) if slag in _CODED else name.removeprefix("_rattad_")
            marks.append(pd.DataFrame({"tabell": table.name, "fil_id": report.fil_id, "rad": frame.loc[hit, "rad"],
                                       "slag": slag, "kod": kod}))
    return marks


def _shown_code(code: str) -> str:
    return personal.defused(personal.unnamed(code[:_LONGEST_CODE]))


def _count_marks(marks: pd.DataFrame, reports: dict[int, FileReport]) -> None:
    for (fil_id, slag, kod), antal in marks.groupby(["fil_id", "slag", "kod"]).size().items():
        reports[int(fil_id)].mark(slag, kod, int(antal))


def _among(rows: pd.DataFrame, others: pd.DataFrame) -> np.ndarray:
    """True for the rows of the first that stand in the second, by table, file and line."""
    if others.empty:
        return np.zeros(len(rows), dtype=bool)
    return pd.MultiIndex.from_frame(rows[_ROW]).isin(pd.MultiIndex.from_frame(others[_ROW]))
