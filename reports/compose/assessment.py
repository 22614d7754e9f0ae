"""Sections 8 to 10: sources against each other, priorities and what was not chosen, causes."""

from typing import Any

from reports.compose.beside import conclusion
from reports.compose.common import NONE, Underlag, lowered, picture
from reports.compose.council import causes, choice, choices, written
from reports.compose.priorities import CRITERIA, matrix
from reports.compose.unknown import unknown
from reports.compose.walks import link
from reports.context import Context
from reports.figures import matris
from reports.model import Block, Bullets, Link, Linked, Section, Table, Text
from transforms.swedish.evidence import KALLSLAG

COLUMN = {"brottsstatistik": "Brott", "handelser": "Händelser", "est": "EST", "undersokning": "Enkät",
          "dialog": "Dialog", "vandring": "Vandring", "trafik": "Fart"}
ANSWER = {"ja": "● ja", "nej": "nej", "oklart": "oklart", "saknas": NONE}


def assessment(underlag: Underlag, context: Context) -> Section:
    """Every promise against every source kind, and the kommun's own analysis beside it."""
    active = [lofte for lofte in underlag["loften"] if lofte["motivering"]]
    if not active:
        nothing = Text("Inget löfte gäller eller följer på perioden.")
        return Section("bedomning", "Samlad bedömning", (nothing,), written(underlag, context))
    kinds = [m["kallslag"] for m in active[0]["motivering"]]
    data = matris.Matrix(
        tuple(lofte["rubrik"] for lofte in active), tuple(COLUMN[k] for k in kinds),
        tuple(tuple((m["utslag"], _signs(m)) for m in lofte["motivering"]) for lofte in active))
    table = Table(
        "Löften mot källor (≈ = ungefärlig)", ("Löfte", *(COLUMN[k] for k in kinds)),
        tuple((_to_sheet(lofte), *(f"{verdict(m, marks=False)}\n{_signs(m)}".strip() for m in lofte["motivering"]))
              for lofte in active),
        any(m["demo"] for lofte in active for m in lofte["motivering"]))
    alt = "Matris. " + " ".join(_in_words(lofte) for lofte in active)
    source = (f"Källor: {', '.join(lowered(KALLSLAG[k]) for k in kinds)}. "
              f"n = {_promises(len(active))} × {len(kinds)} källslag. Källor vägs aldrig ihop. ≈ = ungefärlig."
              + (" Rutor märkta demo bygger på syntetiska demodata." if table.synthetic else ""))
    figure = picture("loften-mot-kallor", _headline(active), source, alt, matris, data, table)
    part = Section("vet-inte", "Det vi inte vet", (Bullets(unknown(underlag)),))
    felt = conclusion(underlag)
    blocks: tuple[Block, ...] = (figure, table, Text(felt)) if felt else (figure, table)
    return Section("bedomning", "Samlad bedömning", blocks, (part, *written(underlag, context)))


def _to_sheet(lofte: dict[str, Any]) -> str:
    rubrik = str(lofte["rubrik"])
    return Linked(rubrik, (Link(rubrik, "", f"lofte-{lofte['lofte_id']}"),))


def _in_words(lofte: dict[str, Any]) -> str:
    said = [f"{COLUMN[m['kallslag']]} {' '.join(verdict(m).split())}" for m in lofte["motivering"]]
    return f"{lofte['rubrik']}: {', '.join(said)}."


def _promises(n: int) -> str:
    return f"{n} löfte" if n == 1 else f"{n} löften"


def _headline(active: list[dict[str, Any]]) -> str:
    """How many promises a real source speaks for and against; synthetic ones never count."""
    def told(utslag: str) -> int:
        return sum(any(m["utslag"] == utslag and not m["demo"] for m in lofte["motivering"]) for lofte in active)

    support, against = told("stoder"), told("motsager")
    if len(active) == 1:
        return (f"Löftet får {'stöd' if support else 'inget stöd'} av en verklig källa och "
                f"{'motsägs' if against else 'motsägs inte'} av någon sådan")
    return (f"{support or 'Inget'} av {_promises(len(active))} får stöd av en verklig källa, "
            f"{against or 'inget'} motsägs av en sådan")


def _signs(row: dict[str, Any]) -> str:
    return " ".join(word for word, on in (("demo", row["demo"]), ("≈", row["ungefarlig"] and row["mening"])) if on)


def verdict(row: dict[str, Any], marks: bool = True) -> str:
    """Shape and word of one utslag as a table shows it, with its marks in words."""
    said = ", ".join(w for w, on in (("demo", row["demo"]), ("ungefärlig", row["ungefarlig"] and row["mening"])) if on)
    word = f"{matris.SHAPES[row['utslag']]}\u00a0{matris.WORDS[row['utslag']]}"
    return f"{word}\n({said})" if said and marks else word


def gaps_and_priorities(underlag: Underlag, context: Context) -> tuple[Section, ...]:
    """The matrix without a score, what has no promise, and causes."""
    rows = tuple((link(name := context.problemnamn[p["problem"]], p["underlag"], name, underlag),
                  *(ANSWER[p["kriterier"][k]] for k, _ in CRITERIA),
                  ", ".join(p["loften"]) or "inget", choice(p)) for p in underlag["prioritering"])
    blocks: list[Block] = [Text("Matrisen är ett underlag för samtal. Ingen poäng räknas ut. "
                                "Ett streck betyder att underlag saknas, eller att rådet inte har sagt något.")]
    if rows:
        header = ("Problem", *(name for _, name in CRITERIA), "Löfte", "Rådet")
        table = Table("Problem mot kriterier", header, rows, underlag["syntetiskt"])
        blocks += [matrix(underlag, context, table), table]
    blocks += choices(underlag, context)
    gaps = tuple(f"{context.problemnamn[g['problem']]}: {g['skal']}" for g in underlag["problem_utan_lofte"])
    against = tuple(f"{g['lofte_id']}: {g['skal']}" for g in underlag["lofte_utan_problem"])
    parts = (
        Section("problem-utan-lofte", "Problem utan löfte", (_list(gaps, (
            "Ingen verklig serie som motsvarar ett problem ökade mer än slumpen utan att ha ett löfte.")),)),
        Section("loften-utan-stod", "Löften som underlaget talar emot", (_list(against, (
            "Inget löfte motsägs av en verklig källa utan att stödjas av någon.")),)),
    )
    return Section("prioritering", "Prioritering", tuple(blocks), parts), causes(context)


def _list(items: tuple[str, ...], otherwise: str) -> Block:
    return Bullets(items) if items else Text(otherwise)

