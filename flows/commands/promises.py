"""Draft a promise file from a published text."""

import argparse
import sys
from pathlib import Path

from transforms.errors import CallError

HELP = "utkast till löftesfil ur en publicerad text eller webbsida"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("fil", type=Path, help="texten, ren text eller HTML")


def run(call: argparse.Namespace) -> int:
    """Answers the exit code."""
    from transforms import promises, registry
    from transforms.deliveries.text import UnreadableError
    from transforms.swedish import columns, commands
    from transforms.swedish import promises as words
    from transforms.swedish.deliveries import file_reason

    name = call.fil.name
    if not call.fil.is_file():
        raise CallError(columns.no_file(name))
    try:
        text = promises.read(call.fil)
    except UnreadableError as error:
        raise CallError(columns.unreadable(name, file_reason(error.code, error.params))) from None
    except OSError as error:
        raise CallError(commands.no_access(name, error.errno) or columns.no_file(name)) from None
    draft = promises.draft(text, registry.load(None))
    print(promises.toml(draft, name), end="")
    print("\n".join(words.remark(code, params) for code, params in draft.anmarkningar), file=sys.stderr)
    return 0
