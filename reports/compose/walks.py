"""Part of section 13: the way of every number that a judgement rests on, and the links that lead to it."""

from collections.abc import Iterable
from typing import Any

from reports.compose.common import NONE, Indicator, Underlag, both, measure
from reports.context import Context
from reports.model import Link, Linked, Section, Table, Text
from transforms.swedish import numbers
from transforms.swedish import walks as words

_PRIORITIES = "prioritering"


def link(text: str, cited: Iterable[str], about: str, underlag: Underlag) -> str:
    """The text with a link to each number that it rests on; the text alone when the record shows none of them."""
    keys = [key for key in cited if _there(key, underlag)]
    links = tuple(Link(words.LINK if len(keys) == 1 else words.numbered(number), about, _anchor(key))
                  for number, key in enumerate(keys, 1))
    return Linked(text, links) if links else text


def _there(key: str, underlag: Underlag) -> bool:
    name, area, period = key.split("@")
    return any(row["indikator_id"] == name and row["omrade_kod"] == area and row["period"] == period
               for row in underlag["indikatorer"])


def _anchor(key: str) -> str:
    return "tal-" + key.replace("@", "-")


def walks(underlag: Underlag, context: Context) -> Section:
    """One row per number: its value, the files it is counted from, and what rests on it."""
    used = _used(underlag)
    known: dict[str, list[Indicator]] = {}
    for row in underlag["indikatorer"]:
        known.setdefault(_key(row), []).append(row)
    sources = {k["kalla_id"]: k for k in underlag["kallor"]}
    found = [(key, row) for key in sorted(used) for row in known.get(key, [])]
    if not found:
        return Section("talens-vag", words.TITLE, (Text(words.NOTHING),))
    anchors = [_anchor(key) for key, _ in found]
    rows = tuple((_named(row, context), both(row), NONE if row["n"] is None else numbers.antal(row["n"]),
                  "\n".join(words.source(sources[k]) for k in row["kallor"] if k in sources) or NONE,
                  _users(used[key], underlag))
                 for key, row in found)
    table = Table(words.CAPTION, words.HEADER, rows, any("demo" in row["flaggor"] for _, row in found),
                  tuple("" if a in anchors[:i] else a for i, a in enumerate(anchors)))
    return Section("talens-vag", words.TITLE, (Text(words.INTRO.format(kommun=context.kommun_kod)), table))


def _key(row: Indicator) -> str:
    return f"{row['indikator_id']}@{row['omrade_kod']}@{row['period']}"


def _used(underlag: Underlag) -> dict[str, list[str]]:
    """By number: the promises whose sources speak by it, and the matrix of priorities."""
    used: dict[str, list[str]] = {}
    for lofte in underlag["loften"]:
        for key in dict.fromkeys(k for m in lofte["motivering"] for k in m["indikatorer"]):
            used.setdefault(key, []).append(lofte["lofte_id"])
    for key in dict.fromkeys(k for p in underlag["prioritering"] for k in p["underlag"]):
        used.setdefault(key, []).append(_PRIORITIES)
    return used


def _named(row: dict[str, Any], context: Context) -> str:
    name = context.matt.get(measure(row), {"namn": measure(row)})["namn"]
    where = context.platsnamn.get(row["omrade_kod"], row["omrade_kod"])
    demo = " (demo)" if "demo" in row["flaggor"] else ""
    return (f"{context.problemnamn[row['problem']]}: {name[:1].lower()}{name[1:]}, {where} {row['period']}{demo}\n"
            f"{row['indikator_id']}")


def _users(users: list[str], underlag: Underlag) -> str:
    titles = {lofte["lofte_id"]: lofte["rubrik"] for lofte in underlag["loften"]}
    return Linked(", ".join(users), tuple(
        Link(u, titles.get(u, ""), u if u == _PRIORITIES else f"lofte-{u}") for u in users))
