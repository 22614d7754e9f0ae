"""What `check` does: registry and deliveries of one kommun examined, nothing built."""

from pathlib import Path
from typing import Any

from transforms import delivery_report, registry
from transforms.errors import CallError, RegistryError
from transforms.intake import take_in
from transforms.new import as_delivered

Examined = tuple[dict[str, Any], int]


def examine(kommun: str, data: Path, *, examples: bool = False) -> Examined:
    """The delivery report and the exit code of `check`; with `examples`, of the examples of `new` alone.

    A broken registry is in the report, with exit code 3 and no file read.

    Raises:
        CallError: there is no such kommun.
    """
    try:
        known = registry.load(data)
        if not examples:
            return _taken(kommun, data, known)
        with as_delivered(known.kommun(kommun).kod, data) as (root, names):
            report, code = _taken(kommun, root, registry.load(root))
        for file in report["filer"]:
            file["fil"] = names.get(file["fil"], file["fil"])
    except RegistryError as error:
        return delivery_report.broken_registry(_code(kommun), error.faults), error.exit_code
    return report, code


def _taken(kommun: str, data: Path, known: registry.Registry) -> Examined:
    intake = take_in(known.kommun(kommun).kod, data, known)
    return delivery_report.delivery_report(intake), delivery_report.exit_code(intake)


def _code(kommun: str) -> str:
    """The code of a kommun by the bundled registry; as it was given when only the broken overlay knows it."""
    try:
        return registry.load().kommun(kommun).kod
    except CallError:
        return kommun
