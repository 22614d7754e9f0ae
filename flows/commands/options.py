"""Options that several commands share, and what follows from them."""

import argparse
from pathlib import Path

from transforms.paths import PROCESSED, RAW

KOMMUN = "kod med fyra siffror, eller namn"


def data(command: argparse.ArgumentParser) -> None:
    """`--data`: the delivery root."""
    command.add_argument("--data", metavar="MAPP", type=Path, default=RAW, help="leveransrot, upplagd som data/raw")


def state(command: argparse.ArgumentParser) -> None:
    """`--state`: where databases and the ledger lie."""
    command.add_argument("--state", metavar="MAPP", type=Path, help="mapp för databaser, karantän och körningsbok")


def strict(command: argparse.ArgumentParser) -> None:
    """`--strict`: whatever was not taken in stops."""
    command.add_argument("--strict", action="store_true", help="allt som inte togs in stoppar")


def state_of(call: argparse.Namespace) -> Path:
    """`--state`, else the `processed` beside the delivery root."""
    if call.state is not None:
        return Path(call.state)
    return PROCESSED if call.data.resolve() == RAW.resolve() else Path(call.data).resolve().parent / "processed"
