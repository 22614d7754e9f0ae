"""Where each accepted row lies: the kommun always, and the areas, named places and place types that hold it."""

import pandas as pd

from transforms import geography
from transforms.intake import Intake
from transforms.registry import Plats, Registry

_NAMED = ("raw_est", "raw_dialog", "raw_vandring", "raw_trafik")


def locate(intake: Intake, registry: Registry) -> pd.DataFrame:
    """Rows `fil_id, rad, omrade_kod`, each pair once.

    A point belongs to the RegSO that holds it, and to a place whose sourced point is within its radius; a place
    without a sourced point is matched by its written name only, since a distance to it would mean nothing.
    """
    places = registry.platser(intake.kommun)
    parts = [_everywhere(intake), *_incidents(intake.table("raw_handelser"), intake.kommun, registry, places)]
    parts += [_by_name(intake.table(name), places) for name in _NAMED]
    found = pd.concat(parts, ignore_index=True)
    return found.drop_duplicates(ignore_index=True)


def areas_of(kommun: str, registry: Registry) -> pd.DataFrame:
    """Every area anything is counted for: `omrade_kod, namn, niva`."""
    rows = [(kommun, registry.kommun(kommun).namn, "kommun")]
    if file := registry.omraden_file(kommun):
        areas = geography.read_areas(file)
        rows += [(kod, namn, "regso") for kod, namn in zip(areas["kod"], areas["namn"], strict=True)]
    places = registry.platser(kommun)
    rows += [(p.plats_id, p.namn, "plats") for p in places]
    rows += [(f"typ:{typ}", typ, "platstyp") for typ in sorted({p.typ for p in places})]
    return pd.DataFrame(rows, columns=["omrade_kod", "namn", "niva"])


def _everywhere(intake: Intake) -> pd.DataFrame:
    tables = (intake.table(name) for name in ("raw_handelser", *_NAMED))
    return pd.concat([frame[["fil_id", "rad"]] for frame in tables], ignore_index=True).assign(omrade_kod=intake.kommun)


def _incidents(rows: pd.DataFrame, kommun: str, registry: Registry, places: tuple[Plats, ...]) -> list[pd.DataFrame]:
    points = rows[rows["n"].notna()].reset_index(drop=True)
    points = points.assign(n=points["n"].astype(float), e=points["e"].astype(float))
    parts = [_by_name(rows, places)]
    if file := registry.omraden_file(kommun):
        codes = geography.areas_of_points(points[["n", "e"]], geography.read_areas(file))
        parts.append(_pairs(points, codes))
    near = geography.places_of_points(points, tuple(p for p in places if p.noggrannhet == "kalla"))
    hits = points.iloc[near["row"].astype(int)].reset_index(drop=True)
    parts.append(_with_types(hits, near["plats_id"], places))
    return parts


def _by_name(rows: pd.DataFrame, places: tuple[Plats, ...]) -> pd.DataFrame:
    return _with_types(rows, geography.places_by_name(rows["plats"], places), places)


def _with_types(rows: pd.DataFrame, ids: pd.Series, places: tuple[Plats, ...]) -> pd.DataFrame:
    """The places, and the types of those places, as areas."""
    types = {p.plats_id: f"typ:{p.typ}" for p in places}
    return pd.concat([_pairs(rows, ids), _pairs(rows, ids.map(types))], ignore_index=True)


def _pairs(rows: pd.DataFrame, codes: pd.Series) -> pd.DataFrame:
    pairs = rows[["fil_id", "rad"]].assign(omrade_kod=codes.to_numpy())
    return pairs[pairs["omrade_kod"].notna()]
