"""Which services are asked for whom, in which order; a service that does not answer is left alone for the rest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from transforms.errors import CallError
from transforms.opendata import geometry, kolada, polisen, scb
from transforms.opendata.client import Client, user_agent
from transforms.opendata.errors import FetchError
from transforms.opendata.pace import Pace
from transforms.opendata.service import RIKET, Outcome, Scope, Service, Tools, facts, origin
from transforms.registry import Registry
from transforms.swedish import fetch as words

SERVICES = {service.namn: service for service in (scb.SERVICE, kolada.SERVICE, polisen.SERVICE, geometry.SERVICE)}


@dataclass(frozen=True)
class Errand:
    """What to bring home: the delivery root, the state, kommun codes (none = the country and whoever has a folder).

    `only` are names of services (none = all), `bases` addresses other than those of tjanster.toml, `contact` what the
    services may see of whom to reach.
    """

    data: Path
    state: Path
    kommuner: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    bases: Mapping[str, str] = field(default_factory=dict)
    contact: str = ""


def errand_of(data: Path, state: Path, kommuner: Sequence[str], only: Sequence[str], bases: Sequence[str], contact: str,
           registry: Registry) -> Errand:
    """What a call asks for; `bases` are texts NAME=ADDRESS.

    Raises:
        CallError: an unknown kommun or service, or an address or a contact that is none.
    """
    if unknown := [name for name in only if name not in SERVICES]:
        raise CallError(words.unknown_service(unknown[0], list(SERVICES)))
    addresses = {}
    for text in bases:
        name, _, address = text.partition("=")
        scheme, host = origin(address)
        if name not in SERVICES or scheme not in ("http", "https") or not host:
            raise CallError(words.bad_base(text, list(SERVICES)))
        addresses[name] = address
    codes = tuple(dict.fromkeys(registry.kommun(k).kod for k in kommuner))
    user_agent(contact)
    asked = Errand(data, state, codes, tuple(dict.fromkeys(only)), addresses, contact)
    if not any(scopes(SERVICES[name], asked, registry) for name in asked.only or SERVICES):
        raise CallError(words.NOTHING)
    return asked


def fetch(errand: Errand, registry: Registry) -> Iterator[Outcome]:
    """Every service in turn, one outcome for each scope; nothing that a service does is raised."""
    for name in errand.only or SERVICES:
        yield from visit(SERVICES[name], errand, registry)


def visit(service: Service, errand: Errand, registry: Registry) -> Iterator[Outcome]:
    """One service for every scope that concerns it."""
    known = facts(service.namn)
    base = errand.bases.get(service.namn, known.adress).rstrip("/")
    pace = Pace(service.namn, known.limit, errand.state / "hamtning.json")
    down: FetchError | None = None
    with Client(pace, user_agent(errand.contact)) as client:
        tools = Tools(client, base, errand.data, registry, date.today())
        for scope in scopes(service, errand, registry):
            if down is not None:
                yield Outcome(service.namn, scope, "hoppades_over")
                continue
            try:
                yield service.bring(scope, tools)
            except FetchError as error:
                down = error if error.of_the_service else None
                yield Outcome(service.namn, scope, error.code, {"adress": base, **error.params})
            except OSError as error:
                yield Outcome(service.namn, scope, "skrivfel", {"fel": error.strerror or type(error).__name__})


def scopes(service: Service, errand: Errand, registry: Registry) -> list[Scope]:
    """Whom a service is asked for. Named kommuner come without the country, unless the service knows no kommuner."""
    codes = errand.kommuner or delivered(errand.data, registry)
    country = [Scope(RIKET, RIKET)] if service.riket and not (errand.kommuner and service.kommuner) else []
    return country + [Scope(kod, registry.kommuner[kod].namn) for kod in codes if service.kommuner]


def delivered(data: Path, registry: Registry) -> tuple[str, ...]:
    """The kommuner that have a delivery folder."""
    folders = (path.name for path in data.glob("[0-9]*") if path.is_dir() and not path.is_symlink())
    return tuple(sorted(name for name in folders if re.fullmatch(r"\d{4}", name) and name in registry.kommuner))


def exit_code(outcomes: list[Outcome]) -> int:
    """0 all is here; 1 something failed and the rest is here; 3 nothing came."""
    failed = sum(outcome.failed for outcome in outcomes)
    return 0 if not failed else 3 if failed == len(outcomes) else 1
