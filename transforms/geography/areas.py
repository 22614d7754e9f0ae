"""Area layers as SCB and the kommuner make them: GeoJSON or GeoPackage in any system, codes with their vintage."""

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from transforms.errors import RegistryError
from transforms.geography.coordinates import CRS, system_of
from transforms.swedish import omraden as words

LEVELS = ("kommun", "regso", "deso", "omrade")  # coarsest first
# What a code of each level looks like; DeSO and RegSO are told by it where no level is stated.
_SMALL = {"regso": re.compile(r"[0-9]{4}R[0-9]{3}"), "deso": re.compile(r"[0-9]{4}[ABC][0-9]{4}")}
_FORM = {**_SMALL, "kommun": re.compile(r"[0-9]{4}"), "omrade": re.compile(r"[0-9A-Za-zÅÄÖåäö_-]{1,64}")}
_VINTAGES = {"kommun": ("",), "regso": ("2020", "2025"), "deso": ("2018", "2025"), "omrade": ("",)}
# Field of the code, field of the name, level (None: told by the form of the codes). The contract's own names, then
# those of SCB's layers; DeSO 2025 also carries `regsokod`, so its own code is looked for first. `id` is accepted
# only where every value has the form of such a code.
_FIELDS = (
    ("kod", "namn", None), ("desokod", "", "deso"), ("deso", "", "deso"), ("regsokod", "regsonamn", "regso"),
    ("tatortskod", "tatort", "omrade"), ("id", "", None),
)
_GEOPACKAGE = b"SQLite format 3\0"
_PIPELINE = b"gdal_streamed_alg"  # marks a JSON file that GDAL would run as a program
_MAX_MB = 500  # SCB's whole country in full detail is a tenth of it
_NAMED_VINTAGE = r"{level}[ _-]?(20[0-9]{{2}})"
Remark = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Layer:
    """Areas with `kod, namn, niva, version` and geometry in SWEREF 99 TM metres, and what was mended on the way."""

    areas: gpd.GeoDataFrame
    anmarkningar: tuple[Remark, ...] = ()


class _FaultyLayerError(Exception):
    """A layer cannot be used: a code of `transforms.swedish.omraden` with its parameters."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def read_areas(file: Path) -> gpd.GeoDataFrame:
    """`read_layer` without its remarks.

    Raises:
        RegistryError: see `read_layer`.
    """
    return read_layer(file).areas.copy()


def read_layer(file: Path) -> Layer:
    """The areas of a file, sorted by level and code. A file may hold several levels, each in one vintage.

    The vintage (`version`) is the layer's own field, else it stands in the name of the layer or the file
    (`DeSO_2018`). A file named by a kommun code keeps that kommun's areas of a larger layer. The coordinate system is
    the declared one; when none is declared, or one without an EPSG code, or one in which the areas do not lie in
    Sweden, it is the only one of SWEREF 99 TM, RT 90 and WGS 84 in whose Swedish range they lie. Areas may include
    water. Invalid geometry is mended by `shapely.make_valid`, and said so.

    Raises:
        RegistryError: in Swedish, naming the file, what is wrong and what to do.
    """
    try:
        return _read(file, file.stat().st_mtime_ns)
    except _FaultyLayerError as fault:
        raise RegistryError(words.fault(file.name, fault.code, fault.params)) from None


def coarsest(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The areas of the coarsest level in the file: those that a map of the kommun shows."""
    level = next((level for level in LEVELS if (areas["niva"] == level).any()), None)
    return areas[areas["niva"] == level].reset_index(drop=True)


@lru_cache(maxsize=8)
def _read(file: Path, _changed: int) -> Layer:
    remarks: list[Remark] = []
    found = [_typed(name, frame, file, remarks) for name, frame in _area_layers(file, remarks)]
    areas = pd.concat(found, ignore_index=True)
    if named := re.fullmatch("([0-9]{4})(-.*)?", file.stem):
        areas = _of_kommun(named[1], areas, remarks)
    _cross_check(areas)
    order = areas["niva"].map(LEVELS.index)
    areas = areas.assign(_order=order).sort_values(["_order", "kod"], ignore_index=True).drop(columns="_order")
    return Layer(gpd.GeoDataFrame(areas, crs=CRS), tuple(remarks))


