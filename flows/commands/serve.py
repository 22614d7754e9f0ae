"""Run the scheduled flows on this machine."""

import argparse
from pathlib import Path

from flows.commands import options
from transforms.paths import PUBLISHED

HELP = "kör det som står i tidtabellen, tills det avbryts"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("--out", metavar="MAPP", type=Path, default=PUBLISHED, help="mapp för publikationer")
    command.add_argument("--port", metavar="TAL", type=int, default=4200, help="Prefects port på den här maskinen")
    options.data(command)
    options.state(command)


def run(call: argparse.Namespace) -> int:
    """Serve until told to stop."""
    from flows.serve import mark_crashed, serve, server
    from transforms import registry
    from transforms.swedish import commands

    timetable = registry.load(call.data).tidtabell()
    state = options.state_of(call)
    with server(state, call.port) as address:
        crashed = mark_crashed()
        print("\n".join(commands.serving(address.removesuffix("/api"), crashed,
                                         [(row.jobb, row.cron, row.vad) for row in timetable])), flush=True)
        serve(timetable, call.data, call.out, state)
    return 0
