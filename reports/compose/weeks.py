"""Part of section 4: the weeks of the period, as their own pages told them, with who reported beside every count."""

from typing import Any

from reports.compose.common import HIDDEN, NONE, Underlag
from reports.model import Block, Section, Table, Text
from transforms.swedish import numbers
from transforms.swedish import week as words

_LONGEST = 18  # weeks of a tertial: more stand in veckor.csv alone


def week_by_week(underlag: Underlag) -> tuple[Section, ...]:
    """The part; none without reports, in the public edition, or when the record is older than it."""
    found = underlag.get("veckor")
    if not found or not found["rader"]:
        return ()
    rows: list[dict[str, Any]] = found["rader"]
    blocks: list[Block] = [Text(words.rolled_up(len(rows), _reported(rows))), Text(words.ROLLED_UP, "not")]
    if len(rows) <= _LONGEST:
        blocks.append(Table("EST-rapporter per vecka", ("Vecka", "Rapporter", "Rapportörer", "Av dem på listan",
                                                        "På listan"), tuple(map(_row, rows)), bool(found["demo"])))
    return (Section("vecka-for-vecka", "EST vecka för vecka", tuple(blocks)),)


def _reported(rows: list[dict[str, Any]]) -> dict[str, int]:
    """How many weeks are told with a count, hidden, without any report, and not delivered."""
    return {
        "dolda": sum(r["flagga"] == "undertryckt" for r in rows), "tomma": sum(r["antal"] == 0 for r in rows),
        "saknas": sum(r["flagga"] == "saknas" for r in rows),
    }


def _row(row: dict[str, Any]) -> tuple[str, ...]:
    count, who = row["antal"], row["rapportorer"]
    shown = words.NOT_DELIVERED if row["flagga"] == "saknas" else HIDDEN if count is None else numbers.antal(count)
    return words.long(row["vecka"]), shown, *(_number(who, name) for name in ("rapporterade", "aktiva_rapporterade",
                                                                              "aktiva"))


def _number(who: dict[str, Any], name: str) -> str:
    if who["flagga"]:
        return HIDDEN
    return NONE if who[name] is None else numbers.antal(who[name])
