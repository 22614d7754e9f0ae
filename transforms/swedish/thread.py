"""The red thread and its breaks in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.swedish.numbers import antal, upprakning

INTRO = ("Den röda tråden går från överenskommelsens mål till löfte, aktivitet och tal. Tabellen visar tråden, "
         "listan var den brister.")
WHOLE = "Tråden är hel: varje mål har löfte, varje aktivitet har logg och varje mål har ett tal att följa."
LOG = {"finns": "● finns", "saknas": "○ saknas", "foljs_inte": "följs inte i perioden", "": "–"}
NO_GOAL, NO_PROMISE, NO_ACTIVITY, NO_INDICATOR = "○ inget mål", "○ inget löfte", "○ ingen aktivitet", "○ inget tal"
NAMES = {
    "mal_utan_lofte": "Mål utan löfte",
    "lofte_utan_mal": "Löfte utan mål",
    "okant_fokusomrade": "Löfte under ett mål som inte finns i överenskommelsen",
    "lofte_utan_aktivitet": "Löfte utan aktivitet",
    "aktivitet_utan_logg": "Aktivitet utan logg",
    "mal_utan_indikator": "Mål utan indikator",
    "indikator_utan_tal": "Indikator utan tal i underlaget",
}
_TOLD = {
    "mal_utan_lofte": "{fokusomrade}", "lofte_utan_mal": "{lofte}", "okant_fokusomrade": "{lofte} ({fokusomrade})",
    "lofte_utan_aktivitet": "{lofte}", "aktivitet_utan_logg": "{aktivitet} ({lofte})",
    "mal_utan_indikator": "{fokusomrade}", "indikator_utan_tal": "{indikator} ({lofte})",
}


def told(code: str, params: Mapping[str, Any]) -> str:
    """What breaks, named within its kind; `params` hold the names as they are read."""
    return _TOLD[code].format(**params)


def broken(code: str, what: Sequence[str]) -> str:
    """All breaks of one kind in one line."""
    return f"{NAMES[code]} ({antal(len(what))}): {'; '.join(what)}."


def shared(names: Sequence[str]) -> str:
    """That the agreement holds for other kommuner as well; empty when it does not."""
    return f"Överenskommelsen delas med {upprakning(list(names))}. Här visas den för den här kommunen." if names else ""
