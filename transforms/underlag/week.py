"""The record of one ISO week, `vecka.json`: what was decided, reported, where, when and by whom, and what is ahead."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import duckdb

from transforms import disclosure, settings
from transforms.disclosure import Cell, week_cell
from transforms.disclosure.weeks import WHOLE
from transforms.evidence import covers_or_follows
from transforms.measure.weeks import BEFORE, YEAR
from transforms.registry import Registry
from transforms.underlag.schema import validate
from transforms.underlag.sources import sources
from transforms.underlag.view import Ground, Unit
from transforms.underlag.week_ahead import calendar, lights, measures
from transforms.underlag.week_counts import MISSING, NOT_OVER, WeekCounts, iso
from transforms.underlag.week_reports import coverage, deviations, places, times


class Week:
    """One week of one kommun, as an edition may show it, on a finished database (`warehouse.build_week`)."""

    def __init__(self, unit: Unit, registry: Registry, con: duckdb.DuckDBPyConnection, seed: int = 1) -> None:
        self.ground, self._seed = Ground(unit, registry, con), seed
        self.monday = unit.period.first
        self.weeks = [self.monday - timedelta(weeks=k) for k in range(BEFORE, -1, -1)]
        self.year_before = [monday - timedelta(weeks=YEAR) for monday in self.weeks]
        self.counted = WeekCounts(self.ground, [*self.weeks, *self.year_before])

    def _hides(self, key: str) -> bool:
        return self.counted.hides(key, self.monday)

    def record(self, today: date) -> dict[str, Any]:
        """The whole record, checked by its schema and by disclosure control. It holds no time of its making.

        Raises:
            BrokenContractError: it does not fit its schema. DisclosureError: something hidden would be shown.
        """
        ground, unit = self.ground, self.ground.unit
        kallor = sources(ground.con, unit.edition)
        loften = [lofte for lofte in ground.registry.loften_for(unit.kommun) if covers_or_follows(lofte, unit.period)]
        record = {
            "version": 1,
            "omrade": {"kommuner": [unit.kommun], "namn": ground.registry.kommun(unit.kommun).namn},
            "period": unit.period.text, "utgava": unit.edition,
            "syntetiskt": any(k["syntetisk"] and k["anvand"] for k in kallor),
            "kallor": kallor,
            "atgarder": measures(ground, loften, today),
            "rapporter": self._reports(),
            "rapportorer": coverage(ground, self.counted.synthetic, self.weeks),
            "avvikelser": deviations(ground, self.counted.synthetic, self._hides),
            "platser": places(ground, self.counted.synthetic, self.weeks, self._hides),
            "tider": times(ground, self.counted.synthetic, self._seed),
            "kalender": calendar(ground), "lage": lights(ground),
            "rojandekontroll": {"troskel": int(settings.TROSKEL.varde), "undertryckta": self._hidden_shown()},
        }
        validate(record, "week.json")
        if unit.edition != "intern":
            disclosure.check_week(_shown(record, bool(self.counted.synthetic)), self.counted.pattern)
        return record

    def _reports(self) -> dict[str, Any]:
        """All reports first, then the categories with a count to show; by name where an order would tell."""
        keys = sorted({key for key, monday in self.counted.rows if key != WHOLE and self.counted.count(key, monday)
                       and not self.counted.hides(key, monday)})
        if self.ground.unit.edition == "intern":
            keys.sort(key=lambda key: -self.counted.count(key, self.monday))
        return {
            "demo": self.counted.synthetic, "lage": self._state(), "veckor": [iso(m) for m in self.weeks],
            "i_fjol": [iso(m) for m in self.year_before],
            "rader": [{"kategori": key, "antal": [self.counted.told(key, m) for m in self.weeks],
                       "i_fjol": [self.counted.told(key, m) for m in self.year_before]}
                      for key in ([WHOLE, *keys] if self.counted.rows else [])],
        }

    def _state(self) -> str:
        """What is known of the week: `ingen_kalla`, `saknas` (not delivered), `ej_hel`, `inga` (no report) or `hel`."""
        if self.counted.synthetic is None:
            return "ingen_kalla"
        row = self.counted.rows.get((WHOLE, self.monday))
        if row is None:
            return MISSING
        return NOT_OVER if not row["hel"] else "hel" if row["antal"] else "inga"

    def _hidden_shown(self) -> int:
        return sum(self.counted.count(*key) > 0 and self.counted.hides(*key) for key in self.counted.rows)


def _shown(record: Mapping[str, Any], synthetic: bool) -> dict[Cell, int]:
    """Every count of a week that stands in the finished record."""
    found: dict[Cell, int] = {}
    reports = record["rapporter"]
    for row in reports["rader"]:
        for weeks, cells in ((reports["veckor"], row["antal"]), (reports["i_fjol"], row["i_fjol"])):
            for week, cell in zip(weeks, cells, strict=True):
                if cell["antal"] is not None:
                    found[_known_by(week, row["kategori"], synthetic)] = cell["antal"]
    for place in record["platser"]:
        found[_known_by(record["period"], place["plats_id"], synthetic)] = place["antal"]
    for row in record["avvikelser"]["rader"]:
        if row["antal"] is not None:
            found[_known_by(record["period"], row["kategori"], synthetic)] = row["antal"]
    return found


def _known_by(week: str, key: str, synthetic: bool) -> Cell:
    return week_cell(str(date.fromisocalendar(int(week[:4]), int(week[6:]), 1)), key, synthetic)