def _of_kommun(kommun: str, areas: pd.DataFrame, remarks: list[Remark]) -> pd.DataFrame:
    own = areas["kod"].str.startswith(kommun)
    if not own.any():
        raise _FaultyLayerError("fel_kommun", kommun=kommun)
    if others := int((~own).sum()):
        remarks.append(("andra_kommuner", {"antal": others, "kommun": kommun}))
    return areas[own]


def _area_layers(file: Path, remarks: list[Remark]) -> list[tuple[str, gpd.GeoDataFrame]]:
    """The layers with geometry and a field for area codes; styles and other tables of a GeoPackage are passed over."""
    layers, seen = [], set()
    if file.stat().st_size > _MAX_MB * 1_000_000:
        raise _FaultyLayerError("for_stor", megabyte=_MAX_MB)
    try:
        source = _source_of(file, remarks)
        for number, name in enumerate(pyogrio.list_layers(source)[:, 0]):
            with warnings.catch_warnings(action="ignore"):  # what GDAL thinks of the file, on standard error
                frame = gpd.read_file(source, layer=number)
            seen.update(frame.columns.drop("geometry", errors="ignore"))
            if isinstance(frame, gpd.GeoDataFrame) and len(frame) and _fields(frame):
                layers.append((file.stem if isinstance(source, BytesIO) else str(name), frame))
    except (RuntimeError, ValueError, OSError, shapely.errors.ShapelyError):  # pyogrio's own errors are RuntimeError
        raise _FaultyLayerError("inte_lasbar") from None
    if not layers:
        raise _FaultyLayerError("inga_omraden", falt=", ".join(sorted(map(str, seen))) or "inga")
    return layers


def _source_of(file: Path, remarks: list[Remark]) -> Path | BytesIO:
    """The file itself, or a GeoJSON written in Windows-1252 brought to UTF-8, which GeoJSON is to be.

    GDAL opens a file by its content, whatever its name: one that points at others, or runs a program on them, is not
    to come so far.
    """
    with file.open("rb") as handle:
        if handle.read(len(_GEOPACKAGE)) == _GEOPACKAGE:
            return file
    content = file.read_bytes()
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or _PIPELINE in content:
        raise _FaultyLayerError("inte_lasbar")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        remarks.append(("windows_1252", {}))
        return BytesIO(content.decode("cp1252").encode("utf-8"))
    return file


def _fields(frame: gpd.GeoDataFrame) -> tuple[str, str, str | None] | None:
    """Column of the code, column of the name ("" for none) and the level the field names, or None."""
    columns = {str(c).casefold(): str(c) for c in frame.columns}
    for code, name, level in _FIELDS:
        if code in columns and (code != "id" or _level_of(_texts(frame[columns[code]])) is not None):
            return columns[code], columns.get(name, ""), level
    return None


def _texts(column: pd.Series) -> list[str]:
    """The cells as text, "" for missing ones; a JSON cell may be anything."""
    return ["" if pd.api.types.is_scalar(value) and pd.isna(value) else str(value).strip() for value in column]


def _level_of(codes: list[str]) -> str | None:
    """DeSO or RegSO when every code has its form."""
    return next((level for level, form in _SMALL.items() if all(map(form.fullmatch, codes))), None)


def _typed(name: str, frame: gpd.GeoDataFrame, file: Path, remarks: list[Remark]) -> pd.DataFrame:
    """One layer with our columns, in our system, with whole geometry."""
    fields = _fields(frame)
    assert fields is not None
    code, label, level = fields
    told = {str(c).casefold(): _texts(frame[c]) for c in frame.columns.drop(frame.geometry.name)}
    kod = told[code.casefold()]
    if "" in kod:
        raise _FaultyLayerError("kod_saknas", falt=code)
    namn = [written or own for written, own in zip(told.get(label.casefold(), kod), kod, strict=True)]
    niva = _levels(kod, told.get("niva"), level)
    said = told.get("version", [""] * len(kod))
    version = [_vintage(v, n, name, file) for v, n in zip(said, niva, strict=True)]
    shapes = _whole(_in_metres(frame, remarks), kod, remarks)
    table = {"kod": kod, "namn": namn, "niva": niva, "version": version}
    return gpd.GeoDataFrame(pd.DataFrame(table, dtype=object), geometry=shapes.to_numpy(), crs=CRS)


