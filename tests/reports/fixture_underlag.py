"""A judged record of Nacka 2017 with its context, made by hand: what the pages are tested against.

The counts of burglary (574, 601, 742) are Brå's; everything marked demo is invented here. `mark` is put into every
name that comes from data, to see that text is never taken for markup.
"""

from datetime import date

import geopandas as gpd
from shapely.geometry import box

from reports.context import Context
from transforms.registry import Aktivitet, Fokusomrade, Lofte, Overenskommelse, Plats, Uppfoljning

KALLSLAG = ("brottsstatistik", "handelser", "est", "undersokning", "dialog", "vandring", "trafik")
CRITERIA = ("problem", "plats", "tid", "mangd", "ansvarig", "underlag", "orsak", "baslinje", "matt", "uppfoljning")
PROBLEMS = {
    "narkotika_unga": "Narkotika bland unga", "radikalisering": "Radikalisering", "otrygg_plats": "Otrygga platser",
    "inbrott_bostad": "Inbrott i bostad", "vald_nara_relation": "Våld i nära relation",
    "trafik_hastighet": "Höga hastigheter",
}
HEADINGS = {
    "narkotika_unga": "Information mot narkotika", "radikalisering": "Utbildning om extremism",
    "otrygg_plats": "Mer polis på otrygga platser", "inbrott_bostad": "Grannsamverkan mot inbrott",
    "vald_nara_relation": "Stöd till brottsutsatta", "trafik_hastighet": "Hastighetskontroller",
}
BURGLARY = {"2015": (574, 528.0, 623.0), "2016": (601, 554.0, 651.0), "2017": (742, 689.6, 797.4)}
# One utslag per shape among the promises: (utslag, demo) of the source kinds, in order.
VERDICTS = {
    "narkotika_unga": ("oklart", "oklart", "saknas", "oklart", "oklart", "oklart", "saknas"),
    "radikalisering": ("saknas", "saknas", "saknas", "saknas", "oklart", "oklart", "saknas"),
    "otrygg_plats": ("saknas", "saknas", "oklart", "oklart", "stoder", "stoder", "saknas"),
    "inbrott_bostad": ("stoder", "oklart", "oklart", "stoder", "stoder", "oklart", "saknas"),
    "vald_nara_relation": ("motsager", "saknas", "saknas", "saknas", "oklart", "saknas", "saknas"),
    "trafik_hastighet": ("saknas", "oklart", "saknas", "motsager", "stoder", "oklart", "stoder"),
}


def indicator(problem, measure, period, value, limits, *, kind="brottsstatistik", area="0182", unit="antal", n=None,
              flags=(), source="k1"):
    """One indicator in the contract's form; a value of None is suppressed."""
    hidden = value is None
    return {
        "indikator_id": f"{problem}.{measure}", "kallslag": kind, "problem": problem, "omrade_kod": area,
        "period": period, "matt": unit, "varde": None if hidden else float(value), "ki": limits and list(limits),
        "antal": None if hidden or unit != "antal" else int(value), "n": n, "metod": "prov",
        "flaggor": [*flags, *(["undertryckt"] if hidden else [])], "kallor": [source],
    }


def indicators(synthetic):
    """Real counts and changes, and with `synthetic` events at a place (one suppressed), survey and speed."""
    found = [indicator("inbrott_bostad", "brott", year, count, (lo, hi), n=count)
             for year, (count, lo, hi) in BURGLARY.items()]
    found += [
        indicator("inbrott_bostad", "brott_forandring", "2016", 1.03, (0.92, 1.16), unit="kvot", n=1175),
        indicator("inbrott_bostad", "brott_forandring", "2017", 1.21, (1.08, 1.35), unit="kvot", n=1343),
        indicator("narkotika_unga", "brott", "2016", 713, (661.6, 767.3), n=713, flags=("ungefarlig",)),
        indicator("narkotika_unga", "brott", "2017", 731, (679.0, 786.0), n=731, flags=("ungefarlig",)),
        indicator("narkotika_unga", "brott_forandring", "2017", 1.01, (0.91, 1.12), unit="kvot", n=1444,
                  flags=("ungefarlig",)),
    ]
    if synthetic:
        demo = {"flags": ("demo",), "source": "k2"}
        for area, count, limits in (("0182", 317, (283.0, 353.9)), ("0182-orminge", 61, (46.7, 78.4))):
            found.append(indicator("inbrott_bostad", "handelser", "2017", count, limits, kind="handelser", area=area,
                                   n=count, **demo))
        found.append(indicator("inbrott_bostad", "handelser", "2017", None, None, kind="handelser",
                               area="0182-fisksatra", **demo))
        for year, share, limits in (("2015", 32.5, (29.5, 35.7)), ("2016", 37.8, (34.7, 41.1))):
            found.append(indicator("inbrott_bostad", "trygghet", year, share, limits, kind="undersokning",
                                   unit="andel_pct", n=1063, **demo))
    return found


