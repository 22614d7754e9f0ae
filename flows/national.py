"""Many units side by side: in processes of this machine, or on a Dask cluster that is there already.

A unit is one Prefect task on either engine, and the work in it is the same function. On this machine each unit has a
process of its own, forked from one that has everything imported: a process that dies takes no other with it, and
memory does not grow from kommun to kommun.
"""

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from prefect import flow, task
from prefect.task_runners import ThreadPoolTaskRunner

from flows.job import Job, Outcome
from flows.unit import listed, unit
from transforms.swedish import commands


def national(
    jobs: list[Job], told: Callable[[Outcome], None], scheduler: str | None = None, workers: int | None = None,
) -> list[Outcome]:
    """Build every unit, in order of the jobs; `told` hears of each when its turn in that order comes.

    `scheduler` is the address of a Dask scheduler whose workers share the folders of the jobs; without it, `workers`
    processes of this machine (as many as it has processors).
    """
    if scheduler is None:
        threads: Any = ThreadPoolTaskRunner(max_workers=workers or len(os.sched_getaffinity(0)))
        return _national.with_options(task_runner=threads)(jobs, told, _apart)
    from prefect_dask import DaskTaskRunner

    cluster: Any = DaskTaskRunner(address=scheduler)
    return _national.with_options(task_runner=cluster)(jobs, told, _here)


@task(name="enhet", task_run_name="enhet {job.kommun}")
def _unit(job: Job, how: Callable[[Job], Outcome]) -> Outcome:
    return how(job)


@flow(name="lagesbild, många", validate_parameters=False)
def _national(jobs: list[Job], told: Callable[[Outcome], None], how: Callable[[Job], Outcome]) -> list[Outcome]:
    futures = [_unit.submit(job, how) for job in jobs]
    outcomes = []
    for job, future in zip(jobs, futures, strict=True):
        outcomes.append(_outcome(job, future))
        told(outcomes[-1])
    return listed(outcomes)


def _outcome(job: Job, future: Any) -> Outcome:
    """A worker that is lost, or a defect of ours in one unit, is that unit's outcome and no other's."""
    try:
        answer: Outcome = future.result()
    except Exception as error:
        return Outcome(job, None, commands.defect(type(error).__name__, str(error)), 3)
    return answer


def _here(job: Job) -> Outcome:
    return unit(job, lambda _: None)


def _apart(job: Job) -> Outcome:
    """In a process of its own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.unit", "reports.publish"])
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(job, send), daemon=True)
    process.start()
    send.close()
    try:
        answer: Outcome = receive.recv()
    except EOFError:
        process.join()
        return Outcome(job, None, commands.died(job.kommun, process.exitcode), 3)
    process.join()
    return answer


def _send(job: Job, send: Connection) -> None:
    try:
        send.send(_here(job))
    except Exception as error:  # a defect of ours: said as the command line says it
        send.send(Outcome(job, None, commands.defect(type(error).__name__, str(error)), 3))
