"""What a scheduled run shows in Prefect's own pages: deliveries, deviations, the promise matrix, and the page."""

import json
from collections.abc import Sequence
from typing import Any

from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from flows.job import Outcome
from transforms.settings import LAG_MANADER, LAG_VARNING
from transforms.swedish.evidence import KALLSLAG, UTSLAG


def outcome(told: Outcome) -> None:
    """The artifacts of one unit; nothing where nothing was published."""
    if told.folder is None:
        return
    record = json.loads((told.folder / "underlag.json").read_text(encoding="utf-8"))
    kommun, place = record["omrade"]["kommuner"][0], f"{record['omrade']['namn']} {record['period']}"
    key = f"{kommun}-{record['period']}-{record['utgava']}".lower()
    create_link_artifact((told.folder / "lagesbild.html").resolve().as_uri(), link_text=f"Lägesbild {place}",
                         key=f"sida-{key}", description="Hela rapporten")
    create_table_artifact(_deliveries(record), key=f"leveranser-{key}", description=f"Leveranser, {place}")
    create_table_artifact(_promises(record), key=f"loften-{key}", description=f"Löften och källslag, {place}")
    create_table_artifact(_deviations(record), key=f"avvikelser-{key}", description=f"Avvikelser, {place}")


def clock(rows: Sequence[tuple[str, str, int | None]]) -> None:
    """How old each kommun's approved lägesbild is."""
    lines = ["| kommun | månader sedan godkännande | läge |", "|---|---|---|"]
    for kommun, namn, months in rows:
        shown = "–" if months is None else str(months)
        lines.append(f"| {namn} ({kommun}) | {shown} | {_state(months)} |")
    create_markdown_artifact("\n".join(lines), key="lagklocka", description="Lag (2023:196) § 6: minst vartannat år")


def _state(months: int | None) -> str:
    if months is None:
        return "inget godkännande i registret"
    if months >= LAG_MANADER.varde:
        return "för gammal"
    return "dags att börja" if months >= LAG_VARNING.varde else "i tid"


def _deliveries(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"källa": k["titel"], "rader": k["rader"], "godkända": k["godkanda"], "karantän": k["karantan"],
             "syntetisk": "ja" if k["syntetisk"] else "nej"} for k in record["kallor"]]


def _promises(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"löfte": lofte["rubrik"]} | {KALLSLAG[m["kallslag"]]: UTSLAG[m["utslag"]] for m in lofte["motivering"]}
            for lofte in record["loften"]]


def _deviations(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"serie": a["serie"], "period": a["period"], "antal": a["antal"], "förväntat": a["forvantat"]}
            for a in record["avvikelser"] if a["flagga"] in ("avviker", "over_gransen")]
