"""The record of one ISO week, `vecka.json`: what was decided, reported, where, when and by whom, and what is ahead."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import duckdb

from transforms import disclosure, settings
from transforms.disclosure import Cell, Pattern, week_cell
from transforms.disclosure.weeks import WHOLE
from transforms.evidence import Row, covers_or_follows, plain_rows
from transforms.measure.weeks import BEFORE, YEAR
from transforms.registry import Registry
from transforms.underlag.schema import validate
from transforms.underlag.sources import sources
from transforms.underlag.view import Ground, Unit
from transforms.underlag.week_ahead import calendar, lights, measures
from transforms.underlag.week_reports import coverage, deviations, places, times

_HIDDEN, _NOT_OVER, _MISSING = "undertryckt", "ej_hel", "saknas"


class Week:
    """One week of one kommun, as an edition may show it, on a finished database (`warehouse.build_week`)."""

    def __init__(self, unit: Unit, registry: Registry, con: duckdb.DuckDBPyConnection, seed: int = 1) -> None:
        self.ground, self._seed = Ground(unit, registry, con), seed
        self.monday = unit.period.first
        self.weeks = [self.monday - timedelta(weeks=k) for k in range(BEFORE, -1, -1)]
        self.year_before = [monday - timedelta(weeks=YEAR) for monday in self.weeks]
        # Real reports where there are any; synthetic ones are never counted among them.
        first = con.execute("select min(syntetisk) from mart_vecka").fetchone()
        self.synthetic: bool | None = first[0] if first else None
        self._rows = {(r["kategori"], _day(r["mandag"])): r for r in self._read("mart_vecka")}
        self.counts = self._counts()
        self.pattern = self._pattern()
        self.hidden = frozenset() if unit.edition == "intern" else frozenset(self.pattern.guarded | self.pattern.beside)

    def _read(self, mart: str) -> list[Row]:
        query = (f"select * from {mart} where syntetisk = $syntetisk and list_contains($veckor, mandag) "
                 "order by all")
        params = {"syntetisk": bool(self.synthetic), "veckor": [*self.weeks, *self.year_before]}
        return plain_rows(self.ground.con, query, params)

    def _counts(self) -> dict[Cell, int]:
        """Every count of the ten weeks: all reports, by category, by place."""
        found = {self.cell(key, monday): row["antal"] for (key, monday), row in self._rows.items()}
        return found | {self.cell(row["omrade_kod"], _day(row["mandag"])): row["antal"]
                        for row in self._read("mart_veckoplats")}

    def _pattern(self) -> Pattern:
        named = [p.plats_id for p in self.ground.registry.platser(self.ground.unit.kommun)]
        return disclosure.pattern_of_weeks(self.counts, {key for key, _ in self._rows} - {WHOLE}, named)

    def cell(self, key: str, monday: date) -> Cell:
        """What a count of this kommun's week is known by."""
        return week_cell(str(monday), key, bool(self.synthetic))

    def _hides(self, key: str) -> bool:
        return self.cell(key, self.monday) in self.hidden

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
            "rapportorer": coverage(ground, self.synthetic, self.weeks),
            "avvikelser": deviations(ground, self.synthetic, self._hides),
            "platser": places(ground, self.synthetic, self.weeks, self._hides),
            "tider": times(ground, self.synthetic, self._seed),
            "kalender": calendar(ground), "lage": lights(ground),
            "rojandekontroll": {"troskel": int(settings.TROSKEL.varde), "undertryckta": self._hidden_shown()},
        }
        validate(record, "week.json")
        if unit.edition != "intern":
            disclosure.check_week(_shown(record, bool(self.synthetic)), self.pattern)
        return record

    def _reports(self) -> dict[str, Any]:
        """All reports first, then the categories with a count to show; by name where an order would tell."""
        keys = sorted({key for key, monday in self._rows if key != WHOLE and self._count(key, monday)
                       and self.cell(key, monday) not in self.hidden})
        if self.ground.unit.edition == "intern":
            keys.sort(key=lambda key: -self._count(key, self.monday))
        return {
            "demo": self.synthetic, "lage": self._state(), "veckor": [_iso(m) for m in self.weeks],
            "i_fjol": [_iso(m) for m in self.year_before],
            "rader": [{"kategori": key, "antal": [self._cell_shown(key, m) for m in self.weeks],
                       "i_fjol": [self._cell_shown(key, m) for m in self.year_before]}
                      for key in ([WHOLE, *keys] if self._rows else [])],
        }

    def _count(self, key: str, monday: date) -> int:
        row = self._rows.get((key, monday))
        return row["antal"] if row else 0

    def _state(self) -> str:
        """What is known of the week: `ingen_kalla`, `saknas` (not delivered), `ej_hel`, `inga` (no report) or `hel`."""
        if self.synthetic is None:
            return "ingen_kalla"
        row = self._rows.get((WHOLE, self.monday))
        if row is None:
            return _MISSING
        return _NOT_OVER if not row["hel"] else "hel" if row["antal"] else "inga"

    def _cell_shown(self, key: str, monday: date) -> dict[str, Any]:
        row = self._rows.get((key, monday))
        if row is None:
            return {"antal": None, "flagga": _MISSING}
        if self.cell(key, monday) in self.hidden:
            return {"antal": None, "flagga": _HIDDEN}
        return {"antal": row["antal"], "flagga": "" if row["hel"] else _NOT_OVER}

    def _hidden_shown(self) -> int:
        return sum(self._count(*key) > 0 and self.cell(*key) in self.hidden for key in self._rows)


def _day(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])


def _iso(monday: date) -> str:
    return f"{monday:%G-W%V}"


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


