"""The EST reports of one ISO week in its record: who reported, what stands out, where and when."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from transforms import settings
from transforms.database import sql
from transforms.disclosure import small
from transforms.evidence import Row, plain_rows
from transforms.measure.weeks import week_times
from transforms.redaction import redactor_of
from transforms.statistics import multiple
from transforms.swedish import times as words
from transforms.underlag.view import Ground
from transforms.underlag.week_counts import iso

_NUMBERS = ("antal", "forvantat", "ovre_grans", "p", "q")
Hides = Callable[[str], bool]


def coverage(ground: Ground, synthetic: bool | None, weeks: Sequence[date]) -> dict[str, Any]:
    """How many reported each week, and of how many; by name inside the house only, without persons."""
    silent = None
    if ground.unit.edition == "intern" and synthetic is not None:
        params = {"syntetisk": synthetic, "mandag": weeks[-1]}
        redactor = redactor_of(ground.registry)
        silent = [{"rapportor": redactor.redact(r["rapportor"]).text, "senast": r["senast"]}
                  for r in plain_rows(ground.con, sql("measure")["tysta_rapportorer"], params)]
    return {"veckor": covered(ground, synthetic, weeks), "tysta": silent}


def covered(ground: Ground, synthetic: bool | None, weeks: Sequence[date]) -> list[dict[str, Any]]:
    """How many reported each week, and of how many, in order of the weeks."""
    query = ("select * from mart_tackning where syntetisk = $syntetisk and list_contains($veckor, mandag) "
             "order by mandag")
    rows = plain_rows(ground.con, query, {"syntetisk": bool(synthetic), "veckor": list(weeks)})
    return [_covered(row, ground.unit.edition == "intern") for row in rows]


def _covered(row: Row, inside: bool) -> dict[str, Any]:
    """Reporters of one week; one to four are told inside the house only."""
    numbers = {name: None if row[name] is None else int(row[name])
               for name in ("rapporterade", "aktiva", "aktiva_rapporterade")}
    hidden = not inside and any(small(n) for n in numbers.values())
    return {"vecka": iso(date.fromisoformat(str(row["mandag"])[:10])),
            **(dict.fromkeys(numbers) if hidden else numbers), "flagga": "undertryckt" if hidden else ""}


def deviations(ground: Ground, synthetic: bool | None, hides: Hides) -> dict[str, Any]:
    """Every category against its own history, and of all of them how many were tried and fell out.

    Outside the house only counts that are shown and not zero: that a rare category was too rare to be tried tells how
    few its hidden counts are, and bound and p tell the count between them.
    """
    rows = plain_rows(ground.con, "select * from avvikelse_vecka where syntetisk = $syntetisk order by p, kategori",
                      {"syntetisk": bool(synthetic)})
    run = multiple.run([row["p"] for row in rows if row["p"] is not None], settings.ALFA_AVVIKELSE.varde)
    inside = ground.unit.edition == "intern"
    told = [{key: row[key] for key in ("kategori", *_NUMBERS, "flagga")}
            | {"antal": None if row["antal"] is None else int(row["antal"])}
            for row in rows if inside or (row["antal"] and not hides(row["kategori"]))]
    return {"provade": run.tested, "over": run.flagged, "vantat": run.expected,
            "star_kvar": sum(row["flagga"] == "avviker" for row in rows), "rader": told}


def places(ground: Ground, synthetic: bool | None, weeks: Sequence[date], hides: Hides) -> list[dict[str, Any]]:
    """Named places with reports in the week, most first. Outside the house those whose count may be shown, alone."""
    params = {"syntetisk": bool(synthetic), "fran": weeks[0], "mandag": weeks[-1]}
    rows = plain_rows(ground.con, sql("measure")["veckoplatser"], params)
    inside = ground.unit.edition == "intern"
    return [{"plats_id": r["omrade_kod"], "namn": ground.names[r["omrade_kod"]], "antal": r["antal"],
             "tillsammans": r["tillsammans"] if inside else None, "kategorier": r["kategorier"] if inside else None}
            for r in rows if not hides(r["omrade_kod"])]


def times(ground: Ground, synthetic: bool | None, seed: int) -> dict[str, Any]:
    """When the reports of the five weeks come more often than chance lets them.

    Outside the house only as a part of the day, and not why none is told: too few would bound what is hidden.
    """
    if synthetic is None:
        return {"n": None, "tid": None, "skal": ""}
    found = week_times(ground.con, ground.unit.period.first, synthetic, seed)
    inside = ground.unit.edition == "intern"
    if found.window is None:
        return {"n": found.n if inside else None, "tid": None, "skal": found.flags[0] if inside else ""}
    window = {"dag": found.window.day, "timme": found.window.hour, "timmar": found.window.hours,
              "dagar": found.window.days}
    return {"n": found.n if inside else None, "tid": (words.hours if inside else words.day_part)(window), "skal": ""}
