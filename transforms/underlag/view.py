"""What the database knows, as one edition may show it."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from transforms import disclosure, evidence, settings
from transforms.disclosure import masked
from transforms.earlier import Named, Record, named
from transforms.evidence import Claim, Row
from transforms.period import Period
from transforms.registry import Lofte, Registry
from transforms.statistics import counts
from transforms.swedish import evidence as words
from transforms.swedish import times


@dataclass(frozen=True)
class Unit:
    """What one report is about: a kommun, a period and an edition."""

    kommun: str
    period: Period
    edition: str


class Ground:
    """A finished database, the unit that is asked for, and the names of its areas and places by code."""

    def __init__(self, unit: Unit, registry: Registry, con: duckdb.DuckDBPyConnection) -> None:
        self.unit, self.registry, self.con = unit, registry, con
        self.areas = con.execute("select omrade_kod, namn, niva from reg_omraden order by omrade_kod").fetchall()
        self.names: dict[str, str] = {kod: namn for kod, namn, _ in self.areas}


class View(Ground):
    """A finished database seen through an edition: its indicators, names, and what must be hidden.

    `earlier` = the records of publications of earlier periods; `months` = its months, assessed or not; `told` = what
    people outside the house have of other periods.
    """

    def __init__(
        self, unit: Unit, registry: Registry, con: duckdb.DuckDBPyConnection, earlier: Sequence[Record] = (),
        months: Sequence[Row] = (), told: disclosure.Told | None = None,
    ) -> None:
        super().__init__(unit, registry, con)
        self.earlier = tuple(earlier)
        self.rows = evidence.read_indicators(con)
        self._layers = {niva: [kod for kod, _, own in self.areas if own == niva]
                        for niva in ("regso", "deso", "omrade")}
        self._waves = {(r["problem"], r["omrade_kod"], r["syntetisk"], r["ar"]): r["antal"] for r in self.rows
                       if r["indikator_id"].endswith(".trygghet")}
        self._series = self._wider_series()
        self._windows = {(r["problem"], r["omrade_kod"], r["ar"], r["syntetisk"]): r["dygnstid"]
                         for r in evidence.plain_rows(con, "select * from platser where dygnstid is not null")}
        self.pattern = self._pattern(months, told or disclosure.Told())
        self.audience = disclosure.Audience(unit.edition, registry.platser(unit.kommun))
        self.beside = set() if unit.edition == "intern" else (
            self.pattern.beside | disclosure.small_cells(self.rows))

    def _pattern(self, months: Sequence[Row], before: disclosure.Told) -> disclosure.Pattern:
        """What is hidden. A sensitive problem has no row below the kommun, so nothing there can be subtracted.

        What lies after the period is told of by reports of later periods alone.
        """
        period = self.unit.period
        places = self.registry.platser(self.unit.kommun)
        types = {f"typ:{p.typ}": [q.plats_id for q in places if q.typ == p.typ] for p in places}
        told = [row for row in self.rows if row["ar"] <= period.last_whole_year
                and (row["omrade_kod"] == self.unit.kommun or not self.registry.problem[row["problem"]].kansligt)]
        months = [month for month in months if month["period"] <= f"{period.last:%Y-%m}"]
        return disclosure.pattern(told, months, self.unit.kommun, types, self._layers, before)

    def _wider_series(self) -> dict[str, str]:
        rows = self.con.execute(
            "select problem, arg_max(kod, ar) from mart_brottskoder where bredare and not syntetisk group by problem"
        )
        return dict(rows.fetchall())

    def shown_before(self, lofte: Lofte) -> Named | None:
        """What the latest lägesbild before a promise named for its problems; None when none is at hand."""
        return named(self.earlier, lofte, self.registry.platser(self.unit.kommun))

    def shown(self, row: Row | None) -> Row | None:
        """An indicator as this edition may show it. A difference between waves is hidden with either wave's share."""
        if row is None:
            return None
        waves = {key: self._waves.get((row["problem"], row["omrade_kod"], row["syntetisk"], row[year]))
                 for key, year in (("antal", "ar"), ("jamfor_antal", "jamfor_ar"))}
        judged = row | waves if row["indikator_id"].endswith(".trygghet_skillnad") else row
        hidden = masked(judged, self.unit.edition, self.registry, self.unit.kommun, self.beside)
        return hidden if "undertryckt" in hidden["flaggor"] else hidden | {key: row[key] for key in waves}

    def hides(self, row: Row) -> bool:
        """True when the edition hides what this number is."""
        shown = self.shown(row)
        return shown is not None and "undertryckt" in shown["flaggor"]

    def opened(self) -> list[Row]:
        """All indicators as the edition shows them: what is hidden has neither number nor test."""
        return [shown for shown in map(self.shown, self.rows) if shown is not None]

    def sentence(self, claim: Claim, *, contradicts: bool = False) -> str:
        """A claim in Swedish, with nothing that the edition hides; a contradiction tells what rise it had shown."""
        row = self.shown(claim.row)
        assert row is not None
        window = self._windows.get((row["problem"], row["omrade_kod"], row["ar"], row["syntetisk"]))
        if self.unit.edition == "publik":
            window = None
        hours = times.hours if self.unit.edition == "intern" else times.day_part
        rise = None
        if contradicts and row["matt"] == "kvot" and row["jamfor_antal"]:
            rise = counts.smallest_detectable_rise(row["jamfor_antal"], settings.STYRKA.varde, settings.ALFA.varde)
        problem = self.registry.problem[claim.problem]
        return words.claim(
            row, self.shown(claim.context), problem.namn, words.area(row["omrade_kod"], self.names),
            series=self._series.get(claim.problem, "") if claim.wider and claim.kallslag == "brottsstatistik" else "",
            coarser=claim.coarser, detected=claim.detected, time=hours(window) if window else "", rise=rise,
        )
