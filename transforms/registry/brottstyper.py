"""Brå's crime types: what a written label or path means, and which types lie in which.

A leaf says nothing alone ("Mot kvinna 18 år eller äldre"), so a type is named by as much of its path as it needs:
`Cykel` stands in the registry as `Stöld av icke motordrivet fortskaffningsmedel > Cykel`, and a delivered path means
the type that its longest known ending names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from transforms.registry.records import Brottstyp, Seriebrott

SEPARATOR = " > "
_LAW = re.compile(r"\s*\((?:[^()]*§[^()]*|\d+(?:-\d+)? kap\.)\)\s*$")
EVERY = "*"  # a break in all series at once
SURVEY = "undersokning:"  # a break in a survey, by the name that its rows bear


def plain(path: str) -> tuple[str, ...]:
    """A path as it is compared: case, spacing, "därav" and references to the law do not matter."""
    return tuple(_plain(label) for label in path.split(SEPARATOR.strip()))


def _plain(label: str) -> str:
    text = " ".join(label.casefold().split()).removeprefix("därav ")
    while (shorter := _LAW.sub("", text)) != text:
        text = shorter
    return text


def meanings(types: Mapping[str, Brottstyp]) -> dict[tuple[str, ...], str]:
    """Every way of writing a type, as it is compared, to its name."""
    return {plain(name): t.brottstyp for t in types.values() for name in (t.brottstyp, *t.alias)}


def meant(path: str, names: Mapping[tuple[str, ...], str]) -> str | None:
    """The type that a delivered label or path names, or None."""
    labels = plain(path)
    return next((names[labels[i:]] for i in range(len(labels)) if labels[i:] in names), None)


def above(brottstyp: str, types: Mapping[str, Brottstyp]) -> tuple[str, ...]:
    """The types that hold this one, the nearest first."""
    found: list[str] = []
    while (own := types.get(brottstyp)) and own.ingar_i and own.ingar_i not in found:
        brottstyp = own.ingar_i
        found.append(brottstyp)
    return tuple(found)


def faults(types: Mapping[str, Brottstyp], breaks: Iterable[Seriebrott]) -> Iterator[str]:
    """What points nowhere, in a circle, or at two things."""
    seen: dict[tuple[str, ...], str] = {}
    for own in types.values():
        if own.ingar_i and own.ingar_i not in types:
            yield f"brottstyper.csv: {own.brottstyp!r} ingår i okänd brottstyp {own.ingar_i!r}"
        if own.brottstyp in above(own.brottstyp, types):
            yield f"brottstyper.csv: {own.brottstyp!r} ingår i sig själv"
        for name in (own.brottstyp, *own.alias):
            if seen.setdefault(plain(name), own.brottstyp) != own.brottstyp:
                yield f"brottstyper.csv: {name!r} betyder både {seen[plain(name)]!r} och {own.brottstyp!r}"
    for brott in breaks:
        survey = brott.brottstyp.startswith(SURVEY)
        if brott.brottstyp != EVERY and not survey and brott.brottstyp not in types:
            yield f"seriebrott.csv: okänd brottstyp {brott.brottstyp!r}"
        if not brott.kalla:
            yield f"seriebrott.csv: {brott.brottstyp!r} {brott.ar} saknar källa"
