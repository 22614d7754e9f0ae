"""Build the lägesbild of one or several kommuner."""

import argparse
import sys
from pathlib import Path

from flows import book, fresh
from flows.commands import options
from flows.job import Job
from transforms.errors import CallError
from transforms.paths import PUBLISHED
from transforms.registry import Registry

HELP = "bygg lägesbilden"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("kommun", nargs="+", help=options.KOMMUN)
    command.add_argument("--period", help="2025, 2025-T2, 2025-Q3, 2025-09 eller 2025-W37")
    command.add_argument("--edition", metavar="UTGÅVA", default="bra", help="intern, bra (förval), publik eller alla")
    command.add_argument("--out", metavar="MAPP", type=Path, default=PUBLISHED, help="mapp för publikationer")
    command.add_argument("--seed", metavar="TAL", type=int, default=1, help="frö för simuleringar")
    command.add_argument("--together", action="store_true", help=argparse.SUPPRESS)
    options.strict(command)
    options.data(command)
    options.state(command)


def run(call: argparse.Namespace) -> int:
    """Publish each kommun; answers the worst exit code."""
    from transforms import period, registry
    from transforms.swedish import commands

    if call.edition in commands.NOT_READY:
        print(commands.NOT_READY[call.edition], file=sys.stderr)
        return 3
    if call.edition not in ("intern", "bra"):
        raise CallError(commands.unknown_edition(call.edition))
    if call.together:
        raise CallError(commands.TOGETHER)
    if call.period:
        period.parse(call.period)
    known = registry.load(call.data)
    kommuner = [known.kommun(k).kod for k in dict.fromkeys(call.kommun)]
    state = options.state_of(call)
    jobs = [Job(k, call.period, call.edition, call.data, call.out, state, call.strict, call.seed) for k in kommuner]
    left = []
    for job in jobs:
        if stands := fresh.standing(job):
            book.record(stands, book.Stopwatch(), "oforandrad", "", stands.publication)
            print(_unchanged(stands, known.kommun(job.kommun).namn))
        else:
            left.append(job)
    return _build(left, known) if left else 0


def _build(jobs: list[Job], known: Registry) -> int:
    from flows import settings

    settings.prepare(jobs[0].state)
    from flows.lagesbild import lagesbild
    from transforms.swedish import commands

    outcomes = lagesbild(jobs, lambda text: print(text, file=sys.stderr, flush=True))
    for outcome in outcomes:
        job, name = outcome.job, known.kommun(outcome.job.kommun).namn
        if outcome.folder is None:
            print(outcome.reason, file=sys.stderr)
        elif outcome.unchanged:
            print(_unchanged(job, name))
        else:
            print(commands.published(name, str(job.period), job.edition, str(outcome.folder), outcome.seconds))
    return max(o.exit_code for o in outcomes)


def _unchanged(job: Job, name: str) -> str:
    from transforms.swedish import commands

    return commands.unchanged(name, str(job.period), job.edition, str(job.publication))
