"""DuckDB as the rooms use it: SQL texts by name, contracts laid out, frames inserted, scratch files swept away."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from transforms.errors import BrokenContractError
from transforms.paths import SQL

_TABLE = re.compile(r"\b(?:raw|stg|mart|reg)_\w+")


@cache
def sql(folder: str) -> dict[str, str]:
    """The files of one folder of `sql/`, name to text, by name; read once."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((SQL / folder).glob("*.sql"))}


def mentioned(text: str) -> set[str]:
    """Tables that a model reads: every prefixed name outside its comments."""
    return set(_TABLE.findall(re.sub(r"--.*", "", text)))


def opened(path: Path | str = ":memory:") -> duckdb.DuckDBPyConnection:
    """A connection with every contract laid out as an empty table, and the macros."""
    con = duckdb.connect(str(path))
    con.execute("set python_enable_replacements = false")
    con.execute("set enable_progress_bar = false")  # it would be drawn into what a command prints
    con.execute(";\n".join((*sql("contracts").values(), *sql("macros").values())))
    return con


@contextmanager
def passing() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in a private folder that is gone afterwards: for what is looked at and not kept."""
    with tempfile.TemporaryDirectory(prefix="lagesbild-") as folder, opened(Path(folder) / "leverans.duckdb") as con:
        yield con


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
    """Fill a contract by column name; the contract's own types and checks decide.

    Raises:
        BrokenContractError: they refuse a row.
    """
    con.register("_rows", frame)
    try:
        con.execute(f"insert into {table} by name select * from _rows")
    except (duckdb.ConstraintException, duckdb.ConversionException) as error:
        raise BrokenContractError(f"ett datakontrakt bröts: {error}") from None
    finally:
        con.unregister("_rows")
