"""Publish the EST picture of one week of one or several kommuner."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable

from flows.commands import options, publishing
from flows.job import Outcome, WeekJob
from transforms.errors import CallError

HELP = "veckans bild för EST-mötet, på en sida"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("kommun", nargs="+", help=options.KOMMUN)
    command.add_argument("--week", metavar="VECKA", required=True, help="veckan som sidan gäller, t.ex. 2025-W37")
    command.add_argument("--edition", metavar="UTGÅVA", default="bra",
                         help="intern (för mötet: allt, med mötets trafikljus) eller bra (förval: små tal dolda)")
    publishing.arguments(command)


def run(call: argparse.Namespace) -> int:
    """Publish the week of each kommun; answers the worst exit code."""
    from transforms import period, registry
    from transforms.swedish import commands

    if refused := publishing.refused(call):
        return refused
    if period.parse(call.week).typ != "vecka":
        raise CallError(commands.no_week(call.week))
    known = registry.load(call.data)
    kommuner = [known.kommun(k).kod for k in dict.fromkeys(call.kommun)]
    state = options.state_of(call)
    jobs = [WeekJob(k, call.week, call.edition, call.data, call.out, state, call.strict, call.seed) for k in kommuner]

    def told(outcome: Outcome) -> None:
        publishing.tell(outcome, known, Counter())

    left = publishing.left(jobs, told)
    return _publish(left, told) if left else 0


def _publish(jobs: list[WeekJob], told: Callable[[Outcome], None]) -> int:
    from flows import settings

    settings.prepare(jobs[0].state)
    from flows.est import est

    outcomes = est(jobs, lambda text: print(text, file=sys.stderr, flush=True))
    for outcome in outcomes:
        told(outcome)
    return max(o.exit_code for o in outcomes)
