"""`python -m tests.benchmarks.points`: millions of points to areas, and to inside or outside, beside their peers.

Each variant is a process of its own, started in turn with its peer; medians and ratios are of one run. Only the work is
timed, not the imports nor the making of the points. The answers of both must be the same, or the run stops. Areas are
all 3 363 RegSO of ../shared when it is there, else as many Voronoi cells over Sweden's extent.
"""

import hashlib
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from transforms import geography
from transforms.paths import REGISTRY

REGSO = Path(__file__).resolve().parents[3] / "shared/data/regso_2025_duva/regso_2025_sverige_20m.parquet"
SWEDEN = (267_000, 6_133_000, 920_000, 7_672_000)
RUNS = 3


def areas():
    """The areas, `kod` and geometry in metres, sorted by code."""
    if REGSO.is_file():
        import duckdb

        query = "select kod, st_aswkb(geometry)::blob from read_parquet(?) order by kod"
        rows = duckdb.connect().execute(query, [str(REGSO)]).fetchall()
        codes, shapes = [code for code, _ in rows], shapely.from_wkb([bytes(shape) for _, shape in rows])
    else:
        rng = np.random.default_rng(1)
        seeds = shapely.multipoints(rng.uniform(SWEDEN[:2], SWEDEN[2:], (3363, 2)))
        box = shapely.box(*SWEDEN)
        edges = shapely.intersection(shapely.voronoi_polygons(seeds, extend_to=box, only_edges=True), box)
        # Lines are cut into pieces before they become cells, so that neighbours share every corner.
        lines = shapely.segmentize(shapely.union_all([edges, box.exterior]), 2000)
        shapes = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
        codes = [f"{i:04d}" for i in range(len(shapes))]
    return gpd.GeoDataFrame({"kod": codes}, geometry=list(shapes), crs=geography.CRS)


def points(size, layer):
    """`n`, `e`: most near the areas' middles, some anywhere, and every hundredth on a corner that areas share."""
    rng = np.random.default_rng(2)
    west, south, east, north = layer.total_bounds
    middles = shapely.get_coordinates(layer.representative_point().to_numpy())
    corners = shapely.get_coordinates(layer.geometry.to_numpy())
    near = middles[rng.integers(0, len(middles), int(size * 0.8))]
    near = near + rng.normal(0, 1500, near.shape)
    shared = corners[rng.integers(0, len(corners), size // 100)]
    anywhere = rng.uniform((west, south), (east, north), (size - len(near) - len(shared), 2))
    e, n = rng.permutation(np.concatenate([near, shared, anywhere])).T
    return pd.DataFrame({"n": n, "e": e})


def by_us(frame, layer):
    return geography.areas_of_points(frame, layer)


def by_sjoin(frame, layer):
    """The same answer by geopandas, in its fastest way: `within` is quicker than `intersects`, which is then asked only
    for the points on a border (and outside all), and of the areas that such a point meets the first by code is kept."""
    spots = gpd.GeoDataFrame(geometry=gpd.points_from_xy(frame["e"], frame["n"]), crs=layer.crs)
    inside = gpd.sjoin(spots, layer, how="left", predicate="within")["kod"]
    border = gpd.sjoin(spots[inside.isna()], layer, predicate="intersects")["kod"].sort_values()
    first = border[~border.index.duplicated()]
    inside.loc[first.index] = first
    return inside


def outside_by_us(frame, border):
    return geography.far_outside(frame["n"], frame["e"], border)


def outside_by_distance(frame, border):
    shapely.prepare(border.kommun)
    return pd.Series(~shapely.dwithin(border.kommun, shapely.points(frame["e"], frame["n"]), geography.OUTSIDE_M))


VARIANTS = {"areas": by_us, "sjoin": by_sjoin, "outside": outside_by_us, "dwithin": outside_by_distance}


def one(variant, size):
    """Run one variant in this process and print what it cost, and a digest of its answer."""
    if variant in ("areas", "sjoin"):
        layer = over = areas()
    else:
        layer = geography.border(REGISTRY / "omraden" / "0120-vatten.geojson")
        over = gpd.GeoDataFrame(geometry=[layer.kommun.buffer(2000)])
    frame = points(size, over)
    wall, cpu = time.perf_counter(), time.process_time()
    answer = VARIANTS[variant](frame, layer)
    cost = {"work": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    digest = hashlib.sha256(pd.util.hash_array(answer.fillna("").to_numpy()).tobytes()).hexdigest()
    print(json.dumps({**cost, "memory": memory, "digest": digest}))


def measured(variant, size):
    command = [sys.executable, "-m", "tests.benchmarks.points", variant, str(size)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def beside(name, ours, peer, size, goal):
    pairs = [(measured(ours, size), measured(peer, size)) for _ in range(RUNS)]
    if len({cost["digest"] for pair in pairs for cost in pair}) > 1:
        raise SystemExit(f"bench: {ours} and {peer} do not give the same answer for {size} points")
    for figure, unit in (("work", "s"), ("cpu", "s"), ("memory", "MB")):
        a, b = (statistics.median(pair[i][figure] for pair in pairs) for i in (0, 1))
        print(f"{name}, {size // 1_000_000} M points, {figure}: {a:.2f} {unit}; {peer}: {b:.2f} {unit}; "
              f"ratio {a / b:.2f}, {b / a:.1f} times ({goal})", flush=True)


def main():
    """All figures."""
    print(f"areas: {'3 363 RegSO' if REGSO.is_file() else '3 363 synthetic cells'}")
    beside("point to area", "areas", "sjoin", 1_000_000, "goal 0.35")
    beside("point to area", "areas", "sjoin", 5_000_000, "goal 0.20, at least 5 times")
    beside("outside Värmdö", "outside", "dwithin", 5_000_000, "no goal set")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(sys.argv[1], int(sys.argv[2]))
    else:
        main()
