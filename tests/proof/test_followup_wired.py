"""Follow-up of reported crime through SQL: how often no effect is called one, and a planted one is seen."""

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from tests.unit.fixture_judgement import LOFTE, row
from transforms import database, registry
from transforms.database import insert, run, sql
from transforms.judgement import comparison, followup
from transforms.period import parse

SIZES = [pytest.param(150, id="reduced"), pytest.param(2_000, id="full", marks=pytest.mark.prove)]
OWN, GROUP, YEARS = "0136", ("0114", "0115", "0117", "0120", "0123", "0125"), range(2009, 2018)
FELL, ROSE = "minskade mer än jämförelsen", "ökade mer än jämförelsen"


def worlds(random, draws, mean, spread):
    """One problem per draw: counts of seven kommuner over nine years, (draws, kommuner, years).

    All share each year's level; each kommun goes its own way by `spread` (standard deviation of the log) besides.
    """
    shared = np.exp(0.1 * random.standard_normal((draws, 1, len(YEARS))))
    own = np.exp(spread * random.standard_normal((draws, 1 + len(GROUP), len(YEARS))))
    return random.poisson(mean * shared * own)


def answers(counts):
    """The outcome of each draw, counted by the models and held against the group that they sum."""
    known = registry.load()
    known = replace(known, kommuner=known.kommuner | {
        code: replace(known.kommuner[code], kommungrupp="Prov") for code in (OWN, *GROUP)})
    with database.opened() as con:
        _deliver(con, counts)
        models = sql("staging") | sql("marts")
        for name in ("stg_brott", "mart_folk", "mart_brottskoder", "mart_brott", "mart_referens"):
            run(con, f"create table {name} as\n{models[name]}", {"kommun": OWN, "till": date(2017, 12, 31)})
        told = con.execute("select problem, ar, antal, folk from mart_brott").fetchall()
        rows = [row(omrade_kod=OWN, ar=ar, problem=problem, antal=n, varde=1000 * n / folk) | {
            "indikator_id": f"{problem}.brott_per_1000"} for problem, ar, n, folk in told]
        lofte = replace(LOFTE, problem=tuple(f"p{k}" for k in range(len(counts))))
        return followup.outcomes(
            lofte, rows, OWN, parse("2017"), lambda problem, own: comparison.of_kommun(con, known, OWN, problem, own))


def _deliver(con, counts):
    con.execute("insert into leverans values (1, 'f', 'k', 'brott', 'x', '2024-07-01', 't', 'p', '', false, 'godkand', "
                "2, 2, 0, 0, 0, 0, 0)")
    draws = len(counts)
    insert(con, "reg_koder", pd.DataFrame({"kalla": "brott", "kod": [f"T{k}" for k in range(draws)],
                                           "problem": [f"p{k}" for k in range(draws)], "bredare": False}))
    draw, kommun, year = np.indices(counts.shape)
    frame = pd.DataFrame({
        "kommun": np.array((OWN, *GROUP))[kommun.ravel()], "period": [str(YEARS[y]) for y in year.ravel()],
        "brottstyp": [f"T{k}" for k in draw.ravel()], "antal": counts.ravel(), "per_100000": math.nan})
    whole = pd.DataFrame([(code, str(y), "Totalt antal brott", 10_000, 10_000.0) for code in (OWN, *GROUP)
                          for y in YEARS], columns=list(frame.columns))
    frame = pd.concat([frame, whole], ignore_index=True).assign(preliminar=False, fil_id=1)
    frame["per_100000"] = frame["per_100000"].astype("Float64").mask(frame["per_100000"].isna())
    insert(con, "raw_brott", frame.assign(rad=range(1, len(frame) + 1)))


def slack(share, draws):
    return 3 * math.sqrt(share * (1 - share) / draws)


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize(("mean", "spread"), [(300, 0.0), (300, 0.1), (40, 0.0)])
def test_no_effect_is_called_one_at_most_as_often_as_stated(mean, spread, draws):
    found = [o.slutsats for o in answers(worlds(np.random.default_rng([20261125, 7, mean, int(10 * spread)]), draws,
                                                mean, spread))]
    fell, rose = (found.count(word) / draws for word in (FELL, ROSE))
    print(f"follow-up through SQL, no effect, mean {mean}, spread {spread}: fell {fell:.3f}, rose {rose:.3f}")
    assert len(found) == draws
    assert max(fell, rose) <= 0.025 + slack(0.025, draws)


@pytest.mark.parametrize("draws", SIZES)
@pytest.mark.parametrize("mean", [150, 400])
def test_a_fall_of_the_stated_size_is_seen_as_often_as_stated(mean, draws):
    """The size is read from the outcome, where it rests on the year before; then just that fall is planted."""
    random = np.random.default_rng([20261125, 8, mean])
    counts = worlds(random, draws, mean, 0.0)
    shared = counts[:, 1:, -1].mean(axis=1)
    sizes = np.array([o.smallest_fall for o in answers(counts)])
    counts[:, 0, -1] = random.poisson(shared * (1 - sizes))
    seen = sum(o.slutsats == FELL for o in answers(counts)) / draws
    print(f"follow-up through SQL, mean {mean}: falls of {np.median(sizes):.2f} (median) seen in {seen:.3f}")
    assert seen >= 0.80 - slack(0.80, draws)


@pytest.mark.parametrize("draws", SIZES)
def test_counts_of_ekeros_size_are_never_judged(draws):
    found = answers(worlds(np.random.default_rng([20261125, 9]), draws, 12, 0.0))
    assert len(found) == draws
    assert {o.slutsats for o in found} <= {"kan inte bedömas", FELL, ROSE}
    judged = sum(o.slutsats != "kan inte bedömas" for o in found) / draws
    assert judged <= 0.05 + slack(0.05, draws)
