"""An attacker with integer programming: what do the published counts, and what everybody knows, say of hidden ones?

Known to all: which areas and places a kommun has, their types, and the residents of each area. All else is read from
the record. The bounds that the build itself uses are not called.
"""

from collections import defaultdict

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.conftest import KOMMUNER
from transforms import database, registry

MEASURES = ("handelser", "est", "dialog", "vandring")


def published(record):
    """Counts shown (a number) and hidden (None), by measure, year, origin and area; months too."""
    found = defaultdict(dict)
    for i in record["indikatorer"]:
        if i["matt"] == "antal" and i["indikator_id"].partition(".")[2] in MEASURES:
            found[i["indikator_id"], int(i["period"]), "demo" in i["flaggor"]][i["omrade_kod"]] = i["antal"]
    for a in record["avvikelser"]:
        name = a["serie"].removesuffix(".demo")
        key = name, int(a["period"][:4]), name != a["serie"]
        if key in found and a["flagga"] in ("avviker", "over_gransen", "inom_gransen", "undertryckt"):
            found[key][a["period"]] = a["antal"]
    return found


def located(record, residents):
    """All located incidents of a problem: the expected count of an area over its share of the residents."""
    found = {}
    for p in record["platser"]:
        year = int(p["period"])
        people = residents.get((p["plats_id"], year))
        if p["forvantat"] and people:
            whole = sum(n for (_, ar), n in residents.items() if ar == year)
            found[f"{p['problem']}.handelser", year] = round(p["forvantat"] * whole / people)
    return found


def relations(cells, measure, year, kommun, types, regso, known):
    """Rows (coefficients by cell, least, most); a type is its places, incidents are more than those at places."""
    rows = []

    def add(total, parts, slack):
        parts = [p for p in parts if p in cells]
        if parts and total in cells:
            rows.append(({total: 1, **dict.fromkeys(parts, -1)}, 0, np.inf if slack else 0))

    for kind, places in types.items():
        add(kind, places, False)
    add(kommun, types, measure.endswith(".handelser"))
    areas = [a for a in regso if a in cells]
    add(kommun, areas, True)
    if (measure, year) in known and areas:
        n = known[measure, year]
        rows.append((dict.fromkeys(areas, 1), n, n))
    months = [c for c in cells if c.startswith(f"{year}-")]
    if len(months) == 12:
        add(kommun, months, False)
    return rows


def span(cells, rows, target):
    """The least and the largest value of a hidden count, by integer programming; at most a thousand."""
    names = sorted(cells)
    place = {name: k for k, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for k, (row, _, _) in enumerate(rows):
        for name, factor in row.items():
            matrix[k, place[name]] = factor
    limits = Bounds([1 if cells[c] is None else cells[c] for c in names],
                    [1000 if cells[c] is None else cells[c] for c in names])
    bounded = [LinearConstraint(matrix, [r[1] for r in rows], [r[2] for r in rows])] if rows else []
    ends = []
    for sign in (1, -1):
        cost = np.zeros(len(names))
        cost[place[target]] = sign
        solved = milp(cost, constraints=bounded, bounds=limits, integrality=np.ones(len(names)))
        assert solved.success, (target, solved.message)
        ends.append(round(solved.x[place[target]]))
    return tuple(ends)


def narrowed(record, kommun, places, residents, truth):
    """Hidden counts of one to four that keep less than four values, with what is known of each."""
    types = defaultdict(list)
    for p in places:
        types[f"typ:{p.typ}"].append(p.plats_id)
    regso = sorted({area for area, _ in residents})
    known, failed, tried = located(record, residents), [], 0
    for (measure, year, demo), cells in published(record).items():
        rows = relations(cells, measure, year, kommun, types, regso, known)
        for target, shown in cells.items():
            if shown is None and 0 < truth.get((measure, year, demo, target), 0) < 5:
                tried += 1
                # One row for each part says that the sum is at least their number; it keeps four values from there on.
                own = [len(row) - 1 for row, _, most in rows if row.get(target) == 1 and most == 0]
                if own and target in types:
                    least = max(1, *own)
                elif target == kommun:
                    least = max([1, *(sum(max(1, len([p for p in types.get(c, ()) if p in cells]))
                                          for c in row if c != kommun)
                                      for row, _, _ in rows if row.get(kommun) == 1)])
                else:
                    least = 1
                lo, hi = span(cells, rows, target)
                if lo > least or hi < least + 3:
                    failed.append((measure, year, target, lo, hi))
    return failed, tried


CASES = {
    "two areas with the sum two": ({"A": None, "B": None, "C": 9, "0182": 30}, 11, True),
    "one area alone": ({"A": None, "B": 6, "C": 9, "0182": 30}, 18, True),
    "two areas with room": ({"A": None, "B": None, "C": 9, "0182": 30}, 16, False),
}


@pytest.mark.parametrize("case", CASES)
def test_the_attacker_finds_what_is_there_to_find(case):
    counts, total, found = CASES[case]
    cells = dict(counts)
    rows = relations(cells, "x.handelser", 2017, "0182", {}, ["A", "B", "C"], {("x.handelser", 2017): total})
    lo, hi = span(cells, rows, "A")
    assert (lo > 1 or hi < 4) == found


def _attack(result, kommun):
    with database.reading(result["job"].file(".duckdb")) as con:
        residents = {(a, y): n for a, y, n in con.execute(
            "select omrade_kod, ar, folk from mart_omradesfolk where omrade_kod like '%R%'").fetchall()}
        truth = {(i, y, s, a): n for i, a, y, s, n in con.execute(
            "select indikator_id, omrade_kod, ar, syntetisk, antal from indikator where matt = 'antal'").fetchall()}
    failed, tried = narrowed(result["underlag"], kommun, registry.load().platser(kommun), residents, truth)
    assert tried > 100
    assert failed == []


@pytest.mark.parametrize("kommun", KOMMUNER)
def test_no_small_count_of_a_demo_report_is_narrowed_down(judged, kommun):
    _attack(judged[kommun], kommun)
