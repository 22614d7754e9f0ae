"""Lay out an empty kommun from the templates in `mallar/`. Nothing that stands there is ever written over."""

import csv
import importlib.util
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template
from typing import Literal

from transforms.deliveries.text import decode
from transforms.errors import CallError
from transforms.paths import is_example
from transforms.registry import Kommun, Registry
from transforms.swedish import commands

_TEMPLATES = Path(__file__).with_name("mallar")
_POINTS = Path(__file__).with_name("kommunpunkter.csv")
_CARD = _TEMPLATES / "kort.toml"
_PACKED = (".docx", ".xlsx")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip archive knows: the same layout gives the same bytes


@dataclass
class Laid:
    """What was written and what stood there already, relative to the data root, and how it went with the polygons."""

    nya: list[str] = field(default_factory=list)
    fanns: list[str] = field(default_factory=list)
    omraden: Literal["fanns", "klippta", "saknas"] = "saknas"


def lay_out(kommun: Kommun, data: Path, registry: Registry) -> Laid:
    """Write what is missing of the folders and examples of one kommun under `data`.

    Raises:
        CallError: the folder cannot be written in.
    """
    laid = Laid()
    values = _values(kommun)
    try:
        for name, content in _files(values).items():
            _write_new(data, name, content, laid)
        laid.omraden = _areas(kommun, data, registry)
    except OSError as error:
        raise CallError(commands.cannot_write(str(error.filename or data), error.errno)) from None
    return laid


def _values(kommun: Kommun) -> dict[str, str]:
    """What a template may name: the kommun, and a point on its land in SWEREF 99 TM and WGS 84."""
    with _POINTS.open(encoding="utf-8", newline="") as handle:
        points = {row.pop("kod"): row for row in csv.DictReader(handle, delimiter=";")}
    # A kommun that only an overlay knows has no point of its own: any in Sweden shows the form.
    point = points.get(kommun.kod) or next(iter(points.values()))
    return {"kod": kommun.kod, "namn": kommun.namn, "lan": kommun.lan} | point


def _files(values: dict[str, str]) -> dict[str, bytes]:
    """Relative name and content of every file of the layout; an example without its own card gets the common one."""
    files: dict[str, bytes] = {}
    for template in _templates(_TEMPLATES):
        name = template.relative_to(_TEMPLATES).as_posix().replace("KOD", values["kod"])
        name = name.replace("kommun/", f"{values['kod']}/", 1)
        files[name] = _packed(template, values) if template.is_dir() else _filled(template, values)
    examples = [name for name in files if is_example(name) and not name.endswith(".toml")]
    cards = {f"{name}.toml": _filled(_CARD, values | {"fil": name.rpartition("/")[2]}) for name in examples}
    return dict(sorted((cards | files).items()))


def _templates(folder: Path) -> Iterator[Path]:
    """Template files, and folders that become one packed document."""
    for entry in folder.iterdir():
        if entry.is_dir() and entry.suffix not in _PACKED:
            yield from _templates(entry)
        elif entry != _CARD:
            yield entry


def _filled(template: Path, values: dict[str, str]) -> bytes:
    """The template with its values, in the encoding it is kept in: Brå's files are ISO-8859-1."""
    text, encoding, _ = decode(template.read_bytes())
    return Template(text).substitute(values).encode(encoding)


def _packed(folder: Path, values: dict[str, str]) -> bytes:
    """A folder of XML parts as the document or workbook it is."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(part.relative_to(folder).as_posix(), _EPOCH)
            archive.writestr(entry, _filled(part, {key: escape(value) for key, value in values.items()}))
    return whole.getvalue()


def _write_new(data: Path, name: str, content: bytes, laid: Laid) -> None:
    path = data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as handle:
            handle.write(content)
    except FileExistsError:
        laid.fanns.append(name)
    else:
        laid.nya.append(name)


def _areas(kommun: Kommun, data: Path, registry: Registry) -> Literal["fanns", "klippta", "saknas"]:
    """Polygons by the cut script when the package duva is installed; else the caller is told how."""
    out = data / "registry" / "omraden"
    if registry.omraden_file(kommun.kod) or (out / f"{kommun.kod}.geojson").is_file():
        return "fanns"
    package = importlib.util.find_spec("duva")
    if package is None or package.origin is None:
        return "saknas"
    from transforms import omraden

    try:
        omraden.write(kommun.kod, Path(package.origin).with_name("geodata"), out)
    except (ValueError, RuntimeError):  # no such kommun, or a package without the layers (pyogrio's own error)
        return "saknas"
    return "klippta"
