"""SCB's json-stat2 (PxWeb v2, and v1 when asked for): one cube whose values stand row-major in the order of `id`.

Format: json-stat.org version 2.0; the shape of SCB's answers after a fixture of TAB638 in deno-li/fuzzy-MCP.
"""

from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

from transforms.deliveries.json_text import cell, read_json
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import Head, UnreadableError
from transforms.sources.forms import scb

_MOST_CELLS = 5_000_000  # SCB answers at most 150 000


@dataclass(frozen=True)
class _Dimension:
    """A dimension of the cube: its identity, code → label in the order of the values, and its step among them."""

    name: str
    categories: dict[str, str]
    step: int


@dataclass(frozen=True)
class _Cube:
    title: str
    dimensions: dict[str, _Dimension]
    metric: str
    time: str
    region: str
    values: list[str]


def fits(head: Head) -> bool:
    """Any JSON: what is no cube is refused by name."""
    return head.is_json


def parse(path: Path) -> RawTable:
    """The population of each area and year in the cube; numbers count its values from 1.

    Raises:
        UnreadableError: no cube, no total, or no population in it.
    """
    data, encoding = read_json(path)
    try:
        cube = _cube(data)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, StopIteration):
        raise UnreadableError("okand_json", former="SCB PxWeb (json eller json-stat2)") from None
    fixed = 0
    for dimension in cube.dimensions.values():
        if dimension.name == cube.metric:
            chosen = scb.population(dimension.categories, cube.title)
        elif dimension.name not in (cube.region, cube.time):
            chosen = scb.total(dimension.name, dimension.categories)
        else:
            continue
        fixed += list(dimension.categories).index(chosen) * dimension.step
    region, time = cube.dimensions[cube.region], cube.dimensions[cube.time]
    cells = []
    for (i, code), (j, year) in product(enumerate(region.categories), enumerate(time.categories)):
        place = fixed + i * region.step + j * time.step
        cells.append((place + 1, code, year, cube.values[place]))
    return scb.folk_table(sorted(cells), len(cube.values) - len(cells), encoding)


def _cube(data: Any) -> _Cube:
    """The cube in `data`; raises whatever a missing or misshapen part of it raises."""
    names, sizes = [str(name) for name in data["id"]], [int(size) for size in data["size"]]
    if len(names) != len(sizes) or len(set(names)) != len(names) or not 0 <= prod(sizes) <= _MOST_CELLS:
        raise ValueError("dimensions and sizes differ")
    dimensions = {}
    for place, (name, size) in enumerate(zip(names, sizes, strict=True)):
        categories = _categories(data["dimension"][name]["category"], size)
        dimensions[name] = _Dimension(name, categories, prod(sizes[place + 1 :]))
    role = data.get("role") or {}
    metric = next(name for name in names if name in role.get("metric", ["ContentsCode"]))
    time = next(name for name in names if name in role.get("time", ["Tid"]))
    region = next(name for name in names if name in role.get("geo", []) or scb.is_region(name))
    if len({metric, time, region}) != 3:
        raise ValueError("one dimension in two roles")
    return _Cube(cell(data.get("label")), dimensions, metric, time, region, _values(data, prod(sizes)))


def _categories(category: dict[str, Any], size: int) -> dict[str, str]:
    """Code → label in the order of the values; `index` is a list, a map, or left out where there is one."""
    labels = category.get("label") or {}
    index = category.get("index") or list(labels)
    if len(index) != size:
        raise ValueError("index and size differ")
    if isinstance(index, dict):
        if sorted(index.values()) != list(range(size)):
            raise ValueError("index is no order")
        index = sorted(index, key=index.__getitem__)
    categories = {cell(code): cell(labels.get(code, "")).strip() for code in index}
    if len(categories) != size:
        raise ValueError("a code stands twice")
    return categories


def _values(data: dict[str, Any], count: int) -> list[str]:
    """The values as text; one that is null takes its sign from `status` (a map, a list or one sign), else `..`."""
    values, status = _listed(data["value"], count), _listed(data.get("status") or {}, count)
    return [(cell(sign) or "..") if value is None else cell(value) for value, sign in zip(values, status, strict=True)]


def _listed(values: Any, count: int) -> list[Any]:
    if isinstance(values, str):
        return [values] * count
    if isinstance(values, dict):
        return [values.get(str(place)) for place in range(count)]
    if len(values) != count:
        raise ValueError("more or fewer values than cells")
    return list(values)
