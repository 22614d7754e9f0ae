"""What a service is, for whom it is asked, and what becomes of a visit. Addresses and limits stand in tjanster.toml."""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from transforms.opendata.client import Client
from transforms.opendata.errors import FetchError
from transforms.opendata.pace import Limit
from transforms.registry import Registry

RIKET = "riket"
_GOOD = ("hamtad", "oforandrad", "inga_uppgifter", "finns_redan")


@dataclass(frozen=True)
class Scope:
    """For whom: a kommun by code and name, or the country (`riket`)."""

    kod: str
    namn: str


@dataclass(frozen=True)
class Outcome:
    """What became of one service for one scope; `kod` and `params` name the Swedish line."""

    tjanst: str
    scope: Scope
    kod: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """True when something should have come and did not."""
        return self.kod not in _GOOD

    @property
    def told(self) -> tuple[str, str, str, str, Mapping[str, Any]]:
        """What `transforms.swedish.fetch.line` makes a line of."""
        return self.tjanst, self.scope.kod, self.scope.namn, self.kod, self.params


@dataclass(frozen=True)
class Tools:
    """What a visit needs: the client of the service, its address, the delivery root, the registry, and the day."""

    client: Client
    base: str
    data: Path
    registry: Registry
    today: date


@dataclass(frozen=True)
class Service:
    """A service by name, whether it is asked for the country and for kommuner, and how it is brought home.

    `bring(scope, tools)` raises `FetchError`, and `OSError` when the disk refuses; then the archive is as it was.
    """

    namn: str
    riket: bool
    kommuner: bool
    bring: Callable[[Scope, Tools], Outcome]


@dataclass(frozen=True)
class Facts:
    """What tjanster.toml says of a service: its address, its limit, and the words of its cards."""

    adress: str
    limit: Limit
    titel: Mapping[str, str]
    kort: Mapping[str, Any]

    def card(self, series: str, address: str, tools: Tools, **words: object) -> dict[str, Any]:
        """The card of a reply that came from `address`; `words` fill the title of its series."""
        return {"titel": self.titel[series].format(**words), **self.kort, "kalla": address, "hamtad": tools.today,
                "syntetisk": False}


@cache
def facts(name: str) -> Facts:
    """The facts of one service."""
    table = tomllib.loads(Path(__file__).with_name("tjanster.toml").read_text(encoding="utf-8"))[name]
    pace = table["takt"]
    return Facts(table["adress"], Limit(pace["mellan_s"], pace["hogst"], pace["inom_s"]), table["titel"], table["kort"])


def origin(address: str) -> tuple[str, str]:
    """Scheme and host of an address, empty for what is none."""
    try:
        return urlsplit(address)[:2]
    except ValueError:  # half a bracket of an IPv6 address
        return "", ""


def parsed(body: bytes, content_type: str) -> Any:
    """A reply as JSON.

    Raises:
        FetchError: it is none: of another kind, cut off or damaged.
    """
    try:
        return json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
        if "json" in content_type:
            raise FetchError("trasigt_svar") from None
        raise FetchError("fel_slag", slag=content_type.partition(";")[0].strip() or "-") from None


def held(holder: Any, name: str, kind: type | tuple[type, ...]) -> Any:
    """The value of a field that a reply must have.

    Raises:
        FetchError: it is not there, or of another kind: the service has changed.
    """
    if not isinstance(holder, dict) or name not in holder:
        raise FetchError("falt_saknas", falt=name)
    if not isinstance(holder[name], kind):
        raise FetchError("fel_form", falt=name)
    return holder[name]


def some_hold(items: Iterable[Any], name: str, kind: type | tuple[type, ...]) -> None:
    """Some of the items hold a field as its reader wants it; single ones that do not are the reader's to refuse.

    Raises:
        FetchError: none does: the service has changed.
    """
    if not any(isinstance(item, dict) and name in item and isinstance(item[name], kind) for item in items):
        raise FetchError("falt_saknas", falt=name)
