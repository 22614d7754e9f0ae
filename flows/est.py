"""The flow of the weekly EST picture: for each kommun read → count → draw → publish."""

from collections.abc import Callable

from prefect import flow

from flows import week
from flows.job import Outcome, WeekJob
from flows.task import as_task
from flows.unit import Steps, listed, unit

TASKS = Steps(as_task(week.build, "läs veckan"), as_task(week.judge, "väg veckan"),
              as_task(week.publish, "rita veckan"))


@flow(name="veckolägesbild", validate_parameters=False)
def est(jobs: list[WeekJob], say: Callable[[str], None]) -> list[Outcome]:
    """Build the week of every kommun; one that is stopped does not stop the others."""
    return listed([unit(job, say, TASKS) for job in jobs])
