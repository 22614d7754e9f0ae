"""A dialog note to numbered lines: text or Markdown by line, DOCX by paragraph."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree

from transforms.deliveries.text import MAX_BYTES, UnreadableError, decode, unified
from transforms.deliveries.workbook import BROKEN_ARCHIVE, MAX_UNPACKED

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"


def read_lines(path: Path) -> tuple[list[tuple[int, str]], str, set[int]]:
    """(number, line) in order, the encoding, and the numbers of lines that are not of it.

    Raises:
        UnreadableError: the bytes are no text, or the document cannot be opened.
    """
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableError("for_stor", gigabyte=2)
    data = path.read_bytes()
    if data.startswith(b"PK\x03\x04"):
        return _paragraphs(path), "docx", set()
    text, encoding, bad = decode(data)
    return list(enumerate(unified(text).split("\n"), start=1)), encoding, set(bad)


def _paragraphs(path: Path) -> list[tuple[int, str]]:
    """Each paragraph with an empty line after it, so that none is joined with the next."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_DOCUMENT).file_size > MAX_UNPACKED:
                raise UnreadableError("trasig_anteckning")
            root = ElementTree.fromstring(archive.read(_DOCUMENT))
    except (*BROKEN_ARCHIVE, ElementTree.ParseError):
        raise UnreadableError("trasig_anteckning") from None
    lines = []
    for number, paragraph in enumerate(root.iter(f"{_W}p"), start=1):
        text = "".join(run.text or "" if run.tag == f"{_W}t" else "\n" for run in paragraph.iter()
                       if run.tag in (f"{_W}t", f"{_W}br"))
        lines += [(number, line) for line in unified(text).split("\n")] + [(number, "")]
    return lines
