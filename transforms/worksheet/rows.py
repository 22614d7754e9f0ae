"""What stands in the worksheet: statements with proposals, those that are doubtful first, the corrected ones last."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from transforms import settings
from transforms.database import run, sql
from transforms.gazetteer import gazetteer_of
from transforms.intake import Intake
from transforms.locate import areas_of
from transforms.registry import Registry

NONE, AMBIGUOUS, WHOLE = "-", "tvetydig", "kommunen"


@dataclass(frozen=True)
class Codes:
    """Codes as they are written in cells; an empty cell is not judged, `-` is none."""

    problem: str = ""
    bra: str = ""
    plats: str = ""
    kodare: str = ""


@dataclass(frozen=True)
class Statement:
    """A statement without persons, the program's proposal, and the codes of the one that counts and of another."""

    yttrande_id: str
    fil: str
    stycke: int
    datum: str
    typ: str
    plats: str
    yttrande: str
    forslag: Codes
    skal: tuple[str, ...]
    tvivel: tuple[str, ...]
    rattad: Codes
    andra: Codes

    @property
    def judged(self) -> bool:
        """True when a person has judged the problems."""
        return bool(self.rattad.problem or self.rattad.bra)

    @property
    def open_doubt(self) -> bool:
        """True when the program is in doubt and nobody has judged yet."""
        return bool(self.tvivel) and not self.judged


def statements(intake: Intake, registry: Registry) -> list[Statement]:
    """Every statement once: open doubts first, then those not judged, then the judged ones, each as in its file."""
    write = _Writer(intake.kommun, registry)
    rows = run(intake.con, sql("arbetsblad")["yttranden"], {})
    names = [column[0] for column in rows.description or ()]
    made = [write.statement(dict(zip(names, row, strict=True))) for row in rows.fetchall()]
    return sorted(made, key=lambda s: (s.judged, not s.open_doubt, s.fil, s.stycke, s.yttrande_id))


def double_coded(made: Sequence[Statement], seed: int = 1) -> list[Statement]:
    """The statements for a second coder: a tenth, at least fifty where there are as many.

    Drawn by a digest of seed and id, so that statements that come later disturb the sample little.
    """
    least = int(settings.MIN_DUBBELKODADE.varde)
    size = max(math.ceil(len(made) * settings.ANDEL_DUBBELKODADE.varde / 100), least if len(made) >= least else 0)
    drawn = sorted(made, key=lambda s: hashlib.blake2b(f"{seed}:{s.yttrande_id}".encode()).digest())[:size]
    return sorted(drawn, key=lambda s: (s.fil, s.stycke, s.yttrande_id))


class _Writer:
    """Codes as words that the reader of the sheet understands again."""

    def __init__(self, kommun: str, registry: Registry) -> None:
        self._kommun = kommun
        self._problem = {p.problem_id: p.namn for p in registry.problem.values()}
        areas = areas_of(kommun, registry)
        self._names = dict(zip(areas["omrade_kod"], areas["namn"], strict=True))
        self._gazetteer = gazetteer_of(kommun, registry)

    def statement(self, row: dict[str, Any]) -> Statement:
        """One row of the query as a statement."""
        counts = sorted(row["kodningar"], key=lambda k: k["problem"] is None)  # stable: otherwise in their order
        others = [k for k in counts[1:] if k["kodare"] != "ENIG"]
        return Statement(
            row["yttrande_id"], row["fil"].rpartition("/")[2], row["stycke"], row["datum"], row["typ"],
            row["plats"] or "", row["yttrande"], self._codes(row), tuple(row["skal"]), _doubts(row),
            self._codes(counts[0]) if counts else Codes(), self._codes(others[-1]) if others else Codes(),
        )

    def _codes(self, row: dict[str, Any]) -> Codes:
        judged = row["problem"] is not None
        problem, bra = (self._listed(row[name] or ()) if judged else "" for name in ("problem", "bra"))
        return Codes(problem, bra, self._place(row["plats_kod"], row["plats_regel"]), row.get("kodare", ""))

    def _listed(self, problems: Sequence[str]) -> str:
        return ", ".join(self._problem.get(p, p) for p in problems) or NONE

    def _place(self, kod: str | None, regel: str | None) -> str:
        if regel is None:
            return ""
        if regel == "huvud":
            return NONE
        if kod is None:
            return AMBIGUOUS
        if kod == self._kommun:
            return WHOLE
        name = self._names.get(kod, kod)
        return name if not kod.startswith("typ:") and self._gazetteer.find(name).kod == kod else kod


def _doubts(row: dict[str, Any]) -> tuple[str, ...]:
    """The coder's doubts and those of the place."""
    where = {"flera_platser": row["plats_kod"] is None and row["plats_regel"] != "huvud",
             "plats_stavning": row["plats_regel"] == "stavning"}
    return (*row["tvivel"], *(code for code, holds in where.items() if holds))
