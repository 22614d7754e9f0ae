"""A publication withdrawn: an erratum in its place, the publication in the archive, and an index of all corrections."""

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reports.html import write_html
from reports.index import ERRATUM
from reports.model import Block, Report, Section, Table, Text
from reports.pdf import write_pdf
from reports.publish import store
from transforms.swedish import corrections as words

INDEX = "rattelser.html"
Correction = dict[str, Any]


def withdraw(folder: Path, out: Path, archive: Path, reason: str, day: str) -> Correction:
    """Put an erratum in place of the publication in `folder` and answer what the ledger of corrections should hold.

    The pages keep their names, so that a saved address leads to the erratum.
    """
    record = json.loads((folder / "underlag.json").read_text(encoding="utf-8"))
    head = {key: record[key] for key in ("omrade", "period", "utgava")}
    correction = head | {
        "version": 1, "dag": day, "skal": reason,
        "manifest_sha256": hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()}
    report = _page(correction)
    files = {
        "lagesbild.html": write_html(report).encode("utf-8"), "lagesbild.pdf": write_pdf(report),
        ERRATUM: (json.dumps(correction, ensure_ascii=False, indent=1) + "\n").encode("utf-8")}
    store(files, head | {"syntetiskt": record["syntetiskt"]}, out, archive)
    return correction


def standing(folder: Path) -> Correction | None:
    """The erratum that stands in a folder, if one does."""
    path = folder / ERRATUM
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def write_corrections(out: Path, corrections: Sequence[Correction]) -> None:
    """Write `<out>/rattelser.html`, the latest first."""
    rows = tuple((c["dag"], c["omrade"]["namn"], c["period"], c["utgava"], c["skal"]) for c in reversed(corrections))
    blocks: tuple[Block, ...] = (Text(words.INTRO), Table(words.INDEX, words.HEADER, rows))
    report = Report(words.INDEX, "", False, (Section("rattelser", words.INDEX, blocks),), keywords=("rättelse",))
    temporary = out / f".{INDEX}-{os.getpid()}"
    temporary.write_text(write_html(report), encoding="utf-8")
    temporary.replace(out / INDEX)


def _page(correction: Correction) -> Report:
    blocks = Text(words.reason(correction["skal"])), Text(words.NEXT)
    return Report(
        words.heading(correction["omrade"]["namn"], correction["period"]),
        words.said(correction["dag"], correction["period"], correction["utgava"]), False,
        (Section("rattelse", words.TITLE, blocks),), keywords=("rättelse",))
