"""The delivery report as a page: one self-contained HTML file that can be mailed to whoever delivered the files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reports.html import environment
from transforms.swedish import delivery_report as words


def page(report: Mapping[str, Any], namn: str) -> str:
    """The page of one kommun's delivery report (contract, section 4). Of a row the faulty cell alone,
    masked; never a personal number.

    Each file has an anchor (`#fil-1` …) in the report's order; in print, a file with rows to mend has its own sheet.
    """
    files = [_file(number, file) for number, file in enumerate(report["filer"], start=1)]
    delivered = [f for f in files if not f["bundled"]]
    return environment().get_template("leverans.html.j2").render(
        title=f"Leveransrapport för {namn}", conclusion=words.conclusion(report), delivered=delivered,
        bundled=[f for f in files if f["bundled"]],
        synthetic=any(f["syntetisk"] for f in files), register=[words.registry_fault(f) for f in report["register"]],
        registry_notes=words.registry_notes(report),
    )


def _file(number: int, file: Mapping[str, Any]) -> dict[str, Any]:
    taken = file["rader"] is not None
    return {
        "id": f"fil-{number}", "namn": file["fil"], "bundled": words.bundled(file),
        "status": words.status(file), "skal": file["skal"], "deliverer": words.for_deliverer(file),
        "keeper": words.for_keeper(file), "equation": words.equation(file) if taken else "",
        "facts": words.facts(file), "faults": words.faults(file), "personal": words.personal(file),
        "syntetisk": file["syntetisk"], "mended": words.mended(file), "notes": words.notes(file) if taken else [],
    }


def write_page(report: Mapping[str, Any], namn: str, path: Path) -> None:
    """Write the page whole or not at all."""
    temporary = path.with_name(f".{path.name}.pagaende")
    temporary.write_text(page(report, namn), encoding="utf-8")
    temporary.replace(path)
