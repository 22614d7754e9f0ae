"""Build the lägesbild of one or several kommuner."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from flows.commands import options, publishing
from flows.job import EDITIONS, Job, Outcome
from transforms.errors import CallError, NoUsableDeliveryError
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
    command.add_argument("--together", action="store_true", help=argparse.SUPPRESS)
    publishing.arguments(command)


def run(call: argparse.Namespace) -> int:
    """Publish each kommun; answers the worst exit code. Those whose input is unchanged start no engine."""
    from transforms import period, registry
    from transforms.swedish import commands

    if call.edition not in (*EDITIONS, "alla"):
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
    jobs = [one for k in kommuner for one in
            Job(k, call.period, call.edition, call.data, call.out, state, call.strict, call.seed).editions]
    counts = Counter[str]()
    left = publishing.left(jobs, lambda outcome: publishing.tell(outcome, known, counts))
    outcomes = _build(left, call, lambda outcome: publishing.tell(outcome, known, counts)) if left else []
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
