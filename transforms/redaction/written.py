"""What a kommun writes itself into the registry: promises, the council's choices, causes and analysis, without persons.

The house may read names there, in edition `intern`; whoever wrote them is told of the line, so that they can go.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from transforms.redaction.redactor import Redactor, redactor_of
from transforms.registry import Aktivitet, Fokusomrade, Lofte, Overenskommelse, Registry
from transforms.registry.radet import CITED, written

Shown = Callable[[str], str]


def without_persons(registry: Registry, kommun: str) -> Registry:
    """The registry as it may be shown outside the house: what is written for `kommun` names nobody."""
    shown = _shown(redactor_of(registry, kommun))
    loften = tuple(_lofte(lofte, shown) if kommun in lofte.overenskommelse.kommuner else lofte
                   for lofte in registry.loften)
    return replace(registry, loften=loften, visat=shown)


def named(registry: Registry, kommun: str) -> list[tuple[str, int, Counter[str]]]:
    """Lines of the kommun's own files that seem to hold persons: file, line, and marks by kind."""
    redactor = redactor_of(registry, kommun)
    return [(name, number, found) for name, path in (*_promises(registry, kommun), *written(registry.roots, kommun))
            for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1)
            if (found := redactor.redact(CITED.sub("", _value(line, path))).marks)]


def _value(line: str, path: Path) -> str:
    """What a line says: in TOML what stands after the key, between quotes; comments are not shown."""
    if path.suffix != ".toml":
        return line
    key, _, value = line.partition("=")
    return "" if key.strip() in ("id", "kallrad", "problem", "platser", "kommuner") else value.strip().strip('[]",')


def _promises(registry: Registry, kommun: str) -> list[tuple[str, Path]]:
    names = {lofte.overenskommelse.fil for lofte in registry.loften_for(kommun)}
    found = {name: root / "loften" / name for root in registry.roots for name in sorted(names)
             if (root / "loften" / name).is_file()}
    return [(f"loften/{name}", path) for name, path in found.items()]


def _shown(redactor: Redactor) -> Shown:
    """Redacts what stands between the numbers that a text cites."""
    def shown(text: str) -> str:
        parts = CITED.split(text)
        return "".join(f"{{{part}}}" if i % 2 else redactor.redact(part).text for i, part in enumerate(parts))

    return shown


def _lofte(lofte: Lofte, shown: Shown) -> Lofte:
    return replace(
        lofte, rubrik=shown(lofte.rubrik), malgrupp=shown(lofte.malgrupp), orsak=shown(lofte.orsak),
        villkor=shown(lofte.villkor), ansvarig=tuple(shown(one) for one in lofte.ansvarig),
        aktiviteter=tuple(_aktivitet(a, shown) for a in lofte.aktiviteter),
        overenskommelse=_agreement(lofte.overenskommelse, shown),
    )


def _aktivitet(aktivitet: Aktivitet, shown: Shown) -> Aktivitet:
    return replace(aktivitet, vad=shown(aktivitet.vad))


def _agreement(agreement: Overenskommelse, shown: Shown) -> Overenskommelse:
    follow = agreement.uppfoljning
    return replace(
        agreement, namn=shown(agreement.namn), kalla=shown(agreement.kalla),
        parter=tuple(shown(one) for one in agreement.parter),
        underlag_beskrivning=shown(agreement.underlag_beskrivning),
        fokusomraden=tuple(Fokusomrade(f.id, shown(f.mal)) for f in agreement.fokusomraden),
        uppfoljning=replace(follow, beskrivning=shown(follow.beskrivning),
                            forum=tuple(shown(one) for one in follow.forum)),
    )
