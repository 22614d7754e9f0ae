"""Promise files (TOML) to records."""

import tomllib
from pathlib import Path
from typing import Any

from transforms.errors import RegistryError
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

    Raises:
        RegistryError: naming the file and the key that is missing or of the wrong kind.
    """
    files: dict[str, Path] = {}
    for root in roots:
        files |= {path.name: path for path in sorted((root / "loften").glob("*.toml"))}
    return tuple(lofte for name in sorted(files) for lofte in _read(files[name]))


def _read(path: Path) -> list[Lofte]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        agreement = _overenskommelse(table["overenskommelse"])
        return [_lofte(entry, agreement) for entry in table.get("lofte", [])]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegistryError(f"loften/{path.name}: går inte att läsa som TOML ({error})") from None
    except KeyError as error:
        raise RegistryError(f"loften/{path.name}: nyckeln {error} saknas") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise RegistryError(f"loften/{path.name}: fel slags värde ({error})") from None


def _overenskommelse(table: dict[str, Any]) -> Overenskommelse:
    follow = table.get("uppfoljning", {})
    return Overenskommelse(
        namn=table["namn"],
        kommuner=tuple(table["kommuner"]),
        parter=tuple(table.get("parter", ())),
        fran=table.get("fran"),
        till=table.get("till"),
        kalla=table.get("kalla", ""),
        underlag=tuple(table.get("underlag", ())),
        underlag_beskrivning=table.get("underlag_beskrivning", ""),
        fokusomraden=tuple(Fokusomrade(f["id"], f["mal"]) for f in table.get("fokusomrade", ())),
        uppfoljning=Uppfoljning(
            follow.get("beskrivning", ""), _frekvens(follow.get("frekvens", "")), tuple(follow.get("forum", ()))
        ),
    )


def _lofte(table: dict[str, Any], agreement: Overenskommelse) -> Lofte:
    return Lofte(
        lofte_id=table["id"],
        slag=table.get("slag", "problem"),
        rubrik=table["rubrik"],
        problem=tuple(table.get("problem", ())),
        platser=tuple(table.get("platser", ())),
        malgrupp=table.get("malgrupp", ""),
        orsak=table.get("orsak", ""),
        ansvarig=tuple(table.get("ansvarig", ())),
        villkor=table.get("villkor", ""),
        kallrad=table.get("kallrad", ""),
        fokusomrade=table.get("fokusomrade") or None,
        aktiviteter=tuple(
            Aktivitet(a["id"], a["vad"], a.get("antal"), _frekvens(a.get("frekvens", "")))
            for a in table.get("aktivitet", ())
        ),
        mal=tuple(Mal(m["indikator"], m["riktning"], m.get("varde")) for m in table.get("mal", ())),
        overenskommelse=agreement,
    )


def _frekvens(text: str) -> str:
    if text and text not in FREKVENSER:
        raise ValueError(f"frekvens {text!r} är inte någon av {', '.join(FREKVENSER)}")
    return text
