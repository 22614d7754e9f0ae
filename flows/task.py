"""A step as a Prefect task: what every flow that publishes shares."""

from collections.abc import Callable
from typing import Any

from prefect import task
from prefect.states import Failed, State

from flows.job import Job
from transforms.errors import LagesbildError


def as_task(step: Callable[[Job], Any], name: str) -> Callable[[Job], Any]:
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
