"""The flow: for each unit read → build → judge → draw → publish. One flow for many units, coarse tasks."""

from collections.abc import Callable
from typing import Any

from prefect import flow, task
from prefect.states import Failed, State

from flows import steps
from flows.job import Job, Outcome
from flows.unit import Steps, unit
from transforms.errors import LagesbildError


def _task(step: Callable[[Job], Any], name: str) -> Callable[[Job], Any]:
    """A step as a task. Our own errors fail it in Prefect without a stack trace, and are raised to the caller."""

    def run(job: Job) -> Any:
        try:
            return step(job)
        except LagesbildError as error:
            return Failed(message=str(error), data=error)

    wrapped = task(name=name, task_run_name=f"{name} {{job.kommun}}")(run)

    def call(job: Job) -> Any:
        # Prefect answers a returned Failed state as it is: what failed is raised here.
        answer = wrapped(job)
        if isinstance(answer, State):
            answer.result()  # raises what failed
        return answer

    return call


TASKS = Steps(_task(steps.build, "läs och räkna"), _task(steps.judge, "bedöm"),
              _task(steps.publish, "rita och publicera"))


@flow(name="lagesbild", validate_parameters=False)
def lagesbild(jobs: list[Job], say: Callable[[str], None]) -> list[Outcome]:
    """Build every unit; one that is stopped does not stop the others."""
    outcomes = [unit(job, say, TASKS) for job in jobs]
    from reports.index import write_index

    for out in {o.job.out for o in outcomes if o.folder is not None}:
        write_index(out)
    return outcomes
