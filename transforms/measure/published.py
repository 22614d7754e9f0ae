"""Survey numbers that others have summed up: approximate shares, plain indices, and changes between waves."""

from collections.abc import Sequence
from typing import Any

from transforms import settings
from transforms.measure.surveys import SHOWN
from transforms.statistics import published, waves
from transforms.statistics.result import Result
from transforms.statistics.survey import Share

Row = dict[str, Any]


def levels(rows: Sequence[Row]) -> list[Result]:
    """The published share of each row, with the publisher's own interval where it has one."""
    answers = [_answer(row["vag"], bool(row["sjalvvald"])) for row in rows]
    return [answer.result if isinstance(answer, Share) else answer for answer in answers]


def indices(rows: Sequence[Row]) -> list[Result]:
    """The published index of each row: a number without interval."""
    return [published.index(row["vag"]["varde"], int(row["vag"]["svar"] or 0)) for row in rows]


def changes(rows: Sequence[Row]) -> list[Result]:
    """The change of each row to the wave it is held against, or why there is none."""
    found = []
    for row in rows:
        own = (row["vag"], row["ar"], row["seriebrott"]), (row["jamfor_vag"], row["jamfor_ar"], False)
        after, before = (
            waves.Wave(int(vag["fran"]), int(year), "ny" if new else "gammal", "andel",
                       _answer(vag, bool(row["sjalvvald"])))
            for vag, year, new in own)
        found.append(waves.change(after, before, settings.KONFIDENS.varde))
    return found


def _answer(vag: Any, chosen: bool) -> Share | Result:
    share, n = vag["varde"] / 100, None if vag["svar"] is None else int(vag["svar"])
    if chosen:
        return Result(share, None, None, n or 0, "sjalvvalda", flags=("ej_urval",))
    if vag["undre"] is not None and vag["ovre"] is not None:
        limits = vag["undre"] / 100, vag["ovre"] / 100
        given = published.with_interval(share, *limits, n, settings.KONFIDENS.varde, SHOWN)
        if given is not None:
            return given
    if not n:
        return Result(share, None, None, 0, "publicerad", flags=("utan_intervall",))
    return published.published(share, n, settings.DESIGNEFFEKT.varde, settings.KONFIDENS.varde, SHOWN,
                               settings.MIN_SVAR_PER_SIDA.varde)
