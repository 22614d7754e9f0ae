"""Part of section 9: the matrix of problems and criteria as a figure."""

from typing import Any

from reports.compose.common import DEMO, Underlag, picture
from reports.compose.council import choice
from reports.context import Context
from reports.figures import prioritering
from reports.model import REAL, Picture, Table
from transforms.swedish import priority as words

CRITERIA = (("vanligt", "Vanligt"), ("okar", "Ökar"), ("avviker", "Avviker"), ("platsbundet", "Plats"),
            ("upplevs", "Upplevs öka"), ("dialog", "Dialog"), ("konsekvens", "Följder"))


def matrix(underlag: Underlag, context: Context, table: Table) -> Picture:
    """The figure of `table`, which holds the same in words."""
    rows = underlag["prioritering"]
    data = prioritering.Priorities(tuple(name for _, name in CRITERIA), tuple(_weighed(p, context) for p in rows))
    alt = "Matris. " + " ".join(_in_words(row, data.criteria) for row in data.rows)
    source = f"{DEMO if table.synthetic else f'{REAL}. Egen bearbetning.'} {words.SOURCE.format(n=len(rows))}"
    return picture("prioritering", headline(rows), source, alt, prioritering, data, table)


def headline(rows: list[dict[str, Any]]) -> str:
    """How many problems have no promise, and what the council chose."""
    chosen = [p["val"]["valt"] for p in rows if p.get("val")]
    return words.headline(len(rows), sum(not p["loften"] for p in rows), sum(chosen), len(chosen) - sum(chosen))


def _weighed(entry: dict[str, Any], context: Context) -> prioritering.Weighed:
    count = len(entry["loften"])
    return prioritering.Weighed(
        context.problemnamn[entry["problem"]], tuple(entry["kriterier"][key] for key, _ in CRITERIA),
        f"{count} löfte{'n' if count > 1 else ''}" if count else "inget", choice(entry))


def _in_words(row: prioritering.Weighed, criteria: tuple[str, ...]) -> str:
    yes = [name.lower() for name, answer in zip(criteria, row.answers, strict=True) if answer == "ja"]
    return f"{row.problem}: ja för {', '.join(yes) or 'inget'}; löfte: {row.promise}."
