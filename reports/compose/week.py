"""One ISO week on one page: late measures first, reports beside who reported, where and when, and what is ahead."""

import textwrap
from dataclasses import dataclass
from typing import Any

import geopandas as gpd

from reports.compose.common import DEMO, HIDDEN, NONE, picture
from reports.maps import karta
from reports.model import REAL, Block, Bullets, Report, Section, Table, Text
from transforms import period, settings
from transforms.registry import Plats
from transforms.swedish import numbers
from transforms.swedish import plan as plan_words
from transforms.swedish import week as words
from transforms.swedish.corrections import DRAFT

_MEASURES = {"forsenad": 5, "beslutad": 4, "snart": 2}  # rows: the late ones leave room for the rest
_CATEGORIES, _PLACES, _EVENTS, _LIGHTS, _DEVIATIONS = 13, 6, 5, 4, 3  # rows that a sheet has room for
_SILENT, _LETTERS = 12, 60  # names in a sentence, letters in a cell
_MAP_HEIGHT = 2.3  # inches
Week = dict[str, Any]


@dataclass(frozen=True)
class WeekContext:
    """What the page needs beside `vecka.json`: areas on land, or None, and the kommun's places."""

    omraden: gpd.GeoDataFrame | None
    platser: tuple[Plats, ...]


def compose_week(record: Week, context: WeekContext) -> Report:
    """The page. A section without data says so in one sentence; none is left out but the map."""
    days = period.parse(record["period"])
    subtitle = f"{words.days(days.first, days.last)}, utgåva {record['utgava']}. {DRAFT}"
    sections = (_measures(record), _reports(record), _places(record, context), _events(record), _lights(record),
                *_map(record, context))
    return Report(words.title(record["omrade"]["namn"], record["period"]), subtitle, record["syntetiskt"], sections,
                  keywords=("veckolägesbild", "EST"), brief=True)


def _measures(record: Week) -> Section:
    found = record["atgarder"]
    items = found["punkter"]
    late = sum(item["grupp"] == "forsenad" for item in items)
    blocks: list[Block] = [Text(words.overdue(late, len(items), found["per"]), "ingress")] if items else [
        Text(words.NO_MEASURES if found["fler"] or found["utelamnade"] or _delivered(record, "aktivitet")
             else words.NO_PLAN)]
    told = [i for group, most in _MEASURES.items() for i in [i for i in items if i["grupp"] == group][:most]]
    if items:
        rows = tuple((_brief(i["vad"]), i["plats"], _brief(i["ansvarig"]) or plan_words.UNSAID, _status(i),
                      i["klar_senast"] or plan_words.UNSAID) for i in told)
        blocks.append(Table("Åtgärder att följa upp, försenade först",
                            ("Åtgärd", "Var", "Vem", "Status", "Klar senast"), rows, any(i["demo"] for i in items)))
    notes = [words.more(len(items) - len(told))] if len(items) > len(told) else []
    notes += [words.others(found["fler"])] if found["fler"] else []
    notes += [plan_words.LEFT_OUT] if found["utelamnade"] else []
    return Section("atgarder", "Åtgärder", (*blocks, *([Text(" ".join(notes), "not")] if notes else [])))


def _brief(text: str, letters: int = _LETTERS) -> str:
    """People's words, cut where a sheet would not hold them: vecka.json has them whole."""
    return textwrap.shorten(text, letters, placeholder=" …")


def _delivered(record: Week, kallslag: str) -> bool:
    return any(k["kallslag"] == kallslag and k["anvand"] for k in record["kallor"])


def _status(item: dict[str, Any]) -> str:
    late = item["forsenad_dagar"]
    return words.status(plan_words.STATUS[item["status"]], item, "" if late is None else plan_words.late(late))


def _reports(record: Week) -> Section:
    reports, blocks = record["rapporter"], list[Block]()
    if reports["lage"] in words.STATE:
        blocks.append(Text(words.STATE[reports["lage"]], "ingress"))
    if reports["rader"]:
        whole = [_number(c) for c in reports["rader"][0]["antal"]]
        if reports["lage"] == "hel" and whole[-1] is not None:
            year_before = _number(reports["rader"][0]["i_fjol"][-1])
            blocks.append(Text(words.reported(whole[-1], whole[:-1], year_before, reports["i_fjol"][-1]), "ingress"))
        blocks += [Text(t) for t in _who(record, whole) if t]
        blocks.append(_table(record))
        blocks += _outcomes(record)
    if record["utgava"] != "intern":
        blocks.append(Text(words.SMALL, "not"))
    return Section("rapporter", "Rapporter och vilka som rapporterade", (*blocks, *_basis(record)))


