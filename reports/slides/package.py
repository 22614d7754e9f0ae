"""A presentation's bytes, the same for the same content: the library stamps the time of day into its archive."""

import io
import zipfile
from typing import Any

_FIRST = "[Content_Types].xml"
_STAMP = (2000, 1, 1, 0, 0, 0)


def packed(deck: Any) -> bytes:
    """The file, its members in the order of their names and without a time."""
    raw, out = io.BytesIO(), io.BytesIO()
    deck.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != _FIRST, n)):
            member = zipfile.ZipInfo(name, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # as on Linux, wherever it is made
            target.writestr(member, source.read(name))
    return out.getvalue()
