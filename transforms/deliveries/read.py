"""A delivered file to a table: told to be CSV or XLSX by its first bytes."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from transforms.deliveries.csv_file import CsvFile, Taken
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
        UnreadableError: too large, empty, or no header; while its parts are read: a cell structure that cannot be
            followed.
    """
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableError("for_stor", gigabyte=2)
    with path.open("rb") as handle:
        start = handle.read(4)
        if start == b"PK\x03\x04":
            return read_workbook(path, [{header_key(name) for name in names} for names in wanted])
        if start == b"\xd0\xcf\x11\xe0":  # the old binary Office form
            raise UnreadableError("trasig_arbetsbok")
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
