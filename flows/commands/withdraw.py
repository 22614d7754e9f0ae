"""Replace a publication by an erratum."""

import argparse
from datetime import date
from pathlib import Path

from flows.commands import options
from flows.job import EDITIONS, Job
from transforms.errors import CallError
from transforms.paths import PUBLISHED
from transforms.registry import Registry

HELP = "återkalla en publikation: en rättelse i dess ställe, den själv i arkivet"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("kommun", help=options.KOMMUN)
    command.add_argument("--period", required=True, help="publikationens period")
    command.add_argument("--edition", metavar="UTGÅVA", required=True, help="intern, bra, publik eller alla")
    command.add_argument("--reason", metavar="SKÄL", required=True, help="vad som är fel, för alla att läsa")
    command.add_argument("--out", metavar="MAPP", type=Path, default=PUBLISHED, help="mapp för publikationer")
    options.data(command)
    options.state(command)


def run(call: argparse.Namespace) -> int:
    """Withdraw each edition that stands."""
    from reports.index import write_index
    from reports.withdraw import withdraw, write_corrections
    from transforms import corrections, period, registry
    from transforms.swedish import commands
    from transforms.swedish import corrections as words

    if call.edition not in (*EDITIONS, "alla"):
        raise CallError(commands.unknown_edition(call.edition))
    known, asked = registry.load(call.data), period.parse(call.period).text
    kommun, state, reason = known.kommun(call.kommun), options.state_of(call), _read(call.reason, known)
    jobs = [job for job in Job(kommun.kod, asked, call.edition, call.data, call.out, state).editions
            if (job.publication / "underlag.json").is_file()]
    if not jobs:
        raise CallError(words.nothing(kommun.namn, asked, call.edition))
    for job in jobs:
        done = withdraw(job.publication, job.out, job.archive, reason, date.today().isoformat())
        corrections.record(state, done)
        print(words.withdrawn(kommun.namn, asked, job.edition))
    write_corrections(call.out, corrections.every(state))
    write_index(call.out)
    return 0


def _read(text: str, known: Registry) -> str:
    """The reason, which all may read.

    Raises:
        CallError: it is empty, or seems to point out a person.
    """
    from transforms.redaction import redactor_of
    from transforms.swedish import corrections as words

    reason = " ".join(text.split())
    if not reason:
        raise CallError(words.NO_REASON)
    if marks := redactor_of(known).redact(reason).marks:
        raise CallError(words.names_a_person(sorted(marks)))
    return reason
