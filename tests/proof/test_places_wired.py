"""From rows in the database to what a report names: without structure almost none does, through SQL and all.

The family is the report: five problems of unlike size in twelve areas of unlike population, and times at six places.
"""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from transforms import database
from transforms.measure.places import measure_places

SIZES = [pytest.param(30, id="reduced"), pytest.param(1_000, id="full", marks=pytest.mark.prove)]
PROBLEMS = {"stold": 600, "inbrott_bostad": 150, "fordonsbrott": 60, "narkotika": 30, "rattfylleri": 20}
PEOPLE = np.array([400, 900, 1500, 1500, 2000, 2200, 2500, 3000, 3500, 4000, 5200, 6000])
AREAS = np.array([f"0136R{i:03d}" for i in range(1, 13)])
PLACES = np.array([f"0136-p{i}" for i in range(6)])


def kommun():
    """A database with areas, places and people, and no incidents yet."""
    con = database.opened()
    con.executemany("insert into reg_koder values ('handelse', ?, ?, false)", [(p, p) for p in PROBLEMS])
    con.execute("insert into leverans values (1, 'f', 'handelser', 'handelser', 'x', '2024-01-01', 't', 'p', '', "
                "false, 'godkand', 2, 2, 0, 0, 0, 0, 0)")
    con.executemany("insert into reg_omraden values (?, ?, 'regso', '2025')", [(a, a) for a in AREAS])
    con.executemany("insert into reg_omraden values (?, ?, 'plats', '')", [(p, p) for p in PLACES])
    con.executemany("insert into raw_befolkning values (?, '2025', 2023, ?, 1, 1)",
                    [(a, int(n)) for a, n in zip(AREAS, PEOPLE, strict=True)])
    models = database.sql("staging") | database.sql("marts")
    con.execute("create table stg_befolkning as " + models["stg_befolkning"])
    return con


def report(con, random, extra=None):
    """One report of incidents that fall by residents and evenly in time; `extra` = (problem, area) with 40 more."""
    parts = [pd.DataFrame({"brottskod": p, "area": random.choice(AREAS, n, p=PEOPLE / PEOPLE.sum())})
             for p, n in PROBLEMS.items()]
    if extra:
        parts.append(pd.DataFrame({"brottskod": extra[0], "area": [extra[1]] * 40}))
    rows = pd.concat(parts, ignore_index=True)
    rows["rad"] = np.arange(len(rows))
    minutes = random.integers(0, 364 * 24 * 60, len(rows)).astype("timedelta64[m]")
    rows["start"] = np.datetime64("2023-01-02T00:00", "s") + minutes
    rows["handelse_id"], rows["brottstyp"], rows["fil_id"] = rows["rad"].astype(str), "x", 1
    near = pd.DataFrame({"fil_id": 1, "rad": rows["rad"], "omrade_kod": random.choice(PLACES, len(rows))})
    lage = pd.concat([rows[["fil_id", "rad"]].assign(omrade_kod=rows["area"]), near[random.random(len(rows)) < 0.4]])
    for table in ("raw_handelser", "lage", "platser"):
        con.execute(f"delete from {table}")
    database.insert(con, "raw_handelser", rows.drop(columns="area"))
    database.insert(con, "lage", lage)
    models = database.sql("marts") | database.sql("staging")
    for name in ("stg_handelser", "mart_handelser", "mart_omradesfolk", "mart_adresser", "mart_platser"):
        con.execute(f"create or replace table {name} as {models[name]}")
    measure_places(con, [2023], int(random.integers(1 << 30)))
    return con.execute("select * from platser").df()


@pytest.mark.parametrize("reports", SIZES)
def test_reports_without_structure_name_no_area_and_no_time(reports):
    """At most 5 % of reports name any; the bounds allow for simulation: one run in a thousand fails by chance."""
    areas = times = 0
    with kommun() as con:
        for number in range(reports):
            found = report(con, np.random.default_rng([20261125, number]))
            assert len(found) > 40 and found["p"].notna().any()
            areas += found["flaggor"].map(lambda flags: "anhopning" in flags).any()
            times += found["dygnstid"].notna().any()
    at_most = stats.binom.ppf(0.999, reports, 0.05)
    assert areas <= at_most
    assert times <= at_most


def test_a_planted_area_is_named_and_only_that():
    """Forty thefts more where 900 people live and 16 are expected."""
    with kommun() as con:
        found = report(con, np.random.default_rng(3), extra=("stold", "0136R002"))
    hot = found[found["flaggor"].map(lambda flags: "anhopning" in flags)]
    assert list(zip(hot["problem"], hot["omrade_kod"], strict=True)) == [("stold", "0136R002")]
    # A named place never is: it has no residents to be measured against.
    assert found.loc[found["omrade_kod"].isin(PLACES), "p"].isna().all()
