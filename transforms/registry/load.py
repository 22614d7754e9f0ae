"""Read the bundled registry, lay a delivered overlay on it by key, and cross-check every reference."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from transforms.errors import CallError, RegistryError
from transforms.paths import REGISTRY, is_example
from transforms.registry import brottstyper, lexikon, namn, radet
from transforms.registry.godkannanden import Godkannande, approvals
from transforms.registry.loften import read_loften
from transforms.registry.profil import Profil, check_profiles, read_profile
from transforms.registry.records import (
    KODKALLOR,
    PLATSTYPER,
    Brottstyp,
    Fyllnadspunkt,
    Indikator,
    Kod,
    Kommun,
    Lofte,
    Nyckeltal,
    Plats,
    Problem,
    Seriebrott,
    Straffskala,
    Uttryck,
)
from transforms.registry.rows import merged
from transforms.registry.tidtabell import Avgang, tidtabell
from transforms.swedish import commands

_NYCKELTAL = ("titel", "undersokning", "matt", "hopslagna_ar")
_PLATS = ("namn", "typ", "n", "e", "radie_m", "omrade_kod")


@dataclass(frozen=True)
class Registry:
    """Everything the registry knows; dictionaries are keyed by the record's own code."""

    kommuner: dict[str, Kommun]
    problem: dict[str, Problem]
    koder: tuple[Kod, ...]
    indikatorer: dict[str, Indikator]
    lexikon: tuple[Uttryck, ...]
    loften: tuple[Lofte, ...]
    roots: tuple[Path, ...] = field(repr=False, default=(REGISTRY,))
    brottstyper: dict[str, Brottstyp] = field(default_factory=dict)
    seriebrott: tuple[Seriebrott, ...] = ()
    visat: Callable[[str], str] = field(repr=False, default=str)  # what the kommun's own words pass

    def kommun(self, code: str) -> Kommun:
        """The kommun with this code or name.

        Raises:
            CallError: when there is none.
        """
        for kommun in self.kommuner.values():
            if code in (kommun.kod, kommun.namn) or code.casefold() == kommun.namn.casefold():
                return kommun
        raise CallError(commands.unknown_kommun(code, [kommun.namn for kommun in self.kommuner.values()]))

    def loften_for(self, kommun: str) -> tuple[Lofte, ...]:
        """The promises of the agreements that name this kommun."""
        return tuple(lofte for lofte in self.loften if kommun in lofte.overenskommelse.kommuner)

    def koder_for(self, kommun: str) -> tuple[Kod, ...]:
        """The crosswalk of a kommun: `koder/<kommun>.csv` laid over it, all problems of a code at once."""
        own = tuple(_kod(row) for row in _codes(self.roots, f"koder/{kommun}.csv", self.brottstyper))
        told = {(k.kalla, k.kod.casefold()) for k in own}
        return (*(k for k in self.koder if (k.kalla, k.kod.casefold()) not in told), *own)

    def platser(self, kommun: str) -> tuple[Plats, ...]:
        """The named places of a kommun; empty when nobody has written a gazetteer for it."""
        rows = merged(self.roots, f"platser/{kommun}.csv", "plats_id", also=_PLATS)
        return tuple(_plats(row, f"platser/{kommun}.csv") for row in rows)

    def nyckeltal(self) -> tuple[Nyckeltal, ...]:
        """The key figures of Kolada that are survey questions.

        Raises:
            RegistryError: naming the row, when a number of years is none.
        """
        return tuple(_nyckeltal(row) for row in merged(self.roots, "kolada.csv", "kpi", also=_NYCKELTAL))

    def straffskalor(self) -> tuple[Straffskala, ...]:
        """The scales of punishment of the problems that have one.

        Raises:
            RegistryError: naming the row, when a number of years is none or the problem is unknown.
        """
        return tuple(_straffskala(row, self.problem) for row in merged(
            self.roots, "straffskalor.csv", "problem_id", also=("brott", "lagrum", "lagst_ar", "hogst_ar")))

    def tidtabell(self) -> tuple[Avgang, ...]:
        """The scheduled jobs that have a time.

        Raises:
            RegistryError: naming the row, when its job is unknown or its time is none.
        """
        return tidtabell(self.roots)

    def fyllnadspunkter(self, kommun: str) -> tuple[Fyllnadspunkt, ...]:
        """The coordinates that stand for no place in a kommun.

        Raises:
            RegistryError: naming the row, when a coordinate is no number.
        """
        rows = merged(self.roots, "fyllnadspunkter.csv", "kommun", "n", "e", also=("namn", "kalla"))
        return tuple(_fyllnadspunkt(row) for row in rows if row["kommun"] == kommun)

    def godkannanden(self, kommun: str) -> tuple[Godkannande, ...]:
        """What has been approved of a kommun's publications.

        Raises:
            RegistryError: naming the row, when its day is none.
        """
        name = f"godkannanden/{kommun}.csv"
        return approvals(merged(self.roots, name, "manifest_sha256", "roll", also=("utgava", "datum")), name)

    def prioritering(self, kommun: str) -> radet.Prioritering | None:
        """What the council of a kommun has chosen and left aside, or None."""
        return radet.prioritering(self.roots, kommun, self.visat)

    def orsaker(self, kommun: str) -> tuple[radet.Orsak, ...]:
        """The causes that a kommun has written down."""
        return radet.orsaker(self.roots, kommun, self.visat)

    def bedomning(self, kommun: str, period: str) -> str:
        """The kommun's own analysis of a period, with its citations as written; empty when there is none."""
        return radet.bedomning(self.roots, kommun, period, self.visat)

    def profil(self, kommun: str) -> Profil:
        """The colour and logotype of a kommun, empty when it has given none."""
        return read_profile(self.roots, kommun)

    def omraden_file(self, kommun: str) -> Path | None:
        """The area layer of a kommun (GeoJSON or GeoPackage), the overlay's before the bundled one, or None.

        Raises:
            RegistryError: both forms lie in one folder, and one cannot tell which is meant.
        """
        return next((file for root in reversed(self.roots) if (file := _layer(root, kommun))), None)

    def vatten_file(self, kommun: str) -> Path | None:
        """The same areas with their water (`<kommun>-vatten`), where points are looked up, or what there is of them."""
        areas = self.omraden_file(kommun)
        return areas and (_layer(areas.parents[1], f"{kommun}-vatten") or areas)

    def grans_file(self, kommun: str) -> Path | None:
        """What decides whether a point lies outside: the areas with water of any root, before those without."""
        roots = reversed(self.roots)
        water = next((file for root in roots if (file := _layer(root, f"{kommun}-vatten"))), None)
        return water or self.omraden_file(kommun)