def source(number, kind, title, *, synthetic):
    """One source with its accounted rows; of 1 300 rows 1 234 are taken."""
    return {
        "kalla_id": f"k{number}", "kallslag": kind, "titel": title, "producent": "Brå", "period": None,
        "hamtad": "2026-01-31", "sha256": f"{number:064d}", "rader": 1300, "godkanda": 1234, "karantan": 60,
        "dubbletter": 4, "personrader": 2, "ersatta": 0, "rattade": 0, "anvand": True,
        "begransning": f"Begränsning i källa {number}.", "syntetisk": synthetic,
    }


def promise(number, problem, synthetic, mark):
    """One judged promise; the first source kind is real, the rest demo when they say anything."""
    def row(kind, utslag):
        demo = kind != "brottsstatistik" and utslag != "saknas"
        utslag = utslag if synthetic or not demo else "saknas"
        said = f"Mening om {problem} ur {kind}{mark}." if utslag != "saknas" else ""
        return {"kallslag": kind, "utslag": utslag, "demo": demo and synthetic,
                "ungefarlig": problem == "narkotika_unga" and kind == "brottsstatistik",
                "skal": f"Skäl om {problem} ur {kind}.", "mening": said,
                "indikatorer": ["inbrott_bostad.brott_forandring@0182@2017"]
                if (problem, kind) == ("inbrott_bostad", "brottsstatistik") else []}

    outcome = {"indikator_id": "inbrott_bostad.brott", "fore": 601, "efter": 742, "jamforelse_fore": None,
               "jamforelse_efter": None, "kvot": 1.21, "ki": [1.09, 1.35], "minsta_pavisbara": 0.16,
               "slutsats": "kan inte bedömas", "skal": "Ingen jämförelse är inläst.", "jamforelse": None,
               "skillnad": None, "manadsserie": None, "varningar": [], "fore_ar": 2016, "efter_ar": 2017,
               "platser": [], "demo": False}
    done = (0, 1, 1, 3)
    quarters = [{"kvartal": f"2017-Q{i}", "vantat": 2 * i, "utfort": n - (done[i - 2] if i > 1 else 0), "hittills": n}
                for i, n in enumerate(done, 1)]
    return {
        "lofte_id": f"0182-2017-{number}", "rubrik": HEADINGS[problem] + mark, "problem": [problem],
        "platser": ["kommunen"], "slag": "problem", "odaterad": False,
        "motivering": [row(k, u) for k, u in zip(KALLSLAG, VERDICTS[problem], strict=True)],
        "uppfoljbarhet": {c: ("uppfyllt", "delvis", "saknas")[i % 3] for i, c in enumerate(CRITERIA)},
        "forbattring": {
            "erbjudanden": [{"krav": "mangd", "text": "Lägg till hur många gånger eller hur ofta, och var."}],
            "problembeskrivning": ["Problemet säger inte när."],
            "utgangslage": ["Inbrott i bostad: utgångsläge 601 anmälda brott år 2016."],
        },
        "uppfoljning": {
            "aktiviteter": [{"aktivitet_id": f"0182-2017-{number}a", "lovat": 8, "utfort": 3 if synthetic else None,
                             "utfall": "delvis" if synthetic else "okant", "vantat": 8, "rytm": None, "utanfor": 0,
                             "demo": synthetic, "kvartal": quarters if synthetic else []}],
            "utfall": [outcome] if problem == "inbrott_bostad" else [],
        },
    }


def month(serie, number, count, expected, bound, p, flag):
    """One month of 2017 of a series, in the contract's form."""
    return {"serie": serie, "problem": serie.partition(".")[0], "period": f"2017-{number:02d}", "antal": count,
            "forvantat": expected, "ovre_grans": bound, "p": p, "q": p and min(1.0, 12 * p), "flagga": flag}


