"""Write the worksheet of statements."""

import argparse
from pathlib import Path

from flows.commands import options
from transforms.errors import CallError

HELP = "arbetsblad med yttranden från dialoger, att rätta"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("kommun", help=options.KOMMUN)
    command.add_argument("--out", metavar="FIL", type=Path, help="arbetsbladet; förval yttranden-KOD.xlsx här")
    options.data(command)


def run(call: argparse.Namespace) -> int:
    """Answers the exit code."""
    from transforms import registry
    from transforms.swedish import commands
    from transforms.worksheet.make import make

    known = registry.load(call.data)
    kommun = known.kommun(call.kommun).kod
    out = call.out or Path(f"yttranden-{kommun}.xlsx")
    try:
        print("\n".join(make(kommun, call.data, out, known)))
    except OSError as error:
        if Path(str(error.filename)).parent != out.parent:
            raise
        raise CallError(commands.cannot_write(str(out), error.errno)) from None
    return 0
