"""What may be shown to whom. Until full disclosure control exists, `publik` and `alla` are refused at the door."""

from transforms import settings
from transforms.errors import LagesbildError
from transforms.evidence import Row
from transforms.registry import Registry

EDITIONS = ("intern", "bra")
_OCCASIONS = ("tillfallen", "jamfor_tillfallen")
_HIDDEN = ("varde", "ki_undre", "ki_ovre", "p_upp", "p_ned", "antal", "jamfor_antal", "n", *_OCCASIONS)


class EditionNotReadyError(LagesbildError):
    """An edition that the contract names and this version cannot make safely."""


def small(count: int | None) -> bool:
    """True for a count of 1 up to the threshold: shown only inside the house."""
    return count is not None and 0 < count < settings.TROSKEL.varde


def masked(row: Row, edition: str, registry: Registry, kommun: str) -> Row:
    """The indicator as the edition may show it: numbers None and a flag where it may not.

    A ratio, rate or difference goes with the count it is made of. One to four reporters or occasions are hidden alone.
    Sensitive problems are shown for the kommun only.
    """
    if edition == "intern":
        return row
    if registry.problem[row["problem"]].kansligt and row["omrade_kod"] != kommun:
        return row | dict.fromkeys(_HIDDEN) | {"flaggor": [*row["flaggor"], "undertryckt", "kansligt"]}
    if small(row["antal"]) or small(row["jamfor_antal"]) or "for_fa_svar" in row["flaggor"]:
        return row | dict.fromkeys(_HIDDEN) | {"flaggor": [*row["flaggor"], "undertryckt"]}
    return row | {key: None for key in _OCCASIONS if small(row[key])}