def _number(cell: dict[str, Any]) -> int | None:
    """A count that can be compared: shown, delivered, and of a whole week."""
    return None if cell["flagga"] else int(cell["antal"])


def _who(record: Week, whole: list[int | None]) -> list[str]:
    """Beside every fall who reported, and always who of the roster did not."""
    weeks = {w["vecka"]: w for w in record["rapportorer"]["veckor"]}
    told = [weeks.get(week) for week in record["rapporter"]["veckor"]]
    now = told[-1]
    texts = [_fall(record["rapporter"], whole, told)] if record["rapporter"]["lage"] == "hel" else []
    if now is None or now["flagga"]:
        return texts
    if now["aktiva"] is None:
        return [*texts, words.NO_ROSTER]
    texts.append(words.covered(now["aktiva_rapporterade"], now["aktiva"],
                               now["rapporterade"] - now["aktiva_rapporterade"]))
    if (silent := record["rapportorer"]["tysta"]) is not None:
        texts.append(words.silent(silent, _SILENT) if silent else words.ALL_REPORTED)
    return texts


def _fall(reports: dict[str, Any], whole: list[int | None], told: list[dict[str, Any] | None]) -> str:
    """Nothing where a week before is hidden: it may be the lower one."""
    if whole[-1] is None or any(c["flagga"] == "undertryckt" for c in reports["rader"][0]["antal"]):
        return ""
    who = [None if w is None else w["rapporterade"] for w in told]
    known = [n for n in who[:-1] if n is not None]
    unsure = any(w is not None and w["flagga"] for w in told)
    return words.fall(whole[-1], [n for n in whole[:-1] if n is not None], who[-1], [] if unsure else known)


def _table(record: Week) -> Table:
    """Five weeks and the same weeks a year before, in numbers; reporters under all reports."""
    reports = record["rapporter"]
    outcome = {row["kategori"]: words.OUTCOME[row["flagga"]] for row in record["avvikelser"]["rader"]}
    rows = [_row(row, outcome) for row in reports["rader"][: _CATEGORIES + 1]]
    weeks = {w["vecka"]: w for w in record["rapportorer"]["veckor"]}
    rows.insert(1, (words.REPORTERS, *(_reporters(weeks.get(w)) for w in reports["veckor"]), NONE, NONE, NONE, NONE))
    header = ("Kategori", *(words.short(w) for w in reports["veckor"]), words.long(reports["i_fjol"][-1]),
              "fem veckor", "fem i fjol", "mot tidigare år")
    return Table("Rapporter per vecka och kategori", header, tuple(rows), bool(reports["demo"]))


def _row(row: dict[str, Any], outcome: dict[str, str]) -> tuple[str, ...]:
    name = words.WHOLE if row["kategori"] == "*" else row["kategori"]
    return (name, *map(_cell, row["antal"]), _cell(row["i_fjol"][-1]), _sum(row["antal"]), _sum(row["i_fjol"]),
            outcome.get(row["kategori"], NONE))


def _cell(cell: dict[str, Any]) -> str:
    if cell["antal"] is None:
        return HIDDEN if cell["flagga"] == "undertryckt" else words.NOT_DELIVERED
    return numbers.antal(cell["antal"])


def _sum(cells: list[dict[str, Any]]) -> str:
    """The weeks together, where each of them can be read on some page: a sum never tells what a week hides."""
    if any(c["flagga"] == "undertryckt" for c in cells):
        return HIDDEN
    return NONE if any(c["flagga"] for c in cells) else numbers.antal(sum(c["antal"] for c in cells))


def _reporters(week: dict[str, Any] | None) -> str:
    if week is None:
        return words.NOT_DELIVERED
    return HIDDEN if week["rapporterade"] is None else numbers.antal(week["rapporterade"])


def _outcomes(record: Week) -> list[Block]:
    found = record["avvikelser"]
    over = [r for r in found["rader"] if r["flagga"] in ("avviker", "over_gransen")]
    blocks: list[Block] = [Text(words.tried(found, int(settings.AVVIKELSE_AR.varde)))]
    return [*blocks, Bullets(tuple(words.fell_out(r) for r in over[:_DEVIATIONS]))] if over else blocks


