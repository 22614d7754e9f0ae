"""What may be shown to whom. Until full disclosure control exists, `publik` and `alla` are refused at the door."""

from transforms import settings
from transforms.errors import LagesbildError
from transforms.evidence import Row
from transforms.registry import Registry

EDITIONS = ("intern", "bra")
_HIDDEN = ("varde", "ki_undre", "ki_ovre", "antal", "jamfor_antal", "n", "tillfallen", "jamfor_tillfallen")


class EditionNotReadyError(LagesbildError):
    """An edition that the contract names and this version cannot make safely."""


def small(count: int | None) -> bool:
    """True for a count of 1 up to the threshold: shown only inside the house."""
    return count is not None and 0 < count < settings.TROSKEL.varde


def masked(row: Row, edition: str, registry: Registry, kommun: str) -> Row:
    """The indicator as the edition may show it: numbers None and a flag where it may not.

    A ratio, rate or difference goes with the count it is made of. Sensitive problems are shown for the kommun only.
    """
    if edition == "intern":
        return row
    hide = small(row["antal"]) or small(row["jamfor_antal"]) or "for_fa_svar" in row["flaggor"]
    sensitive = registry.problem[row["problem"]].kansligt and row["omrade_kod"] != kommun
    if not hide and not sensitive:
        return row
    return row | dict.fromkeys(_HIDDEN) | {"flaggor": [*row["flaggor"], "undertryckt"]}
