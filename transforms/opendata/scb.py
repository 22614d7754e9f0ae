"""Population from SCB's PxWeb v2 as json-stat2: TAB6574 (kommun, RegSO, DeSO) and TAB638 (kommun, long series).

Regions are chosen by pattern (`0182*`, four characters), so that no list of codes has to be brought first.
"""

from typing import Any

import httpx

from transforms.opendata.errors import FetchError
from transforms.opendata.replies import Ask, Replies
from transforms.opendata.service import RIKET, Scope, Service, Tools, held
from transforms.sources.forms import json_stat

# TAB6574 (2010 on) has totals for age and sex. TAB638 has none: what is left out is summed by SCB. It ends with 2024;
# later years carry SCB's noise and stand in TAB6574 alone.
_SMALL = {"Alder": "totalt", "Kon": "1+2", "ContentsCode": "000007Y7"}
_LONG = {"ContentsCode": "BE0101N1"}


def asks(scope: Scope, tools: Tools) -> tuple[Ask, ...]:
    """A kommun with its areas in all years; for the country every kommun, to 2024 and after."""
    if scope.kod != RIKET:
        return (_ask(tools.base, "tab6574", {"Region": f"{scope.kod}*", **_SMALL, "Tid": "*"}),)
    return (
        _ask(tools.base, "tab638", {"Region": "????", **_LONG, "Tid": "from(2010)"}),
        _ask(tools.base, "tab6574", {"Region": "????", **_SMALL, "Tid": "from(2025)"}),
    )


def _ask(base: str, table: str, choice: dict[str, str]) -> Ask:
    query = {f"valueCodes[{name}]": value for name, value in choice.items()}
    parameters = httpx.QueryParams({"lang": "sv", **query, "outputFormat": "json-stat2"})
    return Ask(table, f"{base}/tables/{table.upper()}/data?{parameters}", table)


def check(document: Any, scope: Scope) -> bool:
    """A json-stat2 dataset by region and year, with the kommun asked for."""
    held(document, "id", list)
    held(document, "size", list)
    held(document, "value", (list, dict))
    dimension = held(document, "dimension", dict)
    held(dimension, "Tid", dict)
    codes = held(held(held(dimension, "Region", dict), "category", dict), "index", (list, dict))
    if not codes or (scope.kod != RIKET and scope.kod not in codes):
        raise FetchError("annat_omrade", omfang=scope.namn)
    return True


SERVICE = Service("scb", riket=True, kommuner=True, bring=Replies(
    "scb", "befolkning", asks, check, lambda path, _registry: json_stat.parse(path)).bring)
