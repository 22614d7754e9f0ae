"""The flows that run by themselves: typed parameters, readable names, and a failure that is one.

Each is idempotent: what is unchanged is not built again, so a run that was missed, killed or doubled costs only time.
"""

from datetime import date
from pathlib import Path
from typing import Any

from prefect import flow, runtime
from prefect.client.schemas.objects import FlowRun, State
from prefect.flows import Flow
from pydantic import BaseModel

from flows import artifacts, notice
from flows.job import Job, Outcome, WeekJob
from flows.national import national
from transforms import period, registry
from transforms.errors import LagesbildError
from transforms.judgement.lag import months_since


class Where(BaseModel):
    """The folders that a scheduled run works in."""

    data: Path
    out: Path
    state: Path


def _name() -> str:
    """What runs and of which day: "lägesbilder tertial 2026-09-20"."""
    run = runtime.flow_run
    given = run.parameters
    words = [given.get("typ"), *given.get("tjanster", []), given.get("dag") or f"{run.scheduled_start_time:%F}"]
    return " ".join([run.flow_name, *(str(word) for word in words if word)])


def _failed(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    notice.send(f"{flow_run.name or flow.name}: {state.message or state.name}")


def active(data: Path) -> list[str]:
    """The kommuner that have a folder of deliveries."""
    known = registry.load(data)
    return sorted(p.name for p in data.iterdir() if p.is_dir() and p.name in known.kommuner)


@flow(name="lägesbilder", flow_run_name=_name, on_failure=[_failed])
def lagesbilder(where: Where, typ: str, utgava: str = "bra", dag: date | None = None) -> list[str]:
    """Every active kommun's lägesbild of the last `typ` (`tertial`, `kvartal`, `ar`) that was over before `dag`.

    Raises:
        LagesbildError: naming what stopped; everything else is published.
    """
    asked = period.ended(typ, dag or date.today()).text
    return _built([_job(where, kommun, asked, utgava) for kommun in active(where.data)])


@flow(name="veckobilder", flow_run_name=_name, on_failure=[_failed])
def veckobilder(where: Where, utgava: str = "bra", dag: date | None = None) -> list[str]:
    """The weekly EST picture of the week before `dag`, of every active kommun that has delivered EST reports.

    Raises:
        LagesbildError: naming what stopped; everything else is published.
    """
    from flows.est import est

    asked = period.ended("vecka", dag or date.today()).text
    jobs = [WeekJob(kommun, asked, utgava, where.data, where.out, where.state)
            for kommun in active(where.data) if (where.data / kommun / "est").is_dir()]
    return _told(est(jobs, lambda _: None) if jobs else [])


@flow(name="uppföljning", flow_run_name=_name, on_failure=[_failed])
def uppfoljning(where: Where, utgava: str = "bra", dag: date | None = None) -> list[str]:
    """The year in which a promise ended, for the promises whose time ran out in the year before `dag`.

    Raises:
        LagesbildError: naming what stopped; everything else is published.
    """
    today = dag or date.today()
    known = registry.load(where.data)
    jobs = []
    for kommun in active(where.data):
        ends = {lofte.overenskommelse.till for lofte in known.loften_for(kommun)}
        years = sorted({end.year for end in ends if end and 0 < (today - end).days <= 366})
        jobs += [_job(where, kommun, str(year), utgava) for year in years]
    return _built(jobs)


@flow(name="öppna data", flow_run_name=_name, on_failure=[_failed])
def oppna_data(where: Where, tjanster: list[str]) -> None:
    """Open data brought home; an unchanged answer changes nothing.

    Raises:
        LagesbildError: nothing came.
    """
    from flows.fetch import fetch
    from transforms.opendata.home import errand_of

    fetch(errand_of(where.data, where.state, [], tjanster, [], "", registry.load(where.data)))


@flow(name="lagklocka", flow_run_name=_name)
def lagklocka(where: Where, dag: date | None = None) -> list[tuple[str, str, int | None]]:
    """Months since each active kommun's lägesbild was last approved, against the two years of lag (2023:196) § 6.

    None where no approval is in the registry.
    """
    today, known = dag or date.today(), registry.load(where.data)
    found: list[tuple[str, str, int | None]] = []
    for kommun in active(where.data):
        days = [g.datum for g in known.godkannanden(kommun)]
        found.append((kommun, known.kommun(kommun).namn, months_since(max(days), today) if days else None))
    artifacts.clock(found)
    return found


def _job(where: Where, kommun: str, asked: str, utgava: str) -> Job:
    return Job(kommun, asked, utgava, where.data, where.out, where.state)


def _built(jobs: list[Job]) -> list[str]:
    return _told(national(jobs, artifacts.outcome) if jobs else [])


def _told(outcomes: list[Outcome]) -> list[str]:
    if stopped := [o.reason for o in outcomes if o.folder is None]:
        raise LagesbildError("\n".join(stopped))
    return [_line(outcome) for outcome in outcomes]


def _line(outcome: Outcome) -> str:
    return f"{outcome.job.kommun} {outcome.job.period}{' oförändrad' if outcome.unchanged else ''}"
