"""The flow: for each unit read → build → judge → draw → publish. One flow for many units, coarse tasks."""

from collections.abc import Callable

from prefect import flow

from flows import steps
from flows.job import Job, Outcome
from flows.task import as_task
from flows.unit import Steps, listed, unit

TASKS = Steps(as_task(steps.build, "läs och räkna"), as_task(steps.judge, "bedöm"),
              as_task(steps.publish, "rita och publicera"))


@flow(name="lagesbild", validate_parameters=False)
def lagesbild(jobs: list[Job], say: Callable[[str], None]) -> list[Outcome]:
    """Build every unit; one that is stopped does not stop the others."""
    return listed([unit(job, say, TASKS) for job in jobs])
