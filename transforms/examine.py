"""What `check` does: registry and deliveries of one kommun examined, nothing built."""

from pathlib import Path
from typing import Any, NamedTuple

from transforms import database, delivery_report, registry
from transforms.errors import CallError, RegistryError
from transforms.intake import take_in
from transforms.new import as_delivered


class Examined(NamedTuple):
    """The delivery report, the exit code of `check`, and the kommun's name."""

    report: dict[str, Any]
    exit_code: int
    namn: str


def examine(kommun: str, data: Path, *, examples: bool = False) -> Examined:
    """Read what was delivered for `kommun` (code or name); with `examples`, the examples of `new` alone.

    A broken registry is in the report, with exit code 3 and no file read.

    Raises:
        CallError: there is no such kommun.
    """
    try:
        known = registry.load(data)
        if not examples:
            return _taken(kommun, data, known)
        with as_delivered(known.kommun(kommun).kod, data) as (root, names):
            examined = _taken(kommun, root, registry.load(root))
        for file in examined.report["filer"]:
            file["fil"] = names.get(file["fil"], file["fil"])
        return examined
    except RegistryError as error:
        kod, namn = _bundled(kommun)
        return Examined(delivery_report.broken_registry(kod, error.faults), error.exit_code, namn)


def _taken(kommun: str, data: Path, known: registry.Registry) -> Examined:
    found = known.kommun(kommun)
    with database.passing() as con:
        intake = take_in(found.kod, data, known, con)
        return Examined(delivery_report.delivery_report(intake), delivery_report.exit_code(intake), found.namn)


def _bundled(kommun: str) -> tuple[str, str]:
    """Code and name by the bundled registry; as it was given when only the broken overlay knows it."""
    try:
        found = registry.load().kommun(kommun)
    except CallError:
        return kommun, kommun
    return found.kod, found.namn
