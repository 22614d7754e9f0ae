"""The smaller demo deliveries: population, EST, walks, activities, traffic and the survey."""

import numpy as np
import pandas as pd

from transforms.demo.world import World

_REPORTERS = ("Bostadsbolag A", "Bostadsbolag B", "Skola 1", "Skola 2", "Väktare centrum", "Fritidsgård",
              "Fältgrupp", "Parkförvaltning", "Bibliotek", "Kollektivtrafik")
_CATEGORIES = {
    "Skadegörelse": 0.16, "Klotter": 0.13, "Nedskräpning": 0.14, "Öppen narkotikahandel": 0.07,
    "Bråk och hotfullt beteende": 0.10, "Otrygg samling": 0.12, "Buskörning": 0.10, "Inbrott och stöld": 0.05,
    "Berusning och ordningsstörning": 0.06, "Mörk eller otrygg plats": 0.04, "Brand": 0.01, "Övrigt": 0.02,
}
_QUESTIONS = (
    ("otrygg_kvall", "Otrygg utomhus sena kvällar", 0.24, 0.03),
    ("oro_inbrott", "Orolig för inbrott i bostaden", 0.27, 0.06),
    ("problem_narkotika", "Narkotika är ett problem där jag bor", 0.22, 0.0),
    ("problem_hastighet", "Bilar kör för fort där jag bor", 0.41, 0.0),
    ("problem_buskorning", "Buskörning stör där jag bor", 0.30, 0.07),
    ("problem_skadegorelse", "Skadegörelse och klotter är ett problem", 0.19, -0.02),
    ("problem_ungdomar", "Samlingar av ungdomar gör mig otrygg", 0.20, 0.02),
    ("oro_vald", "Orolig för att utsättas för våld", 0.13, 0.0),
)
_SEEN = ("{place}: två lampor är trasiga och gångvägen är mörk", "{place}: buskage skymmer sikten, mörkt om kvällen",
         "{place}: klotter på väggen vid entrén", "{place}: glassplitter och skräp efter helgen",
         "{place}: mopeder genar över torget", "{place}: ljust och trevligt, inga problem i dag",
         "{place}: otrygg gångtunnel", "{place}: ungdomsgäng samlas vid bänkarna på kvällen")


def write_population(world: World) -> None:
    """Area populations that sum to the kommun's own number, which Brå's count and rate imply."""
    for year in world.years:
        split = np.floor(world.weights * world.folk[year]).astype(int)
        split[0] += world.folk[year] - split.sum()
        frame = pd.DataFrame({"omrade_kod": world.areas["kod"], "version": "2025", "ar": year, "antal": split})
        world.write_table("befolkning", f"befolkning-{year}.csv", frame, f"Folkmängd per område {year}", f"{year + 1}-02-20")


def write_est(world: World) -> None:
    """EST reports of each year, and the roster: one reporter joins in the last year."""
    rng = world.rng
    names = list(_CATEGORIES)
    p = np.array([*_CATEGORIES.values()]) / sum(_CATEGORIES.values())
    places = world.places_of("station", "centrum", "skola", "park", "torg", "ungdomsplats")
    for i, year in enumerate(world.years):
        count = int(rng.integers(180, 260)) + 40 * i
        staff = _REPORTERS[: 8 + (i == len(world.years) - 1)]
        days = pd.to_datetime(f"{year}-01-01") + pd.to_timedelta(np.sort(rng.integers(0, 365, count)), unit="D")
        at = rng.choice(len(places), size=count, p=(w := 1 / np.arange(1, len(places) + 1)) / w.sum())
        hour = rng.integers(15, 23, count)
        kinds = rng.choice(names, size=count, p=p)
        frame = pd.DataFrame({
            "rapport_id": [f"E{world.kommun}-{year}-{n:04d}" for n in range(1, count + 1)],
            "rapportor": rng.choice(staff, size=count), "datum": days.strftime("%Y-%m-%d"), "kategori": kinds,
            "plats": [places[a].namn for a in at], "tid_fran": [f"{h:02d}:00" for h in hour],
            "tid_till": [f"{h + 1:02d}:00" for h in hour], "n": "", "e": "", "allvar": rng.integers(1, 4, count),
            "fritext": [f"{k.lower()} vid {places[a].namn.lower()}" for k, a in zip(kinds, at, strict=True)],
        })
        world.write_table("est", f"est-{year}.csv", frame, f"EST-rapporter {year}", f"{year + 1}-01-10")
    first, last = world.years[0], world.years[-1]
    roster = [{"rapportor": r, "aktiv_fran": f"{first}-01-01" if i < 8 else f"{last}-01-01", "aktiv_till": ""}
              for i, r in enumerate(_REPORTERS[:9])]
    world.write_table("est", "rapportorer.csv", pd.DataFrame(roster), "EST-rapportörer", f"{last + 1}-01-10")


def write_survey(world: World) -> None:
    """Two waves of microdata with codebook: strata by area, weights, and a shift between waves in some questions."""
    strata = np.array_split(np.arange(len(world.areas)), 4)
    for wave, year in enumerate(world.years[-3:-1]):
        people = [_respondents(world, year, h, areas, wave) for h, areas in enumerate(strata)]
        frame = pd.concat(people, ignore_index=True)
        name = f"enkat-{year}.csv"
        world.write_table("trygghet", name, frame, f"Trygghetsenkät {year}", f"{year}-12-15")
        (world.out / "trygghet" / f"enkat-{year}.toml").write_text(_codebook(year), encoding="utf-8")


