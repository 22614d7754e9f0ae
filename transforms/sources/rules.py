"""Rules on rows that several sources share: time, order, points, codes, places and areas."""

import re
from collections.abc import Callable

import pandas as pd

from transforms import geography
from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.gazetteer import Gazetteer, gazetteer_of
from transforms.redaction import redactor_of
from transforms.sources.base import Context

_FORM = {
    "kommun": re.compile(r"([0-9]{4})"),
    "regso": re.compile(r"([0-9]{4})R[0-9]{3}"),
    "deso": re.compile(r"([0-9]{4})[ABC][0-9]{4}"),
}
_SEVERAL = "[flera platser]"
_WHOLE = ("00", "0000", "SE", "riket")


def _fits(code: str, level: str, context: Context) -> bool:
    """A code fits a level by its form, and its first four digits are a kommun; the coarser levels by the registry."""
    known = context.registry.kommuner
    if level in _FORM:
        match = _FORM[level].fullmatch(code)
        return bool(match and match[1] in known)
    if level == "riket":
        return code in _WHOLE
    if level == "lan":
        return code in {kod[:2] for kod in known}
    if level == "lpo":
        return code in {k.lokalpolisomrade for k in known.values() if k.lokalpolisomrade}
    file = context.registry.omraden_file(context.kommun)
    drawn = set(geography.read_areas(file)["kod"]) if file else set()
    return code in drawn | {p.plats_id for p in context.registry.platser(context.kommun)}


def redacted(*columns: str) -> Callable[[Context], Rule]:
    """People's own words lose every person in them before they are stored."""

    def bind(context: Context) -> Rule:
        redactor = redactor_of(context.registry, context.kommun)

        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            for column in columns:
                texts = frame[column].dropna().unique()
                without = {text: redactor.redact(str(text)).text for text in texts}
                frame[column] = frame[column].map(without).astype("object")
            return columns[0], pd.Series("", index=frame.index, dtype="object")

        return rule

    return bind


def with_zero(frame: pd.DataFrame, column: str, context: Context) -> pd.Series:
    """`column` with the leading zero of a kommun code that a spreadsheet took; which rows were mended is marked."""
    codes = frame[column].astype("object")
    whole = {code: f"0{code}" for code in codes.dropna().unique()
             if len(code) == 3 and code.isdecimal() and f"0{code}" in context.registry.kommuner}
    short = codes.isin(list(whole))
    frame["_rattad_inledande_nolla"] = short
    return codes.mask(short, codes.map(whole))


def known_area(column: str, *more: str) -> Callable[[Context], Rule]:
    """An area code without a stated level is known when it fits a kommun, a RegSO or a DeSO, or a level of `more`."""

    def bind(context: Context) -> Rule:
        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            frame[column] = with_zero(frame, column, context)
            codes = frame[column].dropna().astype(str)
            known = {code: any(_fits(code, level, context) for level in (*_FORM, *more)) for code in codes.unique()}
            bad = frame[column].notna() & ~frame[column].map(known).eq(True)
            return column, pd.Series("", index=frame.index, dtype="object").mask(bad, "okant_omrade")

        return rule

    return bind


def no_future(*columns: str) -> Callable[[Context], Rule]:
    """Dates in the future or before 1990 are quarantined."""

    def bind(_context: Context) -> Rule:
        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            reason = pd.Series("", index=frame.index, dtype="object")
            tomorrow = pd.Timestamp.now().normalize() + pd.Timedelta(days=1)
            for column in columns:
                moment = pd.to_datetime(frame[column])
                reason = reason.mask(moment >= tomorrow, "i_framtiden")
                reason = reason.mask(moment < pd.Timestamp(1990, 1, 1), "fore_1990")
            return columns[0], reason

        return rule

    return bind


def since_1990(*columns: str) -> Callable[[Context], Rule]:
    """Dates before 1990 are quarantined; what is planned may lie ahead."""

    def bind(_context: Context) -> Rule:
        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            reason = pd.Series("", index=frame.index, dtype="object")
            for column in columns:
                reason = reason.mask(pd.to_datetime(frame[column]) < pd.Timestamp(1990, 1, 1), "fore_1990")
            return columns[0], reason

        return rule

    return bind


