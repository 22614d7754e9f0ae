"""All deliveries of one kommun, in delivery order, into the raw contracts, with every row accounted for."""

import tomllib
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from transforms import coverage
from transforms.database import insert, opened, run, sql
from transforms.deliveries import personal
from transforms.deliveries.account import Card, FileReport
from transforms.deliveries.coverage import covered
from transforms.deliveries.find import SELF_SELECTED, Found, delivery_date, find, read_card, sha256
from transforms.deliveries.text import MAX_BYTES, UnreadableError
from transforms.errors import BrokenContractError
from transforms.gazetteer import gazetteer_of
from transforms.geography import read_layer, suspected_fillers
from transforms.landing import Landing
from transforms.paths import RIKET
from transforms.quotations import match_quotations
from transforms.redaction import named, redactor_of
from transforms.registry import Registry
from transforms.registry.tables import tables
from transforms.settings import FYLLNAD_ANDEL, FYLLNAD_ANTAL
from transforms.sources import Context, Source, sources
from transforms.sources.rules import place_marks
from transforms.unnamed import card_without_persons, take_out_persons

STATEMENTS = ("stg_kodning", "stg_yttranden")  # models of what was said
EARLY = (*STATEMENTS, *coverage.MODELS)  # the rest of staging follows in the warehouse


@dataclass
class Intake:
    """The reports of all files, and the database whose contracts hold the rows in use (with `fil_id` and `rad`)."""

    kommun: str
    con: duckdb.DuckDBPyConnection
    reports: list[FileReport] = field(default_factory=list)
    omraden: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)  # remarks on area layers: file, code
    namngivna: list[tuple[str, int, Counter[str]]] = field(default_factory=list)  # lines of registry files with persons

    def table(self, name: str) -> pd.DataFrame:
        """The rows in use of one raw table, in delivery order."""
        return self.con.execute(f"select * from {name} order by fil_id, rad").df()

    @property
    def crime_years(self) -> list[int]:
        """Years of the accepted reported crime of the kommun itself; rows of others are references."""
        return [ar for ar, in run(self.con, sql("intake")["brottsar"], {"kommun": self.kommun}).fetchall()]


def take_in(
    kommun: str, data: Path, registry: Registry, con: duckdb.DuckDBPyConnection | None = None,
    only: AbstractSet[str] | None = None,
) -> Intake:
    """Read every file of `<data>/<kommun>/` and the national references; never raises for what a file holds.

    The rows in use come to lie in the contracts of `con` (`database.opened`), in memory when none is given. `only` =
    the sources whose files are read; none given reads all.

    Raises:
        BrokenContractError: a contract refuses a row that the readers let through, or a row is not accounted for.
    """
    known = sources()
    roots = [(RIKET, "riket"), (data / "riket", "riket"), (data / kommun, kommun)]
    if data.resolve() == RIKET.parent.resolve():
        del roots[1]
    found = [f for root, scope in roots for f in find(root, frozenset(known), scope)
             if only is None or f.source in only]
    intake = Intake(kommun, con or opened(), omraden=_area_remarks(kommun, registry), namngivna=named(registry, kommun))
    intake.reports = sorted((_open(f) for f in found), key=lambda r: (r.leveransdatum, r.fil))
    for number, report in enumerate(intake.reports, start=1):
        report.fil_id = number
    for name, frame in tables(registry, kommun).items():
        insert(intake.con, name, frame)
    bulk = tuple(table for source in known.values() for table in source.tables if table.bulk)
    landing = Landing(intake.con, {report.fil_id: report for report in intake.reports}, bulk)
    for report in intake.reports:
        if report.skal is None:
            _read(report, known[report.kalla], Context(kommun, registry, report, intake.con), landing)
    _name_places(intake, registry)
    landing.settle()
    take_out_persons(intake.con, (table for source in known.values() for table in source.tables),
                     redactor_of(registry, kommun), gazetteer_of(kommun, registry))
    _settle_statements(intake)
    match_quotations(intake.con, intake.reports)
    for fil_id, antal in run(intake.con, sql("intake")["okanda_rapportorer"], {}).fetchall():
        intake.reports[fil_id - 1].mark("omappad", "[okänd rapportör]", antal)
    _ask_about_points(intake)
    _tell_of_parts(intake)
    _tell_of_surveys(intake)
    _account(intake, known)
    coverage.settle(intake.con)
    coverage.ask(intake.con, intake.reports)
    return intake


def _settle_statements(intake: Intake) -> None:
    """The codes that count of each statement, the program's or a person's: known before it is said where it lies."""
    for name in STATEMENTS:
        run(intake.con, f"create table {name} as\n{sql('staging')[name]}", {})


def _name_places(intake: Intake, registry: Registry) -> None:
    """What the gazetteer says of the place names of incidents: asked once per name, not once per row."""
    names = intake.con.execute("select distinct plats from raw_handelser where plats is not null").df()["plats"]
    insert(intake.con, "reg_platsnamn", place_marks(names, gazetteer_of(intake.kommun, registry)))


def _area_remarks(kommun: str, registry: Registry) -> list[tuple[str, str, dict[str, Any]]]:
    files = {file for file in (registry.omraden_file(kommun), registry.vatten_file(kommun)) if file}
    return [(file.name, *remark) for file in sorted(files) for remark in read_layer(file).anmarkningar]


