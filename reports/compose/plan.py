"""Part of section 11: the åtgärdsplan, late measures first, and what lacks a promise, a finding or a measure."""

from typing import Any

from reports.compose.common import HIDDEN, NONE, Underlag
from reports.context import Context
from reports.model import Block, Bullets, Section, Table, Text
from transforms.swedish import numbers
from transforms.swedish import plan as words

_SHOWN = 40  # rows of the table; the file holds them all
_STATUSES = ("ny", "planerad", "pagar", "klar", "avslagen")


def action_plan(underlag: Underlag, context: Context) -> tuple[Section, ...]:
    """The plan's part; none when the record is older than the plan."""
    found = underlag.get("atgarder")
    if found is None:
        return ()
    return (Section("atgardsplan", "Åtgärdsplan", tuple(_blocks(found, context)), page=True),)


def _blocks(found: dict[str, Any], context: Context) -> list[Block]:
    items = found["punkter"]
    if not items and not found["utelamnade"]:
        return [Text(words.NONE)]
    late = sum(item["forsenad_dagar"] is not None for item in items)
    blocks: list[Block] = [
        Text(words.headline(len(items), late, found["per"], part=found["utelamnade"])), Text(words.RULE, "not")]
    if found["utelamnade"]:
        blocks.append(Text(words.LEFT_OUT, "not"))
    if items:
        blocks.append(_table(items[:_SHOWN], context))
    if len(items) > _SHOWN:
        blocks.append(Text(words.more(len(items) - _SHOWN), "not"))
    if found["antal"]:
        blocks.append(_per_problem(found["antal"], context))
    return [*blocks, *_lacking(found, items, context)]


def _table(items: list[dict[str, Any]], context: Context) -> Table:
    header = ("Åtgärd", "Var", "Vem", "Status", "Klar senast", "Gäller", "Mått")
    rows = tuple((_what(i), i["plats"], i["ansvarig"] or words.UNSAID, _status(i), i["klar_senast"] or words.UNSAID,
                  _concerns(i, context), i["matt"] or NONE) for i in items)
    return Table("Åtgärdsplanen, försenade först", header, rows, any(i["demo"] for i in items))


def _what(item: dict[str, Any]) -> str:
    return f"{item['vad']} (vandring)" if item["slag"] == "vandring" else str(item["vad"])


def _status(item: dict[str, Any]) -> str:
    status = words.STATUS[item["status"]]
    return status if item["forsenad_dagar"] is None else f"{status}, {words.late(item['forsenad_dagar'])}"


def _concerns(item: dict[str, Any], context: Context) -> str:
    problems = ", ".join(context.problemnamn[p] for p in item["problem"]) or "inget problem i listan"
    cause = f"\nOrsak: {item['orsak']}" if item["orsak"] else ""
    return f"{problems}\n{words.serves(item['loften'], item['lofte_genom'])}{cause}"


def _per_problem(counts: list[dict[str, Any]], context: Context) -> Table:
    """Measures by problem and status; the whole plan last."""
    names = sorted({(c["problem"] == "*", c["problem"]) for c in counts})
    rows = tuple((("Hela planen" if whole else context.problemnamn[name]),
                  *(_number(counts, name, status, "antal") for status in _STATUSES),
                  _number(counts, name, None, "forsenade")) for whole, name in names)
    header = ("Problem", *(words.STATUS[s].capitalize() for s in _STATUSES), "Försenade")
    return Table("Åtgärder per problem och status", header, rows, any(c["demo"] for c in counts))


def _number(counts: list[dict[str, Any]], problem: str, status: str | None, what: str) -> str:
    mine = [c[what] for c in counts if c["problem"] == problem and status in (None, c["status"])]
    return HIDDEN if None in mine else numbers.antal(sum(mine))


def _lacking(found: dict[str, Any], items: list[dict[str, Any]], context: Context) -> list[Block]:
    by_id = {item["punkt_id"]: item for item in items}
    blocks: list[Block] = []
    if loose := [(_what(i), i["plats"]) for i in items if not i["lofte_genom"] and i["status"] != "avslagen"]:
        blocks += [Text(words.WITHOUT_PROMISE), _together(loose)]
    if found["problem_utan_atgard"]:
        blocks += [Text(words.WITHOUT_MEASURE),
                   Bullets(tuple(context.problemnamn[p] for p in found["problem_utan_atgard"]))]
    if ungrounded := [(u["skal"], _what(by_id[u["punkt_id"]])) for u in found["utan_grund"]]:
        blocks += [Text(words.WITHOUT_GROUND), _together(ungrounded)]
    elif items:
        blocks.append(Text(words.GROUNDED))
    return blocks


def _together(pairs: list[tuple[str, str]]) -> Bullets:
    """What is the same said once, with all that it holds for."""
    kinds: dict[str, list[str]] = {}
    for name, what in pairs:
        kinds.setdefault(name[:1].upper() + name[1:], []).append(what)
    return Bullets(tuple(f"{name}: {', '.join(dict.fromkeys(all_of))}" for name, all_of in kinds.items()))
