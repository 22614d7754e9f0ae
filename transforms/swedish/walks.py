"""The way of a number from the page to its files, in Swedish."""

from collections.abc import Mapping
from typing import Any

from transforms.swedish import numbers

TITLE = "Talens väg"
INTRO = ("Varje utslag och varje svar i prioriteringen vilar på tal. Här står talet, filerna det är räknat ur och vad "
         "som vilar på det. Den som har programmet får varje rad med lagesbild why {kommun} och talets beteckning, "
         "som står på andra raden.")
NOTHING = "Inget löfte och ingen prioritering vilar på något tal."
CAPTION = "Tal som utslag och prioritering vilar på"
HEADER = ("Tal", "Värde (95 % intervall)", "n", "Räknat ur", "Används i")
LINK = "Talets väg"


def numbered(number: int) -> str:
    """One of several numbers."""
    return f"Tal {number}"


def source(kalla: Mapping[str, Any]) -> str:
    """A file: title, when it came, how many of its rows count, and the head of its digest, as far as they are told."""
    when = f", hämtad {kalla['hamtad']}" if kalla["hamtad"] else ""
    rows = "" if kalla["godkanda"] is None else f", {numbers.antal(kalla['godkanda'])} godkända rader"
    digest = f" (sha256 {kalla['sha256'][:12]})" if kalla["sha256"] else ""
    return f"{kalla['titel']}{when}{rows}{digest}"
