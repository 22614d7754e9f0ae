"""Surveys per kommun from Kolada v3: the key figures that the registry's `kolada.csv` knows, in all years."""

from typing import Any

from transforms.opendata.errors import FetchError
from transforms.opendata.replies import Ask, Replies
from transforms.opendata.service import RIKET, Scope, Service, Tools, held, some_hold
from transforms.sources.forms import kolada

_IDS_IN_A_CALL = 25


def _area(scope: Scope) -> str:
    return "0000" if scope.kod == RIKET else scope.kod


def asks(scope: Scope, tools: Tools) -> tuple[Ask, ...]:
    """As many key figures in a call as the service takes."""
    ids = [n.kpi for n in tools.registry.nyckeltal()]
    chunks = [",".join(ids[i : i + _IDS_IN_A_CALL]) for i in range(0, len(ids), _IDS_IN_A_CALL)]
    return tuple(
        Ask(f"kolada-{number}", f"{tools.base}/data/kpi/{chunk}/municipality/{_area(scope)}?per_page=5000", "kolada",
            number)
        for number, chunk in enumerate(chunks, start=1)
    )


def check(document: Any, scope: Scope) -> bool:
    """Values as Kolada nests them, of the area asked for; False when there are none."""
    held(document, "next_url", (str, type(None)))
    if not (rows := held(document, "values", list)):
        return False
    for name in ("kpi", "municipality", "period", "values"):
        some_hold(rows, name, (str, int, list))
    if not any(row.get("municipality") == _area(scope) for row in rows if isinstance(row, dict)):
        raise FetchError("annat_omrade", omfang=scope.namn)
    inner = [v for row in rows if isinstance(row, dict) and isinstance(row.get("values"), list) for v in row["values"]]
    some_hold(inner, "gender", str)
    some_hold(inner, "value", (int, float, type(None)))
    return True


SERVICE = Service("kolada", riket=True, kommuner=True, bring=Replies(
    "kolada", "trygghet", asks, check, kolada.parse, following=lambda document: document["next_url"]).bring)
