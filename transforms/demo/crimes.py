"""The crime codes of the invented incidents: how each behaves, and its part of Brå's groups."""

from dataclasses import dataclass

import numpy as np

from transforms.demo.inputs import INBROTT, NARKOTIKA, PERSON, SKADEGORELSE, STOLD, TOTAL
from transforms.demo.world import shared_out


@dataclass(frozen=True)
class Crime:
    """One crime code.

    `share` of its group, `clock` by name, share `at_place` of the named places by `types`; `span_h` is the
    median length in hours and the sigma of its logarithm (0 = the moment is known); `homes` = follows
    residents alone.
    """

    kod: str
    namn: str
    share: float
    clock: str
    at_place: float
    types: dict[str, float]
    span_h: tuple[float, float] = (0.0, 0.0)
    homes: bool = False


_NIGHTLIFE = {"station": 5.0, "centrum": 4.0, "torg": 2.5, "ungdomsplats": 1.0, "park": 0.6}
_YOUTH = {"skola": 2.0, "fritidsgard": 2.0, "ungdomsplats": 4.0, "park": 1.5, "station": 2.0, "centrum": 2.0}
_WALLS = {"station": 4.0, "park": 3.0, "skola": 2.0, "centrum": 1.5, "torg": 1.0}
_ROADS = {"vag": 6.0, "skola": 1.0}
_HOMES = {"bostadsomrade": 1.0}

_BURGLARY = (
    Crime("0805", "Inbrottsstöld i bostad", 1.0, "morka_manader", 0.12, _HOMES, (10.0, 0.9), homes=True),
)
_THEFT = (
    Crime(
        "0812", "Cykelstöld", 0.2, "dagtid", 0.6, {"station": 7.0, "centrum": 2.0, "skola": 1.5}, (8.0, 0.6)
    ),
    Crime("0821", "Fordonsbrott", 0.28, "natt", 0.2, {"station": 3.0, "bostadsomrade": 1.0}, (9.0, 0.6)),
    Crime("0840", "Övrig stöld", 0.52, "kontor", 0.5, {"centrum": 6.0, "torg": 2.0, "station": 1.0}),
)
_PERSON = (
    Crime("0360", "Misshandel utomhus", 0.22, "helgnatt", 0.6, _NIGHTLIFE),
    Crime("0380", "Misshandel i nära relation", 0.2, "kvall", 0.0, {}, homes=True),
    Crime("0410", "Olaga hot", 0.27, "kvall", 0.3, _NIGHTLIFE),
    Crime("0430", "Ofredande", 0.24, "helgnatt", 0.4, _NIGHTLIFE),
    Crime("0610", "Sexualbrott", 0.07, "kvall", 0.2, {"station": 2.0, "centrum": 1.0, "park": 1.0}),
)
_DAMAGE = (
    Crime(
        "1201",
        "Skadegörelse",
        0.62,
        "natt",
        0.4,
        {"skola": 4.0, "centrum": 2.0, "station": 2.0, "park": 1.0},
        (7.0, 0.7),
    ),
    Crime("1205", "Klotter", 0.38, "natt", 0.7, _WALLS, (12.0, 0.7)),
)
_DRUGS = (
    Crime(
        "5010",
        "Narkotikabrott",
        0.68,
        "kvall",
        0.55,
        {"station": 4.0, "centrum": 3.0, "torg": 1.5, "park": 1.0},
    ),
    Crime("5020", "Narkotikabrott ungdom", 0.22, "kvall", 0.7, _YOUTH),
    Crime("5030", "Vapenbrott", 0.1, "kvall", 0.3, _NIGHTLIFE),
)
_REST = (
    Crime("3001", "Hastighetsöverträdelse", 0.22, "trafik", 0.4, _ROADS),
    Crime(
        "3005",
        "Vårdslös körning moped",
        0.05,
        "skola_maj",
        0.75,
        {"skola": 5.0, "ungdomsplats": 1.0, "park": 0.5},
    ),
    Crime("3010", "Rattfylleri", 0.07, "helgnatt", 0.4, {"vag": 4.0, "centrum": 1.0}),
    Crime("0901", "Bedrägeri", 0.27, "kontor", 0.0, {}, homes=True),
    Crime("0905", "Bedrägeri mot äldre", 0.07, "kontor", 0.0, {}, homes=True),
    Crime("9999", "Övrigt brott", 0.32, "jamn", 0.25, {"centrum": 2.0, "station": 1.0, "skola": 1.0}),
)
CRIMES = (*_BURGLARY, *_THEFT, *_PERSON, *_DAMAGE, *_DRUGS, *_REST)


def counts(brott: dict[tuple[int, str], int], year: int) -> dict[str, int]:
    """Incidents per crime code in a year: each of Brå's groups is shared out without remainder."""
    of = {group: brott[year, group] for group in (TOTAL, PERSON, STOLD, INBROTT, SKADEGORELSE, NARKOTIKA)}
    rest = of[TOTAL] - of[PERSON] - of[STOLD] - of[SKADEGORELSE] - of[NARKOTIKA]
    groups = (
        (_BURGLARY, of[INBROTT]),
        (_THEFT, of[STOLD] - of[INBROTT]),
        (_PERSON, of[PERSON]),
        (_DAMAGE, of[SKADEGORELSE]),
        (_DRUGS, of[NARKOTIKA]),
        (_REST, rest),
    )
    result: dict[str, int] = {}
    for crimes, total in groups:
        shares = shared_out(total, np.array([crime.share for crime in crimes]))
        result |= {crime.kod: int(n) for crime, n in zip(crimes, shares, strict=True)}
    return result
