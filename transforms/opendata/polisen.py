"""Polisen's events: the newest 500 of the country in one call. They last about eight days, so this is run daily."""

from typing import Any

from transforms.opendata.errors import FetchError
from transforms.opendata.replies import Ask, Replies
from transforms.opendata.service import Scope, Service, Tools, some_hold
from transforms.sources import polisen


def asks(_scope: Scope, tools: Tools) -> tuple[Ask, ...]:
    """One question."""
    return (Ask("handelser", f"{tools.base}/events", "handelser"),)


def check(document: Any, _scope: Scope) -> bool:
    """An array of events with what the reader needs; the feed is never empty."""
    if not isinstance(document, list):
        raise FetchError("fel_form", falt="[…]")
    if not document:
        raise FetchError("tomt")
    for name, kind in {"id": int, "datetime": str, "name": str, "type": str, "location": dict}.items():
        some_hold(document, name, kind)
    some_hold((event.get("location") for event in document if isinstance(event, dict)), "name", str)
    return True


SERVICE = Service("polisen", riket=True, kommuner=False, bring=Replies(
    "polisen", "polisen", asks, check, lambda path, _registry: polisen.parse(path)).bring)
