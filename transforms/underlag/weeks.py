"""The weeks of a period in its lägesbild: what the pages of its weeks said of reports and of who reported."""

from datetime import date, timedelta
from typing import Any

from transforms import disclosure
from transforms.disclosure.weeks import WHOLE
from transforms.period import Period
from transforms.underlag.view import Ground
from transforms.underlag.week_counts import WeekCounts, iso
from transforms.underlag.week_reports import covered

_UNKNOWN = {"rapporterade": None, "aktiva": None, "aktiva_rapporterade": None, "flagga": ""}


def rolled_up(ground: Ground) -> dict[str, Any]:
    """The record's `veckor`: every week whose Thursday lies in the period; none where there are no reports.

    The weekly page has no public edition, so neither have its weeks.

    Raises:
        DisclosureError: something hidden would be shown.
    """
    mondays = _mondays(ground.unit.period)
    counted = WeekCounts(ground, mondays)
    if counted.synthetic is None or ground.unit.edition == "publik":
        return {"demo": None, "rader": []}
    who = {week.pop("vecka"): week for week in covered(ground, counted.synthetic, mondays)}
    told = {monday: counted.told(WHOLE, monday) for monday in mondays}
    if ground.unit.edition != "intern":
        shown = {counted.cell(WHOLE, m): cell["antal"] for m, cell in told.items() if cell["antal"] is not None}
        disclosure.check_week(shown, counted.pattern)
    return {"demo": counted.synthetic, "rader": [
        {"vecka": iso(m), **cell, "rapportorer": who.get(iso(m), _UNKNOWN)} for m, cell in told.items()]}


def _mondays(period: Period) -> list[date]:
    thursday = period.first + timedelta(days=(3 - period.first.weekday()) % 7)
    count = (period.last - thursday).days // 7 + 1
    return [thursday + timedelta(days=7 * k - 3) for k in range(max(count, 0))]
