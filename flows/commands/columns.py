"""Propose a kolumner.toml for an export with other headers."""

import argparse
import sys
from pathlib import Path

from transforms.errors import CallError

HELP = "föreslå en kolumner.toml för händelser med andra rubriker"


def arguments(command: argparse.ArgumentParser) -> None:
    """How it is called."""
    command.add_argument("fil", type=Path, help="exporten, CSV eller XLSX")


def run(call: argparse.Namespace) -> int:
    """Answers the exit code."""
    from transforms.columns import propose
    from transforms.deliveries.text import UnreadableError
    from transforms.swedish import columns as words
    from transforms.swedish.deliveries import file_reason

    name = call.fil.name
    if not call.fil.is_file():
        raise CallError(words.no_file(name))
    try:
        found = propose(call.fil)
    except UnreadableError as error:
        raise CallError(words.unreadable(name, file_reason(error.code, error.params))) from None
    print(words.toml(found.kolumner, found.varden, found.saknas, found.tvivel))
    said = words.remarks(name, found.teckenkod, found.saknas, found.oanvanda, redan_vara=found.redan_vara)
    print("\n".join(said), file=sys.stderr)
    return 0
