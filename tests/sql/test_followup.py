"""Comparison and activities in SQL, and the follow-up of reported crime through them."""

from dataclasses import replace
from datetime import date

import pytest

from transforms import database, registry
from transforms.database import run, sql
from transforms.evidence import plain_rows
from transforms.judgement import comparison

OWN, YEARS = "0136", range(2015, 2018)
GROUP = {"0114": 40, "0115": 20, "0117": 30, "0120": 50, "0123": 60}


@pytest.fixture
def con():
    with database.opened() as con:
        con.execute("insert into reg_koder values ('brott','Cykel','cykelstold',false),('brott','Moped','cykelstold',"
                    "false),('handelse','1201','skadegorelse_klotter',false)")
        con.executemany("insert into leverans values (?, 'f', 'k', 'brott', 'x', '2024-07-01', 't', 'p', '', ?, "
                        "'godkand', 2, 2, 0, 0, 0, 0, 0)", [(1, False), (2, True)])
        yield con


def build(con, *names):
    models = sql("staging") | sql("marts")
    for name in names:
        run(con, f"create table {name} as\n{models[name]}", {"kommun": OWN, "till": date(2024, 12, 31)})


def brott(con, region, year, cycles, mopeds, total=10_000, rate=10_000):
    rows = [("Cykel", cycles, None), ("Moped", mopeds, None), ("Totalt antal brott", total, rate)]
    for typ, count, per in rows:
        if count is not None:
            con.execute("insert into raw_brott select ?, ?, ?, ?, ?, false, 1, coalesce(max(rad), 0) + 1 from raw_brott",
                        [region, str(year), typ, count, per])


def reported(con, regions, lack=()):
    """Own counts of 100 + 1 each year and each region's own size; `lack` = (region, year) without mopeds."""
    for year in YEARS:
        brott(con, OWN, year, 100, 1)
        for region, count in regions.items():
            brott(con, region, year, count, None if (region, year) in lack else 1, 100_000, 1000)
    build(con, "stg_brott", "mart_folk", "mart_brottskoder", "mart_brott", "mart_referens")


def chosen(con, known):
    return comparison.of_kommun(con, known, OWN, "cykelstold", dict.fromkeys(YEARS, (101, 100000.0)))


def known_with(group):
    known = registry.load()
    named = {code: replace(known.kommuner[code], kommungrupp="Prov") for code in (OWN, *group)}
    return replace(known, kommuner=known.kommuner | named)


class TestReportedCrime:
    def test_the_group_is_summed_when_the_registry_names_it(self, con):
        reported(con, GROUP | {"0182": 999})
        found = chosen(con, known_with(GROUP))
        assert (found.kind, found.regions) == ("kommungrupp", 5)
        assert found.counts == dict.fromkeys(YEARS, 40 + 20 + 30 + 50 + 60 + 5)
        assert found.people == dict.fromkeys(YEARS, 5 * 10_000_000.0)

    def test_a_kommun_that_lacks_a_type_one_year_is_in_no_year(self, con):
        reported(con, GROUP | {"riket": 5000}, lack={("0114", 2016)})
        found = chosen(con, known_with(GROUP))
        # Four are left of the group, one too few: the country without the kommun's own 101.
        assert (found.kind, found.counts) == ("riket", dict.fromkeys(YEARS, 5001 - 101))
        assert found.people == dict.fromkeys(YEARS, 9_900_000.0)

    def test_five_kommuner_are_no_country(self, con):
        reported(con, GROUP)
        assert chosen(con, registry.load()) is None

    def test_all_others_are_the_country(self, con):
        known = registry.load()
        reported(con, {code: 10 for code in known.kommuner if code != OWN})
        found = chosen(con, known)
        assert (found.kind, found.regions, found.counts[2016]) == ("riket", 289, 289 * 11)


class TestPlaces:
    def incident(self, con, rad, day, *areas, code="1201", fil=1):
        con.execute("insert into raw_handelser (handelse_id, brottskod, brottstyp, start, fil_id, rad) values "
                    "(?, ?, 'x', ?, ?, ?)", [f"{fil}-{rad}", code, f"{day} 12:00", fil, rad])
        con.executemany("insert into lage values (?, ?, ?)", [(fil, rad, area) for area in (OWN, *areas)])

    def at(self, con, *areas):
        build(con, "stg_handelser")
        return comparison.at_places(con, OWN, "skadegorelse_klotter", areas)

    def test_each_incident_is_on_one_side_once(self, con):
        self.incident(con, 1, "2016-01-05", "torget", "typ:torg")
        self.incident(con, 2, "2016-01-06", "parken")
        self.incident(con, 3, "2016-01-07")
        self.incident(con, 4, "2016-03-07", "torget", code="9999")  # tells only that March was delivered
        found = self.at(con, "torget", "typ:torg")
        assert found.months == (date(2016, 1, 1), date(2016, 3, 1))
        assert (found.inside, found.outside, found.unplaced) == ((1, 0), (1, 0), (1, 0))
        assert found.years(found.inside) == {}

    def test_real_incidents_win_and_a_problem_without_any_has_no_series(self, con):
        self.incident(con, 1, "2016-01-05", "torget", fil=2)
        assert self.at(con, "torget").demo
        con.execute("drop table stg_handelser")
        self.incident(con, 1, "2017-01-05", "torget")
        found = self.at(con, "torget")
        assert (found.demo, found.months) == (False, (date(2017, 1, 1),))
        assert comparison.at_places(con, OWN, "cykelstold", ["torget"]) is None


def test_activities_carry_the_places_that_their_name_means(con):
    con.execute("insert into raw_aktiviteter values ('2017-05-05', 'a', null, 'Torget', null, 1, 1), "
                "('2017-05-06', 'a', 4, null, null, 2, 1)")
    con.executemany("insert into lage values (?, ?, ?)", [(1, 1, OWN), (1, 1, "typ:torg"), (1, 1, "torget"),
                                                          (2, 1, OWN)])
    build(con, "stg_aktiviteter", "mart_aktiviteter")
    rows = plain_rows(con, "select antal, omraden, syntetisk from mart_aktiviteter order by fil_id")
    assert rows == [{"antal": 1, "omraden": ["torget", "typ:torg"], "syntetisk": False},
                    {"antal": 4, "omraden": [], "syntetisk": True}]


