"""Sections 1 to 3: summary, basis, and the kommun with its areas."""

import re
from collections.abc import Mapping
from typing import Any

import geopandas as gpd

from reports.compose.common import NONE, Underlag, picture
from reports.compose.public import plain_summary
from reports.context import Context
from reports.maps import karta
from reports.maps.live import live
from reports.model import Block, Bullets, Section, Table, Text
from transforms.swedish import numbers
from transforms.swedish import public as words
from transforms.swedish.evidence import KALLSLAG

_DAY = re.compile(r" \d{4}(?:-\d\d)*$")
_LAGER = {"regso": "RegSO", "deso": "DeSO", "tatort": "tätorter"}
_PLATSTYP = {"bostadsomrade": "bostadsområde", "fritidsgard": "fritidsgård", "vag": "väg", "ovrigt": "övrigt"}


def introduction(underlag: Underlag, context: Context) -> tuple[Section, ...]:
    """The conclusion first, then what it rests on, then where it is."""
    return (
        plain_summary(underlag, context) if context.utgava == "publik" else _summary(underlag, context),
        _basis(underlag, context),
        Section("kommunen", "Kommunen och områdena", _kommun(context)),
    )


def _summary(underlag: Underlag, context: Context) -> Section:
    summary: list[Block] = [Text(context.sammanfattning[0], "ingress"), Bullets(context.sammanfattning[1:])]
    if underlag["syntetiskt"]:
        summary.append(Text("Sammanfattningen bygger bara på verkliga källor.", "not"))
    return Section("sammanfattning", "Sammanfattning", tuple(summary))


def _basis(underlag: Underlag, context: Context) -> Section:
    rejected = tuple(f"{f['fil']}: {f['skal']}" for f in context.leveranser if f["status"] in ("avvisad", "okand_fil"))
    held = tuple(f"{f['fil']}: {_held(f)}" for f in context.leveranser if f["karantan"] or f["personrader"])
    limits = tuple(dict.fromkeys(f"{k['titel']}: {k['begransning']}" for k in underlag["kallor"]
                                 if k["begransning"] and not k["syntetisk"]))
    parts = (Section("begransningar", "Begränsningar i de verkliga källorna", (Bullets(limits),)),) if limits else ()
    if context.utgava == "publik":
        return Section("underlag", "Underlag", (Text(words.SOURCES), _named_sources(underlag)), parts)
    blocks: list[Block] = [
        Text("Varje rad i varje fil är räknad: godkänd, i karantän, dubblett eller avvisad för personuppgifter. "
             "De tre sista är ej tagna. Tal i rapporten går att följa tillbaka till sina rader."),
        _sources(underlag),
        Bullets(rejected) if rejected else Text("Ingen fil avvisades."),
    ]
    if held:
        blocks.append(Bullets(held))
    return Section("underlag", "Underlag", tuple(blocks), parts)


def _held(file: Mapping[str, Any]) -> str:
    """How many rows of a file wait in quarantine, and how many were refused for a personnummer."""
    parts = [(file["karantan"], "i karantän"), (file["personrader"], "med personnummer, inte tagna")]
    return ", ".join(f"{numbers.antal(n)} {'rad' if n == 1 else 'rader'} {what}" for n, what in parts if n)


def _sources(underlag: Underlag) -> Table:
    """One short row per file; its kommun and its kind stand once, not in every title."""
    rows = tuple(
        (_title(k, underlag), KALLSLAG[k["kallslag"]],
         k["hamtad"] or NONE, _count(k["rader"]), _count(k["godkanda"]),
         NONE if k["rader"] is None or k["godkanda"] is None else numbers.antal(k["rader"] - k["godkanda"]),
         "syntetisk" if k["syntetisk"] else "verklig")
        for k in sorted(underlag["kallor"], key=lambda k: k["syntetisk"])
    )
    header = ("Källa", "Slag", "Hämtad", "Rader", "Godkända", "Ej tagna", "Art")
    return Table("Källor och räknade rader", header, rows, underlag["syntetiskt"])


def _named_sources(underlag: Underlag) -> Table:
    """Each source once, without its counts; deliveries that differ by their day alone are one."""
    used = sorted((k for k in underlag["kallor"] if k["anvand"]), key=lambda k: (k["syntetisk"], k["hamtad"] or ""))
    found = {(k["syntetisk"], _DAY.sub("", _title(k, underlag)), KALLSLAG[k["kallslag"]], k["producent"] or NONE):
             k["hamtad"] for k in used}
    rows = tuple((title, kind, maker, day or NONE, "syntetisk" if demo else "verklig")
                 for (demo, title, kind, maker), day in found.items())
    return Table("Källor", ("Källa", "Slag", "Från", "Hämtad senast", "Art"), rows, underlag["syntetiskt"])


def _title(source: Mapping[str, Any], underlag: Underlag) -> str:
    tail = f", kommun {'-'.join(underlag['omrade']['kommuner'])}"
    return str(source["titel"]).removesuffix(" (syntetiska demodata)").removesuffix(tail)


def _count(value: int | None) -> str:
    return NONE if value is None else numbers.antal(value)


def _kommun(context: Context) -> tuple[Block, ...]:
    if context.omraden is None or context.omraden.empty:
        return (Text("Områdesgränser är inte inlästa för kommunen, så ingen karta kan ritas."),)
    places = tuple((i, p.namn, p.n, p.e, p.noggrannhet == "kalla") for i, p in enumerate(context.platser, 1))
    names = dict(zip(context.omraden["kod"], context.omraden["namn"], strict=True))
    rows = tuple((str(i), p.namn, _PLATSTYP.get(p.typ, p.typ), names.get(p.omrade_kod, p.omrade_kod),
                  "känd punkt" if p.noggrannhet == "kalla" else "ungefärlig")
                 for i, p in enumerate(context.platser, 1))
    table = Table("Namngivna platser, numrerade som på kartan", ("Nr", "Plats", "Typ", "Område", "Läge"), rows)
    areas = f"{len(context.omraden)} områden och {len(context.platser)} namngivna platser"
    layer = _layer(context.omraden)
    alt = (f"Karta över {context.kommun_namn} i {context.lan}: {len(context.omraden)} områden ({layer}) och "
           f"{len(context.platser)} numrerade platser. Platserna står i tabellen intill.")
    source = (f"Områden: {layer}. Platser: GeoNames (CC BY 4.0) och kommunens register. n = {areas}. "
              "Ring: ungefärligt läge.")
    figure = picture("karta", f"{context.kommun_namn} har {areas} i registret", source, alt, karta,
                     karta.Map(context.omraden, places), table,
                     live(context.omraden, [(i, p, row[2:]) for i, (p, row) in
                                            enumerate(zip(context.platser, rows, strict=True), 1)]))
    return figure, table


def _layer(omraden: gpd.GeoDataFrame) -> str:
    """What the areas of the map are, with their vintage."""
    niva, version = str(omraden["niva"].iat[0]), str(omraden["version"].iat[0] or "")
    name = _LAGER.get(niva)
    return f"SCB, {name} {version}".rstrip() + " (CC0)" if name else "kommunens egna områden"
