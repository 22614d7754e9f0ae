"""Prefect's environment, set before Prefect is imported: its home in our state, no telemetry, quiet logs."""

import os
from pathlib import Path


def prepare(state: Path) -> None:
    """Set what is not already set by whoever runs us; an existing API URL (a real server) is respected."""
    home = state / "prefect"
    home.mkdir(parents=True, exist_ok=True)
    for name, value in {
        "PREFECT_HOME": str(home),
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",  # what fails is raised to the caller and said there, in Swedish
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    }.items():
        os.environ.setdefault(name, value)
