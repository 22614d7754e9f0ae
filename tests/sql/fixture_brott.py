"""A database with one crime type of one problem, and reported crime delivered into it: shared by tests of levels."""

from contextlib import contextmanager

from transforms import database

OWN, TOTAL = "0182", "Totalt antal brott"


@contextmanager
def of_one_type():
    """Cykel is the whole of cykelstold; file 1 is real and file 2 synthetic."""
    with database.opened() as con:
        con.execute("insert into reg_brottstyper values ('Cykel', [?])", [TOTAL])
        con.execute("insert into reg_koder values ('brott', 'Cykel', 'cykelstold', false)")
        con.executemany("insert into leverans values (?, 'f', 'brott', 'brottsstatistik', 'x', '2024-01-01', 't', 'p', "
                        "'', ?, 'godkand', 2, 2, 0, 0, 0, 0, 0)", [(1, False), (2, True)])
        yield con


def deliver(con, region, counts, folk=10_000, *, crime="Cykel", fil=1):
    """Year to count; all crime is a tenth of the inhabitants, so that its rate gives them exactly."""
    start = con.execute("select count(*) from raw_brott").fetchone()[0] + 2
    for i, (year, count) in enumerate(counts.items()):
        con.execute("insert into raw_brott values (?, ?, ?, ?, null, false, ?, ?)",
                    [region, str(year), crime, count, fil, start + i])
        con.execute("insert or ignore into raw_brott values (?, ?, ?, ?, 10000, false, ?, ?)",
                    [region, str(year), TOTAL, folk // 10, fil, 10_000 + start + i])


def covered(con):
    """Both files hold incidents as well, and say that they cover all of these years."""
    con.execute("update leverans set kallslag = 'handelser'")
    con.execute("insert into tackning select fil_id, '2010-01-01', '2023-12-31', [] from leverans")


def build(con, names, **params):
    """The named models, in the order given."""
    models = database.sql("staging") | database.sql("marts")
    for name in names:
        database.run(con, f"create table {name} as\n{models[name]}", {"kommun": OWN} | params)
