"""The steps of one week of EST as plain functions, as `flows.steps` for a lägesbild: no Prefect."""

import json
from datetime import date
from pathlib import Path

from flows import fresh
from flows.job import Job
from transforms import database, period, registry, scratch, underlag, warehouse
from transforms import delivery_report as delivery
from transforms.errors import BrokenContractError, NoUsableDeliveryError
from transforms.intake import take_in
from transforms.swedish import commands

SOURCES = frozenset({"est", "atgarder", "vandring", "kalender", "lage"})  # what a week is made of


def build(job: Job) -> Job:
    """Read the deliveries that a week is made of and build its database, unless that of the same inputs stands.

    Raises:
        NoUsableDeliveryError, BrokenContractError, RegistryError.
    """
    made_from = fresh.inputs(job)
    if stands := fresh.settled(job, made_from):
        return stands
    known = registry.load(job.data)
    with warehouse.site(job.folder) as site:
        intake = take_in(job.kommun, job.data, known, site.con, SOURCES)
        if not delivery.usable(intake):
            raise NoUsableDeliveryError(commands.no_delivery(job.kommun, job.data.name))
        if job.strict and delivery.exit_code(intake):
            raise BrokenContractError(commands.strict(job.kommun))
        warehouse.build_week(intake, known, _week(job))
        fresh.forget(job)
        site.keep(job.file(".duckdb"))
    report = delivery.delivery_report(intake)
    scratch.write_json(report, job.file(".leverans.json"))
    fresh.vouch(job, made_from, report, by_default=False)
    return job


def _week(job: Job) -> period.Period:
    assert job.period is not None
    return period.parse(job.period)


def judge(job: Job) -> Job:
    """What the edition may show of the week; writes `vecka.json` beside the database."""
    unit = underlag.Unit(job.kommun, _week(job), job.edition)
    with database.reading(job.file(".duckdb")) as con:
        record = underlag.Week(unit, registry.load(job.data), con, job.seed).record(date.today())
    scratch.write_json(record, job.file(f"-{job.edition}.json"))
    return job


def publish(job: Job) -> Path:
    """Draw and publish; answers the publication's folder."""
    from reports.compose.week import WeekContext
    from reports.week import publish_week
    from transforms import geography

    record = json.loads(job.file(f"-{job.edition}.json").read_text(encoding="utf-8"))
    known = registry.load(job.data)
    file = known.omraden_file(job.kommun)
    areas = geography.coarsest(geography.read_areas(file)) if file else None
    folder = publish_week(record, WeekContext(areas, known.platser(job.kommun)), job.out, job.archive)
    fresh.vouch_published(job)
    return folder


__all__ = ["build", "judge", "publish"]
