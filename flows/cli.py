"""The command line: parses, calls, prints the outcome. Heavy imports wait until a command needs them."""

import argparse
import errno
import os
import sys
from pathlib import Path

from flows.arguments import Parser
from flows.commands import COMMANDS
from transforms.errors import LagesbildError, NoUsableDeliveryError

_LATER = ("purge",)


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = Parser(prog="lagesbild", description="Lokal lägesbild: varje medborgarlöfte på det underlag det vilar på.")
    top.add_argument("--debug", action="store_true", help="visa hela felet")
    commands = top.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    for name, command in COMMANDS.items():
        command.arguments(commands.add_parser(name, help=command.HELP))
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; answers its exit code. Our own errors are a line or a few, never a stack trace."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in _LATER:
        from transforms.swedish import commands

        print(commands.later(given[0]), file=sys.stderr)
        return 2
    call = parser().parse_args(given)
    try:
        _there(call)
        code: int = COMMANDS[call.command].run(call)
        sys.stdout.flush()
        return code
    except LagesbildError as error:
        if call.debug:
            raise
        print(error, file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # whoever reads us has had enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:  # a defect of ours: said in a line, shown whole with --debug
        if call.debug:
            raise
        from transforms.swedish import commands

        if refused := _refused(call, error):
            print(refused, file=sys.stderr)
            return 2
        print(commands.defect(type(error).__name__, str(error)), file=sys.stderr)
        return 3


def _there(call: argparse.Namespace) -> None:
    """A delivery root that is read must be there; `new` and `fetch` make theirs."""
    if call.command in ("build", "est", "check", "why", "notes", "serve") and not call.data.is_dir():
        from transforms.swedish import commands

        raise NoUsableDeliveryError(commands.no_folder(str(call.data)))


def _refused(call: argparse.Namespace, error: Exception) -> str | None:
    """What the system refused in a folder that the call names; None for a defect of ours."""
    if not isinstance(error, OSError) or error.filename is None:
        return None
    from transforms.swedish import commands

    path = Path(os.fsdecode(error.filename)).resolve()
    named = [Path(getattr(call, name)).resolve() for name in ("out", "state", "data") if getattr(call, name, None)]
    above = any(n.is_relative_to(path) for n in named)
    within = error.errno != errno.ENOENT and any(path.is_relative_to(n) for n in named)
    return commands.no_access(str(path), error.errno) if above or within else None


if __name__ == "__main__":
    sys.exit(main())
