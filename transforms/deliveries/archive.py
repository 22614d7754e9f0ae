"""What a ZIP really unpacks to, counted as it is unpacked: what its own headers say is not believed."""

import copy
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator

# What opening a damaged archive may raise: an encrypted or unknown form is a RuntimeError, a bad name a ValueError.
BROKEN_ARCHIVE = (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, KeyError, zlib.error, struct.error)
_BLOCK = 1 << 20


class TooLargeError(Exception):
    """The archive unpacks to more than it may."""


def blocks(archive: zipfile.ZipFile, item: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """The bytes of a member, a block at a time.

    Raises:
        TooLargeError: there are more than `most` of them, whatever the headers say.
    """
    whole = copy.copy(item)
    whole.file_size = sys.maxsize  # zipfile stops where the header says that a member ends
    size = 0
    with archive.open(whole) as member:
        while block := member.read(_BLOCK):
            size += len(block)
            if size > most:
                raise TooLargeError
            yield block
