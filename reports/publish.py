"""A publication appears whole or not at all, and the one before it is kept."""

import ctypes
import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

from reports.compose import compose
from reports.context import Context
from reports.html import write_html
from reports.pdf import write_pdf
from reports.tables import tables
from transforms.scratch import alive, beside

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_ASIDE, _TURN = ".undan-", "-byte"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def publish(
    underlag: dict[str, Any], context: Context, out: Path, archive: Path, extra: dict[str, bytes] | None = None,
) -> Path:
    """Write the publication of one unit to `<out>/<kommun>/<period>/<edition>/` and answer that folder.

    What stood there goes to `<archive>/<kommun>/<period>/<edition>/<first 12 of its manifest's sha256>/`. When all
    but the time stamp is the same, nothing is touched. A killed run leaves a hidden work folder, removed next time.
    """
    where = Path(context.kommun_kod) / context.period / context.utgava
    target = out / where
    files = render(underlag, context) | (extra or {})
    files["manifest.json"] = manifest(files, underlag)
    work = beside(target)
    _sweep(target.parent, (archive / where).parent)
    if _same(target, files["manifest.json"]):
        return target
    for name, data in files.items():
        path = work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    _put(work, target, archive / where)
    return target


def render(underlag: dict[str, Any], context: Context) -> dict[str, bytes]:
    """Every file of a publication but its manifest, by relative name."""
    report = compose(underlag, context)
    files = {
        "lagesbild.html": write_html(report).encode("utf-8"),
        "lagesbild.pdf": write_pdf(report),
        "underlag.json": (json.dumps(underlag, ensure_ascii=False, indent=1) + "\n").encode("utf-8"),
    }
    files |= {f"tabeller/{name}": data for name, data in tables(underlag, report).items()}
    for picture in report.pictures():
        files[f"figurer/{picture.name}.svg"] = f"{_XML}{picture.drawing.svg}".encode()
        files[f"figurer/{picture.name}.png"] = picture.drawing.png
    return files


def manifest(files: dict[str, bytes], underlag: dict[str, Any]) -> bytes:
    """Size and sha256 of every file. underlag.json is hashed with `skapad` emptied: the one place with a time."""
    stable = json.dumps(underlag | {"skapad": ""}, ensure_ascii=False, indent=1) + "\n"
    entries: dict[str, dict[str, Any]] = {}
    for name in sorted(files):
        data = stable.encode("utf-8") if name == "underlag.json" else files[name]
        entries[name] = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    entries["underlag.json"]["utan"] = "skapad"
    head = {"version": 1, "kommuner": underlag["omrade"]["kommuner"], "period": underlag["period"],
            "utgava": underlag["utgava"], "syntetiskt": underlag["syntetiskt"], "filer": entries}
    return (json.dumps(head, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _same(folder: Path, manifest: bytes) -> bool:
    """True when the folder holds this very publication, undamaged."""
    path = folder / "manifest.json"
    return path.is_file() and path.read_bytes() == manifest and _whole(folder)


def _whole(folder: Path) -> bool:
    """True when every file of the manifest stands in the folder with its bytes (underlag.json: stands)."""
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["filer"]
    return all(
        (folder / name).is_file()
        and ("utan" in entry or hashlib.sha256((folder / name).read_bytes()).hexdigest() == entry["sha256"])
        for name, entry in entries.items()
    )


def _put(work: Path, target: Path, archive: Path) -> None:
    if not target.exists():
        work.rename(target)
        return
    # Named by the publication it will hold after the exchange: if this run is killed there, `_sweep` knows it.
    old = _short(target)
    aside = target.with_name(f"{_ASIDE}{os.getpid()}-{old}-{target.name}")
    work.rename(aside)
    exchange(aside, target)
    _keep(aside, archive / old)


def _short(folder: Path) -> str:
    """The name of a publication in the archive: the first 12 of its manifest's sha256."""
    manifest = folder / "manifest.json"
    return hashlib.sha256(manifest.read_bytes()).hexdigest()[:12] if manifest.is_file() else "utan_manifest"


def _keep(earlier: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(place, ignore_errors=True)
    shutil.move(str(earlier), place)


def exchange(first: Path, second: Path) -> None:
    """Swap two folders in one step where the system can (Linux renameat2), else by renames that lose nothing."""
    libc = ctypes.CDLL(None, use_errno=True)
    names = (_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second))
    if hasattr(libc, "renameat2") and libc.renameat2(*names, _RENAME_EXCHANGE) == 0:
        return
    aside = first.with_name(first.name + _TURN)
    second.rename(aside)
    first.rename(second)
    aside.rename(first)


def _sweep(folder: Path, archive: Path) -> None:
    """Finish what killed runs left: an earlier publication goes to the archive, or back in place."""
    for entry in folder.glob(f"{_ASIDE}*"):
        pid, old, name = entry.name.removeprefix(_ASIDE).split("-", 2)
        target = folder / name.removesuffix(_TURN)
        if alive(pid):
            continue
        if _short(entry) != old:
            shutil.rmtree(entry, ignore_errors=True)
        elif target.exists():
            _keep(entry, archive / target.name / old)
        else:
            entry.rename(target)
