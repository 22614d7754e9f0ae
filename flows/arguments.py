"""The command line's parser with Swedish words: argparse's own say English."""

import argparse
from typing import Any, NoReturn

from transforms.swedish import commands


class Parser(argparse.ArgumentParser):
    """As argparse's, but what it says is Swedish and a wrong call is answered in one line."""

    def __init__(self, **more: Any) -> None:
        super().__init__(add_help=False, **more)
        self._positionals.title, self._optionals.title = "argument", "val"
        self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help="visa den här hjälpen")

    def format_usage(self) -> str:
        """How the command is called."""
        return commands.usage(super().format_usage())

    def format_help(self) -> str:
        """The whole help."""
        return commands.usage(super().format_help())

    def error(self, message: str) -> NoReturn:
        """End with exit code 2 and what is wrong with the call."""
        self.exit(2, f"{commands.wrong_call(message, self.prog)}\n")
