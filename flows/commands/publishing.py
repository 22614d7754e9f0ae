"""What the commands that publish share: how they are called, which editions there are, what became of each unit."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from flows import book, fresh
from flows.commands import options
from flows.job import Job, Outcome
from transforms.errors import CallError
from transforms.paths import PUBLISHED
from transforms.registry import Registry

Asked = TypeVar("Asked", bound=Job)


def arguments(command: argparse.ArgumentParser) -> None:
    """Where it publishes, and from what."""
    command.add_argument("--out", metavar="MAPP", type=Path, default=PUBLISHED, help="mapp för publikationer")
    command.add_argument("--seed", metavar="TAL", type=int, default=1, help="frö för simuleringar")
    options.strict(command)
    options.data(command)
    options.state(command)


def refused(call: argparse.Namespace) -> int:
    """The exit code for an edition that this version does not make, after saying so; 0 for one that it does."""
    from transforms.swedish import commands

    if call.edition in commands.NOT_READY:
        print(commands.NOT_READY[call.edition], file=sys.stderr)
        return 3
    if call.edition not in ("intern", "bra"):
        raise CallError(commands.unknown_edition(call.edition))
    return 0


def left(jobs: Sequence[Asked], told: Callable[[Outcome], None]) -> list[Asked]:
    """The jobs whose publication does not stand already, made from the very same inputs; of the others it is told."""
    found = []
    for job in jobs:
        if stands := fresh.standing(job):
            book.record(stands, book.Stopwatch(), "oforandrad", "", stands.publication)
            told(Outcome(stands, stands.publication, unchanged=True))
        else:
            found.append(job)
    return found


def tell(outcome: Outcome, known: Registry, counts: Counter[str]) -> None:
    """Say what became of one unit, and count it."""
    from transforms.swedish import commands

    job, name = outcome.job, known.kommun(outcome.job.kommun).namn
    if outcome.folder is None:
        counts["stoppad"] += 1
        print(outcome.reason, file=sys.stderr, flush=True)
    elif outcome.unchanged:
        counts["oförändrad"] += 1
        print(commands.unchanged(name, str(job.period), job.edition, str(outcome.folder)), flush=True)
    else:
        counts["byggd"] += 1
        folder = str(outcome.folder)
        print(commands.published(name, str(job.period), job.edition, folder, outcome.seconds), flush=True)
