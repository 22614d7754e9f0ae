"""`atgarder`: an invented åtgärdsplan; some of it done, some late, some without a promise."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np

from transforms.demo.world import World
from transforms.demo.write import texts, write_rows

_HEADER = "atgard_id;datum;problem;plats;vad;ansvarig;status;klar_senast;lofte_id;orsak;matt"
_STATUS = ("klar", "pagar", "planerad", "pagar", "ny", "avslagen")
_LOOSE = ("nedskrapning", "cykelstold", "stold", "vald_offentlig_miljo")  # problems that few promises name
_TERM = (30, 60, 120, 200, 400)  # days from decision to due


def make(world: World, folder: Path) -> None:
    """Measures for the promises' problems as far as texts go, and some that serve no promise, of the period's year."""
    rng = world.rng("atgarder")
    wanted = [(problem, lofte.lofte_id) for lofte in world.inputs.loften for problem in lofte.problem]
    wanted += [(problem, "") for problem in _LOOSE if problem not in {name for name, _ in wanted}]
    by_problem = texts("atgarder")["problem"]
    measures = [(problem, lofte, words) for problem, lofte in dict.fromkeys(wanted)
                for words in by_problem.get(problem, [])]
    rows = [_row(world, number, *measure, rng) for number, measure in enumerate(measures, start=1)]
    write_rows(folder / "atgarder" / "atgardsplan.csv", _HEADER, rows, world.seed)


def _row(
    world: World, number: int, problem: str, lofte: str, words: list[str], rng: np.random.Generator
) -> tuple[object, ...]:
    what, owner, how, cause = words
    day = date(world.inputs.period, 1, 10) + timedelta(days=int(rng.integers(0, 330)))
    due = "" if number % 7 == 0 else str(day + timedelta(days=int(rng.choice(_TERM))))
    platser = world.inputs.platser
    place = "kommunen" if rng.random() < 0.3 else platser[int(rng.integers(len(platser)))].namn
    status = _STATUS[int(rng.integers(len(_STATUS)))]
    return f"{world.inputs.kommun}-p{number}", day, problem, place, what, owner, status, due, lofte, cause, how
