"""Part of section 6: what people said in dialogs, with approved quotations, and how well it is coded."""

from typing import Any

from reports.compose.common import HIDDEN, NONE, Underlag
from reports.context import Context
from reports.model import Block, Bullets, Section, Table, Text
from transforms.swedish import dialog as words
from transforms.swedish import numbers

_YEARS = 2  # of themes, the latest
_PLACES = 10
Theme = dict[str, Any]


def dialog(underlag: Underlag, context: Context) -> Section:
    """Themes by kind of dialog, where they were said to be, quotations, and what the codes are worth."""
    said: dict[str, Any] = underlag.get("dialog", {"teman": []})
    themes = _one_origin(said["teman"])
    if not themes:
        return Section("dialog", "Vad som sagts i dialoger", (Text(words.NOTHING),))
    years = sorted({t["period"] for t in themes})[-_YEARS:]
    recent = [t for t in themes if t["period"] in years]
    blocks: list[Block] = [Text(words.INTRO), _themes(recent, _one_origin(said["slag"]), context), Text(words.BETTER)]
    blocks += _places(recent, context)
    blocks += _quotations(said["citat"])
    blocks += _coding(said["kodning"], context)
    return Section("dialog", "Vad som sagts i dialoger", tuple(blocks))


def _one_origin(themes: list[Theme]) -> list[Theme]:
    """Real ones, or synthetic ones where there are no real."""
    return [t for t in themes if "demo" not in t["flaggor"]] or themes


def _synthetic(themes: list[Theme]) -> bool:
    return any("demo" in t["flaggor"] for t in themes)


def _themes(recent: list[Theme], kinds: list[Theme], context: Context) -> Table:
    own = {(t["problem"], t["period"], t["riktning"]): t for t in recent if t["omrade_kod"] == context.kommun_kod}
    keys = sorted({key[:2] for key in own}, key=lambda k: (-int(k[1]), -_size(own.get((*k, "problem"))), k[0]))
    rows = []
    for problem, year in keys:
        raised, better = own.get((problem, year, "problem")), own.get((problem, year, "bra"))
        of = [words.kind(k["typ"], k["antal"]) for k in kinds
              if (k["problem"], k["period"], k["riktning"]) == (problem, year, "problem")]
        rows.append((context.problemnamn[problem], year, _count(raised, "antal"), _count(raised, "tillfallen"),
                     ", ".join(of) or NONE, _count(better, "antal")))
    return Table("Yttranden i dialoger per problem och år", words.HEADER, tuple(rows), _synthetic(recent))


def _size(theme: Theme | None) -> int:
    return (theme and theme["antal"]) or 0


def _count(theme: Theme | None, key: str) -> str:
    """A count as the table shows it: hidden is not none."""
    if theme is None:
        return NONE
    return HIDDEN if theme[key] is None else numbers.antal(theme[key])


def _places(recent: list[Theme], context: Context) -> list[Block]:
    """The themes of named places that may be shown, the most often named first."""
    named = {p.plats_id for p in context.platser}
    at = [t for t in recent if t["omrade_kod"] in named and t["riktning"] == "problem" and t["antal"] is not None]
    at.sort(key=lambda t: (-int(t["period"]), -t["antal"], t["problem"], t["omrade_kod"]))
    rows = tuple((context.problemnamn[t["problem"]], context.platsnamn[t["omrade_kod"]], t["period"],
                  _count(t, "antal"), _count(t, "tillfallen")) for t in at[:_PLACES])
    caption = "Platser som yttranden om ett problem oftast nämner"
    return [Table(caption, words.WHERE, rows, _synthetic(at))] if rows else []


def _quotations(quotations: list[dict[str, Any]]) -> list[Block]:
    told = tuple(words.quotation(c["citat"], c["typ"], c["ar"], c["fil"], demo=c["demo"]) for c in quotations)
    return [Bullets(told), Text(words.QUOTED, "not")] if told else []


def _coding(coded: dict[str, Any], context: Context) -> list[Block]:
    blocks: list[Block] = [Text(" ".join(words.coding(coded)))]
    if coded["problem"]:
        rows = tuple((context.problemnamn[p["problem"]], *words.grade(p)) for p in coded["problem"])
        blocks.append(Table("Hur väl koderna stämmer", words.CODED, rows))
    return blocks
