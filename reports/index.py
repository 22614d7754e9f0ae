"""`index.html` over all publications of a folder."""

import json
import os
from pathlib import Path
from typing import Any

from reports.html import environment


def write_index(out: Path) -> Path:
    """Write `<out>/index.html` whole, from the underlag.json files that stand there."""
    found = sorted(out.glob("*/*/*/underlag.json"))
    entries = [_entry(path, out) for path in found if not path.parent.name.startswith(".")]
    synthetic = any(e["syntetiskt"] for e in entries)
    page = environment().get_template("index.html.j2").render(entries=entries, synthetic=synthetic)
    temporary = out / f".index-{os.getpid()}.html"
    temporary.write_text(page, encoding="utf-8")
    temporary.replace(out / "index.html")
    return out / "index.html"


def _entry(path: Path, out: Path) -> dict[str, Any]:
    underlag = json.loads(path.read_text(encoding="utf-8"))
    folder = path.parent.relative_to(out).as_posix()
    return {"namn": underlag["omrade"]["namn"], "kod": "-".join(underlag["omrade"]["kommuner"]),
            "period": underlag["period"], "utgava": underlag["utgava"], "syntetiskt": underlag["syntetiskt"],
            "loften": len(underlag["loften"]), "mapp": folder}