def _levels(kod: list[str], said: list[str] | None, level: str | None) -> list[str]:
    """The level of each row; a code must have the form of its level."""
    if level or said is None:
        levels = [level or _level_of(kod) or "omrade"] * len(kod)
    else:
        levels = [text.casefold() for text in said]
    for code, own in zip(kod, levels, strict=True):
        if own not in LEVELS:
            raise _FaultyLayerError("okand_niva", kod=code, niva=own)
        if not _FORM[own].fullmatch(code):
            raise _FaultyLayerError("fel_kod", kod=code, niva=own)
    return levels


def _vintage(said: str, level: str, layer: str, file: Path) -> str:
    """The vintage of a row: `2025_v2` of the field `version` is 2025."""
    known = _VINTAGES[level]
    if known == ("",):
        return ""
    if said:
        if (year := said[:4]) in known:
            return year
        raise _FaultyLayerError("okand_version", version=said, niva=level, kanda=" eller ".join(known))
    for text in (layer, file.stem):
        named = re.search(_NAMED_VINTAGE.format(level=level), text, re.IGNORECASE)
        if named and named[1] in known:
            return named[1]
    raise _FaultyLayerError("version_saknas", niva=level, kanda=" eller ".join(known))


def _in_metres(frame: gpd.GeoDataFrame, remarks: list[Remark]) -> gpd.GeoSeries:
    shapes = frame.geometry
    missing = shapes.isna() | shapes.is_empty
    if missing.any() or not shapes.geom_type.isin(("Polygon", "MultiPolygon")).all():
        raise _FaultyLayerError("inte_ytor")
    shapes = shapes.set_axis(frame.index).force_2d()
    declared = shapes.crs.to_epsg() if shapes.crs is not None else None
    if declared is not None and _in_sweden(moved := shapes.to_crs(CRS)):
        return moved
    epsg = system_of(*shapes.total_bounds)
    if epsg is None:
        raise _FaultyLayerError("okant_system")
    remarks.append(("system_antaget", {"epsg": epsg}))
    return shapes.set_crs(epsg, allow_override=True).to_crs(CRS)


def _in_sweden(shapes: gpd.GeoSeries) -> bool:
    return system_of(*shapes.total_bounds) == 3006


def _whole(shapes: gpd.GeoSeries, kod: list[str], remarks: list[Remark]) -> gpd.GeoSeries:
    """Valid polygons; what `make_valid` leaves of lines and points has no area and is left out."""
    bad = ~shapes.is_valid
    if not bad.any():
        return shapes
    broken = [code for code, faulty in zip(kod, bad, strict=True) if faulty]
    mended = [_areal(shape) for shape in shapely.make_valid(shapes[bad].to_numpy())]
    if lost := [code for code, shape in zip(broken, mended, strict=True) if shape.is_empty]:
        raise _FaultyLayerError("ingen_yta", kod=", ".join(lost[:5]))
    shapes = shapes.copy()
    shapes[bad] = mended
    remarks.append(("lagad_yta", {"antal": len(mended), "koder": ", ".join(sorted(broken)[:5])}))
    return shapes


def _areal(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shapely.get_parts(shape))  # a collection may hold multipolygons
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon" and part.area > 0])


def _cross_check(areas: pd.DataFrame) -> None:
    """A code stands once, and a level has one vintage: areas of unequal vintages must never meet."""
    for level, rows in areas.groupby("niva"):
        if len(versions := sorted(rows["version"].unique())) > 1:
            raise _FaultyLayerError("flera_versioner", niva=level, versioner=", ".join(versions))
    if twice := sorted(areas.loc[areas["kod"].duplicated(), "kod"].unique()):
        raise _FaultyLayerError("dubbel_kod", kod=", ".join(twice[:5]))
