"""Section 5: consequences. The law's own view of how grave a crime is, and what nobody has delivered."""

from reports.compose.common import Underlag
from reports.context import Context
from reports.model import Block, Section, Table, Text
from transforms.registry import Straffskala
from transforms.swedish.numbers import antal


def consequences(underlag: Underlag, context: Context) -> Section:
    """The scale of punishment per problem with its warning; the rest of the law's demand is said to be missing."""
    blocks: list[Block] = [Text(
        "Lagen kräver att en lägesbild också beskriver brottens konsekvenser: vilka som drabbas, skada, kostnad och "
        "vad människor undviker. Ingen källa till det är levererad. Kommunen kan skriva det i sin egen bedömning.")]
    known = {s.problem_id: s for s in context.straffskalor}
    rows = tuple(_row(context.problemnamn[p["problem"]], known[p["problem"]])
                 for p in underlag["prioritering"] if p["problem"] in known)
    if rows:
        blocks += [
            Table("Hur allvarligt lagen ser på brotten", ("Problem", "Vanligt brott", "Straffskala", "Lagrum"), rows),
            Text("Straffskalan gäller ett vanligt brott av normalgraden. Den säger inte hur den drabbade har det, den "
                 "räknas aldrig ihop med antal. Problem som inte står här saknar inläst skala, inte straff.", "not")]
    return Section("konsekvenser", "Konsekvenser", tuple(blocks))


def _row(problem: str, scale: Straffskala) -> tuple[str, str, str, str]:
    years = antal(scale.hogst_ar)
    span = f"högst {years}" if scale.lagst_ar is None else f"{antal(scale.lagst_ar)}–{years}"
    return problem, scale.brott, f"{span} års fängelse", scale.lagrum
