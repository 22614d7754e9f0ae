"""Kommuner in which nothing is: how often each source kind says something of a promise, through deliveries and SQL.

Reported crime differs between kommuner by a tenth and over years by chance alone; incidents fall by residents and
evenly in time; the same reporters report as much; answers are drawn from the same share; speeds lie around the posted
one. Dialogs and walks are counted and not tested: they are left out.
"""

import math
import random
from collections import Counter

import numpy as np
import pytest

from tests.judgement.world import ALL, AREAS, FOLK, KOMMUN, NAMES, PEERS, World, judged, place, verdicts

SIZES = [pytest.param(12, id="reduced"), pytest.param(300, id="full", marks=pytest.mark.prove)]
YEARS = (2014, 2015, 2016)
CRIME = {"12 kap. Skadegörelsebrott": 80, "Inbrottsstöld i bostad": 12}
INCIDENTS = {"1201": 500, "0824": 150}
PROBLEMS = ("skadegorelse_klotter", "inbrott_bostad")
PLACES = {"kommunen": ["kommunen"], "plats": [place("torget")], "typ": ["typ:station"],
          "lagesbild": ["enligt:lagesbild"]}
KINDS = ("brottsstatistik", "handelser", "est", "undersokning", "trafik")


def nothing(draw):
    world, plain = World(radie_m=450), random.Random(int(draw.integers(1 << 30)))
    world.folk()
    for kommun in (KOMMUN, *PEERS):
        own = {typ: mean * math.exp(0.1 * draw.standard_normal()) for typ, mean in CRIME.items()}
        for year in YEARS:
            counts = {typ: draw.poisson(level) for typ, level in own.items()}
            world.rows["brott"] += [(kommun, str(year), typ, str(n), "", "nej") for typ, n in counts.items()]
            world.rows["brott"].append((kommun, str(year), ALL, "2400", str(2400 * 100_000 // FOLK), "nej"))
    for year in YEARS[1:]:
        for code, mean in INCIDENTS.items():
            counts = dict(zip(AREAS, draw.poisson(mean / len(AREAS), len(AREAS)).tolist(), strict=True))
            world.handelser(code, year, counts, plain, where=anywhere)
        for name in NAMES:
            world.est("Klotter", year, int(draw.poisson(40)), 6, name)
    for year in (2014, 2016):
        for fraga in ("problem_skadegorelse", "oro_inbrott"):
            world.enkat(fraga, year, int(draw.binomial(900, 0.25)), 900, plain.choices(AREAS, k=900))
    for name in NAMES:
        world.trafik(2016, draw.normal(0, 3, 12), name)
    for how, platser in PLACES.items():
        world.promise(how, [*PROBLEMS, "trafik_hastighet"], platser)
    return world


def anywhere(corner, drawn):
    return corner[0] + drawn.uniform(10, 990), corner[1] + drawn.uniform(10, 990)


@pytest.mark.parametrize("worlds", SIZES)
def test_where_nothing_is_each_source_kind_seldom_says_something(worlds, tmp_path):
    said = Counter()
    for number in range(worlds):
        record = judged(nothing(np.random.default_rng([20261125, 6, number])), tmp_path / str(number), seed=number)
        said.update((kind, how, verdicts(record, how)[kind]["utslag"]) for how in PLACES for kind in KINDS)
    shares = {(kind, how, word): said[kind, how, word] / worlds
              for kind in KINDS for how in PLACES for word in ("stoder", "motsager")}
    print(f"\n{worlds} worlds:", *(f"{key}: {share:.3f}" for key, share in shares.items()), sep="\n")
    assert sum(said[kind, "kommunen", "saknas"] for kind in KINDS) == 0  # every kind had something to say
    assert max(shares.values()) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / worlds)
