"""Try the registry and the deliveries; build nothing."""

import argparse
import sys
from pathlib import Path

from flows.commands import options
from transforms.errors import CallError

HELP = "pröva register och leveranser, bygg ingenting"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("kommun", help=options.KOMMUN)
    command.add_argument("--json", metavar="FIL", help="skriv leveransrapporten som JSON; - är standard ut")
    command.add_argument("--html", metavar="FIL", help="skriv leveransrapporten som en sida att skicka vidare")
    command.add_argument("--exempel", action="store_true", help="läs bara exemplen som lagesbild new lade upp")
    options.strict(command)
    options.data(command)
    options.state(command)


def run(call: argparse.Namespace) -> int:
    """Answers the exit code."""
    import json

    from transforms.examine import examine
    from transforms.scratch import write_json
    from transforms.swedish import commands
    from transforms.swedish import delivery_report as words

    report, code, namn = examine(call.kommun, call.data, examples=call.exempel)
    if call.json == "-":
        print(json.dumps(report, ensure_ascii=False, indent=1))
    elif report["filer"]:
        print("\n".join(words.summary_lines(report)))
    for fault in report["register"]:
        print(words.registry_fault(fault), file=sys.stderr)
    try:
        if call.json not in (None, "-"):
            write_json(report, Path(call.json))
        if call.html:
            from reports.delivery import write_page

            write_page(report, namn, Path(call.html))
    except OSError as error:
        path = call.html if call.html and Path(call.html).name in str(error.filename) else call.json
        raise CallError(commands.cannot_write(str(path), error.errno)) from None
    return 3 if code == 1 and call.strict else code
