"""Build the lägesbild of one or several kommuner."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from flows import book, fresh
from flows.commands import options
from flows.job import Job, Outcome
from transforms.errors import CallError, NoUsableDeliveryError
from transforms.paths import PUBLISHED
from transforms.registry import Registry

HELP = "bygg lägesbilden"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("kommun", nargs="*", help=options.KOMMUN)
    command.add_argument("--all", action="store_true", help="alla kommuner som har en leveransmapp, sida vid sida")
    command.add_argument("--workers", metavar="TAL", type=int, help="processer för --all; förval en per processor")
    command.add_argument("--engine", metavar="MOTOR", default="lokal", help="lokal (förval) eller dask, för --all")
    command.add_argument("--scheduler", metavar="ADRESS", help="Dask-klustrets adress, t.ex. tcp://10.0.0.1:8786")
    command.add_argument("--period", help="2025, 2025-T2, 2025-Q3, 2025-09 eller 2025-W37")
    command.add_argument("--edition", metavar="UTGÅVA", default="bra", help="intern, bra (förval), publik eller alla")
    command.add_argument("--out", metavar="MAPP", type=Path, default=PUBLISHED, help="mapp för publikationer")
    command.add_argument("--seed", metavar="TAL", type=int, default=1, help="frö för simuleringar")
    command.add_argument("--together", action="store_true", help=argparse.SUPPRESS)
    options.strict(command)
    options.data(command)
    options.state(command)


def run(call: argparse.Namespace) -> int:
    """Publish each kommun; answers the worst exit code. Those whose input is unchanged start no engine."""
    from transforms import period, registry
    from transforms.swedish import commands

    if call.edition in commands.NOT_READY:
        print(commands.NOT_READY[call.edition], file=sys.stderr)
        return 3
    if call.edition not in ("intern", "bra"):
        raise CallError(commands.unknown_edition(call.edition))
    if call.together:
        raise CallError(commands.TOGETHER)
    if call.engine not in ("lokal", "dask") or (call.engine == "dask") != (call.scheduler is not None):
        raise CallError(commands.ENGINE)
    if call.period:
        period.parse(call.period)
    known = registry.load(call.data)
    kommuner = _everyone(call.data, known) if call.all else _named(call.kommun, known)
    state = options.state_of(call)
    jobs = [Job(k, call.period, call.edition, call.data, call.out, state, call.strict, call.seed) for k in kommuner]
    counts = Counter[str]()
    left = []
    for job in jobs:
        if stands := fresh.standing(job):
            book.record(stands, book.Stopwatch(), "oforandrad", "", stands.publication)
            _tell(Outcome(stands, stands.publication, unchanged=True), known, counts)
        else:
            left.append(job)
    outcomes = _build(left, call, lambda outcome: _tell(outcome, known, counts)) if left else []
    if call.all:
        print(commands.summary(counts["byggd"], counts["oförändrad"], counts["stoppad"]))
    return max((o.exit_code for o in outcomes), default=0)


def _named(given: list[str], known: Registry) -> list[str]:
    from transforms.swedish import commands

    if not given:
        raise CallError(commands.NO_KOMMUN)
    return [known.kommun(k).kod for k in dict.fromkeys(given)]


def _everyone(data: Path, known: Registry) -> list[str]:
    """The kommuner that have a folder of deliveries, in order of their codes."""
    from transforms.swedish import commands

    found = sorted(p.name for p in data.iterdir() if p.is_dir() and p.name in known.kommuner)
    if not found:
        raise NoUsableDeliveryError(commands.no_folder(f"{data}/<kommunkod>"))
    return found


def _build(jobs: list[Job], call: argparse.Namespace, told: Callable[[Outcome], None]) -> list[Outcome]:
    from flows import settings

    settings.prepare(jobs[0].state)
    if call.all:
        from flows.national import national

        return national(jobs, told, call.scheduler if call.engine == "dask" else None, call.workers)
    from flows.lagesbild import lagesbild

    outcomes = lagesbild(jobs, lambda text: print(text, file=sys.stderr, flush=True))
    for outcome in outcomes:
        told(outcome)
    return outcomes


def _tell(outcome: Outcome, known: Registry, counts: Counter[str]) -> None:
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
