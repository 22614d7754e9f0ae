"""The files of one week's publication: page, sheet, screen and record, from one report model."""

import json
from pathlib import Path
from typing import Any

from reports.compose.week import WeekContext, compose_week
from reports.html import write_html
from reports.pdf import write_pdf, write_png
from reports.publish import store


def publish_week(record: dict[str, Any], context: WeekContext, out: Path, archive: Path) -> Path:
    """Write the week to `<out>/<kommun>/<week>/<edition>/`, whole or not at all; answers that folder."""
    report = compose_week(record, context)
    return store({
        "veckobild.html": write_html(report).encode("utf-8"),
        "veckobild.pdf": write_pdf(report),
        "veckobild.png": write_png(report),
        "vecka.json": (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8"),
    }, record, out, archive)