def load(data: Path | None = None) -> Registry:
    """The bundled registry with `<data>/registry` laid over it.

    Raises:
        RegistryError: naming file and row, when something is missing or points nowhere.
    """
    roots = (REGISTRY,) if data is None or not (data / "registry").is_dir() else (REGISTRY, data / "registry")
    typer = {r["brottstyp"]: Brottstyp(r["brottstyp"], r.get("ingar_i", ""), _alias(r))
             for r in merged(roots, "brottstyper.csv", "brottstyp")}
    registry = Registry(
        kommuner={r["kod"]: Kommun(**_only(r, Kommun)) for r in merged(roots, "kommuner.csv", "kod")},
        problem={r["problem_id"]: _problem(r) for r in merged(roots, "problem.csv", "problem_id")},
        koder=tuple(_kod(r) for r in _codes(roots, "koder.csv", typer)),
        indikatorer={r["indikator_id"].removeprefix("*."): Indikator(**_only(r, Indikator))
                     for r in merged(roots, "indikatorer.csv", "indikator_id")},
        lexikon=lexikon.read(roots),
        loften=read_loften(roots),
        roots=roots,
        brottstyper=typer,
        seriebrott=tuple(_seriebrott(r) for r in merged(roots, "seriebrott.csv", "brottstyp", "ar")),
    )
    if faults := list(_faults(registry)):
        raise RegistryError("\n".join(faults))
    registry.nyckeltal()  # its faults are found here, not when a reply is read
    registry.straffskalor()
    check_profiles(registry.roots)
    registry.tidtabell()
    if any((root / namn.FILE).is_file() for root in roots[1:]):
        namn.personnamn(roots)
    return registry


