"""The drafted promise file as a record in which every field knows its source lines, or why it is empty."""

from dataclasses import dataclass
from datetime import date

Value = str | int | float | date | tuple[str, ...] | None


@dataclass(frozen=True)
class Field:
    """A value with the lines it was read from and the words there that it rests on.

    `lucka` is a reason code of `transforms/swedish/promises.py`: what the text does not say, or what is doubtful.
    """

    varde: Value
    rader: tuple[int, ...] = ()
    ord: tuple[str, ...] = ()
    lucka: str = ""


@dataclass(frozen=True)
class Activity:
    """Something that is done for a promise."""

    vad: Field
    antal: Field
    frekvens: Field


@dataclass(frozen=True)
class Outcome:
    """A measurable outcome that the text states."""

    indikator: Field
    riktning: Field
    varde: Field


@dataclass(frozen=True)
class Promise:
    """One commitment; `mal` empty when the text states no measurable outcome."""

    rubrik: Field
    slag: Field
    problem: Field
    platser: Field
    malgrupp: Field
    orsak: Field
    ansvarig: Field
    aktiviteter: tuple[Activity, ...]
    mal: tuple[Outcome, ...]
    okanda_platser: Field
    rader: tuple[int, ...]
    fokusomrade: str  # the goal that its own words state, empty when they state none


@dataclass(frozen=True)
class Draft:
    """A whole file. `anmarkningar` are reason codes with their parameters, for whoever asked for the draft."""

    namn: Field
    kommuner: Field
    parter: Field
    fran: Field
    till: Field
    fokusomraden: tuple[Field, ...]
    loften: tuple[Promise, ...]
    anmarkningar: tuple[tuple[str, dict[str, str]], ...] = ()
