"""`aktiviteter`: what was done for each promise in its term; some wholly, some in part, some not at all."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np

from transforms.demo.world import World
from transforms.demo.write import texts, write_rows
from transforms.registry import Aktivitet, Lofte

_HEADER = "datum;aktivitet_id;antal;plats;utforare;kommentar"
_DONE = (1.0, 0.5, 0.0, 1.0, 0.4)  # share done, promise by promise
_PER_YEAR = {"dag": 250, "vecka": 48, "manad": 12, "kvartal": 4, "tertial": 3, "halvar": 2, "ar": 1}
_UNSTATED = 6  # occasions, where the text promises no number
_MOST_ROWS = 48


def make(world: World, folder: Path) -> None:
    """One file for the period's year; a shared agreement's promises are done in each of its kommuner."""
    rng = world.rng("aktiviteter")
    # From the second share on: an agreement's only promise is then done in part, which shows the most.
    rows = [
        row
        for number, lofte in enumerate(world.inputs.loften, start=1)
        for aktivitet in lofte.aktiviteter
        for row in _done(world, lofte, aktivitet, _DONE[number % len(_DONE)], rng)
    ]
    write_rows(folder / "aktiviteter" / "aktiviteter.csv", _HEADER, sorted(rows), world.seed)


def _done(
    world: World, lofte: Lofte, aktivitet: Aktivitet, share: float, rng: np.random.Generator
) -> list[tuple[object, ...]]:
    """One row per occasion, all on different days of the term: the natural key holds the day."""
    promised = (aktivitet.antal or 1) * _PER_YEAR.get(aktivitet.frekvens, 1)
    if aktivitet.antal is None and not aktivitet.frekvens:
        promised = _UNSTATED
    done = round(promised * share)
    occasions = min(done, _MOST_ROWS)
    if not occasions:
        return []
    first, last = _term(world, lofte)
    days = sorted(rng.choice((last - first).days + 1, size=occasions, replace=False).tolist())
    amounts = [done // occasions + (i < done % occasions) for i in range(occasions)]
    names = {plats.plats_id: plats.namn for plats in world.inputs.platser}
    named = [names[plats] for plats in lofte.platser if plats in names]
    unnamed = [""] if lofte.platser == ("kommunen",) else list(names.values())
    anywhere = named or unnamed
    comments = texts("aktiviteter")["kommentarer"]
    return [
        (
            str(first + timedelta(days=day)),
            aktivitet.aktivitet_id,
            amount,
            anywhere[int(rng.integers(len(anywhere)))],
            _doer(lofte, rng),
            comments[int(rng.integers(len(comments)))],
        )
        for day, amount in zip(days, amounts, strict=True)
    ]


def _term(world: World, lofte: Lofte) -> tuple[date, date]:
    """The part of the promise's term that lies in the period; the whole year when the text is undated."""
    first, last = date(world.inputs.period, 1, 1), date(world.inputs.period, 12, 31)
    agreement = lofte.overenskommelse
    return max(first, agreement.fran or first), min(last, agreement.till or last)


def _doer(lofte: Lofte, rng: np.random.Generator) -> str:
    parties = [party.capitalize() for party in lofte.ansvarig] or ["Kommun"]
    return parties[int(rng.integers(len(parties)))]