def _layer(root: Path, name: str) -> Path | None:
    found = [p for ending in ("geojson", "gpkg") if (p := root / "omraden" / f"{name}.{ending}").is_file()]
    if len(found) > 1:
        raise RegistryError(f"omraden/{name}: ligger både som .geojson och .gpkg, behåll en av dem")
    return found[0] if found else None


def _codes(roots: tuple[Path, ...], name: str, types: dict[str, Brottstyp]) -> list[dict[str, str]]:
    """The crosswalk: a code may map to several problems, and a later root's rows replace all of an earlier one's.

    Codes are one whatever their case. A crime type may be written in any of its ways; here it gets its name.
    """
    names = brottstyper.meanings(types)
    groups: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    for root in roots:
        fresh: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
        for row in merged((root,), name, "kalla", "kod", "problem_id"):
            kod = (row["kalla"] == "brott" and brottstyper.meant(row["kod"], names)) or row["kod"]
            fresh.setdefault((row["kalla"], kod.casefold()), {})[row["problem_id"]] = row | {"kod": kod}
        groups |= fresh
    return [row for rows in groups.values() for row in rows.values()]


def _only(row: dict[str, str], record: type) -> dict[str, str]:
    return {name: row.get(name, "") for name in (f.name for f in fields(record))}


def _problem(row: dict[str, str]) -> Problem:
    text = _only(row, Problem)
    return Problem(text["problem_id"], text["namn"], text["beskrivning"], text["kansligt"] == "ja",
                   text["upptacktsstyrt"] == "ja")


def _kod(row: dict[str, str]) -> Kod:
    return Kod(row["kalla"], row["kod"], row["problem_id"], row.get("bredare") == "ja")


def _nyckeltal(row: dict[str, str]) -> Nyckeltal:
    if row["hopslagna_ar"] not in ("1", "2"):
        raise RegistryError(f"kolada.csv: {row['kpi']} ska ha 1 eller 2 hopslagna år")
    return Nyckeltal(row["kpi"], row["titel"], row["undersokning"], row["matt"], int(row["hopslagna_ar"]))


def _straffskala(row: dict[str, str], problem: dict[str, Problem]) -> Straffskala:
    name = row["problem_id"]
    if name not in problem:
        raise RegistryError(f"straffskalor.csv: okänt problem {name!r}")
    if not row["hogst_ar"].isdigit() or not (row["lagst_ar"] or "0").isdigit():
        raise RegistryError(f"straffskalor.csv: {name} ska ha hela år i lagst_ar och hogst_ar")
    lowest = int(row["lagst_ar"]) if row["lagst_ar"] else None
    return Straffskala(name, row["brott"], row["lagrum"], lowest, int(row["hogst_ar"]))


def _fyllnadspunkt(row: dict[str, str]) -> Fyllnadspunkt:
    try:
        n, e = (float(row[key].replace(",", ".")) for key in ("n", "e"))
    except ValueError:
        raise RegistryError(f"fyllnadspunkter.csv: {row['namn']!r} har en koordinat som inte är ett tal") from None
    return Fyllnadspunkt(row["kommun"], n, e, row["namn"], row["kalla"])


