"""Counts of EST reports in some ISO weeks as an edition may show them: in one place, so that all pages show alike."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from transforms import disclosure
from transforms.disclosure import Cell, week_cell
from transforms.disclosure.weeks import WHOLE
from transforms.evidence import Row, plain_rows
from transforms.underlag.view import Ground

HIDDEN, NOT_OVER, MISSING = "undertryckt", "ej_hel", "saknas"


class WeekCounts:
    """All reports, by category and by place, of the weeks that begin on some Mondays.

    Attributes:
        synthetic: whether the reports are; real ones where there are any, never both. None without reports.
        rows: (category or `*`, Monday) -> its row of `mart_vecka`.
        pattern: what must be hidden outside the house; hidden: what this edition hides.
    """

    def __init__(self, ground: Ground, mondays: Sequence[date]) -> None:
        self._ground, self._mondays = ground, list(mondays)
        first = ground.con.execute("select min(syntetisk) from mart_vecka").fetchone()
        self.synthetic: bool | None = first[0] if first else None
        self.rows = {(r["kategori"], _day(r["mandag"])): r for r in self._read("mart_vecka")}
        found = {self.cell(key, monday): row["antal"] for (key, monday), row in self.rows.items()}
        found |= {self.cell(r["omrade_kod"], _day(r["mandag"])): r["antal"] for r in self._read("mart_veckoplats")}
        places = [p.plats_id for p in ground.registry.platser(ground.unit.kommun)]
        self.pattern = disclosure.pattern_of_weeks(found, {key for key, _ in self.rows} - {WHOLE}, places)
        outside = ground.unit.edition != "intern"
        self.hidden = frozenset(self.pattern.guarded | self.pattern.beside) if outside else frozenset[Cell]()

    def _read(self, mart: str) -> list[Row]:
        query = f"select * from {mart} where syntetisk = $syntetisk and list_contains($veckor, mandag) order by all"
        return plain_rows(self._ground.con, query, {"syntetisk": bool(self.synthetic), "veckor": self._mondays})

    def cell(self, key: str, monday: date) -> Cell:
        """What a count of this kommun's week is known by."""
        return week_cell(str(monday), key, bool(self.synthetic))

    def hides(self, key: str, monday: date) -> bool:
        """True when the edition may not show the count."""
        return self.cell(key, monday) in self.hidden

    def count(self, key: str, monday: date) -> int:
        """The count, hidden or not; 0 where nothing is delivered."""
        row = self.rows.get((key, monday))
        return row["antal"] if row else 0

    def told(self, key: str, monday: date) -> dict[str, Any]:
        """The count as a record has it: `antal`, and in `flagga` why there is none or that the week was not over."""
        row = self.rows.get((key, monday))
        if row is None:
            return {"antal": None, "flagga": MISSING}
        if self.hides(key, monday):
            return {"antal": None, "flagga": HIDDEN}
        return {"antal": row["antal"], "flagga": "" if row["hel"] else NOT_OVER}


def iso(monday: date) -> str:
    """The week of a Monday as the contract writes it."""
    return f"{monday:%G-W%V}"


def _day(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])
