"""`index.html` over all publications of a folder: what there is, and what each says otherwise than the one before."""

import json
import os
from pathlib import Path
from typing import Any

from reports import approval
from reports.changes import changes
from reports.html import environment
from transforms import registry
from transforms.swedish import changes as words

_SLIDES = "bildspel.pptx"  # of edition bra
ERRATUM, _CORRECTIONS = "rattelse.json", "rattelser.html"
# A record's name, and the files beside it that a reader opens.
_PAGES = {
    "underlag.json": (("lagesbild.html", "webbsida"), ("lagesbild.pdf", "PDF"), ("underlag.json", "underlag")),
    "vecka.json": (("veckobild.html", "webbsida"), ("veckobild.pdf", "PDF"), ("veckobild.png", "bild för skärm"),
                   ("vecka.json", "underlag")),
    ERRATUM: (("lagesbild.html", "rättelse"), ("lagesbild.pdf", "PDF")),
}


def write_index(out: Path) -> Path:
    """Write `<out>/index.html` whole, from the records of lägesbilder and weeks that stand there.

    A problem that only an overlay registry knows goes by its id.
    """
    problems = {p.problem_id: p.namn for p in registry.load().problem.values()}
    reports, weeks = _records(out, "underlag.json"), _records(out, "vecka.json")
    entries = [_entry(out, folder, record, reports, problems) for folder, record in reports]
    bare = {"loften": "", "andrat": [], "sedan": ""}
    entries += [_shown(folder, record, "vecka.json") | bare for folder, record in weeks]
    entries += [_shown(folder, record | {"syntetiskt": False}, ERRATUM) | bare | {"status": f"återkallad {day}"}
                for folder, record in _records(out, ERRATUM) for day in [record["dag"]]]
    entries.sort(key=lambda e: (e["kod"], e["period"], e["utgava"]))
    page = environment().get_template("index.html.j2").render(
        entries=entries, corrections=_CORRECTIONS if (out / _CORRECTIONS).is_file() else "",
        synthetic=any(e["syntetiskt"] for e in entries),
        periods=sorted({e["period"] for e in entries}, reverse=True), editions=sorted({e["utgava"] for e in entries}))
    temporary = out / f".index-{os.getpid()}.html"
    temporary.write_text(page, encoding="utf-8")
    temporary.replace(out / "index.html")
    return out / "index.html"


def _records(out: Path, name: str) -> list[tuple[str, dict[str, Any]]]:
    """Folder below `out` and record of every publication that has one of that name."""
    return [(path.parent.relative_to(out).as_posix(), json.loads(path.read_text(encoding="utf-8")))
            for path in sorted(out.glob(f"*/*/*/{name}")) if not path.parent.name.startswith(".")]


def _shown(folder: str, record: dict[str, Any], name: str) -> dict[str, Any]:
    return {"namn": record["omrade"]["namn"], "kod": "-".join(record["omrade"]["kommuner"]),
            "period": record["period"], "utgava": record["utgava"], "syntetiskt": record["syntetiskt"],
            "status": "utkast", "filer": [(f"{folder}/{file}", label) for file, label in _PAGES[name]]}


def _entry(
    out: Path, folder: str, record: dict[str, Any], records: list[tuple[str, dict[str, Any]]], problems: dict[str, str],
) -> dict[str, Any]:
    before = max((r for _, r in records if _series(r) == _series(record) and r["period"] < record["period"]),
                 key=lambda r: str(r["period"]), default=None)
    lines = changes(before, record, problems) if before else []
    shown = _shown(folder, record, "underlag.json")
    shown["filer"] += [(f"{folder}/{_SLIDES}", "bildspel")] if (out / folder / _SLIDES).is_file() else []
    return shown | {
        "loften": len(record["loften"]), "andrat": lines,
        "status": "godkänd" if approval.of(out / folder) else "utkast",
        "sedan": words.FIRST if before is None else words.since(before["period"], len(lines))}


def _series(record: dict[str, Any]) -> tuple[list[str], str]:
    """What makes two publications comparable: the same kommuner in the same edition."""
    return record["omrade"]["kommuner"], record["utgava"]
