"""What is asked for: one unit to build. Light, so that the command line can look before it loads anything."""

from dataclasses import dataclass
from pathlib import Path


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
