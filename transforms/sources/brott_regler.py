"""Rules on rows of reported crime: which region, period and crime type, and one population per kommun and year.

A rate is a count per 100 000 inhabitants, rounded. Each row therefore says between which bounds the population lies,
and all rows of one kommun and period have to leave room for the same one.
"""

import re
from datetime import date

import numpy as np
import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.errors import CallError
from transforms.period import parse
from transforms.registry.brottstyper import SEPARATOR, meanings, meant, plain
from transforms.sources.base import Context
from transforms.sources.rules import with_zero

TOLD_BY = ("kommun", "period", "brottstyp")  # what tells one crime line from another
_OF_TODAY = re.compile(r" \([^()]* (?:from|fr\.?\s?o\.?\s?m\.?) \d{4}\)$")  # "Heby kommun (Uppsala län from 2007)"
_WHOLE = ("riket", "hela landet")
# A rate is off by half a unit; a group that its fetcher added from two rounded rates, by one. The check across files
# (sql/checks/check_brott__en_befolkning_per_ar.sql) grants the same, so that what passes here cannot fail there alone.
_SLACK = 1.0


def region(context: Context) -> Rule:
    """Names become codes, a code that lost its leading zero gets it back; länen and riket are references.

    A police region or a city district is none of these and is not guessed to be.
    """
    known = context.registry.kommuner
    by_name = {k.namn.casefold(): k.kod for k in known.values()}
    wider = {k.lan.casefold(): k.lan for k in known.values()} | dict.fromkeys(_WHOLE, "riket")

    def told(text: str) -> str | None:
        if text in known:
            return text
        name = _OF_TODAY.sub("", " ".join(text.split())).casefold()
        return wider.get(name) or by_name.get(name) or by_name.get(name.removesuffix(" kommun"))

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        text = with_zero(frame, "kommun", context).fillna("").astype(str)
        frame["kommun"] = text.map({t: told(t) for t in text.unique()})
        return "kommun", _fine(frame).mask(frame["kommun"].isna() & (text != ""), "okand_kommun")

    return rule


def period(_context: Context) -> Rule:
    """A year, or a tertial, quarter or month of one; not one that has not begun."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        text = frame["period"].fillna("").astype(str)
        return "period", text.map({when: period_fault(when) for when in text.unique()}).astype("object")

    return rule


def period_fault(text: str) -> str:
    """The reason code of a period that reported crime cannot be of, "" for one that it can."""
    try:
        found = parse(text)
    except CallError:
        return "okand_period"
    if found.typ == "vecka":
        return "okand_period"
    return "i_framtiden" if found.first > date.today() else ""


def rate(_context: Context) -> Rule:
    """A rate is never negative."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        return "per_100000", _fine(frame).mask(frame["per_100000"] < 0, "negativt_antal")

    return rule


def crime_type(context: Context) -> Rule:
    """A label or path becomes the registry's name of that type, so that it is one and the same in every form.

    What nothing in the crosswalk covers is counted as unmapped. Not so a type that the registry lists although it
    stands for no problem (a total, a chapter of other crimes), one that lies in a counted type of the same kommun and
    period, or a row without a count: there is nothing in it to lose.
    """
    registry = context.registry
    own = [k.kod for k in registry.koder_for(context.kommun) if k.kalla == "brott"]
    names = {plain(kod): kod for kod in own} | meanings(registry.brottstyper)

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        text = frame["brottstyp"].fillna("").astype(str)
        types = {t: meant(t, names) for t in text.unique()}
        frame["brottstyp"] = text.map(lambda t: types[t] or t)
        counted = {key for key, known in zip(zip(frame["kommun"], frame["period"], text, strict=True),
                                             frame["antal"].notna() & text.map(types).isin(own), strict=True) if known}
        missing = (text != "") & text.map(types).isna() & frame["antal"].notna()
        inside = [any((kommun, when, above) in counted for above in _above(path))
                  for kommun, when, path in zip(frame["kommun"], frame["period"], text, strict=True)]
        frame["_omappad_brottstyp"] = text.where(missing & ~np.array(inside, dtype=bool), None)
        return "brottstyp", _fine(frame)

    return rule


def one_meaning(context: Context) -> Rule:
    """A bare label that the file gives different numbers for one kommun and period stands under several types.

    Which of them each row is nobody can tell, so none of them is taken.
    """
    names = meanings(context.registry.brottstyper)

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        numbers = pd.Series(list(zip(frame["antal"].fillna(-1), frame["per_100000"].fillna(-1), strict=True)),
                            index=frame.index, dtype="object")
        numbers = numbers.mask(frame["_fel"])
        several = numbers.groupby([frame[c] for c in TOLD_BY], dropna=False).transform("nunique") > 1
        unknown = frame["brottstyp"].fillna("").map(lambda text: meant(text, names) is None)
        return "brottstyp", _fine(frame).mask(several & unknown, "tvetydig_brottstyp")

    return rule


def _above(path: str) -> list[str]:
    labels = path.split(SEPARATOR)
    return [SEPARATOR.join(labels[:i]) for i in range(1, len(labels))]


def one_population(_context: Context) -> Rule:
    """A row whose count and rate imply another population than most rows of its kommun and period is quarantined.

    Where no population has most rows behind it, every row that contradicts another is. `_skal_folk` and `_skal_andra`
    hold what the row implies and what it is held against, for the reason.
    """

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        reason = _fine(frame)
        frame["_skal_folk"] = frame["_skal_andra"] = 0
        able = frame[~frame["_fel"] & frame["antal"].notna() & (frame["per_100000"] > _SLACK) & frame["kommun"].notna()]
        count, per = able["antal"].to_numpy(float) * 100_000, able["per_100000"].to_numpy(float)
        frame.loc[able.index, "_skal_folk"] = np.rint(count / per).astype(int)
        low, high = count / (per + _SLACK), count / (per - _SLACK)
        for rows in able.groupby(["kommun", "period"]).indices.values():
            against, agreed = _against(low[rows], high[rows])
            if (out := ~np.isnan(against)).any():
                at = able.index[rows[out]]
                reason.loc[at] = "annan_folkmangd" if agreed else "oense_folkmangd"
                frame.loc[at, "_skal_andra"] = np.rint(against[out]).astype(int)
        return "per_100000", reason

    return rule


def _against(low: np.ndarray, high: np.ndarray) -> tuple[np.ndarray, bool]:
    """The population each interval is held against, NaN where it stands, and whether most of them agree on that one.

    Most agree when more than half of the intervals share a point, and no other set of as many does. Such a point is
    someone's lower end.
    """
    holds = (low[:, None] <= low[None, :]) & (low[None, :] <= high[:, None])
    support = holds.sum(axis=0)
    largest = np.unique(holds[:, support == support.max()], axis=1)
    inside = largest[:, 0]
    if largest.shape[1] == 1 and inside.sum() * 2 > len(low):
        return np.where(inside, np.nan, (low[inside].max() + high[inside].min()) / 2), True
    clash = (low[:, None] > high[None, :]) | (low[None, :] > high[:, None])
    return np.where(clash.any(axis=1), ((low + high) / 2)[clash.argmax(axis=1)], np.nan), False


def _fine(frame: pd.DataFrame) -> pd.Series:
    return pd.Series("", index=frame.index, dtype="object")