def _alias(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(a.strip() for a in row.get("alias", "").split("|") if a.strip())


def _seriebrott(row: dict[str, str]) -> Seriebrott:
    if not re.fullmatch(r"(19|20)\d\d", row["ar"]):
        raise RegistryError(f"seriebrott.csv: {row['ar']!r} är inte ett årtal som 2015")
    text = _only(row, Seriebrott)
    return Seriebrott(text["brottstyp"], int(text["ar"]), text["slag"], text["beskrivning"], text["kalla"])


def _plats(row: dict[str, str], name: str) -> Plats:
    try:
        n, e, radius = (float(row[key].replace(",", ".")) for key in ("n", "e", "radie_m"))
    except ValueError:
        raise RegistryError(f"{name}: {row['plats_id']} har en koordinat eller radie som inte är ett tal") from None
    return Plats(row["plats_id"], row["namn"], _alias(row), row["typ"], n, e, radius, row["omrade_kod"],
                 row.get("noggrannhet", ""))


def _faults(registry: Registry) -> Iterator[str]:
    yield from _code_faults(registry, "koder.csv", registry.koder)
    files = (p for root in registry.roots for p in sorted((root / "koder").glob("*.csv")) if not is_example(p.name))
    for path in files:
        name = f"koder/{path.name}"
        if path.stem not in registry.kommuner:
            yield f"{name}: filen ska heta som en kommuns kod, t.ex. 0182.csv"
        rows = _codes((path.parents[1],), name, registry.brottstyper)
        yield from _code_faults(registry, name, (_kod(row) for row in rows))
    yield from brottstyper.faults(registry.brottstyper, registry.seriebrott)
    yield from lexikon.faults(registry.lexikon, set(registry.problem))
    yield from radet.faults(registry.roots, registry.problem, registry.indikatorer,
                            frozenset(lofte.lofte_id for lofte in registry.loften))
    seen: set[str] = set()
    places: dict[str, set[str]] = {}
    for lofte in registry.loften:
        yield from _lofte_faults(registry, lofte, seen, places)


def _code_faults(registry: Registry, name: str, koder: Iterable[Kod]) -> Iterator[str]:
    for kod in koder:
        if kod.kalla not in KODKALLOR:
            yield f"{name}: kalla {kod.kalla!r} ska vara någon av {', '.join(KODKALLOR)}"
        if kod.problem_id not in registry.problem:
            yield f"{name}: {kod.kalla} {kod.kod!r} pekar på okänt problem {kod.problem_id!r}"


def _lofte_faults(registry: Registry, lofte: Lofte, seen: set[str], places: dict[str, set[str]]) -> Iterator[str]:
    name = f"loften/{lofte.overenskommelse.fil}: löfte {lofte.lofte_id}"
    if lofte.lofte_id in seen:
        yield f"{name}: samma id står två gånger"
    seen.add(lofte.lofte_id)
    if lofte.slag not in ("problem", "arbetssatt"):
        yield f"{name}: slag ska vara problem eller arbetssatt, inte {lofte.slag!r}"
    if lofte.slag == "problem" and not lofte.problem:
        yield f"{name}: inget problem angivet"
    for problem_id in lofte.problem:
        if problem_id not in registry.problem:
            yield f"{name}: okänt problem {problem_id!r}"
    yield from (f"{name}: {fault}" for fault in _unknown_places(registry, lofte, places))
    for mal in lofte.mal:
        problem_id, _, measure = mal.indikator.partition(".")
        if problem_id not in registry.problem or measure not in registry.indikatorer:
            yield f"{name}: okänd indikator {mal.indikator!r} i målet"


def _unknown_places(registry: Registry, lofte: Lofte, places: dict[str, set[str]]) -> Iterator[str]:
    kommuner = lofte.overenskommelse.kommuner
    for kod in kommuner:
        if kod not in registry.kommuner:
            yield f"okänd kommun {kod!r}"
        elif kod not in places:
            places[kod] = {p.plats_id for p in registry.platser(kod)}
    known = set().union(*(places.get(kod, set()) for kod in kommuner))
    yield from (f"okänd plats {plats!r}" for plats in lofte.platser if not _plats_ok(plats, known, kommuner))


def _plats_ok(plats: str, known: set[str], kommuner: tuple[str, ...]) -> bool:
    if plats in known or plats in ("kommunen", "enligt:lagesbild", "enligt:otrygghet", *kommuner):
        return True
    if plats.startswith("typ:"):
        return plats.removeprefix("typ:") in PLATSTYPER
    return plats[:4] in kommuner and bool(re.fullmatch(r"R[0-9]{3}|[ABC][0-9]{4}", plats[4:]))
