"""Promise files (TOML) to records."""

from pathlib import Path
from typing import Any

from transforms.registry.records import (
    FREKVENSER,
    Aktivitet,
    Fokusomrade,
    Lofte,
    Mal,
    Overenskommelse,
    Uppfoljning,
)
from transforms.registry.toml_fields import count, day, newest, opened, text, texts


def read_loften(roots: tuple[Path, ...]) -> tuple[Lofte, ...]:
    """All promises in `<root>/loften/*.toml`; a later root's file replaces an earlier one of the same name.

    Raises:
        RegistryError: naming the file and the key that is missing or of the wrong kind.
    """
    return tuple(lofte for path in newest(roots, "loften").values() for lofte in _read(path))


def _read(path: Path) -> list[Lofte]:
    with opened(path) as table:
        agreement = _overenskommelse(table["overenskommelse"], path.name)
        return [_lofte(entry, agreement) for entry in table.get("lofte", [])]


def _overenskommelse(table: dict[str, Any], fil: str) -> Overenskommelse:
    follow = table.get("uppfoljning", {})
    return Overenskommelse(
        namn=text(table, "namn", needed=True),
        kommuner=texts(table, "kommuner", needed=True),
        parter=texts(table, "parter"),
        fran=day(table, "fran"),
        till=day(table, "till"),
        kalla=text(table, "kalla"),
        underlag=texts(table, "underlag"),
        underlag_beskrivning=text(table, "underlag_beskrivning"),
        fokusomraden=tuple(
            Fokusomrade(text(f, "id", needed=True), text(f, "mal", needed=True))
            for f in table.get("fokusomrade", ())
        ),
        uppfoljning=Uppfoljning(
            text(follow, "beskrivning"), _frekvens(follow.get("frekvens", "")), tuple(follow.get("forum", ()))
        ),
        fil=fil,
    )


def _lofte(table: dict[str, Any], agreement: Overenskommelse) -> Lofte:
    return Lofte(
        lofte_id=text(table, "id", needed=True),
        slag=text(table, "slag") or "problem",
        rubrik=text(table, "rubrik", needed=True),
        problem=texts(table, "problem"),
        platser=texts(table, "platser"),
        malgrupp=text(table, "malgrupp"),
        orsak=text(table, "orsak"),
        ansvarig=texts(table, "ansvarig"),
        villkor=text(table, "villkor"),
        kallrad=text(table, "kallrad"),
        fokusomrade=text(table, "fokusomrade") or None,
        aktiviteter=tuple(_aktivitet(a) for a in table.get("aktivitet", ())),
        mal=tuple(_mal(m) for m in table.get("mal", ())),
        overenskommelse=agreement,
    )


def _aktivitet(table: dict[str, Any]) -> Aktivitet:
    words = text(table, "id", needed=True), text(table, "vad", needed=True)
    return Aktivitet(*words, count(table, "antal"), _frekvens(table.get("frekvens", "")))


def _mal(table: dict[str, Any]) -> Mal:
    value = table.get("varde")
    if value is not None and type(value) not in (int, float):
        raise TypeError("varde ska vara ett tal")
    return Mal(text(table, "indikator", needed=True), text(table, "riktning", needed=True), value)


def _frekvens(text: str) -> str:
    if text and text not in FREKVENSER:
        raise ValueError(f"frekvens {text!r} är inte någon av {', '.join(FREKVENSER)}")
    return text