def _respondents(world: World, year: int, h: int, areas: np.ndarray, wave: int) -> pd.DataFrame:
    rng = world.rng
    population = max(round(world.folk[year] * 0.8 * world.weights[areas].sum()), 400)
    count = int(rng.integers(170, 260))
    frame = {"lopnr": [f"S{h}-{n:04d}" for n in range(1, count + 1)], "stratum": f"S{h}", "stratum_n": population,
             "vikt": (population / count * rng.gamma(25, 1 / 25, count)).round(3),
             "omrade": world.areas["kod"].to_numpy()[rng.choice(areas, size=count)]}
    for question, _, share, shift in _QUESTIONS:
        p = min(max(share + wave * shift + 0.03 * (1.5 - h), 0.02), 0.95)
        answer = np.where(rng.random(count) < p, rng.choice([3, 4], size=count), rng.choice([1, 2], size=count))
        frame[question] = np.where(rng.random(count) < 0.04, 9, answer)
    return pd.DataFrame(frame)


def _codebook(year: int) -> str:
    lines = [f'[undersokning]\nnamn = "Trygghetsenkät (syntetiska demodata)"\nar = {year}\n',
             '[design]\nvikt = "vikt"\nstrata = "stratum"\nfpc = "stratum_n"\nomrade = "omrade"\n']
    for question, text, _, _ in _QUESTIONS:
        lines.append(f'[[fraga]]\nid = "{question}"\nkolumn = "{question}"\ntext = "{text}"\nsvar = [1, 2, 3, 4]\n'
                     'otrygg = [3, 4]\nbortfall = [9]\nriktning = "hog_ar_samre"\n')
    return "\n".join(lines)


def write_walks(world: World) -> None:
    """Protocols of two or three walks a year."""
    rng = world.rng
    rows = []
    for year in world.years:
        for walk in range(int(rng.integers(2, 4))):
            date = pd.Timestamp(year, 3 + 4 * walk, int(rng.integers(1, 28)))
            stops = rng.choice(len(world.places), size=4, replace=False)
            for stop in stops:
                place = world.places[stop].namn
                seen = str(rng.choice(_SEEN)).format(place=place)
                rows.append({"datum": date.strftime("%Y-%m-%d"), "vandring": f"Vandring {walk + 1} {year}",
                             "plats": place, "iakttagelse": seen, "atgard": "ses över", "agare": "Tekniska kontoret",
                             "status": str(rng.choice(["ny", "planerad", "pagar", "klar"])),
                             "klar_senast": (date + pd.Timedelta(days=90)).strftime("%Y-%m-%d")})
    frame = pd.DataFrame(rows).drop_duplicates(["datum", "vandring", "plats", "iakttagelse"])
    world.write_table("vandring", "vandringar.csv", frame, "Trygghetsvandringar", f"{world.years[-1] + 1}-01-15")


def write_traffic(world: World) -> None:
    """Speed measurements, a week each, at streets of the kommun."""
    rng = world.rng
    places = world.places_of("vag")
    rows = []
    for year in world.years:
        for month in range(2, 12):
            posted = int(rng.choice([30, 40, 50]))
            mean = posted + rng.normal(2.5, 2.0)
            start = pd.Timestamp(year, month, 1 + int(rng.integers(0, 20)))
            rows.append({"datum_fran": start.strftime("%Y-%m-%d"), "plats": places[month % len(places)].namn,
                         "datum_till": (start + pd.Timedelta(days=6)).strftime("%Y-%m-%d"), "skyltad": posted,
                         "medelhastighet": f"{mean:.1f}".replace(".", ","), "antal_fordon": int(rng.integers(900, 9000)),
                         "v85": f"{mean + 7:.1f}".replace(".", ",")})
    world.write_table("trafik", "matningar.csv", pd.DataFrame(rows), "Hastighetsmätningar", f"{world.years[-1] + 1}-01-20")


def write_activities(world: World) -> None:
    """The activity log: of every three activities one done often, one a little, one not at all."""
    rng = world.rng
    year = world.years[-1]
    rows = []
    activities = [a for lofte in world.loften for a in lofte.aktiviteter]
    for i, activity in enumerate(activities):
        for _ in range((int(rng.integers(6, 12)), int(rng.integers(1, 3)), 0)[i % 3]):
            date = pd.Timestamp(year, int(rng.integers(3, 13)), int(rng.integers(1, 28)))
            rows.append({"datum": date.strftime("%Y-%m-%d"), "aktivitet_id": activity.aktivitet_id, "antal": 1,
                         "plats": str(rng.choice([p.namn for p in world.places])),
                         "utforare": str(rng.choice(["polis", "kommun"])), "kommentar": ""})
    frame = pd.DataFrame(rows).drop_duplicates().sort_values(["datum", "aktivitet_id"], kind="stable")
    frame = frame.drop_duplicates(["datum", "aktivitet_id", "plats", "utforare"])
    world.write_table("aktiviteter", "aktiviteter.csv", frame, "Genomförda aktiviteter", f"{year + 1}-01-25")
