"""The delivery report in the contract's JSON form, in Swedish, and quarantine on disk for the owner alone."""

import csv
import os
import re
import shutil
from pathlib import Path
from typing import Any

from transforms.deliveries.account import FileReport
from transforms.intake import Intake
from transforms.opendata.archive import FOLDER
from transforms.paths import RIKET
from transforms.swedish import deliveries as words
from transforms.swedish import omraden as areas


def delivery_report(intake: Intake) -> dict[str, Any]:
    """The report of one kommun's deliveries (`check --json`, `leverans.json`)."""
    told = (areas.remark(*remark).partition(": ") for remark in intake.omraden)
    return {"kommun": intake.kommun, "filer": [_file(report) for report in intake.reports], "register": [],
            "registeranmarkningar": [
                *({"fil": fil, "skal": skal} for fil, _, skal in told),
                *({"fil": fil, "skal": words.persons_written(rad, marks)} for fil, rad, marks in intake.namngivna)]}


def broken_registry(kommun: str, faults: list[tuple[str, str]]) -> dict[str, Any]:
    """The report when the registry cannot be used: what is wrong with which of its files, and no delivery read."""
    return {"kommun": kommun, "filer": [], "register": [{"fil": fil, "skal": skal} for fil, skal in faults]}


def _file(report: FileReport) -> dict[str, Any]:
    taken = not report.refused
    return {
        "fil": report.fil, "kalla": report.kalla, "sha256": report.sha256, "leveransdatum": report.leveransdatum,
        "teckenkod": report.teckenkod, "status": report.status,
        "skal": words.file_reason(*report.skal) if report.skal else "", "kod": report.skal[0] if report.skal else "",
        "rader": report.rader, "godkanda": report.godkanda, "karantan": len(report.karantan) if taken else None,
        "dubbletter": report.dubbletter, "personrader": len(report.personradnummer) if taken else None,
        "personradnummer": report.personradnummer, "ersatta": report.ersatta,
        "rattade": dict(sorted(report.rattade.items())) if taken else None, "utan_punkt": report.utan_punkt,
        "omappade": report.omappade, "tvetydiga": report.tvetydiga, "okanda_kolumner": report.okanda_kolumner,
        "anmarkningar": [words.remark(*r) for r in report.anmarkningar],
        "karantanrader": [{"rad": r.rad, "kolumn": r.kolumn, "skal": words.row_reason(r.kod, r.params), "kod": r.kod}
                          for r in sorted(report.karantan, key=lambda r: r.rad)],
        "form": report.form, "belagd": report.belagd, "syntetisk": report.card.syntetisk,
        "medfoljer": report.path.is_relative_to(RIKET) and FOLDER not in report.path.parts,
    }


def exit_code(intake: Intake) -> int:
    """0 all accepted, 1 usable with something left out, 4 not one usable row."""
    if not usable(intake):
        return 4
    clean = all(r.skal is None and not r.karantan and not r.personradnummer for r in intake.reports)
    return 0 if clean else 1


def usable(intake: Intake) -> bool:
    """True when at least one accepted row concerns the kommun (a bundled reference for others does not)."""
    own = any(r.godkanda for r in intake.reports if not r.fil.startswith("riket/"))
    return own or bool(intake.crime_years)


def write_quarantine(intake: Intake, folder: Path) -> None:
    """Replace `<folder>/<kommun>/` by the quarantined rows of this replay; only the owner may read them."""
    target = folder / intake.kommun
    work = target.with_name(f".{intake.kommun}.pagaende")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True, mode=0o700)
    for report in intake.reports:
        if report.karantan:
            # The number keeps names apart that become the same; a name may not be longer than 255 bytes.
            name = re.sub(r"[^0-9A-Za-zÅÄÖåäö._-]+", "-", report.fil)[-100:]
            _write_rows(report, work / f"{report.fil_id:03d}-{name}.csv")
    shutil.rmtree(target, ignore_errors=True)
    work.rename(target)


def _write_rows(report: FileReport, path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(["rad", "kolumn", "skal", "text"])
        writer.writerows([r.rad, r.kolumn, words.row_reason(r.kod, r.params), r.text] for r in report.karantan)
