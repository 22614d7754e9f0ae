"""One unit to build, as it is asked for, and what became of it. Light: the command line looks before it loads."""

from dataclasses import dataclass, replace
from pathlib import Path

EDITIONS = ("intern", "bra", "publik")


@dataclass(frozen=True)
class Job:
    """One unit to build: kommun code, period (None = the default), edition, and the folders."""

    kommun: str
    period: str | None
    edition: str
    data: Path
    out: Path
    state: Path
    strict: bool = False
    seed: int = 1

    @property
    def editions(self) -> list["Job"]:
        """This job for each edition that it asks for; `alla` is all three, from one database.

        `publik` comes first, the one with most to stop it, and `intern` last, since `why` asks the latest.
        """
        names = EDITIONS[::-1] if self.edition == "alla" else (self.edition,)
        return [replace(self, edition=name) for name in names]

    @property
    def folder(self) -> Path:
        """Where this kommun's databases lie."""
        return self.state / "byggen" / self.kommun

    @property
    def archive(self) -> Path:
        """Where earlier versions of publications are kept."""
        return self.state / "bestand" / "arkiv"

    @property
    def publication(self) -> Path:
        """Where the publication stands or will stand, when the period is settled."""
        return self.out / self.kommun / str(self.period) / self.edition

    def file(self, suffix: str) -> Path:
        """An intermediate file of this unit."""
        return self.folder / f"{self.period}{suffix}"


@dataclass(frozen=True)
class WeekJob(Job):
    """One week of one kommun; `period` is the ISO week. Its databases lie apart from those of lägesbilder."""

    @property
    def folder(self) -> Path:
        """Where this kommun's weeks lie."""
        return self.state / "veckor" / self.kommun


@dataclass(frozen=True)
class Outcome:
    """What became of one unit: where it is published, or why not and with which exit code.

    `unchanged`: it stood there already, made from the very same inputs.
    """

    job: Job
    folder: Path | None
    reason: str = ""
    exit_code: int = 0
    seconds: float = 0.0
    unchanged: bool = False
