"""`python -m tests.benchmarks.incidents`: five million incident rows with faults, read, checked, quarantined and
de-duplicated, beside DuckDB's own typed reading of the same file into a table.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from tests.benchmarks.measure import beside
from transforms import geography, registry

ROWS = 5_000_000
_KOMMUN = "0182"
# A made export, ten columns of the contract. Spoilt are: every thousandth row (the one before it once more), every
# five hundredth (a two-digit year), every four hundredth (N and E swapped), every ten thousandth (a personnummer).
_EXPORT = """
copy (
    select
        'K' || lpad(i::varchar, 9, '0') as handelse_id,
        ['0805', '0360', '5010', '1201', '0821', '9999'][1 + i % 6] as brottskod,
        case when i % 10000 = 4321 then 'Samtal med 19121212-1212' else
            ['Inbrott bostad', 'Misshandel utomhus', 'Narkotikabrott', 'Skadegörelse', 'Stöld'][1 + i % 5] end
            as brottstyp,
        case when i % 500 = 77 then strftime(t, '%d/%m/%y %H:%M') else strftime(t, '%Y-%m-%d %H:%M') end as start,
        strftime(t + to_minutes((hash(i, 'slut') % 600)::int), '%Y-%m-%d %H:%M') as slut,
        strftime(t + to_minutes(2000), '%Y-%m-%d %H:%M') as inskriven,
        case when i % 400 = 111 then e else n end as n,
        case when i % 400 = 111 then n else e end as e,
        '3006' as crs,
        ['Orminge centrum', 'Fisksätra', 'Sickla köpkvarter', 'Nacka Forum', 'Ektorp'][1 + i % 5] as plats
    from (
        select
            i,
            r.nr,
            p.n,
            p.e,
            timestamp '2019-01-01' + to_minutes((hash(i, 'start') % 2628000)::int) as t
        from (select case when nr % 1000 = 999 then nr - 1 else nr end as i, nr from range($rows) as t(nr)) as r
        inner join points as p on p.nr = r.i % $points
    )
    order by nr
) to '{file}' (header, delimiter ';')
"""
REFERENCE = """
import duckdb, pathlib, sys
pathlib.Path(sys.argv[2]).unlink(missing_ok=True)
con = duckdb.connect(sys.argv[2])
con.execute('''create table t as select * from read_csv($fil, delim=';', header=true, ignore_errors=true, columns={
    'handelse_id': 'varchar', 'brottskod': 'varchar', 'brottstyp': 'varchar', 'start': 'timestamp', 'slut': 'timestamp',
    'inskriven': 'timestamp', 'n': 'double', 'e': 'double', 'crs': 'integer', 'plats': 'varchar'})''',
    {'fil': sys.argv[1]})
"""
OURS = """
import sys
from pathlib import Path
from transforms import registry
from transforms.database import passing
from transforms.intake import take_in
root = Path(sys.argv[1])
with passing() as con:
    intake = take_in('0182', root, registry.load(root), con)
"""


def write(file: Path, rows: int = ROWS) -> None:
    """The made export, the same on every machine: points on land in Nacka, one row in eighty spoilt."""
    border = geography.border(registry.load().grans_file(_KOMMUN))
    rng = np.random.default_rng(1)
    west, south, east, north = border.kommun.bounds
    e, n = rng.uniform((west, south), (east, north), (400_000, 2)).round().T
    inside = border.holds(n, e)
    points = pd.DataFrame({"n": n[inside].astype(int), "e": e[inside].astype(int)})
    with duckdb.connect() as con:
        con.register("points", points.assign(nr=range(len(points))))
        con.execute(_EXPORT.replace("{file}", str(file)), {"rows": rows, "points": len(points)})


def main() -> None:
    """The figures; the export is made by a process of its own, whose memory is not counted."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "raw"
        file = root / _KOMMUN / "handelser" / "2025-01-01.csv"
        file.parent.mkdir(parents=True)
        subprocess.run([sys.executable, "-m", "tests.benchmarks.incidents", str(file)], check=True)
        beside(
            f"{ROWS // 1_000_000} million incident rows taken in",
            [sys.executable, "-c", OURS, str(root)],
            "duckdb's typed read_csv",
            [sys.executable, "-c", REFERENCE, str(file), str(Path(name) / "peer.duckdb")],
            "goal 2.0 for cpu, at most 1 500 MB",
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]))
    else:
        main()
