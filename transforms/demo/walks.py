"""`vandring`: what was seen on trygghetsvandringar, what was to be done, by whom, and how far it came."""

from pathlib import Path

import numpy as np

from transforms.demo.world import World
from transforms.demo.write import texts, write_rows
from transforms.registry import Plats

_HEADER = "datum;vandring;plats;iakttagelse;atgard;agare;status;klar_senast"
_BEFORE = ("klar", "klar", "pagar", "planerad", "avslagen")
_RECENT = ("ny", "planerad", "pagar", "klar")


def make(world: World, folder: Path) -> None:
    """Three to five walks the year before the period and two in it, each at two or three places."""
    rng = world.rng("vandring")
    period = world.inputs.period
    rows: list[tuple[str, ...]] = []
    for year, walks in ((period - 1, int(rng.integers(3, 6))), (period, 2)):
        # In the dark months, when the walks are held.
        months = sorted(rng.choice([2, 3, 4, 9, 10, 11], size=walks, replace=False).tolist())
        for number, month in enumerate(months, start=1):
            day = np.datetime64(f"{year}-{month:02d}-{int(rng.integers(5, 26)):02d}")
            name = f"Trygghetsvandring {number} {year}"
            for plats in _route(world, rng):
                rows += _seen(plats, day, name, _RECENT if year == period else _BEFORE, rng)
    write_rows(folder / "vandring" / "vandringar.csv", _HEADER, sorted(rows), world.seed)


def _route(world: World, rng: np.random.Generator) -> list[Plats]:
    platser = world.inputs.platser
    chosen = rng.choice(len(platser), size=min(3, len(platser)), replace=False)
    return [platser[i] for i in sorted(chosen.tolist())]


def _seen(
    plats: Plats, day: np.datetime64, name: str, states: tuple[str, ...], rng: np.random.Generator
) -> list[tuple[str, ...]]:
    fitting = [
        choice for row in texts("vandring")["rad"] if plats.typ in row["typer"] for choice in row["val"]
    ]
    picked = rng.choice(len(fitting), size=min(int(rng.integers(2, 5)), len(fitting)), replace=False)
    rows: list[tuple[str, ...]] = []
    for i in sorted(picked.tolist()):
        seen, action, owner = fitting[i]
        status = states[int(rng.integers(len(states)))]
        done = "" if status == "avslagen" else str(day + int(rng.integers(14, 200)))
        rows.append((str(day), name, plats.namn, seen.format(plats=plats.namn), action, owner, status, done))
    return rows
