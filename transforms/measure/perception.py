"""What people feel beside what is reported: from survey moments and incident counts per area to `upplevelse`.

An area is held against the rest of the kommun: its share by a difference, its rate by a ratio. Both are intervals of a
comparison, so that neither side takes the rest as known. All areas and problems in which both sides carry a number are
one family, real and synthetic ones apart.
"""

from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd

from transforms import settings
from transforms.database import insert, run, sql
from transforms.evidence import Row, plain_rows
from transforms.measure.surveys import shares
from transforms.statistics import counts, waves
from transforms.statistics.display import TOO_FEW
from transforms.statistics.perception import UNKNOWN, UNSAID, Perception, classed
from transforms.statistics.result import Result

_PER = 1000.0
_ROW = {"anmalt": None, "anmalt_undre": None, "anmalt_ovre": None, "anmalt_referens": None, "antal": None,
        "upplevt_referens": None}


def measure_perception(con: duckdb.DuckDBPyConnection, kommun: str, last_year: int) -> None:
    """Fill `upplevelse` with the latest wave of each problem, at most as old as evidence may be."""
    years = {"till": last_year, "efter": last_year - int(settings.MAX_ALDER.varde)}
    felt = run(con, sql("measure")["upplevt"], {"kommun": kommun, **years}).df().to_dict("records")
    reported = {(r["problem"], r["omrade_kod"], r["ar"], r["syntetisk"]): r
                for r in plain_rows(con, sql("measure")["anmalt"])}
    found = [_whole(row) for row in _kommun_rows(con, kommun, years)]
    for origin in (False, True):
        own = [r for r in felt if bool(r["syntetisk"]) == origin]
        found += _areas(own, [reported.get((r["problem"], r["omrade_kod"], r["ar"], origin)) for r in own])
    if found:
        insert(con, "upplevelse", pd.DataFrame(found))


def _areas(felt: Sequence[Row], reported: Sequence[Row | None]) -> list[Row]:
    """Every area of one origin: first which pairs carry numbers, then the classes at the level that they share."""
    own, rest = shares([r["strata"] for r in felt]), shares([r["resten"] for r in felt])
    lacks = [_lacks(f, r) for f, r in zip(felt, reported, strict=True)]
    pairs = [None if a is None or b is None else (a, b) for a, b in zip(own, rest, strict=True)]
    able = [pair is not None and not lack and TOO_FEW not in pair[0].result.flags + pair[1].result.flags
            for pair, lack in zip(pairs, lacks, strict=True)]
    level = 1 - settings.FELRISK_UPPLEVELSE.varde / max(sum(able), 1)
    differences = iter(waves.paired([p for p in pairs if p], level))
    found = []
    for f, r, pair, lack in zip(felt, reported, pairs, lacks, strict=True):
        if pair is None:
            continue
        difference = next(differences)
        ratio = _ratio(r, level) if r and not lack else Result(None, None, None, 0, "kvot_exakt", flags=(lack,))
        perceived = classed(difference, 0.0, ratio, 1.0)
        flags = [*perceived.flags, *([f"anmalt:{lack}"] if lack else []), *_demo(r)]
        found.append(_record(f, "resten", "handelser", flags, perceived) | _felt(pair[0].result, pair[1].p)
                     | (_reported(r) if r else {}))
    return found


def _lacks(felt: Row, reported: Row | None) -> str:
    """Why a pair carries no class whatever its numbers; "" when it may."""
    if reported is None:
        return "saknas"
    if not reported["folk"] or not reported["folk_resten"]:
        return "utan_befolkning"
    return "bredare" if felt["bredare"] or reported["bredare"] else ""


def _ratio(r: Row, level: float) -> Result:
    return counts.ratio(int(r["antal"]), int(r["antal_resten"]), r["folk"], r["folk_resten"], level)


def _felt(share: Result, reference: float) -> Row:
    percent = [None if x is None else 100 * x for x in (share.estimate, share.lo, share.hi)]
    return dict(zip(("upplevt", "upplevt_undre", "upplevt_ovre"), percent, strict=True)) | {
        "upplevt_referens": 100 * reference, "svar": share.n}


def _reported(r: Row) -> Row:
    rate = counts.rate(int(r["antal"]), r["folk"] or 0.0, _PER, settings.KONFIDENS.varde,
                       int(settings.MIN_TILLFORLITLIG.varde))
    rest = _PER * r["antal_resten"] / r["folk_resten"] if r["folk_resten"] else None
    return {"anmalt": rate.estimate, "anmalt_undre": rate.lo, "anmalt_ovre": rate.hi, "anmalt_referens": rest,
            "antal": int(r["antal"])}


def _demo(r: Row | None) -> list[str]:
    return ["folkmangd_demo"] if r and r["folk_syntetisk"] else []


def _record(row: Row, reference: str, measure: str, flags: list[str], perceived: Perception) -> Row:
    return {**_ROW, "problem": row["problem"], "omrade_kod": row["omrade_kod"], "ar": row["ar"],
            "syntetisk": bool(row["syntetisk"]), "upplevt_indikator": f"{row['problem']}.trygghet",
            "anmalt_indikator": f"{row['problem']}.{measure}", "referens": reference,
            "upplevt_lage": perceived.upplevt, "anmalt_lage": perceived.anmalt, "klass": perceived.klass,
            "flaggor": flags}


def _kommun_rows(con: duckdb.DuckDBPyConnection, kommun: str, years: dict[str, Any]) -> list[Row]:
    """The latest share of each problem in the whole kommun, with its rate of reported crime the same year."""
    return plain_rows(con, sql("measure")["hela"], {"kommun": kommun, **years})


def _whole(row: Row) -> Row:
    """The whole kommun: both numbers side by side, and no class, since there is nothing to hold them against."""
    flags = ["upplevt:utan_referens", "anmalt:utan_referens" if row["antal"] is not None else "anmalt:saknas"]
    flags += ["anmalt:bredare"] if row["bredare"] else []
    nothing = Perception(UNSAID, UNKNOWN, UNKNOWN)
    numbers = ("upplevt", "upplevt_undre", "upplevt_ovre", "svar", "anmalt", "anmalt_undre", "anmalt_ovre", "antal")
    return _record(row, "ingen", "brott_per_1000", flags, nothing) | {key: row[key] for key in numbers}
