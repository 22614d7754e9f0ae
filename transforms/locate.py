"""Where each accepted row lies: the kommun always, and the areas, named places and place types that hold it."""

import pandas as pd

from transforms import geography
from transforms.gazetteer import Gazetteer, gazetteer_of
from transforms.intake import Intake
from transforms.registry import Plats, Registry

_NAMED = ("raw_est", "raw_vandring", "raw_trafik", "raw_aktiviteter")


def locate(intake: Intake, registry: Registry) -> pd.DataFrame:
    """Rows `fil_id, rad, omrade_kod`, each pair once.

    A point belongs to the area of each level that holds it, and to a place whose sourced point is within its radius;
    a place without a sourced point is matched by its written name only, since a distance to it would mean nothing.
    A written name that means an area places only rows without a point: where something lies is said once.
    """
    places = registry.platser(intake.kommun)
    gazetteer = gazetteer_of(intake.kommun, registry)
    parts = [_everywhere(intake)]
    incidents = intake.table("raw_handelser")
    if len(incidents):
        parts += _incidents(incidents, intake.kommun, registry, gazetteer)
    for name in _NAMED:
        parts.append(_by_name(intake.table(name), gazetteer, places))
    parts += _as_said(intake.table("stg_yttranden"), gazetteer, registry, intake.kommun)
    found = pd.concat(parts, ignore_index=True)
    return found.drop_duplicates(ignore_index=True)


def areas_of(kommun: str, registry: Registry) -> pd.DataFrame:
    """Every area anything is counted for: `omrade_kod, namn, niva, version`; only DeSO and RegSO have a vintage."""
    rows = [(kommun, registry.kommun(kommun).namn, "kommun", "")]
    if file := registry.omraden_file(kommun):
        areas = geography.read_areas(file)
        areas = areas[areas["niva"] != "kommun"]
        rows += list(areas[["kod", "namn", "niva", "version"]].itertuples(index=False, name=None))
    places = registry.platser(kommun)
    rows += [(p.plats_id, p.namn, "plats", "") for p in places]
    rows += [(f"typ:{typ}", typ, "platstyp", "") for typ in sorted({p.typ for p in places})]
    return pd.DataFrame(rows, columns=["omrade_kod", "namn", "niva", "version"])


def _everywhere(intake: Intake) -> pd.DataFrame:
    rows = [intake.table(name)[["fil_id", "rad"]] for name in ("raw_handelser", "raw_dialog", *_NAMED)]
    return pd.concat(rows, ignore_index=True).assign(omrade_kod=intake.kommun)


def _incidents(rows: pd.DataFrame, kommun: str, registry: Registry, gazetteer: Gazetteer) -> list[pd.DataFrame]:
    places = registry.platser(kommun)
    points = rows[rows["n"].notna()].reset_index(drop=True)
    parts = [_by_name(rows, gazetteer, places, placed=rows["n"].notna())]
    if file := registry.vatten_file(kommun):
        for _, areas in geography.read_areas(file).groupby("niva"):
            parts.append(_pairs(points, geography.areas_of_points(points[["n", "e"]], areas)))
    near = geography.places_of_points(points, tuple(p for p in places if p.noggrannhet == "kalla"))
    hits = points.iloc[near["row"].astype(int)].reset_index(drop=True)
    parts.append(_with_types(hits, near["plats_id"], places))
    return parts


def _by_name(
    rows: pd.DataFrame, gazetteer: Gazetteer, places: tuple[Plats, ...], placed: pd.Series | None = None
) -> pd.DataFrame:
    """The places and areas that written names mean; an ambiguous name is nowhere but in the kommun."""
    meant = gazetteer.find_all(rows["plats"])
    written = rows["plats"].astype("object").str.strip()
    outcome, code = written.map(meant["utfall"]), written.map(meant["kod"])
    area = outcome.eq("omrade") if placed is None else outcome.eq("omrade") & ~placed
    return pd.concat([_with_types(rows, code.where(outcome == "plats"), places), _pairs(rows, code.where(area))])


def _as_said(
    rows: pd.DataFrame, gazetteer: Gazetteer, registry: Registry, kommun: str
) -> list[pd.DataFrame]:
    """Statements by what they name themselves; those that name no place by the note's."""
    places = registry.platser(kommun)
    own = rows["plats_regel"] != "huvud"
    code = rows["plats_kod"].astype("object").where(own)
    ids = code.isin([p.plats_id for p in places])
    areas = areas_of(kommun, registry)["omrade_kod"]
    other = code.isin(areas[areas != kommun]) & ~ids
    return [_by_name(rows[~own], gazetteer, places), _with_types(rows, code.where(ids), places),
            _pairs(rows, code.where(other))]


def _with_types(rows: pd.DataFrame, ids: pd.Series, places: tuple[Plats, ...]) -> pd.DataFrame:
    """The places, and the types of those places, as areas."""
    types = {p.plats_id: f"typ:{p.typ}" for p in places}
    return pd.concat([_pairs(rows, ids), _pairs(rows, ids.map(types))], ignore_index=True)


def _pairs(rows: pd.DataFrame, codes: pd.Series) -> pd.DataFrame:
    pairs = rows[["fil_id", "rad"]].assign(omrade_kod=codes.to_numpy())
    return pairs[pairs["omrade_kod"].notna()]
