"""Safety surveys: microdata with a codebook beside it, or published shares in the forms that they come in."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table
from transforms.deliveries.read import read_table
from transforms.deliveries.text import Head, UnreadableError
from transforms.deliveries.toml_text import read_toml
from transforms.sources.base import Context, Form, Readings, Source, own_form, read_rows
from transforms.sources.forms import indikatorbok, kolada
from transforms.sources.forms.varden import read_values
from transforms.sources.rules import known_area, known_code, known_level

AGGREGATE = Table(
    source="trygghet",
    name="raw_trygghet",
    columns=(
        Column("undersokning"),
        Column("ar"),
        Column("omrade_kod", "omrade"),
        Column("omrade_niva", values=("riket", "lan", "kommun", "lpo", "regso", "deso", "omrade")),
        Column("fraga_id", "id"),
        Column("fraga"),
        Column("matt", values=("andel_pct", "index_0_6", "medel", "antal")),
        Column("varde", "tal", empty_ok=True),
        Column("ki_undre", "tal", empty_ok=True),
        Column("ki_ovre", "tal", empty_ok=True),
        Column("antal_svar", "heltal", empty_ok=True),
    ),
    key=("undersokning", "ar", "omrade_kod", "fraga_id", "matt"),
)
MICRO = Table(source="trygghet", name="raw_svar", columns=(), key=())


@dataclass(frozen=True)
class _Codebook:
    name: str
    year: int
    weight: str
    strata: str | None
    fpc: str | None
    area: str | None
    questions: tuple[dict[str, Any], ...]


def _has_codebook(head: Head) -> bool:
    return head.path.with_suffix(".toml").is_file()


def _read_aggregate(path: Path, context: Context) -> Readings:
    return read_rows(read_table(path, AGGREGATE.required), AGGREGATE, context, *_SHARE, _ASKED)


def _read_workbook(path: Path, context: Context) -> Readings:
    raw = indikatorbok.parse(path, context.registry)
    return read_values(raw, AGGREGATE, context, *_SHARE, _ASKED, indikatorbok.respondents_are_no_question)


def _read_kolada(path: Path, context: Context) -> Readings:
    return read_values(kolada.parse(path, context.registry), AGGREGATE, context, *_SHARE)


def _read_micro(path: Path, context: Context) -> Readings:
    """Answers per respondent; the codebook `<name>.toml` with `[design]` lies beside the file."""
    book = _codebook(path.with_suffix(".toml"))
    columns = _columns(book)
    names = [c.name for c in columns]
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise UnreadableError("trasig_kodbok", fel=f"kolumnen {repeated[0]} används två gånger")
    rules: list[Callable[[Context], Rule]] = [partial(_valid_answer, question) for question in book.questions]
    rules += [known_area(book.area)] if book.area else []
    table = Table("trygghet", "raw_svar", columns, ())
    try:
        for _, frame in read_rows(read_table(path, names), table, context, *rules):
            yield MICRO, _long(frame, book, context)
    except UnreadableError as error:
        if error.code == "saknad_kolumn":  # it is the codebook that names it
            raise UnreadableError("kodbok_kolumn", **error.params) from None
        raise


def _codebook(path: Path) -> _Codebook:
    try:
        table = read_toml(path)
        design, survey = table["design"], table["undersokning"]
        questions = tuple(_question(q) for q in table["fraga"])
        if not questions or len({q["id"] for q in questions}) < len(questions):
            raise ValueError("frågor saknas eller har samma id")
        _texts(survey, "namn")
        _texts(design, "vikt", *({"strata", "fpc", "omrade"} & set(design)))
        return _Codebook(survey["namn"], int(survey["ar"]), design["vikt"], design.get("strata"), design.get("fpc"),
                         design.get("omrade"), questions)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableError("trasig_kodbok", fel=str(error).splitlines()[0]) from None
    except KeyError as error:
        raise UnreadableError("trasig_kodbok", fel=f"nyckeln {error} saknas") from None
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        raise UnreadableError("trasig_kodbok", fel=str(error)) from None


def _texts(table: dict[str, Any], *keys: str) -> list[str]:
    """The values of `keys` as texts that may name a column or a question."""
    for key in keys:
        if not isinstance(table[key], str) or not table[key].strip():
            raise TypeError(f"{key} ska vara en text")
    return [table[key] for key in keys]


def _question(table: dict[str, Any]) -> dict[str, Any]:
    _texts(table, "id", "kolumn", "text")
    lists = {key: table.get(key, []) if key == "bortfall" else table[key] for key in ("svar", "otrygg", "bortfall")}
    if not all(isinstance(value, list) for value in lists.values()):
        raise TypeError(f"svar, otrygg och bortfall i frågan {table['id']} ska vara listor")
    if not {str(v) for v in lists["otrygg"]} <= {str(v) for v in lists["svar"]}:
        raise ValueError(f"otrygg i frågan {table['id']} har svar som inte står i svar")
    return {"id": table["id"], "kolumn": table["kolumn"], "text": table["text"]} | lists


def _columns(book: _Codebook) -> tuple[Column, ...]:
    design = [Column(book.weight, "tal", positive=True)]
    design += [Column(book.strata)] if book.strata else []
    design += [Column(book.fpc, "tal", positive=True)] if book.fpc else []
    design += [Column(book.area, "omrade", empty_ok=True)] if book.area else []
    answers = [Column(q["kolumn"], empty_ok=True) for q in book.questions]
    return (*design, *answers)


def _year(_context: Context) -> Rule:
    """A year, or two that a survey pools: `2024/2025`."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        years = frame["ar"].fillna("").astype(str).str.extract(r"^((?:19|20)[0-9]{2})(?:/((?:19|20)[0-9]{2}))?$")
        backwards = years[1].fillna("9999") <= years[0]
        bad = years[0].isna() | backwards
        return "ar", pd.Series("", index=frame.index, dtype="object").mask(bad, "okant_ar")

    return rule


