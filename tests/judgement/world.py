"""Hand-built kommuner: deliveries of one made-up kommun, taken in, built and judged as real ones are.

Twelve RegSO of a square kilometre each lie in three rows of four; two named places, `torget` in the first and
`stationen` in the seventh, are the middles of theirs. A world holds plain rows, so that tests can double, shuffle,
rename and take away.
"""

import json
import random
from dataclasses import dataclass, field, replace

from transforms import evidence, registry, underlag, warehouse
from transforms.intake import take_in
from transforms.period import parse

KOMMUN = "9901"
AREAS = [f"{KOMMUN}R{i:03d}" for i in range(1, 13)]
PEERS = [str(9910 + i) for i in range(45)]
FOLK = 24_000
NORTH, EAST, SIDE = 6_580_000, 660_000, 1_000
HOME = {"torget": 0, "stationen": 6}
NAMES = {"torget": "Storbytorget", "stationen": "Storby station"}
TYPES = {"torget": "torg", "stationen": "station"}
HEADERS = {
    "brott": "kommun;period;brottstyp;antal;per_100000;preliminar",
    "handelser": "handelse_id;brottskod;brottstyp;start;n;e;slut;crs;plats",
    "est": "rapport_id;rapportor;datum;kategori;plats;fritext",
    "dialog": "datum;typ;plats;deltagare;yttrande",
    "vandring": "datum;vandring;plats;iakttagelse;atgard;agare;status",
    "trafik": "datum_fran;datum_till;plats;skyltad;medelhastighet;antal_fordon",
    "befolkning": "omrade_kod;version;ar;antal",
}
_CODEBOOK = """
[undersokning]
namn = "Trygghetsenkät"
ar = {ar}
[design]
vikt = "vikt"
omrade = "omrade"
[[fraga]]
id = "{fraga}"
kolumn = "svar"
text = "Är det ett problem?"
svar = [1, 2]
otrygg = [2]
"""
ALL = "Totalt antal brott"


