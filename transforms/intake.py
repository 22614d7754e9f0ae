"""All deliveries of one kommun, in delivery order, into one set of raw tables with every row accounted for."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from transforms.deliveries import personal
from transforms.deliveries.account import Card, FileReport, Rejected
from transforms.deliveries.check import shown
from transforms.deliveries.contract import Table
from transforms.deliveries.find import Found, delivery_date, find, read_card, sha256
from transforms.deliveries.text import UnreadableError
from transforms.paths import RIKET
from transforms.registry import Registry
from transforms.sources import Context, Source, sources

# Sources of the contract that no module reads yet: said so, instead of "move the file".
_LATER = ("atgarder", "kalender", "lage", "polisen")


@dataclass(frozen=True)
class _Row:
    content: tuple[object, ...]
    fil_id: int
    rad: int


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
    def crime_years(self) -> list[int]:
        """Years of the accepted reported crime of the kommun itself; rows of others are references."""
        rows = self.table("raw_brott")
        return [] if rows is None else [int(p[:4]) for p in rows.loc[rows["kommun"] == self.kommun, "period"]]

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
    if personal.holds_personal_number(found.name):
        report.fil = f"{found.name.partition('/')[0]}/{found.source}/[filnamn med personnummer]"
        report.path = Path(report.fil)
        report.refuse("personnummer_i_filnamn")
        return report
    if found.kind != "fil":
        later = found.path.is_dir() and found.path.name in _LATER
        report.refuse("lank" if found.kind == "lank" else "kalla_vantar" if later else "okand_fil")
        report.status = "okand_fil"
        return report
    try:
        report.sha256 = sha256(found.path)
        report.leveransdatum = delivery_date(found.path, Card()).isoformat()
        report.card = read_card(found.path)
        if personal.holds_personal_number(repr(report.card)):
            report.card = Card()
            report.refuse("trasigt_kort", fel="det innehåller ett personnummer")
        report.leveransdatum = delivery_date(found.path, report.card).isoformat()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
        report.refuse("trasigt_kort", fel=personal.masked(str(error).splitlines()[0]))
    except OSError:
        report.refuse("olasbar")
    return report


def _read(report: FileReport, source: Source, context: Context, intake: Intake) -> None:
    try:
        readings = source.read(report.path, context)
    except UnreadableError as error:
        report.refuse(error.code, **error.params)
        return
    except OSError:
        report.refuse("olasbar")
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
    elif any(r.sha256 == report.sha256 and r.kalla == report.kalla and r.godkanda for r in intake.reports[:-1]):
        report.dubbletter = (report.dubbletter or 0) + int(frame["rad"].nunique())  # the whole file came before
        return
    # A respondent or a statement may fill several raw rows: what is counted is lines.
    report.godkanda = (report.godkanda or 0) + int(frame["rad"].nunique())
    _count_marks(frame, report)
    kept = frame[[name for name in frame.columns if not name.startswith("_")]]
    intake.frames.setdefault(table.name, []).append(kept.assign(fil_id=report.fil_id))


def _count_marks(frame: pd.DataFrame, report: FileReport) -> None:
    """What the rules marked in accepted rows: mended kinds, incidents without a point, unmapped codes."""
    for name in frame.columns:
        if name.startswith("_rattad_") and (count := int(frame[name].sum())):
            report.rattade[name.removeprefix("_rattad_")] = count
        elif name == "_utan_punkt":
            report.utan_punkt += int(frame[name].sum())
        elif name.startswith("_omappad_"):
            for code, count in frame[name].dropna().map(personal.masked).value_counts().sort_index().items():
                report.omappade[str(code)] = report.omappade.get(str(code), 0) + int(count)


def _resolve(table: Table, frame: pd.DataFrame, report: FileReport, intake: Intake) -> list[bool]:
    """True for each row to keep; the rules of the contract for duplicates, corrections and final figures.

    Preliminary and final figures are remembered apart: the final one is used, whichever comes first.
    """
    seen = intake.seen.setdefault(table.name, {})
    superseded = intake.superseded.setdefault(table.name, set())
    keyed = frame[list(table.key)].astype("object")
    keys = keyed.where(keyed.notna(), None).itertuples(index=False, name=None)
    finals = ~frame["preliminar"].eq(True) if "preliminar" in frame else [True] * len(frame)
    here: set[tuple[object, ...]] = set()
    keep = []
    for rad, key, content, final in zip(frame["rad"], keys, frame["_cells"], finals, strict=True):
        row, slot, other = _Row(content, report.fil_id, int(rad)), (*key, bool(final)), seen.get((*key, not final))
        old = seen.get(slot)
        accepted = old is None or (old.content != content and slot not in here)
        keep.append(accepted)
        if old is not None and old.content == content:
            report.dubbletter = (report.dubbletter or 0) + 1
        elif not accepted:
            report.karantan.append(_same_key(table, key, int(rad), content))
        else:
            replaced = old or (other if final else None)
            if replaced is not None:
                superseded.add((replaced.fil_id, replaced.rad))
                report.ersatta = (report.ersatta or 0) + 1
            if not final and other is not None:
                superseded.add((row.fil_id, row.rad))  # the final figure stands; this one is kept unused
            seen[slot] = row
        here.add(slot)
    return keep


def _same_key(table: Table, key: tuple[object, ...], rad: int, content: tuple[object, ...]) -> Rejected:
    parts = [personal.masked(str(part)) for name, part in zip(table.key, key, strict=True) if name != "nyckel" and part]
    params = {"kolumn": table.key[0], "nyckel": ", ".join(parts)[:120]}
    return Rejected(rad, table.key[0], "samma_nyckel", params, shown(content, table.columns))
