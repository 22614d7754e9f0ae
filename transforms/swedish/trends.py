"""Trends in Swedish: what each series does per year, and why some have none."""

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.swedish.numbers import antal, upprakning

INTRO = ("Ändringen per år räknas över hela serien, med steg där serien räknas på nytt sätt. Den är ett sammanhang och "
         "prövas inte mot något löfte. Ungefär en av tjugo serier utan trend får ändå ett intervall som utesluter "
         "oförändrat.")
_REASONS = {
    "for_kort_serie": "serien är för kort (minst {ar} år, eller {manader} månader när talen finns per månad)",
    "for_fa_handelser": "händelserna är för få (minst {per_ar} per år, eller {per_manad} per månad)",
    "undertryckt": "talen är dolda",
}


def reason(flags: Sequence[str], limits: Mapping[str, Any]) -> str:
    """Why a series has no trend, as part of a sentence; `limits` = the thresholds by name."""
    code = next((flag for flag in flags if flag in _REASONS), "for_kort_serie")
    return _REASONS[code].format(**{name: antal(value) for name, value in limits.items()})


def none(groups: Mapping[str, Sequence[str]], source: str) -> str:
    """The series of one source that have no trend, by reason."""
    said = [f"{upprakning(list(names))}: {why}" for why, names in groups.items()]
    return f"{source}, ingen trend kan bedömas för {'; '.join(said)}."


def conclusion(up: Sequence[str], down: Sequence[str], tried: int) -> str:
    """How many series rise and fall, in a sentence."""
    if not up and not down:
        many = "Ingen serie" if tried == 1 else f"Ingen av {antal(tried)} serier"
        return f"{many} ändras tydligt från år till år."
    said = [f"{upprakning(list(names))} {verb}" for names, verb in ((up, "ökar"), (down, "minskar")) if names]
    rest = "" if len(up) + len(down) == tried else " Övriga kan inte skiljas från oförändrat."
    text = f"{' och '.join(said)} från år till år."
    return text[0].upper() + text[1:] + rest


def lost_dependence(names: Sequence[str]) -> str:
    """Series whose answer changes when neighbouring months are allowed to depend on each other."""
    return f"För {upprakning(list(names))} ändras svaret om månader intill varandra följs åt: läs det försiktigt."