def _scale(_context: Context) -> Rule:
    """A share lies between 0 and 100, an index between 0 and 6, and no value outside its own interval."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        reason = pd.Series("", index=frame.index, dtype="object")
        top = frame["matt"].map({"andel_pct": 100.0, "index_0_6": 6.0}).astype(float)
        value, low, high = (frame[name].astype(float) for name in ("varde", "ki_undre", "ki_ovre"))
        reason = reason.mask((low > value) | (value > high) | (low > high), "utanfor_intervallet")
        outside = pd.concat([(part < 0) | (part > top) for part in (value, low, high)], axis=1).any(axis=1)
        return "varde", reason.mask(outside & top.notna(), "utanfor_skalan")

    return rule


_SHARE = (known_level, _year, _scale)
_ASKED = known_code("fraga_id", "fraga")


def _valid_answer(question: dict[str, Any], _context: Context) -> Rule:
    known = {str(value) for value in (*question["svar"], *question["bortfall"])}

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        answers = frame[question["kolumn"]]
        unknown = answers.notna() & ~answers.astype(str).isin(known)
        return question["kolumn"], pd.Series("", index=frame.index, dtype="object").mask(unknown, "okant_svar")

    return rule


def _long(frame: pd.DataFrame, book: _Codebook, context: Context) -> pd.DataFrame:
    """One row per respondent and question; an empty or non-response answer stays, as not answered."""
    nothing = pd.Series(None, index=frame.index, dtype="object")
    codes = {k.kod.casefold() for k in context.registry.koder_for(context.kommun) if k.kalla == "fraga"}
    parts = []
    for question in book.questions:
        answers = frame[question["kolumn"]].astype("object")
        valid = answers.astype(str).isin([str(v) for v in question["svar"]]) & answers.notna()
        parts.append(pd.DataFrame({
            "undersokning": book.name,
            "ar": book.year,
            "fraga_id": question["id"],
            "fraga": question["text"],
            "omrade_kod": frame[book.area] if book.area else context.kommun,
            "stratum": frame[book.strata].astype(str) if book.strata else "alla",
            "population": frame[book.fpc].astype(float) if book.fpc else nothing,
            "vikt": frame[book.weight].astype(float),
            "svarade": valid,
            "otrygg": valid & answers.astype(str).isin([str(v) for v in question["otrygg"]]),
            "rad": frame["rad"],
            "_cells": frame["_cells"],
            "_omappad_fraga_id": None if question["id"].casefold() in codes else question["id"],
        }))
    # A row is mended once, however many questions it answers.
    parts[0] = parts[0].assign(**{name: frame[name] for name in frame if name.startswith("_rattad_")})
    return pd.concat(parts, ignore_index=True)


SOURCE = Source("trygghet", "undersokning", (AGGREGATE, MICRO), (
    Form("svar per person med kodbok", "beskrivning", _has_codebook, _read_micro),
    Form("Brås indikatorer för kommuners lägesbild (arbetsbok)", "beskrivning", indikatorbok.fits, _read_workbook),
    Form("Kolada v3 (JSON)", "beskrivning", lambda head: head.is_json, _read_kolada),
    own_form("publicerade andelar", _read_aggregate),
))
