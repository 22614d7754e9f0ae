"""From answers and incidents in the database to classes of what is felt beside what is reported.

The family is the report: four problems in eight areas of unlike population, one sample in two strata. Areas that are
alike get no class in 95 % of reports; areas that differ on one side only get none either, however much they differ.
"""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from transforms import database
from transforms.measure.perception import measure_perception

SIZES = [pytest.param(40, id="reduced"), pytest.param(1_000, id="full", marks=pytest.mark.prove)]
PROBLEMS = ("stold", "narkotika", "inbrott_bostad", "fordonsbrott")
KOMMUN = "0136"
AREAS = np.array([f"0136R{i:03d}" for i in range(1, 9)])
PEOPLE = np.array([1500, 2000, 2500, 3000, 3000, 4000, 6000, 8000])
FRAME, SAMPLED = (18_000, 12_000), (450, 550)
RESPONDENTS, INCIDENTS, SHARE = 1000, 600, 0.25


def kommun():
    """A database with areas, people and codes, and nothing delivered yet."""
    con = database.opened()
    con.executemany("insert into reg_koder values (?, ?, ?, false)",
                    [(kind, p, p) for p in PROBLEMS for kind in ("handelse", "fraga")])
    con.execute("insert into leverans values (1, 'f', 'handelser', 'handelser', 'x', '2024-01-01', 't', 'p', '', "
                "false, 'godkand', 2, 2, 0, 0, 0, 0, 0)")
    con.executemany("insert into reg_omraden values (?, ?, 'regso', '2025')", [(a, a) for a in AREAS])
    con.executemany("insert into raw_befolkning values (?, '2025', 2023, ?, 1, 1)",
                    [(a, int(n)) for a, n in zip(AREAS, PEOPLE, strict=True)])
    con.execute("create table stg_befolkning as " + database.sql("staging")["stg_befolkning"])
    return con


def answers(random, felt):
    """One row per respondent and question; `felt` = problem to the odds ratio of each area."""
    stratum = np.repeat((0, 1), SAMPLED)
    area = random.choice(len(AREAS), RESPONDENTS, p=PEOPLE / PEOPLE.sum())
    weight = np.array(FRAME)[stratum] / np.array(SAMPLED)[stratum] * random.uniform(0.7, 1.3, RESPONDENTS)
    parts = []
    for problem in PROBLEMS:
        odds = SHARE / (1 - SHARE) * np.broadcast_to(felt.get(problem, 1.0), len(AREAS))[area]
        parts.append(pd.DataFrame({
            "undersokning": "enkät", "ar": 2023, "fraga_id": problem, "fraga": "Q", "omrade_kod": AREAS[area],
            "stratum": stratum.astype(str), "population": np.array(FRAME, dtype=float)[stratum], "vikt": weight,
            "svarade": True, "otrygg": random.random(RESPONDENTS) < odds / (1 + odds), "fil_id": 1,
            "rad": np.arange(RESPONDENTS)}))
    return pd.concat(parts, ignore_index=True)


def incidents(random, reported):
    """Incidents per problem and area as the mart of places has them; `reported` = problem to the areas' rate ratios."""
    rows = []
    for problem in PROBLEMS:
        mean = INCIDENTS * PEOPLE / PEOPLE.sum() * np.broadcast_to(reported.get(problem, 1.0), len(AREAS))
        rows += [(problem, str(a), "regso", 2023, False, int(n), int(n), int(folk), 2023, False)
                 for a, n, folk in zip(AREAS, random.poisson(mean), PEOPLE, strict=True)]
    return pd.DataFrame(rows, columns=["problem", "omrade_kod", "niva", "ar", "syntetisk", "antal", "adresser", "folk",
                                       "folk_ar", "folk_syntetisk"])


def report(con, random, felt=None, reported=None):
    """The classes of one report, problem and area to class."""
    for table in ("raw_svar", "upplevelse"):
        con.execute(f"delete from {table}")
    database.insert(con, "raw_svar", answers(random, felt or {}))
    models = database.sql("marts") | database.sql("staging")
    for name in ("stg_svar", "mart_fragor", "mart_svar"):
        database.run(con, f"create or replace table {name} as {models[name]}", {"kommun": KOMMUN})
    con.register("_platser", incidents(random, reported or {}))
    con.execute("create or replace table mart_platser as select * from _platser")
    con.unregister("_platser")
    measure_perception(con, KOMMUN, 2023)
    rows = con.execute("select problem, omrade_kod, klass from upplevelse").fetchall()
    assert len(rows) == len(PROBLEMS) * len(AREAS)
    return {(problem, area): klass for problem, area, klass in rows if klass != "kan_inte_sagas"}


@pytest.mark.parametrize("reports", SIZES)
@pytest.mark.parametrize("reported", [
    pytest.param({}, id="equal areas"),
    # Every area of every problem clearly differs in reports, so one wrong side is all a false class needs.
    pytest.param(dict.fromkeys(PROBLEMS, np.array([0.3, 2.5] * 4)), id="reports differ, answers do not"),
])
def test_areas_that_people_feel_alike_in_get_no_class(reports, reported):
    """At most 5 % of reports give any; the bound allows for simulation: one run in a thousand fails by chance."""
    with kommun() as con:
        wrong = sum(bool(report(con, np.random.default_rng([20261125, number]), reported=reported))
                    for number in range(reports))
    assert wrong <= stats.binom.ppf(0.999, reports, 0.05)


def test_planted_classes_are_found_and_only_those():
    """The largest area in one problem each: both up, only felt, only reported, both down, against the rest."""
    last = np.array([1.0] * 7 + [6.0])
    felt = {"stold": last, "narkotika": last, "inbrott_bostad": 1 / last, "fordonsbrott": 1 / last}
    reported = {"stold": last**0.7, "narkotika": 1 / last, "inbrott_bostad": last**0.7, "fordonsbrott": 1 / last}
    with kommun() as con:
        found = report(con, np.random.default_rng(5), felt, reported)
    own = {key: klass for key, klass in found.items() if key[1] == AREAS[-1]}
    assert own == {("stold", AREAS[-1]): "bada_hoga", ("narkotika", AREAS[-1]): "bara_upplevt",
                   ("inbrott_bostad", AREAS[-1]): "bara_anmalt", ("fordonsbrott", AREAS[-1]): "bada_laga"}
