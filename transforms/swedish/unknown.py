"""What the record cannot answer, as questions."""

from collections.abc import Sequence

from transforms.swedish.evidence import KALLSLAG
from transforms.swedish.numbers import antal, upprakning

COMPARED = "Hur nivåerna står sig mot andra kommuner."
PLACES = "Om en namngiven plats har fler händelser än de som vistas där förklarar."
CONSEQUENCES = "Vilka konsekvenser brotten har."
DARK = "Hur mycket som aldrig anmäls."


def only_synthetic(kinds: Sequence[str]) -> str:
    """Kinds of source of which nothing real has been read."""
    names = upprakning([KALLSLAG[k] if KALLSLAG[k][:2].isupper() else KALLSLAG[k].lower() for k in kinds])
    return f"Vad verkliga uppgifter säger om {names}: bara syntetiska demodata är inlästa."


def hidden(count: int) -> str:
    """Numbers that are there but not shown."""
    return f"Vad {antal(count)} dolda tal är: de finns, men kan peka ut någon."
