"""Five million incident rows with faults: what taking them in costs, beside DuckDB's own typed reading of the file."""

import sys
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from transforms import geography, registry

ROWS = 5_000_000
_KOMMUN = "0182"
# A made export: ten columns of the contract. Of every 5 000 rows some are spoilt, as the column names say.
_EXPORT = """
copy (
    select
        case when i % 1000 = 999 then 'K' || lpad((i - 1)::varchar, 9, '0') else 'K' || lpad(i::varchar, 9, '0') end
            as handelse_id,
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
            p.n,
            p.e,
            timestamp '2019-01-01' + to_minutes((hash(i, 'start') % 2628000)::int) as t
        from range($rows) as r(i)
        inner join points as p on p.nr = i % $points
    )
    order by i
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


def layout(folder: Path, rows: int = ROWS) -> tuple[list[str], list[str]]:
    """Write the export as a delivery in `folder`; answers our command and the peer's."""
    file = folder / "raw" / _KOMMUN / "handelser" / "2025-01-01.csv"
    file.parent.mkdir(parents=True)
    write(file, rows)
    ours = [sys.executable, "-c", OURS, str(folder / "raw")]
    return ours, [sys.executable, "-c", REFERENCE, str(file), str(folder / "peer.duckdb")]
