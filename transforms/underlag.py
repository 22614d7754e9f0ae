"""The result of a build, `underlag.json`: judged evidence in the contract's keys and order, checked by its schema."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import jsonschema

from transforms import deviation, disclosure, evidence, places, settings
from transforms.disclosure import masked, small
from transforms.errors import BrokenContractError
from transforms.evidence import Claim, Row
from transforms.judgement import followability, followup, gaps
from transforms.judgement.utslag import Utslag, decide
from transforms.period import Period
from transforms.registry import KALLSLAG, Lofte, Registry
from transforms.swedish import evidence as words

_ACCOUNT = ("rader", "godkanda", "karantan", "dubbletter", "personrader", "ersatta", "rattade")
SCHEMA = Path(__file__).with_name("underlag.schema.json")


@dataclass(frozen=True)
class Unit:
    """What one report is about: a kommun, a period and an edition."""

    kommun: str
    period: Period
    edition: str


@dataclass(frozen=True)
class Judged:
    """A promise with its verdicts (empty when it ended before the period)."""

    lofte: Lofte
    verdicts: tuple[Utslag, ...]


class Assembly:
    """Puts one unit's underlag together from a finished database."""

    def __init__(self, unit: Unit, registry: Registry, con: duckdb.DuckDBPyConnection) -> None:
        self.unit, self.registry, self.con = unit, registry, con
        self.rows = evidence.read_indicators(con)
        self.places = places.read_places(con)
        self.months = deviation.read(con)
        self.names = dict(con.execute("select omrade_kod, namn from reg_omraden").fetchall())
        self.waves = {(r["problem"], r["omrade_kod"], r["syntetisk"], r["ar"]): r["antal"] for r in self.rows
                      if r["indikator_id"].endswith(".trygghet")}
        self.series = self._series()
        self.beside = disclosure.secondary(self.rows, self._sums()) if unit.edition != "intern" else set()
        self.judged = tuple(self._judge(lofte) for lofte in registry.loften_for(unit.kommun))

    def _sums(self) -> list[tuple[str, list[str]]]:
        """Areas that are sums of others: the kommun of its RegSO and of its places, a type of its places."""
        places = self.registry.platser(self.unit.kommun)
        regso = [kod for kod in self.names if kod[:4] == self.unit.kommun and len(kod) == 8 and kod[4] == "R"]
        types = {f"typ:{p.typ}": [q.plats_id for q in places if q.typ == p.typ] for p in places}
        whole = [(self.unit.kommun, regso), (self.unit.kommun, [p.plats_id for p in places])]
        return [*types.items(), *whole, *types.items()]

    def _series(self) -> dict[str, str]:
        rows = self.con.execute(
            "select problem, arg_max(kod, ar) from mart_brottskoder where bredare and not syntetisk group by problem"
        )
        return dict(rows.fetchall())

    def _judge(self, lofte: Lofte) -> Judged:
        if not evidence.covers_or_follows(lofte, self.unit.period):
            return Judged(lofte, ())
        last = evidence.cutoff_year(lofte, self.unit.period)
        place = evidence.scope(lofte, self.unit.kommun)
        oldest = last - settings.MAX_ALDER.varde
        verdicts = []
        for kallslag in KALLSLAG:
            found = evidence.claims(lofte, kallslag, self.rows, self.registry, self.unit.kommun, last)
            delivered = [r for r in self.rows if r["kallslag"] == kallslag and oldest < r["ar"] <= last]
            verdicts.append(decide(lofte, kallslag, found, place, delivered))
        return Judged(lofte, tuple(verdicts))

    def shown(self, row: Row | None) -> Row | None:
        """An indicator as this edition may show it. A difference between waves is hidden with either wave's share."""
        if row is None:
            return None
        waves = {key: self.waves.get((row["problem"], row["omrade_kod"], row["syntetisk"], row[year]))
                 for key, year in (("antal", "ar"), ("jamfor_antal", "jamfor_ar"))}
        judged = row | waves if row["indikator_id"].endswith(".trygghet_skillnad") else row
        hidden = masked(judged, self.unit.edition, self.registry, self.unit.kommun, self.beside)
        return hidden if "undertryckt" in hidden["flaggor"] else hidden | {key: row[key] for key in waves}

    def sentence(self, claim: Claim) -> str:
        """A claim in Swedish, with nothing that the edition hides."""
        row = self.shown(claim.row)
        assert row is not None
        problem = self.registry.problem[claim.problem]
        return words.claim(
            row, self.shown(claim.context), problem.namn, words.area(row["omrade_kod"], self.names),
            series=self.series.get(claim.problem, "") if claim.wider and claim.kallslag == "brottsstatistik" else "",
            coarser=claim.coarser, detected=claim.detected,
        )

    def underlag(self) -> dict[str, Any]:
        """The whole record, keys in the contract's order; `skapad` is the one place that holds the time."""
        last = self.unit.period.last_whole_year
        made = [self._indicator(row) for row in self.rows if row["ar"] <= last]
        # A row that is there, even empty, would say that something sensitive happened at a place.
        shown = [i for i in made if "kansligt" not in i["flaggor"]]
        kallor = self._kallor()
        avvikelser = deviation.shown(self.months, self.unit.edition)
        record = {
            "version": 1,
            "omrade": {"kommuner": [self.unit.kommun], "namn": self.registry.kommun(self.unit.kommun).namn},
            "period": self.unit.period.text, "utgava": self.unit.edition,
            "skapad": datetime.now(UTC).isoformat(timespec="seconds"),
            "syntetiskt": any(k["syntetisk"] and k["anvand"] for k in kallor),
            "kallor": kallor, "indikatorer": shown, "platser": self._platser(), "avvikelser": avvikelser,
            "prioritering": self._prioritering(),
            "loften": [self._lofte(judged) for judged in self.judged],
            "problem_utan_lofte": self._without_promise(),
            "lofte_utan_problem": [
                {"lofte_id": j.lofte.lofte_id, "skal": words.gap("motsagt_utan_stod", {})}
                for j in self.judged if gaps.contradicted(j.verdicts)
            ],
            "rojandekontroll": {
                "troskel": int(settings.TROSKEL.varde),
                "undertryckta": sum("undertryckt" in i["flaggor"] for i in made)
                + sum(a["flagga"] == "undertryckt" for a in avvikelser),
                "sekundart_undertryckta": sum("sekundart" in i["flaggor"] for i in made),
            },
        }
        validate(record)
        return record

    def _kallor(self) -> list[dict[str, Any]]:
        rows = self.con.execute("select * from leverans order by fil").df().to_dict("records")
        return [
            {"kalla_id": f"k{r['fil_id']}", "kallslag": r["kallslag"], "titel": r["titel"], "producent": r["producent"],
             "period": None, "hamtad": r["leveransdatum"], "sha256": r["sha256"],
             **{k: self._count(r[k]) for k in _ACCOUNT},
             "anvand": bool(r["godkanda"] and r["godkanda"] > 0), "begransning": r["begransning"],
             "syntetisk": bool(r["syntetisk"])}
            for r in rows
        ]

    @staticmethod
    def _count(value: float | None) -> int | None:
        return None if value is None or math.isnan(value) else int(value)

    def _indicator(self, raw: Row) -> dict[str, Any]:
        row = self.shown(raw)
        assert row is not None
        flags = [*row["flaggor"], *(["ungefarlig"] if row["bredare"] else []), *(["demo"] if row["syntetisk"] else [])]
        interval = None if row["ki_undre"] is None or row["ki_ovre"] is None else [row["ki_undre"], row["ki_ovre"]]
        return {
            "indikator_id": row["indikator_id"], "kallslag": row["kallslag"], "problem": row["problem"],
            "omrade_kod": row["omrade_kod"], "period": row["period"], "matt": row["matt"], "varde": row["varde"],
            "ki": interval, "antal": row["antal"], "n": row["n"], "metod": row["metod"], "flaggor": flags,
            "kallor": [f"k{fil_id}" for fil_id in row["kallor"]],
        }

    def _platser(self) -> list[dict[str, Any]]:
        """Places and areas of the period's last whole year, as they were tested when the database was built."""
        counts = {(r["omrade_kod"], r["problem"], r["ar"], r["syntetisk"]): r for r in self.rows
                  if r["indikator_id"].endswith(".handelser")}

        def count(place: Row) -> Row | None:
            shown = self.shown(counts[place["omrade_kod"], place["problem"], place["ar"], place["syntetisk"]])
            return None if shown is None or "kansligt" in shown["flaggor"] else shown

        where = places.centres(self.unit.kommun, self.registry)
        return places.places(self.places, count, self.names, where, self.unit.edition)

    def _prioritering(self) -> list[dict[str, Any]]:
        weighed = [j.lofte for j in self.judged if j.verdicts]
        promised = {p: [lofte.lofte_id for lofte in weighed if p in lofte.problem] for p in self.registry.problem}
        last = self.unit.period.last_whole_year
        bound = places.place_bound(self.places)
        return [
            {"problem": problem, "kriterier": criteria, "loften": promised[problem], "underlag": used}
            for problem in self.registry.problem
            for criteria, used in [gaps.criteria(
                problem, self.rows, self.unit.kommun, last, bound.get(problem, "oklart"))] if used
        ]

    def _lofte(self, judged: Judged) -> dict[str, Any]:
        lofte = judged.lofte
        followed = followup.began(lofte, self.unit.period)
        return {
            "lofte_id": lofte.lofte_id, "rubrik": lofte.rubrik, "problem": list(lofte.problem),
            "platser": list(lofte.platser), "slag": lofte.slag, "odaterad": lofte.odaterad,
            "motivering": [self._motivering(v) for v in judged.verdicts],
            "uppfoljbarhet": followability.followability(lofte),
            "uppfoljning": self._uppfoljning(lofte) if followed else {"aktiviteter": [], "utfall": []},
        }

    def _uppfoljning(self, lofte: Lofte) -> dict[str, Any]:
        done = followup.done(lofte, self.con, self.unit.period)
        outcomes = followup.outcomes(lofte, self.rows, self.unit.kommun, self.unit.period)
        return {
            "aktiviteter": [
                {"aktivitet_id": d.aktivitet_id, "lovat": d.lovat, "utfort": d.utfort, "utfall": d.utfall} for d in done
            ],
            "utfall": [self._outcome(o) for o in outcomes],
        }

    def _motivering(self, verdict: Utslag) -> dict[str, Any]:
        return {
            "kallslag": verdict.kallslag, "utslag": verdict.utslag, "demo": verdict.demo,
            "ungefarlig": verdict.ungefarlig, "skal": words.reason(verdict.reason.code, verdict.reason.params),
            "mening": " ".join(self.sentence(c) for c in verdict.claims),
            "indikatorer": [f"{c.row['indikator_id']}@{c.row['omrade_kod']}@{c.row['period']}" for c in verdict.claims],
        }

    def _outcome(self, outcome: followup.Outcome) -> dict[str, Any]:
        hidden = self.unit.edition != "intern" and (small(outcome.before["antal"]) or small(outcome.after["antal"]))
        return {
            "indikator_id": outcome.indikator_id,
            "fore": None if hidden else outcome.before["antal"], "efter": None if hidden else outcome.after["antal"],
            "jamforelse_fore": None, "jamforelse_efter": None,
            "kvot": None if hidden else outcome.ratio,
            "ki": None if hidden or outcome.lo is None or outcome.hi is None else [outcome.lo, outcome.hi],
            "minsta_pavisbara": None if hidden else outcome.smallest_fall, "slutsats": outcome.slutsats,
        }

    def _without_promise(self) -> list[dict[str, Any]]:
        return [{"problem": r["problem"], "omrade_kod": r["omrade_kod"],
                 "skal": words.gap("okade_utan_lofte", {"ar": r["ar"]})} for r in self._risen()]

    def summary(self) -> list[str]:
        """The report's summary, from real sources alone."""
        if not any(not r["syntetisk"] for r in self.rows):
            return [words.SUMMARY_NO_REAL]
        active = [j for j in self.judged if j.verdicts]
        if not active:
            return [words.SUMMARY_NO_PROMISE]
        real = [next(v for v in j.verdicts if v.kallslag == "brottsstatistik") for j in active]
        # A synthetic verdict is none: such a promise lacks a real series.
        verdicts = {key: sum(("saknas" if v.demo else v.utslag) == key for v in real) for key in words.UTSLAG}
        sentences = [f"{j.lofte.rubrik}: {words.UTSLAG[v.utslag]}. {' '.join(self.sentence(c) for c in v.claims)}"
                     for j, v in zip(active, real, strict=True) if v.claims and not v.demo]
        gap_sentences = [words.SUMMARY_GAP.format(mening=self.sentence(self._gap_claim(row))) for row in self._risen()]
        return [words.summary_counts(len(active), verdicts), *sentences, *gap_sentences, words.SUMMARY_NO_REFERENCE]

    def _risen(self) -> list[Row]:
        promised = {p for j in self.judged if j.verdicts for p in j.lofte.problem}
        return gaps.risen_without_promise(self.rows, promised, self.unit.kommun, self.unit.period.last_whole_year)

    @staticmethod
    def _gap_claim(row: Row) -> Claim:
        return Claim(row["kallslag"], row["problem"], row, None, wider=False, coarser=False, demo=False)


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def validate(record: dict[str, Any]) -> None:
    """Check a record against the shipped schema.

    Raises:
        BrokenContractError: naming the first places that do not fit.
    """
    faults = sorted(_validator().iter_errors(record), key=lambda e: list(e.absolute_path))
    if faults:
        first = [f"underlag {'/'.join(map(str, f.absolute_path))}: {f.message[:200]}" for f in faults[:3]]
        raise BrokenContractError("\n".join(first))


def default_period(loften: Sequence[Lofte], crime_years: Sequence[int]) -> str | None:
    """The first year of the latest dated promises, else the latest year with accepted crime data, else None."""
    starts = [lofte.overenskommelse.fran.year for lofte in loften if lofte.overenskommelse.fran]
    return str(max(starts)) if starts else str(max(crime_years)) if crime_years else None
