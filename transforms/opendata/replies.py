"""The way of a reply: asked for, parsed, tried against what its reader needs, and laid in the archive."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from transforms.deliveries.text import RawTable, UnreadableError
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


@dataclass(frozen=True)
class Replies:
    """How the replies of a service are asked for, tried and followed.

    `kalla` is the source folder whose reader takes them. `check(document, scope)` raises `FetchError` that names what
    has changed, and answers False for a document that is in order but holds nothing; `read` is the parser of that
    reader. `following(document)` is the address of the next page, if any.
    """

    tjanst: str
    kalla: str
    asks: Callable[[Scope, Tools], tuple[Ask, ...]]
    check: Callable[[Any, Scope], bool]
    read: Callable[[Path, Registry], RawTable]
    following: Callable[[Any], str | None] = lambda _document: None

    def bring(self, scope: Scope, tools: Tools) -> Outcome:
        """Every reply of a scope, or none: nothing is kept until all have come and been tried."""
        folder = tools.data / scope.kod / self.kalla
        answers = [self._answer(ask, scope, tools, folder) for ask in self.asks(scope, tools)]
        fresh = [answer for answer in answers if answer.fresh]
        for answer in fresh:
            ask, reply = answer.ask, answer.reply
            card = facts(self.tjanst).card(ask.titel, ask.address, tools, omfang=scope.namn, nummer=ask.nummer)
            marks = {"etag": reply.etag, "last_modified": reply.last_modified}
            card["http"] = {name: mark for name, mark in marks.items() if mark}
            archive.keep(folder, ask.series, answer.body, card, tools.today)
        if fresh:
            where = f"{scope.kod}/{self.kalla}/{archive.FOLDER}"
            return Outcome(self.tjanst, scope, "hamtad", {"antal": len(fresh), "mapp": where})
        if since := [answer.since for answer in answers if answer.since]:
            return Outcome(self.tjanst, scope, "oforandrad", {"sedan": max(since).isoformat()})
        return Outcome(self.tjanst, scope, "inga_uppgifter")

    def _answer(self, ask: Ask, scope: Scope, tools: Tools, folder: Path) -> _Answer:
        known = archive.latest(folder, ask.series)
        reply = _conditional(tools.client, ask.address, known)
        if reply.body is None:
            assert known is not None  # else nothing was asked conditionally
            return _Answer(ask, b"", reply, fresh=False, since=known.date)
        document = parsed(reply.body, reply.content_type)
        full = self.check(document, scope)
        pages = [reply.body]
        while address := self.following(document):
            page = self._next(address, len(pages), tools)
            document = parsed(page.body or b"", page.content_type)
            full |= self.check(document, scope)
            pages.append(page.body or b"")
        body = pages[0]
        if len(pages) > 1:  # several pages are one list in one file; no mark of a single page speaks for all
            body = b"[" + b",\n".join(page.removeprefix(_BOM) for page in pages) + b"]\n"
            reply = Reply(body, reply.content_type)
        if full:
            self._try(body, tools.registry)
        same = known is not None and known.body == body
        return _Answer(ask, body, reply, fresh=full and not same, since=known.date if known and same else None)

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


def _conditional(client: Client, address: str, known: archive.Kept | None) -> Reply:
    """Ask only for what has changed since the reply we have, if that came from the same address."""
    if known is None or known.card.kalla != address:
        return client.get(address)
    return client.get(address, known.header("etag"), known.header("last_modified"))
