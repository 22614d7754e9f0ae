"""The way of a reply: asked for, parsed, tried against what its reader needs, and laid in the archive."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from transforms.deliveries.table import RawTable
from transforms.deliveries.text import UnreadableError
from transforms.opendata import archive
from transforms.opendata.client import Client, Reply
from transforms.opendata.errors import FetchError
from transforms.opendata.service import Outcome, Scope, Tools, facts, origin, parsed
from transforms.registry import Registry
from transforms.swedish import deliveries as words

_MAX_PAGES = 100
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Ask:
    """One question: the series of its answers in the archive, its address, and the words of the card's title."""

    series: str
    address: str
    titel: str
    nummer: int = 1


@dataclass(frozen=True)
class _Answer:
    ask: Ask
    body: bytes
    reply: Reply
    fresh: bool
    since: date | None
    gap: date | None = None


@dataclass(frozen=True)
class Replies:
    """How the replies of a service are asked for, tried and followed.

    `kalla` is the source folder whose reader takes them. `check(document, scope)` raises `FetchError` that names what
    has changed, and answers False for a document that is in order but holds nothing; `read` is the parser of that
    reader. `following(document)` is the address of the next page, if any; `joins(earlier, later)` is False when
    something published between the two replies may be in neither.
    """

    tjanst: str
    kalla: str
    asks: Callable[[Scope, Tools], tuple[Ask, ...]]
    check: Callable[[Any, Scope], bool]
    read: Callable[[Path, Registry], RawTable]
    following: Callable[[Any], str | None] = lambda _document: None
    joins: Callable[[bytes, Any], bool] = lambda _earlier, _later: True

    def bring(self, scope: Scope, tools: Tools) -> Outcome:
        """Every reply of a scope, or none: nothing is kept until all have come and been tried."""
        folder = tools.data / scope.kod / self.kalla
        answers = [self._answer(ask, scope, tools, folder) for ask in self.asks(scope, tools)]
        fresh = [answer for answer in answers if answer.fresh]
        with archive.together() as kept:
            for answer in fresh:
                ask, reply = answer.ask, answer.reply
                card = facts(self.tjanst).card(ask.titel, ask.address, tools, omfang=scope.namn, nummer=ask.nummer)
                marks = {"etag": reply.etag, "last_modified": reply.last_modified}
                card["http"] = {name: mark for name, mark in marks.items() if mark}
                kept.append(archive.keep(folder, ask.series, answer.body, card, tools.today))
        if fresh:
            where = f"{scope.kod}/{self.kalla}/{archive.FOLDER}"
            gap = next((answer.gap.isoformat() for answer in fresh if answer.gap), "")
            return Outcome(self.tjanst, scope, "hamtad", {"antal": len(fresh), "mapp": where, "lucka": gap})
        if since := [answer.since for answer in answers if answer.since]:
            return Outcome(self.tjanst, scope, "oforandrad", {"sedan": max(since).isoformat()})
        return Outcome(self.tjanst, scope, "inga_uppgifter")

    def _answer(self, ask: Ask, scope: Scope, tools: Tools, folder: Path) -> _Answer:
        known = archive.latest(folder, ask.series)
        reply = _conditional(tools.client, ask.address, known)
        if reply.body is None:
            assert known is not None  # else nothing was asked conditionally
            return _Answer(ask, b"", reply, fresh=False, since=known.date)
        pages, full = [reply], False
        for page in pages:  # a page may add the next one
            document = parsed(page.body or b"", page.content_type)
            full |= self.check(document, scope)
            if address := self.following(document):
                pages.append(self._next(address, len(pages), tools))
        reply = _together(pages)
        body = reply.body or b""
        if full:
            self._try(body, tools.registry)
        if known is None:
            return _Answer(ask, body, reply, fresh=full, since=None)
        if known.body == body:
            return _Answer(ask, body, reply, fresh=False, since=known.date)
        gap = None if self.joins(known.body, document) else known.date
        return _Answer(ask, body, reply, fresh=full, since=None, gap=gap)

    def _try(self, body: bytes, registry: Registry) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "svar.json"
            path.write_bytes(body)
            try:
                self.read(path, registry)
            except UnreadableError as error:
                raise FetchError("oanvandbar", fel=words.file_reason(error.code, error.params)) from None

    def _next(self, address: str, number: int, tools: Tools) -> Reply:
        if origin(address) != origin(tools.base):
            raise FetchError("sida_annanstans", adress=address)
        if number >= _MAX_PAGES:
            raise FetchError("for_manga_sidor", antal=_MAX_PAGES)
        return tools.client.get(address)


def _together(pages: list[Reply]) -> Reply:
    """Several pages as one list; no mark of a single page speaks for all of them."""
    if len(pages) == 1:
        return pages[0]
    return Reply(b"[" + b",\n".join((page.body or b"").removeprefix(_BOM) for page in pages) + b"]\n")


def _conditional(client: Client, address: str, known: archive.Kept | None) -> Reply:
    """Ask only for what has changed since the reply we have, if that came from the same address."""
    if known is None or known.card.kalla != address:
        return client.get(address)
    return client.get(address, known.header("etag"), known.header("last_modified"))
