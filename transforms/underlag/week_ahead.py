"""What was decided and what lies ahead of one ISO week: measures with their status, planned events, the lights set."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from transforms.database import sql
from transforms.evidence import Row, plain_rows
from transforms.redaction import redactor_of
from transforms.registry import Lofte
from transforms.underlag.plan import CLOSED, item, place, visible
from transforms.underlag.view import Ground

_WEEK = timedelta(days=7)


def measures(ground: Ground, loften: Sequence[Lofte], today: date) -> dict[str, Any]:
    """Late measures, those decided in the week or the one before, and those due by the end of the next.

    How many other open ones the edition shows is told as a number.
    """
    shown, left_out = visible(ground)
    groups = [(_group(row, ground.unit.period.first, ground.unit.period.last), row) for row in shown]
    order = {"forsenad": 0, "beslutad": 1, "snart": 2}
    told = sorted((pair for pair in groups if pair[0] in order), key=lambda pair: order[pair[0]])
    return {
        "per": str(min(ground.unit.period.last, today)),
        "punkter": [{"grupp": group, **item(ground, row, loften)} for group, row in told],
        "fler": sum(group == "" for group, _ in groups), "utelamnade": bool(left_out),
    }


def _group(row: Row, first: date, last: date) -> str:
    """`forsenad`, `beslutad`, `snart`, "" for other open ones, `avslutad` for closed ones of earlier weeks."""
    if row["forsenad_dagar"] is not None:
        return "forsenad"
    if _day(row["datum"]) >= first - _WEEK:
        return "beslutad"
    if row["status"] in CLOSED:
        return "avslutad"
    return "snart" if row["klar_senast"] is not None and _day(row["klar_senast"]) <= last + _WEEK else ""


def calendar(ground: Ground) -> list[dict[str, Any]] | None:
    """Planned events of the next week; None where the edition does not show them."""
    if ground.unit.edition != "intern":
        return None
    last = ground.unit.period.last
    days = {"fran": last + timedelta(days=1), "till": last + _WEEK}
    rows = plain_rows(ground.con, sql("measure")["veckokalender"], days)
    return [{"datum_fran": str(_day(r["datum_fran"])), "datum_till": str(_day(r["datum_till"])),
             "plats": place(ground, r["plats"]), "vad": r["vad"], "demo": r["syntetisk"]} for r in rows]


def lights(ground: Ground) -> list[dict[str, Any]] | None:
    """The lights that the meeting set for the week, each with its reason; None where the edition shows no reasons."""
    if ground.unit.edition != "intern":
        return None
    rows = plain_rows(ground.con, sql("measure")["veckolage"], {"vecka": ground.unit.period.text})
    redactor = redactor_of(ground.registry)
    return [{"omrade_kod": r["omrade_kod"], "namn": ground.names.get(r["omrade_kod"], r["omrade_kod"]),
             "niva": r["niva"], "skal": redactor.redact(r["skal"]).text, "demo": r["syntetisk"]} for r in rows]


def _day(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])
