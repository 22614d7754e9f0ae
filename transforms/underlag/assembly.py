"""The result of a build, `underlag.json`: judged evidence in the contract's keys and order, checked by its schema."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb

from transforms import disclosure, settings
from transforms.earlier import Record
from transforms.evidence import plain_rows
from transforms.judgement import activities, gaps
from transforms.registry import Lofte, Registry
from transforms.swedish import evidence as words
from transforms.underlag import months, perception
from transforms.underlag.dialog import dialog
from transforms.underlag.indicators import indicator
from transforms.underlag.law import law
from transforms.underlag.places import place_bound, places, read_places
from transforms.underlag.plan import action_plan
from transforms.underlag.priorities import priorities, risen, without_promise
from transforms.underlag.promises import judge, promise
from transforms.underlag.schema import validate
from transforms.underlag.sources import sources
from transforms.underlag.summary import summary
from transforms.underlag.thread import red_thread
from transforms.underlag.view import Unit, View
from transforms.underlag.weeks import rolled_up


class Assembly:
    """Puts one unit's underlag together from a finished database."""

    def __init__(
        self, unit: Unit, registry: Registry, con: duckdb.DuckDBPyConnection, earlier: Sequence[Record] = (),
        published: Sequence[Record] = (),
    ) -> None:
        self.months = months.read(con)
        told = disclosure.told_before(published)
        self.view = View(unit, registry, con, earlier, months.with_others(con, self.months, told), told)
        self._log = activities.read(con)
        self._places = read_places(con, unit.period.last_whole_year)
        self._gathered = plain_rows(con, "select * from koncentration order by ar, syntetisk")
        self.judged = tuple(judge(self.view, lofte) for lofte in registry.loften_for(unit.kommun))
        self._risen = risen(self.view, self.judged)

    def underlag(self) -> dict[str, Any]:
        """The whole record, keys in the contract's order; `skapad` is the one place that holds the time."""
        view = self.view
        last = view.unit.period.last_whole_year
        made = [indicator(view, row) for row in view.rows if row["ar"] <= last and view.audience.tells(row)]
        # A row that is there, even empty, would say that something sensitive happened at a place.
        # Which counts are hidden for being small and which beside them stays in the house too.
        shown = [i | {"flaggor": [flag for flag in i["flaggor"] if flag != "sekundart"]}
                 for i in made if "kansligt" not in i["flaggor"]]
        kallor = sources(view.con, view.unit.edition)
        avvikelser = months.shown(self.months, view.unit.edition, view.beside)
        loften = [promise(view, judged, self._log) for judged in self.judged]
        now = datetime.now(UTC)
        record = {
            "version": 1,
            "omrade": {"kommuner": [view.unit.kommun], "namn": view.registry.kommun(view.unit.kommun).namn},
            "period": view.unit.period.text, "utgava": view.unit.edition,
            "skapad": now.isoformat(timespec="seconds"),
            "syntetiskt": any(k["syntetisk"] and k["anvand"] for k in kallor),
            "kallor": kallor, "indikatorer": shown, "platser": places(view, self._places), "avvikelser": avvikelser,
            "dialog": dialog(view),
            "upplevelse": perception.perceptions(view, perception.read(view.con)),
            "prioritering": priorities(view, self.judged, place_bound(self._open(self._places))),
            "loften": loften,
            "problem_utan_lofte": without_promise(self._risen),
            "lofte_utan_problem": [
                {"lofte_id": j.lofte.lofte_id, "skal": words.gap("motsagt_utan_stod", {})}
                for j in self.judged if gaps.contradicted(j.verdicts)
            ],
            "rojandekontroll": {
                "troskel": int(settings.TROSKEL.varde),
                "undertryckta": sum("undertryckt" in i["flaggor"] for i in made)
                + sum(a["flagga"] == "undertryckt" for a in avvikelser),
                # Where none is hidden beside the small ones, all that is hidden is known to be under the threshold.
                "sekundart_undertryckta": 0 if view.unit.edition == "intern" else None,
            },
            "lag": law(view, loften, now.date()), "rod_trad": red_thread(view, loften),
            "atgarder": action_plan(view, self.judged, now.date()), "veckor": rolled_up(view),
        }
        validate(record)
        if view.unit.edition != "intern":
            disclosure.check(record, view.pattern)
        return record

    def _open(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Rows of places whose counts are shown: of a sensitive problem none is, outside the house."""
        shown = {(i["omrade_kod"], i["problem"], i["ar"], i["syntetisk"]) for i in self.view.opened()
                 if i["indikator_id"].endswith(".handelser") and i["antal"] is not None}
        return [r for r in rows if (r["omrade_kod"], r["problem"], r["ar"], r["syntetisk"]) in shown]

    def summary(self) -> list[str]:
        """The report's summary, from real sources alone."""
        return summary(self.view, self.judged, self._risen)

    def concentration(self) -> list[dict[str, Any]]:
        """How gathered the incidents of the year are, of at least a hundred of them: nothing small is in it."""
        return list(self._gathered)

    def tried(self) -> list[dict[str, Any]]:
        """How many months were held against their history, and how many fell out."""
        return months.tried(self.months)

def default_period(loften: Sequence[Lofte], crime_years: Sequence[int]) -> str | None:
    """The first year of the latest dated promises, else the latest year with accepted crime data, else None."""
    starts = [lofte.overenskommelse.fran.year for lofte in loften if lofte.overenskommelse.fran]
    return str(max(starts)) if starts else str(max(crime_years)) if crime_years else None
