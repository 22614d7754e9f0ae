"""One unit from deliveries to publication, in its turn. Plain: what runs it may wrap the three steps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flows import book, fresh, steps
from flows.job import Job, Outcome
from transforms.errors import LagesbildError
from transforms.swedish import commands
from transforms.turn import turn


@dataclass(frozen=True)
class Steps:
    """The three steps; a flow hands over its tasks instead."""

    build: Callable[[Job], Any] = steps.build
    judge: Callable[[Job], Any] = steps.judge
    publish: Callable[[Job], Any] = steps.publish


def unit(job: Job, say: Callable[[str], None], through: Steps | None = None) -> Outcome:
    """Build, judge and publish one unit; never raises our own errors, always leaves a ledger line."""
    through = through or Steps()
    watch = book.Stopwatch()
    with turn(job.folder, lambda: say(commands.waits(job.kommun))):
        if stands := fresh.standing(job):
            watch.lap("se efter")
            book.record(stands, watch, "oforandrad", "", stands.publication)
            return Outcome(stands, stands.publication, unchanged=True)
        try:
            say(f"{job.kommun}: läser och räknar")
            job = through.build(job)
            watch.lap("bygga")
            say(f"{job.kommun}: bedömer {job.period}")
            job = through.judge(job)
            watch.lap("bedoma")
            say(f"{job.kommun}: ritar och publicerar")
            folder = through.publish(job)
            watch.lap("publicera")
        except LagesbildError as error:
            book.record(job, watch, "stoppad", str(error), None)
            return Outcome(job, None, str(error), error.exit_code)
        book.record(job, watch, "publicerad", "", folder)
    return Outcome(job, folder, seconds=sum(watch.seconds.values()))


def listed(outcomes: list[Outcome]) -> list[Outcome]:
    """The outcomes, when the list of publications beside them says what there is now."""
    from reports.index import write_index

    for out in {o.job.out for o in outcomes if o.folder is not None}:
        write_index(out)
    return outcomes
