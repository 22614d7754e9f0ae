"""Police incidents with time span and point."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from transforms import bulk, geography
from transforms.deliveries.account import FileReport
from transforms.deliveries.check import Rule
from transforms.deliveries.contract import Column, Table, optional
from transforms.deliveries.csv_file import CsvFile, Taken
from transforms.deliveries.read import read_table
from transforms.deliveries.text import UnreadableError
from transforms.sources.base import Context, Readings, Source, own_form, read_rows
from transforms.sources.kolumner import read_map
from transforms.sources.rules import border_of, no_future, ordered, point

TABLE = Table(
    source="handelser",
    name="raw_handelser",
    columns=(
        Column("handelse_id", "id"),
        Column("brottskod"),
        Column("brottstyp"),
        Column("start", "tidpunkt"),
        Column("n", "koordinat", empty_ok=True),
        Column("e", "koordinat", empty_ok=True),
        optional("slut", "tidpunkt"),
        optional("inskriven", "tidpunkt"),
        optional("crs", "heltal"),
        optional("plats"),
    ),
    key=("handelse_id",),
    bulk=True,
)
_FILLER_YEAR = 2075
_LONGEST = pd.Timedelta(days=366)


def _times(_context: Context) -> Rule:
    """Filler ends are dropped, local times in the spring gap moved one hour on; both counted as mended."""

    def rule(frame: pd.DataFrame, _report: FileReport) -> tuple[str, pd.Series]:
        frame["_rattad_sommartid"] = False
        for column in ("start", "slut", "inskriven"):
            frame[column] = pd.to_datetime(frame[column])
            moved = geography.out_of_spring_gap(frame[column])
            frame["_rattad_sommartid"] |= (moved != frame[column]) & frame[column].notna()
            frame[column] = moved
        filler = (frame["slut"].dt.year >= _FILLER_YEAR) | (frame["slut"] - frame["start"] > _LONGEST)
        frame["_rattad_orimligt_slut"] = filler
        frame["slut"] = frame["slut"].mask(filler)
        return "slut", pd.Series("", index=frame.index, dtype="object")

    return rule


def _doubtful(context: Context) -> bulk.Doubt:
    """Points that `point` would not leave as they are: on a known filler, or too far outside."""
    fillers = context.registry.fyllnadspunkter(context.kommun)
    border = border_of(context)

    def doubt(points: dict[str, npt.NDArray[np.float64]]) -> npt.NDArray[np.bool_]:
        n, e = points["n"], points["e"]
        filler = geography.on_filler(pd.Series(n), pd.Series(e), fillers).to_numpy()
        return filler if border is None else filler | ~border.holds(n, e)

    return doubt


def read(path: Path, context: Context) -> Readings:
    """Incidents, with other headers brought home through `kolumner.toml` beside the file."""
    try:
        yield from _read(path, context)
    except UnreadableError as error:
        if error.code == "saknad_kolumn":
            raise UnreadableError("andra_rubriker", **error.params) from None
        if error.code == "rubrikrad_saknas":
            raise UnreadableError("okand_export") from None
        raise


def _read(path: Path, context: Context) -> Readings:
    columns = read_map(path.parent, TABLE)

    def straight(file: CsvFile) -> Taken | None:
        header, _ = columns.header(file.header, TABLE)
        fixed = columns.varden.values()
        return bulk.take(context.con, file, header, fixed, TABLE, context.report, _doubtful(context))

    raw = read_table(path, columns.wanted(TABLE), TABLE.required, straight=straight)
    return read_rows(columns.brought_home(raw, TABLE), TABLE, context, _times, no_future("start"),
                     ordered("start", "slut"), point)


SOURCE = Source("handelser", "handelser", (TABLE,), (own_form("händelseexport", read),))
