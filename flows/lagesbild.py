"""The flow: for each unit read → build → judge → draw → publish. One flow for many units, coarse tasks."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.states import Failed, State

from flows import book, fresh, steps
from flows.book import Stopwatch
from flows.job import Job
from transforms.errors import LagesbildError
from transforms.turn import turn


@dataclass(frozen=True)
class Outcome:
    """What became of one unit: where it is published, or why not and with which exit code.

    `unchanged`: it stood there already, made from the very same inputs.
    """

    job: Job
    folder: Path | None
    reason: str = ""
    exit_code: int = 0
    seconds: float = 0.0
    unchanged: bool = False


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


build = _task(steps.build, "läs och räkna")
judge = _task(steps.judge, "bedöm")
publish = _task(steps.publish, "rita och publicera")


def unit(job: Job, say: Callable[[str], None]) -> Outcome:
    """One unit through its three tasks, in its turn; never raises our own errors, always leaves a ledger line."""
    watch = Stopwatch()
    with turn(job.folder, lambda: say(f"{job.kommun}: väntar, en annan körning är i gång")):
        if stands := fresh.standing(job):
            watch.lap("se efter")
            book.record(stands, watch, "oforandrad", "", stands.publication)
            return Outcome(stands, stands.publication, unchanged=True)
        try:
            say(f"{job.kommun}: läser och räknar")
            job = build(job)
            watch.lap("bygga")
            say(f"{job.kommun}: bedömer {job.period}")
            job = judge(job)
            watch.lap("bedoma")
            say(f"{job.kommun}: ritar och publicerar")
            folder = publish(job)
            watch.lap("publicera")
        except LagesbildError as error:
            book.record(job, watch, "stoppad", str(error), None)
            return Outcome(job, None, str(error), error.exit_code)
        book.record(job, watch, "publicerad", "", folder)
    return Outcome(job, folder, seconds=sum(watch.seconds.values()))


@flow(name="lagesbild", validate_parameters=False)
def lagesbild(jobs: list[Job], say: Callable[[str], None]) -> list[Outcome]:
    """Build every unit; one that is stopped does not stop the others."""
    outcomes = [unit(job, say) for job in jobs]
    from reports.index import write_index

    for out in {o.job.out for o in outcomes if o.folder is not None}:
        write_index(out)
    return outcomes


__all__ = ["Job", "Outcome", "lagesbild"]
