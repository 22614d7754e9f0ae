"""Areas from SCB's WFS to `<data>/registry/omraden/`, as published: RegSO where the registry looks for a kommun's
areas, DeSO and tätorter beside it.

Asked for in WGS 84 as GeoJSON (longitude first). Pages need a `sortBy`, else their order is not the same each time.
"""

import json
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from transforms.errors import RegistryError
from transforms.opendata import archive
from transforms.opendata.errors import FetchError
from transforms.opendata.service import Outcome, Scope, Service, Tools, facts, held, parsed

_FOLDER = "registry/omraden"
_PAGE = 500
_MAX_PAGES = 20


@dataclass(frozen=True)
class _Layer:
    """A layer of the service: its name, the fields of the kommun and of the area's code, and the name of our file."""

    titel: str
    name: str
    kommun: str
    code: str
    file: str


_LAYERS = (
    _Layer("regso", "stat:RegSO_2025", "kommunkod", "regsokod", "{kod}.geojson"),
    _Layer("deso", "stat:DeSO_2025", "kommunkod", "desokod", "{kod}-deso.geojson"),
    _Layer("tatort", "stat:Tatorter_2023", "kommun", "tatortskod", "{kod}-tatort.geojson"),
)


def bring(scope: Scope, tools: Tools) -> Outcome:
    """The layers that a kommun does not have, all or none; a file that is there is left, and the outcome names it.

    Raises:
        FetchError, OSError: then nothing is written.
    """
    folder = tools.data / _FOLDER
    names = {layer: layer.file.format(kod=scope.kod) for layer in _LAYERS}
    there = [name for layer, name in names.items() if (folder / name).exists()
             or (layer is _LAYERS[0] and tools.registry.omraden_file(scope.kod))]
    missing = {layer: name for layer, name in names.items() if name not in there}
    bodies = {layer: _tried(_features(layer, scope, tools), name) for layer, name in missing.items()}
    with archive.together() as written:
        for layer, body in bodies.items():
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / missing[layer]
            archive.card_file(path).unlink(missing_ok=True)  # of a run that was cut off before its file
            card = facts("geometri").card(layer.titel, _address(layer, scope, tools.base, 0), tools, omfang=scope.namn)
            archive.write_with_card(path, body, card)
            written.append(path)
    code = "hamtad" if bodies else "finns_redan"
    return Outcome("geometri", scope, code, {"antal": len(bodies), "mapp": _FOLDER, "redan": there})


def _address(layer: _Layer, scope: Scope, base: str, start: int) -> str:
    query = httpx.QueryParams({
        "service": "WFS", "version": "2.0.0", "request": "GetFeature", "typeNames": layer.name,
        "outputFormat": "application/json", "srsName": "EPSG:4326", "CQL_FILTER": f"{layer.kommun}='{scope.kod}'",
        "sortBy": layer.code, "count": str(_PAGE), "startIndex": str(start),
    })
    return f"{base}?{query}"


def _features(layer: _Layer, scope: Scope, tools: Tools) -> list[dict[str, Any]]:
    """Each area once; as many as the service says there are."""
    areas: dict[str, dict[str, Any]] = {}
    total = 0
    for number in range(_MAX_PAGES):
        reply = tools.client.get(_address(layer, scope, tools.base, number * _PAGE))
        document = parsed(reply.body or b"", reply.content_type)
        page, total = held(document, "features", list), held(document, "numberMatched", int)
        for feature in page:
            code = held(held(feature, "properties", dict), layer.code, str)
            if not code.startswith(scope.kod):
                raise FetchError("annat_omrade", omfang=scope.namn)
            areas.setdefault(code, feature)
        if len(areas) >= total or not page:
            break
    if not areas:
        raise FetchError("tomt")
    if len(areas) < total:
        raise FetchError("ofullstandigt", antal=len(areas), av=total)
    return list(areas.values())


def _tried(features: list[dict[str, Any]], name: str) -> bytes:
    """The areas as a file that our own reader has read."""
    from transforms import geography

    collection = {"type": "FeatureCollection", "features": features}
    body = (json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(body)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # GDAL's remarks on geometry, which is refused by name
                geography.read_layer(path)
        except RegistryError as error:
            raise FetchError("oanvandbar", fel=str(error)) from None
    return body


SERVICE = Service("geometri", riket=False, kommuner=True, bring=bring)
