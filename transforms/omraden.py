"""Cut RegSO 2025 of any kommun, on land and with water: `python -m transforms.omraden 0182 --source PATH`.

The source is the registry package `duva` (0.3.5), which carries SCB's own layer (CC0): a wheel or a folder.
Neighbouring areas are simplified together, so that they still meet. SCB's areas include water (Värmdö: 2 999 km2, of
which 281 are land). Maps show them cut to the kommun's generalised land. Points are told by the whole areas: what
happens in a boat or on a quay, which the generalised shore may put in the water, happens in that RegSO.
"""

import argparse
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import geopandas as gpd
import shapely

from transforms.paths import REGISTRY

_REGSO, _LAND = "RegSO_2025.gpkg", "Kommun_Sweref99TM.TAB"
_HELP = (
    "hämta paketet med `pip download duva==0.3.5 --no-deps --python-version 3.12 --only-binary=:all:` "
    "och ange filen med --source"
)
_CARD = """titel = "{titel}"
producent = "SCB"
kalla = "{kalla}, ur paketet duva 0.3.5"
hamtad = {hamtad}
licens = "CC0 1.0"
syntetisk = false
personuppgifter = false
begransning = "{begransning}"
"""
_AREAS_CARD = {
    "titel": "RegSO 2025, kommun {kommun}, land",
    "kalla": "SCB, regionala statistikområden 2025 (RegSO_2025, 2025_v2) och generaliserade kommungränser",
    "begransning": "Förenklad med {tolerance:.0f} meters tolerans och klippt mot generaliserad landyta; duger till "
                   "karta och punkt i område, inte till mätning.",
}
_WATER_CARD = {
    "titel": "RegSO 2025, kommun {kommun}, med vatten",
    "kalla": "SCB, regionala statistikområden 2025 (RegSO_2025, 2025_v2)",
    "begransning": "Förenklad med {tolerance:.0f} meters tolerans; duger till att se vilket område en punkt ligger i "
                   "och vad som ligger utanför kommunen, inte till mätning.",
}


def cut(kommun: str, folder: Path, tolerance: float = 20.0) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """RegSO of one kommun on land, and the same with water.

    Both have `kod, namn, niva, version, geometry` in WGS 84, sorted by code.

    Args:
        kommun: four digits. folder: holds the GeoPackage and the land layer. tolerance: metres.

    Raises:
        ValueError: when this is no kommun code, or the layer has no area of that kommun.
    """
    if not (len(kommun) == 4 and kommun.isascii() and kommun.isdigit()):
        raise ValueError(f"{kommun!r} är ingen kommunkod: fyra siffror, t.ex. 0182")
    areas = gpd.read_file(folder / _REGSO, where=f"kommunkod = '{kommun}'", columns=["regsokod", "regsonamn"])
    if areas.empty:
        raise ValueError(f"ingen RegSO med kommunkod {kommun}")
    areas = areas.sort_values("regsokod", ignore_index=True)
    land = gpd.read_file(folder / _LAND).set_crs(3006, allow_override=True)
    kommun_land = shapely.union_all(land.loc[land["KnKod"] == kommun, "geometry"].to_numpy())
    simple = shapely.coverage_simplify(areas.geometry.to_numpy(), tolerance)
    pieces = [_polygons(shapely.intersection(shape, kommun_land)) for shape in simple]
    return _degrees(areas, pieces), _degrees(areas, list(simple))


def _degrees(areas: gpd.GeoDataFrame, shapes: list[shapely.Geometry]) -> gpd.GeoDataFrame:
    table = {"kod": areas["regsokod"], "namn": areas["regsonamn"], "niva": "regso", "version": "2025"}
    result = gpd.GeoDataFrame(table, geometry=shapes, crs=3006).to_crs(4326)
    result.geometry = shapely.orient_polygons(shapely.set_precision(result.geometry.to_numpy(), 1e-6))
    return result


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """The areal part of an intersection; slivers under a hectare are left out."""
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon" and p.area > 10_000]
    return shapely.MultiPolygon(parts)


def write(kommun: str, folder: Path, out: Path, tolerance: float = 20.0) -> Path:
    """Write `<out>/<kommun>.geojson` and `<out>/<kommun>-vatten.geojson` (RFC 7946), each with its card."""
    out.mkdir(parents=True, exist_ok=True)
    cards = (_AREAS_CARD, _WATER_CARD)
    paths = [out / f"{kommun}.geojson", out / f"{kommun}-vatten.geojson"]
    for path, layer, card in zip(paths, cut(kommun, folder, tolerance), cards, strict=True):
        layer.to_file(path, driver="GeoJSON", layer_options={"RFC7946": "YES", "COORDINATE_PRECISION": 6})
        told = {key: text.format(kommun=kommun, tolerance=tolerance) for key, text in card.items()}
        Path(f"{path}.toml").write_text(_CARD.format(hamtad=date.today(), **told), encoding="utf-8")
    return paths[0]


def main(arguments: list[str] | None = None) -> int:
    """Command line of the cut."""
    parser = argparse.ArgumentParser(prog="python -m transforms.omraden", description=__doc__)
    parser.add_argument("kommun", nargs="+")
    parser.add_argument("--source", type=Path, help="wheel file or folder of the package duva")
    parser.add_argument("--out", type=Path, default=REGISTRY / "omraden")
    call = parser.parse_args(arguments)
    if call.source is None or not call.source.exists():
        print(_HELP, file=sys.stderr)
        return 2
    try:
        with tempfile.TemporaryDirectory() as temporary:
            folder = _opened(call.source, Path(temporary))
            for kommun in call.kommun:
                print(write(kommun, folder, call.out).name)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _opened(source: Path, temporary: Path) -> Path:
    """The folder that holds the layers, of an unpacked package or of a wheel unpacked into `temporary`."""
    if source.is_file():
        if not zipfile.is_zipfile(source):
            raise ValueError(f"{source.name} är varken en mapp eller ett paket (wheel); {_HELP}")
        with zipfile.ZipFile(source) as wheel:
            wheel.extractall(temporary, [n for n in wheel.namelist() if n.startswith("duva/geodata/")])
        source = temporary
    folders = sorted(path.parent for path in source.rglob(_REGSO) if (path.parent / _LAND).is_file())
    if not folders:
        raise ValueError(f"{_REGSO} och {_LAND} finns inte i {source.name}; {_HELP}")
    return folders[0]


if __name__ == "__main__":
    sys.exit(main())
