"""The account of one delivered file: what was read, taken, refused and why. Nothing is lost between its numbers."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Card:
    """What `<file>.toml` says of a file; all empty when there is no card."""

    titel: str = ""
    producent: str = ""
    kalla: str = ""
    hamtad: str = ""
    licens: str = ""
    syntetisk: bool = False
    personuppgifter: bool = False
    begransning: str = ""
    urval: str = ""  # "sjalvvalt": those who answered a survey chose to
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Rejected:
    """A quarantined row: line, column ("" = the whole row), reason code with parameters, and its text."""

    rad: int
    kolumn: str
    kod: str
    params: dict[str, Any]
    text: str


@dataclass
class FileReport:
    """One delivered file. `rader = godkanda + karantan + dubbletter + personrader`, or all None when refused."""

    fil_id: int
    path: Path
    fil: str
    kalla: str
    sha256: str
    leveransdatum: str
    card: Card
    teckenkod: str = ""
    form: str = ""
    belagd: str = ""
    status: str = "godkand"
    skal: tuple[str, dict[str, Any]] | None = None
    rader: int | None = None
    godkanda: int | None = None
    dubbletter: int | None = None
    ersatta: int | None = None
    personradnummer: list[int] = field(default_factory=list)
    karantan: list[Rejected] = field(default_factory=list)
    rattade: dict[str, int] = field(default_factory=dict)
    utan_punkt: int = 0
    omappade: dict[str, int] = field(default_factory=dict)
    tvetydiga: dict[str, int] = field(default_factory=dict)
    okanda_kolumner: list[str] = field(default_factory=list)
    dolda: Counter[str] = field(default_factory=Counter)  # marks that redaction put in, by kind
    anmarkningar: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def refuse(self, code: str, **params: object) -> None:
        """Refuse the whole file: no row of it is counted or used."""
        self.status, self.skal = "avvisad", (code, params)
        self.rader = self.godkanda = self.dubbletter = self.ersatta = None
        self.karantan, self.personradnummer = [], []
        self.rattade, self.omappade, self.tvetydiga, self.utan_punkt = {}, {}, {}, 0

    def mark(self, slag: str, kod: str, antal: int) -> None:
        """Count accepted rows that a rule marked: `rattad`, `utan_punkt`, `omappad` or `tvetydig`."""
        if slag == "utan_punkt":
            self.utan_punkt += antal
        else:
            counts = {"rattad": self.rattade, "omappad": self.omappade, "tvetydig": self.tvetydiga}[slag]
            counts[kod] = counts.get(kod, 0) + antal

    @property
    def refused(self) -> bool:
        """True for a file no row of which was taken in."""
        return self.rader is None
