"""The åtgärdsplan of a record: its measures as the edition may show them, how many there are, and what lacks what."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from transforms.disclosure import small
from transforms.disclosure.plan import Withholding
from transforms.evidence import Row, plain_rows
from transforms.gazetteer import gazetteer_of
from transforms.judgement import plan
from transforms.judgement.plan import Point
from transforms.redaction import redactor_of
from transforms.registry import Lofte
from transforms.swedish import plan as words
from transforms.underlag.promises import Judged
from transforms.underlag.view import Ground, View

CLOSED = ("klar", "avslagen")
_WHOLE = "*"  # stands among the problems for the whole plan


def action_plan(view: View, judged: Sequence[Judged], today: date) -> dict[str, Any]:
    """The record's `atgarder`, the late ones first."""
    shown, left_out = visible(view)
    loften = [j.lofte for j in judged if j.verdicts]
    return {
        "per": str(min(view.unit.period.last, today)),
        "punkter": [item(view, row, loften) for row in shown],
        "antal": _counts(view, left_out), "utelamnade": bool(left_out),
        "utan_grund": _ungrounded(view, shown),
        "problem_utan_atgard": plan.without_measure(
            _needed(view, loften), [_point(row) for row in (*shown, *left_out)]),
    }


def visible(view: Ground) -> tuple[list[Row], list[Row]]:
    """The measures that the edition shows, the late ones first, and those that it leaves out."""
    withholding = Withholding(view.registry, view.unit.kommun, view.unit.edition)
    sides: dict[bool, list[Row]] = {True: [], False: []}
    for row in plain_rows(view.con, "select * from mart_atgardsplan order by datum, slag, punkt_id"):
        sides[withholding.leaves_out(row)].append(row)
    return sorted(sides[False], key=_urgency), sides[True]


def _urgency(row: Row) -> tuple[bool, int, bool, str, str]:
    """Late ones first, the latest of them at the top, then open ones by due day, then the closed."""
    due = "9" if row["klar_senast"] is None else str(row["klar_senast"])
    return row["forsenad_dagar"] is None, -(row["forsenad_dagar"] or 0), row["status"] in CLOSED, due, row["punkt_id"]


def _point(row: Row) -> Point:
    return Point(row["punkt_id"], tuple(row["problem"]), row["lofte_id"] or "", row["status"], row["syntetisk"])


def item(view: Ground, row: Row, loften: Sequence[Lofte]) -> dict[str, Any]:
    """One measure that the edition shows, as the record has it."""
    found = plan.served(_point(row), loften)
    late = row["forsenad_dagar"]
    return {
        "punkt_id": row["punkt_id"], "slag": row["slag"], "datum": _day(row["datum"]), "problem": row["problem"],
        "plats": place(view, row["plats"]), "vad": row["vad"], "ansvarig": row["ansvarig"] or "",
        "status": row["status"],
        "klar_senast": _day(row["klar_senast"]), "forsenad_dagar": None if late is None else int(late),
        "loften": list(found.loften), "lofte_genom": found.how, "orsak": row["orsak"] or "",
        "matt": row["matt"] or "", "demo": row["syntetisk"],
    }


def _day(value: Any) -> str | None:
    return None if value is None else str(value)[:10]


def place(view: Ground, written: str) -> str:
    """A place by its name in the registry; one that is not there only in the house, and without persons."""
    match = gazetteer_of(view.unit.kommun, view.registry).find(written)
    if match.kod:
        return words.WHOLE if match.utfall == "kommun" else view.names[match.kod]
    return redactor_of(view.registry).redact(written).text if view.unit.edition == "intern" else words.UNKNOWN_PLACE


def _counts(view: View, left_out: Sequence[Row]) -> list[dict[str, Any]]:
    """Measures per problem and status; hidden where one to four of them are left out, and in the whole with any part.

    How many of the left out are late is told nowhere. To the public even their number is not: where there are any, no
    number is given.
    """
    gone = Counter((p, row["status"], row["syntetisk"]) for row in left_out for p in (*row["problem"], _WHOLE))
    public = view.unit.edition == "publik"
    closed = {cell for cell, count in gone.items() if public or small(count)}
    closed |= {(_WHOLE, status, demo) for _, status, demo in closed}
    made = []
    for r in plain_rows(view.con, "select * from mart_atgardslage order by problem, status, syntetisk"):
        cell = r["problem"], r["status"], r["syntetisk"]
        made.append({"problem": r["problem"], "status": r["status"], "demo": r["syntetisk"],
                     "antal": None if cell in closed else r["antal"],
                     "forsenade": None if gone[cell] else r["forsenade"]})
    return made


def _ungrounded(view: View, shown: Sequence[Row]) -> list[dict[str, Any]]:
    told = [r for r in view.rows if r["ar"] <= view.unit.period.last_whole_year]
    real, demo = ({r["problem"] for r in told if r["syntetisk"] == kind} for kind in (False, True))
    found = [(row, plan.ungrounded(_point(row), real, demo)) for row in shown]
    return [{"punkt_id": row["punkt_id"], "skal": words.reason(reason.code)} for row, reason in found if reason]


def _needed(view: View, loften: Sequence[Lofte]) -> list[str]:
    """Problems that promises in force name, and those that the council has chosen."""
    decision = view.registry.prioritering(view.unit.kommun)
    chosen = [v.problem for v in decision.val if v.valt] if decision else []
    return [*chosen, *(p for lofte in loften for p in lofte.problem)]