def _open(found: Found) -> FileReport:
    report = FileReport(0, found.path, found.name, found.source, "", "", Card())
    if personal.holds_personal_number(found.name):
        report.fil = f"{found.name.partition('/')[0]}/{found.source}/[filnamn med personnummer]"
        report.path = Path(report.fil)
        report.refuse("personnummer_i_filnamn")
        return report
    if found.kind != "fil":
        report.refuse({
            "lank": "lank", "kort_utan_fil": "kort_utan_fil", "olasbar": "olasbar_mapp",
        }.get(found.kind, "okand_fil"))
        report.status = "okand_fil"
        return report
    try:
        if found.path.stat().st_size > MAX_BYTES:
            report.leveransdatum = delivery_date(found.path, Card()).isoformat()
            report.refuse("for_stor", gigabyte=MAX_BYTES // 1_000_000_000)
            return report
        report.sha256 = sha256(found.path)
        report.leveransdatum = delivery_date(found.path, Card()).isoformat()
        report.card = read_card(found.path)
        if personal.holds_personal_number(repr(report.card)):
            report.card = Card()
            report.refuse("trasigt_kort", fel="det innehåller ett personnummer")
        report.leveransdatum = delivery_date(found.path, report.card).isoformat()
        report.card = card_without_persons(report.card)
        if report.card.personuppgifter:
            report.anmarkningar.append(("kan_ha_personuppgifter", {}))
    except UnreadableError as error:
        report.refuse(error.code, **error.params)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
        report.refuse("trasigt_kort", fel=personal.told(str(error)))
    except OSError:
        report.refuse("olasbar")
    return report


def _read(report: FileReport, source: Source, context: Context, landing: Landing) -> None:
    """Land the rows of one file, or none of them when it turns out not to be readable."""
    landing.con.begin()
    try:
        for table, frame in source.read(report.path, context):
            landing.add(table, frame, report)
    except UnreadableError as error:
        report.refuse(error.code, **{name: personal.told(value) for name, value in error.params.items()})
    except OSError:
        report.refuse("olasbar")
    if report.refused:
        landing.con.rollback()
        landing.forget(report)
    else:
        landing.con.commit()
        if report.dolda:
            report.anmarkningar.append(("dolda", {"marken": dict(report.dolda)}))


def _ask_about_points(intake: Intake) -> None:
    """Name the coordinates that bear so many incidents of a file that they may stand for no place."""
    limits = {"minst": FYLLNAD_ANTAL.varde, "procent": FYLLNAD_ANDEL.varde}
    counts = run(intake.con, sql("intake")["punkter"], limits).df()
    for fil_id, points in counts.groupby("fil_id"):
        for point in suspected_fillers(points, int(points["med_punkt"].iat[0])).itertuples():
            told = {"antal": point.antal, "procent": round(100 * point.andel), "n": point.n, "e": point.e}
            intake.reports[int(fil_id) - 1].anmarkningar.append(("misstankt_fyllnadspunkt", told))


def _tell_of_parts(intake: Intake) -> None:
    """Name the years of reported crime that are not counted, in the files that hold some of their parts."""
    rows = run(intake.con, sql("intake")["ofullstandiga_ar"], {"kommun": intake.kommun}).df()
    for fil_id, years in rows.groupby("fil_id")["ar"]:
        told = {"ar": ", ".join(map(str, years))}
        intake.reports[int(fil_id) - 1].anmarkningar.append(("ofullstandiga_ar", told))


def _tell_of_surveys(intake: Intake) -> None:
    """A survey in several files may be two parts, or a file and its correction: nobody can tell but who delivered."""
    for fil_id, namn, ar, annan in run(intake.con, sql("intake")["enkat_i_flera_filer"], {}).fetchall():
        told = {"undersokning": personal.masked(namn), "ar": ar, "fil": intake.reports[annan - 1].fil}
        intake.reports[fil_id - 1].anmarkningar.append(("enkat_i_flera_filer", told))


def _account(intake: Intake, known: dict[str, Source]) -> None:
    """One line per file, and the check that no row of any is unaccounted for."""
    before: set[tuple[str, str]] = set()  # the same bytes for the same source: nothing new is in them
    for report in intake.reports:
        if not report.refused:
            report.godkanda, report.dubbletter, report.ersatta = (
                report.godkanda or 0, report.dubbletter or 0, report.ersatta or 0
            )
            whole = report.godkanda + report.dubbletter == report.rader
            again = (report.kalla, report.sha256) in before
            report.status = "oforandrad" if again else "godkand" if whole else "delvis"
            before.add((report.kalla, report.sha256))
    lines = [_leverans(report, known.get(report.kalla)) for report in intake.reports]
    if lines:
        insert(intake.con, "leverans", pd.DataFrame(lines))
    if chosen := [report.fil_id for report in intake.reports if report.card.urval == SELF_SELECTED]:
        insert(intake.con, "sjalvvalda", pd.DataFrame({"fil_id": chosen}))
    if said := [(report.fil_id, *days) for report in intake.reports if (days := covered(report.card.extra))]:
        insert(intake.con, "tackning", pd.DataFrame(said, columns=["fil_id", "fran", "till", "koder"]))
    if lost := intake.con.execute(sql("checks")["check_leverans__rader_summerar"]).fetchall():
        raise BrokenContractError(f"rader saknas i räkenskapen: {lost[0]}")


def _leverans(report: FileReport, source: Source | None) -> dict[str, object]:
    taken = not report.refused
    return {
        "fil_id": report.fil_id, "fil": report.fil, "kalla": report.kalla or "okand",
        "kallslag": source.kallslag if source else "referens", "sha256": report.sha256,
        "leveransdatum": report.leveransdatum, "titel": report.card.titel or report.fil.rpartition("/")[2],
        "producent": report.card.producent, "begransning": report.card.begransning,
        "syntetisk": report.card.syntetisk, "status": report.status, "rader": report.rader,
        "godkanda": report.godkanda, "karantan": len(report.karantan) if taken else None,
        "dubbletter": report.dubbletter, "personrader": len(report.personradnummer) if taken else None,
        "ersatta": report.ersatta, "rattade": sum(report.rattade.values()) if taken else None,
    }
