"""The steps of one unit as plain functions: paths and small records in and out, no Prefect."""

import json
from dataclasses import astuple, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import fresh
from flows.job import Job
from transforms import (
    database,
    disclosure,
    earlier,
    evidence,
    period,
    redaction,
    registry,
    scratch,
    settings,
    underlag,
    warehouse,
)
from transforms import delivery_report as delivery
from transforms.errors import BrokenContractError, CallError, NoUsableDeliveryError
from transforms.intake import take_in
from transforms.judgement import table
from transforms.swedish import commands, reasons

if TYPE_CHECKING:
    from reports.context import Context


def build(job: Job) -> Job:
    """Read the deliveries and build the database, unless that of the same inputs stands; answers the settled job.

    Raises:
        NoUsableDeliveryError, CallError, BrokenContractError, RegistryError.
    """
    made_from, asked = fresh.inputs(job), job
    if stands := fresh.settled(job, made_from):
        return stands
    known = registry.load(job.data)
    with warehouse.site(job.folder) as site:
        intake = take_in(job.kommun, job.data, known, site.con)
        if not delivery.usable(intake):
            raise NoUsableDeliveryError(commands.no_delivery(job.kommun, job.data.name))
        if job.strict and delivery.exit_code(intake):
            raise BrokenContractError(commands.strict(job.kommun))
        loften = known.loften_for(job.kommun)
        settled = job.period or underlag.default_period(loften, intake.crime_years)
        if settled is None:
            raise CallError(commands.no_period(job.kommun))
        parsed = period.parse(settled)
        job = replace(job, period=parsed.text)
        # One database for all editions: it holds what any of them may draw on.
        before = earlier.records(job.kommun, parsed, "intern", job.out, job.archive)
        places = evidence.measured_areas(loften, before, known.platser(job.kommun), job.kommun)
        years = {evidence.cutoff_year(lofte, parsed) for lofte in loften if evidence.covers_or_follows(lofte, parsed)}
        warehouse.build(intake, known, places, parsed, job.seed, years)
        fresh.forget(job)
        site.keep(job.file(".duckdb"))
    report = delivery.delivery_report(intake)
    delivery.write_quarantine(intake, job.state / "karantan")
    scratch.write_json(report, job.file(".leverans.json"))
    fresh.vouch(job, made_from, report, by_default=asked.period is None)
    return job


def judge(job: Job) -> Job:
    """Judge every promise on the finished database; writes the underlag beside it."""
    assert job.period is not None
    known = _shown(job)
    unit = underlag.Unit(job.kommun, period.parse(job.period), job.edition)
    with database.reading(job.file(".duckdb")) as con:
        assembly = underlag.Assembly(
            unit, known, con, earlier.records(job.kommun, unit.period, job.edition, job.out, job.archive),
            earlier.outside(job.kommun, unit.period, job.out, job.archive))
        record, summary, names = assembly.underlag(), assembly.summary(), assembly.view.names
    judged = {"underlag": record, "sammanfattning": summary, "platsnamn": names,
              "provningar": assembly.tried(), "koncentration": assembly.concentration()}
    scratch.write_json(judged, job.file(f"-{job.edition}.json"))
    return job


def _shown(job: Job) -> registry.Registry:
    """The registry as this edition may tell of it."""
    known = registry.load(job.data)
    return known if job.edition == "intern" else redaction.without_persons(known, job.kommun)


def publish(job: Job) -> Path:
    """Draw and publish; answers the publication's folder."""
    from reports.delivery import page
    from reports.publish import publish as put

    judged = json.loads(job.file(f"-{job.edition}.json").read_text(encoding="utf-8"))
    leverans = json.loads(job.file(".leverans.json").read_text(encoding="utf-8"))
    pages, extra = context(job, judged, leverans), {}
    if job.edition == "intern":
        extra["leverans.json"] = (json.dumps(leverans, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
        extra["leverans.html"] = page(leverans, pages.kommun_namn).encode("utf-8")
    folder = put(judged["underlag"], pages, job.out, job.archive, extra)
    fresh.vouch_published(job)
    return folder


def context(job: Job, judged: dict[str, Any], leverans: dict[str, Any]) -> "Context":
    """Names and texts for the pages, from the registry."""
    from reports.context import Context
    from transforms import geography

    assert job.period is not None
    known = _shown(job)
    kommun = known.kommun(job.kommun)
    file = known.omraden_file(job.kommun)
    return Context(
        kommun_kod=job.kommun, kommun_namn=kommun.namn, lan=kommun.lan, period=job.period, utgava=job.edition,
        problemnamn={p.problem_id: p.namn for p in known.problem.values()},
        matt={k: {"namn": i.namn, "enhet": i.enhet, "metod": i.metod, "battre": i.battre, "forbehall": i.forbehall}
              for k, i in known.indikatorer.items()},
        omraden=geography.coarsest(geography.read_areas(file)) if file else None,
        platser=disclosure.open_places(known.platser(job.kommun), job.edition),
        platsnamn=judged["platsnamn"], loften=known.loften_for(job.kommun),
        installningar=tuple((s.namn, str(s.varde).replace(".", ","), s.skal, s.referens) for s in settings.ALL),
        leveranser=tuple(leverans["filer"]), sammanfattning=tuple(judged["sammanfattning"]),
        provningar=tuple(judged["provningar"]), koncentration=tuple(judged["koncentration"]),
        regler=tuple(reasons.rules(astuple(rule) for rule in table.rules())),
        prioritering=known.prioritering(job.kommun), orsaker=known.orsaker(job.kommun),
        bedomning=known.bedomning(job.kommun, job.period), straffskalor=known.straffskalor(),
        profil=known.profil(job.kommun),
        godkannanden=tuple(a for a in known.godkannanden(job.kommun) if a.utgava == job.edition),
    )


__all__ = ["Job", "build", "context", "judge", "publish"]
