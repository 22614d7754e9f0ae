"""All deliveries of one kommun, in delivery order, into one set of raw tables with every row accounted for."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from transforms.deliveries import personal
from transforms.deliveries.account import Card, FileReport, Rejected
from transforms.deliveries.contract import Table
from transforms.deliveries.find import Found, delivery_date, find, read_card, sha256
from transforms.deliveries.text import UnreadableError
from transforms.paths import RIKET
from transforms.registry import Registry
from transforms.sources import Context, Source, sources


@dataclass(frozen=True)
class _Row:
    content: tuple[object, ...]
    fil_id: int
    rad: int
    final: bool


@dataclass
class Intake:
    """The reports of all files and the accepted rows, one frame per raw table (with `fil_id` and `rad`)."""

    kommun: str
    reports: list[FileReport] = field(default_factory=list)
    frames: dict[str, list[pd.DataFrame]] = field(default_factory=dict)
    seen: dict[str, dict[tuple[object, ...], _Row]] = field(default_factory=dict)
    superseded: dict[str, set[tuple[int, int]]] = field(default_factory=dict)

    def table(self, name: str) -> pd.DataFrame | None:
        """The rows in use of one raw table, or None when no file filled it."""
        if not (frames := self.frames.get(name)):
            return None
        rows = pd.concat(frames, ignore_index=True)
        if not (gone := self.superseded.get(name)):
            return rows
        return rows[~pd.MultiIndex.from_frame(rows[["fil_id", "rad"]]).isin(list(gone))]

    @property
    def accepted(self) -> int:
        """Accepted rows of all files."""
        return sum(report.godkanda or 0 for report in self.reports)


def take_in(kommun: str, data: Path, registry: Registry, namespace: str = "") -> Intake:
    """Read every file of `<data>/<kommun>/` and the national references; never raises for what a file holds."""
    known = sources()
    roots = [(RIKET, "riket"), (data / "riket", f"{namespace}riket"), (data / kommun, f"{namespace}{kommun}")]
    if data.resolve() == RIKET.parent.resolve():
        del roots[1]
    found = [f for root, scope in roots for f in find(root, frozenset(known), scope)]
    intake = Intake(kommun)
    ordered = sorted((_open(f) for f in found), key=lambda r: (r.leveransdatum, r.fil))
    for number, report in enumerate(ordered, start=1):
        report.fil_id = number
        intake.reports.append(report)
        if report.skal is None:
            _read(report, known[report.kalla], Context(kommun, registry, report), intake)
    return intake


def _open(found: Found) -> FileReport:
    report = FileReport(0, found.path, found.name, found.source, "", "", Card())
    if found.kind != "fil":
        report.refuse("lank" if found.kind == "lank" else "okand_fil")
        report.status = "okand_fil"
        return report
    report.sha256 = sha256(found.path)
    report.leveransdatum = delivery_date(found.path, Card()).isoformat()
    try:
        report.card = read_card(found.path)
        report.leveransdatum = delivery_date(found.path, report.card).isoformat()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
        report.refuse("trasigt_kort", fel=str(error).splitlines()[0])
    if personal.holds_personal_number(found.path.name):
        report.fil = str(Path(found.name).parent / "[filnamn med personnummer]")
        report.refuse("personnummer_i_filnamn")
    return report


def _read(report: FileReport, source: Source, context: Context, intake: Intake) -> None:
    try:
        readings = source.read(report.path, context)
    except UnreadableError as error:
        report.refuse(error.code, **error.params)
        return
    if report.refused or not readings:
        return
    report.godkanda = report.dubbletter = report.ersatta = 0
    for table, frame in readings:
        _accept(table, frame, report, intake)
    assert report.rader is not None
    report.status = "godkand" if report.godkanda + report.dubbletter == report.rader else "delvis"


def _accept(table: Table, frame: pd.DataFrame, report: FileReport, intake: Intake) -> None:
    """Sort out duplicates and replacements by the table's natural key; the rest is kept."""
    if table.key:
        frame = frame.loc[np.array(_resolve(table, frame, report, intake), dtype=bool)]
    # A respondent or a statement may fill several raw rows: what is counted is lines.
    report.godkanda = (report.godkanda or 0) + int(frame["rad"].nunique())
    intake.frames.setdefault(table.name, []).append(frame.drop(columns="_cells").assign(fil_id=report.fil_id))


def _resolve(table: Table, frame: pd.DataFrame, report: FileReport, intake: Intake) -> list[bool]:
    """True for each row to keep; the rules of the contract for duplicates, corrections and final figures."""
    seen = intake.seen.setdefault(table.name, {})
    superseded = intake.superseded.setdefault(table.name, set())
    keys = frame[list(table.key)].itertuples(index=False, name=None)
    finals = ~frame["preliminar"].eq(True) if "preliminar" in frame else [True] * len(frame)
    keep = []
    for rad, key, content, final in zip(frame["rad"], keys, frame["_cells"], finals, strict=True):
        row, old = _Row(content, report.fil_id, int(rad), bool(final)), seen.get(key)
        keep.append(old is None or (old.content != content and old.fil_id != report.fil_id))
        if old is None:
            seen[key] = row
        elif old.content == content:
            report.dubbletter = (report.dubbletter or 0) + 1
        elif old.fil_id == report.fil_id:
            shown = {"nyckel": ", ".join(str(part) for part in key)}
            report.karantan.append(Rejected(int(rad), table.key[0], "samma_nyckel", shown, ""))
        elif old.final and not final:
            superseded.add((row.fil_id, row.rad))  # the final figure stands; the late preliminary one is kept unused
        else:
            superseded.add((old.fil_id, old.rad))
            report.ersatta = (report.ersatta or 0) + 1
            seen[key] = row
    return keep
