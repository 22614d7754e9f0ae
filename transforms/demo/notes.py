"""`dialog`: notes in natural, varied Swedish. No statement stands twice in a kommun, no person in any."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from transforms.demo.world import World
from transforms.demo.write import texts, write_rows, write_text
from transforms.registry import Plats

_TYPES = ("medborgardialog", "medarbetardialog", "samverkansdialog", "intervju", "tips", "trygghetsvandring")
_POSITIVE, _OPENING, _ENDING, _SLIP = 0.14, 0.22, 0.3, 0.25


def make(world: World, folder: Path) -> None:
    """Notes of the year before the period (some two years before, one in its own), and one table of tips."""
    rng = world.rng("dialog")
    said = _statements(world, rng)
    meetings = ("centrum", "torg", "skola", "fritidsgard", "ovrigt")
    venues = [p for p in world.inputs.platser if p.typ in meetings] or list(world.inputs.platser)
    count = int(rng.integers(5, 10))
    for number, day in enumerate(_days(world, count, rng)):
        kind = _TYPES[0] if number == 0 else _TYPES[int(rng.integers(len(_TYPES)))]
        venue = venues[int(rng.integers(len(venues)))]
        lines = [next(said) for _ in range(int(rng.integers(6, 16)))]
        marked = number % 2 == 1
        path = folder / "dialog" / f"{day}-{kind}-{number + 1}.{'md' if marked else 'txt'}"
        head = {"typ": kind, "datum": day, "plats": venue.namn, "deltagare": int(rng.integers(6, 45))}
        write_text(path, _note(head, lines, marked=marked), world.seed)
    year = world.inputs.period - 1
    rows = [
        (
            f"{year}-{int(rng.integers(1, 12)):02d}-{int(rng.integers(1, 29)):02d}",
            "tips",
            venues[int(rng.integers(len(venues)))].namn,
            1,
            next(said),
        )
        for _ in range(int(rng.integers(12, 25)))
    ]
    write_rows(
        folder / "dialog" / f"tips-{year}.csv", "datum;typ;plats;deltagare;yttrande", sorted(rows), world.seed
    )


def _days(world: World, count: int, rng: np.random.Generator) -> list[str]:
    """Dates in order: one two years before the period, one in it, the others in the year before."""
    period = world.inputs.period
    years = [period - 2, *[period - 1] * (count - 2), period]
    return sorted(f"{year}-{int(rng.integers(2, 12)):02d}-{int(rng.integers(1, 29)):02d}" for year in years)


def _note(head: dict[str, object], lines: list[str], *, marked: bool) -> str:
    """A header of `nyckel: värde` lines, then list items when `marked`, else paragraphs."""
    top = "".join(f"{key}: {value}\n" for key, value in head.items()) + "---\n"
    if marked:
        return top + "\n" + "".join(f"- {line}\n" for line in lines)
    return top + "".join(f"\n{line}\n" for line in lines)


def _statements(world: World, rng: np.random.Generator) -> Iterator[str]:
    """Statements without end, each for the first time; the templates can make far more than is asked."""
    stock = texts("yttranden")
    weights = stock["kommuner"][world.inputs.kommun]
    themes = list(weights)
    chances = np.array([weights[theme] for theme in themes], dtype=float)
    said: set[str] = set()
    while True:
        theme = stock["teman"][themes[int(rng.choice(len(themes), p=chances / chances.sum()))]]
        text = _statement(theme, stock, world, rng)
        if text.casefold() not in said:
            said.add(text.casefold())
            yield text


def _statement(theme: dict[str, Any], stock: dict[str, Any], world: World, rng: np.random.Generator) -> str:
    chosen, pull = world.places({typ: float(len(theme["typer"]) - i) for i, typ in enumerate(theme["typer"])})
    if not chosen:
        chosen, pull = world.places({p.typ: 1.0 for p in world.inputs.platser})
    plats = chosen[int(rng.choice(len(chosen), p=pull))]
    templates = theme["svar"] if (positive := rng.random() < _POSITIVE) else theme["mallar"]
    text = _pick(templates, rng).format(
        dar=where(plats), plats=plats.namn, tid=_pick(theme.get("tider", stock["tider"]), rng)
    )
    if rng.random() < _OPENING:
        text = _capital(_pick(stock["inledningar"], rng) + text[0].lower() + text[1:])
    if not positive and rng.random() < _ENDING:
        text += " " + _pick(stock["avslut"], rng)
    return _slipped(text, stock["stavning"]) if rng.random() < _SLIP else text


def where(plats: Plats) -> str:
    """The place with its preposition."""
    if plats.typ == "vag" or plats.namn.endswith("ö"):
        return f"på {plats.namn}"
    return f"{'i' if plats.typ in ('ovrigt', 'bostadsomrade') else 'vid'} {plats.namn}"


def _slipped(text: str, slips: dict[str, str]) -> str:
    """As people write in a hurry: some words spelt as they sound."""
    return " ".join(slips.get(word, word) for word in text.split(" "))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _pick(options: list[str], rng: np.random.Generator) -> str:
    return options[int(rng.integers(len(options)))]
