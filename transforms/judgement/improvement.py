"""What would make a promise possible to follow up: offers, a check of its problem statement, and a baseline."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transforms import settings
from transforms.evidence import Row
from transforms.registry import Lofte
from transforms.statistics import counts

# Problems that say how people feel or who gathers, and not what anybody does.
_NO_BEHAVIOUR = frozenset({"otrygg_plats", "ungdomssamling", "ovrigt", "fortroende", "trafik_ovrigt"})
_TIME = re.compile(
    r"\b(?:kväll|natt|nätter|morgon|eftermiddag|dagtid|helg|vardag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag"
    r"|vinter|våren\b|vårtermin|sommar|höst|skoltid|skollov|klockan\b|kl\. ?\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Baseline:
    """Where a problem stood before the promise; `fall` = the smallest fall in a year that would show, None = none."""

    row: Row
    problem: str
    fall: float | None

    @property
    def target(self) -> int | None:
        """The largest count that would be seen as a fall with the stated power."""
        return None if self.fall is None else int(self.row["antal"] * (1 - self.fall) + 1e-9)


def offers(grades: Mapping[str, str]) -> list[tuple[str, str]]:
    """(criterion, grade) of what is not fulfilled, in the contract's order."""
    return [(criterion, grade) for criterion, grade in grades.items() if grade != "uppfyllt"]


def unsaid(lofte: Lofte) -> tuple[str, ...]:
    """What the problem statement leaves out of `beteende, plats, tid`; a way of working states no problem."""
    if not lofte.problem:
        return ()
    text = " ".join([lofte.rubrik, lofte.villkor, *(a.vad for a in lofte.aktiviteter)])
    named = [p for p in lofte.platser if p != "kommunen" and not p.startswith("enligt:")]
    missing = {"beteende": set(lofte.problem) <= _NO_BEHAVIOUR, "plats": not named, "tid": not _TIME.search(text)}
    return tuple(part for part, lacking in missing.items() if lacking)


def measured(lofte: Lofte, rows: Iterable[Row], kommun: str, last_year: int) -> frozenset[str]:
    """The promise's goal indicators that have a real number for the kommun from before the promise."""
    wanted = {mal.indikator for mal in lofte.mal}
    return frozenset(r["indikator_id"] for r in _before(rows, kommun, last_year) if r["indikator_id"] in wanted)


def baselines(lofte: Lofte, rows: Iterable[Row], kommun: str, last_year: int) -> list[Baseline]:
    """The latest real count of reported crime per problem from before the promise; one series is told once."""
    latest: dict[str, Row] = {}
    for row in _before(rows, kommun, last_year):
        problem = row["problem"]
        if row["indikator_id"] == f"{problem}.brott" and row["ar"] >= latest.get(problem, row)["ar"]:
            latest[problem] = row
    found: list[Baseline] = []
    for problem in lofte.problem:
        own = latest.get(problem)
        if own is None or any(own["bredare"] and b.row["bredare"] and own["antal"] == b.row["antal"] for b in found):
            continue
        fall = counts.smallest_detectable_fall(own["antal"], settings.STYRKA.varde, settings.ALFA.varde)
        found.append(Baseline(own, problem, fall))
    return found


def _before(rows: Iterable[Row], kommun: str, last_year: int) -> Iterable[Row]:
    oldest = last_year - int(settings.MAX_ALDER.varde)
    return [r for r in rows if r["omrade_kod"] == kommun and not r["syntetisk"] and oldest < r["ar"] <= last_year]
