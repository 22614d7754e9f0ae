"""The åtgärdsplan against the lägesbild: which promise each measure serves, what it rests on, and what has none."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from transforms.judgement.reason import Reason
from transforms.registry import Lofte


@dataclass(frozen=True)
class Point:
    """One measure of the plan; `lofte` = the promise that its row names, "" for none."""

    punkt_id: str
    problem: tuple[str, ...]
    lofte: str
    status: str
    demo: bool


@dataclass(frozen=True)
class Served:
    """Promises that a measure serves; `how` = `angivet` (its row says so), `samma_problem`, or "" for none."""

    loften: tuple[str, ...]
    how: str


def served(point: Point, loften: Iterable[Lofte]) -> Served:
    """The promise that the row names; else those that share a problem with it."""
    if point.lofte:
        return Served((point.lofte,), "angivet")
    shared = tuple(lofte.lofte_id for lofte in loften if set(lofte.problem) & set(point.problem))
    return Served(shared, "samma_problem" if shared else "")


def ungrounded(point: Point, real: AbstractSet[str], demo: AbstractSet[str]) -> Reason | None:
    """Why a measure points to no finding of the lägesbild (lag 2023:196, 5 §), or None when it does.

    `real` and `demo` = problems that real or synthetic sources tell something of.
    """
    mine = set(point.problem)
    if not mine:
        return Reason("inget_problem")
    if mine & real or (point.demo and mine & demo):
        return None
    return Reason("bara_demo" if mine & demo else "inget_fynd")


def without_measure(needed: Sequence[str], points: Iterable[Point]) -> list[str]:
    """Problems among `needed` for which nothing is planned, going on or done; a rejected measure is none."""
    met = {problem for point in points if point.status != "avslagen" for problem in point.problem}
    return [problem for problem in dict.fromkeys(needed) if problem not in met]