@dataclass
class World:
    """What is delivered, by source: rows as in its header; `svar` = (year, question) to (weight, answer, area) rows."""

    rows: dict = field(default_factory=lambda: {name: [] for name in HEADERS})
    svar: dict = field(default_factory=dict)
    lofte: list = field(default_factory=list)
    kort: dict = field(default_factory=dict)  # source to what its card says
    names: dict = field(default_factory=lambda: dict(NAMES))
    period: str = "2017"
    fran: str = "2017-01-01"
    radie_m: int = 150

    def brott(self, typ, per_year, peers=None):
        """Counts of the kommun by year; of each peer the list's own counts, the same every year."""
        for year, count in per_year.items():
            here = {KOMMUN: count, **dict(zip(PEERS, peers or [], strict=False))}
            for kommun, antal in here.items():
                total = (kommun, str(year), ALL, "2400", str(round(2400 * 100_000 / FOLK)), "nej")
                if total not in self.rows["brott"]:
                    self.rows["brott"].append(total)
                self.rows["brott"].append((kommun, str(year), typ, str(antal), "", "nej"))

    def handelser(self, code, year, counts, random, where=None):
        """`counts` = area code or place to number; times are even over the year, points as `point` or by `where`."""
        for area, antal in counts.items():
            for _ in range(antal):
                n, e = where(corner(AREAS.index(area)), random) if where else point(area, random)
                day, hour = random.randrange(364), random.randrange(24)
                start = stamp(year, day, hour, random.randrange(1, 60))
                number = f"h{len(self.rows['handelser'])}"
                self.rows["handelser"].append(
                    (number, code, "x", start, f"{n:.1f}", f"{e:.1f}", "", "3006", ""))

    def est(self, category, year, antal, reporters, place=""):
        for i in range(antal):
            number = f"e{len(self.rows['est'])}"
            day = stamp(year, i * 364 // antal, 0, 0)[:10]
            self.rows["est"].append((number, f"r{i % reporters}", day, category, self.names.get(place, place), ""))

    def enkat(self, fraga, year, unsafe, answers, areas=None):
        """`unsafe` of `answers` feel unsafe; `areas` of the answers in turn, else evenly."""
        for i in range(answers):
            area = (areas or AREAS)[i % len(areas or AREAS)]
            self.svar.setdefault((year, fraga), []).append(("1", "2" if i < unsafe else "1", area))

    def dialog(self, text, days, antal, place=""):
        for day in days:
            for i in range(antal):
                self.rows["dialog"].append((day, "medborgardialog", self.names.get(place, place), "20",
                                            f"{text} {'mycket ' * (i + 1)}".strip()))

    def vandring(self, text, days, antal, place):
        for day in days:
            for i in range(antal):
                self.rows["vandring"].append((day, f"Vandring {day}", self.names[place],
                                              f"{text} {'mycket ' * (i + 1)}".strip(), "", "", "ny"))

    def trafik(self, year, over, place):
        for i, value in enumerate(over):
            first = stamp(year, 20 * i, 0, 0)[:10]
            speed = f"{40 + value:.2f}".replace(".", ",")
            self.rows["trafik"].append((first, first, self.names[place], "40", speed, "500"))

    def folk(self, years=(2014, 2015, 2016, 2017)):
        self.rows["befolkning"] += [(area, "2025", str(year), str(FOLK // 12)) for year in years for area in AREAS]

    def promise(self, lofte_id, problem, platser=("kommunen",), slag="problem"):
        self.lofte.append((lofte_id, slag, [problem] if isinstance(problem, str) else list(problem), list(platser)))


def place(name):
    return f"{KOMMUN}-{name}"


def stamp(year, day, hour, minute):
    from datetime import datetime, timedelta

    return f"{datetime(year, 1, 1, hour, minute) + timedelta(days=day):%Y-%m-%d %H:%M}"


def corner(i):
    return NORTH + SIDE * (i // 4), EAST + SIDE * (i % 4)


def point(where, random):
    """Near the middle of a place, or in an area away from its middle."""
    if where in HOME:
        n, e = corner(HOME[where])
        return n + 500 + random.uniform(-50, 50), e + 500 + random.uniform(-50, 50)
    n, e = corner(AREAS.index(where))
    return n + random.uniform(10, 200), e + random.uniform(10, 990)


def even(total):
    """A number spread evenly over the areas."""
    return {area: total // 12 + (i < total % 12) for i, area in enumerate(AREAS)}


def write(world, root):
    """The world as a delivery root with its registry laid over ours."""
    own = root / KOMMUN
    for source, rows in world.rows.items():
        if rows:
            _csv(own / source / f"{source}.csv", HEADERS[source], rows)
    for source, text in world.kort.items():
        (own / source / f"{source}.csv.toml").write_text(text, encoding="utf-8")
    for (year, fraga), rows in world.svar.items():
        _csv(own / "trygghet" / f"{fraga}-{year}.csv", "vikt;svar;omrade", rows)
        (own / "trygghet" / f"{fraga}-{year}.toml").write_text(_CODEBOOK.format(ar=year, fraga=fraga))
    _registry(world, root / "registry")


def _csv(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([header, *(";".join(row) for row in rows)]) + "\n", encoding="utf-8")


def _registry(world, folder):
    _csv(folder / "kommuner.csv", "kod;namn;lan;kommungrupp;lokalpolisomrade",
         [(KOMMUN, "Provby", "Provlän", "", ""), *((kod, f"Grannby {kod}", "Provlän", "", "") for kod in PEERS)])
    places = []
    for name, i in HOME.items():
        n, e = corner(i)
        places.append((place(name), world.names[name], "", TYPES[name], str(n + 500), str(e + 500),
                       str(world.radie_m), AREAS[i], "kalla"))
    _csv(folder / "platser" / f"{KOMMUN}.csv", "plats_id;namn;alias;typ;n;e;radie_m;omrade_kod;noggrannhet", places)
    (folder / "omraden").mkdir(exist_ok=True)
    (folder / "omraden" / f"{KOMMUN}.geojson").write_text(json.dumps(_areas()))
    (folder / "loften").mkdir(exist_ok=True)
    lines = ["[overenskommelse]", 'namn = "Prov"', f'kommuner = ["{KOMMUN}"]', f"fran = {world.fran}"]
    for lofte_id, slag, problem, platser in world.lofte:
        lines += ["[[lofte]]", f'id = "{lofte_id}"', f'slag = "{slag}"', f'rubrik = "Löfte {lofte_id}"',
                  f"problem = {json.dumps(problem)}", f"platser = {json.dumps(platser)}"]
    (folder / "loften" / "prov.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _areas():
    def square(i):
        n, e = corner(i)
        ring = [[e, n], [e + SIDE, n], [e + SIDE, n + SIDE], [e, n + SIDE], [e, n]]
        return {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]},
                "properties": {"kod": AREAS[i], "namn": f"Område {i + 1}", "niva": "regso", "version": "2025"}}

    return {"type": "FeatureCollection", "features": [square(i) for i in range(12)],
            "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}}


def judged(world, root, earlier=(), seed=1):
    """The underlag of a world and its summary: delivered, taken in, built and judged."""
    write(world, root)
    known = registry.load(root)
    period = parse(world.period)
    intake = take_in(KOMMUN, root, known)
    loften = known.loften_for(KOMMUN)
    places = evidence.measured_areas(loften, earlier, known.platser(KOMMUN), KOMMUN)
    warehouse.build(intake, known, places, period, seed, {evidence.cutoff_year(lofte, period) for lofte in loften})
    assembly = underlag.Assembly(underlag.Unit(KOMMUN, period, "intern"), known, intake.con, earlier)
    record = assembly.underlag()
    assert all(not k["karantan"] and k["rader"] for k in record["kallor"] if k["kalla_id"]), record["kallor"]
    return record | {"sammanfattning": assembly.summary()}


def verdicts(record, lofte_id="1"):
    """Source kind to its motivering."""
    lofte = next(one for one in record["loften"] if one["lofte_id"] == lofte_id)
    return {m["kallslag"]: m for m in lofte["motivering"]}


def utslag(record, lofte_id="1"):
    return {kind: m["utslag"] for kind, m in verdicts(record, lofte_id).items()}


def without(world, source):
    """The world without one source's deliveries."""
    if source == "trygghet":
        return replace(world, svar={})
    return replace(world, rows=world.rows | {source: []})


def shuffled(world, seed):
    mixed = random.Random(seed)
    return replace(world, rows={name: mixed.sample(rows, len(rows)) for name, rows in world.rows.items()},
                   svar={key: mixed.sample(rows, len(rows)) for key, rows in world.svar.items()})
