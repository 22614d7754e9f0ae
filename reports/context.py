"""What the pages need beside `underlag.json`: names, geometry, the promises' own text and the settings."""

from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd

from transforms.registry import Lofte, Plats, Straffskala
from transforms.registry.godkannanden import Godkannande
from transforms.registry.profil import Profil
from transforms.registry.radet import Orsak, Prioritering


@dataclass(frozen=True)
class Context:
    """Names and texts of one report; everything that is a number comes from the underlag."""

    kommun_kod: str
    kommun_namn: str
    lan: str
    period: str
    utgava: str
    problemnamn: dict[str, str]
    matt: dict[str, dict[str, str]]
    omraden: gpd.GeoDataFrame | None
    platser: tuple[Plats, ...]
    platsnamn: dict[str, str]
    loften: tuple[Lofte, ...]
    installningar: tuple[tuple[str, str, str, str], ...]
    leveranser: tuple[dict[str, Any], ...]
    sammanfattning: tuple[str, ...]
    provningar: tuple[dict[str, Any], ...]
    regler: tuple[tuple[str, str, str, str], ...]
    prioritering: Prioritering | None = None
    orsaker: tuple[Orsak, ...] = ()
    bedomning: str = ""
    koncentration: tuple[dict[str, Any], ...] = ()
    straffskalor: tuple[Straffskala, ...] = ()
    profil: Profil = field(default_factory=Profil)
    godkannanden: tuple[Godkannande, ...] = ()
    godkand: dict[str, Any] | None = None  # the approvals of this very publication, None while it is a draft
