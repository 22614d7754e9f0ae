"""The registry: kommuner, areas, places, problems, crosswalk, indicators and promises, loaded and cross-checked."""

from transforms.registry.load import Registry, load
from transforms.registry.namn import Personnamn, personnamn
from transforms.registry.records import (
    KALLSLAG,
    Aktivitet,
    Fokusomrade,
    Fyllnadspunkt,
    Indikator,
    Kod,
    Kommun,
    Lofte,
    Mal,
    Overenskommelse,
    Plats,
    Problem,
    Straffskala,
    Uppfoljning,
    Uttryck,
)

__all__ = [
    "KALLSLAG", "Aktivitet", "Fokusomrade", "Fyllnadspunkt", "Indikator", "Kod", "Kommun", "Lofte", "Mal",
    "Overenskommelse", "Personnamn", "Plats", "Problem", "Registry", "Straffskala", "Uppfoljning", "Uttryck", "load",
    "personnamn",
]
