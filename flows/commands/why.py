"""Walk one number back to its rows."""

import argparse
from pathlib import Path

from flows.commands import options

HELP = "gå ett tal baklänges till sina rader"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("kommun", help=options.KOMMUN)
    command.add_argument("indikator", help="t.ex. inbrott_bostad.brott")
    command.add_argument("--period", help="talets period, t.ex. 2016")
    command.add_argument("--omrade", metavar="KOD", help="områdeskod; förval kommunen")
    options.data(command)
    options.state(command)


def run(call: argparse.Namespace) -> int:
    """Answers the exit code."""
    import json

    from transforms import ledger, registry
    from transforms.why import walk

    kommun = registry.load(call.data).kommun(call.kommun).kod
    state = options.state_of(call)
    # The build whose period is the number's own comes first, then the newest.
    found = (state / "byggen" / kommun).glob("*.duckdb")
    built = sorted(found, key=lambda p: (p.stem != call.period, -p.stat().st_mtime))
    underlag = None
    for entry in ledger.latest(state, kommun):
        path = Path(entry["publicerat"]) / "underlag.json"
        if path.is_file():
            underlag = json.loads(path.read_text(encoding="utf-8"))
            break
    print("\n".join(walk(built, call.indikator, call.period, call.omrade or kommun, underlag)))
    return 0
