"""DuckDB: contracts filled, staging and marts counted, indicators measured, checks that must return no rows.

One `.sql` file is one table of the same name. Order follows from the names: `raw_`, `reg_` and `lage` before
`stg_`, those before `mart_`; among marts, from the tables they mention.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from transforms import scratch
from transforms.deliveries.account import FileReport
from transforms.errors import BrokenContractError
from transforms.intake import Intake
from transforms.locate import areas_of, locate
from transforms.measure import measure
from transforms.paths import SQL
from transforms.registry import Registry
from transforms.sources import sources

log = logging.getLogger(__name__)
_TABLE = re.compile(r"\b(?:raw|stg|mart|reg)_\w+")


def sql(folder: str) -> dict[str, str]:
    """The files of one folder of `sql/`, name to text, by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((SQL / folder).glob("*.sql"))}


def mentioned(text: str) -> set[str]:
    """Tables that a model reads: every prefixed name outside its comments."""
    return set(_TABLE.findall(re.sub(r"--.*", "", text)))


def build(path: Path, intake: Intake, registry: Registry, omraden: list[str]) -> None:
    """Write the kommun's database to `path`; it appears only when every check has passed.

    `omraden` are the area codes for which changes are measured beside the kommun's own.

    Raises:
        BrokenContractError: a contract or a check refused rows; nothing is written.
    """
    temporary = scratch.beside(path)
    params = {"kommun": intake.kommun, "omraden": [intake.kommun, *omraden]}
    try:
        with duckdb.connect(str(temporary)) as con:
            con.execute("set python_enable_replacements = false")
            _load(con, intake, registry)
            _models(con, params)
            measure(con, registry)
            _check(con, params)
    except duckdb.ConstraintException as error:
        scratch.remove(temporary)
        raise BrokenContractError(f"ett datakontrakt bröts: {error}") from None
    temporary.replace(path)


@contextmanager
def reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a finished database."""
    con = duckdb.connect(str(path), read_only=True)
    try:
        yield con
    finally:
        con.close()


def run(con: duckdb.DuckDBPyConnection, text: str, params: dict[str, Any]) -> duckdb.DuckDBPyConnection:
    """Execute `text` with just those of `params` that it names."""
    wanted = duckdb.extract_statements(text)[0].named_parameters
    return con.execute(text, {name: params[name] for name in wanted})


def insert(con: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Fill a contract by column name; the contract's own types and checks decide."""
    con.register("_rows", frame)
    con.execute(f"insert into {table} by name select * from _rows")
    con.unregister("_rows")


def _load(con: duckdb.DuckDBPyConnection, intake: Intake, registry: Registry) -> None:
    for text in (*sql("contracts").values(), *sql("macros").values()):
        con.execute(text)
    insert(con, "leverans", pd.DataFrame([_leverans(report) for report in intake.reports]))
    koder = [(k.kalla, k.kod, k.problem_id, k.bredare) for k in registry.koder]
    insert(con, "reg_koder", pd.DataFrame(koder, columns=["kalla", "kod", "problem", "bredare"]))
    insert(con, "reg_omraden", areas_of(intake.kommun, registry))
    for name in sorted(intake.frames):
        if (frame := intake.table(name)) is not None and len(frame):
            insert(con, name, frame)
    insert(con, "lage", locate(intake, registry))


def _leverans(report: FileReport) -> dict[str, object]:
    source = sources().get(report.kalla)
    taken = report.rader is not None
    return {
        "fil_id": report.fil_id, "fil": report.fil, "kalla": report.kalla or "okand",
        "kallslag": source.kallslag if source else "referens", "sha256": report.sha256,
        "leveransdatum": report.leveransdatum, "titel": report.card.titel or report.path.name,
        "producent": report.card.producent, "begransning": report.card.begransning,
        "syntetisk": report.card.syntetisk, "status": report.status, "rader": report.rader,
        "godkanda": report.godkanda, "karantan": len(report.karantan) if taken else None,
        "dubbletter": report.dubbletter, "personrader": len(report.personradnummer) if taken else None,
        "ersatta": report.ersatta, "rattade": sum(report.rattade.values()) if taken else None,
    }


def _models(con: duckdb.DuckDBPyConnection, params: dict[str, Any]) -> None:
    models = sql("staging") | sql("marts")
    graph = {name: (mentioned(text) - {name}) & set(models) for name, text in models.items()}
    for name in TopologicalSorter(graph).static_order():
        run(con, f"create table {name} as\n{models[name]}", params)
    for text in sql("indicators").values():
        run(con, f"insert into matbar by name\n{text}", params)


def _check(con: duckdb.DuckDBPyConnection, params: dict[str, Any]) -> None:
    broken = []
    for name, text in sql("checks").items():
        rows = run(con, text, params).fetchall()
        if rows:
            broken.append(f"{name}: {len(rows)} rader, första {rows[0]}")
    if broken:
        raise BrokenContractError("\n".join(broken))
