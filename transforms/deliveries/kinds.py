"""What a file is that cannot be what it lies there as, told by its first bytes: so that its refusal says just that."""

import re
import zipfile
from pathlib import Path

from transforms.deliveries.archive import BROKEN_ARCHIVE
from transforms.deliveries.text import UnreadableError

_STARTS = (
    (re.compile(rb"%PDF-"), "ar_pdf"),
    (re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|II\*\x00|MM\x00\*|....ftyp(?:hei|mif|avif)", re.DOTALL), "ar_bild"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "gammalt_office"),
    (re.compile(rb"\{\\rtf"), "ar_rtf"),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!|PK\x05\x06"), "ar_packad"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE), "ar_webbsida"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*[\[{])"), "ar_json"),
    (re.compile(rb".?\x00", re.DOTALL), "nollbyte"),  # no text begins so but UTF-16 without its mark
)
ZIP = b"PK\x03\x04"


def refuse_others(path: Path, *taken: str) -> None:
    """Pass a file that may be read; `taken` are the codes of what the caller reads although others do not.

    Raises:
        UnreadableError: it is a picture, a web page, an archive or the like.
    """
    with path.open("rb") as handle:
        start = handle.read(1024)
    code = _in_archive(path) if start.startswith(ZIP) else _by_start(start)
    if code and code not in taken:
        raise UnreadableError(code)


def _by_start(start: bytes) -> str:
    return next((code for pattern, code in _STARTS if pattern.match(start)), "")


def _in_archive(path: Path) -> str:
    """What an archive holds; a broken one is left to its reader."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except BROKEN_ARCHIVE:
        return ""
    if any(name.startswith("word/") for name in names):
        return "ar_word"
    return "ar_arbetsbok" if any(name.casefold().startswith("xl/") for name in names) else "ar_packad"