def _basis(record: Week) -> list[Block]:
    used = [k for k in record["kallor"] if k["kallslag"] == "est" and k["anvand"]]
    if not used:
        return []
    left = sum((k["karantan"] or 0) + (k["personrader"] or 0) for k in record["kallor"] if k["kallslag"] == "est")
    return [Text(words.basis(len(used), max(k["hamtad"] for k in used), left), "not")]


def _places(record: Week, context: WeekContext) -> Section:
    inside = record["utgava"] == "intern"
    numbered = {p.plats_id: str(i) for i, p in enumerate(context.platser, 1)}
    places = record["platser"][:_PLACES]
    blocks: list[Block] = []
    if not places:
        blocks.append(Text(words.NO_PLACES if inside else words.OUTSIDE_PLACES))
    else:
        header = ("Nr", "Plats", "Veckan", *(("Fem veckor", "Kategorier") if inside else ()))
        rows = tuple((numbered[p["plats_id"]], p["namn"], numbers.antal(p["antal"]), *(_of_place(p) if inside else ()))
                     for p in places)
        blocks.append(Table("Rapporter vid namngivna platser", header, rows, bool(record["rapporter"]["demo"])))
    if len(record["platser"]) > _PLACES:
        blocks.append(Text(words.more(len(record["platser"]) - _PLACES), "not"))
    blocks.append(Text(words.when(record["tider"], len(record["rapporter"]["veckor"])), "not"))
    return Section("platser", "Platser och tider", tuple(blocks))


def _of_place(place: dict[str, Any]) -> tuple[str, str]:
    return numbers.antal(place["tillsammans"]), _brief(", ".join(place["kategorier"]), 2 * _LETTERS)


def _events(record: Week) -> Section:
    events = record["kalender"]
    if not events:
        return Section("nasta-vecka", "Nästa vecka", (
            Text(words.OUTSIDE_EVENTS if events is None else words.NO_EVENTS),), beside=True)
    rows = tuple((" till ".join(dict.fromkeys((e["datum_fran"], e["datum_till"]))), _brief(e["vad"]), e["plats"])
                 for e in events[:_EVENTS])
    table = Table("Planerade evenemang", ("Dag", "Vad", "Var"), rows, any(e["demo"] for e in events))
    more = (Text(words.more(len(events) - _EVENTS), "not"),) if len(events) > _EVENTS else ()
    return Section("nasta-vecka", "Nästa vecka", (table, *more), beside=True)


def _lights(record: Week) -> Section:
    lights = record["lage"]
    if not lights:
        return Section("trafikljus", "Mötets trafikljus", (
            Text(words.OUTSIDE_LIGHTS if lights is None else words.NO_LIGHTS),), beside=True)
    rows = tuple((li["namn"], words.LIGHTS[li["niva"]], _brief(li["skal"])) for li in lights[:_LIGHTS])
    table = Table("Satta av mötet, med mötets skäl", ("Område", "Ljus", "Skäl"), rows, any(li["demo"] for li in lights))
    more = (Text(words.more(len(lights) - _LIGHTS), "not"),) if len(lights) > _LIGHTS else ()
    return Section("trafikljus", "Mötets trafikljus", (table, *more), beside=True)


def _map(record: Week, context: WeekContext) -> tuple[Section, ...]:
    """The places of the table, numbered as there; no map without areas or places."""
    shown = {p["plats_id"]: p for p in record["platser"][:_PLACES]}
    places = tuple((i, p.namn, p.n, p.e, p.noggrannhet == "kalla") for i, p in enumerate(context.platser, 1)
                   if p.plats_id in shown)
    if context.omraden is None or context.omraden.empty or not places:
        return ()
    demo = bool(record["rapporter"]["demo"])
    table = Table("Platser på kartan", ("Nr", "Plats", "Rapporter"), tuple(
        (str(i), p.namn, numbers.antal(shown[p.plats_id]["antal"])) for i, p in enumerate(context.platser, 1)
        if p.plats_id in shown), demo)
    alt = "Karta med numrerade platser. " + " ".join(f"{number}: {name}." for number, name, *_ in places)
    source = f"{DEMO if demo else f'{REAL}: EST-rapporter.'} Ring: ungefärligt läge."
    figure = picture("karta", "Platser med rapporter i veckan, numrerade som i tabellen", source, alt, karta,
                     karta.Map(context.omraden, places, height=_MAP_HEIGHT), table)
    return (Section("karta", "Karta", (figure,)),)
