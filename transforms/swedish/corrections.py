"""Approved, draft and withdrawn, in Swedish."""

from collections.abc import Iterable, Mapping
from typing import Any

DRAFT = "Utkast: ej godkänd för publicering."
TITLE, INDEX = "Rättelse", "Rättelser"
HEADER = ("Dag", "Kommun", "Period", "Utgåva", "Skäl")
INTRO = "De här publikationerna är återkallade. Den som har sparat en av dem ska inte använda den."
NEXT = "En ny lägesbild läggs ut här när felet är rättat."


def approved(rows: Iterable[Mapping[str, Any]]) -> str:
    """By whom and when; `rows` = roll, datum and diarienummer of each approval."""
    parts = [f"{r['datum']}" + (f" av {r['roll']}" if r["roll"] else "")
             + (f" (dnr {r['diarienummer']})" if r["diarienummer"] else "") for r in rows]
    return f"Godkänd {', '.join(parts)}."


def heading(name: str, period: str) -> str:
    """The title of the page in place of a withdrawn publication."""
    return f"Rättelse: lokal lägesbild {name} {period} är återkallad"


def said(day: str, period: str, edition: str) -> str:
    """The line under it."""
    return f"Period {period}, utgåva {edition}. Återkallad {day}."


def reason(text: str) -> str:
    """Why, in the words of whoever withdrew it."""
    return f"Skäl: {text}"


def withdrawn(name: str, period: str, edition: str) -> str:
    """What the command line says when it is done."""
    return f"{name} {period} {edition}: återkallad. Den ligger kvar i arkivet, och rättelsen står i dess ställe"


def nothing(name: str, period: str, edition: str) -> str:
    """There is no such publication."""
    return f"{name} {period} {edition}: ingen publikation att återkalla"


def stands_withdrawn(day: str) -> str:
    """The very publication that was withdrawn would be published again."""
    return f"samma rapport återkallades {day}. Rätta leveransen eller registret först, ingenting är publicerat"


NO_REASON = "skälet är tomt: skriv --reason TEXT, som invånarna får läsa"


def names_a_person(marks: Iterable[str]) -> str:
    """The reason is read by all: it may point out nobody."""
    return f"skälet ser ut att peka ut någon ({', '.join(marks)}). Skriv om det: alla får läsa det"
