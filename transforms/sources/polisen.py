"""Polisen's published events: a list of occurrences, never a rate.

The feed is editorial: what is published is chosen, so it is in no indicator. Its point is the middle of a kommun or
län and its summary is running text; both end at the door. Measured on 85 011 events of 2022-2026: the pattern of the
name fits all, and every event lies within 23 days of its publication when the year is chosen so.
"""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table
from transforms.deliveries.json_text import cell, read_json
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import UnreadableError
from transforms.registry import Registry
from transforms.sources.base import Context, Form, Readings, Source, read_rows
from transforms.sources.kolumner import local_time
from transforms.sources.rules import no_future

TABLE = Table(
    source="polisen",
    name="raw_polisen",
    columns=(
        Column("id", "id"),
        Column("datetime", "tidpunkt"),
        Column("name"),
        Column("type"),
        Column("location"),
        Column("url", empty_ok=True),
        Column("summary", "fritext", empty_ok=True),
    ),
    key=("id",),
)
_MOST_FIELDS = 100
_UNPADDED = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d:.*)")
_NAME = re.compile(r"(\d{1,2}) ([a-zåäö]+) (\d{1,2})[.:](\d{2}), (.+), ?([^,]*)")  # the place may be empty
_MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
           "november", "december")


def read(path: Path, context: Context) -> Readings:
    """One API reply: events with time, type and kommun. `name`, `summary` and the point are not kept."""
    rows = read_rows(parse(path), TABLE, context, no_future("datetime"), _event)
    gone = ["name", "type", "location", "summary"]
    return [(table, frame.rename(columns={"datetime": "publicerad"}).drop(columns=gone)) for table, frame in rows]


def parse(path: Path) -> RawTable:
    """The events as published, one row each, numbered from 1; fields not asked for stand last.

    Raises:
        UnreadableError: no JSON, no list, or more kinds of fields than an event has.
    """
    events, encoding = read_json(path)
    if not isinstance(events, list):
        raise UnreadableError("inte_handelser")
    flat = [(rad, _flat(event)) for rad, event in enumerate(events, start=1) if isinstance(event, dict)]
    asked = [column.name for column in TABLE.columns]
    rest = sorted({key for _, event in flat for key in event}.difference(asked))
    if len(rest) > _MOST_FIELDS:
        raise UnreadableError("inte_handelser")
    raw = RawTable([*asked, *rest], [(rad, [e.get(key, "") for key in (*asked, *rest)]) for rad, e in flat], encoding)
    for rad, event in enumerate(events, start=1):
        if not isinstance(event, dict):
            raw.broken.append((rad, cell(event), "inte_handelse"))
    return raw


def _flat(event: dict[str, Any]) -> dict[str, str]:
    """Text cells by field: the hour with its leading zero, the place by its name, the rest of the place apart."""
    place = event.get("location")
    parts = place if isinstance(place, dict) else {"name": place}
    flat = {cell(key): cell(value) for key, value in event.items()}
    flat |= {cell(f"location.{key}"): cell(value) for key, value in parts.items() if key != "name"}
    flat["location"] = cell(parts.get("name"))
    flat["datetime"] = local_time(_UNPADDED.sub(r"\1 0\2", flat.get("datetime", "")))
    return flat


def event_of(name: str, published: datetime) -> tuple[datetime, str, str] | None:
    """Time, type and place of an event by its name, such as "22 augusti 17.59, Brand, Kävlinge".

    The name has no year: the one that puts the event nearest its publication is taken, since 31 December is
    published in January, and a control on 1 May may be announced in April. None when the name says no such time.
    """
    match = _NAME.fullmatch(name.strip())
    if match is None or match[2] not in _MONTHS:
        return None
    month, day, hour, minute = _MONTHS.index(match[2]) + 1, int(match[1]), int(match[3]), int(match[4])
    times = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            times.append(datetime(year, month, day, hour, minute))
        except ValueError:  # 29 February in most years; 31 April in all
            continue
    if not times:
        return None
    return min(times, key=lambda time: abs(time - published)), match[5].strip(), match[6].strip()


def _event(context: Context) -> Rule:
    """Adds `tid`, `typ`, `plats`, `kommun` and `raknas`; a name that tells no time is quarantined."""
    kommun_of = _kommuner(context.registry)

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        known = frame["name"].notna() & frame["datetime"].notna()
        moments = pd.to_datetime(frame["datetime"])
        events = [event_of(name, moment.to_pydatetime()) if ok else None
                  for name, moment, ok in zip(frame["name"], moments, known, strict=True)]
        frame["tid"] = pd.to_datetime(pd.Series([e and e[0] for e in events], index=frame.index))
        frame["typ"] = frame["type"]
        named_type = pd.Series([e[1] if e else "" for e in events], index=frame.index, dtype="object")
        frame["raknas"] = ~(_is_summary(frame["type"].fillna("")) | _is_summary(named_type))
        named = pd.Series([e[2] if e else "" for e in events], index=frame.index, dtype="object")
        place = frame["location"].fillna("").astype(str)
        wide = place.str.casefold().str.endswith(" län")
        frame["plats"] = named.where(wide & (named != ""), place)
        frame["kommun"] = frame["plats"].str.casefold().map(kommun_of).astype("object")
        only_lan = frame["plats"].str.casefold().str.endswith(" län")
        frame["_omappad_plats"] = only_lan.map({True: "[bara län]", False: "[ingen kommun]"}).where(
            frame["kommun"].isna(), None)
        unnamed = known & pd.Series([e is None for e in events], index=frame.index)
        return "name", pd.Series("", index=frame.index, dtype="object").mask(unnamed, "okant_handelsenamn")

    return rule


def _is_summary(types: pd.Series) -> pd.Series:
    """True for "Sammanfattning natt" and its like: several events in one, so none that can be counted."""
    return types.astype(str).str.casefold().str.startswith("sammanfattning")


def _kommuner(registry: Registry) -> dict[str, str]:
    """Kommun code by name in any case; a län that is one kommun is that kommun."""
    by_lan: dict[str, list[str]] = {}
    for kommun in registry.kommuner.values():
        by_lan.setdefault(kommun.lan.casefold(), []).append(kommun.kod)
    single = {lan: codes[0] for lan, codes in by_lan.items() if len(codes) == 1}
    return single | {kommun.namn.casefold(): kommun.kod for kommun in registry.kommuner.values()}


SOURCE = Source("polisen", "referens", (TABLE,), (
    Form("händelser från Polisens API", "verklig_fil", lambda head: head.is_json, read),
))
