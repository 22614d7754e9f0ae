"""What people feel beside what is reported: a class of problem and area, only when both carry it."""

from dataclasses import dataclass

from transforms.statistics.display import TOO_FEW
from transforms.statistics.result import Result

HIGH, LOW, UNKNOWN = "hogt", "lagt", "oklart"
UNSAID = "kan_inte_sagas"
# Not `opalitlig` nor `brett_intervall`: a number too unsure to print may still lie surely under the reference.
_UNFIT = {TOO_FEW, "utan_befolkning", "ej_urval", "utan_intervall"}
_CLASSES = {
    (HIGH, HIGH): "bada_hoga",
    (HIGH, LOW): "bara_upplevt",
    (LOW, HIGH): "bara_anmalt",
    (LOW, LOW): "bada_laga",
}


@dataclass(frozen=True)
class Perception:
    """The class of a problem in an area, and how either side stands against its reference.

    `klass`: `bada_hoga`, `bara_upplevt`, `bara_anmalt`, `bada_laga`, or `kan_inte_sagas` as soon as one side is
    `oklart`. `flags`: the codes that kept a side from carrying a class, prefixed by the side.
    """

    klass: str
    upplevt: str
    anmalt: str
    flags: tuple[str, ...] = ()


def classed(felt: Result, felt_reference: float, reported: Result, reported_reference: float) -> Perception:
    """Worry or perceived problem (a share) beside the rate of reports, each against a reference on its own scale.

    A side is high or low when its interval lies wholly on one side of the reference: the same that a test at the
    interval's level would say. Each errs in at most one tail, so a class is wrong at most as often as the two tails
    together (Bonferroni; 5 % for 95 % intervals). References are taken as known, as the country's value nearly is.
    Against the rest of the kommun, which is not, the two results are a difference and a ratio, with references 0 and 1.
    """
    sides = _side(felt, felt_reference), _side(reported, reported_reference)
    flags = [f"{name}:{flag}" for name, result in (("upplevt", felt), ("anmalt", reported))
             for flag in result.flags if flag in _UNFIT]
    return Perception(_CLASSES.get(sides, UNSAID), *sides, tuple(flags))


def _side(result: Result, reference: float) -> str:
    if result.lo is None or result.hi is None or _UNFIT.intersection(result.flags):
        return UNKNOWN
    if result.lo > reference:
        return HIGH
    return LOW if result.hi < reference else UNKNOWN
