"""Lay out an empty kommun."""

import argparse

from flows.commands import options

HELP = "lägg upp en tom kommun med exempel på varje källa"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("kommun", help=options.KOMMUN)
    options.data(command)


def run(call: argparse.Namespace) -> int:
    """Answers the exit code."""
    from shlex import quote

    from transforms import registry
    from transforms.new import lay_out
    from transforms.swedish import commands

    known = registry.load(call.data)
    kommun = known.kommun(call.kommun)
    laid = lay_out(kommun, call.data, known)
    where = quote(str(call.data))
    print("\n".join(commands.laid_out(kommun.kod, kommun.namn, where, laid.nya, laid.fanns, laid.omraden)))
    return 0
