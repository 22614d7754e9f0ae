"""Dialog notes: varied spoken Swedish about the kommun's places, put together so that no statement is said twice."""

import numpy as np
import pandas as pd

from transforms.demo.world import World

_OPEN = ("", "Jag tycker att ", "Alltså ", "Vi har märkt att ", "Det är nog så att ", "Min fru säger att ",
         "På sista tiden har ", "Ungarna berättar att ", "Flera i huset säger att ", "Ärligt talat, ")
_CORE = {
    "mopeder": ("mopederna kör som dårar vid {place}", "det buskörs med epa förbi {place} varje kväll",
                "A-traktorer står och varvar vid {place}", "mopeder genar över gångvägen vid {place}"),
    "morkt": ("det är kolmörkt på vägen till {place}", "belysningen vid {place} är trasig igen",
              "man känner sig otrygg om man går förbi {place} själv", "folk undviker {place} efter åtta"),
    "inbrott": ("det har varit inbrott i två hus nära {place}", "oron för inbrott är stor runt {place}",
                "villainbrotten bakom {place} kommer alltid i november"),
    "knark": ("det säljs knark öppet vid {place}", "man ser hur droger byter ägare bakom {place}",
              "narkotikan har krupit ner i åldrarna vid {place}"),
    "gang": ("ett gäng samlas vid {place} på kvällarna", "ungdomsgäng hänger vid {place} och skriker åt folk",
             "det blir bråk när stora gäng samlas vid {place}"),
    "fart": ("bilarna kör alldeles för fort förbi {place}", "ingen håller hastigheten vid {place}",
             "farten på vägen vid {place} är livsfarlig för barnen"),
    "skrap": ("det ligger glassplitter och skräp vid {place}", "soporna vid {place} töms för sällan",
              "klottret vid {place} sitter kvar i månader", "nån klottrar ner väggarna vid {place}"),
    "lugnt": ("det är lugnare vid {place} nu", "inga problem längre med klotter vid {place}",
              "det har blivit tryggare vid {place} sen lamporna byttes"),
    "svammel": ("vi borde ha en fest vid {place}", "bussen till {place} går för sällan", "polisen syns för lite vid {place}"),
}
_TAIL = ("", ", särskilt på helgerna", ", nån måste göra nåt", " och det har pågått länge", ", det va värre förr",
         " fast kanske mest på sommaren", ", säger grannarna", ", iaf på vintern", " tycker jag", ", typ jämt")
_TYPES = ("medborgardialog", "medarbetardialog", "medborgardialog", "samverkansdialog", "intervju", "medborgardialog")


def write_dialogs(world: World) -> None:
    """Two or three notes a year (`.txt` and `.md`) and one table of tips."""
    rng = world.rng
    said: set[str] = set()
    for year in world.years:
        for i in range(int(rng.integers(2, 4))):
            kind = _TYPES[int(rng.integers(0, len(_TYPES)))]
            date = pd.Timestamp(year, 2 + 3 * i, int(rng.integers(1, 28))).strftime("%Y-%m-%d")
            place = world.places[int(rng.integers(0, len(world.places)))].namn
            bullets = i % 2 == 0
            lines = [_statement(world, said, place) for _ in range(int(rng.integers(7, 15)))]
            body = "\n".join(f"- {line}" for line in lines) if bullets else "\n\n".join(lines)
            head = f"typ: {kind}\ndatum: {date}\nplats: {place}\ndeltagare: {int(rng.integers(8, 60))}\n---\n"
            name = f"{date}-{kind}.{'md' if bullets else 'txt'}"
            world.write("dialog", name, head + body + "\n", f"{kind.capitalize()} {date}", date)
    tips = [{"datum": f"{year}-{int(rng.integers(1, 13)):02d}-{int(rng.integers(1, 28)):02d}", "typ": "tips",
             "plats": (p := world.places[int(rng.integers(0, len(world.places)))].namn), "deltagare": "",
             "yttrande": _statement(world, said, p)} for year in world.years for _ in range(8)]
    world.write_table("dialog", "tips.csv", pd.DataFrame(tips), "Tips från invånare", f"{world.years[-1] + 1}-01-05")


def _statement(world: World, said: set[str], place: str) -> str:
    rng = world.rng
    while True:
        theme = str(rng.choice(list(_CORE), p=_weights(world.kommun)))
        core = str(rng.choice(_CORE[theme])).format(place=place)
        text = f"{rng.choice(_OPEN)}{core}{rng.choice(_TAIL)}"
        text = text[0].upper() + text[1:]
        if rng.random() < 0.06:
            text = text.replace("mopeder", "moppeder").replace("alldeles", "aldeles")
        if text not in said:
            said.add(text)
            return text


def _weights(kommun: str) -> np.ndarray:
    """What people talk about differs between kommuner: Ekerö's inhabitants bring up burglary and gatherings."""
    weight = np.array([3, 3, 1, 1.5, 2, 2, 2, 1.5, 1], dtype=float)
    if kommun == "0125":
        weight[[2, 4]] = 4
    return weight / weight.sum()