def months(synthetic):
    """Burglary, March above its bound; with `synthetic` incidents (one month hidden) and unassessed reports."""
    found = [month("inbrott_bostad.brott", m, 55, 52.5, 71.0, 0.38, "inom_gransen") for m in range(1, 13)]
    found[2] = month("inbrott_bostad.brott", 3, 88, 53.5, 72.0, 0.0004, "avviker")
    if synthetic:
        found += [month("otrygg_plats.handelser.demo", m, 17, 9.5, 18.0, 0.02, "inom_gransen") for m in range(1, 12)]
        found += [month("otrygg_plats.handelser.demo", 12, None, None, None, None, "undertryckt")]
        found += [month("narkotika_unga.est.demo", m, None, None, None, None, "for_kort_historik")
                  for m in range(1, 13)]
    return found


def tried(synthetic):
    """How the months fell out, real and synthetic apart."""
    found = [{"syntetisk": False, "provade": 12, "over": 1, "vantat": 0.12, "star_kvar": 1}]
    return (*found, {"syntetisk": True, "provade": 12, "over": 0, "vantat": 0.12, "star_kvar": 0})[: 1 + synthetic]


def place(plats_id, name, count, **more):
    """One place as the record of edition bra has it; a count of None is hidden."""
    blank = dict.fromkeys(("forvantat", "kvot", "p", "q", "rang", "dygnstid", "centrum", "radie_m"))
    flags = ["utan_namnare", "demo", *(["undertryckt"] if count is None else [])]
    return {"plats_id": plats_id, "namn": name, "problem": "inbrott_bostad", "period": "2017", "antal": count,
            **blank, "flaggor": flags, **more}


def area(count, expected, p, **more):
    """Orminge as a RegSO, tested against its share of the residents."""
    return place("0182R001", "Orminge-Kummelnäs", count, **{
        "forvantat": expected, "kvot": count and expected and count / expected, "p": p, "q": p,
        "flaggor": ["demo", *(["anhopning"] if p is not None and p < 0.05 else [])], **more})


def beside(area, klass, felt, reported, **more):
    """What is felt beside what is reported; `felt` = (share, lo, hi, rest, answers, level), `reported` likewise."""
    sides = {}
    for side, measure, count, numbers in (("upplevt", "trygghet", "svar", felt),
                                          ("anmalt", "handelser", "antal", reported)):
        value, lo, hi, rest, size, level = numbers
        sides[side] = {"indikator_id": f"inbrott_bostad.{measure}", "varde": value, "ki": lo and [lo, hi],
                       "referens": rest, count: size, "lage": level}
    return {"problem": "inbrott_bostad", "omrade_kod": area, "period": "2016", "jamfort_med": "resten", **sides,
            "klass": klass, "flaggor": ["demo"], **more}


def pairs():
    """The kommun without a class, a conflict, an area within chance and a hidden one."""
    hidden = (None, None, None, None, None, "oklart")
    return [
        beside("0182", "kan_inte_sagas", (37.8, 34.7, 41.1, None, 1063, "oklart"),
               (6.1, 5.6, 6.6, None, 601, "oklart"), jamfort_med="ingen"),
        beside("0182-orminge", "bara_upplevt", (61.0, 50.0, 71.2, 36.9, 98, "hogt"),
               (2.5, 1.6, 3.7, 6.4, 25, "lagt")),
        beside("0182R001", "kan_inte_sagas", (35.0, 26.1, 44.6, 38.1, 120, "oklart"),
               (1.2, 0.5, 2.3, 6.2, 7, "lagt")),
        beside("0182-fisksatra", "undertryckt", hidden, hidden),
    ]


