"""Part of section 7: the areas that stand out from chance, as a table and on the map, by the same numbers."""

from typing import Any

from reports.compose.common import DEMO, lowered, picture
from reports.context import Context
from reports.maps import karta
from reports.maps.live import live
from reports.model import REAL, Block, Table
from transforms.swedish import numbers

Place = dict[str, Any]


def standing_out(hot: list[Place], context: Context, year: str) -> list[Block]:
    """The pairs of area and problem, one row each; an area has one number, on the map as in the table."""
    order = {code: number for number, code in enumerate(dict.fromkeys(p["plats_id"] for p in hot), 1)}
    rows = tuple((str(order[p["plats_id"]]), p["namn"], context.problemnamn[p["problem"]], numbers.antal(p["antal"]),
                  numbers.antal(p["forvantat"]), _ratio(p), numbers.decimal(p["p"], 3)) for p in hot)
    table = Table(
        f"Områden med fler händelser än folkmängden förklarar {year}",
        ("Nr", "Område", "Problem", "Händelser", "Väntat", "Gånger väntat", "p, hela rapporten"), rows,
        any("demo" in p["flaggor"] for p in hot))
    areas = context.omraden
    known = set() if areas is None else set(areas["kod"])
    marked = {code: number for code, number in order.items() if code in known}
    return [_map(hot, marked, table, context, year), table] if marked else [table]


def _map(hot: list[Place], marked: dict[str, int], table: Table, context: Context, year: str) -> Block:
    names = {p["plats_id"]: p["namn"] for p in hot}
    lines = {code: (number, tuple(
        f"{context.problemnamn[p['problem']]}: {numbers.antal(p['antal'])} mot väntat {numbers.antal(p['forvantat'])}"
        for p in hot if p["plats_id"] == code)) for code, number in marked.items()}
    said = numbers.upprakning([names[code] for code in marked])
    alt = f"Karta över {context.kommun_namn}. Streckade områden: " + " ".join(
        f"{number} {names[code]} ({', '.join(lowered(line) for line in lines[code][1])})."
        for code, number in marked.items())
    police = f"{REAL}: polisens händelser. Egen bearbetning."
    source = (f"{DEMO if table.synthetic else police} Områden: SCB, RegSO (CC0). n: antalen i tabellen. "
              "Markerade områden: fler händelser än folkmängden förklarar.")
    title = f"Fler händelser än folkmängden förklarar i {said} {year}"
    return picture("anhopningar", title, source, alt, karta, karta.Map(context.omraden, marked=marked), table,
                   live(context.omraden, marked=lines))


def _ratio(place: Place) -> str:
    return "för få" if place["kvot"] is None else numbers.decimal(place["kvot"])
