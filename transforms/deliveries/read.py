"""A delivered file to a table: told to be CSV or XLSX by its first bytes."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from transforms.deliveries.csv_file import CsvFile, Taken
from transforms.deliveries.kinds import ZIP, refuse_others
from transforms.deliveries.table import RawTable
from transforms.deliveries.text import MAX_BYTES, UnreadableError, encoding_of, header_key
from transforms.deliveries.workbook import read_workbook


def read_table(
    path: Path, *wanted: Collection[str], straight: Callable[[CsvFile], Taken | None] | None = None
) -> RawTable:
    """The delivered table in `path`, CSV or XLSX by its first bytes.

    `wanted` are sets of required headers, any one of which tells the right sheet of a workbook. `straight` may take
    the lines of a CSV that are in order as they stand; the table then holds the others.

    Raises:
        UnreadableError: too large, of another kind, empty, or no header; while its parts are read: a cell structure
            that cannot be followed.
    """
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableError("for_stor", gigabyte=2)
    refuse_others(path, "ar_arbetsbok")
    with path.open("rb") as handle:
        if handle.read(4) == ZIP:
            return read_workbook(path, [{header_key(name) for name in names} for names in wanted])
        handle.seek(0)
        encoding = encoding_of(handle)

    def lines() -> Iterator[str]:
        with path.open(encoding=encoding.codec, errors=encoding.errors) as text:
            try:
                yield from text
            except UnicodeDecodeError:
                raise UnreadableError("trasig_kodning", kodning=encoding.name) from None

    file = CsvFile.opened(lines, encoding, path)
    return file.table(straight(file) if straight else None)
