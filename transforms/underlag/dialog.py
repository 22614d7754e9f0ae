"""What people said, as a record has it: themes by kind of dialog, approved quotations, and how well it is coded."""

from typing import Any

from transforms.database import sql
from transforms.disclosure import Cell, pattern, small
from transforms.evidence import Row, plain_rows
from transforms.measure.coding import coverage
from transforms.underlag.view import View

HIDDEN = "undertryckt"
_WHOLE = "alla"  # stands among the kinds for their sum, which the record shows elsewhere


def dialog(view: View) -> dict[str, Any]:
    """The record's `dialog`."""
    last = view.unit.period.last_whole_year
    return {
        "teman": _themes(view, last),
        "slag": _kinds(view, last),
        "citat": [_quotation(view, row) for row in plain_rows(view.con, sql("measure")["citat"]) if row["ar"] <= last],
        "kodning": _coding(view),
    }


def _themes(view: View, last: int) -> list[dict[str, Any]]:
    """Statements, dialogs and kinds per problem, direction, area and year: hidden as their indicators are."""
    by_key = {(r["indikator_id"], r["omrade_kod"], r["ar"], r["syntetisk"]): r for r in view.rows}
    made = []
    for riktning, mart in (("problem", "mart_dialog"), ("bra", "mart_dialog_bra")):
        measure = mart.removeprefix("mart_")
        for row in plain_rows(view.con, f"select * from {mart} order by problem, omrade_kod, ar, syntetisk"):
            shown = view.shown(by_key[f"{row['problem']}.{measure}", row["omrade_kod"], row["ar"], row["syntetisk"]])
            if (row["ar"] > last or shown is None or "kansligt" in shown["flaggor"]
                    or not view.audience.names(row["omrade_kod"])):
                continue
            closed = view.unit.edition != "intern" and small(row["slag"])
            hidden = HIDDEN in shown["flaggor"]
            made.append({
                "problem": row["problem"], "riktning": riktning, "omrade_kod": row["omrade_kod"],
                "period": str(row["ar"]), "antal": shown["antal"], "tillfallen": shown["tillfallen"],
                "slag": None if hidden or closed else row["slag"],
                "flaggor": [*["demo"] * row["syntetisk"], *[HIDDEN] * hidden],
            })
    return made


def _kinds(view: View, last: int) -> list[dict[str, Any]]:
    """Statements of the whole kommun per kind of dialog."""
    query = ("select * from mart_dialogslag where omrade_kod = $kommun and ar <= $till "
             "order by problem, riktning, ar, typ, syntetisk")
    rows = plain_rows(view.con, query, {"kommun": view.unit.kommun, "till": last})
    closed = set() if view.unit.edition == "intern" else (
        _closed(rows) | {_cell(r) for r in rows if _of_kommun(r, view.unit.kommun) in view.beside})
    return [{
        "problem": r["problem"], "riktning": r["riktning"], "typ": r["typ"], "period": str(r["ar"]),
        "antal": None if _cell(r) in closed else r["antal"],
        "flaggor": [*["demo"] * r["syntetisk"], *[HIDDEN] * (_cell(r) in closed)],
    } for r in rows]


def _cell(row: Row) -> Cell:
    return f"{row['problem']}.{row['riktning']}", row["typ"], row["ar"], row["syntetisk"]


def _of_kommun(row: Row, kommun: str) -> Cell:
    """The indicator that the kinds make up: where it is hidden, they would give it back."""
    measure = "dialog" if row["riktning"] == "problem" else "dialog_bra"
    return f"{row['problem']}.{measure}", kommun, row["ar"], row["syntetisk"]


def _closed(rows: list[Row]) -> set[Cell]:
    """Small counts, and one more beside a lone one: the sum over the kinds is shown."""
    sums: dict[tuple[str, int, bool], int] = {}
    for measure, _, year, origin in map(_cell, rows):
        sums[measure, year, origin] = sum(r["antal"] for r in rows if _cell(r)[0::2] == (measure, year)
                                          and r["syntetisk"] == origin)
    counted = [{"indikator_id": c[0], "omrade_kod": c[1], "ar": c[2], "syntetisk": c[3], "matt": "antal", "antal": n}
               for c, n in [*((_cell(r), r["antal"]) for r in rows),
                            *(((m, _WHOLE, y, o), n) for (m, y, o), n in sums.items())]]
    kinds = sorted({r["typ"] for r in rows})
    return {_cell(r) for r in rows if small(r["antal"])} | pattern(counted, [], _WHOLE, {}, {"slag": kinds}).beside


def _quotation(view: View, row: Row) -> dict[str, Any]:
    """A quotation, with its file inside the house only."""
    return {"citat": row["citat"], "typ": row["typ"], "ar": row["ar"],
            "fil": row["fil"] if view.unit.edition == "intern" else None, "demo": row["syntetisk"]}


def _coding(view: View) -> dict[str, Any]:
    """How far the coding is judged by people, and how well it does. Counts per problem stay inside the house."""
    rows = plain_rows(view.con, "select * from kodning order by problem")
    covered = coverage(view.con)
    inside = view.unit.edition == "intern"
    whole = {name: sum(r[name] for r in rows) for name in ("maskin", "manniska", "lika")}
    if not inside and any(map(small, (covered.rattade, *whole.values()))):
        whole = dict.fromkeys(whole)
    return {
        "yttranden": covered.yttranden, "rattade": covered.rattade, "dubbelkodade": covered.dubbelkodade,
        "begarda": covered.begarda, **whole,
        "problem": [{
            "problem": r["problem"], **{name: r[name] if inside else None for name in ("maskin", "manniska", "lika")},
            "alfa": r["alfa"], "ki": None if r["alfa_undre"] is None else [r["alfa_undre"], r["alfa_ovre"]],
            "betyg": r["betyg"],
        } for r in rows],
    }