def ordered(start: str, end: str) -> Callable[[Context], Rule]:
    """An end before its start is quarantined."""

    def bind(_context: Context) -> Rule:
        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            late = pd.to_datetime(frame[end]) < pd.to_datetime(frame[start])
            return end, pd.Series("", index=frame.index, dtype="object").mask(late, "slut_fore_start")

        return rule

    return bind


def point(context: Context) -> Rule:
    """Half a coordinate or a known filler is none; swapped, WGS 84 and RT 90 are mended, since they cannot be mistaken.

    What is no coordinate in Sweden, or lies far outside the kommun, is quarantined.
    """
    fillers = context.registry.fyllnadspunkter(context.kommun)
    border = border_of(context)

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        crs = frame["crs"] if "crs" in frame else pd.Series(None, index=frame.index, dtype="object")
        points, mended, unreadable = geography.mended_points(frame["n"], frame["e"], crs)
        filler = geography.on_filler(points["n"], points["e"], fillers)
        frame["n"], frame["e"] = points["n"].mask(filler), points["e"].mask(filler)
        for kind, rows in mended.items():
            frame[f"_rattad_{kind}"] = rows
        reason = pd.Series("", index=frame.index, dtype="object").mask(unreadable, "okand_koordinat")
        if border is not None:
            outside = geography.far_outside(frame["n"], frame["e"], border) & ~unreadable
            reason = reason.mask(outside, "utanfor_kommunen")
        return "n", reason

    return rule


def border_of(context: Context) -> geography.Border | None:
    """The border of the kommun, None where nobody has drawn its areas."""
    file = context.registry.grans_file(context.kommun)
    return geography.border(file) if file else None


def known_code(column: str, kalla: str) -> Callable[[Context], Rule]:
    """A code that the crosswalk does not know is accepted and marked as unmapped."""

    def bind(context: Context) -> Rule:
        codes = {k.kod.casefold() for k in context.registry.koder_for(context.kommun) if k.kalla == kalla}

        def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
            text = frame[column].fillna("").astype(str)
            frame[f"_omappad_{column}"] = text.where((text != "") & ~text.str.casefold().isin(codes), None)
            return column, pd.Series("", index=frame.index, dtype="object")

        return rule

    return bind


def known_place(context: Context) -> Rule:
    """A place that the gazetteer does not know is accepted and counted as unmapped; an ambiguous one by its name."""
    gazetteer = gazetteer_of(context.kommun, context.registry)

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        marks = place_marks(frame["plats"], gazetteer).set_index("namn")
        written = frame["plats"].astype("object").str.strip()
        for slag in ("omappad", "tvetydig"):
            frame[f"_{slag}_plats"] = written.map(marks.loc[marks["slag"] == slag, "kod"]).astype("object")
        return "plats", pd.Series("", index=frame.index, dtype="object")

    return rule


def place_marks(names: pd.Series, gazetteer: Gazetteer) -> pd.DataFrame:
    """The distinct `namn` that mean nothing known or several things: `slag` (`omappad`, `tvetydig`) and `kod`.

    Text that names nothing known is not listed, nor is what stands beside known names: it may be somebody's name or
    address, and a list of names is never complete.
    """
    meant = gazetteer.find_all(names)
    shown = [_SEVERAL if m.regel == "flera_och_annat" else name
             for name, m in zip(meant.index, meant.itertuples(), strict=True)]
    rows = [(name, "omappad", "[okänd plats]") if m.utfall == "okand"
            else (name, "tvetydig", f"{said}: {', '.join(m.kandidater)}")
            for name, said, m in zip(meant.index, shown, meant.itertuples(), strict=True)
            if m.utfall in ("okand", "tvetydig")]
    return pd.DataFrame(rows, columns=["namn", "slag", "kod"], dtype="object")


def known_level(context: Context) -> Rule:
    """An area code is known when it fits the level (`omrade_niva`) that stands beside it."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        frame["omrade_kod"] = with_zero(frame, "omrade_kod", context)
        fits: dict[tuple[str, str], bool] = {}
        bad = []
        for code, level in zip(frame["omrade_kod"], frame["omrade_niva"], strict=True):
            if isinstance(code, str) and isinstance(level, str) and (code, level) not in fits:
                fits[code, level] = _fits(code, level, context)
            bad.append(not fits.get((code, level), True))
        wrong = pd.Series(bad, index=frame.index, dtype=bool)
        return "omrade_kod", pd.Series("", index=frame.index, dtype="object").mask(wrong, "okant_omrade")

    return rule
