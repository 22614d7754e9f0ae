"""Promise files (TOML) to records."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from transforms.errors import RegistryError
from transforms.paths import is_example
from transforms.registry.records import (
    FREKVENSER,
    Aktivitet,
    Fokusomrade,
    Lofte,
    Mal,
    Overenskommelse,
    Uppfoljning,
)


def read_loften(roots: tuple[Path, ...]) -> tuple[Lofte, ...]:
    """All promises in `<root>/loften/*.toml`; a later root's file replaces an earlier one of the same name.

    Examples (`*.exempel.toml`) are passed over.

    Raises:
        RegistryError: naming the file and the key that is missing or of the wrong kind.
    """
    files: dict[str, Path] = {}
    for root in roots:
        files |= {p.name: p for p in sorted((root / "loften").glob("*.toml")) if not is_example(p.name)}
    return tuple(lofte for name in sorted(files) for lofte in _read(files[name]))


def _read(path: Path) -> list[Lofte]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        agreement = _overenskommelse(table["overenskommelse"], path.name)
        return [_lofte(entry, agreement) for entry in table.get("lofte", [])]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegistryError(f"loften/{path.name}: går inte att läsa som TOML ({error})") from None
    except KeyError as error:
        raise RegistryError(f"loften/{path.name}: nyckeln {error} saknas") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise RegistryError(f"loften/{path.name}: fel slags värde ({error})") from None


def _overenskommelse(table: dict[str, Any], fil: str) -> Overenskommelse:
    follow = table.get("uppfoljning", {})
    return Overenskommelse(
        namn=_text(table, "namn", needed=True),
        kommuner=_texts(table, "kommuner"),
        parter=_texts(table, "parter"),
        fran=_day(table, "fran"),
        till=_day(table, "till"),
        kalla=_text(table, "kalla"),
        underlag=_texts(table, "underlag"),
        underlag_beskrivning=_text(table, "underlag_beskrivning"),
        fokusomraden=tuple(
            Fokusomrade(_text(f, "id", needed=True), _text(f, "mal", needed=True))
            for f in table.get("fokusomrade", ())
        ),
        uppfoljning=Uppfoljning(
            _text(follow, "beskrivning"), _frekvens(follow.get("frekvens", "")), tuple(follow.get("forum", ()))
        ),
        fil=fil,
    )


def _lofte(table: dict[str, Any], agreement: Overenskommelse) -> Lofte:
    return Lofte(
        lofte_id=_text(table, "id", needed=True),
        slag=_text(table, "slag") or "problem",
        rubrik=_text(table, "rubrik", needed=True),
        problem=_texts(table, "problem"),
        platser=_texts(table, "platser"),
        malgrupp=_text(table, "malgrupp"),
        orsak=_text(table, "orsak"),
        ansvarig=_texts(table, "ansvarig"),
        villkor=_text(table, "villkor"),
        kallrad=_text(table, "kallrad"),
        fokusomrade=_text(table, "fokusomrade") or None,
        aktiviteter=tuple(_aktivitet(a) for a in table.get("aktivitet", ())),
        mal=tuple(_mal(m) for m in table.get("mal", ())),
        overenskommelse=agreement,
    )


def _aktivitet(table: dict[str, Any]) -> Aktivitet:
    words = _text(table, "id", needed=True), _text(table, "vad", needed=True)
    return Aktivitet(*words, _count(table, "antal"), _frekvens(table.get("frekvens", "")))


def _mal(table: dict[str, Any]) -> Mal:
    value = table.get("varde")
    if value is not None and type(value) not in (int, float):
        raise TypeError("varde ska vara ett tal")
    return Mal(_text(table, "indikator", needed=True), _text(table, "riktning", needed=True), value)


def _text(table: dict[str, Any], key: str, *, needed: bool = False) -> str:
    value = table[key] if needed else table.get(key, "")
    if not isinstance(value, str):
        raise TypeError(f"{key} ska vara en text inom citattecken")
    return value


def _texts(table: dict[str, Any], key: str) -> tuple[str, ...]:
    values = table[key] if key == "kommuner" else table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f"{key} ska vara en lista av texter")
    return tuple(values)


def _day(table: dict[str, Any], key: str) -> date | None:
    value = table.get(key)
    if value is not None and type(value) is not date:
        raise TypeError(f"{key} ska vara ett datum utan citattecken, som 2017-01-01")
    return value


def _count(table: dict[str, Any], key: str) -> int | None:
    value = table.get(key)
    if value is not None and type(value) is not int:
        raise TypeError(f"{key} ska vara ett heltal")
    return value


def _frekvens(text: str) -> str:
    if text and text not in FREKVENSER:
        raise ValueError(f"frekvens {text!r} är inte någon av {', '.join(FREKVENSER)}")
    return text
