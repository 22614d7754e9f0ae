"""Lag (2023:196): which of its demands this lägesbild meets, with what, and what no program can know.

Data with reasons: each paragraph is one rule over the facts of a build, and answers `uppfylls`, `saknas` or
`kan_inte_avgoras` with a reason code and its parameters.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from transforms import settings

_EXTENT = ("brottsstatistik", "handelser", "est")
_OTHER = ("undersokning", "dialog", "vandring", "trafik")


@dataclass(frozen=True)
class Facts:
    """What a build knows of the law's demands.

    `real` and `demo` = source kinds with accepted rows; `analysis`, `causes` = the kommun has written them; `plan` =
    an åtgärdsplan was delivered; `followed` = some promise's activities or outcome are followed up; `approved` = day of
    the latest approval of a lägesbild; `public` = a public edition has been approved.
    """

    real: frozenset[str] = frozenset()
    demo: frozenset[str] = frozenset()
    consequences: bool = False
    analysis: bool = False
    causes: bool = False
    plan: bool = False
    followed: bool = False
    agreements: tuple[str, ...] = ()
    approved: date | None = None
    public: bool = False


@dataclass(frozen=True)
class Krav:
    """One demand, the answer, and why."""

    paragraf: str
    krav: str
    status: str
    skal: str
    params: dict[str, Any] = field(default_factory=dict)


Answer = tuple[str, str, dict[str, Any]]


def checklist(facts: Facts, today: date) -> list[Krav]:
    """Every demand in the law's order."""
    return [Krav(paragraf, krav, *answer) for paragraf, krav, answer in _answers(facts, today)]


def months_since(day: date, today: date) -> int:
    """Whole months from one day to another."""
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)


def _answers(facts: Facts, today: date) -> Iterator[tuple[str, str, Answer]]:
    yield "4 § 1", "omfattning", _sources(facts, _EXTENT)
    yield "4 § 1", "konsekvenser", _told(facts.consequences, "konsekvenser_visas", "konsekvenser_saknas")
    yield "4 § 2", "ovriga_uppgifter", _sources(facts, _OTHER)
    yield "4 § 3", "analys", _analysis(facts)
    yield "5 §", "atgardsplan", _told(facts.plan, "plan_inlast", "plan_saknas")
    yield "6 §", "lagesbild_i_tid", _clock(facts.approved, today)
    yield "6 §", "plan_foljs_upp", _told(facts.followed, "uppfoljning_finns", "uppfoljning_saknas")
    yield "9 §", "overenskommelse", (
        ("kan_inte_avgoras", "bara_loften", {"namn": list(facts.agreements)}) if facts.agreements else
        ("saknas", "overenskommelse_saknas", {}))
    yield "10 §", "rad", _UNKNOWN["rad"]
    yield "11 §", "samordning", _UNKNOWN["samordning"]
    yield "12 §", "information", _told(facts.public, "publik_godkand", "publik_saknas")
    yield "13 §", "rapportering", _UNKNOWN["rapportering"]


_UNKNOWN: dict[str, Answer] = {
    name: ("kan_inte_avgoras", f"{name}_okant", {}) for name in ("rad", "samordning", "rapportering")
}


def _sources(facts: Facts, kinds: tuple[str, ...]) -> Answer:
    real, demo = ([k for k in kinds if k in found] for found in (facts.real, facts.demo))
    if real:
        return "uppfylls", "kallor_finns", {"kallslag": real}
    return ("saknas", "bara_demo", {"kallslag": demo}) if demo else ("saknas", "kallor_saknas", {})


def _analysis(facts: Facts) -> Answer:
    if facts.analysis:
        return "uppfylls", "analys_med_orsaker" if facts.causes else "analys_finns", {}
    return "saknas", "orsaker_utan_analys" if facts.causes else "analys_saknas", {}


def _told(met: bool, yes: str, no: str) -> Answer:
    return ("uppfylls", yes, {}) if met else ("saknas", no, {})


def _clock(approved: date | None, today: date) -> Answer:
    if approved is None:
        return "kan_inte_avgoras", "godkannande_okant", {}
    age = months_since(approved, today)
    days = {"godkand": str(approved), "senast": str(_two_years_on(approved))}
    if age >= settings.LAG_MANADER.varde:
        return "saknas", "for_gammal", days
    return "uppfylls", "snart_for_gammal" if age >= settings.LAG_VARNING.varde else "i_tid", days


def _two_years_on(day: date) -> date:
    """The same day two years later; 28 February for a leap day."""
    year = day.year + int(settings.LAG_MANADER.varde) // 12
    return date(year, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
