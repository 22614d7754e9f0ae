"""A publication appears whole or not at all, and the one before it is kept."""

import ctypes
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from reports import approval
from reports.compose import compose
from reports.context import Context
from reports.html import write_html
from reports.manifest import manifest, same, short
from reports.pdf import write_pdf
from reports.tables import tables
from transforms.errors import BrokenContractError
from transforms.scratch import alive, beside, put
from transforms.swedish import corrections as words

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_ASIDE, _TURN = ".undan-", "-byte"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def publish(
    underlag: dict[str, Any], context: Context, out: Path, archive: Path, extra: dict[str, bytes] | None = None,
) -> Path:
    """Write the lägesbild of one unit to `<out>/<kommun>/<period>/<edition>/` and answer that folder.

    It is a draft, unless the registry's approvals name the manifest of the draft that says the same.

    Raises:
        BrokenContractError: what was withdrawn from there would be published again, with nothing mended.
    """
    where, more = _where(underlag), extra or {}
    if found := approval.standing(underlag, context.godkannanden, out / where, archive / where):
        record, rows = found
        if approval.digest(manifest(render(record, context) | more, record)) == rows[0].manifest_sha256:
            approved = approval.told(rows)
            files = render(record, replace(context, godkand=approved)) | more
            return store(files, record, out, archive, approved)
    erratum = out / where / "rattelse.json"
    if erratum.is_file():
        correction = json.loads(erratum.read_text(encoding="utf-8"))
        if approval.says(underlag, archive / where / correction["manifest_sha256"][:12]):
            raise BrokenContractError(words.stands_withdrawn(correction["dag"]))
    return store(render(underlag, context) | more, underlag, out, archive)


def _where(record: dict[str, Any]) -> Path:
    return Path("-".join(record["omrade"]["kommuner"])) / record["period"] / record["utgava"]


def store(
    files: dict[str, bytes], record: dict[str, Any], out: Path, archive: Path, approved: dict[str, Any] | None = None,
) -> Path:
    """Put the files of one record's publication, with their manifest, where its kommun, period and edition say.

    What stood there goes to `<archive>/<kommun>/<period>/<edition>/<first 12 of its manifest's sha256>/`. When all
    but the time stamp is the same, nothing is touched. A killed run leaves a hidden work folder, removed next time.
    """
    where = _where(record)
    target = out / where
    files = files | {"manifest.json": manifest(files, record, approved)}
    work = beside(target)
    _sweep(target.parent, (archive / where).parent)
    if same(target, files["manifest.json"]):
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
    if context.utgava == "bra":
        from reports.slides import write_slides

        files["bildspel.pptx"] = write_slides(report)
    files |= {f"tabeller/{name}": data for name, data in tables(underlag, report).items()}
    for picture in report.pictures():
        files[f"figurer/{picture.name}.svg"] = f"{_XML}{picture.drawing.svg}".encode()
        files[f"figurer/{picture.name}.png"] = picture.drawing.png
    return files


def _put(work: Path, target: Path, archive: Path) -> None:
    if not target.exists():
        put(work, target)
        return
    # Named by the publication it will hold after the exchange: if this run is killed there, `_sweep` knows it.
    old = short(target)
    aside = target.with_name(f"{_ASIDE}{os.getpid()}-{old}-{target.name}")
    put(work, aside)
    exchange(aside, target)
    _keep(aside, archive / old)


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
        if short(entry) != old:
            shutil.rmtree(entry, ignore_errors=True)
        elif target.exists():
            _keep(entry, archive / target.name / old)
        else:
            entry.rename(target)
