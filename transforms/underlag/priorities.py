"""The priorities of a record: problem by criterion, and problems without a promise."""

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.evidence import Row
from transforms.judgement import gaps
from transforms.swedish import evidence as words
from transforms.underlag.promises import Judged
from transforms.underlag.view import View


def risen(view: View, judged: Sequence[Judged]) -> list[Row]:
    """Changes of reported crime that rose beyond chance and that no promise names."""
    promised = {p for j in judged if j.verdicts for p in j.lofte.problem}
    return gaps.risen_without_promise(view.opened(), promised, view.unit.kommun, view.unit.period.last_whole_year)


def priorities(view: View, judged: Sequence[Judged], bound: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each problem by the seven criteria; `bound` = by problem, whether it gathers at areas."""
    weighed = [j.lofte for j in judged if j.verdicts]
    promised = {p: [lofte.lofte_id for lofte in weighed if p in lofte.problem] for p in view.registry.problem}
    last, rows = view.unit.period.last_whole_year, view.opened()
    decision = view.registry.prioritering(view.unit.kommun)
    chosen = {v.problem: {"valt": v.valt, "skal": v.skal} for v in decision.val} if decision else {}
    return [
        {"problem": problem, "kriterier": criteria, "loften": promised[problem], "underlag": used,
         "val": chosen.get(problem)}
        for problem in view.registry.problem
        for criteria, used in [gaps.criteria(
            problem, rows, view.unit.kommun, last, bound.get(problem, "oklart"))] if used or problem in chosen
    ]


def without_promise(risen: Sequence[Row]) -> list[dict[str, Any]]:
    """Problems that rose and that no promise names."""
    return [{"problem": r["problem"], "omrade_kod": r["omrade_kod"],
             "skal": words.gap("okade_utan_lofte", {"ar": r["ar"]})} for r in risen]
