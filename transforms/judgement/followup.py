"""The outcome of a promise before and after, against a comparison, with the smallest change that could be seen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from transforms import settings
from transforms.evidence import Row
from transforms.judgement.comparison import Beside, Months
from transforms.period import Period
from transforms.registry import Lofte
from transforms.statistics import counts
from transforms.statistics.contrast import Pair
from transforms.statistics.followup import Followup, Verdict, interrupted
from transforms.statistics.followup import followup as compare
from transforms.statistics.result import Result

Own = dict[int, tuple[int, float]]
Choose = Callable[[str, Own], Beside | None]
_LATEST_START = (3, 31)
CANNOT_SAY = "kan inte bedömas"
_ANSWERS: dict[Verdict, str] = {
    "minskade_mer": "minskade mer än jämförelsen", "okade_mer": "ökade mer än jämförelsen",
    "ingen_synlig_skillnad": "ingen synlig skillnad", "kan_inte_bedomas": CANNOT_SAY,
}


@dataclass(frozen=True)
class Outcome:
    """One series before and after; counts per calendar year.

    Attributes:
        areas: where; empty for the whole kommun.
        ratio, lo, hi: ratio of ratios against `beside`, without one the plain ratio per inhabitant.
        smallest_fall: the smallest fall that these numbers would show, as a share; None when none would be.
        reason: code of why the answer is what it is; flags: those of `statistics.followup`.
        difference: weighted displacement difference, in events; steps: ratio of the steps of two monthly series.
        unplaced: incidents of the two years without a known place, which are on neither side; None for the kommun.
    """

    problem: str
    indikator_id: str
    before_year: int
    after_year: int
    before: int
    after: int
    ratio: float | None
    lo: float | None
    hi: float | None
    smallest_fall: float | None
    slutsats: str
    reason: str
    flags: tuple[str, ...] = ()
    beside: Beside | None = None
    difference: Result | None = None
    steps: Result | None = None
    areas: tuple[str, ...] = ()
    demo: bool = False
    unplaced: tuple[int, int] | None = None


def began(lofte: Lofte, period: Period) -> bool:
    """Promises that began in or before the period are followed up; undated ones never are."""
    start = lofte.overenskommelse.fran
    return start is not None and start <= period.last


def years(lofte: Lofte) -> tuple[int, int]:
    """The whole calendar years compared: the one before the start, and the first that lies (nearly) after it.

    A promise that begins by 31 March has its first year as "after"; a later one the year that follows.
    """
    start = lofte.overenskommelse.fran or date.min
    first = start.year if (start.month, start.day) <= _LATEST_START else start.year + 1
    return start.year - 1, first


def outcomes(
    lofte: Lofte, rows: Iterable[Row], kommun: str, period: Period, choose: Choose = lambda _problem, _own: None
) -> list[Outcome]:
    """Reported crime per problem before and after; across a break in the series the two have no ratio.

    `choose` answers with the comparison for a problem and the kommun's own (count, thousands of inhabitants) per year.
    Without one the verdict cannot be given.
    """
    before_year, after_year = years(lofte)
    if after_year > period.last_whole_year:
        return []
    series = {(r["problem"], r["ar"]): r for r in rows
              if r["indikator_id"].endswith(".brott_per_1000") and r["omrade_kod"] == kommun and not r["syntetisk"]}
    people = {r["ar"]: r["antal"] / r["varde"] for r in series.values() if r["varde"]}
    found = []
    seen: set[tuple[int, int]] = set()
    for problem in lofte.problem:
        mine = {ar: r for (own, ar), r in series.items() if own == problem}
        before, after = mine.get(before_year), mine.get(after_year)
        if before and after:
            numbers = (before["antal"], after["antal"])
            if before["bredare"] and numbers in seen:
                continue  # two problems that share one wider series are one outcome
            seen.add(numbers)
            found.append(_reported(problem, mine, people, (before_year, after_year), choose))
    return found


def _reported(
    problem: str, mine: dict[int, Row], people: dict[int, float], compared: tuple[int, int], choose: Choose
) -> Outcome:
    """`people` = thousands per year, from any series of the year: a count of nothing does not tell it itself."""
    before_year, after_year = compared
    broken = any("seriebrott" in row["flaggor"] for ar, row in mine.items() if before_year < ar <= after_year)
    known = before_year in people and after_year in people
    over = (people[before_year], people[after_year]) if known else (1.0, 1.0)
    counted = {ar: row["antal"] for ar, row in mine.items()}
    earlier = _unbroken(mine, before_year)
    needed: Own = {ar: (counted[ar], 1000 * people[ar]) for ar in [*earlier, before_year, after_year] if ar in people}
    beside = None if broken or not known else choose(problem, needed)
    return _outcome(f"{problem}.brott", counted, compared, over, beside, earlier, broken)


def _unbroken(mine: dict[int, Row], before_year: int) -> list[int]:
    """The years before the year before, consecutive and oldest first, as far back as the series is the same."""
    found, year = [], before_year
    while "seriebrott" not in mine[year]["flaggor"] and year - 1 in mine:
        year -= 1
        found.append(year)
    return found[::-1]


def at_places(lofte: Lofte, problem: str, areas: Sequence[str], months: Months, period: Period) -> Outcome | None:
    """Incidents at a promise's places before and after, against the other known places of the kommun.

    None until the year after is over, or when a year lacks a month.
    """
    compared = years(lofte)
    inside, outside, unplaced = (months.years(c) for c in (months.inside, months.outside, months.unplaced))
    if compared[1] > period.last_whole_year or any(year not in inside for year in compared):
        return None
    earlier: list[int] = []
    while (year := compared[0] - 1 - len(earlier)) in inside:
        earlier.insert(0, year)
    needed = (*earlier, *compared)
    beside = Beside("ovriga_platser", 1, {year: outside[year] for year in needed}, None)
    return _outcome(f"{problem}.handelser", inside, compared, (1.0, 1.0), beside, earlier, False, tuple(areas),
                    _steps(lofte, months, period), months.demo, (unplaced[compared[0]], unplaced[compared[1]]))


def _outcome(
    indikator_id: str, counted: dict[int, int], compared: tuple[int, int], over: tuple[float, float],
    beside: Beside | None, earlier: Sequence[int], broken: bool, areas: tuple[str, ...] = (),
    steps: Result | None = None, demo: bool = False, unplaced: tuple[int, int] | None = None,
) -> Outcome:
    first, last = compared
    answer = compare(
        Pair(counted[first], counted[last], 1.0, over[1] / over[0]),
        None if beside is None else _pair(beside, compared, over[0]), interrupted=steps, broken=broken,
        earlier=[] if beside is None else [(counted[year], beside.counts[year]) for year in earlier],
        level=settings.KONFIDENS.varde, power=settings.STYRKA.varde, largest_unseen=settings.STORSTA_OSEDDA.varde,
        percent_from=int(settings.MIN_PROCENT.varde), min_years=int(settings.MIN_AR_FORE.varde), apart=last - first)
    main = answer.main
    if main is None and not broken:
        main = counts.ratio(counted[last], counted[first], over[1], over[0], settings.KONFIDENS.varde)
    ratio, lo, hi = (None, None, None) if main is None else (main.estimate, main.lo, main.hi)
    return Outcome(indikator_id.partition(".")[0], indikator_id, first, last, counted[first], counted[last], ratio, lo,
                   hi, answer.smallest_fall, _ANSWERS[answer.verdict], _reason(answer), answer.flags, beside,
                   answer.difference, steps, areas, demo, unplaced)


def _pair(beside: Beside, compared: tuple[int, int], people_before: float) -> Pair:
    """The comparison's counts over its inhabitants, in multiples of the kommun's own: the WDD is then in its events.

    Places are taken as they are: the same ones in both years.
    """
    before, after = (beside.counts[year] for year in compared)
    if beside.people is None:
        return Pair(before, after)
    sizes = [beside.people[year] / (1000 * people_before) for year in compared]
    return Pair(before, after, *sizes)


def _reason(answer: Followup) -> str:
    if answer.verdict != "kan_inte_bedomas":
        return "ej_mot_tidigare_ar" if "ej_mot_tidigare_ar" in answer.flags else answer.verdict
    return next((flag for flag in ("seriebrott", "ingen_jamforelse", "for_fa_ar") if flag in answer.flags), "for_fa")


def _steps(lofte: Lofte, months: Months, period: Period) -> Result | None:
    """The two monthly series around the promise's start, when they are unbroken and carry it."""
    start = lofte.overenskommelse.fran
    assert start is not None
    kept = [month for month in months.months if month <= period.last]
    numbers = [month.year * 12 + month.month for month in kept]
    if not kept or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return None
    at = start.year * 12 + start.month + (start.day > 1) - numbers[0]
    if at < settings.MIN_FORE.varde or len(kept) - at < settings.MIN_EFTER.varde:
        return None
    found = interrupted(
        months.inside[: len(kept)], months.outside[: len(kept)], at, kept[0].month, level=settings.KONFIDENS.varde,
        min_before=int(settings.MIN_FORE.varde), min_after=int(settings.MIN_EFTER.varde),
        min_mean=settings.MIN_MANADSMEDEL.varde)
    return None if found.estimate is None else found