def build_underlag(*, synthetic=True, mark="", created="2026-01-31T12:00:00+00:00"):
    """The record in the contract's order."""
    places = [place("0182-orminge", "Orminge" + mark, 61, rang=[1, 2]), place("0182-fisksatra", "Fisksätra", None),
              area(122, 40.0, 0.001, dygnstid={"topp": "helg, natt", "andel": None})]
    kallor = [source(1, "brottsstatistik", "Anmälda brott" + mark, synthetic=False)]
    if synthetic:
        kallor.append(source(2, "handelser", "Polisens händelser (syntetiska demodata)", synthetic=True))
    criteria = {"vanligt": "oklart", "okar": "ja", "avviker": "oklart", "platsbundet": "oklart", "upplevs": "nej",
                "dialog": "saknas", "konsekvens": "saknas"}
    return {
        "version": 1, "omrade": {"kommuner": ["0182"], "namn": "Nacka" + mark}, "period": "2017", "utgava": "bra",
        "skapad": created, "syntetiskt": synthetic, "kallor": kallor, "indikatorer": indicators(synthetic),
        "platser": places if synthetic else [], "avvikelser": months(synthetic),
        "upplevelse": pairs() if synthetic else [],
        "prioritering": [{"problem": "inbrott_bostad", "kriterier": criteria, "loften": ["0182-2017-4"],
                          "underlag": []}],
        "loften": [promise(i, p, synthetic, mark) for i, p in enumerate(PROBLEMS, 1)],
        "problem_utan_lofte": [{"problem": "otrygg_plats", "omrade_kod": "0182", "skal": "Ökade utan löfte."}],
        "lofte_utan_problem": [{"lofte_id": "0182-2017-5", "skal": "Motsägs av en verklig källa."}],
        "rojandekontroll": {"troskel": 5, "undertryckta": 1 if synthetic else 0, "sekundart_undertryckta": 0},
        "lag": [{"paragraf": "5 §", "krav": "En åtgärdsplan bygger på lägesbilden", "status": "saknas",
                 "skal": "Ingen verklig åtgärdsplan är inläst."}],
    }


def build_context(*, mark="", edition="bra", synthetic=True):
    """Two square areas, two places, six promises of one dated agreement."""
    areas = gpd.GeoDataFrame(
        {"kod": ["0182R001", "0182R002"], "namn": ["Orminge" + mark, "Fisksätra"], "niva": "regso", "version": "2025"},
        geometry=[box(685000, 6577000, 690000, 6582000), box(690000, 6577000, 695000, 6582000)], crs="EPSG:3006")
    places = (Plats("0182-orminge", "Orminge" + mark, (), "centrum", 6579000, 687000, 400, "0182R001", "kalla"),
              Plats("0182-fisksatra", "Fisksätra", (), "station", 6579500, 692000, 400, "0182R002", "ungefarlig"))
    agreement = Overenskommelse(
        "Medborgarlöften Nacka 2017" + mark, ("0182",), ("Nacka kommun", "Lokalpolisområde Nacka"), date(2017, 1, 1),
        date(2017, 12, 31), "Publicerade löften", ("dialog",), "Inga siffror anges.",
        (Fokusomrade("0182-f1", "Inbrott förebyggs" + mark),), Uppfoljning("I rådet", "", ("rådet",)))
    promises = tuple(
        Lofte(f"0182-2017-{i}", "problem", HEADINGS[p] + mark, (p,), ("kommunen",), "boende" + mark, "", ("polis",),
              "", f"rad {i}", "0182-f1", (Aktivitet(f"0182-2017-{i}a", "startade områden" + mark, 8, ""),), (),
              agreement)
        for i, p in enumerate(PROBLEMS, 1))
    return Context(
        kommun_kod="0182", kommun_namn="Nacka" + mark, lan="Stockholms län", period="2017", utgava=edition,
        problemnamn={k: v + mark for k, v in PROBLEMS.items()},
        matt={"brott": {"namn": "Anmälda brott" + mark, "enhet": "antal per år", "metod": "poisson", "battre": "lagre",
                        "forbehall": "Inte begångna brott."}},
        omraden=areas, platser=places, loften=promises,
        platsnamn={"0182": "Nacka", "0182-orminge": "Orminge" + mark, "0182-fisksatra": "Fisksätra"},
        installningar=(("Minsta antal som visas", "5", "Små antal pekar ut" + mark, "Försiktighet"),),
        leveranser=({"fil": "brott" + mark + ".csv", "status": "avvisad", "skal": "Kolumnen antal saknas.",
                     "karantan": None, "personrader": None},),
        provningar=tried(synthetic),
        sammanfattning=("Ett av sex löften får stöd av anmälda brott.", "Inbrott: 601 år 2016."),
        regler=(("Brottsstatistik", "Ökningen är större än slumpen ensam brukar ge.", "stöder", "Ett skäl."),),
    )
